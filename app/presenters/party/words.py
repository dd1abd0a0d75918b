"""Sentences a party reads around its sheets. Plain words, no "should", no "please" (product/words.md).

Functions, because the language can be switched on every page. What the locks and the frame say is what
`resources/frame.yaml` says: that file is for documents, and this process reads no files (a test holds both together).
"""

from __future__ import annotations

from collections.abc import Mapping

from app.domain.answers import State
from app.domain.kinds.parts import unreadable_words
from app.domain.language import _, ngettext
from app.domain.sharing import Lock
from app.presenters.party.pages import LockChoice, RowState


def lock_choice(lock: Lock) -> LockChoice:
    """A lock in words."""
    labels = {
        Lock.ONLY_ME: _("Only me"),
        Lock.MEDIATOR: _("Me and the mediator"),
        Lock.SHARE: _("OK to share"),
    }
    meanings = {
        Lock.ONLY_ME: _("Only you can read it. The mediator cannot, and it is left out of the mediator's summary."),
        Lock.MEDIATOR: _("The mediator can read it. The mediator may not pass it on."),
        Lock.SHARE: _("The mediator may pass it on, at a good time, in words you have seen."),
    }
    return LockChoice(lock, labels[lock], meanings[lock])


def who_sees() -> tuple[str, ...]:
    """The four sentences of "Who sees this"."""
    return (
        _("You choose for each answer who may see it."),
        _("“Only me” answers are for you alone. The mediator cannot read them."),
        _("“Me and the mediator” answers can be read by the mediator, who may not pass them on."),
        _("Nothing goes to anyone else unless you say yes to the exact words at the end."),
    )


def may_stop() -> tuple[str, ...]:
    """What is always allowed, and what this is not."""
    return (
        _("You can skip any question. You can stop at any time."),
        _(
            "This sheet does not give legal advice. The mediator does not take sides and does not tell you how a court "
            "would decide. You may ask a lawyer before you decide."
        ),
    )


def calm() -> tuple[str, ...]:
    """The quiet minute."""
    return (
        _("Take a quiet minute before you start."),
        _("Sit as you like. Breathe in slowly. Breathe out a little longer."),
        _("Nothing has to be decided on these pages."),
    )


def set_aside() -> str:
    """A tap took the words of an answer away."""
    return _("Your words are set aside. Undo brings them back.")


def undone_here() -> str:
    """*Undo* took back something on another page, and shows that page."""
    return _("Undo took back your last change. It was on this page.")


def starred_means() -> str:
    """What a star beside a question says."""
    return _("A star means the answer helps most. You may still skip it.")


def state_words(state: State) -> str:
    """An answer without a value, in words."""
    words: Mapping[State, str] = {
        State.GIVEN: _("Answered"),
        State.DONT_KNOW: _("I don't know"),
        State.RATHER_NOT: _("I'd rather not say"),
        State.LEFT_BLANK: _("Not answered"),
        State.UNREADABLE: unreadable_words(),
    }
    return words[state]


def row_words(state: RowState) -> str:
    """The word for a question in the list of all questions."""
    words: Mapping[RowState, str] = {
        RowState.DONE: _("Answered"),
        RowState.SKIPPED: _("Skipped for now"),
        RowState.OPEN: _("Not seen yet"),
        RowState.HERE: _("You are here"),
    }
    return words[state]


def minutes_left(minutes: int) -> str:
    """About how long the rest takes; nothing when nothing is open."""
    if minutes <= 0:
        return ""
    return ngettext("about {count} minute left", "about {count} minutes left", minutes).format(count=minutes)


def position(number: int) -> str:
    """Which question of the sheet it is."""
    return _("Question {number}").format(number=number)


def more_after(count: int | None) -> str:
    """How many questions come after this one; nothing where that cannot be relied on."""
    if count is None:
        return ""
    if count == 0:
        return _("the last one here")
    return ngettext("{count} more after this", "{count} more after this", count).format(count=count)


def numbers_missing() -> str:
    """Why the numbers of a list of questions do not follow each other."""
    return _("The numbers are the same as on the printed sheet. Where one is missing, that question is not asked now.")


def fixed_lock() -> str:
    """Why an answer that raises a flag for the mediator has no other lock."""
    return _("The mediator needs to see this answer to be able to help.")


def tight_lock() -> str:
    """Why an answer cannot be wider: it is only asked because of a private one (decision 8)."""
    return _("This is asked because of an answer that is only for you. So it stays only for you, too.")


def share_later() -> str:
    """What "OK to share" does before the check page."""
    return _("You say yes to the exact words at the end, on “Check your answers”. Until then nothing is passed on.")


def share_below() -> str:
    """The same on the check page itself."""
    return _("You say yes to the exact words below, under “You could share these”. Until then nothing is passed on.")


def cleared() -> str:
    """The words were cleared by a tap."""
    return _("You said yes to passing these words on.")


def passed_on() -> str:
    """The mediator has told them."""
    return _("Already passed on.")


def closed_answer() -> tuple[str, ...]:
    """A private answer of an earlier time that is closed now."""
    return (
        _("You wrote a private answer here earlier."),
        _("It stays closed until you type your code. It is safe."),
    )


def reckoning_footer() -> str:
    """The fixed footer under any reckoning (product/words.md)."""
    return _(
        "These are your own estimates put together. They are not legal advice. Nobody, the mediator included, is "
        "telling you what a court will do or what to decide."
    )


def call_mediator() -> str:
    """After asking for a private word now (decision 8)."""
    return _("Open the door or call the mediator. You can hand the laptop back now.")


def hand_back() -> str:
    """The curtain."""
    return _("Time to hand the laptop back.")


def kept_for_later() -> tuple[str, ...]:
    """What becomes of the answers."""
    return (
        _("What the mediator may read can be read after you hand the laptop back, finished or not."),
        _("When the case is closed, the mediator sets a day for destroying everything and tells you if you ask."),
        _("You can erase your answers at any time, here or by asking the mediator."),
    )


def print_queues() -> str:
    """What becomes of an own copy that is printed."""
    return _("If you print your copy, the print queue of this laptop and the printer may keep it for some time.")


def limit_copy(*, here: bool = False) -> tuple[str, ...]:
    """What stays of a limit where its party said yes to comparing it, whatever becomes of the rest (decision 10); `here`: on
    the page where it can be taken back."""
    return (
        _(
            "If you say yes to comparing limits, one sealed copy of that number stays for this use alone. It goes when it "
            "was used, when the next break begins, or when the case is over."
        ),
        _("Until then you can take that copy back here.")
        if here
        else _("Until then you can take that copy back, on the page “Erase my answers”."),
    )


def private_kept(*, with_code: bool) -> str:
    """What becomes of the "only me" answers at hand-back."""
    if with_code:
        return _("Your “Only me” answers are kept, closed with your code.")
    return _("Your “Only me” answers are erased when you hand the laptop back.")
