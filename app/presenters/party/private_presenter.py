"""Your private answers: the key that seals what is "only me", and what becomes of it (decision 2).

The key is made here and sent away wrapped at once, before anything can be sealed with it, so that a crash loses
nothing. A code is never sent: the secret that belongs to it comes in, one counted try at a time.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from app.domain.language import _, ngettext
from app.domain.only_me import FEWEST_CODE_LETTERS, Keeping
from app.handover.messages import CodeSecret, CodeWasRight, KeepPrivate, TryCode
from app.handover.only_me_keys import CannotOpen, CodeCost, Coded, OnlyMeKey, code_fits, decoded, unwrapped
from app.presenters.party.outbox import Outbox
from app.presenters.party.pages import CodePage, PrivateChoicePage
from app.presenters.party.saving import KeepChoice
from app.presenters.party.sitting import Sitting
from app.presenters.party.views import Link, PartyView


class PrivatePresenter:
    """The page "Your private answers". Calls `ready` once the sitting has its key and the choice is made, and `shown`
    with what shows its page once more.
    """

    def __init__(
        self,
        sitting: Sitting,
        outbox: Outbox,
        link: Link,
        view: PartyView,
        ready: Callable[[], None],
        shown: Callable[[Callable[[], None]], None],
    ) -> None:
        self._sitting = sitting
        self._outbox = outbox
        self._link = link
        self._view = view
        self._ready = ready
        self._shown = shown
        self._code = ""
        self._with_secret: Callable[[CodeSecret], None] | None = None

    def open(self) -> None:
        """Find or make the key; ask for the choice, or for the code, only where that is needed."""
        state = self._sitting.given.keys.state
        key = self._working_key()
        if key is None and state.coded is not None and self._sitting.key is None:
            self._show_code(CodePage(None))
            return
        if self._sitting.key is None:
            self._use(key or OnlyMeKey.made(self._sitting.chance))
        if self._sitting.keeping is Keeping.NOT_CHOSEN:
            self.choose()
        else:
            self._ready()

    def choose(self) -> None:
        """Show the choice; also later on, when the party wants another one."""
        self._show_choice(self._choice())

    def ask_code(self) -> None:
        """A closed answer is to be opened after all."""
        self._show_code(CodePage(None))

    # ---- the choice -----------------------------------------------------------------------------------------------

    def keep_with_code(self, code: str, again: str) -> None:
        """Keep "only me" answers for later, closed with this code."""
        problem = _problem(code, again)
        if problem:
            self._show_choice(self._choice(problem))
            return
        self._ask_secret(code, self._wrap)

    def erase_at_hand_back(self) -> None:
        """Nothing private is kept when the laptop is handed back."""
        self._sitting.keeping = Keeping.ERASE
        self._sitting.code_check = None
        self._keep(None)
        self._ready()

    def _wrap(self, answer: CodeSecret) -> None:
        key = self._sitting.key
        if not answer.secret or key is None:
            problem = _("A code cannot be set now. Ask the mediator, or go on without one.")
            self._show_choice(self._choice(problem))
            return
        coded = key.coded(self._code, answer.secret, self._sitting.owner)
        self._code = ""
        self._sitting.keeping = Keeping.WITH_CODE
        self._sitting.code_check = (coded, answer.secret)
        self._keep(coded)
        self._link.send(CodeWasRight())
        self._ready()

    # ---- the code -------------------------------------------------------------------------------------------------

    def try_code(self, code: str) -> None:
        """Open the earlier private answers with this code. The try is counted before it is looked at."""
        if not code.strip():
            self._show_code(CodePage(None, _("Type your code first.")))
            return
        self._ask_secret(code, self._open)

    def go_on_without(self) -> None:
        """Leave the earlier private answers closed. What is private from now on is erased at hand-back."""
        if self._sitting.key is None:
            self._use(OnlyMeKey.made(self._sitting.chance))
        self._ready()

    def _open(self, answer: CodeSecret) -> None:
        sitting = self._sitting
        state = sitting.given.keys.state
        code, self._code = self._code, ""
        try:
            key = decoded(state, code, answer.secret, sitting.owner, sitting.chance) if answer.secret else None
        except CannotOpen:
            key = None
        if key is None:
            self._show_code(CodePage(answer.tries_left, _wrong(answer.tries_left)))
            return
        self._link.send(CodeWasRight())
        cost = CodeCost(state.memory_kib, state.passes, state.lanes)
        sitting.code_check = (Coded(state.coded or b"", state.salt or b"", cost), answer.secret)
        self._use(key)
        self._ready()

    def fits(self, code: str) -> bool:
        """Whether this is the party's code, for coming back from a hidden screen."""
        check = self._sitting.code_check
        return check is not None and code_fits(code, check[0], check[1], self._sitting.owner)

    # ---- inside ---------------------------------------------------------------------------------------------------

    def received(self, message: CodeSecret) -> None:
        """The answer to `TryCode`."""
        then, self._with_secret = self._with_secret, None
        if then is not None:
            then(message)

    def _ask_secret(self, code: str, then: Callable[[CodeSecret], None]) -> None:
        if self._with_secret is not None:
            return
        self._code, self._with_secret = code, then
        self._link.send(TryCode())

    def _working_key(self) -> OnlyMeKey | None:
        keys = self._sitting.given.keys
        if keys.state.working is None:
            return None
        try:
            return unwrapped(keys.state.working, keys.working_wrap, self._sitting.owner, self._sitting.chance)
        except CannotOpen:
            return None

    def _use(self, key: OnlyMeKey) -> None:
        if self._sitting.key is None:
            self._sitting.begin(key)
        else:
            self._sitting.use_other_key(key)
        self._keep(None)

    def _keep(self, coded: Coded | None) -> None:
        sitting = self._sitting
        if sitting.key is None:
            return
        working = sitting.key.wrapped(sitting.given.keys.working_wrap, sitting.owner)
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

    def _choice(self, problem: str = "") -> PrivateChoicePage:
        return PrivateChoicePage(
            fewest_letters=FEWEST_CODE_LETTERS,
            may_keep=True,
            chosen_before=self._sitting.keeping is not Keeping.NOT_CHOSEN,
            problem=problem,
        )


def _problem(code: str, again: str) -> str:
    if len(code.strip()) < FEWEST_CODE_LETTERS:
        return _("The code needs at least {count} letters or numbers.").format(count=FEWEST_CODE_LETTERS)
    if code.strip() != again.strip():
        return _("The two codes are not the same. Type the same code in both boxes.")
    return ""


def _wrong(tries_left: int) -> str:
    if tries_left <= 0:
        return _("That code does not fit, and no try is left. Your private answers stay closed and safe.")
    return ngettext(
        "That code does not fit. You have {count} more try.",
        "That code does not fit. You have {count} more tries.",
        tries_left,
    ).format(count=tries_left)


def _nothing_more() -> None:
    """The choice is on the disk; nobody waits for it."""
