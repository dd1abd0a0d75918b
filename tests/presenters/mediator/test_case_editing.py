from __future__ import annotations

from dataclasses import replace

import pytest

from app.domain.case import MOST_PARTIES, Case, IssueType, Party
from app.domain.sources import SeededChance
from app.presenters.mediator.case_editing import CaseEditing
from app.storage.worksheet_files import built_in_templates
from tests.presenters.mediator.sample_values import sample_case


class Desk:
    """A case in editing; `told` is every case the editing gave away."""

    def __init__(self, case: Case | None = None, kept: tuple[str, ...] = ()) -> None:
        self.told: list[Case] = []
        chance = SeededChance(1) if case is None else None
        self.editing = CaseEditing(case or sample_case(), built_in_templates(), self.told.append, chance, kept)

    @property
    def titles(self) -> list[str]:
        return [issue.title for issue in self.editing.case.issues]

    @property
    def letters(self) -> list[str]:
        return [party.letter for party in self.editing.case.parties]


def unmade() -> Case:
    """As a new case begins, with a third party."""
    parties = tuple(Party("", letter, name) for letter, name in (("A", "Ana"), ("B", "Ben"), ("C", "Cho")))
    return Case("", "", "Elm Street", "landlord_tenant", "2026-11-03", parties=parties)


def test_every_change_is_told_and_what_changes_nothing_is_not() -> None:
    desk = Desk()
    desk.editing.put(replace(desk.editing.case, currency="EUR"))
    desk.editing.put(replace(desk.editing.case, currency="EUR"))
    assert [case.currency for case in desk.told] == ["EUR"]


def test_another_kind_of_dispute_exchanges_untouched_starters_and_keeps_the_mediators_own_issues() -> None:
    desk = Desk(unmade())
    first = desk.editing.starters()[0]
    desk.editing.take_starter(first[0], wanted=True)
    desk.editing.take_starter(desk.editing.starters()[1][0], wanted=True)
    desk.editing.put_issue(1, replace(desk.editing.case.issues[1], title="The cellar"))
    desk.editing.add_issue("The dog", IssueType.CONDUCT)
    desk.editing.use_template("neighbor")
    assert desk.titles == ["The cellar", "The dog"]
    assert [taken for _id, _title, taken in desk.editing.starters()].count(True) == 0


def test_a_starter_is_put_at_the_end_once_and_taken_out_again() -> None:
    desk = Desk(unmade())
    starter = desk.editing.starters()[2]
    desk.editing.take_starter(starter[0], wanted=True)
    desk.editing.take_starter(starter[0], wanted=True)
    assert desk.titles == [starter[1]]
    desk.editing.take_starter(starter[0], wanted=False)
    assert desk.titles == []


def test_an_own_issue_needs_words_and_loses_the_spaces_around_them() -> None:
    desk = Desk(unmade())
    desk.editing.add_issue("   ")
    desk.editing.add_issue("  The fence ", IssueType.PROPERTY)
    assert [(issue.title, issue.type) for issue in desk.editing.case.issues] == [("The fence", IssueType.PROPERTY)]


@pytest.mark.parametrize(("index", "by", "order"), [(0, 1, [1, 0, 2, 3]), (3, -1, [0, 1, 3, 2]), (0, -1, [0, 1, 2, 3])])
def test_issues_move_by_one_place_and_stay_at_either_end(index: int, by: int, order: list[int]) -> None:
    desk = Desk()
    before = desk.titles
    desk.editing.move_issue(index, by)
    assert desk.titles == [before[place] for place in order]


def test_an_issue_a_break_has_dealt_with_cannot_be_taken_out() -> None:
    desk = Desk(kept=("i_floor",))
    floor = [issue.id for issue in desk.editing.case.issues].index("i_floor")
    assert not desk.editing.may_remove_issue(floor)
    desk.editing.remove_issue(floor)
    assert "Floor repair and late opening" in desk.titles
    desk.editing.remove_issue(0)
    assert "Final payment" not in desk.titles


def test_parties_and_issues_added_to_an_open_case_get_ids_of_their_own() -> None:
    desk = Desk()
    desk.editing.add_party()
    desk.editing.add_issue("The dog")
    ids = [party.id for party in desk.editing.case.parties] + [issue.id for issue in desk.editing.case.issues]
    assert "" not in ids
    assert len(set(ids)) == len(ids)


def test_there_are_never_fewer_than_two_parties_and_never_more_than_twelve() -> None:
    desk = Desk()
    assert not desk.editing.may_remove_party(0)
    desk.editing.remove_party(0)
    assert desk.letters == ["A", "B"]
    for _time in range(15):
        desk.editing.add_party()
    assert len(desk.letters) == MOST_PARTIES


def test_before_a_case_is_made_letters_close_up_afterwards_they_stay() -> None:
    fresh = Desk(unmade())
    fresh.editing.remove_party(1)
    assert [(party.letter, party.name) for party in fresh.editing.case.parties] == [("A", "Ana"), ("B", "Cho")]
    made = Desk(replace(unmade(), id="case9"))
    made.editing.remove_party(1)
    assert made.letters == ["A", "C"]
    made.editing.add_party()
    assert made.letters == ["A", "C", "B"]


def test_a_party_that_had_the_laptop_stays_in_the_case() -> None:
    desk = Desk(replace(sample_case(), parties=(*sample_case().parties, Party("c", "C", "Cho"))), kept=("a",))
    assert [desk.editing.may_remove_party(index) for index in range(3)] == [False, True, True]


def test_a_third_party_ends_the_comparison_that_is_for_two() -> None:
    desk = Desk()
    assert desk.editing.case.blind_comparison
    desk.editing.add_party()
    assert not desk.editing.case.blind_comparison


def test_a_case_that_can_stand_has_no_faults() -> None:
    assert Desk().editing.faults() == ()
