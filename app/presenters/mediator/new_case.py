"""A new case, made in under three minutes: nothing is asked that is not needed for the first break."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Protocol

from app.domain.case import Case, Party
from app.domain.language import _
from app.domain.sources import Clock
from app.domain.template import Template
from app.domain.trouble import Trouble
from app.presenters.doors import CasesDoor, OpenCase
from app.presenters.mediator.background import Background
from app.presenters.mediator.case_editing import CaseEditing


@dataclass(frozen=True, slots=True)
class Choices:
    """What a case can be made of: templates in their usual order, rules profiles with the strictest first."""

    templates: tuple[Template, ...]
    rules: Mapping[str, str]

    def by_id(self) -> dict[str, Template]:
        return {template.id: template for template in self.templates}


class NewCaseView(Protocol):
    """The page of a new case."""

    def show_case(self, editing: CaseEditing, choices: Choices) -> None:
        """Show the case as it is edited; called again whenever its parts come or go."""

    def show_faults(self, faults: tuple[str, ...]) -> None: ...
    def show_busy(self, words: str) -> None: ...
    def show_trouble(self, trouble: Trouble) -> None: ...


class NewCase:
    """`made` gets the new case, open."""

    def __init__(
        self,
        view: NewCaseView,
        cases: CasesDoor,
        background: Background,
        clock: Clock,
        made: Callable[[OpenCase], None],
        language: str = "en",
    ) -> None:
        self._view = view
        self._cases = cases
        self._background = background
        self._clock = clock
        self._made = made
        self._language = language
        self._editing: CaseEditing | None = None
        self._tried = False

    def start(self) -> None:
        self._background.run(lambda: Choices(self._cases.templates(), self._cases.rules()), self._begin, self._trouble)

    def _begin(self, choices: Choices) -> None:
        case = Case(
            id="",
            code="",
            alias="",
            template="",
            created=self._clock.now().astimezone().date().isoformat(),
            rules=next(iter(choices.rules), "strict"),
            language=self._language,
            parties=(
                Party("", "A", "", language=self._language),
                Party("", "B", "", language=self._language),
            ),
        )
        self._editing = CaseEditing(case, choices.by_id(), self._edited)
        self._view.show_case(self._editing, choices)

    def _edited(self, _case: Case) -> None:
        """Once the mediator has tried to make the case, what is missing goes away as it is filled in."""
        if self._tried and self._editing is not None:
            self._view.show_faults(self._editing.faults())

    def make(self) -> None:
        """Make the case and open it, or say what it still needs."""
        if self._editing is None:
            return
        self._tried = True
        faults = self._editing.faults()
        self._view.show_faults(faults)
        if faults:
            return
        case = self._editing.case
        self._view.show_busy(_("Making the case…"))
        self._background.run(lambda: self._cases.open(self._cases.create(case)), self._done, self._trouble)

    def _done(self, case: OpenCase) -> None:
        self._view.show_busy("")
        self._made(case)

    def _trouble(self, trouble: Trouble) -> None:
        self._view.show_busy("")
        self._view.show_trouble(trouble)
