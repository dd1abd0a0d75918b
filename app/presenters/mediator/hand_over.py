"""Handing over: the return time in large figures, open documents on this laptop, and what stands in the way."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import tzinfo
from enum import Enum
from typing import Protocol

from app.domain.diagnosing import stops_open
from app.domain.impasse import Break
from app.domain.language import _
from app.domain.sources import Clock
from app.domain.trouble import Trouble
from app.handover.messages import Message
from app.presenters.doors import CasesDoor, Host, OpenCase, UnlockedExport, VaultDoor
from app.presenters.mediator.background import Background
from app.presenters.mediator.status import sheet_title, sheet_words
from app.presenters.mediator.words import back_at, minutes_words, names


class InTheWay(Enum):
    """Why the laptop cannot be handed over yet."""

    SHEET_NOT_CONFIRMED = "sheet_not_confirmed"
    NO_PIN = "no_pin"


@dataclass(frozen=True, slots=True)
class HandOverShown:
    """The page. `minutes` in words; `sheets` are titles with how far they are, in the order the party meets them."""

    name: str
    minutes: str
    sheets: tuple[str, ...]
    calm_minute: bool
    practice: bool
    language: str
    stop_sign: bool
    """Whether one is ticked and not dealt with yet; it blocks nothing (decision 29). Not which: a party may stand by."""


@dataclass(frozen=True, slots=True)
class ReadyToStart:
    """All a party's process needs: who answers it and what it is given first."""

    host: Host
    given: Message
    break_id: str
    party: str


class HandOverView(Protocol):
    """The hand-over page."""

    def show_hand_over(self, shown: HandOverShown) -> None: ...
    def show_back_at(self, time: str) -> None: ...
    def show_open_documents(self, exports: tuple[UnlockedExport, ...]) -> None: ...
    def show_words(self, document: str, words: str) -> None:
        """The words that open a document that was just locked; shown once."""

    def show_in_the_way(self, reasons: tuple[InTheWay, ...]) -> None: ...
    def show_busy(self, words: str) -> None: ...
    def show_trouble(self, trouble: Trouble) -> None: ...


@dataclass(frozen=True, slots=True)
class _Loaded:
    shown: HandOverShown
    exports: tuple[UnlockedExport, ...]
    reasons: tuple[InTheWay, ...]


class HandingOver:
    """`ready` is called once everything a party's process needs stands ready; from there nobody asks anything."""

    def __init__(
        self,
        view: HandOverView,
        vault: VaultDoor,
        case: OpenCase,
        cases: CasesDoor,
        background: Background,
        clock: Clock,
        planned: Break,
        party: str,
        ready: Callable[[ReadyToStart], None],
        zone: tzinfo | None = None,
    ) -> None:
        self._view = view
        self._vault = vault
        self._case = case
        self._cases = cases
        self._background = background
        self._clock = clock
        self._planned = planned
        self._party = party
        self._ready = ready
        self._zone = zone
        self._reasons: tuple[InTheWay, ...] = ()
        self._loaded = False
        self._started = False

    def start(self) -> None:
        self.tell_time()
        self._background.run(self._load, self._show, self._view.show_trouble)

    def tell_time(self) -> None:
        """Show the return time anew; it moves on while the page stands open."""
        self._view.show_back_at(back_at(self._clock, self._planned.plan.minutes, self._zone))

    def _load(self) -> _Loaded:
        case = self._case.case()
        party = case.party(self._party)
        self._planned = next((each for each in self._case.breaks() if each.id == self._planned.id), self._planned)
        reasons: list[InTheWay] = []
        if not case.practice and not self._vault.sheet_is_confirmed():
            reasons.append(InTheWay.SHEET_NOT_CONFIRMED)
        if not self._vault.has_pin():
            reasons.append(InTheWay.NO_PIN)
        return _Loaded(
            HandOverShown(
                name=names(case)[party.id],
                minutes=minutes_words(self._planned.plan.minutes),
                sheets=self._sheets(),
                calm_minute=self._planned.plan.calm_minute,
                practice=case.practice,
                language=party.language,
                stop_sign=bool(stops_open(self._cases.diagnosis(), self._planned.signs)),
            ),
            self._case.unlocked_exports(),
            tuple(reasons),
        )

    def _sheets(self) -> tuple[str, ...]:
        case, sheets = self._case.case(), self._cases.worksheets()
        return tuple(
            _("{sheet}, {how}").format(sheet=sheet_title(status, sheets, case.tongue()), how=sheet_words(status))
            for status in self._case.sheet_status(self._planned.id, self._party)
        )

    def _show(self, loaded: _Loaded) -> None:
        self._reasons = loaded.reasons
        self._loaded = True
        self._view.show_hand_over(loaded.shown)
        self._view.show_open_documents(loaded.exports)
        self._view.show_in_the_way(loaded.reasons)

    def stops_dealt_with(self, dealt_with: bool) -> None:
        """What the plan's own tick does: the break says from now on that its stop signs are dealt with, or not yet."""
        signs = replace(self._planned.signs, stops_dealt_with=dealt_with)
        self._planned = replace(self._planned, signs=signs)
        planned = self._planned
        self._background.run(lambda: self._case.keep_break(planned), _kept, self._view.show_trouble)

    # ---- open documents on this laptop (decision 13) ---------------------------------------------------------------

    def lock(self, export: UnlockedExport) -> None:
        """Lock an open document where it lies."""

        def locked(words: str) -> None:
            self._view.show_words(export.document, words)
            self._look_again()

        self._background.run(lambda: self._case.lock_export(export.id), locked, self._view.show_trouble)

    def move(self, export: UnlockedExport, folder: str) -> None:
        """Move an open document into another folder, such as one on a stick."""

        def moved(_nothing: None) -> None:
            self._look_again()

        self._background.run(lambda: self._case.move_export(export.id, folder), moved, self._view.show_trouble)

    def _look_again(self) -> None:
        self._background.run(self._case.unlocked_exports, self._view.show_open_documents, self._view.show_trouble)

    def reasons_changed(self) -> None:
        """The mediator has dealt with what stood in the way: look again."""
        self._background.run(self._load, self._show, self._view.show_trouble)

    # ---- off it goes -----------------------------------------------------------------------------------------------

    def hand_over(self) -> None:
        """Make the hand-over ready. A second press while that runs does nothing."""
        if self._started or not self._loaded or self._reasons:
            return
        self._started = True
        self._view.show_busy(_("Getting ready…"))
        time = back_at(self._clock, self._planned.plan.minutes, self._zone)

        def make() -> ReadyToStart:
            host = self._case.hand_over(self._planned.id, self._party, time)
            return ReadyToStart(host, host.given(), self._planned.id, self._party)

        self._background.run(make, self._ready, self._not_ready)

    def _not_ready(self, trouble: Trouble) -> None:
        self._started = False
        self._view.show_busy("")
        self._view.show_trouble(trouble)


def _kept(_planned: Break) -> None:
    """Nothing on the page changes: the tick stands there already."""
