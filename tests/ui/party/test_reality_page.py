"""“If we don't settle” in the real window: sums with each key, the page that puts it together, and a what if."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QWheelEvent
from PySide6.QtWidgets import QAbstractSlider, QApplication, QWidget

from app.domain.answers import given
from app.domain.worksheet import Form
from app.handover.messages import Save
from app.presenters.party.pages import Spot
from tests.presenters.party.laptop import MediatorsSide
from tests.presenters.party.reality import FILLING, WHOLE, cases, costs, sheet
from tests.ui.party.at_work import AtWork
from ui.editors.table import TableEditor
from ui.look import Theme
from ui.parts.fold import Fold
from ui.parts.pictures import PictureView
from ui.parts.words import Words
from ui.party.pages import question_page
from ui.party.pages.beside import AsideNote, PinnedSum, SumLine
from ui.party.pages.question_page import QuestionScreen


@pytest.fixture
def party(dressed: QApplication) -> Iterator[AtWork]:
    side = MediatorsSide()
    side.add(FILLING, sheet(), Form.FULL)
    found = AtWork(dressed, side, side.hand_over())
    found.presenter.opening.start()
    found.presenter.acknowledged()
    found.deliver()
    found.presenter.private.erase_at_hand_back()
    found.deliver()
    yield found
    found.gone()


def go_to(party: AtWork, question: str) -> QuestionScreen:
    party.presenter.walk.go_to(Spot(FILLING, question))
    party.deliver()
    return party.page(QuestionScreen)


def filled(party: AtWork) -> AtWork:
    filling = party.presenter.sitting.sheet(FILLING).filling
    for question, value in WHOLE.items():
        filling.record(question, given(value))
    party.presenter.saving.flush()
    party.deliver()
    return party


def sums(page: QuestionScreen) -> tuple[str, ...]:
    (line,), pinned = page.findChildren(SumLine), page.findChildren(PinnedSum)
    return (*(each.line() for each in pinned), *line.lines())


def unfold(page: QuestionScreen, words: str) -> Fold:
    (fold,) = [fold for fold in page.findChildren(Fold) if fold.button.text() == words]
    fold.button.click()
    QApplication.processEvents()
    return fold


def test_the_sum_follows_every_key(party: AtWork) -> None:
    page = go_to(party, "br_costs")
    assert sums(page) == ("Your costs from today on, added up: nothing yet.",)
    party.tab_to_heard("Low. Row 1")
    party.press("4")
    assert sums(page)[0] == "Your costs from today on, added up: $4."
    party.press("5")
    assert sums(page)[0] == "Your costs from today on, added up: $45."
    assert sums(page)[1] == "1 step has only one of its two guesses so far. It stands for both."


@pytest.mark.parametrize(
    ("worst", "said"), [(1, "9 of 10 so far, 1 left"), (2, "10 of 10"), (4, "12 of 10: 2 too many")]
)
def test_cases_of_ten_say_how_many_are_placed_and_what_is_left(party: AtWork, worst: int, said: str) -> None:
    party.presenter.sitting.sheet(FILLING).filling.record("br_chances", given(cases(3, 5, 0)))
    page = go_to(party, "br_chances")
    assert page.editor is not None
    assert isinstance(page.editor, TableEditor)
    field = page.editor.cards["worst"].field()
    assert field is not None
    field.setFocus()
    party.press(Qt.Key.Key_Space, *[Qt.Key.Key_Right] * worst)
    assert said in [words.text() for words in page.editor.findChildren(Words)]


@pytest.mark.parametrize("size", [1.0, 2.0])
def test_the_sum_of_a_long_table_stays_in_view_wherever_one_types(party: AtWork, size: float) -> None:
    filling = party.presenter.sitting.sheet(FILLING).filling
    filling.record("br_costs", given(costs(*[(10, 20)] * 9)))
    while party.comfort.size < size:
        party.comfort.larger()
    page = go_to(party, "br_costs")
    (pinned,) = page.findChildren(PinnedSum)
    bar = page.area.verticalScrollBar()
    assert bar.maximum() > 0
    for place in (0, bar.maximum() // 2, bar.maximum()):
        bar.setValue(place)
        party.app.processEvents()
        corner = pinned.mapTo(party.window, pinned.rect().bottomRight())
        assert pinned.isVisible()
        assert party.window.rect().contains(corner)
        assert pinned.height() < party.window.height() / 5


def test_a_question_about_numbers_comes_quietly_and_leaves_the_keyboard_where_it_is(party: AtWork) -> None:
    page = go_to(party, "br_costs")
    (aside,) = page.findChildren(AsideNote)
    party.tab_to_heard("Low. Row 1")
    party.press("0")
    party.tab_to_heard("High. Row 1")
    party.press("0")
    here = QApplication.focusWidget()
    assert not aside.isVisible()
    party.pass_time(1)
    assert aside.questions() == (
        "By these numbers, going on costs you nothing from today on. Is that how you mean it?",
    )
    assert aside.isVisible()
    assert QApplication.focusWidget() is here
    assert not page.findChildren(AsideNote)[0].focusPolicy()


def test_the_page_has_its_pictures_named_and_told(party: AtWork) -> None:
    page = go_to(filled(party), "br_picture")
    pictures = page.findChildren(PictureView)
    assert [view.accessibleName() for view in pictures] == [
        "Best, most likely, worst",
        "100 cases like this one",
        "How these cases could end, in money",
    ]
    for view in pictures:
        assert view.accessibleDescription() == " ".join(view.picture().said())
        for sentence in view.picture().said():
            assert sentence in page.words_aloud()
    unfold(page, "Which guess matters most?")
    unfold(page, "Every step of the sum")
    assert [view.accessibleName() for view in page.findChildren(PictureView)][3:] == [
        "Which guess matters most?",
        "Step by step to what is left",
    ]
    shown = [words.text() for words in page.findChildren(Words) if words.isVisible()]
    assert "$19,400" in shown
    assert shown[-2:] != []
    assert any(text.startswith("These are your own estimates put together.") for text in shown)


def test_a_guess_is_stepped_with_keys_and_nothing_of_it_is_kept(party: AtWork) -> None:
    page = go_to(filled(party), "br_picture")
    party.pass_time(2)
    before = len([said for said in party.said if isinstance(said, Save)])
    unfold(page, "What if a number were another?")
    assert page.reckoning is not None
    tries = page.reckoning.tries
    assert tries is not None
    assert tries.stepper is not None
    now, if_so = tries.words()
    assert "In about 20 of 100 cases like this, you would end with less than the offer." in now
    assert if_so == "Move the mark with the arrow keys, or drag it."
    tries.stepper.setFocus()
    party.press(*[Qt.Key.Key_Right] * 8)
    assert tries.words()[0] == now
    assert "In about 30 of 100 cases like this, you would end with less than the offer." in tries.words()[1]
    party.press(Qt.Key.Key_Backspace)
    assert tries.words() == (now, "Move the mark with the arrow keys, or drag it.")
    party.press(Qt.Key.Key_End)
    go_to(party, "br_view")
    page = go_to(party, "br_picture")
    unfold(page, "What if a number were another?")
    assert page.reckoning is not None
    assert page.reckoning.tries is not None
    assert page.reckoning.tries.words() == (now, "Move the mark with the arrow keys, or drag it.")
    party.pass_time(5)
    assert len([said for said in party.said if isinstance(said, Save)]) == before


def test_another_guess_puts_the_first_back(party: AtWork) -> None:
    page = go_to(filled(party), "br_picture")
    unfold(page, "What if a number were another?")
    assert page.reckoning is not None
    tries = page.reckoning.tries
    assert tries is not None
    assert tries.stepper is not None
    party.press(Qt.Key.Key_End)
    for place in range(1, tries.box.count()):
        tries.box.setCurrentIndex(place)
        tries.box.activated.emit(place)
        assert not tries.stepper.is_moved()
        tries.stepper.setFocus()
        party.press(Qt.Key.Key_Home)
        assert "average" in tries.words()[1] or not tries.stepper.is_moved()


def test_what_was_said_before_stands_under_what_is_said_now(party: AtWork) -> None:
    go_to(filled(party), "br_picture")
    page = go_to(party, "br_costs")
    assert page.editor is not None
    party.presenter.question.answered(Spot(FILLING, "br_costs"), costs((100, 100)))
    party.pass_time(1)
    page = go_to(party, "br_picture")
    shown = [words.text() for words in page.findChildren(Words) if words.isVisible()]
    at = next(place for place, text in enumerate(shown) if text.startswith("Your no-deal picture could be"))
    assert shown[at + 1].startswith("When you last looked: Your no-deal picture could be")


def stops(party: AtWork, count: int) -> list[QWidget]:
    found = []
    for _time in range(count):
        party.press(Qt.Key.Key_Tab)
        here = QApplication.focusWidget()
        assert here is not None
        found.append(here)
    return found


def test_the_tab_key_goes_on_inside_what_was_unfolded(party: AtWork) -> None:
    page = go_to(filled(party), "br_picture")
    folds = [fold for fold in page.findChildren(Fold) if fold.button.isVisible()]
    matters, tries, steps = folds[:3]
    steps.button.click()
    tries.button.click()
    matters.button.click()
    party.app.processEvents()
    assert page.reckoning is not None
    panel = page.reckoning.tries
    assert panel is not None
    for at in (0, 1, panel.box.count() - 1):
        panel.box.setCurrentIndex(at)
        panel.box.activated.emit(at)
        stepper = panel.stepper
        assert stepper is not None
        stepper.triggerAction(QAbstractSlider.SliderAction.SliderToMaximum)
        matters.button.setFocus()
        (bars,) = matters.inside.findChildren(PictureView)
        (single,) = steps.inside.findChildren(PictureView)
        found = stops(party, 7)
        assert found[:4] == [bars, tries.button, panel.box, stepper]
        assert found[5:] == [steps.button, single]
        assert panel.isAncestorOf(found[4])


def test_the_wheel_over_a_guess_is_for_the_page(party: AtWork) -> None:
    page = go_to(filled(party), "br_picture")
    unfold(page, "What if a number were another?")
    assert page.reckoning is not None
    assert page.reckoning.tries is not None
    stepper = page.reckoning.tries.stepper
    assert stepper is not None
    middle = QPointF(stepper.rect().center())
    event = QWheelEvent(
        middle,
        stepper.mapToGlobal(middle),
        QPoint(0, -120),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(stepper, event)
    assert not stepper.is_moved()
    assert not event.isAccepted()


def test_all_that_stands_on_the_page_is_read_aloud(party: AtWork) -> None:
    filling = party.presenter.sitting.sheet(FILLING).filling
    page = go_to(party, "br_picture")
    assert "There is not enough here yet to put together." in page.words_aloud()
    go_to(filled(party), "br_picture")
    party.presenter.walk.go_to(Spot(FILLING, "br_costs"))
    party.deliver()
    party.presenter.question.answered(Spot(FILLING, "br_costs"), costs((9_000, 4_000)))
    page = go_to(party, "br_picture")
    assert filling.entry("br_costs").answer.value == costs((9_000, 4_000))
    for fold in page.findChildren(Fold):
        if fold.button.isVisible() and fold.button.text() != "What if a number were another?":
            fold.button.click()
    party.app.processEvents()
    shown = [words.text() for words in page.reckoning.findChildren(Words)] if page.reckoning is not None else []
    aloud = page.words_aloud()
    for said in (
        "One step has $9,000 as its low guess",
        "When you last looked: Your no-deal picture could be",
        "Which guess matters most?",
        "Each guess is moved alone",
        "Every step of the sum",
        "Costs from today, middle: $6,500",
        "These are your own estimates put together.",
    ):
        assert said in aloud
    missing = [each for each in shown if each not in aloud and each != "The most likely ending, cost by cost:"]
    assert missing == []


def test_sums_are_read_aloud_and_told_once_the_typing_rests(party: AtWork, monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[str] = []
    monkeypatch.setattr(question_page, "announce", lambda _about, words: heard.append(words))
    page = go_to(party, "br_costs")
    party.tab_to_heard("Low. Row 1")
    party.press("4")
    party.press("5")
    assert [words for words in heard if words] == []
    party.pass_time(1)
    assert [words for words in heard if words] == [
        "Your costs from today on, added up: $45. 1 step has only one of its two guesses so far. It stands for both."
    ]
    assert "added up: $45." in page.words_aloud()
    assert "It stands for both." in page.words_aloud()
    party.pass_time(5)
    assert len([words for words in heard if words]) == 1


@pytest.mark.parametrize("theme", [Theme.LIGHT, Theme.DARK, Theme.CONTRAST])
def test_nothing_on_the_page_is_red_or_green(party: AtWork, theme: Theme) -> None:
    party.comfort.choose_theme(theme)
    page = go_to(filled(party), "br_picture")
    for fold in page.findChildren(Fold):
        fold.button.click()
    party.app.processEvents()
    image = page.column.grab().toImage()
    colors = {image.pixel(x, y) for x in range(0, image.width(), 2) for y in range(0, image.height(), 2)}
    strong = [QColor(color) for color in colors]
    loud = [color for color in strong if color.hsvSaturation() > 110 and color.value() > 90]
    assert [color.name() for color in loud if color.hsvHue() < 20 or color.hsvHue() > 340] == []
    assert [color.name() for color in loud if 85 < color.hsvHue() < 155] == []
