"""Pictures of pages beside answers that are marked M, with a helper thread that answers later, as the real one does."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given as given_each
from hypothesis import strategies as st

from app.domain.answers import Entry, given
from app.domain.on_paper import HandoutCode
from app.domain.sharing import Lock
from app.presenters.paper_doors import FormRead, PaperPlace
from tests.presenters.mediator.fakes import Later, disk_full
from tests.presenters.mediator.keyed import Keyed, fewer, to_type

SHEET = "batna_check"
MAY_BE_KEPT = [question.id for question in to_type(SHEET) if question.floor is Lock.ONLY_ME and not question.show_if]


def with_pictures(*pages: int, form: FormRead | None = None) -> tuple[Keyed, Later]:
    later = Later()
    keyed = Keyed(SHEET, form, background=later)
    door = keyed.case.paper()
    for page in pages:
        door.attach(door.begin(PaperPlace("a", SHEET), "").filling, page, b"")
    keyed.page.start()
    later.do_all()
    return keyed, later


def keep(keyed: Keyed, question: str) -> None:
    keyed.page.open(question)
    keyed.page.kept_by_party()


def number(keyed: Keyed, question: str) -> int:
    return next(line.number for line in keyed.view.lines if line.id == question)


def test_that_a_picture_may_show_what_is_marked_m_stands_there_until_that_picture_is_deleted() -> None:
    keyed, later = with_pictures(1, 4)
    assert not keyed.view.beside_m
    keep(keyed, "br_offer_terms")
    later.do_all()
    happened, do = keyed.view.beside_m
    assert f"question {number(keyed, 'br_offer_terms')}." in happened
    assert "pages 1, 4" in do
    # Saving that answer, and others after it, says nothing of what the picture shows.
    for question in ("br_judges_before", "br_direction"):
        keyed.page.open(question)
        keyed.page.unreadable()
        later.do_all()
        assert keyed.view.beside_m == (happened, do)
    assert keyed.view.kept
    first, second = keyed.view.attached
    keyed.page.pictures.detach(first)
    assert keyed.view.beside_m == (happened, do), "not before it is gone"
    later.do_all()
    assert "page 4" in keyed.view.beside_m[1]
    keyed.page.pictures.detach(second)
    later.do_all()
    assert not keyed.view.beside_m


@fewer
@given_each(data=st.data())
def test_it_stands_there_exactly_while_a_picture_is_older_than_a_mark_that_nobody_has_looked_for(
    data: st.DataObject, tmp_path_factory: object
) -> None:
    photo = Path(__file__)
    keyed, later = with_pictures(*data.draw(st.lists(st.integers(1, 6), max_size=2, unique=True)))
    marked: set[str] = set()
    unseen = {each.id: set[str]() for each in keyed.view.attached}
    for act in data.draw(
        st.lists(st.sampled_from(("keep", "take back", "attach", "delete", "look", "save")), max_size=8)
    ):
        question = data.draw(st.sampled_from(MAY_BE_KEPT))
        if act == "keep":
            keep(keyed, question)
            for names in unseen.values():
                names.update({question} - marked)
            marked.add(question)
        elif act == "take back":
            keyed.page.open(question)
            keyed.page.unreadable()
            marked.discard(question)
            for names in unseen.values():
                names.discard(question)
        elif act == "attach":
            keyed.page.pictures.attach(7, str(photo))
            later.do_all()
            for each in keyed.view.attached:
                unseen.setdefault(each.id, set())
        elif act == "delete" and keyed.view.attached:
            gone = data.draw(st.sampled_from(keyed.view.attached))
            keyed.page.pictures.detach(gone)
            later.do_all()
            del unseen[gone.id]
        elif act == "look":
            keyed.page.pictures.none_shows_it()
            unseen = {name: set() for name in unseen}
        later.do_all()
        assert keyed.page.pictures.may_show_m == any(unseen.values()) == bool(keyed.view.beside_m)
        pages = {str(each.page) for each in keyed.view.attached if unseen[each.id]}
        assert not keyed.view.beside_m or all(page in keyed.view.beside_m[1] for page in pages)


def test_what_is_marked_while_a_picture_is_still_on_its_way_may_stand_on_it() -> None:
    keyed, later = with_pictures()
    keyed.page.pictures.attach(2, __file__)
    keep(keyed, "br_offer_terms")
    assert not keyed.view.beside_m
    later.do_all()
    assert "page 2" in keyed.view.beside_m[1]


def test_a_form_in_which_something_is_marked_m_is_told_beside_pictures_and_no_number_with_it() -> None:
    entries = {"br_direction": Entry(given("pay"), Lock.MEDIATOR)}
    form = FormRead(HandoutCode("BAKE-42", "A", SHEET, 1), entries, 1)
    keyed, later = with_pictures(3, form=form)
    happened, do = keyed.view.beside_m
    assert not any(letter.isdigit() for letter in happened)
    assert "page 3" in do
    keep(keyed, "br_offer_terms")
    later.do_all()
    assert str(number(keyed, "br_offer_terms")) in keyed.view.beside_m[0]
    keyed.page.pictures.none_shows_it()
    assert not keyed.view.beside_m


def test_only_what_was_deleted_is_taken_from_the_backups() -> None:
    keyed, later = with_pictures(1)
    (picture,) = keyed.view.attached
    keyed.case.on_paper.trouble = disk_full()
    keyed.page.pictures.detach(picture)
    later.do_all()
    assert len(keyed.view.troubles) == 1
    keyed.page.keep_again()
    later.do_all()
    assert keyed.case.on_paper.finished == []
    keyed.page.pictures.detach(picture)
    # The page may be left before the disk has answered.
    keyed.page.keep_again()
    later.do_all()
    assert len(keyed.case.on_paper.finished) == 1


def test_no_other_trouble_is_taken_away_by_what_is_saved_next() -> None:
    keyed, later = with_pictures()
    keyed.page.pictures.attach(2, "/nowhere/at/all")
    later.do_all()
    keyed.page.unreadable()
    later.do_all()
    assert len(keyed.view.troubles) == 1
    assert keyed.view.refused == ()
