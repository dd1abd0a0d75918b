"""Your private answers: the key that seals what is "only me", and what becomes of it (decision 2).

The key is made here and sent away wrapped at once, before anything can be sealed with it, so that a crash loses
nothing. A code is never sent: the secret that belongs to it comes in, one counted try at a time.

While answers are closed with a code that was not typed in this sitting, nothing takes its place: whoever chooses again
types it first, or says that it is forgotten and has those answers erased.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from app.domain.language import _, ngettext
from app.domain.only_me import FEWEST_CODE_LETTERS, MOST_TRIES, Keeping, OnlyMe
from app.handover.messages import CodeSecret, CodeWasRight, ForgetCode, KeepPrivate, Message
from app.handover.only_me_keys import CannotOpen, CodeCost, Coded, OnlyMeKey, code_fits, decoded, unwrapped
from app.presenters.party import words
from app.presenters.party.code_secrets import CodeSecrets
from app.presenters.party.erasing import Erasing
from app.presenters.party.outbox import Outbox
from app.presenters.party.pages import CodePage, NoticePage, PrivateChoicePage
from app.presenters.party.saving import KeepChoice
from app.presenters.party.sitting import Sitting
from app.presenters.party.views import Link, PartyView

Act = Callable[[], None]


class PrivatePresenter:
    """The page "Your private answers". Calls `ready` once the sitting has its key and the choice is made, and `shown`
    with what shows its page once more.
    """

    def __init__(
        self,
        sitting: Sitting,
        outbox: Outbox,
        secrets: CodeSecrets,
        erasing: Erasing,
        link: Link,
        view: PartyView,
        *,
        save: Act,
        ready: Act,
        shown: Callable[[Act], None],
        notice: Callable[[NoticePage, Act, Act], None],
    ) -> None:
        self._sitting = sitting
        self._outbox = outbox
        self._secrets = secrets
        self._erasing = erasing
        self._link = link
        self._view = view
        self._save = save
        self._ready = ready
        self._shown = shown
        self._notice = notice
        self._choosing = False
        """Whether the code is asked for because the party wants to choose again."""
        self._counted = False
        """Whether wrong codes of a hidden screen are counted on the disk since the last right one."""

    def open(self) -> None:
        """Find or make the key; ask for the choice, or for the code, only where that is needed."""
        sitting = self._sitting
        if sitting.key is None:
            key = self._working_key()
            if key is None and sitting.code_is_unknown:
                self.ask_code()
                return
            self._use(key or OnlyMeKey.made(sitting.chance))
        if sitting.keeping is Keeping.NOT_CHOSEN:
            self.choose()
        else:
            self._ready()

    def choose(self) -> None:
        """Show the choice; also later on, when the party wants another one. With a code nobody typed yet, ask for it."""
        self._secrets.call_off()
        if self._sitting.code_is_unknown:
            self._choosing = True
            self._show_code(self._code_page())
        else:
            self._show_choice(self._choice())

    def ask_code(self) -> None:
        """A closed answer is to be opened after all."""
        self._secrets.call_off()
        self._choosing = False
        if self._sitting.code_is_unknown:
            self._show_code(self._code_page())
        else:
            self._ready()

    # ---- the choice -----------------------------------------------------------------------------------------------

    def keep_with_code(self, code: str, again: str) -> None:
        """Keep "only me" answers for later, closed with this code."""
        if self._sitting.code_is_unknown:
            self.choose()
            return
        problem = _problem(code, again)
        if problem:
            self._show_choice(self._choice(problem))
            return
        self._secrets.for_new_code(partial(self._wrap, code))

    def erase_at_hand_back(self) -> None:
        """Nothing private is kept when the laptop is handed back."""
        self._secrets.call_off()
        if self._sitting.code_is_unknown:
            self.choose()
            return
        self._sitting.keeping = Keeping.ERASE
        self._sitting.code_is_gone()
        self._keep(None)
        self._ready()

    def _wrap(self, code: str, answer: CodeSecret) -> None:
        key = self._sitting.key
        if not answer.secret or key is None:
            problem = _("A code cannot be set now. Ask the mediator, or go on without one.")
            self._show_choice(self._choice(" ".join(answer.sentences) or problem))
            return
        if key.stands_in:
            # What it sealed would go at hand-back. It is on the disk as kept before the code is.
            key = key.as_own()
            self._sitting.use_other_key(key)
            self._save()
        coded = key.coded(code, answer.secret, self._sitting.owner)
        self._sitting.keeping = Keeping.WITH_CODE
        self._sitting.code_is(coded, answer.secret)
        self._keep(coded)
        self._ready()

    # ---- the code -------------------------------------------------------------------------------------------------

    def try_code(self, code: str) -> None:
        """Open the earlier private answers with this code. The try is counted before it is looked at."""
        if not self._sitting.code_is_unknown:
            self._ready()
        elif not code.strip():
            self._show_code(self._code_page(_("Type your code first.")))
        else:
            self._secrets.for_try(partial(self._open, code))

    def go_on_without(self) -> None:
        """Leave the earlier private answers closed. What is private from now on is erased at hand-back."""
        self._secrets.call_off()
        if self._sitting.key is None:
            self._sitting.key_stands_in = self._sitting.code_is_unknown
            self._use(OnlyMeKey.made(self._sitting.chance, stands_in=self._sitting.key_stands_in))
        self._ready()

    def _open(self, code: str, answer: CodeSecret) -> None:
        key = self._decoded(code, answer)
        if key is None:
            self._show_code(CodePage(answer.tries_left, _why_not(answer), choosing=self._choosing))
            return
        self._use(key)
        if self._choosing:
            self.choose()
        else:
            self._ready()

    def _decoded(self, code: str, answer: CodeSecret) -> OnlyMeKey | None:
        """The key behind the code; None where it does not fit or could not be looked at."""
        sitting = self._sitting
        state = sitting.given.keys.state
        try:
            key = decoded(state, code, answer.secret, sitting.owner, sitting.chance) if answer.secret else None
        except CannotOpen:
            return None
        if key is not None:
            self._link.send(CodeWasRight())
            sitting.code_is(_coded(state), answer.secret)
        return key

    def check(self, code: str, then: Callable[[bool, str], None]) -> None:
        """Whether this is the party's code, for coming back from a hidden screen; `then` gets a sentence where it could
        not be looked at. After a crash the code is not known here, and is checked like any try.
        """
        known = self._sitting.code_check
        if known is None:
            self._secrets.for_try(partial(self._checked, code, then))
            return
        fits = code_fits(code, known[0], known[1], self._sitting.owner)
        # A wrong one counts on the disk too, so that it is not five here and then five more at the next hand-over.
        if not fits:
            self._counted = True
            self._secrets.count_try()
        elif self._counted:
            self._counted = False
            self._link.send(CodeWasRight())
        then(fits, "")

    def _checked(self, code: str, then: Callable[[bool, str], None], answer: CodeSecret) -> None:
        fits = self._decoded(code, answer) is not None
        out = not answer.secret and not answer.sentences
        then(fits, " ".join(answer.sentences) or (_why_not(answer) if out else ""))

    # ---- a forgotten code -----------------------------------------------------------------------------------------

    def forgot(self) -> None:
        """Say what a forgotten code means, and ask once."""
        self._secrets.call_off()
        if not self._sitting.code_is_unknown:
            self.choose()
            return
        page = NoticePage(
            _("I forgot my code"),
            (
                _("Nobody can open the private answers you kept with it: not you, not the mediator, nobody else."),
                _("You can have them erased from this laptop for good. Then you can choose a new code."),
                _("If you leave them closed, you can still try the code another time."),
                *self._limit_copy(),
            ),
            _("Leave them closed"),
            _("Erase them for good"),
        )
        self._notice(page, self._back_to_the_code, self._forget)
        self._shown(self.forgot)

    def _back_to_the_code(self) -> None:
        self._show_code(self._code_page())

    def _forget(self) -> None:
        sitting = self._sitting
        if sitting.key is None:
            sitting.key_stands_in = True
            self._use(OnlyMeKey.made(sitting.chance, stands_in=True))
        self._save()
        self._erasing.begin(self._forget_code, self._forgotten, self._back_to_the_code)

    def _forget_code(self, number: int) -> Message:
        """What this sitting's key opens, such as what was written since, needs no code, and stays."""
        return ForgetCode(number, self._sitting.opens())

    def _forgotten(self) -> None:
        self._sitting.keeping = Keeping.NOT_CHOSEN
        self._sitting.code_is_gone()
        self.choose()

    # ---- inside ---------------------------------------------------------------------------------------------------

    def received(self, message: CodeSecret) -> None:
        """The secret that goes with a code."""
        self._secrets.received(message)

    def _working_key(self) -> OnlyMeKey | None:
        keys, sitting = self._sitting.given.keys, self._sitting
        for stands_in in (False, True) if keys.state.working is not None else ():
            try:
                wrap = keys.state.working or b""
                key = unwrapped(wrap, keys.working_wrap, sitting.owner, sitting.chance, stands_in=stands_in)
            except CannotOpen:
                continue
            sitting.key_stands_in = stands_in
            return key
        return None

    def _use(self, key: OnlyMeKey) -> None:
        if self._sitting.key is None:
            self._sitting.begin(key)
        else:
            # What was sealed since is on the disk under this key before the other one's wrap goes: a crash in between
            # loses nothing.
            self._sitting.use_other_key(key)
            self._save()
        self._keep(None)

    def _keep(self, coded: Coded | None) -> None:
        sitting = self._sitting
        if sitting.key is None:
            return
        wrap = sitting.given.keys.working_wrap
        working = sitting.key.wrapped(wrap, sitting.owner, stands_in=sitting.key_stands_in)
        choice = KeepPrivate(0, sitting.keeping, working)
        if coded is not None:
            cost = coded.cost
            choice = KeepPrivate(
                0, sitting.keeping, working, coded.wrapped, coded.salt, cost.memory_kib, cost.passes, cost.lanes
            )
        self._outbox.put(KeepChoice(choice, _nothing_more))

    def _show_choice(self, page: PrivateChoicePage) -> None:
        self._shown(partial(self._view.show_private_choice, page))
        self._view.show_private_choice(page)

    def _show_code(self, page: CodePage) -> None:
        self._shown(partial(self._view.ask_code, page))
        self._view.ask_code(page)

    def _code_page(self, problem: str = "") -> CodePage:
        # What the disk said when the laptop was handed over: only that no try is left is worth a word before the first.
        if self._sitting.given.keys.state.tries >= MOST_TRIES:
            return CodePage(0, _no_try_left(), choosing=self._choosing)
        return CodePage(None, problem, choosing=self._choosing)

    def _limit_copy(self) -> tuple[str, ...]:
        return words.limit_copy() if self._sitting.may_compare_limits else ()

    def _choice(self, problem: str = "") -> PrivateChoicePage:
        return PrivateChoicePage(
            fewest_letters=FEWEST_CODE_LETTERS,
            may_keep=True,
            chosen_before=self._sitting.keeping is not Keeping.NOT_CHOSEN,
            problem=problem,
            not_erased=self._limit_copy(),
        )


def _problem(code: str, again: str) -> str:
    if len(code.strip()) < FEWEST_CODE_LETTERS:
        return _("The code needs at least {count} letters or numbers.").format(count=FEWEST_CODE_LETTERS)
    if code.strip() != again.strip():
        return _("The two codes are not the same. Type the same code in both boxes.")
    return ""


def _coded(state: OnlyMe) -> Coded:
    return Coded(state.coded or b"", state.salt or b"", CodeCost(state.memory_kib, state.passes, state.lanes))


def _why_not(answer: CodeSecret) -> str:
    if answer.sentences:
        return " ".join(answer.sentences)
    if not answer.tries_left:
        return _no_try_left()
    return ngettext(
        "That code does not fit. You have {count} more try.",
        "That code does not fit. You have {count} more tries.",
        answer.tries_left,
    ).format(count=answer.tries_left)


def _no_try_left() -> str:
    return _(
        "No try is left. Your private answers stay closed and safe. The mediator can allow more tries when you have handed "
        "the laptop back."
    )


def _nothing_more() -> None:
    """The choice is on the disk; nobody waits for it."""
