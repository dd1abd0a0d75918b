"""The hand-over page: what is in the way, then the return time in large figures, then one button."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.days import local_day
from app.domain.impasse import Break
from app.domain.language import LANGUAGES, _
from app.domain.sources import Clock
from app.domain.trouble import Trouble
from app.presenters.doors import CasesDoor, OpenCase, UnlockedExport, VaultDoor
from app.presenters.mediator.background import Background
from app.presenters.mediator.hand_over import HandingOver, HandOverShown, InTheWay, ReadyToStart
from ui.mediator.asking import Asking
from ui.mediator.pieces.buttons import Button, Primary
from ui.mediator.pieces.cards import Card, Line, Notice
from ui.mediator.pieces.once_told import OnceTold
from ui.mediator.pieces.page import NARROW, Page
from ui.mediator.pieces.text import Heading, Words
from ui.mediator.pieces.ticks import Tick
from ui.parts.emptied import empty

_TELL_TIME_MS = 5000


class HandOverPage(Page):
    """`ready` gets all that the party's process needs. `set_pin` and `confirm_sheet` ask for those pages."""

    set_pin = Signal()
    confirm_sheet = Signal()

    def __init__(
        self,
        vault: VaultDoor,
        case: OpenCase,
        cases: CasesDoor,
        background: Background,
        clock: Clock,
        asking: Asking,
        planned: Break,
        party: str,
        ready: Callable[[ReadyToStart], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(_("Hand over"), _("The break"), parent, widest=NARROW)
        self._asking = asking
        self._presenter = HandingOver(self, vault, case, cases, background, clock, planned, party, ready)
        self._stop = Notice(
            _("A stop sign is ticked"), _("Put all sheets aside first. Follow your own rules, screening and duties.")
        )
        self.dealt = Tick(_("I have dealt with this"))
        self.dealt.clicked.connect(self._presenter.stops_dealt_with)
        self._stop.rows.addWidget(self.dealt)
        self._stop.hide()
        self.rows.addWidget(self._stop)
        self._way = QVBoxLayout()
        self._way.setSpacing(12)
        self.rows.addLayout(self._way)
        self._locked = QVBoxLayout()
        self._locked.setSpacing(12)
        self.rows.addLayout(self._locked)
        self._locking = False
        self.told: list[OnceTold] = []
        self._open = Card(gap=8)
        self._open.hide()
        self.rows.addWidget(self._open)
        self._card = Card(gap=6)
        self._card.rows.setContentsMargins(30, 26, 30, 26)
        self._card.hide()
        self.rows.addWidget(self._card)
        self.back_at = Words("", scale=4.6, bold=True)
        self.finish()
        bar = self.bar()
        self._busy = Words("", quiet=True)
        bar.words.addWidget(self._busy)
        self.go = Primary(_("Hand over"))
        self.go.setEnabled(False)
        bar.add(self.go)
        self.go.clicked.connect(self._presenter.hand_over)
        self._tell = QTimer(self)
        self._tell.setInterval(_TELL_TIME_MS)
        self._tell.timeout.connect(self._presenter.tell_time)
        self._accepted = False
        self._exports: tuple[UnlockedExport, ...] = ()
        self._reasons: tuple[InTheWay, ...] = ()
        self.lock: dict[str, Button] = {}
        self.move_: dict[str, Button] = {}
        self.go_on: Button
        """There once documents without a lock are shown."""
        self.reason_buttons: dict[InTheWay, Button] = {}

    def start(self) -> None:
        self._presenter.start()
        self._tell.start()

    def look_again(self) -> None:
        """What stood in the way may be gone."""
        self._presenter.reasons_changed()

    def show_hand_over(self, shown: HandOverShown) -> None:
        self.title.setText(_("Hand over to {name}").format(name=shown.name))
        self.say_hint(_("Practice case") if shown.practice else "")
        if shown.stop_sign:
            self._stop.show()
        self._fill(shown)

    def _fill(self, shown: HandOverShown) -> None:
        rows = self._card.rows
        if rows.count():
            return
        rows.addWidget(Words(_("Back at"), quiet=True))
        rows.addWidget(self.back_at)
        rows.addWidget(
            Words(
                _("For your watch. {minutes} from now; {name} sees it once.").format(
                    minutes=shown.minutes, name=shown.name
                ),
                quiet=True,
            )
        )
        rows.addSpacing(8)
        rows.addWidget(Line())
        rows.addSpacing(4)
        if shown.calm_minute:
            rows.addWidget(Words(_("A calm minute first")))
        for sheet in shown.sheets:
            rows.addWidget(Words(sheet))
        language = LANGUAGES.get(shown.language, shown.language)
        if len(LANGUAGES) > 1:
            rows.addWidget(Words(_("In {language}").format(language=language), quiet=True))
        rows.addSpacing(8)
        rows.addWidget(
            Words(
                _(
                    "Your window closes and every screen is covered. When the laptop comes back, the curtain asks for "
                    "your PIN. The desktop itself is not locked: a guest account on this laptop helps."
                ),
                quiet=True,
            )
        )

    def show_back_at(self, time: str) -> None:
        self.back_at.setText(time)
        self.back_at.setAccessibleName(_("Back at {time}").format(time=time))

    def show_open_documents(self, exports: tuple[UnlockedExport, ...]) -> None:
        self._exports = exports
        empty(self._open.rows)
        self.lock, self.move_ = {}, {}
        if exports and not self._accepted:
            self._open.rows.addWidget(Heading(_("Open documents on this laptop")))
            self._open.rows.addWidget(
                Words(_("Saved without a lock. Whoever holds the laptop could open them."), quiet=True)
            )
            for export in exports:
                self._open.rows.addWidget(Line())
                self._open.rows.addWidget(self._export(export))
            self._open.rows.addWidget(Line())
            self.go_on = Button(_("Go on, leave them as they are"))
            self.go_on.clicked.connect(self._accept)
            row = QWidget()
            across = QHBoxLayout(row)
            across.setContentsMargins(0, 0, 0, 0)
            across.addStretch(1)
            across.addWidget(self.go_on)
            self._open.rows.addWidget(row)
        self._settle()

    def _export(self, export: UnlockedExport) -> QWidget:
        block = QWidget()
        across = QHBoxLayout(block)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(8)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Words(export.document, bold=True))
        # A long path goes on in the next line after any of its folders.
        where = export.where.replace("/", "/\u200b").replace("\\", "\\\u200b")
        words.addWidget(Words(f"{local_day(export.when)} · {where}", quiet=True))
        across.addLayout(words, 1)
        move, lock = Button(_("Move…")), Button(_("Lock"))
        move.setAccessibleName(_("Move {document}").format(document=export.document))
        lock.setAccessibleName(_("Lock {document}").format(document=export.document))
        move.clicked.connect(partial(self._move, export))
        lock.clicked.connect(partial(self._lock, export))
        self.lock[export.id], self.move_[export.id] = lock, move
        across.addWidget(move)
        across.addWidget(lock)
        return block

    def _lock(self, export: UnlockedExport) -> None:
        self._locking = True
        self._presenter.lock(export)

    def is_busy(self) -> bool:
        return self._locking or bool(self.told)

    def say_why_it_stays(self) -> None:
        if self.told:
            self.told[0].call()

    def show_trouble(self, trouble: Trouble) -> None:
        self._locking = False
        super().show_trouble(trouble)

    def _move(self, export: UnlockedExport) -> None:
        folder = self._asking.folder(self, _("Move the document to"))
        if folder:
            self._presenter.move(export, folder)

    def _accept(self) -> None:
        self._accepted = True
        self.show_open_documents(self._exports)

    def show_words(self, document: str, words: str) -> None:
        self._locking = False
        told = OnceTold(
            _("{document} is locked").format(document=document),
            _("These words open it. They are shown this once: write them down, away from the laptop."),
            words,
        )
        told.written_down.connect(partial(self._written_down, told))
        self.told.append(told)
        self._locked.addWidget(told)
        self._settle()
        told.call()

    def _written_down(self, told: OnceTold) -> None:
        self.told.remove(told)
        told.hide()
        told.deleteLater()
        self._settle()

    def show_in_the_way(self, reasons: tuple[InTheWay, ...]) -> None:
        self._reasons = reasons
        empty(self._way)
        self.reason_buttons = {}
        for reason in reasons:
            self._way.addWidget(self._reason(reason, first=reason is reasons[0]))
        self._settle()

    def _reason(self, reason: InTheWay, *, first: bool) -> Notice:
        title, words, action, asks = {
            InTheWay.SHEET_NOT_CONFIRMED: (
                _("First make sure of your recovery sheet"),
                _("A real case is handed over only once the sheet is on paper and two of its lines were typed back."),
                _("Do it now"),
                self.confirm_sheet,
            ),
            InTheWay.NO_PIN: (
                _("First choose a session PIN"),
                _("So that you never type your passphrase in front of a party."),
                _("Choose a PIN"),
                self.set_pin,
            ),
        }[reason]
        notice = Notice(title, words)
        button = Primary(action) if first else Button(action)
        button.clicked.connect(asks)
        self.reason_buttons[reason] = button
        notice.rows.addWidget(button)
        return notice

    def _settle(self) -> None:
        """One thing at a time: first what is in the way, then words to be written down, then open documents, then the
        hand-over itself."""
        waits = bool(self._reasons)
        documents = bool(self._exports) and not self._accepted
        self._open.setVisible(documents and not waits)
        self._card.setVisible(not waits and not documents)
        self.go.setEnabled(not waits and not documents and not self.told)
        # A stop sign holds nothing up, but Return never passes it by unseen.
        stop = [] if self._stop.isHidden() or self.dealt.isChecked() else [self.dealt]
        in_turn = (
            *self.reason_buttons.values(),
            *(told.confirm for told in self.told),
            *stop,
            *self.lock.values(),
            self.go,
        )
        in_turn[0].setFocus()

    def show_busy(self, words: str) -> None:
        self._busy.setText(words)
        self.go.setEnabled(not words and not self.told)
