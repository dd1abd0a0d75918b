"""Views that show nothing and keep what they were told, for the first start, unlocking, cases and the curtain."""

from __future__ import annotations

from collections.abc import Mapping

from app.domain.trouble import Trouble
from app.presenters.mediator.case_editing import CaseEditing
from app.presenters.mediator.case_page import BreakRow
from app.presenters.mediator.cases import CaseRow
from app.presenters.mediator.curtain import Standing
from app.presenters.mediator.first_start import Step
from app.presenters.mediator.new_case import Choices
from app.presenters.restoring_doors import Ailing


class Screen:
    """What every page can say. `busy` and `troubles` in the order they came; "" ends being busy."""

    def __init__(self) -> None:
        self.busy: list[str] = []
        self.troubles: list[Trouble] = []

    def show_busy(self, words: str) -> None:
        self.busy.append(words)

    def show_trouble(self, trouble: Trouble) -> None:
        self.troubles.append(trouble)

    def takes_input(self) -> bool:
        """Whether the page is not waiting for something."""
        return not self.busy or not self.busy[-1]

    def told(self) -> str:
        """The last trouble in words, "" if there was none."""
        return str(self.troubles[-1]) if self.troubles else ""


class FirstStartScreen(Screen):
    """The first start."""

    def __init__(self) -> None:
        super().__init__()
        self.steps: list[Step] = []
        self.offer = ""
        self.faults: tuple[str, ...] = ()
        self.lines: tuple[str, ...] = ()
        self.which = ""
        self.printed: list[bytes] = []
        self.asked: tuple[int, ...] = ()
        self.line_faults: Mapping[int, str] = {}
        self.pin_faults: tuple[str, ...] = ()

    def step(self) -> Step:
        return self.steps[-1]

    def show_step(self, step: Step) -> None:
        self.steps.append(step)

    def show_offer(self, passphrase: str) -> None:
        self.offer = passphrase

    def show_passphrase_faults(self, faults: tuple[str, ...]) -> None:
        self.faults = faults

    def show_sheet(self, lines: tuple[str, ...], which: str) -> None:
        self.lines, self.which = lines, which

    def print_sheet(self, pdf: bytes) -> None:
        self.printed.append(pdf)

    def ask_lines(self, numbers: tuple[int, ...]) -> None:
        self.asked = numbers

    def show_line_faults(self, faults: Mapping[int, str]) -> None:
        self.line_faults = faults

    def show_pin_faults(self, faults: tuple[str, ...]) -> None:
        self.pin_faults = faults


class EntryScreen(Screen):
    """Unlocking, with the passphrase or with the recovery sheet."""

    def __init__(self) -> None:
        super().__init__()
        self.emptied = 0
        self.ailing: list[Ailing] = []
        self.line_faults: dict[int, str] = {}
        self.faults: tuple[str, ...] = ()

    def ask_again(self) -> None:
        self.emptied += 1

    def show_ailing(self, what: Ailing) -> None:
        self.ailing.append(what)

    def show_line_fault(self, number: int, fault: str) -> None:
        self.line_faults[number] = fault

    def show_passphrase_faults(self, faults: tuple[str, ...]) -> None:
        self.faults = faults

    def show_faults(self, faults: tuple[str, ...]) -> None:
        self.faults = faults


class CaseListScreen(Screen):
    """The list of cases."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: tuple[CaseRow, ...] = ()
        self.none: list[bool] = []
        self.reminded: bool | None = None
        self.due: bool | None = None
        self.copied = ""
        self.care: tuple[str, ...] = ()
        self.ailing: list[Ailing] = []
        self.half_destroyed: list[str] = []

    def show_care(self, copied: str, told: tuple[str, ...]) -> None:
        self.copied, self.care = copied, told

    def show_ailing(self, what: Ailing) -> None:
        self.ailing.append(what)

    def show_cases(self, rows: tuple[CaseRow, ...]) -> None:
        self.rows = rows

    def show_none(self, searched: bool) -> None:
        self.rows = ()
        self.none.append(searched)

    def show_sheet(self, *, unconfirmed: bool, due: bool) -> None:
        self.reminded, self.due = unconfirmed, due

    def go_on_destroying(self, case_id: str) -> None:
        self.half_destroyed.append(case_id)


class CaseScreen(Screen):
    """A case as it is edited, new or open."""

    editing: CaseEditing
    choices: Choices

    def __init__(self) -> None:
        super().__init__()
        self.shown = 0
        self.rows: tuple[BreakRow, ...] = ()
        self.kept = 0
        self.faults: tuple[str, ...] = ()

    def missing(self) -> list[str]:
        """What the page says is missing, now."""
        return list(self.faults)

    def show_case(self, editing: CaseEditing, choices: Choices) -> None:
        self.shown += 1
        self.editing, self.choices = editing, choices

    def show_breaks(self, rows: tuple[BreakRow, ...]) -> None:
        self.rows = rows

    def show_left_at_work(self, parties: tuple[tuple[str, str], ...]) -> None:
        self.left_at_work = parties

    def show_kept(self) -> None:
        self.kept += 1

    def show_faults(self, faults: tuple[str, ...]) -> None:
        self.faults = faults


class CurtainScreen(Screen):
    """The curtain."""

    def __init__(self) -> None:
        super().__init__()
        self.standing = Standing.WITH_PARTY
        self.asked = ""
        self.refused: list[str] = []
        self.waits: list[int] = []

    def show_standing(self, standing: Standing) -> None:
        self.standing = standing

    def show_asked(self, asked: str) -> None:
        self.asked = asked

    def show_refused(self, words: str) -> None:
        self.refused.append(words)

    def show_wait(self, seconds: int) -> None:
        self.waits.append(seconds)
