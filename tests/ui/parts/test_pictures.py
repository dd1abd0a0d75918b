"""Pictures in a window: as high as they need to be, in every theme and text size, told to a screen reader."""

from __future__ import annotations

from typing import get_args

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFontMetricsF, QImage, QPainter, QPalette
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.pictures.shapes import Shape, Tone
from tests.pictures.samples import PICTURES
from tests.ui.parts.conftest import Show
from tests.ui.parts.test_seen import contrast
from ui import look
from ui.parts import pictures
from ui.parts.guess_stepper import GuessStepper
from ui.parts.pictures import PictureView, room_for, tones, unit

SIZES = (1.0, 2.0)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("width", [1318, 720, 400])
def test_a_picture_is_given_all_the_height_it_needs(dressed: QApplication, show: Show, size: float, width: int) -> None:
    look.dress(dressed, look.Theme.LIGHT, size)
    for picture in PICTURES.values():
        view = PictureView(picture)
        show(view, width=width, height=4000)
        assert view.height() + 1 >= view.heightForWidth(view.width()), view.accessibleName()
        assert view.drawing(view.width()).width * view._unit(view.width()) <= view.width()


@pytest.mark.parametrize("size", SIZES)
def test_words_are_measured_as_they_are_painted(dressed: QApplication, size: float) -> None:
    look.dress(dressed, look.Theme.LIGHT, size)
    measure = room_for(700).measure
    for text_size, bold in ((1.0, False), (1.0, True), (0.86, False)):
        font = look.scaled(text_size, bold=bold)
        words = "Lawyer or other help, up to the hearing: $5,750"
        assert measure(words, text_size, bold) * unit() == pytest.approx(QFontMetricsF(font).horizontalAdvance(words))
        assert QFontMetricsF(font).ascent() <= (0.98 * text_size) * unit() + 2.0


@pytest.mark.parametrize("name", PICTURES)
def test_no_letter_is_painted_outside_the_picture(dressed: QApplication, name: str) -> None:
    look.dress(dressed, look.Theme.LIGHT)
    drawing = PICTURES[name].drawn(room_for(700))
    image = QImage(900, round(drawing.height * unit()) + 200, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.translate(100, 100)
    pictures.paint(painter, drawing, unit(), tones(dressed.palette()))
    painter.end()
    high = image.height()
    below = round(drawing.height * unit()) + 104
    outside = (QRect(0, 0, 900, 97), QRect(0, 0, 97, high), QRect(803, 0, 97, high), QRect(0, below, 900, high - below))
    for strip in outside:
        blank = QImage(strip.size(), QImage.Format.Format_RGB32)
        blank.fill(Qt.GlobalColor.white)
        assert image.copy(strip) == blank


@pytest.mark.parametrize("theme", [look.Theme.LIGHT, look.Theme.DARK, look.Theme.CONTRAST])
def test_everything_that_means_something_stands_out_from_its_ground(dressed: QApplication, theme: look.Theme) -> None:
    look.dress(dressed, theme)
    for on_card in (False, True):
        colors = tones(dressed.palette(), on_card=on_card)
        assert contrast(colors[Tone.INK], colors[Tone.GROUND]) >= 7
        assert contrast(colors[Tone.QUIET], colors[Tone.GROUND]) >= 4.5
        assert contrast(colors[Tone.HAIR], colors[Tone.GROUND]) >= 3
        for tone in Tone:
            # Greys, as far as the theme's own text and ground are.
            parts = (colors[tone].redF(), colors[tone].greenF(), colors[tone].blueF())
            assert max(parts) - min(parts) <= 0.05


def test_a_picture_on_a_card_has_the_cards_ground(dressed: QApplication) -> None:
    palette = dressed.palette()
    assert tones(palette, on_card=True)[Tone.GROUND] == palette.color(QPalette.ColorRole.Base)
    assert tones(palette)[Tone.GROUND] == palette.color(QPalette.ColorRole.Window)


@pytest.mark.parametrize("name", PICTURES)
def test_a_screen_reader_is_told_the_name_and_every_sentence(dressed: QApplication, name: str) -> None:
    view = PictureView(PICTURES[name])
    assert view.accessibleName() == PICTURES[name].name()
    assert view.accessibleDescription() == " ".join(PICTURES[name].said())
    view.show_picture(PICTURES["judges"])
    assert view.accessibleDescription() == " ".join(PICTURES["judges"].said())


def test_another_text_size_makes_another_drawing(dressed: QApplication, show: Show) -> None:
    view = PictureView(PICTURES["hundred"])
    window = show(view)
    before = view.heightForWidth(view.width())
    look.dress(dressed, look.Theme.LIGHT, 2.0)
    assert view.heightForWidth(window.width()) > before * 1.5


def test_every_sort_of_shape_is_painted() -> None:
    assert set(pictures._PAINTED) == set(get_args(Shape))


# ---- stepping a guess ----------------------------------------------------------------------------------------------


def stepper(low: int = 0, high: int = 10, entered: int = 3) -> GuessStepper:
    return GuessStepper("How often the best ending comes", low, high, entered, "{} of 10".format)


def test_keys_step_a_guess_and_every_step_is_told(show: Show) -> None:
    guess = stepper()
    show(guess)
    told = QSignalSpy(guess.stepped)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Left, Qt.Key.Key_End, Qt.Key.Key_Home, Qt.Key.Key_PageUp):
        QTest.keyClick(guess, key)
    assert [told.at(place)[0] for place in range(told.count())] == [4, 5, 4, 10, 0, 5]
    assert guess.is_moved()
    assert guess.accessibleName() == "How often the best ending comes: 5 of 10"


def test_backspace_goes_back_to_the_guess_as_it_was_typed(show: Show) -> None:
    guess = stepper()
    show(guess)
    QTest.keyClick(guess, Qt.Key.Key_Right)
    QTest.keyClick(guess, Qt.Key.Key_Backspace)
    assert guess.value() == 3
    assert not guess.is_moved()


def test_a_guess_is_dragged_from_one_end_to_the_other(show: Show) -> None:
    guess = stepper()
    show(guess)
    told = QSignalSpy(guess.stepped)
    down = guess.height() - 20
    QTest.mousePress(guess, Qt.MouseButton.LeftButton, pos=QPoint(2, down))
    QTest.mouseMove(guess, QPoint(guess.width() // 2, down))
    QTest.mouseMove(guess, QPoint(guess.width() + 50, down))
    QTest.mouseRelease(guess, Qt.MouseButton.LeftButton, pos=QPoint(guess.width() - 2, down))
    steps = [told.at(place)[0] for place in range(told.count())]
    assert steps[0] == 0
    assert steps[-1] == 10
    QTest.mouseMove(guess, QPoint(2, down))
    assert guess.value() == 10


def test_a_guess_that_can_only_be_one_thing_can_be_shown(show: Show) -> None:
    guess = stepper(5, 5, 5)
    window: QWidget = show(guess)
    window.grab()
    QTest.keyClick(guess, Qt.Key.Key_Right)
    assert guess.value() == 5
