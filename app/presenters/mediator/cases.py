"""The list of cases: search, open, the sample, and the reminder that the recovery sheet is not confirmed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Protocol

from app.domain.days import day_words
from app.domain.language import _, spoken
from app.domain.trouble import Trouble
from app.domain.wording import Text, Tongue
from app.presenters.doors import CasesDoor, ListedCase, OpenCase, VaultDoor
from app.presenters.mediator.background import Background
from app.presenters.mediator.copying import care_words, copied_words
from app.presenters.restoring_doors import Ailing, Care, RestoringDoor


@dataclass(frozen=True, slots=True)
class CaseRow:
    """A line of the list, in words."""

    id: str
    code: str
    alias: str
    template: str
    last_break: str
    state: str
    practice: bool
    destroying: bool = False


class CaseListView(Protocol):
    """The list of cases."""

    def show_cases(self, rows: tuple[CaseRow, ...]) -> None: ...
    def show_none(self, searched: bool) -> None:
        """No line to show: nothing matches what was searched, or there is no case yet."""

    def go_on_destroying(self, case_id: str) -> None:
        """Show the page that ends what was begun."""

    def show_sheet(self, *, unconfirmed: bool, due: bool) -> None:
        """Whether the recovery sheet is not confirmed, and whether it was last looked at a year ago."""

    def show_care(self, copied: str, told: tuple[str, ...]) -> None:
        """When the vault was last copied, and what is amiss with how it is kept."""

    def show_ailing(self, what: Ailing) -> None:
        """Show what can be put back in place of the file of a case."""

    def show_busy(self, words: str) -> None: ...
    def show_trouble(self, trouble: Trouble) -> None: ...


class CaseList:
    """`opened` gets the case that was opened; `make_sample` makes the sample as a practice case and gives its id."""

    def __init__(
        self,
        view: CaseListView,
        vault: VaultDoor,
        cases: CasesDoor,
        restoring: RestoringDoor,
        background: Background,
        make_sample: Callable[[], str],
        opened: Callable[[OpenCase], None],
    ) -> None:
        self._view = view
        self._vault = vault
        self._cases = cases
        self._restoring = restoring
        self._background = background
        self._make_sample = make_sample
        self._opened = opened
        self._searched = ""
        self._half_destroyed: frozenset[str] = frozenset()

    def start(self) -> None:
        self.search("")
        self._background.run(self._restoring.care, self._stands, self._trouble)

        def look() -> tuple[bool, bool]:
            return self._vault.sheet_is_confirmed(), self._vault.sheet_is_due()

        self._background.run(look, self._told, self._trouble)

    def _told(self, sheet: tuple[bool, bool]) -> None:
        confirmed, due = sheet
        self._view.show_sheet(unconfirmed=not confirmed, due=confirmed and due)

    def _stands(self, care: Care) -> None:
        self._view.show_care(copied_words(care), care_words(care))

    def search(self, words: str) -> None:
        """List the cases whose alias or code has these words in it; answers are never searched."""
        self._searched = words.strip()
        searched = self._searched

        def look() -> tuple[CaseRow, ...]:
            titles = {template.id: template.title for template in self._cases.templates()}
            return tuple(_row(case, titles) for case in self._cases.cases(searched))

        self._background.run(look, self._listed, self._trouble)

    def _listed(self, rows: tuple[CaseRow, ...]) -> None:
        self._half_destroyed = frozenset(row.id for row in rows if row.destroying)
        if rows:
            self._view.show_cases(rows)
        else:
            self._view.show_none(bool(self._searched))

    def open(self, case_id: str) -> None:
        if case_id in self._half_destroyed:
            self._view.go_on_destroying(case_id)
            return
        self._view.show_busy(_("Opening the case…"))
        self._background.run(lambda: self._cases.open(case_id), self._done, self._trouble)

    def open_sample(self) -> None:
        """Make the sample case afresh and open it; a practice case, so nothing in it counts."""
        self._view.show_busy(_("Making the sample case…"))
        self._background.run(lambda: self._cases.open(self._make_sample()), self._done, self._trouble)

    def _done(self, case: OpenCase) -> None:
        self._view.show_busy("")
        self._opened(case)

    def _trouble(self, trouble: Trouble) -> None:
        self._view.show_busy("")
        if isinstance(trouble, Ailing):
            self._view.show_ailing(trouble)
        else:
            self._view.show_trouble(trouble)


def _row(case: ListedCase, titles: Mapping[str, Text]) -> CaseRow:
    title = titles.get(case.template)
    return CaseRow(
        id=case.id,
        code=case.code,
        alias=case.alias,
        template=Tongue(spoken()).say(title) if title is not None else case.template,
        last_break=_("Its key is gone") if case.destroying else day_words(case.last_break) or _("No break yet"),
        state=_state(case),
        practice=case.practice,
        destroying=case.destroying,
    )


def _state(case: ListedCase) -> str:
    if case.destroying:
        return _("Not wholly destroyed")
    words = (state_words(case.state), _("Held") if case.held else "", _("Its day has passed") if case.due else "")
    return " · ".join(filter(None, words))


def state_words(state: str) -> str:
    """What the state of a case is called; a word this window does not know stands as it is."""
    return {
        "new": _("New"),
        "open": _("Open"),
        "at_break": _("In a break"),
        "closed": _("Closed"),
    }.get(state, state)
