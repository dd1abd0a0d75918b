"""A file that was read in lies where it was: it is named once what was in it is kept, and never sooner, and can go."""

from __future__ import annotations

from pathlib import Path

from app.domain.answers import Entry, given
from app.domain.on_paper import HandoutCode
from app.domain.sharing import Lock
from app.presenters.mediator.brought_file import AnotherFile, brought
from app.presenters.paper_doors import FormRead
from tests.presenters.mediator.fakes import Later, Now, disk_full
from tests.presenters.mediator.keyed import Keyed

ANSWERS = {"bp_time": Entry(given(15), Lock.SHARE, cleared=True)}


def with_form(tmp_path: Path, *, background: Later | Now, empty: bool = False) -> tuple[Keyed, Path]:
    file = tmp_path / "form.pdf"
    file.write_bytes(b"what is marked M")
    read = FormRead(
        HandoutCode("BAKE-42", "A", "break_plan", 1),
        {} if empty else ANSWERS,
        1,
        file=brought(str(file), file.read_bytes()),
    )
    keyed = Keyed("break_plan", read, background=background)
    keyed.page.start()
    if isinstance(background, Later):
        background.do_all()
    return keyed, file


def names(keyed: Keyed) -> list[str]:
    return [each.name for each in keyed.view.form_left]


def test_the_file_of_a_form_is_named_once_its_answers_are_on_the_disk_and_not_before(tmp_path: Path) -> None:
    later = Later()
    keyed, _file = with_form(tmp_path, background=later)
    assert names(keyed) == []
    keyed.page.accept()
    assert names(keyed) == []
    keyed.case.on_paper.trouble = disk_full()
    later.do_all()
    assert names(keyed) == []
    keyed.page.keep_again()
    later.do_all()
    assert names(keyed) == ["form.pdf"]


def test_it_is_named_as_well_where_nothing_of_it_is_to_be_saved(tmp_path: Path) -> None:
    assert names(with_form(tmp_path, background=Now(), empty=True)[0]) == ["form.pdf"]
    keyed, _file = with_form(tmp_path, background=Now())
    keyed.page.open("bp_time")
    keyed.page.leave_out()
    assert names(keyed) == ["form.pdf"]


def test_it_goes_from_the_disk_when_that_is_wanted_and_stays_when_not(tmp_path: Path) -> None:
    for goes in (True, False):
        keyed, file = with_form(tmp_path, background=Now())
        keyed.page.accept()
        (left,) = keyed.view.form_left
        (keyed.page.files.delete if goes else keyed.page.files.let_lie)(left)
        assert names(keyed) == []
        assert file.exists() is not goes
        assert keyed.disk()["bp_time"].answer == given(15)


def test_a_file_that_could_not_be_deleted_is_told_of_and_stays_named(tmp_path: Path) -> None:
    keyed, file = with_form(tmp_path, background=Now())
    keyed.page.accept()
    file.write_bytes(b"another one")
    keyed.page.files.delete(keyed.view.form_left[0])
    assert [type(each) for each in keyed.view.troubles] == [AnotherFile]
    assert names(keyed) == ["form.pdf"]
    assert file.exists()


def test_each_photo_that_is_attached_is_named_once_it_is_kept(tmp_path: Path) -> None:
    keyed = Keyed("break_plan")
    keyed.page.start()
    for name in ("one.jpg", "two.jpg", "one.jpg"):
        (tmp_path / name).write_bytes(name.encode())
        keyed.page.pictures.attach(1, str(tmp_path / name))
    assert [each.name for each in keyed.view.pictures_left] == ["two.jpg", "one.jpg"]
    keyed.case.on_paper.trouble = disk_full()
    (tmp_path / "three.jpg").write_bytes(b"three")
    keyed.page.pictures.attach(1, str(tmp_path / "three.jpg"))
    assert [each.name for each in keyed.view.pictures_left] == ["two.jpg", "one.jpg"]
    for each in keyed.view.pictures_left:
        keyed.page.pictures.files.delete(each)
    assert [each.name for each in tmp_path.iterdir()] == ["three.jpg"]
