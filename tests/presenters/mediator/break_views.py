"""Views that show nothing and keep what they were told, for planning, handing over, taking back, reading, documents."""

from __future__ import annotations

from app.domain.impasse import Break
from app.presenters.doors import DocumentMade, UnlockedExport
from app.presenters.mediator.documents import DocumentsShown
from app.presenters.mediator.hand_over import HandOverShown, InTheWay
from app.presenters.mediator.handout_sets import SetsShown
from app.presenters.mediator.outcome_note import OutcomeShown
from app.presenters.mediator.plan_break import PlanFrame
from app.presenters.mediator.plan_shown import CauseShown, Pick, SheetShown, SuggestionShown, Summary
from app.presenters.mediator.reading import ClearedBy, PartyRead
from app.presenters.mediator.reading_lines import AnswerLine
from app.presenters.mediator.taken_back import TakenBackShown
from tests.presenters.mediator.views import Screen


class PlanScreen(Screen):
    """The page of a planned break."""

    frame: PlanFrame
    summary: Summary

    def __init__(self) -> None:
        super().__init__()
        self.issues: tuple[Pick, ...] = ()
        self.stops: tuple[Pick, ...] = ()
        self.dealt_with = False
        self.causes: tuple[CauseShown, ...] = ()
        self.said_first: tuple[str, ...] = ()
        self.suggestions: tuple[SuggestionShown, ...] = ()
        self.shown_for = ""
        self.sheets: tuple[SheetShown, ...] = ()
        self.time = (0, False)
        self.kept = 0
        self.faults: tuple[str, ...] = ()

    def show_frame(self, frame: PlanFrame, planned: Break) -> None:
        self.frame = frame

    def show_issues(self, issues: tuple[Pick, ...]) -> None:
        self.issues = issues

    def show_stops(self, stops: tuple[Pick, ...], dealt_with: bool) -> None:
        self.stops, self.dealt_with = stops, dealt_with

    def show_causes(self, causes: tuple[CauseShown, ...]) -> None:
        self.causes = causes

    def show_said_first(self, sentences: tuple[str, ...]) -> None:
        self.said_first = sentences

    def show_suggestions(self, suggestions: tuple[SuggestionShown, ...]) -> None:
        self.suggestions = suggestions

    def show_sheets(self, party: str, sheets: tuple[SheetShown, ...]) -> None:
        self.shown_for, self.sheets = party, sheets

    def show_time(self, minutes: int, calm_minute: bool) -> None:
        self.time = (minutes, calm_minute)

    def show_summary(self, summary: Summary) -> None:
        self.summary = summary

    def show_kept(self) -> None:
        self.kept += 1

    def show_faults(self, faults: tuple[str, ...]) -> None:
        self.faults = faults

    def sheet(self, worksheet: str) -> SheetShown:
        """The row of one sheet as it is shown now."""
        return next(row for row in self.sheets if row.worksheet == worksheet)

    def cause(self, cause: str) -> CauseShown:
        return next(each for each in self.causes if each.id == cause)


class HandOverScreen(Screen):
    """The hand-over page."""

    shown: HandOverShown

    def __init__(self) -> None:
        super().__init__()
        self.back_at: list[str] = []
        self.exports: tuple[UnlockedExport, ...] = ()
        self.words: list[tuple[str, str]] = []
        self.reasons: tuple[InTheWay, ...] = ()

    def show_hand_over(self, shown: HandOverShown) -> None:
        self.shown = shown

    def show_back_at(self, time: str) -> None:
        self.back_at.append(time)

    def show_open_documents(self, exports: tuple[UnlockedExport, ...]) -> None:
        self.exports = exports

    def show_words(self, document: str, words: str) -> None:
        self.words.append((document, words))

    def show_in_the_way(self, reasons: tuple[InTheWay, ...]) -> None:
        self.reasons = reasons


class TakenBackScreen(Screen):
    """The page after take-back."""

    shown: TakenBackShown

    def __init__(self) -> None:
        super().__init__()
        self.passed_on: list[AnswerLine] = []
        self.kept = 0

    def show_taken_back(self, shown: TakenBackShown) -> None:
        self.shown = shown

    def show_passed_on(self, line: AnswerLine) -> None:
        self.passed_on.append(line)

    def show_kept(self) -> None:
        self.kept += 1


class ReadingScreen(Screen):
    """The reading page. What is shown last is what stands there: one party, or all side by side."""

    def __init__(self) -> None:
        super().__init__()
        self.parties: tuple[tuple[str, str], ...] = ()
        self.party: PartyRead | None = None
        self.beside: tuple[ClearedBy, ...] = ()
        self.passed_on: list[AnswerLine] = []

    def show_parties(self, parties: tuple[tuple[str, str], ...], chosen: str) -> None:
        self.parties = parties

    def show_party(self, read: PartyRead) -> None:
        self.party, self.beside = read, ()

    def show_side_by_side(self, cleared: tuple[ClearedBy, ...]) -> None:
        self.party, self.beside = None, cleared

    def show_passed_on(self, line: AnswerLine) -> None:
        self.passed_on.append(line)


class MakingScreen(Screen):
    """What shows one document at a time."""

    def __init__(self) -> None:
        super().__init__()
        self.made: DocumentMade | None = None
        self.exported: list[tuple[str, str]] = []
        self.printed: list[DocumentMade] = []
        self.opened: list[str] = []
        self.saving: list[bool] = []

    def show_saving(self, under_way: bool) -> None:
        self.saving.append(under_way)

    def show_made(self, made: DocumentMade) -> None:
        self.made = made

    def show_nothing(self) -> None:
        self.made = None

    def show_exported(self, made: DocumentMade, file_name: str, words: str) -> None:
        self.exported.append((file_name, words))

    def print_pdf(self, made: DocumentMade) -> None:
        self.printed.append(made)

    def open_elsewhere(self, made: DocumentMade, where: str) -> None:
        self.opened.append(where)


class DocumentsScreen(MakingScreen):
    """The documents window."""

    shown: DocumentsShown

    def show_documents(self, shown: DocumentsShown) -> None:
        self.shown = shown


class SetsScreen(MakingScreen):
    """The page of handouts for a break."""

    shown: SetsShown

    def __init__(self) -> None:
        super().__init__()
        self.chosen = ""
        self.saved: list[str] = []

    def show_sets(self, shown: SetsShown) -> None:
        self.shown = shown

    def show_chosen(self, words: str) -> None:
        self.chosen = words

    def show_forms_saved(self, words: str) -> None:
        self.saved.append(words)


class OutcomeScreen(MakingScreen):
    """The page of the outcome note."""

    shown: OutcomeShown

    def __init__(self) -> None:
        super().__init__()
        self.days: list[str] = []

    def show_outcome(self, shown: OutcomeShown) -> None:
        self.shown = shown

    def show_day(self, day: str, words: str) -> None:
        self.days.append(words)
