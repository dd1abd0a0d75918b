"""A whole core worksheet keyed in from paper, by keyboard alone, on a real vault; every keystroke counted."""

from __future__ import annotations

import gc
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QPlainTextEdit

from app.commands.desk.form_desk import form_sheet
from app.commands.desk.preparing import Library
from app.domain.answers import Answer, Entry, State
from app.domain.answers import given as is_given
from app.domain.forms.fields import lock_name
from app.domain.kinds import (
    DurationKind,
    ListKind,
    LongText,
    MoneyAmount,
    MoneyRange,
    MultiChoice,
    Percent,
    PercentRange,
    RatingPerItem,
    Scale,
    ShortText,
    SingleChoice,
    TableKind,
)
from app.domain.on_paper import HandoutCode
from app.domain.sharing import Lock
from app.presenters.paper_doors import PaperPlace
from app.storage.worksheet_files import built_in_templates, built_in_worksheets, frame
from tests.gates.kill_vault import make, opened
from tests.journeys.keyboard import press, press_button, until
from tests.keys import Keys
from tests.storage.forms_made import form
from tests.ui.program_at_work import AtWork, is_locked, press_lock, wait_locked
from ui import look
from ui.mediator.case_page import OneCasePage
from ui.mediator.find_handout import FindHandoutPage
from ui.mediator.key_in import KeyInPage

SHEET = "batna_check"
ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
ENTER, TAB = Qt.Key.Key_Return, Qt.Key.Key_Tab
ON = (CTRL, ENTER)
TYPED: dict[type, tuple[Keys, ...]] = {
    SingleChoice: ("1", ENTER),
    MultiChoice: ("2", ENTER),
    Scale: ("7", ENTER),
    Percent: ("40", ENTER),
    PercentRange: ("30", TAB, "50", ENTER),
    MoneyAmount: ("1200", ENTER),
    MoneyRange: ("900", TAB, "1500", ENTER),
    DurationKind: ("6", ENTER),
    ShortText: ("a new floor", ENTER),
    LongText: ("It may take long.", ON),
    ListKind: ("The bills", ON),
    # Cell by cell, below.
    TableKind: (ENTER,),
    RatingPerItem: (ENTER,),
}
SIMPLE = (SingleChoice, MultiChoice, Scale)


@pytest.fixture
def at_work(qapp: QApplication, tmp_path: Path) -> Iterator[AtWork]:
    make(tmp_path, ("break_plan",))
    look.load_fonts()
    program = AtWork(qapp, tmp_path)
    yield program
    program.end()
    gc.collect()


class Counted:
    """Hands that count what they press: a letter, a key, a key with Alt or Ctrl."""

    def __init__(self) -> None:
        self.count = 0

    def press(self, *keys: Keys) -> int:
        before = self.count
        for key in keys:
            self.count += len(key) if isinstance(key, str) else 1
            press(key)
        return self.count - before


def to_the_page(at_work: AtWork, hands: Counted, code: str) -> KeyInPage:
    """From the case page: the key of the menu, then what a hand scanner types, its Return included."""
    hands.press((CTRL, Qt.Key.Key_K))
    find = at_work.hands.page(FindHandoutPage)
    until(find.go.isEnabled, "the lists")
    until(find.code.hasFocus, "the keyboard in the field of the code")
    hands.press(code, ENTER)
    page = at_work.hands.page(KeyInPage)
    until(lambda: page._question is not None, "the first question")
    return page


def at_the_answer(page: KeyInPage) -> None:
    """Wait until the keyboard is where an answer is typed."""

    def is_there() -> bool:
        editor, here = page.answer.editor, QApplication.focusWidget()
        return editor is not None and here is not None and editor.isAncestorOf(here)

    until(is_there, "the keyboard at the answer")


def code_of(folder: Path) -> str:
    with opened(folder) as desk:
        return f"recess:{desk.case().code}:A:{SHEET}:1"


def all_cells(page: KeyInPage, hands: Counted) -> int:
    """Type into every cell of a table or grid, Enter from each to the next; it stays at the last one."""
    used = 0
    for _cell in range(200):
        here = QApplication.focusWidget()
        number = isinstance(here, QLineEdit)
        used += hands.press("100" if number else "a word" if isinstance(here, QPlainTextEdit) else Qt.Key.Key_Space)
        if page.answer.to_next_cell() is None:
            return used
        used += 1
        hands.count += 1
    raise AssertionError("a table without an end")


def read_back(folder: Path) -> Mapping[str, Entry]:
    """What the case file holds of the handout, as the next start of the program finds it."""
    with opened(folder) as desk:
        return desk.paper().begin(PaperPlace(desk.case().parties[0].id, SHEET), "").entries


def test_a_whole_core_worksheet_is_keyed_in_by_keyboard_alone_two_keystrokes_a_simple_question(
    at_work: AtWork, artefacts: Path
) -> None:
    code = code_of(at_work.folder)
    at_work.unlock()
    at_work.hands.open_first_case()
    at_work.hands.page(OneCasePage)
    hands = Counted()
    page = to_the_page(at_work, hands, code)
    to_come = hands.count
    strokes: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    typed: dict[str, tuple[Answer, Lock, bool]] = {}
    as_they_are: list[Keys] = [(ALT, Qt.Key.Key_L), (ALT, Qt.Key.Key_R), (ALT, Qt.Key.Key_K)]
    while page._question is not None:
        question = page._question
        at_the_answer(page)
        editor = page.answer.editor
        assert editor is not None
        lock, cleared = Lock.MEDIATOR, False
        if as_they_are and len(typed) in (8, 10, 12) and question.id not in typed:
            key = as_they_are.pop(0)
            used = hands.press(key)
            assert used == 1
            state = State.UNREADABLE if len(as_they_are) == 1 else State.LEFT_BLANK
            typed[question.id] = (Answer(state), lock, cleared)
            name = "as it stands"
        else:
            *keys, on = TYPED[type(question.kind)]
            used = all_cells(page, hands) if page.answer._cells() else hands.press(*keys)
            name = question.kind.name
            share = next((box for box in question.boxes if box.lock is Lock.SHARE), None)
            if share is not None and question.kind.name == "short_text":
                used += hands.press((ALT, Qt.Key.Key_S))
                lock, cleared = Lock.SHARE, True
            typed[question.id] = (is_given(editor.value()), lock, cleared)
            assert not question.kind.is_blank(editor.value()), question.id
            used += hands.press(on)
            if page._question is question:
                # Unlikely, and said so once: it stands so on the paper.
                used += hands.press(on)
            if isinstance(question.kind, SIMPLE):
                assert used <= 2, question.id
        assert page._question is not question, question.id
        strokes[name] += used
        asked[name] += 1
    until(lambda: page.kept.text() == "Saved", "that all is on the disk")
    press_button("Back to the case")
    at_work.hands.page(OneCasePage)
    told = [f"to the first question: {to_come} (the code by a hand scanner)"]
    told += [f"{name}: {asked[name]} questions, {strokes[name]} keystrokes" for name in sorted(asked)]
    told.append(f"all: {sum(asked.values())} questions, {sum(strokes.values())} keystrokes")
    (artefacts / "key-in-keystrokes.txt").write_text("\n".join(told) + "\n", encoding="utf-8")
    at_work.close_vault()
    entries = {name: entry for name, entry in read_back(at_work.folder).items() if not entry.derived}
    assert {name: (entry.answer, entry.lock, entry.cleared) for name, entry in entries.items()} == typed
    assert all(entry.from_paper for entry in entries.values())
    assert len(typed) > 20


def test_what_was_typed_last_is_kept_when_the_vault_is_locked_over_it(at_work: AtWork) -> None:
    code = code_of(at_work.folder)
    at_work.unlock()
    at_work.hands.open_first_case()
    at_work.hands.page(OneCasePage)
    hands = Counted()
    page = to_the_page(at_work, hands, code)
    at_the_answer(page)
    hands.press("2")
    press_lock(at_work.hands.window)
    wait_locked(at_work)
    assert is_locked(at_work)
    assert read_back(at_work.folder)["br_direction"].answer == is_given("pay")


def filled_form(folder: Path) -> Path:
    """A form of this case as a viewer saves it: one answer marked S, one marked M."""
    library = Library(built_in_worksheets(), built_in_templates(), frame())
    with opened(folder) as desk:
        code = HandoutCode(desk.case().code, "A", SHEET, library.worksheets[SHEET].edition)
        sheet = form_sheet(code, desk.case(), library).sheet
    marks = {lock_name(sheet.question("br_offer_terms")): "S", lock_name(sheet.question("br_gain")): "M"}
    said = {"br_direction#pick": "pay", "br_offer_terms#text": "In two parts.", "br_gain#text": "zebrafinch", **marks}
    made = folder / "filled.pdf"
    made.write_bytes(form(sheet, code, said))
    return made


def with_the_form(at_work: AtWork) -> KeyInPage:
    """The page of a form that was read."""
    where = filled_form(at_work.folder)
    at_work.unlock()
    at_work.hands.open_first_case()
    at_work.hands.page(OneCasePage)
    press((CTRL, Qt.Key.Key_K))
    find = at_work.hands.page(FindHandoutPage)
    until(find.go.isEnabled, "the lists")
    at_work.dialogs.which = str(where)
    press_button("Read a filled form…")
    until(find.go.hasFocus, "whose form it is")
    press_button("Key it in")
    page = at_work.hands.page(KeyInPage)
    at_the_answer(page)
    return page


def test_a_filled_form_is_shown_and_saved_only_when_that_is_said_and_a_photo_stands_beside_it(at_work: AtWork) -> None:
    page = with_the_form(at_work)
    at_work.hands.picture("key-in-form")
    assert {line.id for line in page._presenter._lines() if line.proposed} == {"br_direction", "br_offer_terms"}
    photo = at_work.folder / "photo.png"
    Image.new("L", (60, 80), 200).save(photo)
    at_work.dialogs.which = str(photo)
    press_button("Attach a photo or scan of a page…")
    press_button("No, M is not marked")
    until(page.pictures.there.count, "the picture of the page")
    press_button("Look at page 1")
    until(page.pictures.picture.count, "the picture beside the answer")
    assert page._presenter._opened is not None
    assert page._presenter._opened.sheet.on_paper == {}
    press_button("Save these answers")
    until(lambda: page.kept.text() == "Saved", "that all is on the disk")
    at_work.close_vault()
    entries = read_back(at_work.folder)
    assert entries["br_direction"].answer == is_given("pay")
    terms = entries["br_offer_terms"]
    assert (terms.answer, terms.lock, terms.cleared) == (is_given("In two parts."), Lock.SHARE, True)
    assert "br_gain" not in entries


def test_a_page_with_a_form_that_waits_is_not_left_unseen_and_what_was_corrected_is_kept(at_work: AtWork) -> None:
    page = with_the_form(at_work)
    press("1", ENTER)
    press((CTRL, Qt.Key.Key_K))
    until(page.form.accept.hasFocus, "the keyboard where the answers are saved")
    assert at_work.hands.page(KeyInPage) is page
    at_work.hands.picture("key-in-form-leaving")
    press_button("Go without them")
    at_work.hands.page(FindHandoutPage)
    at_work.close_vault()
    entries = read_back(at_work.folder)
    assert {name: entry.answer for name, entry in entries.items()} == {"br_direction": is_given("receive")}


@pytest.mark.parametrize("way", ["the window closed", (CTRL, Qt.Key.Key_Q)], ids=["closed", "Ctrl+Q"])
def test_quitting_over_a_form_that_waits_asks_first_and_ends_once_it_is_saved_or_given_up(
    at_work: AtWork, way: Keys
) -> None:
    def quit_now() -> None:
        if isinstance(way, str):
            at_work.hands.window.close()
        else:
            press(way)

    page = with_the_form(at_work)
    for _time in range(2):
        quit_now()
        until(page.form.accept.hasFocus, "the keyboard where the answers are saved")
        assert (at_work.hands.window.isVisible(), at_work.program._leaving) == (True, False)
        assert at_work.hands.page(KeyInPage) is page
    press_button("Save these answers")
    until(lambda: page.kept.text() == "Saved", "that all is on the disk")
    quit_now()
    until(lambda: at_work.program.window is None, "the window gone")
    until(lambda: is_locked(at_work), "the vault closed")
    assert set(read_back(at_work.folder)) == {"br_direction", "br_offer_terms"}


def test_no_way_out_of_the_menus_leaves_a_form_that_waits_unseen(at_work: AtWork) -> None:
    page = with_the_form(at_work)
    bar = at_work.hands.window.menuBar()
    case = next(menu for entry in bar.actions() if isinstance(menu := entry.menu(), QMenu) and "Case" in menu.title())
    ways = [action for action in case.actions() if action.isEnabled()]
    assert len(ways) >= 4
    for action in ways:
        page.go_on.setFocus()
        action.trigger()
        until(page.form.accept.hasFocus, action.text())
        assert at_work.hands.page(KeyInPage) is page
    assert page._presenter.waits


def test_a_signal_that_ends_the_program_never_asks(at_work: AtWork) -> None:
    """As the end of a session does not: nobody may be there to answer."""
    with_the_form(at_work)
    press("1")
    at_work.program.quit()
    until(lambda: at_work.program.window is None, "the window gone")
    until(lambda: is_locked(at_work), "the vault closed")
    assert {name: entry.answer for name, entry in read_back(at_work.folder).items()} == {
        "br_direction": is_given("receive")
    }


def test_locking_over_a_form_that_waits_never_asks_and_keeps_what_was_corrected(at_work: AtWork) -> None:
    with_the_form(at_work)
    press("1")
    press_lock(at_work.hands.window)
    wait_locked(at_work)
    assert is_locked(at_work)
    entries = read_back(at_work.folder)
    assert {name: entry.answer for name, entry in entries.items()} == {"br_direction": is_given("receive")}


def test_a_word_typed_before_m_was_seen_is_on_no_disk(at_work: AtWork) -> None:
    code = code_of(at_work.folder)
    at_work.unlock()
    at_work.hands.open_first_case()
    at_work.hands.page(OneCasePage)
    page = to_the_page(at_work, Counted(), code)
    at_the_answer(page)
    press("1", ENTER)
    page._presenter.open("br_offer_terms")
    press("zebrafinch")
    QTest.qWait(50)
    press((ALT, Qt.Key.Key_M))
    until(lambda: page.kept.text() == "Saved", "that all is on the disk")
    at_work.close_vault()
    entries = read_back(at_work.folder)
    assert entries["br_offer_terms"].answer == Answer(State.LEFT_BLANK)
    assert "zebrafinch" not in repr(entries)
