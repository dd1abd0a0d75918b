"""Fields to type and choose in: with their name above, saved on a pause, deaf to the mouse wheel."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QPalette, QPen, QPolygonF, QWheelEvent
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from app.domain.language import _
from ui import look
from ui.mediator.pieces.blocks import Blocks
from ui.mediator.pieces.buttons import Button, press_height
from ui.mediator.pieces.page import Page
from ui.mediator.pieces.text import Label, Words, em, typewriter
from ui.parts.measures import INSET
from ui.parts.scrolling import SlimBar

_PAUSE_MS = 400
_WITHIN = 12
"""From a field's left edge to its words, in pixels."""


def _paint_field(painter: QPainter, field: QWidget) -> None:
    """The ground and edge of a field; a thicker edge where the keyboard is."""
    palette = QApplication.palette()
    focused = field.hasFocus()
    over = isinstance(field, QComboBox) and field.underMouse()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(look.tint(palette, 0.06) if over else palette.color(QPalette.ColorRole.Base))
    painter.setPen(QPen(look.accent(palette) if focused else look.edge(palette), 2.4 if focused else 1.2))
    painter.drawRoundedRect(QRectF(field.rect()).adjusted(INSET, 1.5, -INSET, -1.5), 7, 7)


class Line(QLineEdit):
    """One line to type in, with round corners and air round the words. `even_letters`: as on a typewriter."""

    def __init__(
        self, said: str, words: str = "", parent: QWidget | None = None, *, even_letters: bool = False
    ) -> None:
        self._even_letters = even_letters
        super().__init__(words, parent)
        self.setAccessibleName(said)
        self.setFrame(False)
        if even_letters:
            self.setFont(typewriter())
        self.setTextMargins(_WITHIN, 0, _WITHIN, 0)
        self._clear_ground()

    def _clear_ground(self) -> None:
        palette = QApplication.palette()
        palette.setColor(QPalette.ColorRole.Base, Qt.GlobalColor.transparent)
        self.setPalette(palette)

    def event(self, event: QEvent) -> bool:
        # Text size and colors may be changed while the page stands; `look.dress` tells of it.
        if event.type() == QEvent.Type.ApplicationPaletteChange:
            self._clear_ground()
        elif event.type() == QEvent.Type.ApplicationFontChange and self._even_letters:
            self.setFont(typewriter())
        return super().event(event)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), press_height(self.fontMetrics().height()))

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        _paint_field(painter, self)
        painter.end()
        super().paintEvent(event)


class TextLine(Line):
    """One line of text. `settled` tells what stands there after a pause in typing, and at once on leaving."""

    settled = Signal(str)

    def __init__(self, said: str, words: str = "", parent: QWidget | None = None) -> None:
        super().__init__(said, words, parent)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.settle)
        self.textEdited.connect(self._typed)
        self.editingFinished.connect(self.settle)
        self._open = False

    def _typed(self) -> None:
        self._open = True
        self._pause.start()
        _not_kept(self)

    def settle(self) -> None:
        """Tell now what was typed, if that has not been told yet."""
        if self._open:
            self._open = False
            self._pause.stop()
            self.settled.emit(self.text())


class TextBox(QPlainTextEdit):
    """Several lines of text; Tab leaves it."""

    settled = Signal(str)

    def __init__(self, said: str, words: str = "", parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self.setAccessibleName(said)
        self.setTabChangesFocus(True)
        self.setFixedHeight(em() * 4 + 20)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setViewportMargins(INSET + 5, 7, INSET + 5, 7)
        self.setVerticalScrollBar(SlimBar())
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.settle)
        self._told = words
        self.textChanged.connect(self._typed)

    def _typed(self) -> None:
        self._pause.start()
        _not_kept(self)

    def settle(self) -> None:
        self._pause.stop()
        if self.toPlainText() != self._told:
            self._told = self.toPlainText()
            self.settled.emit(self._told)

    def event(self, event: QEvent) -> bool:
        # Painting of the frame, not of the words, which stand in a viewport of their own.
        if event.type() == QEvent.Type.Paint:
            painter = QPainter(self)
            _paint_field(painter, self)
            painter.end()
            return True
        if event.type() == QEvent.Type.ApplicationFontChange:
            self.setFixedHeight(em() * 4 + 20)
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()
        self.settle()


class Secret(QWidget):
    """A line for a passphrase or PIN: hidden, can be shown, can be pasted into."""

    entered = Signal()

    def __init__(self, said: str, parent: QWidget | None = None, *, shown: bool = False) -> None:
        super().__init__(parent)
        self.line = Line(said)
        # Keyboards that learn words may not learn these.
        self.line.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData
            | Qt.InputMethodHint.ImhNoPredictiveText
            | Qt.InputMethodHint.ImhNoAutoUppercase
        )
        self._button = Button("")
        self._button.setCheckable(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.line, 1)
        row.addWidget(self._button)
        self.setFocusProxy(self.line)
        self._said = said
        self._button.toggled.connect(self._show)
        self.line.returnPressed.connect(self.entered)
        self._button.setChecked(shown)
        self._show(shown)

    def _show(self, shown: bool) -> None:
        self.line.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        self._button.name(_("Hide") if shown else _("Show"), f"{_('Hide') if shown else _('Show')}: {self._said}")

    def text(self) -> str:
        return self.line.text()

    def clear(self) -> None:
        """Empty it. Not `QLineEdit.clear`: that could be undone, and shown, by whoever sits there next."""
        self.line.setText("")


class Picker(QComboBox):
    """A drop-down list of ids and words; the mouse wheel passes over it. `picked` tells the id chosen by a person."""

    picked = Signal(str)

    def __init__(
        self, said: str, choices: Sequence[tuple[str, str]], chosen: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(said)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(12)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.offer(choices, chosen)
        self.activated.connect(self._activated)

    def offer(self, choices: Sequence[tuple[str, str]], chosen: str) -> None:
        self.clear()
        for id_, words in choices:
            self.addItem(words, id_)
        self.setCurrentIndex(max(self.findData(chosen), 0))

    def chosen(self) -> str:
        return str(self.currentData() or "")

    def _activated(self, _index: int) -> None:
        self.picked.emit(self.chosen())

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), press_height(self.fontMetrics().height()))

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        _paint_field(painter, self)
        palette = QApplication.palette()
        group = QPalette.ColorGroup.Active if self.isEnabled() else QPalette.ColorGroup.Disabled
        ink = palette.color(group, QPalette.ColorRole.WindowText)
        arrow = round(self.fontMetrics().height() * 0.28)
        right, middle = self.width() - 14 - arrow, self.height() / 2
        pen = QPen(ink, 1.6)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        points = (QPointF(right - arrow, middle - arrow / 2), QPointF(right, middle + arrow / 2))
        painter.drawPolyline(QPolygonF([*points, QPointF(right + arrow, middle - arrow / 2)]))
        painter.setPen(ink)
        words = QRect(_WITHIN + 2, 0, round(right - arrow) - 22, self.height())
        said = self.fontMetrics().elidedText(self.currentText(), Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), said)


class Field(QWidget):
    """A field under its name, with a line of help between them where one is needed."""

    def __init__(self, name: str, field: QWidget, help_: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        label = Label(name)
        label.setBuddy(field)
        column.addWidget(label)
        self._help = Words("", quiet=True)
        column.addWidget(self._help, 1)
        column.addWidget(field)
        self.column = column
        self.field = field
        self.say_help(help_)

    def say_help(self, help_: str) -> None:
        """One line between the name and the field; "" for none."""
        self._help.setText(help_)
        self._help.setVisible(bool(help_))
        self.field.setAccessibleDescription(help_)


def pair(*fields: QWidget, least: float = 15) -> Blocks:
    """Fields side by side, below each other where they do not fit."""
    blocks = Blocks(least, gap=16, most=2)
    blocks.add(*fields)
    return blocks


def _not_kept(field: QWidget) -> None:
    """What is typed here is not on the disk yet: its page does not say "Saved" any more."""
    around = field.parentWidget()
    while around is not None and not isinstance(around, Page):
        around = around.parentWidget()
    if around is not None:
        around.say_not_kept()


def settle_all(page: QWidget) -> None:
    """Let every field on the page tell what was typed in it, before the page is left."""
    for line in page.findChildren(TextLine):
        line.settle()
    for box in page.findChildren(TextBox):
        box.settle()
