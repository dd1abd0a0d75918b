"""A laptop in memory for the tests of the party's process: a mediator's side that keeps what it is told, timers that
are moved by hand, and a few sheets. Hand-written, no Qt.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any, TypeVar

from app.domain.conditions import AnswerIs, Op
from app.domain.kinds.base import Option
from app.domain.kinds.list_kind import ListKind
from app.domain.kinds.multi_choice import MultiChoice
from app.domain.kinds.scale import Scale
from app.domain.kinds.short_text import ShortText
from app.domain.kinds.single_choice import SingleChoice
from app.domain.only_me import MOST_TRIES, STANDS_IN, Keeping, OnlyMe
from app.domain.sharing import Lock
from app.domain.sources import SeededChance, SetClock
from app.domain.wording import plain_text
from app.domain.worksheet import (
    Alert,
    AlertTo,
    Form,
    MediatorNotes,
    Nudge,
    Phase,
    Question,
    Section,
    Worksheet,
)
from app.domain.written import WrittenAnswer
from app.handover.messages import (
    Acknowledged,
    At,
    CodeSecret,
    CodeWasRight,
    Erase,
    ForgetCode,
    KeepPrivate,
    Message,
    NewCode,
    NotSaved,
    Save,
    Saved,
    SheetFinished,
    TakeLimitBack,
    TryCode,
)
from app.handover.package import HandedSheet, HandOver, PrivateKeys
from app.presenters.party.pages import SaveState
from app.presenters.party.party_presenter import PartyPresenter
from app.presenters.party.recording_view import RecordingView
from app.presenters.party.views import Cancel

P = TypeVar("P")

WORKING_WRAP = bytes(range(32))
SECRET = bytes(reversed(range(32)))


def question(name: str, **options: Any) -> Question:
    """A short text question in both forms, unless told otherwise."""
    fields: dict[str, Any] = {"kind": ShortText(), "quick": True} | options
    return Question(id=name, prompt=plain_text(f"{name}?"), summary_label=plain_text(f"About {name}"), **fields)


def worksheet(name: str, *questions: Question, title: str = "") -> Worksheet:
    """A sheet with one section."""
    words = plain_text(title or name)
    return Worksheet(
        id=name,
        edition=1,
        title=words,
        formal_title=words,
        purpose=plain_text("What it is for."),
        intro=plain_text("Before you start."),
        close=plain_text("Thank you."),
        minutes=6,
        quick_minutes=4,
        full_minutes=9,
        sections=(Section(f"{name}_a", plain_text("First part"), questions),),
        notes=MediatorNotes(plain_text(""), plain_text(""), plain_text("")),
    )


def options(*values: str) -> tuple[Option, ...]:
    return tuple(Option(value, plain_text(value.title())) for value in values)


FIRST = worksheet(
    "first",
    question("value", lock=Lock.ONLY_ME),
    question("told", lock=Lock.SHARE),
    question("wish"),
    question("way", kind=SingleChoice(options=options("talk", "write"))),
    question("why", show_if=AnswerIs("way", Op.EQUALS, "write")),
    question("more", quick=False),
    question("secret_way", lock=Lock.ONLY_ME, kind=SingleChoice(options=options("yes", "no"))),
    question("because", show_if=AnswerIs("secret_way", Op.EQUALS, "yes")),
    title="First sheet",
)

PAUSE_SHEET = worksheet(
    "pause",
    question(
        "level",
        kind=Scale(low=0, high=10),
        floor=Lock.MEDIATOR,
        alert=Alert(gte=7, suggest=AlertTo.LONGER_BREAK),
        ceiling=Lock.MEDIATOR,
    ),
    question("fits", kind=MultiChoice(options=options("unsafe", "calm")), nudge=Nudge("unsafe", "word")),
    question(
        "word",
        kind=SingleChoice(options=options("now", "later", "no")),
        floor=Lock.MEDIATOR,
        ceiling=Lock.MEDIATOR,
        alert=Alert(values=("now", "later"), suggest=AlertTo.PRIVATE_MEETING),
    ),
    question("after", phase=Phase.AFTER_BREAK, recalls="level"),
    title="Pause",
)

IDEAS = worksheet(
    "ideas",
    question("list", kind=ListKind(), lock=Lock.ONLY_ME),
    question(
        "pass",
        kind=MultiChoice(options=options("none"), options_from="list", exclusive=("none",)),
        unlocks="list",
        ceiling=Lock.MEDIATOR,
    ),
    title="Ideas",
)


class HandTimers:
    """Timers that go off when the test moves the clock."""

    def __init__(self, clock: SetClock) -> None:
        self.clock = clock
        self._waiting: list[tuple[float, int, Callable[[], None]]] = []
        self._count = 0

    def after(self, milliseconds: int, do: Callable[[], None]) -> Cancel:
        self._count += 1
        entry = (self.clock.elapsed + milliseconds / 1000, self._count, do)
        self._waiting.append(entry)

        def cancel() -> None:
            if entry in self._waiting:
                self._waiting.remove(entry)

        return cancel

    def pass_time(self, seconds: float, then: Callable[[], None] | None = None) -> None:
        """Let time pass; what is due goes off in its order, at its moment. `then` is called after each."""
        end = self.clock.elapsed + seconds
        while due := [entry for entry in self._waiting if entry[0] <= end]:
            first = min(due)
            self._waiting.remove(first)
            self.clock.move(max(0.0, first[0] - self.clock.elapsed))
            first[2]()
            if then is not None:
                then()
        self.clock.move(end - self.clock.elapsed)


@dataclass
class MediatorsSide:
    """Keeps what a party's process sends, as a disk would, and builds the next hand-over from it."""

    sheets: dict[str, HandedSheet] = field(default_factory=dict)
    rows: dict[str, dict[str, WrittenAnswer]] = field(default_factory=dict)
    only_me: OnlyMe = field(default_factory=OnlyMe)
    finished: dict[str, tuple[bool, int]] = field(default_factory=dict)
    heard: list[Message] = field(default_factory=list)
    acknowledged: bool = False
    disk_full: bool = False
    silent: bool = False

    def add(self, filling: str, sheet: Worksheet, form: Form = Form.SHORT, **others: Any) -> None:
        self.sheets[filling] = HandedSheet(filling, sheet, form, **others)
        self.rows.setdefault(filling, {})

    def hand_over(self, **others: Any) -> HandOver:
        sheets = tuple(
            replace(
                sheet,
                answers=tuple(self.rows[name].values()),
                finished=self.finished.get(name, (sheet.finished, 0))[0],
            )
            for name, sheet in self.sheets.items()
        )
        fields: dict[str, Any] = {
            "case": "case1",
            "party": "party1",
            "letter": "A",
            "name": "Marisol",
            "case_code": "K7F4-2Q",
            "others": ("Denis",),
            "language": "en",
            "numbers": "us",
            "currency": "USD",
            "back_at": "15:40",
            "sheets": sheets,
            "keys": PrivateKeys(self.only_me, WORKING_WRAP),
            "limits_text": ("There are limits.",),
            "acknowledged": self.acknowledged,
        }
        return HandOver(**(fields | others))

    def take_back(self) -> None:
        """What decision 2 says of taking back."""
        kept = self.only_me.keeping is Keeping.WITH_CODE
        for rows in self.rows.values():
            for name, sealed in [(name, row.sealed) for name, row in rows.items() if row.sealed is not None]:
                if not kept or sealed.startswith(STANDS_IN):
                    del rows[name]
        self.only_me = replace(self.only_me, working=None)

    def answer(self, message: Message) -> tuple[Message, ...]:
        """One message in, its answers out."""
        self.heard.append(message)
        if self.silent:
            return ()
        match message:
            case Save():
                return self._kept(message.number, lambda: self._save(message))
            case KeepPrivate():
                return self._kept(message.number, lambda: self._keep(message))
            case TakeLimitBack():
                return self._kept(message.number, lambda: None)
            case Erase():
                return self._kept(message.number, lambda: self._erase(message.filling))
            case TryCode() | NewCode():
                return (self._code_secret(message),)
            case ForgetCode():
                return self._kept(message.number, lambda: self._forget(message))
            case CodeWasRight():
                self.only_me = replace(self.only_me, tries=0)
            case Acknowledged():
                self.acknowledged = True
            case At():
                self.sheets[message.filling] = replace(self.sheets[message.filling], place=message.question)
            case SheetFinished():
                self.finished[message.filling] = (message.finished, message.minutes)
            case _:
                pass
        return ()

    def said(self, kind: type[Message]) -> list[Message]:
        return [message for message in self.heard if isinstance(message, kind)]

    def _kept(self, number: int, keep: Callable[[], None]) -> tuple[Message, ...]:
        if self.disk_full:
            return (NotSaved(number, ("The disk is full.", "Your words are still here.")),)
        keep()
        return (Saved(number),)

    def _save(self, message: Save) -> None:
        for row in message.answers:
            before = self.rows[message.filling].get(row.question)
            assert before is None or row.revision > before.revision, "an older save came after a newer one"
            self.rows[message.filling][row.question] = row

    def _keep(self, message: KeepPrivate) -> None:
        coded = message.coded or (self.only_me.coded if message.keeping is Keeping.WITH_CODE else None)
        self.only_me = OnlyMe(
            message.keeping,
            message.working,
            coded,
            message.salt or self.only_me.salt,
            message.memory_kib or self.only_me.memory_kib,
            message.passes or self.only_me.passes,
            message.lanes or self.only_me.lanes,
            self.only_me.tries,
        )

    def _code_secret(self, message: TryCode | NewCode) -> CodeSecret:
        if self.disk_full:
            return CodeSecret(message.turn, b"", sentences=("The disk is full.",))
        if isinstance(message, NewCode):
            return CodeSecret(message.turn, SECRET)
        left = MOST_TRIES - self.only_me.tries - 1
        self.only_me = replace(self.only_me, tries=self.only_me.tries + 1)
        return CodeSecret(message.turn, SECRET if left >= 0 else b"", max(0, left))

    def _forget(self, message: ForgetCode) -> None:
        spared = {each.filling: each.questions for each in message.spared}
        for filling, rows in self.rows.items():
            for name in [name for name, row in rows.items() if row.sealed and name not in spared.get(filling, ())]:
                del rows[name]
        self.only_me = OnlyMe(working=self.only_me.working)

    def _erase(self, filling: str) -> None:
        for name in [filling] if filling else list(self.rows):
            self.rows[name] = {}


class Laptop:
    """One party's process at work against a mediator's side, in one thread."""

    def __init__(self, side: MediatorsSide, **others: Any) -> None:
        self.side = side
        self.clock = SetClock(datetime(2026, 11, 3, 15, 0, tzinfo=UTC))
        self.timers = HandTimers(self.clock)
        self.view = RecordingView()
        self.waiting: list[Message] = []
        self.presenter = PartyPresenter(
            side.hand_over(**others), self, self.view, self.timers, self.clock, SeededChance(len(side.heard) + 1)
        )
        self.presenter.begin()

    def send(self, message: Message) -> None:
        self.waiting.extend(self.side.answer(message))

    def deliver(self) -> None:
        """Let every answer of the mediator's side arrive."""
        while self.waiting:
            self.presenter.receive(self.waiting.pop(0))

    def pass_time(self, seconds: float) -> None:
        """Let time pass; answers arrive at once."""
        self.deliver()
        self.timers.pass_time(seconds, self.deliver)

    def open(self, code: str = "") -> PartyPresenter:
        """From the cover to the first page of the walk."""
        self.presenter.opening.start()
        if not self.side.acknowledged:
            self.presenter.opening.acknowledge()
        self.deliver()
        if not self.presenter.sitting.sheets or self.presenter.sitting.keeping is Keeping.NOT_CHOSEN:
            if code:
                self.presenter.private.keep_with_code(code, code)
            else:
                self.presenter.private.erase_at_hand_back()
        self.deliver()
        return self.presenter

    def shown(self, kind: type[P]) -> P:
        """The page on the screen, which must be of this kind."""
        assert isinstance(self.view.page, kind), f"on the screen: {type(self.view.page).__name__}"
        return self.view.page

    def saving(self) -> SaveState:
        """What the line about saving says now."""
        return self.view.saving.state

    def is_hidden(self) -> bool:
        return self.view.hidden is not None

    def is_over(self) -> bool:
        return self.view.curtain

    def answered(self, filling: str, name: str) -> WrittenAnswer:
        return self.side.rows[filling][name]
