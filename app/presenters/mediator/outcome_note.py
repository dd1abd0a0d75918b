"""The outcome note: how it ended and who was there. What is chosen here is kept nowhere; only the note itself says it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from app.domain.days import day_words
from app.domain.language import _
from app.domain.outcome import Attended, Outcome, days_of, is_day
from app.domain.trouble import Trouble
from app.presenters.doors import CasesDoor, DocumentKind, DocumentWanted, OpenCase
from app.presenters.mediator.background import Background
from app.presenters.mediator.making import Making, MakingView
from app.presenters.mediator.words import names


@dataclass(frozen=True, slots=True)
class OutcomeShown:
    """What can be chosen: outcomes by value, with their words; parties by id, with their names; the days of the breaks,
    ISO and in words."""

    outcomes: tuple[tuple[str, str], ...]
    parties: tuple[tuple[str, str], ...]
    days: tuple[tuple[str, str], ...]
    paper: str


class NoDay(Trouble):
    """What was typed as a day is none."""

    def __init__(self) -> None:
        super().__init__(
            happened=_("This is not a day of the calendar."),
            safe=_("What you ticked is still there."),
            do=_("Type year, month and day, like 2026-11-03."),
        )


class OutcomeView(MakingView, Protocol):
    """The page of the outcome note."""

    def show_outcome(self, shown: OutcomeShown) -> None: ...
    def show_day(self, day: str, words: str) -> None:
        """One more day on which somebody may have been there."""


class OutcomeNote(Making):
    """Made anew with every choice, from the first outcome that is chosen on."""

    def __init__(self, view: OutcomeView, case: OpenCase, cases: CasesDoor, background: Background) -> None:
        super().__init__(view, case, cases, background)
        self._page = view
        self._outcome: Outcome | None = None
        self._parties: tuple[str, ...] = ()
        self._days: list[str] = []
        self._there: set[tuple[str, str]] = set()
        self._by_hand = True

    def start(self) -> None:
        self._background.run(self._load, self._loaded, self._view.show_trouble)

    def _load(self) -> OutcomeShown:
        case = self._case.case()
        called = names(case)
        return OutcomeShown(
            outcomes=tuple((outcome.value, words) for outcome, words in _words().items()),
            parties=tuple((party.id, called[party.id]) for party in case.parties),
            days=tuple((day, day_words(day)) for day in days_of(self._case.breaks())),
            paper=self._load_paper(),
        )

    def _loaded(self, shown: OutcomeShown) -> None:
        self._paper = shown.paper
        self._parties = tuple(party for party, _name in shown.parties)
        self._days = [day for day, _words in shown.days]
        self._page.show_outcome(shown)

    def choose(self, outcome: str) -> None:
        self._outcome = Outcome(outcome)
        self._renew()

    def by_hand(self, on: bool) -> None:
        """Whether there is room to write by hand who was there; else what is ticked is printed."""
        self._by_hand = on
        self._renew()

    def there(self, party: str, day: str, on: bool) -> None:
        """A party was there on this day, or was not."""
        (self._there.add if on else self._there.discard)((party, day))
        self._renew()

    def add_day(self, typed: str) -> bool:
        """One more day to tick, as it was typed; whether it is a day. One that is there already is not added again."""
        day = typed.strip()
        if not is_day(day):
            self._view.show_trouble(NoDay())
            return False
        if day not in self._days:
            self._days.append(day)
            self._page.show_day(day, day_words(day))
        return True

    def attended(self) -> tuple[Attended, ...]:
        """Every party, with the days that are ticked for it; nobody where it is written by hand."""
        if self._by_hand:
            return ()
        return tuple(
            Attended(party, tuple(sorted(day for day in self._days if (party, day) in self._there)))
            for party in self._parties
        )

    def _renew(self) -> None:
        if self._outcome is not None:
            self.make(DocumentWanted(DocumentKind.OUTCOME_NOTE, outcome=self._outcome, attended=self.attended()))


def _words() -> dict[Outcome, str]:
    return {
        Outcome.HELD: _("The mediation was held"),
        Outcome.ENDED: _("The mediation has ended"),
        Outcome.AGREEMENT: _("The parties reached an agreement"),
        Outcome.PARTIAL: _("They reached an agreement in part"),
        Outcome.NONE: _("They did not reach an agreement"),
    }
