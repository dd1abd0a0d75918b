"""What is tried on a failing disk with paper: keying in, pictures of pages, and keeping what a form says."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from app.commands.desk.case_desk import CaseDesk
from app.commands.keeping_form import keep_form
from app.domain.answers import Change, Entry, given
from app.domain.kinds.written_text import WrittenText
from app.domain.on_paper import HandoutCode
from app.domain.sharing import Lock
from app.domain.sources import SeededChance
from app.domain.worksheet import Question
from app.presenters.paper_doors import FormRead, PaperPlace, PaperSheet
from app.storage.case_backups import backups_in, backups_of
from app.storage.case_file import CaseFile
from app.storage.grey_picture import GreyPicture
from tests.gates.failing_disk import Deed, Run, _backed_up, _backups_are_whole, _keys, practice
from tests.storage.small_case import a_clock

_SHEET = "listening_back"
AT_THE_LAPTOP, BEFORE, NOW = "first words", "written by hand", "written by hand, typed again " * 9
PICTURE = GreyPicture(90, 70, bytes(number * 7 % 256 for number in range(90 * 70)))


def _paper(desk: CaseDesk) -> PaperSheet:
    return desk.paper().begin(PaperPlace(desk.party("A").id, _SHEET), "RO")


def _asked(paper: PaperSheet) -> list[Question]:
    """The questions that a person writes words for."""
    asked = [question for question in paper.worksheet.questions() if isinstance(question.kind, WrittenText)]
    return [question for question in asked if question.ceiling is not Lock.ONLY_ME]


def _change(paper: PaperSheet, question: str, words: str) -> Change:
    known = paper.entries.get(question)
    return Change(question, Entry(given(words), Lock.MEDIATOR, revision=known.revision + 1 if known is not None else 1))


def _said(desk: CaseDesk, *, on_paper: bool) -> Mapping[str, object]:
    """What stands in the fillings of the first party, by question."""
    file = desk.file
    found = [info for info in file.fillings(desk.party("A").id) if info.on_paper == on_paper]
    return {row.question: row.plain for info in found for row in file.written(info.id) if row.sealed is None}


def _filling(desk: CaseDesk) -> str:
    """The one filling on paper; "" where there is none yet."""
    found = [info.id for info in desk.file.fillings() if info.on_paper]
    assert len(found) < 2, "a handout was begun twice"
    return found[0] if found else ""


def _make(folder: Path) -> None:
    """A vault in which one handout was keyed in, with a picture of a page, and a backup that has both."""
    practice(folder)
    run = Run(folder)
    desk = run.opened()
    paper = _paper(desk)
    desk.paper().save(paper.filling, (_change(paper, _asked(paper)[0].id, BEFORE),))
    desk.file.attach(paper.filling, 1, PICTURE)
    desk.file.back_up()
    run.end()


# ---- the deeds ------------------------------------------------------------------------------------------------------------


def _key_in(run: Run) -> Callable[[], None]:
    desk = run.opened()

    def do() -> None:
        paper = _paper(desk)
        desk.paper().save(paper.filling, (_change(paper, _asked(paper)[0].id, NOW),))

    return do


def _keyed_in(run: Run) -> None:
    desk = run.opened()
    assert NOW in _said(desk, on_paper=True).values()
    assert [info.typed_by for info in desk.file.fillings() if info.on_paper] == ["RO"]


def _is_whole(run: Run) -> None:
    """Whatever became of paper: the laptop's answers stand, every word on paper is whole, every picture opens."""
    desk = run.opened()
    assert _said(desk, on_paper=False)["lb_check"] == AT_THE_LAPTOP
    assert set(_said(desk, on_paper=True).values()) <= {BEFORE, NOW}
    filling = _filling(desk)
    for each in desk.file.attached(filling) if filling else ():
        assert desk.file.picture(each.id) == PICTURE
    _backups_are_whole(run)


def _attach(run: Run) -> Callable[[], None]:
    desk = run.opened()

    def do() -> None:
        desk.file.attach(_filling(desk), 2, PICTURE)

    return do


def _attached(run: Run) -> None:
    desk = run.opened()
    assert {each.page for each in desk.file.attached(_filling(desk))} == {1, 2}
    _is_whole(run)


def _detach(run: Run) -> Callable[[], None]:
    desk = run.opened()

    def do() -> None:
        filling = _filling(desk)
        for each in desk.paper().attached(filling):
            desk.paper().detach(each.id)
        desk.paper().finish(filling)

    return do


def _detached(run: Run) -> None:
    desk = run.opened()
    assert desk.file.attached(_filling(desk)) == ()
    for backup in backups_in(backups_of(run.path())):
        with CaseFile.open(backup, _keys(run), a_clock(), SeededChance(3)) as file:
            assert not any(file.attached(info.id) for info in file.fillings()), (
                "a backup has a picture that was deleted"
            )
    _backed_up(run)


def _accept(run: Run) -> Callable[[], None]:
    desk = run.opened()
    party = desk.party("A")
    place = PaperPlace(party.id, _SHEET)
    paper = _paper(desk)
    edition = paper.worksheet.edition
    entries = {
        question.id: replace(_change(paper, question.id, NOW).entry, revision=0, from_paper=True)
        for question in _asked(paper)
    }
    form = FormRead(HandoutCode(desk.case().code, party.letter, _SHEET, edition), entries)
    assert len(entries) > 2

    def do() -> None:
        keep_form(desk, form, place, "RO", replacing=True)

    return do


def _accepted(run: Run) -> None:
    desk = run.opened()
    said = _said(desk, on_paper=True)
    assert len(said) == len(_asked(_paper(desk)))
    assert set(said.values()) == {NOW}


def _all_or_nothing(run: Run) -> None:
    said = _said(run.opened(), on_paper=True)
    assert set(said.values()) in ({BEFORE}, {NOW}), "a form was kept in part"
    _is_whole(run)


PAPER_DEEDS = (
    Deed("begin and key in", practice, _key_in, _keyed_in, _is_whole),
    Deed("key in again", _make, _key_in, _keyed_in, _is_whole),
    Deed("attach", _make, _attach, _attached, _is_whole),
    Deed("detach", _make, _detach, _detached, _is_whole),
    Deed("accept a form", _make, _accept, _accepted, _all_or_nothing),
)
