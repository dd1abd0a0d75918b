"""What the page of a planned break shows: plain values, made from the break, the case and the diagnosis."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from app.domain.case import Case
from app.domain.diagnosing import CauseFound, Level, Suggestion, causes_found, said_first, suggestions
from app.domain.impasse import Break, PlannedSheet
from app.domain.language import _
from app.domain.template import Diagnosis, Occasion
from app.domain.worksheet import Form, Worksheet
from app.presenters.mediator.even_handed import even_handed, minutes_so_far, sheet_minutes
from app.presenters.mediator.planning import form_of, of
from app.presenters.mediator.words import names


@dataclass(frozen=True, slots=True)
class Pick:
    """Something to choose: an issue, another party, an earlier filling."""

    id: str
    words: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class SignShown:
    """A sign with its tick, and its rating 0 to 3 per party."""

    id: str
    words: str
    ticked: bool
    ratings: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class CauseShown:
    """A cause to tap, with its signs. `scored` is what the signs say so far, "" before the first."""

    id: str
    name: str
    summary: str
    ask_yourself: str
    chosen: bool
    scored: str
    signs: tuple[SignShown, ...]


@dataclass(frozen=True, slots=True)
class SuggestionShown:
    """A suggested sheet and its reason in one line."""

    worksheet: str
    title: str
    reason: str
    given_to_all: bool


@dataclass(frozen=True, slots=True)
class FillingChoice:
    """One planned filling whose start can be chosen: blank, or a copy of earlier answers."""

    sheet: PlannedSheet
    words: str
    earlier: tuple[Pick, ...]


@dataclass(frozen=True, slots=True)
class SheetShown:
    """A sheet that can be given. `form` is None where it is not given, `mixed` where the parties differ.

    `issues` and `towards` are there only for one chosen party and a sheet that asks for them.
    """

    worksheet: str
    title: str
    formal_title: str
    purpose: str
    use_when: str
    avoid_when: str
    short_minutes: int
    full_minutes: int
    form: Form | None
    mixed: bool
    issues: tuple[Pick, ...] = ()
    towards: tuple[Pick, ...] = ()
    fillings: tuple[FillingChoice, ...] = ()


@dataclass(frozen=True, slots=True)
class GivenShown:
    """What one party gets, in words, and whether it can be handed over to."""

    party: str
    name: str
    sheets: tuple[str, ...]
    minutes: int


@dataclass(frozen=True, slots=True)
class Summary:
    """The foot of the page: what each party gets, the even-handedness sentences, the minutes each party has had so
    far, what is said about the time."""

    given: tuple[GivenShown, ...]
    even: bool
    sentences: tuple[str, ...]
    so_far: str
    time: str


Earlier = Mapping[tuple[str, str, str], tuple[tuple[str, str], ...]]
"""Earlier fillings to start from, as far as they are known: (party, worksheet, issue) → ids and words."""


@dataclass(frozen=True, slots=True)
class PlanPictures:
    """Makes what the page shows. `offered` are the sheets that can be planned now, in their order."""

    case: Case
    diagnosis: Diagnosis
    sheets: Mapping[str, Worksheet]
    offered: tuple[str, ...]
    earlier: Earlier = field(default_factory=dict)
    breaks: tuple[Break, ...] = ()
    """All of the case: what was handed over in them is what is said about the minutes so far."""

    def _parties(self) -> list[str]:
        return [party.id for party in self.case.parties]

    def issues(self, planned: Break) -> tuple[Pick, ...]:
        picks = [Pick(issue.id, issue.title, issue.id == planned.issue) for issue in self.case.issues]
        return (*picks, Pick("", _("No single issue"), not planned.issue))

    def stops(self, planned: Break) -> tuple[Pick, ...]:
        say = self.case.tongue().say
        return tuple(
            Pick(stop.id, say(stop.text), stop.id in planned.signs.stops) for stop in self.diagnosis.stop_signs
        )

    def causes(self, planned: Break) -> tuple[CauseShown, ...]:
        """In the order of the file, whatever they score: a list that moves under the finger is hard to tap."""
        found = {each.cause.id: each for each in causes_found(self.diagnosis, planned.signs, self._parties())}
        return tuple(self._cause(planned, found[cause.id]) for cause in self.diagnosis.causes)

    def _cause(self, planned: Break, found: CauseFound) -> CauseShown:
        say = self.case.tongue().say
        ticked = planned.signs.ticked
        return CauseShown(
            id=found.cause.id,
            name=say(found.cause.name),
            summary=say(found.cause.summary),
            ask_yourself=say(found.cause.ask_yourself),
            chosen=planned.signs.cause == found.cause.id,
            scored=self._scored(found),
            signs=tuple(
                SignShown(sign.id, say(sign.text), sign.id in ticked, planned.signs.ratings.get(sign.id, {}))
                for sign in found.cause.signs
            ),
        )

    def _scored(self, found: CauseFound) -> str:
        """The score in words; each party's own beside it where they lie far apart."""
        if not found.signs:
            return ""
        level = {Level.LOW: _("a few signs"), Level.SOME: _("some signs"), Level.HIGH: _("strong signs")}[found.level]
        if not found.uneven:
            return level
        called = names(self.case)
        own = ", ".join(f"{called[party]} {score}" for party, score in found.by_party.items())
        return _("{level}; uneven, out of 100: {own}").format(level=level, own=own)

    def said_first(self, planned: Break) -> tuple[str, ...]:
        """The rules that speak before any score; the usual order is already what the suggestions say."""
        shares = [frozenset(s.worksheet for s in planned.plan.sheets.get(party, ())) for party in self._parties()]
        rules = said_first(
            self.diagnosis, planned.signs, self._parties(), one_party_only=any(share != shares[0] for share in shares)
        )
        return tuple(self.case.tongue().say(rule.say) for rule in rules if rule.when is not Occasion.NONE_ABOVE)

    def suggestions(self, planned: Break) -> tuple[SuggestionShown, ...]:
        found = suggestions(self.diagnosis, planned.signs, self._parties(), self.case.tongue(), self.offered)
        return tuple(self._suggestion(planned, each) for each in found)

    def _suggestion(self, planned: Break, found: Suggestion) -> SuggestionShown:
        return SuggestionShown(
            worksheet=found.worksheet,
            title=self.case.tongue().say(self.sheets[found.worksheet].title),
            reason=found.reason,
            given_to_all=all(form_of(planned, party, found.worksheet) for party in self._parties()),
        )

    def sheet_rows(self, planned: Break, party: str) -> tuple[SheetShown, ...]:
        """All sheets, as given to one party, or to everyone for ""."""
        return tuple(self._sheet(planned, party, self.sheets[worksheet]) for worksheet in self.offered)

    def _sheet(self, planned: Break, party: str, sheet: Worksheet) -> SheetShown:
        say = self.case.tongue().say
        forms = {form_of(planned, each, sheet.id) for each in ([party] if party else self._parties())}
        form = next(iter(forms)) if len(forms) == 1 else None
        mine = of(planned, party, sheet.id) if party else ()
        several = len(self.case.parties) > 2
        return SheetShown(
            worksheet=sheet.id,
            title=say(sheet.title),
            formal_title=say(sheet.formal_title),
            purpose=say(sheet.purpose),
            use_when=say(sheet.notes.use_when),
            avoid_when=say(sheet.notes.avoid_when),
            short_minutes=sheet_minutes(sheet, Form.SHORT),
            full_minutes=sheet_minutes(sheet, Form.FULL),
            form=form,
            mixed=len(forms) > 1,
            issues=self._about(mine) if mine and sheet.repeat_per == "issue" else (),
            towards=self._towards(party, mine) if mine and sheet.two_sided and several else (),
            fillings=tuple(choice for each in mine if (choice := self._choice(party, each)).earlier),
        )

    def _about(self, mine: tuple[PlannedSheet, ...]) -> tuple[Pick, ...]:
        chosen = {sheet.issue for sheet in mine}
        picks = [Pick(issue.id, issue.title, issue.id in chosen) for issue in self.case.issues]
        return (*picks, Pick("", _("The party chooses"), "" in chosen))

    def _towards(self, party: str, mine: tuple[PlannedSheet, ...]) -> tuple[Pick, ...]:
        called = names(self.case)
        turned = {sheet.towards for sheet in mine}
        return tuple(
            Pick(other.id, called[other.id], other.id in turned) for other in self.case.parties if other.id != party
        )

    def _choice(self, party: str, sheet: PlannedSheet) -> FillingChoice:
        known = self.earlier.get((party, sheet.worksheet, sheet.issue), ())
        blank = Pick("", _("Start blank"), not sheet.start_from)
        picks = tuple(
            Pick(filling, _("Start from {earlier}").format(earlier=words), filling == sheet.start_from)
            for filling, words in known
        )
        issue = next((issue.title for issue in self.case.issues if issue.id == sheet.issue), "")
        return FillingChoice(sheet, issue, (blank, *picks) if picks else ())

    def summary(self, planned: Break) -> Summary:
        seen = even_handed(self.case, planned.plan.sheets, self.sheets)
        longest = max((share.minutes for share in seen.shares), default=0)
        time = ""
        if longest > planned.plan.minutes:
            time = _("The sheets take about {sheets} minutes. The break is {minutes}.").format(
                sheets=longest, minutes=planned.plan.minutes
            )
        return Summary(
            given=tuple(GivenShown(share.party, share.name, share.sheets, share.minutes) for share in seen.shares),
            even=seen.even,
            sentences=seen.sentences,
            so_far=minutes_so_far(self.case, self.breaks),
            time=time,
        )
