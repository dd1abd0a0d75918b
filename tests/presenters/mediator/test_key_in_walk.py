"""From question to question of a handout, and what the disk refuses on the way."""

from __future__ import annotations

from hypothesis import given as given_each
from hypothesis import strategies as st

from app.domain.answers import Answer, State
from app.domain.on_paper import paper_order
from tests.presenters.mediator.fakes import Later, disk_full
from tests.presenters.mediator.keyed import Keyed, acts, do, fewer, settled, to_type

WAY = [question.id for question in paper_order(settled("batna_check")).handed_in]


def asked(keyed: Keyed) -> list[str]:
    passed_over = {"Not asked", "Worked out by the program", "Follows from another answer", "Stays with the party"}
    return [line.id for line in keyed.view.lines if line.state() not in passed_over and line.id in WAY]


def started() -> Keyed:
    keyed = Keyed("batna_check")
    keyed.page.start()
    return keyed


def test_a_step_goes_by_the_answer_that_was_just_typed() -> None:
    keyed = started()
    keyed.page.typed("no_money")
    keyed.page.step(1)
    assert "br_offer" not in asked(keyed)
    assert keyed.page.here == "br_offer_terms"


@fewer
@given_each(data=st.data())
def test_from_any_question_a_step_leads_to_the_next_one_on_the_paper_that_is_asked(data: st.DataObject) -> None:
    keyed = started()
    for act in data.draw(st.lists(acts("batna_check"), max_size=5)):
        do(keyed, act)
    # Also from one that was opened by hand and is not asked.
    keyed.page.open(data.draw(st.sampled_from(to_type("batna_check"))).id)
    here, by = keyed.page.here, data.draw(st.sampled_from((-1, 1)))
    keyed.page.step(by)
    at = WAY.index(here)
    beyond = WAY[at + 1 :] if by > 0 else WAY[:at][::-1]
    assert keyed.page.here == next((name for name in beyond if name in asked(keyed)), here)


def test_back_from_the_end_is_the_last_question() -> None:
    keyed = started()
    while keyed.page.here:
        keyed.page.unreadable()
    last = asked(keyed)[-1]
    keyed.page.step(1)
    assert keyed.page.here == ""
    keyed.page.step(-1)
    assert keyed.page.here == last


# ---- what the disk refuses ------------------------------------------------------------------------------------------


def test_what_the_disk_refused_is_not_called_typed_until_the_disk_has_it() -> None:
    later = Later()
    keyed = Keyed("batna_check", background=later)
    keyed.page.start()
    later.do_all()
    here = keyed.page.here
    keyed.case.on_paper.trouble = disk_full()
    keyed.page.unreadable()
    later.do_all()
    lines = {line.id: line for line in keyed.view.lines}
    assert (lines[here].state(), lines[here].is_done) == ("Cannot be read, not saved yet", False)
    assert keyed.page.is_refused
    keyed.page.keep_again(quietly=True)
    later.do_all()
    lines = {line.id: line for line in keyed.view.lines}
    assert (lines[here].state(), lines[here].is_done) == ("Cannot be read", True)
    assert (keyed.page.is_refused, keyed.view.refused) == (False, ())


def test_whoever_goes_without_what_was_refused_finds_again_what_is_on_the_disk() -> None:
    keyed = started()
    keyed.page.typed("pay")
    keyed.page.finish()
    keyed.page.open("br_direction")
    keyed.case.on_paper.trouble = disk_full()
    keyed.page.unreadable()
    keyed.page.give_up_refused()
    keyed.page.keep_again()
    assert not keyed.page.is_refused
    keyed.page.open("br_direction")
    assert keyed.view.question is not None
    assert keyed.view.question.value == "pay"
    keyed.page.unreadable()
    assert keyed.disk()["br_direction"].answer == Answer(State.UNREADABLE)
