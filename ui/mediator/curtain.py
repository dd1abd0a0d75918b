"""The curtain: a neutral picture on every screen. Only the session PIN or the passphrase gets past it.

It cannot be closed: not by Escape, not by the window's own button, not by a second start. Killing the program leads
to the unlock page.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.language import _
from app.domain.trouble import Trouble
from app.presenters.doors import VaultDoor
from app.presenters.mediator.background import Background
from app.presenters.mediator.curtain import Curtain, Standing
from ui.mediator.pieces.buttons import Button, Link, Primary
from ui.mediator.pieces.cards import Card, Notice
from ui.mediator.pieces.fields import Field, Secret
from ui.mediator.pieces.page import Scroll, say_aloud
from ui.mediator.pieces.text import Words, em
from ui.parts.covers import Covers, Ground

_SECOND_MS = 1000
_WIDEST = 30
_ASKING = (Standing.BACK, Standing.BACK_UNSAVED, Standing.PAUSED)


class CurtainWindow(Ground):
    """The curtain on the main screen; it asks. The other screens are covered by plain ones."""

    def __init__(
        self,
        vault: VaultDoor,
        background: Background,
        taken_back: Callable[[], None],
        go_on: Callable[[], None],
    ) -> None:
        super().__init__(QGuiApplication.primaryScreen())
        self._presenter = Curtain(self, vault, background, taken_back, go_on)
        self._covers: Covers | None = None
        self._left = 0
        self._second = QTimer(self)
        self._second.setInterval(_SECOND_MS)
        self._second.timeout.connect(self._count_down)
        self._build()

    def _build(self) -> None:
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        inside = QWidget()
        outside.addWidget(Scroll(inside))
        self._column = QVBoxLayout(inside)
        self._column.setSpacing(12)
        self._column.addStretch(2)
        self.title = Words("", scale=2.3, bold=True)
        self.title.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.words = Words("", scale=1.25, quiet=True)
        self.words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._column.addWidget(self.title)
        self._column.addWidget(self.words)
        self.go_on = Primary(_("Go on where you were"))
        self.go_on.clicked.connect(self._presenter.go_on)
        self._column.addSpacing(14)
        self._column.addWidget(self.go_on, 0, Qt.AlignmentFlag.AlignHCenter)
        # Alt+Tab may bring this window in front of the party's: there is a way back.
        self.sheet = Button(_("Back to the sheet"))
        self.sheet.clicked.connect(self._back_to_sheet)
        self._column.addWidget(self.sheet, 0, Qt.AlignmentFlag.AlignHCenter)
        self.mediator = Link(_("I am the mediator"))
        self.mediator.clicked.connect(self._ask)
        self._column.addWidget(self.mediator, 0, Qt.AlignmentFlag.AlignHCenter)
        self._card = Card(gap=10)
        self.secret = Secret(_("Session PIN or passphrase"))
        self._field = Field(_("For the mediator"), self.secret, _("Session PIN or passphrase"))
        self._card.rows.addWidget(self._field)
        self.notice = Notice()
        self._card.rows.addWidget(self.notice)
        foot = QHBoxLayout()
        self._busy = Words("", quiet=True)
        self.take_back = Primary(_("Take back"))
        foot.addWidget(self._busy, 1)
        # While the party may go on, that is the button for Return: taking back ends the party's part.
        self.end_part = Button(_("Take back"))
        self.let_go_on = Primary(_("Go on with the sheet"))
        self.end_part.clicked.connect(self._take_back)
        self.let_go_on.clicked.connect(self._try)
        foot.addWidget(self.end_part)
        foot.addWidget(self.let_go_on)
        foot.addWidget(self.take_back)
        self._card.rows.addLayout(foot)
        self._column.addWidget(self._card)
        self._column.addStretch(3)
        self.take_back.clicked.connect(self._take_back)
        self.secret.entered.connect(self._try)
        self._card.hide()
        self._fit()

    def _fit(self) -> None:
        beside = max((self.width() - _WIDEST * em()) // 2, 16)
        self._column.setContentsMargins(beside, 16, beside, 16)

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.ApplicationFontChange):
            self._fit()
        return super().event(event)

    # ---- covering the screens -------------------------------------------------------------------------------------

    def draw(self) -> None:
        """Cover every screen."""
        self._covers = Covers(self.screen(), self)
        # Moved, not brought forward: a party's window, which moves too, stays in front.
        self._covers.moved.connect(self.stand_on)
        self.showFullScreen()
        self.come_forward()

    def come_forward(self) -> None:
        """Above every other window of ours, with the keyboard."""
        self.raise_()
        self.activateWindow()

    def take_away(self) -> None:
        if self._covers is not None:
            self._covers.take_away()
            self._covers = None
        self.secret.clear()
        super().take_away()

    # ---- what it stands for ---------------------------------------------------------------------------------------

    def asks_for_mediator(self) -> bool:
        """Whether nobody gets past it without the mediator."""
        return self._presenter.standing in _ASKING

    def doubt(self) -> None:
        """What is being checked now lets nobody past any more."""
        self._presenter.doubt()

    def stand(self, standing: Standing) -> None:
        self._presenter.stand(standing)

    def show_standing(self, standing: Standing) -> None:
        title, words = {
            Standing.WITH_PARTY: (_("This laptop is in use for a mediation"), ""),
            Standing.BACK: (_("Time to hand the laptop back"), _("Thank you. Everything is saved.")),
            Standing.BACK_UNSAVED: (
                _("Time to hand the laptop back"),
                _("Thank you. Your last answers could not be saved. Tell the mediator what you changed last."),
            ),
            Standing.PAUSED: (
                _("This laptop was asleep or locked"),
                _("Everything that was marked “Saved” is kept.\nThe mediator can open the sheet again."),
            ),
            Standing.CRASHED: (
                _("The screen closed by itself"),
                _("Everything that was marked “Saved” is kept. You can go on where you were, or hand the laptop back."),
            ),
        }[standing]
        self.title.setText(title)
        self.words.setText(words)
        self.words.setVisible(bool(words))
        self.go_on.setVisible(standing is Standing.CRASHED)
        self.sheet.setVisible(standing is Standing.WITH_PARTY)
        asks = standing in _ASKING
        paused = standing is Standing.PAUSED
        for button, seen in ((self.let_go_on, paused), (self.end_part, paused), (self.take_back, not paused)):
            button.setVisible(seen)
        self._card.setVisible(asks)
        self.mediator.setVisible(not asks)
        self.notice.say("", "")
        self.secret.clear()
        if standing is not Standing.WITH_PARTY:
            self.come_forward()
            say_aloud(self, f"{title}. {words}")
        if asks:
            self.secret.line.setFocus()
        elif standing is Standing.CRASHED:
            self.go_on.setFocus()
        else:
            # On the curtain itself: the mark of the keyboard's place would point at a way out.
            self.setFocus()

    def _back_to_sheet(self) -> None:
        self._card.hide()
        self.mediator.show()
        self.secret.clear()
        self._presenter.go_on()

    def _ask(self) -> None:
        self._card.show()
        self.mediator.hide()
        self.secret.line.setFocus()

    def _try(self) -> None:
        """Return in the field: what the main button does."""
        if self._presenter.standing is not Standing.PAUSED:
            self._take_back()
        elif not self._left:
            self._presenter.try_to_go_on(self.secret.text())

    def _take_back(self) -> None:
        if not self._left:
            self._presenter.try_(self.secret.text())

    def show_asked(self, asked: str) -> None:
        self._field.say_help(asked)
        self.secret.line.setAccessibleName(asked)

    def show_refused(self, words: str) -> None:
        self.notice.say("", words)
        self.secret.clear()
        self.secret.line.setFocus()
        say_aloud(self, words)

    def show_wait(self, seconds: int) -> None:
        waited = not self.secret.isEnabled()
        self._left = seconds
        self.secret.setEnabled(not seconds)
        self.take_back.setEnabled(not seconds)
        self.let_go_on.setEnabled(not seconds)
        self.end_part.setEnabled(not seconds)
        self._busy.setText(_("Next try in {count} s").format(count=seconds) if seconds else "")
        if seconds:
            self._second.start()
            return
        self._second.stop()
        if waited and not self._card.isHidden():
            self.secret.line.setFocus()

    def _count_down(self) -> None:
        if self._left > 1:
            self.show_wait(self._left - 1)
        else:
            self._second.stop()
            self._left = 0
            self._presenter.waited()

    def show_busy(self, words: str) -> None:
        self._busy.setText(words)
        self.take_back.setEnabled(not words)
        self.let_go_on.setEnabled(not words)
        self.end_part.setEnabled(not words)
        self.go_on.setEnabled(not words)

    def show_trouble(self, trouble: Trouble) -> None:
        self.notice.say_trouble(trouble)
