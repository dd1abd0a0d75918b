"""Running words and headings. Always plain text: what a person typed is never taken for markup."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QLabel, QSizePolicy, QWidget

from ui import look
from ui.parts.measures import INSET, heading


class Words(QLabel):
    """A paragraph that wraps. `scale` is a multiple of running text; `quiet` sets it back."""

    inset = INSET
    """Pixels left and right of the words."""
    _quiet = False

    def __init__(
        self,
        text: str = "",
        parent: QWidget | None = None,
        *,
        scale: float = 1.0,
        bold: bool = False,
        quiet: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.setContentsMargins(self.inset, 0, self.inset, 0)
        if scale != 1.0 or bold:
            self.setFont(look.scaled(scale, bold=bold))
        self._quiet = quiet
        self._tone()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setText(text)

    def minimumSizeHint(self) -> QSize:
        """As narrow as need be. Its height is asked for by width, so that nothing is cut off."""
        return QSize(1, self.fontMetrics().height())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.ApplicationPaletteChange, QEvent.Type.PaletteChange):
            self._tone()

    def _tone(self) -> None:
        if not self._quiet:
            return
        ink = look.quiet_text(QApplication.palette())
        if self.palette().color(QPalette.ColorRole.WindowText) != ink:
            palette = QPalette()
            palette.setColor(QPalette.ColorRole.WindowText, ink)
            self.setPalette(palette)


class Title(Words):
    """The heading of a page. Can take the focus, so that a screen reader starts there."""

    def __init__(self, text: str, parent: QWidget | None = None, *, scale: float = 1.55) -> None:
        super().__init__(text, parent, scale=heading(scale), bold=True)
        self.setAccessibleName(text)


class Heading(Words):
    """A heading inside a page."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent, scale=1.12, bold=True)
