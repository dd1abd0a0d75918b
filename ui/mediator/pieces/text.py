"""Headings and running words: those of `ui.parts`, in sizes that follow the text size while the window stands."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFont, QFontDatabase, QFontMetrics
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from ui import look
from ui.parts import words as parts
from ui.parts.measures import heading


def em() -> int:
    """The height of a line of running text, in pixels."""
    return QFontMetrics(QApplication.font()).height()


class Words(parts.Words):
    """Running words that wrap, in a multiple of running text; `quiet` ones are set back a little."""

    def __init__(
        self,
        words: str = "",
        parent: QWidget | None = None,
        *,
        scale: float = 1.0,
        bold: bool = False,
        quiet: bool = False,
    ) -> None:
        self._scale = scale
        self._bold = bold
        super().__init__(words, parent, scale=heading(scale), bold=bold, quiet=quiet)
        # Shrinkable, so that a column asks for the height its words need at its width, not at the width they like best.
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def event(self, event: QEvent) -> bool:
        # Text size and colors may be changed while the page stands; `look.dress` tells of it.
        if event.type() == QEvent.Type.ApplicationFontChange:
            self.refont()
        elif event.type() == QEvent.Type.ApplicationPaletteChange:
            self._tone()
        return super().event(event)

    def refont(self) -> None:
        """Take the size that belongs to the text size now."""
        if self._scale != 1.0 or self._bold:
            self.setFont(look.scaled(heading(self._scale), bold=self._bold))


class Selectable(Words):
    """Words that can be marked with the mouse or keyboard and copied, such as the words that open a document."""

    def __init__(self, words: str, parent: QWidget | None = None, *, scale: float = 1.0) -> None:
        super().__init__(words, parent, scale=scale)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(words)


class Typewritten(Selectable):
    """Words in even letters, such as a passphrase or a line of the recovery sheet. `on`: the size, as `scale`."""

    def __init__(self, words: str, parent: QWidget | None = None, *, on: float = 1.1) -> None:
        self._on = on
        super().__init__(words, parent)
        self.refont()

    def refont(self) -> None:
        self.setFont(typewriter(self._on))


def typewriter(scale: float = 1.1) -> QFont:
    """A font in which every letter is as wide as the others and 0 and O differ."""
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    font.setPointSizeF(QApplication.font().pointSizeF() * scale)
    return font


class Title(Words):
    """The one heading of a page."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(words, parent, scale=1.7, bold=True)


class Heading(Words):
    """The heading of a part of a page."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(words, parent, scale=1.15, bold=True)


class Label(Words):
    """What a field is called: above it, in bold. Tie it to its field with `setBuddy`."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(words, parent, bold=True)
