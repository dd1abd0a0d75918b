from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.domain.trouble import Trouble
from app.presenters.mediator.keeping import Kept
from tests.presenters.mediator.fakes import Later, disk_full

Thing = tuple[str, str]
"""What the disk gives (an id) and what the window has (words)."""


class Shelf:
    """A disk that gives ids and can be full."""

    def __init__(self) -> None:
        self.background = Later()
        self.disk: list[Thing] = []
        self.full = 0
        self.told: list[Thing] = []
        self.troubles: list[Trouble] = []
        self.handed_on: list[Thing] = []
        self.kept: Kept[Thing] = Kept(self.background, self._keep, self._joined, self.told.append, self.troubles.append)

    def _keep(self, thing: Thing) -> Thing:
        if self.full:
            self.full -= 1
            raise disk_full()
        kept = (thing[0] or "id1", thing[1])
        self.disk.append(kept)
        return kept

    @staticmethod
    def _joined(written: Thing, newest: Thing) -> Thing:
        return written[0], newest[1]


def test_a_new_thing_gets_its_id_once_and_keeps_it() -> None:
    shelf = Shelf()
    shelf.kept.changed(("", "one"))
    shelf.background.do_all()
    shelf.kept.changed(("", "two"))
    shelf.background.do_all()
    assert shelf.disk == [("id1", "one"), ("id1", "two")]


@given(st.lists(st.one_of(st.text(max_size=3), st.none()), max_size=30))
def test_in_whatever_order_changes_and_writes_come_the_newest_stands_on_the_disk(acts: list[str | None]) -> None:
    shelf, last = Shelf(), ""
    for act in acts:
        if act is not None:
            shelf.kept.changed(("", act))
            last = act
        elif shelf.background.waiting:
            shelf.background.waiting.pop(0)()
    shelf.background.do_all()
    written = [words for _id, words in shelf.disk]
    assert written[-1:] == ([last] if any(act is not None for act in acts) else [])
    assert {id_ for id_, _words in shelf.disk} <= {"id1"}


def test_what_comes_after_gets_the_thing_as_it_stands_on_the_disk() -> None:
    shelf = Shelf()
    shelf.kept.changed(("", "one"))
    shelf.kept.when_kept(shelf.handed_on.append)
    shelf.background.do_all()
    assert shelf.handed_on == [("id1", "one")]
    assert len(shelf.disk) == 1


def test_after_a_failed_write_nothing_older_is_ever_handed_on() -> None:
    shelf = Shelf()
    shelf.kept.changed(("", "one"))
    shelf.background.do_all()
    shelf.full = 1
    shelf.kept.changed(("", "two"))
    shelf.background.do_all()
    assert len(shelf.troubles) == 1
    shelf.kept.when_kept(shelf.handed_on.append)
    shelf.background.do_all()
    assert shelf.handed_on == [("id1", "two")]


def test_what_a_full_disk_refused_is_on_it_once_there_is_room_and_nothing_else_was_typed() -> None:
    shelf = Shelf()
    shelf.full = 3
    shelf.kept.changed(("", "one"))
    shelf.background.do_all()
    for _five_seconds in range(2):
        shelf.kept.again(quietly=True)
        shelf.background.do_all()
    assert (shelf.disk, shelf.told, len(shelf.troubles)) == ([], [], 1)
    shelf.kept.again(quietly=True)
    shelf.background.do_all()
    assert (shelf.disk, shelf.told) == ([("id1", "one")], [("id1", "one")])
    shelf.kept.again()
    assert shelf.background.waiting == []


def test_a_page_that_is_left_tries_once_more_and_says_so_where_it_is_still_refused() -> None:
    shelf = Shelf()
    shelf.full = 2
    shelf.kept.changed(("", "one"))
    shelf.background.do_all()
    shelf.kept.again()
    shelf.background.do_all()
    assert (shelf.disk, len(shelf.troubles)) == ([], 2)


_ACTS = st.one_of(st.text(max_size=3), st.sampled_from([1, 2, 3, 4, 5]))


@given(st.lists(_ACTS, max_size=40))
def test_what_was_given_is_on_the_disk_or_the_last_that_was_told_is_that_it_is_not(acts: list[str | int]) -> None:
    """Numbers: one write is done; the disk is full for one or two writes; what is owed is tried again, quietly or not."""
    shelf = Shelf()
    last: str | None = None
    told: list[Thing | None] = []
    shelf.kept._kept = told.append
    shelf.kept._failed = lambda _trouble: told.append(None)
    for act in acts:
        if isinstance(act, str):
            last = act
            shelf.kept.changed(("", act))
        elif act == 1 and shelf.background.waiting:
            shelf.background.waiting.pop(0)()
        elif act in (2, 3):
            shelf.full += act - 1
        elif act in (4, 5):
            shelf.kept.again(quietly=act == 4)
    shelf.background.do_all()
    if last is None:
        return
    assert (shelf.disk[-1:] == [("id1", last)] and told[-1] is not None) or told[-1] is None
    shelf.full = 0
    shelf.kept.again(quietly=True)
    shelf.background.do_all()
    assert shelf.disk[-1] == ("id1", last)
    assert told[-1] == ("id1", last)


def test_while_the_disk_stays_full_nothing_is_handed_on_and_trouble_is_told_each_time() -> None:
    shelf = Shelf()
    shelf.full = 2
    shelf.kept.changed(("", "one"))
    shelf.kept.when_kept(shelf.handed_on.append)
    shelf.background.do_all()
    assert (shelf.handed_on, len(shelf.troubles)) == ([], 2)
