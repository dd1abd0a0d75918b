"""Whatever a person does in whatever order, with a disk that is sometimes full: what was called saved is on the disk,
what is only for the party is never readable there, and going back and forth changes nothing.
"""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from app.domain.answers import State
from app.domain.kinds.list_kind import ListItem
from app.domain.sharing import Lock
from app.presenters.party.pages import CheckPage, ContentsPage, NoticePage, QuestionPage, SaveState, Spot, StartPage
from tests.presenters.party.laptop import FIRST, IDEAS, PAUSE_SHEET, Laptop, MediatorsSide

VALUES = {
    "value": st.text(max_size=12),
    "told": st.text(max_size=12),
    "wish": st.text(max_size=12),
    "why": st.text(max_size=12),
    "more": st.text(max_size=12),
    "because": st.text(max_size=12),
    "after": st.text(max_size=12),
    "way": st.sampled_from(["", "talk", "write"]),
    "secret_way": st.sampled_from(["", "yes", "no"]),
    "level": st.sampled_from([None, 0, 6, 7, 10]),
    "fits": st.sampled_from([(), ("unsafe",), ("calm", "unsafe")]),
    "word": st.sampled_from(["", "now", "later", "no"]),
    "list": st.lists(
        st.builds(ListItem, st.sampled_from(["a", "b", "c"]), st.text(max_size=8)),
        max_size=3,
        unique_by=lambda item: item.id,
    ).map(tuple),
    "pass": st.sampled_from([(), ("a",), ("a", "b"), ("none",)]),
}


class OneParty(RuleBasedStateMachine):
    """One hand-over from the first page to wherever it leads."""

    def __init__(self) -> None:
        super().__init__()
        self.side = MediatorsSide()
        for name, sheet in (("p1", PAUSE_SHEET), ("f1", FIRST), ("i1", IDEAS)):
            self.side.add(name, sheet)
        self.laptop = Laptop(self.side)
        self.presenter = self.laptop.open()

    @property
    def page(self) -> object:
        return self.laptop.view.page

    def question(self) -> QuestionPage:
        assert isinstance(self.page, QuestionPage)
        return self.page

    # ---- acts -----------------------------------------------------------------------------------------------------

    @precondition(lambda self: isinstance(self.page, QuestionPage))
    @rule(values=st.data())
    def type_something(self, values: st.DataObject) -> None:
        page = self.question()
        if page.asks:
            self.presenter.question.answered(page.spot, values.draw(VALUES[page.spot.question]))

    @precondition(lambda self: isinstance(self.page, QuestionPage))
    @rule(act=st.sampled_from(["dont_know", "rather_not", "clear"]))
    def tap(self, act: str) -> None:
        getattr(self.presenter.question, act)()

    @precondition(lambda self: isinstance(self.page, QuestionPage))
    @rule(which=st.integers(0, 2))
    def choose_a_lock(self, which: int) -> None:
        lock = self.laptop.view.lock
        if lock is not None:
            self.presenter.question.set_lock(lock.choices[which % len(lock.choices)].lock)

    @precondition(lambda self: isinstance(self.page, QuestionPage | CheckPage))
    @rule()
    def undo(self) -> None:
        self.presenter.walk.undo()

    @precondition(lambda self: isinstance(self.page, QuestionPage | CheckPage | StartPage))
    @rule()
    def go_on(self) -> None:
        if isinstance(self.page, CheckPage):
            self.presenter.walk.finish()
        else:
            self.presenter.walk.go_on()

    @precondition(lambda self: isinstance(self.page, QuestionPage | CheckPage | StartPage))
    @rule()
    def back(self) -> None:
        self.presenter.walk.back()

    @rule()
    def contents(self) -> None:
        self.presenter.walk.contents()

    @precondition(lambda self: isinstance(self.page, ContentsPage))
    @rule(number=st.integers(0, 40))
    def jump(self, number: int) -> None:
        assert isinstance(self.page, ContentsPage)
        rows = [row for group in self.page.groups for row in group.rows]
        self.presenter.walk.go_to(rows[number % len(rows)].spot)

    @precondition(lambda self: isinstance(self.page, ContentsPage))
    @rule(number=st.integers(0, 5))
    def look_at_the_check_page(self, number: int) -> None:
        assert isinstance(self.page, ContentsPage)
        self.presenter.walk.check(self.page.groups[number % len(self.page.groups)].check)

    @precondition(lambda self: isinstance(self.page, CheckPage))
    @rule(number=st.integers(0, 9), yes=st.booleans())
    def tap_to_share(self, number: int, yes: bool) -> None:
        assert isinstance(self.page, CheckPage)
        if self.page.could_share:
            row = self.page.could_share[number % len(self.page.could_share)]
            self.presenter.check.share(row.spot, yes=yes)

    @precondition(lambda self: isinstance(self.page, CheckPage))
    @rule(number=st.integers(0, 9), which=st.integers(0, 2))
    def change_a_lock(self, number: int, which: int) -> None:
        assert isinstance(self.page, CheckPage)
        row = self.page.rows[number % len(self.page.rows)]
        choices = row.lock.choices
        self.presenter.check.set_lock(row.spot, choices[which % len(choices)].lock)

    @precondition(lambda self: isinstance(self.page, CheckPage))
    @rule(number=st.integers(0, 9))
    def change_an_answer(self, number: int) -> None:
        assert isinstance(self.page, CheckPage)
        rows = [row for row in self.page.rows if row.changeable]
        if rows:
            self.presenter.walk.change(rows[number % len(rows)].spot)

    @rule(name=st.sampled_from(["p1", "f1", "i1"]))
    def more_questions(self, name: str) -> None:
        self.presenter.walk.more_questions(name)

    @precondition(lambda self: isinstance(self.page, NoticePage))
    @rule()
    def stay(self) -> None:
        self.presenter.walk.stay()

    @rule()
    def ask_the_mediator(self) -> None:
        self.presenter.walk.ask_mediator()

    # ---- the world ------------------------------------------------------------------------------------------------

    @rule(seconds=st.sampled_from([0.05, 0.4, 1.2, 12.0]))
    def time_passes(self, seconds: float) -> None:
        self.laptop.pass_time(seconds)

    @rule()
    def the_disk_answers(self) -> None:
        self.laptop.deliver()

    @rule(full=st.booleans())
    def the_disk_is_full_or_not(self, full: bool) -> None:
        self.side.disk_full = full

    # ---- what always holds ----------------------------------------------------------------------------------------

    @invariant()
    def what_is_called_saved_is_on_the_disk(self) -> None:
        if self.laptop.view.saving.state is not SaveState.SAVED:
            return
        for sheet in self.presenter.sitting.sheets:
            for name, entry in sheet.filling.entries.items():
                row = self.side.rows[sheet.id].get(name)
                if row is None:
                    assert entry.revision == 0
                    assert entry.answer.state is State.LEFT_BLANK
                    continue
                assert row.revision == entry.revision
                assert (row.lock, row.cleared) == (entry.lock, entry.cleared)
                if row.sealed is None:
                    kind = sheet.filling.sheet.question(name).kind if "#" not in name else None
                    given_plain = entry.answer.state is State.GIVEN
                    expected = kind.to_plain(entry.answer.value) if kind is not None and given_plain else row.plain
                    assert row.plain == expected

    @invariant()
    def what_is_only_for_the_party_is_sealed(self) -> None:
        for rows in self.side.rows.values():
            for row in rows.values():
                assert (row.lock is Lock.ONLY_ME) == (row.sealed is not None)
                assert row.sealed is None or row.plain is None

    @invariant()
    def nothing_is_cleared_but_what_is_given_and_may_be(self) -> None:
        for sheet in self.presenter.sitting.sheets:
            for name, entry in sheet.filling.entries.items():
                assert entry.lock.width <= sheet.filling.ceiling(name).width
                if entry.cleared:
                    assert entry.lock is Lock.SHARE

    def teardown(self) -> None:
        """In the end, with room on the disk, everything is there, and a new process finds it as it was."""
        self.side.disk_full = False
        self.presenter.ending.show_done()
        self.laptop.pass_time(30)
        self.what_is_called_saved_is_on_the_disk()
        assert self.presenter.saving.all_saved()
        again = Laptop(self.side)
        again.presenter.opening.start()
        again.deliver()
        for sheet in again.presenter.sitting.sheets:
            before = self.presenter.sitting.sheet(sheet.id).filling
            for name, entry in before.entries.items():
                assert sheet.filling.entry(name).answer == entry.answer


TestOneParty = OneParty.TestCase


@settings(max_examples=30)
@given(answers=st.lists(st.text(max_size=6), min_size=5, max_size=5), turns=st.lists(st.booleans(), max_size=25))
def test_back_and_forward_in_any_pattern_changes_no_stored_value(answers: list[str], turns: list[bool]) -> None:
    side = MediatorsSide()
    side.add("f1", FIRST)
    laptop = Laptop(side)
    presenter = laptop.open()
    presenter.walk.go_on()
    for name in ("value", "told", "wish"):
        presenter.walk.go_to(Spot("f1", name))
        presenter.question.answered(Spot("f1", name), answers[0])
    laptop.pass_time(2)
    before = dict(side.rows["f1"])
    for forward in turns:
        if forward:
            presenter.walk.go_on()
        else:
            presenter.walk.back()
    laptop.pass_time(2)
    assert side.rows["f1"] == before
