"""For every kind of question: as much as there is room for (5,000 characters in a text, 60 rows) is typed, saved,
reopened and printed, and nothing of it is cut. What is no answer at all stays in its field and harms nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit

from app.domain.answers import State
from app.domain.kinds import KINDS, Computed, Scale
from app.domain.kinds.base import LONGEST_TEXT, MOST_ROWS
from tests.ui.party.at_table import AtTable, sheet_for
from tests.ui.party.at_work import dress
from tests.ui.party.hands import HANDS
from ui.party.pages.check_page import CheckScreen
from ui.party.pages.question_page import QuestionScreen

pytestmark = pytest.mark.gate
ROOMY = [kind for kind in KINDS.values() if HANDS[kind].roomy]
NARROW = [kind for kind in KINDS.values() if not HANDS[kind].roomy and kind is not Computed]
Seat = Callable[[type], AtTable]
Times = Callable[[int, int], int]


def missing(words: Iterable[str], where: str) -> Counter[str]:
    """How often which of the words are not there."""
    wanted = Counter(words)
    return wanted - Counter({word: where.count(word) for word in wanted})


@pytest.fixture
def seat(qapp: QApplication, tmp_path: Path) -> Iterator[Seat]:
    tables: list[AtTable] = []

    def seated(kind: type) -> AtTable:
        tables.append(AtTable(dress(qapp), tmp_path, sheet_for(HANDS[kind].large)))
        tables[-1].to_the_question()
        return tables[-1]

    yield seated
    for table in tables:
        table.gone()


def test_there_is_as_much_as_there_is_room_for() -> None:
    assert {kind.name for kind in ROOMY} >= {"short_text", "long_text", "list", "table"}
    assert {*ROOMY, *NARROW, Computed} == set(KINDS.values())


@pytest.mark.parametrize("kind", ROOMY, ids=[kind.name for kind in ROOMY])
def test_nothing_is_cut_in_the_window_on_the_disk_and_on_paper(seat: Seat, times: Times, kind: type) -> None:
    table = seat(kind)
    words = HANDS[kind].much(table.party, times(500, LONGEST_TEXT))
    assert len(words) >= MOST_ROWS
    table.party.pass_time(2)
    said = table.shown()
    assert not missing(words, " ".join(said))
    assert table.stored() == (State.GIVEN, said)
    value = table.editor().value()

    table.party.press_button("Continue")
    table.party.press_button("Continue")
    table.party.page(CheckScreen)
    assert not missing(words, table.party.words())
    table.party.press_button("Change: My own say")

    copy = table.own_copy()
    table.hand_back()
    table.come_back()
    assert table.editor().value() == value
    summary = table.kept.summary()
    for page in (copy, summary):
        assert not missing(words, page)
    assert table.kept.handout()


@pytest.mark.parametrize("kind", NARROW, ids=[kind.name for kind in NARROW])
def test_five_thousand_figures_are_no_answer_and_nothing_breaks(seat: Seat, times: Times, kind: type) -> None:
    table = seat(kind)
    HANDS[kind].much(table.party, times(100, LONGEST_TEXT))
    table.party.pass_time(2)
    fields = [field for field in table.editor().findChildren(QLineEdit) if field.isVisible()]
    assert all(len(field.text()) in (0, LONGEST_TEXT) for field in fields)
    page = table.party.page(QuestionScreen)
    if kind is not Scale:
        table.party.press_button("Continue")
        assert table.party.page(QuestionScreen) is page, "what could not be read is shown first"
        assert "press Continue again" in table.party.words()
    table.party.press_button("Continue")
    assert table.party.page(QuestionScreen) is not page
    table.party.pass_time(1)
    table.own_copy()
    table.hand_back()
    table.come_back()
    assert table.kept.summary()
    assert table.kept.handout()
