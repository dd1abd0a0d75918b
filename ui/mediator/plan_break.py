"""The page on which a break is planned: from "we are stuck" to Hand over in under a minute."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from app.domain.impasse import Break
from app.domain.language import _
from app.domain.sources import Clock
from app.presenters.doors import CasesDoor, OpenCase
from app.presenters.mediator.background import Background
from app.presenters.mediator.plan_break import PlanBreak, PlanFrame
from app.presenters.mediator.plan_shown import CauseShown, Pick, SheetShown, SuggestionShown, Summary
from ui.mediator.pieces.blocks import Blocks
from ui.mediator.pieces.buttons import Button, Primary
from ui.mediator.pieces.cards import Card
from ui.mediator.pieces.fields import Picker, settle_all
from ui.mediator.pieces.page import Page, say_aloud
from ui.mediator.pieces.text import Words
from ui.mediator.pieces.ticks import Choice
from ui.mediator.plan_sheets import SheetsCard, SuggestedCard, TimeCard
from ui.mediator.plan_signs import SignsCard

_MOST_BUTTONS = 3


class PlanBreakPage(Page):
    """`hand_over` gets the kept break and the party to hand over to, `handouts` the id of one that is to be on paper."""

    handouts = Signal(str)

    def __init__(
        self,
        case: OpenCase,
        cases: CasesDoor,
        background: Background,
        clock: Clock,
        hand_over: Callable[[Break, str], None],
        break_id: str = "",
        back: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(_("A break"), back or _("The case"), parent)
        self._presenter = PlanBreak(self, case, cases, background, clock, hand_over, break_id)
        self.issues: dict[str, Choice] = {}

    def start(self) -> None:
        self._presenter.start()

    def keep_again(self, *, quietly: bool = False) -> None:
        self._presenter.keep_again(quietly=quietly)

    def show_frame(self, frame: PlanFrame, planned: Break) -> None:
        self.title.setText(frame.title)
        self._issue_card = Card(title=_("Which issue is stuck?"), gap=4)
        self._issue_blocks = Blocks(17, gap=2, most=2)
        self._issue_card.rows.addWidget(self._issue_blocks)
        self._issue_group = QButtonGroup(self)
        self.signs = SignsCard(frame, self._presenter.answer, dict(planned.signs.answers))
        self.signs.stops.ticked.connect(self._presenter.tick_stop)
        self.signs.stops.dealt_with.connect(self._presenter.stops_dealt_with)
        self.signs.causes.tapped.connect(self._presenter.tap_cause)
        self.signs.causes.ticked.connect(self._presenter.tick)
        self.signs.ratings.rated.connect(self._presenter.rate)
        self.suggested = SuggestedCard()
        self.suggested.give_all.connect(self._presenter.give_all)
        self.suggested.dealt_with.connect(self._presenter.stops_dealt_with)
        self.sheets = SheetsCard(frame.parties)
        self.sheets.chosen.connect(self._presenter.show_for)
        self.sheets.on_paper.connect(self._to_print)
        self.time = TimeCard()
        self.time.minutes.connect(self._presenter.minutes)
        self.time.calm.connect(self._presenter.calm_minute)
        for card in (self._issue_card, self.signs, self.suggested, self.sheets, self.time):
            self.rows.addWidget(card)
        self.finish()
        self._make_foot(frame)

    def _make_foot(self, frame: PlanFrame) -> None:
        bar = self.bar()
        self._even = Words("")
        self._time = Words("", quiet=True)
        self._stop = Words(_("A stop sign is ticked. Put all sheets aside first."), bold=True)
        self._stop.hide()
        bar.words.addWidget(self._stop)
        bar.words.addWidget(self._even)
        bar.words.addWidget(self._time)
        self.hand_over: dict[str, Button] = {}
        if len(frame.parties) <= _MOST_BUTTONS:
            for party, name in frame.parties:
                button = Primary(_("Hand over to {name}").format(name=name))
                button.clicked.connect(partial(self._hand_over, party))
                self.hand_over[party] = button
                bar.add(button)
            return
        self._whom = Picker(_("To whom"), frame.parties, frame.parties[0][0])
        self.to_chosen = Primary(_("Hand over"))
        self.to_chosen.clicked.connect(self._hand_over_to_chosen)
        bar.add(self._whom)
        bar.add(self.to_chosen)

    def _hand_over(self, party: str) -> None:
        settle_all(self)
        self._presenter.hand_over(party)

    def _hand_over_to_chosen(self) -> None:
        self._hand_over(self._whom.chosen())

    def _to_print(self) -> None:
        settle_all(self)
        self._presenter.print_handouts(self.handouts.emit)

    def show_issues(self, issues: tuple[Pick, ...]) -> None:
        for pick in issues:
            choice = Choice(pick.words)
            choice.setChecked(pick.chosen)
            choice.clicked.connect(partial(self._presenter.choose_issue, pick.id))
            self._issue_group.addButton(choice)
            self._issue_blocks.add(choice)
            self.issues[pick.id] = choice
        first = next((pick.id for pick in issues if pick.chosen), issues[0].id)
        self.issues[first].setFocus()

    def show_stops(self, stops: tuple[Pick, ...], dealt_with: bool) -> None:
        self.signs.stops.show_stops(stops, dealt_with)
        open_ = any(stop.chosen for stop in stops) and not dealt_with
        self.suggested.show_stop(open_=open_)
        self._stop.setVisible(open_)

    def show_causes(self, causes: tuple[CauseShown, ...]) -> None:
        self.signs.show_causes(causes)

    def show_said_first(self, sentences: tuple[str, ...]) -> None:
        self.suggested.show_said_first(sentences)

    def show_suggestions(self, suggestions: tuple[SuggestionShown, ...]) -> None:
        self.suggested.show_suggestions(suggestions)

    def show_sheets(self, party: str, sheets: tuple[SheetShown, ...]) -> None:
        for row in self.sheets.show_sheets(party, sheets):
            row.given.connect(self._presenter.give)
            row.about.connect(self._presenter.about)
            row.turned.connect(self._presenter.turn)
            row.started_from.connect(self._presenter.start_from)

    def show_time(self, minutes: int, calm_minute: bool) -> None:
        self.time.show_time(minutes, calm_minute)

    def show_summary(self, summary: Summary) -> None:
        # With many parties the minutes of each would fill the window if they stood in the foot.
        many = not self.hand_over
        self._even.setText(" ".join((*summary.sentences, "" if many else summary.so_far)).strip())
        self.time.say_so_far(summary.so_far if many else "")
        self._time.setText(summary.time)
        self._time.setVisible(bool(summary.time))
        can = {given.party for given in summary.given if given.sheets}
        self.sheets.to_print.setEnabled(bool(can))
        for party, button in self.hand_over.items():
            button.setEnabled(party in can)

    def show_kept(self) -> None:
        self.say_kept()

    def show_faults(self, faults: tuple[str, ...]) -> None:
        if faults:
            self._time.setText(" ".join(faults))
            self._time.show()
            say_aloud(self, " ".join(faults))
