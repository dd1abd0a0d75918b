"""The page of a new case."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from app.domain.language import _
from app.domain.sources import Clock
from app.presenters.doors import CasesDoor, OpenCase
from app.presenters.mediator.background import Background
from app.presenters.mediator.case_editing import CaseEditing
from app.presenters.mediator.new_case import Choices, NewCase
from ui.mediator.case_issues import IssuesEditor
from ui.mediator.case_parties import PartiesEditor
from ui.mediator.case_settings import MoneyEditor, NameEditor, TemplateEditor
from ui.mediator.pieces.buttons import Primary
from ui.mediator.pieces.fields import settle_all
from ui.mediator.pieces.missing import Missing
from ui.mediator.pieces.page import Page, say_aloud
from ui.mediator.pieces.text import Words


class NewCasePage(Page):
    """Everything on one page, from top to bottom."""

    def __init__(
        self,
        cases: CasesDoor,
        background: Background,
        clock: Clock,
        made: Callable[[OpenCase], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(_("New case"), _("All cases"), parent)
        self._presenter = NewCase(self, cases, background, clock, made)
        self.make = Primary(_("Make the case"))
        self._faults = Words("")
        bar = self.bar()
        bar.words.addWidget(self._faults)
        bar.add(self.make)
        self.make.clicked.connect(self._make)

    def start(self) -> None:
        self._presenter.start()

    def show_case(self, editing: CaseEditing, choices: Choices) -> None:
        self._editing = editing
        self.name = NameEditor(editing)
        self.template = TemplateEditor(editing, choices)
        self.parties = PartiesEditor(editing)
        self.issues = IssuesEditor(editing)
        self.money = MoneyEditor(editing, choices)
        self.template.chosen.connect(self.issues.refresh)
        for card in (self.name, self.template, self.parties, self.issues, self.money):
            self.rows.addWidget(card)
        self.finish()
        self.name.alias.setFocus()

    def _places(self) -> dict[str, Missing]:
        """Every place where something may be missing, from top to bottom."""
        above = {"alias": self.name.missing, "template": self.template.missing}
        return above | self.parties.missing | {"issues": self.issues.missing}

    def _make(self) -> None:
        settle_all(self)
        self._presenter.make()
        first = next((place for place in self._places().values() if not place.isHidden()), None)
        if first is not None:
            first.field.setFocus()
            self.area.reveal(first, first.field)

    def show_faults(self, faults: tuple[str, ...]) -> None:
        """What is missing stands beside the button, where the eye is."""
        self._faults.setText(" ".join(faults[:3]))
        missing = self._editing.missing() if faults else {}
        for name, place in self._places().items():
            place.say(missing.get(name, ""))
        if faults:
            say_aloud(self, " ".join(faults))

    def show_busy(self, words: str) -> None:
        self.make.setEnabled(not words)
        self._faults.setText(words)
