"""How Recess looks: the shipped fonts, three palettes, and the few tones mixed from them.

Colours live here and nowhere else. Everything follows palette roles, so a contrast theme of the system stays what it
is; every meaning is also there without colour.
"""

from __future__ import annotations

import sys
from enum import Enum
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetrics, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

_FONTS = Path(__file__).resolve().parent.parent / "resources" / "fonts"
_TEXT = ("AtkinsonHyperlegibleNext-Regular.ttf", "AtkinsonHyperlegibleNext-Bold.ttf")
_REST = ("SourceSans3-Regular.ttf", "SourceSans3-Bold.ttf")
FAMILIES = ("Atkinson Hyperlegible Next", "Source Sans 3")
"""The text font, and the one that has what it lacks (Greek, Cyrillic, arrows, ticks)."""

_STYLE = "Fusion"
"""One way of drawing on every system, so that what a party sees was looked at by us."""

POINTS = 13.5
"""Running text at 100 %."""
SIZES = (1.0, 1.25, 1.5, 1.75, 2.0)


class Theme(Enum):
    """What can be chosen on every page of a party. SYSTEM follows the computer: light, dark, or its own contrast."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


_ROLES = QPalette.ColorRole
# Window, text on it, fields, raised things, accent, text on the accent.
_LIGHT = ("#f7f5f0", "#22272b", "#ffffff", "#ece8df", "#1d5b70", "#ffffff")
_DARK = ("#1b1e21", "#ece9e3", "#25292d", "#30353a", "#8ecbdd", "#0e1a1f")
_CONTRAST = ("#000000", "#ffffff", "#000000", "#1a1a1a", "#ffe14d", "#000000")


def dress(app: QApplication, theme: Theme = Theme.SYSTEM, size: float = 1.0) -> None:
    """Give the application its font and palette; again whenever the theme or the text size changes."""
    app.setFont(text_font(size))
    app.setPalette(palette_for(theme))
    # Qt tells its windows; what stands in them, in a size or tone of its own, is told here.
    for widget in app.allWidgets():
        for told in (QEvent.Type.ApplicationFontChange, QEvent.Type.ApplicationPaletteChange):
            QCoreApplication.sendEvent(widget, QEvent(told))


def new_application() -> QApplication:
    """The application of one of our processes, with our style and fonts; it ends when it is told to."""
    # The style is named here: one that is handed over later has to be made known to Python, which takes as long as
    # making a page.
    app = QApplication([sys.argv[0], "-style", _STYLE])
    app.setApplicationName("Recess")
    app.setApplicationDisplayName("Recess")
    app.setQuitOnLastWindowClosed(False)
    load_fonts()
    return app


def even_style(app: QApplication) -> None:
    """The same style for an application that is there already."""
    app.setStyle(_STYLE)


def load_fonts() -> None:
    """Make the shipped fonts known; called once, after the application was made."""
    for name in (*_TEXT, *_REST):
        QFontDatabase.addApplicationFont(str(_FONTS / name))


def text_font(size: float = 1.0) -> QFont:
    """Running text at `size` (1.0 to 2.0)."""
    font = QFont(list(FAMILIES))
    font.setPointSizeF(POINTS * size)
    return font


def scaled(factor: float, *, bold: bool = False) -> QFont:
    """The application's font, `factor` times as large."""
    font = QApplication.font()
    font.setPointSizeF(font.pointSizeF() * factor)
    font.setBold(bold)
    return font


def em() -> int:
    """The height of a line of running text, in pixels: what distances are measured in."""
    return QFontMetrics(QApplication.font()).height()


def palette_for(theme: Theme) -> QPalette:
    """The palette of a theme."""
    hints = QGuiApplication.styleHints()
    if theme is Theme.SYSTEM:
        if hints.accessibility().contrastPreference() is Qt.ContrastPreference.HighContrast:
            return QPalette()
        dark = hints.colorScheme() is Qt.ColorScheme.Dark
        return _palette(_DARK if dark else _LIGHT)
    return _palette({Theme.LIGHT: _LIGHT, Theme.DARK: _DARK, Theme.CONTRAST: _CONTRAST}[theme])


def _palette(colors: tuple[str, str, str, str, str, str]) -> QPalette:
    window, text, base, button, accent, on_accent = (QColor(name) for name in colors)
    palette = QPalette(button, window)
    for role, color in (
        (_ROLES.Window, window),
        (_ROLES.WindowText, text),
        (_ROLES.Base, base),
        (_ROLES.AlternateBase, mixed(window, base, 0.5)),
        (_ROLES.Text, text),
        (_ROLES.Button, button),
        (_ROLES.ButtonText, text),
        (_ROLES.BrightText, on_accent),
        (_ROLES.ToolTipBase, base),
        (_ROLES.ToolTipText, text),
        (_ROLES.Highlight, accent),
        (_ROLES.HighlightedText, on_accent),
        (_ROLES.Accent, accent),
        (_ROLES.Link, accent),
        (_ROLES.LinkVisited, accent),
        (_ROLES.PlaceholderText, mixed(text, base, 0.62)),
    ):
        palette.setColor(role, color)
    for role in (_ROLES.WindowText, _ROLES.Text, _ROLES.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, mixed(text, window, 0.55))
    return palette


# ---- tones ------------------------------------------------------------------------------------------------------


def mixed(front: QColor, back: QColor, share: float) -> QColor:
    """`share` (0 to 1) of `front` over `back`."""
    rest = 1.0 - share
    return QColor.fromRgbF(
        front.redF() * share + back.redF() * rest,
        front.greenF() * share + back.greenF() * rest,
        front.blueF() * share + back.blueF() * rest,
    )


def quiet_text(palette: QPalette) -> QColor:
    """Text beside the main text; at least 4.5 to 1 on window and base."""
    return mixed(palette.color(_ROLES.WindowText), palette.color(_ROLES.Window), 0.74)


def edge(palette: QPalette) -> QColor:
    """The outline of what can be pressed; at least 3 to 1."""
    return mixed(palette.color(_ROLES.WindowText), palette.color(_ROLES.Window), 0.56)


def hairline(palette: QPalette) -> QColor:
    """A line that parts things and says nothing of its own."""
    return mixed(palette.color(_ROLES.WindowText), palette.color(_ROLES.Window), 0.15)


def tint(palette: QPalette, share: float = 0.10) -> QColor:
    """A breath of the accent: what is chosen, or under the pointer."""
    return mixed(palette.color(_ROLES.Highlight), palette.color(_ROLES.Base), share)


def accent(palette: QPalette) -> QColor:
    """The one colour: focus, what is chosen, the main button."""
    return palette.color(_ROLES.Highlight)


def on_accent(palette: QPalette) -> QColor:
    """Text on the accent."""
    return palette.color(_ROLES.HighlightedText)
