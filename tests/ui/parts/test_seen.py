"""What is painted can be seen: contrast in every theme, and always where the keyboard is."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product

import pytest
from PySide6.QtGui import QColor, QImage, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from app.domain.sharing import Lock
from app.pictures.ten_judges import Judged, TenJudges
from tests.ui.parts.conftest import Show
from ui import look
from ui.editors.arrow_button import ArrowButton
from ui.editors.dont_know_tick import DontKnowTick
from ui.editors.line_box import LineBox
from ui.editors.point_row import PointRow
from ui.editors.still_box import StillBox
from ui.editors.text_box import TextBox
from ui.look import Theme
from ui.parts.buttons import Button, Role
from ui.parts.cards import Notice
from ui.parts.choices import Choice, LockChoice, Tick
from ui.parts.fold import FoldButton
from ui.parts.guess_stepper import GuessStepper
from ui.parts.pictures import PictureView

THEMES = (Theme.LIGHT, Theme.DARK, Theme.CONTRAST)
ROLE = QPalette.ColorRole


def contrast(one: QColor, other: QColor) -> float:
    """By the formula of WCAG 2.2."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(color: QColor) -> float:
    parts = (color.redF(), color.greenF(), color.blueF())
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("theme", THEMES, ids=[theme.value for theme in THEMES])
def test_words_and_edges_stand_out_from_their_ground(dressed: QApplication, theme: Theme) -> None:
    palette = look.palette_for(theme)
    window, base = palette.color(ROLE.Window), palette.color(ROLE.Base)
    words = (palette.color(ROLE.WindowText), palette.color(ROLE.Text), look.quiet_text(palette), look.accent(palette))
    for ink, ground in product(words, (window, base)):
        assert contrast(ink, ground) >= 4.5, (ink.name(), ground.name())
    assert contrast(look.on_accent(palette), look.accent(palette)) >= 4.5
    for ground in (window, base):
        assert contrast(look.edge(palette), ground) >= 3
        assert contrast(palette.color(ROLE.WindowText), look.tint(palette, 0.18)) >= 4.5


def _checked(button: Choice | Tick) -> QWidget:
    button.setChecked(True)
    return button


def _point(chosen: int | None) -> QWidget:
    row = PointRow(range(3))
    row.show_point(chosen)
    return row


def _field(part: QWidget) -> QWidget:
    """What has the keyboard in a part."""
    if isinstance(part, PointRow):
        return part.first()
    return part.edit if isinstance(part, LineBox | TextBox) else part


def _notice() -> QWidget:
    notice = Notice()
    notice.say("There is something to look at", ("Look here.",))
    return notice


PARTS: dict[str, Callable[[], QWidget]] = {
    "main button": lambda: Button("Continue", Role.MAIN),
    "plain button": lambda: Button("Back"),
    "quiet button": lambda: Button("Skip for now", Role.QUIET),
    "flush button": lambda: Button("More questions", Role.QUIET, flush=True),
    "fold": lambda: FoldButton("Show an example"),
    "fold with a lock": lambda: FoldButton("Only me", lock=Lock.ONLY_ME),
    "choice": lambda: Choice("Talk first"),
    "chosen choice": lambda: _checked(Choice("Talk first")),
    "lock": lambda: LockChoice(Lock.SHARE, "OK to share"),
    "chosen lock": lambda: _checked(LockChoice(Lock.ONLY_ME, "Only me")),
    "tick": lambda: Tick("A quiet place"),
    "ticked tick": lambda: _checked(Tick("A quiet place")),
    "tick of a cell": DontKnowTick,
    "ticked tick of a cell": lambda: _checked(DontKnowTick()),
    "arrow": lambda: ArrowButton(1),
    "line": lambda: LineBox(10),
    "box": lambda: TextBox(3, 5),
    "list": StillBox,
    "point": lambda: _point(None),
    "chosen point": lambda: _point(0),
    "notice": _notice,
    "picture": lambda: PictureView(TenJudges("A", "B", Judged(6, 5), Judged(5, 5))),
    "guess to step": lambda: GuessStepper("Best", 0, 10, 3, "{} of 10".format),
}


@pytest.mark.parametrize("theme", THEMES, ids=[theme.value for theme in THEMES])
@pytest.mark.parametrize("part", PARTS)
def test_where_the_keyboard_is_can_be_seen(show: Show, dressed: QApplication, part: str, theme: Theme) -> None:
    look.dress(dressed, theme)
    whole = PARTS[part]()
    elsewhere = Button("Elsewhere")
    show(whole, elsewhere)
    elsewhere.setFocus()
    before = whole.grab().toImage()
    _field(whole).setFocus()
    assert _field(whole).hasFocus()
    after = whole.grab().toImage()
    clear = sum(
        contrast(before.pixelColor(x, y), after.pixelColor(x, y)) >= 3
        for x in range(after.width())
        for y in range(after.height())
    )
    assert clear >= 80, f"only {clear} pixels changed so that they can be seen"


@pytest.mark.parametrize("theme", THEMES, ids=[theme.value for theme in THEMES])
def test_a_button_that_is_on_is_seen_to_be_on_also_without_colour(
    dressed: QApplication, show: Show, theme: Theme
) -> None:
    look.dress(dressed, theme)
    button = Button("I don't know")
    button.setCheckable(True)
    show(button)
    button.clearFocus()
    off = button.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    button.setChecked(True)
    on = button.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    assert on.size() == off.size()
    changed = sum(
        abs(on.pixelColor(x, y).value() - off.pixelColor(x, y).value()) > 60
        for x in range(on.width())
        for y in range(on.height())
    )
    assert changed > 200
    look.dress(dressed, Theme.LIGHT)
