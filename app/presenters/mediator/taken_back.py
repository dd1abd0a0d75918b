"""After the laptop came back: first what a party asked for, then how far it came and what may be passed on."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Protocol

from app.domain.answers import State
from app.domain.case import Case
from app.domain.impasse import Break, Compared, Handed
from app.domain.language import _, ngettext
from app.domain.reading import CaseRead, FillingRead
from app.domain.trouble import Trouble
from app.domain.visibility import any_question
from app.domain.worksheet import AlertTo
from app.handover.messages import Ending
from app.presenters.doors import CasesDoor, OpenCase
from app.presenters.mediator.background import Background
from app.presenters.mediator.keeping import Kept
from app.presenters.mediator.reading_lines import AnswerLine, cleared_lines
from app.presenters.mediator.status import party_words, sheet_title, sheet_words, was_handed_over
from app.presenters.mediator.words import minutes_words, names


@dataclass(frozen=True, slots=True)
class Flag:
    """Something the mediator hears before anything else. `urgent`: a private word, or a pause until arranged."""

    title: str
    words: str
    urgent: bool


@dataclass(frozen=True, slots=True)
class NextParty:
    """Another party of this break, and how far it is."""

    party: str
    name: str
    how: str
    handed_over: bool
    has_sheets: bool


@dataclass(frozen=True, slots=True)
class TakenBackShown:
    """The page after take-back of one party."""

    break_id: str
    name: str
    flags: tuple[Flag, ...]
    sheets: tuple[tuple[str, str], ...]
    """Titles and how far each is."""
    minutes: str
    cleared: tuple[AnswerLine, ...]
    note: str
    next_parties: tuple[NextParty, ...]


class TakenBackView(Protocol):
    """The page after take-back."""

    def show_taken_back(self, shown: TakenBackShown) -> None: ...
    def show_passed_on(self, line: AnswerLine) -> None: ...
    def show_kept(self) -> None: ...
    def show_trouble(self, trouble: Trouble) -> None: ...


@dataclass(frozen=True, slots=True)
class _Loaded:
    planned: Break
    shown: TakenBackShown


class TakenBack:
    """What one party's hand-over left behind, as the mediator may know it."""

    def __init__(
        self,
        view: TakenBackView,
        case: OpenCase,
        cases: CasesDoor,
        background: Background,
        break_id: str,
        party: str,
    ) -> None:
        self._view = view
        self._case = case
        self._cases = cases
        self._background = background
        self._break_id = break_id
        self._party = party
        self._kept: Kept[Break] = Kept(background, case.keep_break, _with_notes, self._was_kept, view.show_trouble)
        self._planned: Break | None = None

    def start(self) -> None:
        self._background.run(self._load, self._show, self._view.show_trouble)

    def _load(self) -> _Loaded:
        planned = next(each for each in self._case.breaks() if each.id == self._break_id)
        case, sheets = self._case.case(), self._cases.worksheets()
        read = self._case.read()
        tongue = case.tongue()
        called = names(case)
        handed = [each for each in planned.handed if each.party == self._party]
        statuses = self._case.sheet_status(planned.id, self._party)
        shown = TakenBackShown(
            break_id=planned.id,
            name=called[self._party],
            flags=(*_flags(read, planned, handed, self._party), *_compared(planned)),
            sheets=tuple((sheet_title(status, sheets, tongue), sheet_words(status)) for status in statuses),
            minutes=minutes_words(sum(each.minutes for each in handed)) if handed else "",
            cleared=cleared_lines(read, self._party),
            note=planned.notes.get(self._party, ""),
            next_parties=tuple(
                NextParty(
                    party.id,
                    called[party.id],
                    party_words(
                        self._case.sheet_status(planned.id, party.id),
                        sheets,
                        tongue,
                        handed_over=was_handed_over(planned, party.id),
                    ),
                    was_handed_over(planned, party.id),
                    bool(planned.plan.sheets.get(party.id)),
                )
                for party in case.parties
                if party.id != self._party
            ),
        )
        return _Loaded(planned, shown)

    def _show(self, loaded: _Loaded) -> None:
        self._planned = loaded.planned
        self._view.show_taken_back(loaded.shown)

    def note(self, words: str) -> None:
        """The mediator's own note on this party and break (decision 33)."""
        if self._planned is not None:
            self._planned = replace(self._planned, notes={**self._planned.notes, self._party: words})
            self._kept.changed(self._planned)

    def keep_again(self, *, quietly: bool) -> None:
        """Try once more to keep what the disk has refused."""
        self._kept.again(quietly=quietly)

    def _was_kept(self, _planned: Break) -> None:
        self._view.show_kept()

    def pass_on(self, line: AnswerLine) -> None:
        """The mediator has told these words to the others."""

        def marked(_nothing: None) -> None:
            self._view.show_passed_on(replace(line, passed_on=True))

        self._background.run(
            lambda: self._case.mark_passed_on(line.filling, line.question), marked, self._view.show_trouble
        )


def _with_notes(_written: Break, newest: Break) -> Break:
    return newest


def _compared(planned: Break) -> tuple[Flag, ...]:
    """The word of two limits that nobody saw, or that there is none, in the break in which they were compared (decision 10)."""
    if planned.compared is None:
        return ()
    compared = _("Two limits were compared unseen")
    title, words = {
        Compared.OVERLAP: (compared, _("They overlap. Both sealed copies that were used are destroyed.")),
        Compared.NO_OVERLAP: (compared, _("They do not overlap. Both sealed copies that were used are destroyed.")),
        Compared.ASK_AGAIN: (
            _("Two limits could not be compared"),
            _("A sealed copy could not be used and is destroyed. You may ask again whether the two may be compared."),
        ),
    }[planned.compared]
    return (Flag(title, words, urgent=False),)


def _flags(read: CaseRead, planned: Break, handed: list[Handed], party: str) -> tuple[Flag, ...]:
    found: list[Flag] = []
    for each in handed:
        found.extend(_alert(read, planned, party, question, suggest) for question, suggest in each.alerts.items())
    if handed and handed[-1].ending in _ENDED_OTHERWISE:
        found.append(_ended_otherwise(handed[-1].ending))
    asked = sum(each.asked_for_mediator for each in handed)
    if asked:
        times = ngettext("Asked for you once", "Asked for you {count} times", asked).format(count=asked)
        found.append(Flag(times, _("From the party's screen, while the laptop was there."), urgent=True))
    unique = list(dict.fromkeys(found))
    return tuple(sorted(unique, key=lambda flag: not flag.urgent))


_ENDED_OTHERWISE = frozenset({Ending.NOT_ME.value, Ending.TIMED_OUT.value})


def _ended_otherwise(ending: str) -> Flag:
    if ending == Ending.NOT_ME.value:
        return Flag(
            _("“That is not me” was pressed"),
            _("Somebody else was at the laptop. No question and no answer was shown."),
            urgent=True,
        )
    return Flag(
        _("Nobody was at the laptop any more"),
        _("The screen covered itself after some minutes without input. What was saved is there."),
        urgent=False,
    )


_URGENT = frozenset({AlertTo.PRIVATE_MEETING.value, AlertTo.PAUSE.value})


def _alert(read: CaseRead, planned: Break, party: str, question: str, suggest: str) -> Flag:
    answered = _answered(read.case, [f for f in read.of(party) if f.break_id == planned.id], question)
    title, advice = {
        AlertTo.PRIVATE_MEETING.value: (
            _("Wants a private word"),
            _("See this person alone before anyone meets again."),
        ),
        AlertTo.PAUSE.value: (_("Pause until this is arranged"), _("Go on with the sheets once it is there.")),
        AlertTo.LONGER_BREAK.value: (_("May need a longer break"), ""),
        AlertTo.BREAK_PLAN.value: (_("A break plan may help first"), ""),
    }.get(suggest, (_("Something to look at"), ""))
    return Flag(title, " ".join(filter(None, (answered, advice))), urgent=suggest in _URGENT)


def _answered(case: Case, fillings: list[FillingRead], question: str) -> str:
    """A question with its answer in words, as far as the mediator may read it; else the question alone."""
    for filling in reversed(fillings):
        if not any(each.id == question for each in filling.worksheet.questions()):
            continue
        asked = any_question(filling.worksheet, question)
        entry = filling.entries.get(question)
        label = case.tongue().say(asked.summary_label)
        if entry is None or entry.answer.state is not State.GIVEN:
            return _("{label}.").format(label=label)
        said = ", ".join(asked.kind.say(entry.answer.value, case.tongue()))
        return _("{label}: {answer}.").format(label=label, answer=said.rstrip("."))
    return ""
