"""Which page of the mediator's window follows which, once the vault is open."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import partial

from app.domain.impasse import Break
from app.domain.language import _
from app.domain.sources import Chance, Clock
from app.domain.trouble import Trouble
from app.presenters.doors import CasesDoor, OpenCase, VaultDoor
from app.presenters.mediator.first_start import Begin
from app.presenters.mediator.hand_over import ReadyToStart
from app.presenters.mediator.reading_lines import Computed
from ui.background import Background, Part
from ui.mediator.asking import Asking
from ui.mediator.case_page import BREAKS, OneCasePage
from ui.mediator.cases import CasesPage
from ui.mediator.documents import DocumentsPage
from ui.mediator.first_start import FirstStartPage
from ui.mediator.hand_over import HandOverPage
from ui.mediator.menus import Needs
from ui.mediator.new_case import NewCasePage
from ui.mediator.pieces.page import WindowPage
from ui.mediator.plan_break import PlanBreakPage
from ui.mediator.reading import ReadingPage
from ui.mediator.set_pin import SetPinPage
from ui.mediator.taken_back import TakenBackPage
from ui.mediator.window import MediatorWindow


@dataclass(frozen=True, slots=True)
class Doors:
    """What the pages are handed: the doors of `app.presenters.doors`, and where time, ids and dialogs come from."""

    vault: VaultDoor
    cases: CasesDoor
    clock: Clock
    chance: Chance
    asking: Asking
    computed: Computed
    make_sample: Callable[[], str]


@dataclass(frozen=True, slots=True)
class Around:
    """What happens to the program around the pages."""

    lock: Callable[[], None]
    """Close everything and ask for the passphrase."""
    warm: Callable[[], None]
    """A hand-over is near: start a party's process, empty."""
    cool: Callable[[], None]
    """It was not: end that process."""
    hand_over: Callable[[OpenCase, ReadyToStart], None]


@dataclass(frozen=True, slots=True)
class Shown:
    """The page that is shown. `back` is where it goes back to; `anew` builds it again, for a page that holds nothing
    typed; `part` is what it uses of the helper thread; `in_case` is False for pages about no one case."""

    page: WindowPage
    part: Part
    back: Callable[[], None] | None = None
    anew: Callable[[], None] | None = None
    in_case: bool = True


class Going:
    """Builds each page when it is shown. It goes with its window at hand-over and holds nothing of its own."""

    def __init__(
        self,
        window: MediatorWindow,
        doors: Doors,
        background: Background,
        around: Around,
        allow: Callable[[Collection[Needs]], None],
    ) -> None:
        self._window = window
        self._doors = doors
        self._background = background
        self._around = around
        self._allow = allow
        self._case: OpenCase | None = None
        self._shown: Shown | None = None
        self._warm = False
        self._closed = False

    # ---- putting a page into the window ---------------------------------------------------------------------------

    def _new_part(self) -> Part:
        return self._background.part(self.show_trouble)

    def _put(self, shown: Shown) -> None:
        """Show a page in place of the one there is, unless that one still has something to tell that is told once."""
        before = self._shown
        if before is not None and before.page.is_busy():
            shown.part.close()
            shown.page.deleteLater()
            before.page.say_why_it_stays()
            return
        self._shown = shown
        if not shown.in_case:
            self._case = None
        self._window.show_page(shown.page)
        if before is not None:
            before.part.close()
        self._warm_up(near=isinstance(shown.page, PlanBreakPage | HandOverPage))
        there = {
            Needs.VAULT: not isinstance(shown.page, FirstStartPage),
            Needs.CASE: self._case is not None,
            Needs.DOCUMENT: isinstance(shown.page, DocumentsPage),
            Needs.WAY_BACK: shown.back is not None,
        }
        self._allow([needs for needs, is_there in there.items() if is_there])

    def close(self) -> None:
        """The window goes: keep what was typed, and listen to nothing any more."""
        self._window.settle()
        if self._shown is not None:
            self._shown.part.close()
        self._shown = self._case = None
        self._closed = True

    def show_trouble(self, trouble: Trouble) -> None:
        """Say it on whatever page is there now."""
        if self._shown is not None:
            self._shown.page.show_trouble(trouble)

    def back(self) -> None:
        """What the page's own way back does."""
        if self._shown is not None and self._shown.back is not None:
            self._shown.back()

    def anew(self) -> None:
        """Build the page again, in another text size, where nothing typed would be lost by it."""
        if self._shown is not None and self._shown.anew is not None:
            self._shown.anew()

    # ---- the cases ------------------------------------------------------------------------------------------------

    def begin(self, what: Begin) -> None:
        """Where the first start leads to."""
        {Begin.CASES: self.cases, Begin.NEW_CASE: self.new_case, Begin.SAMPLE: self._sample}[what]()

    def cases(self) -> None:
        """The list of cases."""
        part = self._new_part()
        doors = self._doors
        page = CasesPage(doors.vault, doors.cases, part, doors.make_sample, self._opened)
        page.new_case.connect(self.new_case)
        page.confirm_sheet.connect(partial(self.new_sheet, self.cases))
        self._put(Shown(page, part, anew=self.cases, in_case=False))

    def _sample(self) -> None:
        self.cases()
        page = self._window.page
        if isinstance(page, CasesPage):
            page.open_sample()

    def find(self) -> None:
        """The list of cases with the cursor in its search field."""
        if not isinstance(self._window.page, CasesPage):
            self.cases()
        page = self._window.page
        if isinstance(page, CasesPage):
            page.search_now()

    def new_case(self) -> None:
        part = self._new_part()
        doors = self._doors
        page = NewCasePage(doors.cases, part, doors.clock, self._opened)
        page.leave.connect(self.cases)
        self._put(Shown(page, part, self.cases, in_case=False))

    def _opened(self, case: OpenCase) -> None:
        self._case = case
        self.case()

    # ---- one case -------------------------------------------------------------------------------------------------

    def _open(self) -> OpenCase:
        if self._case is None:
            message = "a page of a case was asked for while no case is open"
            raise RuntimeError(message)
        return self._case

    def case(self, tab: str = BREAKS) -> None:
        """The page of the open case."""
        part = self._new_part()
        doors = self._doors
        page = OneCasePage(self._open(), doors.cases, part, doors.chance, doors.asking, tab)
        page.leave.connect(self.cases)
        page.call_break.connect(self.call_break)
        page.go_on_with.connect(self.plan)
        page.after_break.connect(self.taken_back)
        page.read.connect(self.read)
        page.documents.connect(self.documents)
        self._put(Shown(page, part, self.cases, self.case))

    def call_break(self) -> None:
        """Plan a new break."""
        self.plan("")

    def plan(self, break_id: str) -> None:
        part = self._new_part()
        doors = self._doors
        page = PlanBreakPage(self._open(), doors.cases, part, doors.clock, self.hand_over, break_id)
        page.leave.connect(self.case)
        self._put(Shown(page, part, self.case, partial(self.plan, break_id) if break_id else None))

    def read_all(self) -> None:
        """What all have cleared, side by side."""
        self.read("")

    def read(self, party: str) -> None:
        """One party's answers; what all have cleared, side by side, for ""."""
        part = self._new_part()
        page = ReadingPage(self._open(), part, self._doors.computed, party)
        page.leave.connect(self.case)
        self._put(Shown(page, part, self.case, partial(self.read, party)))

    def documents(self) -> None:
        part = self._new_part()
        page = DocumentsPage(self._open(), self._doors.cases, part, self._doors.asking)
        page.back.clicked.connect(self.case)
        self._put(Shown(page, part, self.case, self.documents))

    def export(self) -> None:
        """What the menu's entry for saving a document does."""
        page = self._window.page
        if isinstance(page, DocumentsPage):
            page.save_now()

    def print(self) -> None:
        page = self._window.page
        if isinstance(page, DocumentsPage):
            page.print_now()

    # ---- handing over and taking back -----------------------------------------------------------------------------

    def hand_over(self, planned: Break, party: str) -> None:
        """The page before the laptop goes to a party."""
        part = self._new_part()
        doors = self._doors
        case = self._open()
        page = HandOverPage(
            doors.vault, case, doors.cases, part, doors.clock, doors.asking, planned, party, self._ready
        )
        back, anew = partial(self.plan, planned.id), partial(self.hand_over, planned, party)
        page.leave.connect(back)
        page.set_pin.connect(partial(self.set_pin, anew))
        page.confirm_sheet.connect(partial(self.new_sheet, anew))
        self._put(Shown(page, part, back, anew))

    def _warm_up(self, *, near: bool) -> None:
        """Where a hand-over is one or two pages away, the next party's process gets ready, empty, so that nobody waits
        for it who goes on at once."""
        if near != self._warm:
            self._warm = near
            (self._around.warm if near else self._around.cool)()

    def _ready(self, ready: ReadyToStart) -> None:
        self._around.hand_over(self._open(), ready)

    def taken_back(self, break_id: str, party: str, trouble: Trouble | None = None) -> None:
        """The page after a party's part. `trouble`: what did not work while the laptop was taken back."""
        part = self._new_part()
        page = TakenBackPage(self._open(), self._doors.cases, part, break_id, party)
        page.leave.connect(self.case)
        page.read.connect(self.read)
        page.hand_over.connect(self._hand_over_again)
        self._put(Shown(page, part, self.case, partial(self.taken_back, break_id, party)))
        if trouble is not None:
            page.show_trouble(trouble)

    def come_back(self, case: OpenCase, break_id: str, party: str, trouble: Trouble | None = None) -> None:
        """Begin in a new window where a hand-over ended."""
        self._case = case
        self.taken_back(break_id, party, trouble)

    def _hand_over_again(self, break_id: str, party: str) -> None:
        case, shown = self._open(), self._shown

        def found(breaks: tuple[Break, ...]) -> None:
            self.hand_over(next(each for each in breaks if each.id == break_id), party)

        if shown is not None:
            shown.part.run(case.breaks, found, self.show_trouble)

    # ---- the vault ------------------------------------------------------------------------------------------------

    def lock(self) -> None:
        """Close everything and ask for the passphrase."""
        self._around.lock()

    def change_pin(self) -> None:
        """Choose another session PIN, then go on where the mediator was."""
        self.set_pin(self._here())

    def replace_sheet(self) -> None:
        """Make a new recovery sheet, then go on where the mediator was."""
        self.new_sheet(self._here())

    def _here(self) -> Callable[[], None]:
        return self.case if self._case is not None else self.cases

    def set_pin(self, after: Callable[[], None]) -> None:
        """Choose another session PIN, then go on with `after`."""
        part = self._new_part()
        page = SetPinPage(self._doors.vault, part, after)
        page.leave.connect(after)
        self._put(Shown(page, part, after))

    def new_sheet(self, after: Callable[[], None]) -> None:
        """Make a new recovery sheet, have two of its lines typed back, then go on with `after`. The lines of the old
        one are kept nowhere, so it cannot be shown again."""
        sure = self._doors.asking.sure(
            self._window,
            _("Make a new recovery sheet?"),
            _("It takes the place of the one before, which opens nothing any more. Have paper or a printer at hand."),
            _("Make a new sheet"),
        )
        if sure:
            # Not through the page's part: the old sheet opens nothing from then on, so the new lines must be seen.
            self._background.run(self._doors.vault.new_sheet, partial(self.show_sheet, after), self.show_trouble)

    def show_sheet(self, after: Callable[[], None], lines: tuple[str, ...]) -> None:
        """Show the lines of a recovery sheet that was just made. Where the vault was locked meanwhile they are lost: then
        the list of cases says that no sheet is confirmed."""
        if self._closed:
            return
        part = self._new_part()

        def finished(_begin: Begin) -> None:
            after()

        page = FirstStartPage(self._doors.vault, part, self._doors.asking, finished, lines)
        self._put(Shown(page, part))
