"""Keying in a handout, with real widgets: what is typed, what is refused, what is kept by its party."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.domain.answers import I_DONT_KNOW, LEFT_BLANK, Answer, Entry, State, given
from app.domain.on_paper import HandoutCode
from app.domain.sharing import Lock
from app.presenters.mediator.key_in import Wanted
from app.presenters.paper_doors import FormRead, PaperPlace
from tests.presenters.mediator.fakes import Later, disk_full
from tests.ui.mediator.conftest import Show, settle
from tests.ui.mediator.opened import Desk
from ui.editors.notes import ProblemNote
from ui.mediator.key_in import KeyInPage

PLACE = PaperPlace("a", "batna_check")
ALT = Qt.KeyboardModifier.AltModifier
RETURN = Qt.Key.Key_Return


def page_of(desk: Desk, show: Show, question: str = "", form: FormRead | None = None) -> KeyInPage:
    page = desk.key_in(Wanted(PLACE, "MV", form=form))
    show(page)
    if question:
        page._presenter.open("br_direction")
        page._presenter.typed("receive")
        page._presenter.finish()
        page._presenter.open(question)
        settle()
    return page


def press(*keys: str | Qt.Key | tuple[Qt.KeyboardModifier, Qt.Key]) -> None:
    for key in keys:
        here = QApplication.focusWidget()
        assert here is not None
        if isinstance(key, str):
            QTest.keyClicks(here, key)
        elif isinstance(key, tuple):
            QTest.keyClick(here, key[1], key[0])
        else:
            QTest.keyClick(here, key)


def on_disk(desk: Desk) -> dict[str, Entry]:
    (sheet,) = desk.case.on_paper.begun.values()
    return dict(sheet.entries)


def told(page: KeyInPage) -> str:
    assert page.answer.editor is not None
    notes = page.answer.editor.findChildren(ProblemNote)
    return " ".join(sentence for note in notes if note.isVisible() for sentence in note.sentences())


# ---- typing -----------------------------------------------------------------------------------------------------------


def test_a_choice_is_its_digit_and_return_and_is_saved_at_once(show: Show) -> None:
    desk = Desk()
    page = page_of(desk, show)
    press("2", RETURN)
    assert on_disk(desk)["br_direction"].answer == given("pay")
    assert page._presenter.here == "br_offer"
    assert page.kept.text() == "Saved"


def test_a_box_that_is_marked_s_shares_and_clears_and_no_mark_does_not(show: Show) -> None:
    desk = Desk()
    page = page_of(desk, show, "br_offer_terms")
    press("a letter", (ALT, Qt.Key.Key_S), RETURN)
    entry = on_disk(desk)["br_offer_terms"]
    assert (entry.answer, entry.lock, entry.cleared) == (given("a letter"), Lock.SHARE, True)
    page._presenter.open("br_offer_terms")
    press((ALT, Qt.Key.Key_S), RETURN)
    entry = on_disk(desk)["br_offer_terms"]
    assert (entry.answer, entry.lock, entry.cleared) == (given("a letter"), Lock.MEDIATOR, False)


def test_an_amount_that_cannot_be_read_is_told_and_not_left_before_it_can_be_or_is_given_up(show: Show) -> None:
    desk = Desk()
    page = page_of(desk, show, "br_offer")
    press("12 or so", RETURN, RETURN)
    assert page._presenter.here == "br_offer"
    assert "Cannot be read" in told(page)
    assert "br_offer" not in on_disk(desk)
    press((ALT, Qt.Key.Key_R))
    assert on_disk(desk)["br_offer"].answer == Answer(State.UNREADABLE)


def test_i_dont_know_typed_where_a_number_belongs_is_that_answer(show: Show) -> None:
    desk = Desk()
    page = page_of(desk, show, "br_offer")
    press("i don't know.", (ALT, Qt.Key.Key_S), RETURN)
    entry = on_disk(desk)["br_offer"]
    assert (entry.answer, entry.cleared) == (I_DONT_KNOW, False)
    assert page._presenter.here != "br_offer"


def test_return_in_a_long_text_is_a_line_and_with_ctrl_goes_on(show: Show) -> None:
    desk = Desk()
    page = desk.key_in(Wanted(PaperPlace("a", "perspective_swap"), "MV"))
    show(page)
    page._presenter.open("ps_statement")
    press("one", RETURN, "two")
    assert page._presenter.here == "ps_statement"
    press((Qt.KeyboardModifier.ControlModifier, RETURN))
    assert on_disk(desk)["ps_statement"].answer == given("one\ntwo")


def test_of_what_is_kept_by_the_party_no_word_is_taken_and_what_was_saved_becomes_left_blank(show: Show) -> None:
    desk = Desk()
    page = page_of(desk, show, "br_offer_terms")
    press("zebrafinch", RETURN)
    page._presenter.open("br_offer_terms")
    press("quokkajam", (ALT, Qt.Key.Key_K))
    assert on_disk(desk)["br_offer_terms"].answer == LEFT_BLANK
    assert "quokkajam" not in repr(desk.case.on_paper.saved)
    lines = {line.id: line.state() for line in page._presenter._lines()}
    assert lines["br_offer_terms"] == "Kept by the party"


def test_a_question_that_stays_with_its_party_cannot_be_opened(show: Show) -> None:
    desk = Desk()
    page = page_of(desk, show)
    page._presenter.open("br_bottom_before")
    assert page._presenter.here == "br_direction"
    states = {line.id: line.state() for line in page._presenter._lines()}
    assert states["br_bottom_before"] == "Stays with the party"


def test_a_question_that_is_not_asked_is_passed_over_and_can_be_opened_by_hand(show: Show) -> None:
    desk = Desk()
    page = page_of(desk, show)
    press("3", RETURN)
    assert page._presenter.here == "br_offer_terms"
    page.list.opened.emit("br_offer")
    settle()
    press("-900", RETURN)
    assert on_disk(desk)["br_offer"].answer.state is State.GIVEN


def test_what_the_disk_refuses_is_told_and_kept_later(show: Show) -> None:
    desk = Desk()
    page = page_of(desk, show)
    desk.case.on_paper.trouble = disk_full()
    press("1", RETURN)
    assert page.told.refused.isVisible()
    assert page.kept.text() == ""
    page.keep_again(quietly=True)
    assert on_disk(desk)["br_direction"].answer == given("receive")
    assert not page.told.refused.isVisible()
    assert page.kept.text() == "Saved"


def test_saved_is_said_only_once_the_disk_has_it(show: Show) -> None:
    later = Later()
    desk = Desk(background=later)
    page = desk.key_in(Wanted(PLACE))
    show(page)
    later.do_all()
    settle()
    press("1", RETURN)
    assert page.kept.text() == ""
    later.do_all()
    assert page.kept.text() == "Saved"


def test_leaving_the_page_keeps_what_was_typed_last(show: Show) -> None:
    desk = Desk()
    page = page_of(desk, show, "br_offer_terms")
    press("a letter")
    page.keep_again(quietly=True)
    assert "br_offer_terms" not in on_disk(desk)
    page.keep_again()
    assert on_disk(desk)["br_offer_terms"].answer == given("a letter")


# ---- a form -----------------------------------------------------------------------------------------------------------


FORM = FormRead(
    HandoutCode("BAKE-42", "A", "batna_check", 1),
    {
        "br_direction": Entry(given("pay"), Lock.MEDIATOR),
        "br_offer_terms": Entry(given("a letter"), Lock.SHARE, cleared=True),
        "br_judges_before": Entry(given(7), Lock.MEDIATOR),
    },
    dropped=2,
)


def test_of_a_form_nothing_is_saved_before_it_is_said_and_an_answer_can_be_changed_or_left_out(show: Show) -> None:
    desk = Desk()
    page = page_of(desk, show, form=FORM)
    assert "2" in page.form._words.text()
    page._presenter.open("br_judges_before")
    settle()
    page.form.leave_out.click()
    page._presenter.open("br_direction")
    settle()
    page.keep_again()
    assert desk.case.on_paper.saved == []
    # What is typed by hand is kept at once, whatever becomes of the form.
    press("1", RETURN)
    assert {name: entry.answer for name, entry in on_disk(desk).items()} == {"br_direction": given("receive")}
    page.form.accept.click()
    kept = on_disk(desk)
    assert (kept["br_offer_terms"].lock, kept["br_offer_terms"].cleared) == (Lock.SHARE, True)
    assert "br_judges_before" not in kept
    assert not page.form.isVisible()


def test_a_page_with_answers_of_a_form_that_wait_asks_before_it_is_left(show: Show) -> None:
    desk = Desk()
    page = page_of(desk, show, form=FORM)
    left: list[None] = []
    page.leave.connect(lambda: left.append(None))
    assert page.is_busy()
    assert not page.form.go_without.isVisible()
    page.say_why_it_stays()
    assert (page.form.accept.hasFocus(), page.form.go_without.isVisible()) == (True, True)
    page.form.go_without.click()
    assert (len(left), page.is_busy(), desk.case.on_paper.saved) == (1, False, [])


def test_a_form_without_an_answer_says_so_and_offers_nothing_to_save(show: Show) -> None:
    page = page_of(Desk(), show, form=FormRead(HandoutCode("BAKE-42", "A", "batna_check", 1), {}, 2))
    assert page.form._title.text() == "There is no answer in this form to save."
    assert (page.form.accept.isVisible(), page.is_busy()) == (False, False)


def test_an_answer_that_is_not_asked_any_more_is_told_in_one_line(show: Show) -> None:
    desk = Desk()
    page = page_of(desk, show, "br_offer")
    press("900", RETURN)
    page._presenter.open("br_direction")
    settle()
    assert not page.hidden.isVisible()
    press("3", RETURN)
    assert page.hidden.isVisible()
    assert on_disk(desk)["br_offer"].answer.state is State.GIVEN


# ---- pictures of pages --------------------------------------------------------------------------------------------------


def test_a_picture_of_a_page_with_an_m_on_it_is_not_attached(show: Show, tmp_path: Path) -> None:
    photo = tmp_path / "photo"
    photo.write_bytes(b"a photo")
    desk = Desk()
    desk.asked.which = str(photo)
    page = page_of(desk, show)
    page.pictures.begin.click()
    page.pictures.yes.click()
    assert desk.case.on_paper.pictures == {}
    assert page.pictures.said.isVisible()
    page.pictures.begin.click()
    page.pictures.no.click()
    ((_filling, number, content),) = desk.case.on_paper.pictures.values()
    assert (number, content) == (1, b"a photo")


def test_a_file_that_is_gone_is_told_and_nothing_is_attached(show: Show, tmp_path: Path) -> None:
    desk = Desk()
    desk.asked.which = str(tmp_path / "gone")
    page = page_of(desk, show)
    page.pictures.begin.click()
    page.pictures.no.click()
    assert page.told.trouble.isVisible()
    assert desk.case.on_paper.pictures == {}


def test_who_is_asked_about_m_on_a_page_is_told_which_answers_were_marked_so_far(show: Show) -> None:
    desk = Desk()
    page = page_of(desk, show, "br_offer_terms")
    press((ALT, Qt.Key.Key_M))
    page.pictures.begin.click()
    assert page.pictures.kept.isVisible()
    assert page.pictures.kept.text().endswith(": 3")
    page._presenter.open("br_offer_terms")
    settle()
    assert page.answer.boxes is not None
    assert page.answer.boxes.mark() is Lock.ONLY_ME


def test_words_typed_under_a_mark_m_that_still_stands_go_nowhere(show: Show) -> None:
    desk = Desk()
    page = page_of(desk, show, "br_offer_terms")
    press((ALT, Qt.Key.Key_M))
    page._presenter.open("br_offer_terms")
    settle()
    press("zebrafinch", RETURN)
    assert on_disk(desk)["br_offer_terms"].answer == LEFT_BLANK
    page._presenter.open("br_offer_terms")
    settle()
    press((ALT, Qt.Key.Key_B), "a letter", RETURN)
    assert on_disk(desk)["br_offer_terms"].answer == given("a letter")
