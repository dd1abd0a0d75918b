"""Pictures of pages at the desk: attached, listed, shown and deleted, and nothing else is taken for one."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from app.commands.desk import paper_troubles as told
from app.commands.desk.case_desk import CaseDesk
from tests.commands.desk.paper import SHEET, begin, photo
from tests.commands.desk.practice import Practice, host_for, plan
from tests.commands.desk.practice import given as handed


@pytest.fixture
def desk(practice: Practice) -> Iterator[CaseDesk]:
    opened = practice.new()
    yield opened
    opened.close()


def test_a_photo_is_attached_listed_shown_and_deleted(desk: CaseDesk) -> None:
    plan(desk, {"A": [SHEET]})
    paper, door = begin(desk), desk.paper()
    second, first = door.attach(paper.filling, 2, photo()), door.attach(paper.filling, 1, photo((40, 30), "PNG"))
    assert door.attached(paper.filling) == (first, second)
    shown = door.picture(second.id)
    assert (shown.width, shown.height, len(shown.grey)) == (300, 400, 300 * 400)
    assert (shown.grey[0] < 30, shown.grey[-1] > 220) == (True, True)
    door.detach(second.id)
    assert door.attached(paper.filling) == (first,)
    with pytest.raises(told.NoSuchPicture):
        door.picture(second.id)


def test_what_is_no_picture_is_refused_and_nothing_is_attached(desk: CaseDesk) -> None:
    planned = plan(desk, {"A": [SHEET]})
    paper, door = begin(desk), desk.paper()
    for content in (b"no picture", photo(form="GIF")):
        with pytest.raises(told.NotAPicture):
            door.attach(paper.filling, 1, content)
    with pytest.raises(told.NotAttached):
        door.attach(paper.filling, 0, photo())
    with pytest.raises(told.NotFromPaper):
        door.attach(handed(host_for(desk, planned, "A")).sheets[0].filling, 1, photo())
    assert door.attached(paper.filling) == ()
