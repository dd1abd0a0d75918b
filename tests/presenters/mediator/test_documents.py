from __future__ import annotations

from app.presenters.doors import BLANK, DocumentKind, DocumentWanted
from app.presenters.mediator.documents import FOR_OTHERS, FOR_THE_PARTIES, FOR_YOU, Documents
from tests.presenters.mediator.break_views import DocumentsScreen
from tests.presenters.mediator.fake_cases import FakeCase, FakeCases, sample_open
from tests.presenters.mediator.fakes import Later, Now, disk_full

SUMMARY = DocumentWanted(DocumentKind.PARTY_SUMMARY, party="a")
JOINT = DocumentWanted(DocumentKind.JOINT_SUMMARY)
OWN = DocumentWanted(DocumentKind.OWN_COPY, party="a")


class Window:
    """The documents window of the sample case."""

    def __init__(self, case: FakeCase | None = None, background: Now | Later | None = None) -> None:
        self.view, self.case = DocumentsScreen(), case or sample_open()
        self.presenter = Documents(self.view, self.case, FakeCases(self.case), background or Now())
        self.presenter.start()

    def made(self) -> DocumentWanted | None:
        """What is shown now."""
        return self.view.made.wanted if self.view.made is not None else None


def test_each_document_says_for_whom_it_is_and_what_it_holds() -> None:
    rows = {(row.title, row.audience) for row in Window().view.shown.rows}
    assert rows == {
        ("Summary of Marisol Vega", "For you, the mediator"),
        ("Own copy of Marisol Vega", "For Marisol Vega alone"),
        ("Summary of Denis Laurent", "For you, the mediator"),
        ("Own copy of Denis Laurent", "For Denis Laurent alone"),
        ("Joint summary", "For everyone"),
    }
    assert all(row.holds for row in Window().view.shown.rows)


def test_every_kind_of_document_has_a_place_in_the_list_or_a_page_of_its_own() -> None:
    listed = [*FOR_YOU, *FOR_THE_PARTIES, *FOR_OTHERS]
    assert sorted([*listed, *BLANK, DocumentKind.OUTCOME_NOTE], key=str) == sorted(DocumentKind, key=str)


def test_every_sheet_that_can_be_planned_has_a_handout() -> None:
    shown = Window().view.shown
    assert len(shown.handouts) == 9
    assert {row.title for row in shown.handouts} >= {"Trading places", "Fair yardsticks", "If we don't settle"}
    assert shown.parties == (("a", "Marisol Vega"), ("b", "Denis Laurent"))


def test_a_picked_document_is_made_and_shown() -> None:
    window = Window()
    window.presenter.pick(JOINT)
    assert window.made() == JOINT
    assert window.view.takes_input()


def test_the_document_picked_last_is_shown_even_if_an_earlier_one_is_ready_later() -> None:
    later = Later()
    window = Window(background=later)
    later.do_all()
    window.presenter.pick(SUMMARY)
    window.presenter.pick(JOINT)
    later.waiting.reverse()
    later.do_all()
    assert window.made() == JOINT


def test_while_a_document_is_made_nothing_of_the_one_before_can_be_printed_or_saved() -> None:
    later = Later()
    window = Window(background=later)
    later.do_all()
    window.presenter.pick(SUMMARY)
    later.do_all()
    window.presenter.pick(JOINT)
    window.presenter.print()
    window.presenter.export("/home/m/x.pdf", locked=True)
    assert (window.view.made, window.view.printed, window.presenter.suggested_name()) == (None, [], "")
    later.do_all()
    assert window.case.exported == []


def test_an_own_copy_is_made_but_not_for_the_mediators_eyes() -> None:
    window = Window()
    window.presenter.pick(OWN)
    assert window.view.made is not None
    assert not window.view.made.may_preview
    window.presenter.print()
    assert [made.wanted for made in window.view.printed] == [OWN]


def test_another_paper_or_large_print_makes_the_picked_document_anew() -> None:
    window = Window()
    window.presenter.print_size("a4", large=False)
    assert window.made() is None
    window.presenter.pick(JOINT)
    window.presenter.print_size("a4", large=True)
    made = window.made()
    assert made is not None
    assert (made.paper, made.large) == ("a4", True)


def test_a_handout_is_made_for_a_party_in_the_chosen_size() -> None:
    window = Window()
    window.presenter.print_size("a4", large=False)
    window.presenter.pick_handout("break_plan", "b")
    assert window.made() == DocumentWanted(DocumentKind.HANDOUT, party="b", worksheet="break_plan", paper="a4")


def test_a_handout_becomes_a_form_and_paper_again_with_a_tick() -> None:
    window = Window()
    window.presenter.pick_handout("break_plan", "b")
    for on, kind in ((True, DocumentKind.FILLABLE), (False, DocumentKind.HANDOUT)):
        window.presenter.to_fill_in(on)
        assert window.made() == DocumentWanted(kind, party="b", worksheet="break_plan")
    window.presenter.pick(JOINT)
    window.presenter.to_fill_in(True)
    assert window.made() == JOINT


def test_a_saved_document_is_locked_and_its_words_are_shown_once() -> None:
    window = Window()
    window.presenter.pick(SUMMARY)
    window.presenter.export("/home/m/summary.pdf", locked=True)
    assert window.view.exported == [("summary.pdf", "harbor pencil meadow nine")]
    assert [(where, locked) for _made, where, locked in window.case.exported] == [("/home/m/summary.pdf", True)]


def test_a_blank_document_is_never_locked_so_that_a_form_can_be_read_back() -> None:
    window = Window()
    for to_fill_in in (False, True):
        window.presenter.to_fill_in(to_fill_in)
        window.presenter.pick_handout("break_plan", party="b")
        window.presenter.export("/home/m/handout.pdf", locked=True)
        assert window.view.exported[-1] == ("handout.pdf", "")
        assert window.case.exported[-1][2] is False


def test_a_document_saved_open_has_no_words_and_will_be_asked_about_at_hand_over() -> None:
    window = Window()
    window.presenter.pick(SUMMARY)
    window.presenter.export("/home/m/summary.pdf", locked=False)
    assert window.view.exported == [("summary.pdf", "")]
    assert [export.where for export in window.case.unlocked_exports()] == ["/home/m/summary.pdf"]


def test_a_save_dialog_that_was_closed_saves_nothing() -> None:
    window = Window()
    window.presenter.pick(SUMMARY)
    window.presenter.export("", locked=True)
    assert (window.case.exported, window.view.exported) == ([], [])


def test_the_suggested_file_name_holds_no_name_of_a_person() -> None:
    window = Window()
    window.presenter.pick(SUMMARY)
    name = window.presenter.suggested_name().lower()
    assert name.endswith(".pdf")
    assert [part for part in ("marisol", "vega", "denis", "laurent", "bakery") if part in name] == []


def test_with_a_full_disk_nothing_is_saved_and_the_document_still_stands_there() -> None:
    window = Window()
    window.presenter.pick(SUMMARY)
    window.case.trouble = disk_full()
    window.presenter.export("/media/stick/summary.pdf", locked=True)
    assert (window.view.exported, window.made()) == ([], SUMMARY)
    assert "The disk is full." in window.view.told()
    assert window.view.takes_input()
    window.presenter.export("/home/m/summary.pdf", locked=True)
    assert len(window.view.exported) == 1


def test_a_document_that_could_not_be_made_can_be_picked_again() -> None:
    window = Window()
    window.case.trouble = disk_full()
    window.presenter.pick(JOINT)
    assert (window.made(), window.view.takes_input()) == (None, True)
    window.presenter.pick(JOINT)
    assert window.made() == JOINT
