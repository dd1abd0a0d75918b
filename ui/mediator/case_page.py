"""One open case: its breaks, and what it is made of, in calm tabs."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.language import _
from app.domain.sources import Chance, Clock
from app.presenters.after_doors import AfterDoor
from app.presenters.doors import CasesDoor, OpenCase
from app.presenters.mediator.after import After, KeptCase
from app.presenters.mediator.background import Background
from app.presenters.mediator.case_editing import CaseEditing
from app.presenters.mediator.case_page import BreakRow, CasePage, PartyLine
from app.presenters.mediator.new_case import Choices
from ui.mediator.asking import Asking
from ui.mediator.case_after import AfterPart
from ui.mediator.case_issues import IssuesEditor
from ui.mediator.case_parties import PartiesEditor
from ui.mediator.case_settings import MoneyEditor, NameEditor, SafetyEditor, TemplateEditor
from ui.mediator.pieces.beside import Beside, below_each_other
from ui.mediator.pieces.buttons import Button, Primary
from ui.mediator.pieces.cards import Card, Line, Notice
from ui.mediator.pieces.page import Page, say_aloud
from ui.mediator.pieces.tabs import Tabs
from ui.mediator.pieces.text import Heading, Words
from ui.parts.emptied import empty
from ui.parts.flow import Flow

BREAKS, PARTIES, ISSUES, SETTINGS, AFTER = "breaks", "parties", "issues", "settings", "after"


class OneCasePage(Page):
    """What can be asked for from here: a new break, one that is there, reading, documents, after the break."""

    call_break = Signal()
    go_on_with = Signal(str)
    after_break = Signal(str, str)
    read = Signal(str)
    across = Signal()
    documents = Signal()
    key_in = Signal()
    handouts = Signal(str)
    destroy_case = Signal()

    def __init__(
        self,
        case: OpenCase,
        cases: CasesDoor,
        afterwards: AfterDoor,
        background: Background,
        clock: Clock,
        chance: Chance,
        asking: Asking,
        tab: str = BREAKS,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", _("All cases"), parent)
        self._asking = asking
        self._tab = tab
        self._presenter = CasePage(self, case, cases, background, chance)
        self.after = AfterPart()
        self._after = After(self, afterwards, background, clock, case.case)
        answers, across, documents = Button(_("Read answers")), Button(_("Compare")), Button(_("Documents"))
        self.new_break = Primary(_("Call a break"))
        for button in (answers, across, documents, self.new_break):
            self.head.addWidget(button)
        answers.clicked.connect(partial(self.read.emit, ""))
        across.clicked.connect(self.across)
        documents.clicked.connect(self.documents)
        self.new_break.clicked.connect(self.call_break)
        self._tabs = Tabs(
            _("Parts of the case"),
            (
                (BREAKS, _("Breaks")),
                (PARTIES, _("Parties")),
                (ISSUES, _("Issues")),
                (SETTINGS, _("Settings")),
                (AFTER, _("Afterwards")),
            ),
            tab,
        )
        self._left = QVBoxLayout()
        self.rows.addLayout(self._left)
        self.rows.addWidget(self._tabs)
        self.take_back: dict[str, Button] = {}
        self._places: dict[str, QVBoxLayout] = {}
        self._parts: dict[str, QWidget] = {}
        for name in (BREAKS, PARTIES, ISSUES, SETTINGS, AFTER):
            part = QWidget()
            column = QVBoxLayout(part)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(12)
            self.rows.addWidget(part)
            part.setVisible(name == tab)
            self._places[name], self._parts[name] = column, part
        self._tabs.picked.connect(self._turn)
        self.after.use(self._after)
        self.after.destroy_case.connect(self.destroy_case)
        self._put(AFTER, self.after)
        self.finish()

    def start(self) -> None:
        self._presenter.start()
        self._after.start()

    def keep_again(self, *, quietly: bool = False) -> None:
        self._presenter.keep_again(quietly=quietly)

    def show_retention(self, kept: KeptCase) -> None:
        self.after.show_retention(kept)

    def _turn(self, tab: str) -> None:
        self._tab = tab
        for name, part in self._parts.items():
            part.setVisible(name == tab)

    def _put(self, tab: str, *widgets: QWidget) -> None:
        column = self._places[tab]
        empty(column)
        for widget in widgets:
            column.addWidget(widget)

    def show_case(self, editing: CaseEditing, choices: Choices) -> None:
        case = editing.case
        self.title.setText(case.alias or case.code)
        practice = _("Practice case") if case.practice else ""
        self.say_hint(" · ".join(filter(None, (case.code, practice))))
        self.parties = PartiesEditor(editing, may_erase=True)
        self.parties.erase.connect(self._erase)
        self.parties.allow_tries.connect(self._presenter.allow_more_tries)
        self.issues = IssuesEditor(editing)
        self.name = NameEditor(editing)
        template = TemplateEditor(editing, choices)
        template.chosen.connect(self.issues.refresh)
        self._put(PARTIES, self.parties)
        self._put(ISSUES, self.issues)
        self._put(SETTINGS, self.name, template, MoneyEditor(editing, choices), SafetyEditor(editing))
        if self._tab == BREAKS:
            self.new_break.setFocus()
        else:
            self._tabs.go_to_chosen()

    def show_breaks(self, rows: tuple[BreakRow, ...]) -> None:
        if not rows:
            card = Card(title=_("No break yet"))
            card.rows.addWidget(
                Words(
                    _("When the talks are stuck, call a break. Each party then gets time alone with a short sheet."),
                    quiet=True,
                )
            )
            self._put(BREAKS, card)
            return
        # What comes back on paper belongs to the newest break, and stands where it is seen without scrolling.
        newest, *others = rows
        self._put(BREAKS, self._break(newest, self._paper()), *(self._break(row) for row in others))

    def _paper(self) -> Button:
        self.handout = Button(_("Key in a handout…"))
        self.handout.clicked.connect(self.key_in)
        return self.handout

    def _break(self, row: BreakRow, *more: Button) -> Card:
        """One break; `more` stands beside what is done with every one of them."""
        card = Card(gap=6)
        words = below_each_other(Heading(row.title), Words(_("About: {issue}").format(issue=row.issue), quiet=True))
        on_paper = Button(_("Print handouts…"))
        on_paper.setAccessibleName(_("Print handouts: {title}").format(title=row.title))
        on_paper.clicked.connect(partial(self.handouts.emit, row.id))
        plan = Button(_("Plan and hand over"))
        plan.setAccessibleName(_("Plan and hand over: {title}").format(title=row.title))
        plan.clicked.connect(partial(self.go_on_with.emit, row.id))
        buttons = QWidget()
        flow = Flow(buttons)
        for button in (on_paper, *more, plan):
            flow.addWidget(button)
        card.rows.addLayout(Beside(words, buttons))
        for line in row.parties:
            card.rows.addWidget(Line())
            card.rows.addWidget(self._party(row, line))
        return card

    def _party(self, row: BreakRow, line: PartyLine) -> QWidget:
        across = QWidget()
        layout = QHBoxLayout(across)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Words(line.name, bold=True))
        words.addWidget(Words(line.how[:1].upper() + line.how[1:], quiet=True))
        layout.addLayout(words, 1)
        buttons = QWidget()
        flow = Flow(buttons, to_the_right=True)
        if row.handed_over and line.handed_over:
            after = Button(_("How it went"))
            after.setAccessibleName(_("How it went: {name}").format(name=line.name))
            after.clicked.connect(partial(self.after_break.emit, row.id, line.party))
            flow.addWidget(after)
            read = Button(_("Read answers"))
            read.setAccessibleName(_("Read answers of {name}").format(name=line.name))
            read.clicked.connect(partial(self.read.emit, line.party))
            flow.addWidget(read)
        layout.addWidget(buttons)
        return across

    def show_left_at_work(self, parties: tuple[tuple[str, str], ...]) -> None:
        """One notice for each party that had the laptop when the program ended."""
        empty(self._left)
        self.take_back = {}
        for party, name in parties:
            notice = Notice(
                _("Recess ended while {name} had the laptop").format(name=name),
                _(
                    "What was marked “Saved” is kept. To go on, hand the laptop over again below. If this part is over, "
                    "take it back: then the party's “Only me” answers are closed or erased, as the party chose."
                ),
            )
            button = Button(_("Take it back"))
            button.setAccessibleName(_("Take the laptop back from {name}").format(name=name))
            button.clicked.connect(partial(self._presenter.take_back, party))
            notice.rows.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
            self.take_back[party] = button
            self._left.addWidget(notice)

    def show_kept(self) -> None:
        # Something else was kept: "Saved" would be untrue of what the disk has refused.
        if self._presenter.is_owed:
            self._presenter.keep_again(quietly=False)
        else:
            self.say_kept()

    def show_faults(self, faults: tuple[str, ...]) -> None:
        """A change that cannot stand is not kept, and the page says so."""
        title = _("This is not kept yet") if faults else ""
        self.notice.say(title, "\n".join(faults))
        if faults:
            say_aloud(self, " ".join(faults))

    def _erase(self, party: str) -> None:
        if self._asking.sure(
            self,
            _("Erase everything this party wrote?"),
            _(
                "Do this when the party asks for it. Nobody can bring it back. Backups of the case are made anew without it."
            ),
            _("Erase"),
        ):
            self._presenter.erase_private(party)
