"""Editing the parties of a case."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.case import MOST_PARTIES, Party
from app.domain.language import LANGUAGES, _
from app.presenters.mediator.case_editing import CaseEditing
from ui.mediator.pieces.buttons import Button, Link
from ui.mediator.pieces.cards import Card, Fold, Line
from ui.mediator.pieces.fields import Field, Picker, TextLine, pair
from ui.mediator.pieces.missing import Missing
from ui.mediator.pieces.text import Heading, Words
from ui.parts.emptied import empty
from ui.parts.flow import Flow


class PartiesEditor(Card):
    """One block a party. `erase` asks to erase what a party wrote and `allow_tries` to let it try its
    code again; only where `may_erase`."""

    erase = Signal(str)
    allow_tries = Signal(str)

    def __init__(self, editing: CaseEditing, parent: QWidget | None = None, *, may_erase: bool = False) -> None:
        super().__init__(parent, title=_("Parties"))
        self._editing = editing
        self._may_erase = may_erase
        self.rows.addWidget(
            Words(_("Only what is needed to speak to them. No birth dates, addresses or account numbers."), quiet=True)
        )
        self._blocks = QVBoxLayout()
        self._blocks.setSpacing(8)
        self.rows.addLayout(self._blocks)
        self.add = Button(_("Add a party"))
        self.add.clicked.connect(self._add)
        row = QHBoxLayout()
        row.addWidget(self.add)
        row.addStretch(1)
        self.rows.addLayout(row)
        self.names: list[TextLine] = []
        self.missing: dict[str, Missing] = {}
        self._build()

    def _build(self) -> None:
        empty(self._blocks)
        self.names = []
        self.missing = {}
        for index, party in enumerate(self._editing.case.parties):
            if index:
                self._blocks.addWidget(Line())
            self._blocks.addWidget(self._block(index, party))
        self.add.setEnabled(len(self._editing.case.parties) < MOST_PARTIES)

    def _block(self, index: int, party: Party) -> QWidget:
        block = QWidget()
        rows = QVBoxLayout(block)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(8)
        head = QHBoxLayout()
        title = _("Party {letter}").format(letter=party.letter)
        head.addWidget(Heading(title), 1)
        if self._editing.may_remove_party(index):
            remove = Link(_("Remove"))
            remove.setAccessibleName(_("Remove party {letter}").format(letter=party.letter))
            remove.clicked.connect(partial(self._remove, index))
            head.addWidget(remove)
        rows.addLayout(head)
        name = self._line(index, _("Name"), party.name, _with_name)
        self.names.append(name)
        role = self._line(index, _("Role"), party.role, _with_role)
        rows.addWidget(
            pair(
                Field(_("Name"), name, _("What you call this person or firm here.")),
                Field(_("Role"), role, _("Such as owner, tenant, father. May stay empty.")),
            )
        )
        self.missing[party.letter] = Missing(name)
        rows.addWidget(self.missing[party.letter])
        rows.addWidget(self._more(index, party))
        return block

    def _more(self, index: int, party: Party) -> Fold:
        fold = Fold(_("Language, representative, interpreter"), _("Less about this party"))
        language = Picker(_("Language"), list(LANGUAGES.items()), party.language)
        language.picked.connect(partial(self._put, index, _with_language))
        fold.rows.addWidget(pair(Field(_("Language of the sheets"), language)))
        who = self._line(index, _("Representative"), party.representative, _with_representative)
        interpreter = self._line(index, _("Interpreter"), party.interpreter, _with_interpreter)
        fold.rows.addWidget(pair(Field(_("Representative"), who), Field(_("Interpreter"), interpreter)))
        if self._may_erase and party.id:
            erase = Button(_("Erase what this party wrote…"))
            erase.clicked.connect(partial(self.erase.emit, party.id))
            tries = Button(_("Let this party try its code again"))
            tries.clicked.connect(partial(self.allow_tries.emit, party.id))
            acts = QWidget()
            flow = Flow(acts)
            flow.addWidget(erase)
            flow.addWidget(tries)
            fold.rows.addWidget(acts)
        fold.open(bool(party.representative or party.interpreter))
        return fold

    def _line(self, index: int, said: str, words: str, change: Callable[[Party, str], Party]) -> TextLine:
        letter = self._editing.case.parties[index].letter
        line = TextLine(_("{what} of party {letter}").format(what=said, letter=letter), words)
        line.settled.connect(partial(self._put, index, change))
        return line

    def _put(self, index: int, change: Callable[[Party, str], Party], words: str) -> None:
        self._editing.put_party(index, change(self._editing.case.parties[index], words.strip()))

    def _add(self) -> None:
        self._editing.add_party()
        self._build()
        self.names[-1].setFocus()

    def _remove(self, index: int) -> None:
        self._editing.remove_party(index)
        self._build()


def _with_name(party: Party, words: str) -> Party:
    return replace(party, name=words)


def _with_role(party: Party, words: str) -> Party:
    return replace(party, role=words)


def _with_language(party: Party, language: str) -> Party:
    return replace(party, language=language)


def _with_representative(party: Party, words: str) -> Party:
    return replace(party, representative=words)


def _with_interpreter(party: Party, words: str) -> Party:
    return replace(party, interpreter=words)
