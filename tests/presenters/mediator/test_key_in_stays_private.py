"""Whatever is done in whatever order while a handout is keyed in: what its party keeps stays on its paper, and the disk
holds exactly what was typed.
"""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given as given_each
from hypothesis import strategies as st

from app.domain.answers import LEFT_BLANK, Answer, State, given
from app.domain.on_paper import is_kept
from app.domain.sharing import Lock, starting_lock
from tests.presenters.mediator.fakes import Later, disk_full
from tests.presenters.mediator.keyed import WORKSHEETS, Keyed, acts, do, fewer, settled, written_in

BOXES = (None, Lock.MEDIATOR, Lock.SHARE)


@pytest.mark.parametrize("worksheet", WORKSHEETS)
@fewer
@given_each(data=st.data())
def test_in_any_order_of_acts_the_disk_holds_what_was_typed_and_nothing_that_is_kept(
    worksheet: str, data: st.DataObject
) -> None:
    keyed = Keyed(worksheet)
    keyed.page.start()
    became: dict[str, tuple[str, Any, Lock | None]] = {}
    ever_kept = False
    for act in data.draw(st.lists(acts(worksheet), max_size=14)):
        done = do(keyed, act)
        if done:
            became[act[1]] = (done, act[2], act[3])
        if done == "keep":
            ever_kept = True
            keyed.page.keep_again()
            assert keyed.disk()[act[1]].answer == LEFT_BLANK, "what is kept is gone from the disk at once"
    keyed.case.on_paper.trouble = None
    keyed.page.keep_again()
    disk = keyed.disk()
    for name, (done, value, box) in became.items():
        question, entry = settled(worksheet).question(name), disk[name]
        start = starting_lock(question.lock, question.ceiling)
        if entry.derived or (entry.answer == LEFT_BLANK and ever_kept and question.show_if is not None):
            # Follows from another answer, or was asked because of one that its party keeps (decision 8).
            continue
        if done == "typed" and not question.kind.is_blank(value):
            assert entry.answer == given(value)
            assert entry.lock is (box or start)
            assert not entry.cleared or box is Lock.SHARE, "only a mark by hand clears"
        else:
            assert entry.answer == (Answer(State.UNREADABLE) if done == "unreadable" else LEFT_BLANK)
            assert not entry.cleared
    for name, entry in keyed.all_saved():
        assert entry.lock is not Lock.ONLY_ME, name
        assert not is_kept(settled(worksheet).question(name.split("#")[0])), name


SECRET = "zzsecretzz"


@pytest.mark.parametrize("worksheet", WORKSHEETS)
def test_words_typed_before_m_was_seen_are_never_given_out(worksheet: str) -> None:
    keyed = Keyed(worksheet)
    keyed.page.start()
    # From the last one up: what follows from a kept answer closes with it.
    for question in reversed(written_in(worksheet)):
        keyed.page.open(question.id)
        if keyed.view.question is None or not keyed.view.question.may_keep:
            continue
        keyed.page.typed(SECRET)
        keyed.page.mark(Lock.ONLY_ME)
        keyed.page.keep_again()
        keyed.page.open(question.id)
        assert SECRET not in repr(keyed.view.question)
    assert SECRET not in repr(keyed.case.on_paper.saved)


@pytest.mark.parametrize("box", BOXES)
@pytest.mark.parametrize("worksheet", WORKSHEETS)
def test_s_clears_and_no_mark_starts_as_on_the_screen(worksheet: str, box: Lock | None) -> None:
    keyed = Keyed(worksheet)
    keyed.page.start()
    for question in written_in(worksheet):
        keyed.page.open(question.id)
        shown = keyed.view.question
        assert shown is not None
        if shown.closed or (box is not None and box not in [each.lock for each in shown.boxes]):
            continue
        keyed.page.typed("as it stands there")
        keyed.page.mark(box)
        keyed.page.finish()
        entry = keyed.disk()[question.id]
        assert entry.answer == given("as it stands there")
        assert entry.lock is (box or starting_lock(question.lock, question.ceiling))
        assert entry.cleared is (box is Lock.SHARE and question.show_if is None)


def test_saved_is_said_only_once_the_disk_has_it() -> None:
    later = Later()
    keyed = Keyed("batna_check", background=later)
    keyed.page.start()
    later.do_all()
    keyed.page.left_blank()
    keyed.page.left_blank()
    assert keyed.view.kept == 0
    later.waiting.pop(0)()
    assert keyed.view.kept == 0, "one is still under way"
    later.do_all()
    assert keyed.view.kept == 1


def test_a_full_disk_is_told_and_the_answer_is_kept_as_soon_as_there_is_room() -> None:
    keyed = Keyed("batna_check")
    keyed.page.start()
    here = keyed.page.here
    keyed.case.on_paper.trouble = disk_full()
    keyed.page.unreadable()
    assert len(keyed.view.refused) == 1
    assert here not in keyed.disk()
    keyed.page.keep_again()
    assert keyed.disk()[here].answer == Answer(State.UNREADABLE)


def test_leaving_a_handout_of_which_something_was_saved_takes_what_was_taken_back_from_the_backups() -> None:
    keyed = Keyed("perspective_swap")
    keyed.page.start()
    keyed.page.keep_again()
    assert keyed.case.on_paper.finished == []
    keyed.page.unreadable()
    keyed.page.keep_again()
    keyed.page.keep_again()
    assert len(keyed.case.on_paper.finished) == 1
