"""The bar above every page, always with the same things in the same places."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QApplication, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.domain.language import LANGUAGES, _
from ui import look
from ui.look import Theme
from ui.parts.buttons import Button, Role
from ui.parts.choices import Choice, OneOf
from ui.parts.flow import Flow
from ui.parts.measures import small_print
from ui.parts.words import Words
from ui.party.comfort import Comfort

HIDE_KEY = "F9"


class ComfortStrip(QWidget):
    """Text size, colours and, where there is a choice, the language."""

    language_chosen = Signal(str)

    def __init__(self, comfort: Comfort, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._comfort = comfort
        row = Flow(self, gap=14)
        smaller = Button(_("A−"), Role.PLAIN, says=_("Smaller text"))
        smaller.setEnabled(comfort.size > look.SIZES[0])
        smaller.clicked.connect(comfort.smaller)
        larger = Button(_("A+"), Role.PLAIN, says=_("Larger text"))
        larger.setEnabled(comfort.size < look.SIZES[-1])
        larger.clicked.connect(comfort.larger)
        for button in (smaller, larger):
            # As wide at every size, and before all that grows: whoever presses again meets the same button.
            button.setFixedWidth(_widest(button.text()))
            row.addWidget(button)
        row.addWidget(Words(_("Text size {percent} %").format(percent=round(comfort.size * 100))))
        names = {
            Theme.SYSTEM: _("As on this computer"),
            Theme.LIGHT: _("Light"),
            Theme.DARK: _("Dark"),
            Theme.CONTRAST: _("High contrast"),
        }
        themes: OneOf[Theme] = OneOf(
            _("Colors"), [(theme, Choice(words)) for theme, words in names.items()], comfort.theme
        )
        themes.chosen.connect(self._theme_chosen)
        row.addWidget(themes)
        if len(LANGUAGES) > 1:
            languages: OneOf[str] = OneOf(
                _("Language"), [(code, Choice(name)) for code, name in LANGUAGES.items()], language
            )
            languages.chosen.connect(self.language_chosen)
            row.addWidget(languages)

    def _theme_chosen(self, theme: object) -> None:
        if isinstance(theme, Theme):
            self._comfort.choose_theme(theme)


def _widest(words: str) -> int:
    """The room that a button with these words takes at the largest text size."""
    return round(QFontMetrics(look.text_font(look.SIZES[-1])).horizontalAdvance(words) * 1.9)


class TopBar(QWidget):
    """What the page is about at the left; the things that are always there at the right."""

    contents_wanted = Signal()
    mediator_wanted = Signal()
    hide_wanted = Signal()
    aloud_wanted = Signal()
    language_chosen = Signal(str)

    def __init__(self, comfort: Comfort, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._comfort = comfort
        self._language = "en"
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(18, 6, 12, 7)
        self._rows.setSpacing(6)
        self._line: QWidget | None = None
        self._strip: ComfortStrip | None = None
        self._about = ""
        self._walking = False
        self._aloud = False
        self._open = False
        self._build()

    def show_about(self, about: str, *, walking: bool, aloud: bool, language: str) -> None:
        """What stands at the left, whether there are questions to look through yet, and whether a voice can read."""
        self._about, self._walking, self._aloud, self._language = about, walking, aloud, language
        self._build()

    def place(self) -> str:
        """The name of what has the keyboard in this bar; empty if nothing has."""
        here = QApplication.focusWidget()
        return here.accessibleName() if here is not None and self.isAncestorOf(here) else ""

    def return_to(self, name: str) -> None:
        """Give the keyboard back to what is called so now; the bar was made afresh. At the last size, to its neighbour."""
        there = {button.accessibleName(): button for button in self.findChildren(QAbstractButton) if self._has(button)}
        sizes = (_("Smaller text"), _("Larger text"))
        names = (name, *sizes) if name in sizes else (name,)
        found = next((there[each] for each in names if each in there), None)
        if found is not None:
            found.setFocus(Qt.FocusReason.OtherFocusReason)

    def _has(self, button: QAbstractButton) -> bool:
        """Whether it can be pressed; what stood here before the bar was made afresh cannot, though it is not gone yet."""
        return button.isEnabled() and button.isVisibleTo(self)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setPen(QPen(look.hairline(QApplication.palette()), 1))
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)

    def _build(self) -> None:
        for old in (self._line, self._strip):
            if old is not None:
                self._rows.removeWidget(old)
                old.hide()
                old.deleteLater()
        line = QWidget(self)
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        small = small_print()
        about = Words(self._about, scale=small, bold=True)
        about.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(about, 1)
        buttons = QWidget()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        buttons.setSizePolicy(policy)
        flow = Flow(buttons, gap=2, to_the_right=True)
        if self._walking:
            contents = Button(_("All questions"), Role.QUIET, scale=small)
            contents.clicked.connect(self.contents_wanted)
            flow.addWidget(contents)
        if self._aloud:
            aloud = Button(_("Read aloud"), Role.QUIET, scale=small)
            aloud.clicked.connect(self.aloud_wanted)
            flow.addWidget(aloud)
        size = Button(_("Text and colors"), Role.QUIET, scale=small)
        size.setCheckable(True)
        size.setChecked(self._open)
        size.toggled.connect(self._toggled)
        flow.addWidget(size)
        mediator = Button(_("Ask the mediator"), Role.QUIET, scale=small)
        mediator.clicked.connect(self.mediator_wanted)
        flow.addWidget(mediator)
        hide = Button(_("Hide my screen ({key})").format(key=HIDE_KEY), Role.QUIET, scale=small)
        hide.clicked.connect(self.hide_wanted)
        flow.addWidget(hide)
        row.addWidget(buttons, 0)
        self._line = line
        self._rows.addWidget(line)
        self._strip = ComfortStrip(self._comfort, self._language, self)
        self._strip.language_chosen.connect(self.language_chosen)
        self._strip.setVisible(self._open)
        self._rows.addWidget(self._strip)

    def _toggled(self, is_open: bool) -> None:
        self._open = is_open
        if self._strip is not None:
            self._strip.setVisible(is_open)
