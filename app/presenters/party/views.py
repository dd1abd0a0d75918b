"""What the party's presenters speak to: the view's plain verbs, the line to the mediator's process, the timers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from app.domain.kinds.base import Problem
from app.handover.messages import Message
from app.handover.own_copy import OwnCopyWanted
from app.presenters.party.pages import (
    Beside,
    CalmPage,
    CheckPage,
    CodePage,
    ContentsPage,
    CoverPage,
    DonePage,
    ErasePage,
    HiddenPage,
    LockView,
    NoticePage,
    Pointer,
    PrivateChoicePage,
    QuestionPage,
    SaveNote,
    StartPage,
    WhatIf,
    WhoSeesPage,
)


class Link(Protocol):
    """The line to the mediator's process."""

    def send(self, message: Message) -> None: ...


Cancel = Callable[[], None]


class Timers(Protocol):
    """Calls back later, in the same thread."""

    def after(self, milliseconds: int, do: Callable[[], None]) -> Cancel:
        """Call `do` once after this many milliseconds; what is returned calls it off."""


class PartyView(Protocol):
    """The screen of the party's process. Every `show_` replaces the page unless its sentence says otherwise."""

    def show_cover(self, page: CoverPage) -> None: ...
    def show_who_sees(self, page: WhoSeesPage) -> None: ...
    def show_private_choice(self, page: PrivateChoicePage) -> None: ...
    def ask_code(self, page: CodePage) -> None: ...
    def show_calm(self, page: CalmPage) -> None: ...
    def show_start(self, page: StartPage) -> None: ...
    def show_question(self, page: QuestionPage) -> None:
        """A question with fresh widgets, focus on its heading or first field."""

    def show_answer(self, page: QuestionPage) -> None:
        """The same question after an act other than typing (undo, "I don't know", clear): its value and controls."""

    def show_lock(self, lock: LockView) -> None:
        """The lock of the question on the screen changed."""

    def show_controls(self, can_clear: bool, can_undo: bool) -> None:
        """While the question on the screen is being answered: whether *Clear answer* and *Undo* would do something."""

    def show_problems(self, problems: tuple[Problem, ...]) -> None:
        """What is impossible or unlikely about the answer on the screen, after *Continue*; focus goes there."""

    def show_pointer(self, pointer: Pointer | None) -> None:
        """A soft pointer below the answer on the screen, or none."""

    def show_beside(self, beside: Beside) -> None:
        """What the answer on the screen adds up to now, and what is asked about it. Follows every key."""

    def show_what_if(self, found: WhatIf) -> None:
        """What would be if a guess on the screen were another: beside the guess that is tried, gone with the page."""

    def show_contents(self, page: ContentsPage) -> None: ...
    def show_check(self, page: CheckPage) -> None: ...
    def show_check_again(self, page: CheckPage) -> None:
        """The check page after a tap on it: keeps the place and the focus."""

    def show_done(self, page: DonePage) -> None: ...
    def show_notice(self, page: NoticePage) -> None: ...
    def show_erase(self, page: ErasePage) -> None: ...
    def show_hidden(self, page: HiddenPage) -> None:
        """The neutral picture over everything; speech stops. The page below stays as it is."""

    def show_again(self) -> None:
        """Take the neutral picture away."""

    def show_curtain(self) -> None:
        """The last page: nothing of the party is left on the screen or in widgets."""

    def show_saving(self, note: SaveNote) -> None:
        """The line about saving, without moving the focus."""

    def come_forward(self) -> None: ...
    def put_away(self) -> None:
        """No window of this process is on the screen any more, whatever asks for it, until `bring_back`."""

    def bring_back(self) -> None: ...
    def print_copy(self, wanted: OwnCopyWanted) -> None:
        """Draw and print the party's own copy; nothing of it stays behind."""
