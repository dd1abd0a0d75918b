"""Which page of the mediator's window follows which, once the vault is open."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import partial

from app.domain.impasse import Break
from app.domain.language import _
from app.domain.trouble import Trouble
from app.presenters.doors import OpenCase
from app.presenters.mediator.first_start import Begin
from app.presenters.mediator.hand_over import ReadyToStart
from app.presenters.mediator.key_in import Wanted
from app.presenters.restoring_doors import Ailing
from ui.background import Background
from ui.mediator.across import AcrossSidesPage
from ui.mediator.case_page import AFTER, BREAKS, OneCasePage
from ui.mediator.cases import CasesPage
from ui.mediator.destroy import DestroyPage
from ui.mediator.document_page import DocumentPage
from ui.mediator.documents import DocumentsPage
from ui.mediator.find_handout import FindHandoutPage
from ui.mediator.first_start import FirstStartPage
from ui.mediator.hand_over import HandOverPage
from ui.mediator.handout_sets import HandoutSetsPage
from ui.mediator.menus import Needs
from ui.mediator.new_case import NewCasePage
from ui.mediator.outcome_note import OutcomeNotePage
from ui.mediator.plan_break import PlanBreakPage
from ui.mediator.reading import ReadingPage
from ui.mediator.restore import RestorePage
from ui.mediator.stage import Doors, Shown, Stage
from ui.mediator.taken_back import TakenBackPage
from ui.mediator.vault_pages import VaultPages
from ui.mediator.window import MediatorWindow


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
    lost: Callable[[Trouble], None]
    """What did not work, once no page is there any more to say it."""


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
        self._stage = Stage(window, background, self._changed, around.lost)
        self._doors = doors
        self._around = around
        self._allow = allow
        self._case: OpenCase | None = None
        self._warm = False
        self._has_break = False
        """Whether the open case has a break, as far as was heard."""
        self.vault = VaultPages(self._stage, doors, self._here)

    def _changed(self, shown: Shown) -> None:
        """Another page has come: what can be done now, and whether a hand-over is near."""
        if not shown.in_case:
            self._case = None
        self._warm_up(near=isinstance(shown.page, PlanBreakPage | HandOverPage))
        self._allow_on(shown)
        case = self._case
        if case is not None:
            shown.part.run(case.breaks, partial(self._heard_of_breaks, case, shown), _told_elsewhere)

    def _heard_of_breaks(self, case: OpenCase, shown: Shown, breaks: tuple[Break, ...]) -> None:
        if self._case is case and bool(breaks) != self._has_break:
            self._has_break = bool(breaks)
            self._allow_on(shown)

    def _allow_on(self, shown: Shown) -> None:
        there = {
            Needs.VAULT: not isinstance(shown.page, FirstStartPage),
            Needs.OPEN: True,
            Needs.CASE: self._case is not None,
            Needs.BREAK: self._case is not None and self._has_break,
            Needs.DOCUMENT: isinstance(shown.page, DocumentPage),
            Needs.WAY_BACK: shown.back is not None,
        }
        self._allow([needs for needs, is_there in there.items() if is_there])

    def close(self) -> None:
        """The window goes: keep what was typed, and listen to nothing any more."""
        self._stage.close()
        self._case = None

    def show_trouble(self, trouble: Trouble) -> None:
        """Say it on whatever page is there now."""
        self._stage.show_trouble(trouble)

    def back(self) -> None:
        """What the page's own way back does."""
        self._stage.back()

    def anew(self) -> None:
        """Build the page again, in another text size, where nothing typed would be lost by it."""
        self._stage.anew()

    # ---- the cases ------------------------------------------------------------------------------------------------

    def begin(self, what: Begin) -> None:
        """Where the first start leads to."""
        {Begin.CASES: self.cases, Begin.NEW_CASE: self.new_case, Begin.SAMPLE: self._sample}[what]()

    def cases(self) -> None:
        """The list of cases."""
        part = self._stage.new_part()
        doors = self._doors
        page = CasesPage(doors.vault, doors.cases, doors.restoring, part, doors.make_sample, self._opened)
        page.ailing.connect(self.restore)
        page.copy_vault.connect(self.vault.copy)
        page.new_case.connect(self.new_case)
        page.confirm_sheet.connect(partial(self.vault.new_sheet, self.cases))
        page.check_sheet.connect(self.vault.check_sheet)
        page.destroy_rest.connect(self.destroy_rest)
        self._stage.put(Shown(page, part, anew=self.cases, in_case=False))

    def _sample(self) -> None:
        self.cases()
        page = self._stage.page
        if isinstance(page, CasesPage):
            page.open_sample()

    def find(self) -> None:
        """The list of cases with the cursor in its search field."""
        if not isinstance(self._stage.page, CasesPage):
            self.cases()
        page = self._stage.page
        if isinstance(page, CasesPage):
            page.search_now()

    def restore(self, what: Ailing) -> None:
        """Offer the backups of a case whose file is not as it was."""
        part = self._stage.new_part()
        doors = self._doors

        def restored(case: OpenCase | None) -> None:
            if case is not None:
                self._opened(case)

        open_as_it_is = partial(doors.cases.open, what.case)
        page = RestorePage(what, doors.restoring, part, doors.asking, restored, open_as_it_is, self.cases)
        self._stage.put(Shown(page, part, self.cases, partial(self.restore, what), in_case=False))

    def new_case(self) -> None:
        part = self._stage.new_part()
        doors = self._doors
        page = NewCasePage(doors.cases, part, doors.clock, self._opened)
        page.leave.connect(self.cases)
        self._stage.put(Shown(page, part, self.cases, in_case=False))

    def _opened(self, case: OpenCase) -> None:
        self._case, self._has_break = case, False
        self.case()

    # ---- one case -------------------------------------------------------------------------------------------------

    def _open(self) -> OpenCase:
        if self._case is None:
            message = "a page of a case was asked for while no case is open"
            raise RuntimeError(message)
        return self._case

    def case(self, tab: str = BREAKS) -> None:
        """The page of the open case."""
        part = self._stage.new_part()
        doors = self._doors
        page = OneCasePage(
            self._open(), doors.cases, doors.afterwards, part, doors.clock, doors.chance, doors.asking, tab
        )
        page.leave.connect(self.cases)
        page.call_break.connect(self.call_break)
        page.go_on_with.connect(self.plan)
        page.after_break.connect(self.taken_back)
        page.read.connect(self.read)
        page.across.connect(self.across)
        page.documents.connect(self.documents)
        page.key_in.connect(self.find_handout)
        page.handouts.connect(partial(self._handouts_of, self.case, _("The case")))
        page.destroy_case.connect(self.destroy)
        self._stage.put(Shown(page, part, self.cases, self.case))

    def destroy(self) -> None:
        """The page that destroys the open case."""
        case = self._open()

        def back() -> None:
            self._case = case
            self.case(AFTER)

        self._destroy(lambda: case.case().id, back)

    def destroy_rest(self, case_id: str) -> None:
        """The page that ends the destroying of a case, where something ended it half way."""
        self._destroy(lambda: case_id, self.cases)

    def _destroy(self, case: Callable[[], str], back: Callable[[], None]) -> None:
        part = self._stage.new_part()
        page = DestroyPage(self._doors.afterwards, part, self._doors.asking, case, back, self.cases)
        # About no open case: nothing in the menus may reach for one that is being destroyed.
        self._stage.put(Shown(page, part, page.go_back, in_case=False))

    def call_break(self) -> None:
        """Plan a new break."""
        self.plan("")

    def plan(self, break_id: str) -> None:
        part = self._stage.new_part()
        doors = self._doors
        page = PlanBreakPage(self._open(), doors.cases, part, doors.clock, self.hand_over, break_id)
        page.leave.connect(self.case)
        page.handouts.connect(self._handouts_of_plan)
        self._stage.put(Shown(page, part, self.case, partial(self.plan, break_id) if break_id else None))

    def _handouts_of_plan(self, break_id: str) -> None:
        self._handouts_of(partial(self.plan, break_id), _("The break"), break_id)

    def read_all(self) -> None:
        """What all have cleared, side by side."""
        self.read("")

    def read(self, party: str) -> None:
        """One party's answers; what all have cleared, side by side, for ""."""
        part = self._stage.new_part()
        page = ReadingPage(self._open(), part, self._doors.computed, party)
        page.leave.connect(self.case)
        self._stage.put(Shown(page, part, self.case, partial(self.read, party)))

    def across(self) -> None:
        """Both parties beside each other."""
        part = self._stage.new_part()
        page = AcrossSidesPage(self._open().read, part)
        page.leave.connect(self.case)
        self._stage.put(Shown(page, part, self.case, self.across))

    def documents(self) -> None:
        part = self._stage.new_part()
        page = DocumentsPage(self._open(), self._doors.cases, part, self._doors.asking)
        page.back.clicked.connect(self.case)
        page.sets.connect(partial(self._handouts_of, self.documents, _("Documents"), ""))
        page.outcome.connect(self.outcome_note)
        self._stage.put(Shown(page, part, self.case, self.documents))

    def print_handouts(self) -> None:
        """Handouts of all parties for the newest break."""
        self._handouts_of(self.case, _("The case"), "")

    def _handouts_of(self, back: Callable[[], None], leave: str, break_id: str) -> None:
        """Handouts of all parties for a break, the newest one for "". What is ticked goes when the page is left; so it is
        not built anew."""
        part = self._stage.new_part()
        doors = self._doors
        page = HandoutSetsPage(self._open(), doors.cases, part, doors.asking, leave, break_id)
        page.back.clicked.connect(back)
        self._stage.put(Shown(page, part, back))

    def outcome_note(self) -> None:
        """The outcome note, of which nothing is kept."""
        part = self._stage.new_part()
        page = OutcomeNotePage(self._open(), self._doors.cases, part, self._doors.asking)
        page.back.clicked.connect(self.documents)
        self._stage.put(Shown(page, part, self.documents))

    def find_handout(self) -> None:
        """Which handout is keyed in."""
        part = self._stage.new_part()
        doors = self._doors
        page = FindHandoutPage(self._open(), doors.cases, part, doors.asking, doors.typed_by, self.key_in)
        page.leave.connect(self.case)
        self._stage.put(Shown(page, part, self.case, self.find_handout))

    def key_in(self, wanted: Wanted) -> None:
        """The page on which a handout is keyed in. What a form says goes when the page is left; so it is not built anew."""
        # The editors of all kinds are loaded where they are needed, not when the vault is opened.
        from ui.mediator.key_in import KeyInPage

        part = self._stage.new_part()
        doors = self._doors
        page = KeyInPage(self._open(), part, doors.chance, doors.asking, wanted)
        page.leave.connect(self.find_handout)
        page.done.connect(self.case)
        self._stage.put(Shown(page, part, self.find_handout))

    def export(self) -> None:
        """What the menu's entry for saving a document does."""
        page = self._stage.page
        if isinstance(page, DocumentPage):
            page.save_now()

    def print(self) -> None:
        page = self._stage.page
        if isinstance(page, DocumentPage):
            page.print_now()

    # ---- handing over and taking back -----------------------------------------------------------------------------

    def hand_over(self, planned: Break, party: str) -> None:
        """The page before the laptop goes to a party."""
        part = self._stage.new_part()
        doors = self._doors
        case = self._open()
        page = HandOverPage(
            doors.vault, case, doors.cases, part, doors.clock, doors.asking, planned, party, self._ready
        )
        back, anew = partial(self.plan, planned.id), partial(self.hand_over, planned, party)
        page.leave.connect(back)

        def again() -> None:
            # Meanwhile the mediator may have gone to the list of cases, or to another case.
            (anew if self._case is case else self._here)()

        page.set_pin.connect(partial(self.vault.set_pin, again))
        page.confirm_sheet.connect(partial(self.vault.new_sheet, again))
        self._stage.put(Shown(page, part, back, anew))

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
        part = self._stage.new_part()
        page = TakenBackPage(self._open(), self._doors.cases, part, break_id, party)
        page.leave.connect(self.case)
        page.read.connect(self.read)
        page.hand_over.connect(self._hand_over_again)
        self._stage.put(Shown(page, part, self.case, partial(self.taken_back, break_id, party)))
        if trouble is not None:
            page.show_trouble(trouble)

    def come_back(self, case: OpenCase, break_id: str, party: str, trouble: Trouble | None = None) -> None:
        """Begin in a new window where a hand-over ended."""
        self._case = case
        self.taken_back(break_id, party, trouble)

    def _hand_over_again(self, break_id: str, party: str) -> None:
        case, shown = self._open(), self._stage.shown

        def found(breaks: tuple[Break, ...]) -> None:
            self.hand_over(next(each for each in breaks if each.id == break_id), party)

        if shown is not None:
            shown.part.run(case.breaks, found, self.show_trouble)

    # ---- the vault ------------------------------------------------------------------------------------------------

    def lock(self) -> None:
        """Close everything and ask for the passphrase."""
        self._around.lock()

    def _here(self) -> None:
        """Where the mediator was when a page about the whole vault was asked for."""
        (self.case if self._case is not None else self.cases)()


def _told_elsewhere(_trouble: Trouble) -> None:
    """A page that shows breaks says what is wrong with them."""
