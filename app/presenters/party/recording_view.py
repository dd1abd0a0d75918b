"""A view that shows nothing: it keeps the page that would stand on the screen. For scripts and tests."""

from __future__ import annotations

from app.domain.kinds.base import Problem
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
    SaveState,
    StartPage,
    WhatIf,
    WhoSeesPage,
)


class RecordingView:
    """`page` is what stands on the screen now; the other attributes hold what was said beside it."""

    def __init__(self) -> None:
        self.page: object = None
        self.hidden: HiddenPage | None = None
        self.is_put_away = False
        self.curtain = False
        self.saving = SaveNote(SaveState.NOTHING)
        self.problems: tuple[Problem, ...] = ()
        self.pointer: Pointer | None = None
        self.beside: Beside | None = None
        self.what_if: WhatIf | None = None
        self.lock: LockView | None = None
        self.controls = (False, False)
        self.copies: list[OwnCopyWanted] = []
        self.came_forward = 0

    def _show(self, page: object) -> None:
        self.page = page
        self.problems = ()

    def show_cover(self, page: CoverPage) -> None:
        self._show(page)

    def show_who_sees(self, page: WhoSeesPage) -> None:
        self._show(page)

    def show_private_choice(self, page: PrivateChoicePage) -> None:
        self._show(page)

    def ask_code(self, page: CodePage) -> None:
        self._show(page)

    def show_calm(self, page: CalmPage) -> None:
        self._show(page)

    def show_start(self, page: StartPage) -> None:
        self._show(page)

    def show_question(self, page: QuestionPage) -> None:
        self.lock, self.pointer, self.controls = page.lock, page.pointer, (page.can_clear, page.can_undo)
        self.beside = page.beside
        self._show(page)

    def show_answer(self, page: QuestionPage) -> None:
        self.show_question(page)

    def show_lock(self, lock: LockView) -> None:
        self.lock = lock

    def show_controls(self, can_clear: bool, can_undo: bool) -> None:
        self.controls = (can_clear, can_undo)

    def show_problems(self, problems: tuple[Problem, ...]) -> None:
        self.problems = problems

    def show_pointer(self, pointer: Pointer | None) -> None:
        self.pointer = pointer

    def show_beside(self, beside: Beside) -> None:
        self.beside = beside

    def show_what_if(self, found: WhatIf) -> None:
        self.what_if = found

    def show_contents(self, page: ContentsPage) -> None:
        self._show(page)

    def show_check(self, page: CheckPage) -> None:
        self._show(page)

    def show_check_again(self, page: CheckPage) -> None:
        self._show(page)

    def show_done(self, page: DonePage) -> None:
        self._show(page)

    def show_notice(self, page: NoticePage) -> None:
        self._show(page)

    def show_erase(self, page: ErasePage) -> None:
        self._show(page)

    def show_hidden(self, page: HiddenPage) -> None:
        self.hidden = page

    def show_again(self) -> None:
        self.hidden = None

    def put_away(self) -> None:
        self.is_put_away = True

    def bring_back(self) -> None:
        self.is_put_away = False

    def show_curtain(self) -> None:
        self.curtain = True
        self.page = None

    def show_saving(self, note: SaveNote) -> None:
        self.saving = note

    def come_forward(self) -> None:
        self.came_forward += 1

    def print_copy(self, wanted: OwnCopyWanted) -> None:
        self.copies.append(wanted)
