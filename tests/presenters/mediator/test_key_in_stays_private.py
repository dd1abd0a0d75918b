"""Whatever is done in whatever order while a handout is keyed in: what its party keeps stays on its paper, and the disk
holds exactly what was typed.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import Any

import pytest
from hypothesis import given as given_each
from hypothesis import settings
from hypothesis import strategies as st

from app.commands.desk.preparing import Library, settled_as_handout
from app.domain.answers import LEFT_BLANK, Answer, Entry, State, given
from app.domain.kinds import LongText, ShortText
from app.domain.kinds.computed import Computed
from app.domain.on_paper import HandoutCode, is_kept, paper_order
from app.domain.sharing import Lock, choices_up_to, starting_lock
from app.domain.trouble import Trouble
from app.domain.worksheet import Question, Worksheet
from app.presenters.mediator.key_in import HandoutShown, KeyIn, Wanted
from app.presenters.mediator.key_in_lines import QuestionLine, QuestionShown
from app.presenters.paper_doors import Attached, FormRead, PaperPlace, Pixels
from app.storage.worksheet_files import built_in_templates, built_in_worksheets, frame
from tests.domain.kinds.strategies import values
from tests.presenters.mediator.fake_cases import FakeCase, sample_open
from tests.presenters.mediator.fakes import Later, Now, disk_full

BOXES = (None, Lock.MEDIATOR, Lock.SHARE)
WORKSHEETS = sorted(built_in_worksheets())
fewer = settings(max_examples=settings().max_examples // 8)
"""Every example here walks a whole sheet."""


@cache
def settled(worksheet: str) -> Worksheet:
    case = sample_open().case()
    library = Library(built_in_worksheets(), built_in_templates(), frame())
    return settled_as_handout(library, case, worksheet, case.party("a"))


@dataclass
class Seen:
    """What the page was told."""

    question: QuestionShown | None = None
    lines: tuple[QuestionLine, ...] = ()
    troubles: list[Trouble] = field(default_factory=list)
    kept: int = 0

    def show_handout(self, shown: HandoutShown) -> None: ...
    def show_end(self, words: tuple[str, ...]) -> None: ...
    def show_form(self, words: tuple[str, ...]) -> None: ...
    def show_attached(self, attached: tuple[Attached, ...]) -> None: ...
    def show_picture(self, attached: Attached, pixels: Pixels) -> None: ...
    def show_not_kept(self) -> None: ...

    def show_lines(self, lines: tuple[QuestionLine, ...], here: str) -> None:
        self.lines = lines

    def show_question(self, shown: QuestionShown) -> None:
        self.question = shown

    def show_kept(self) -> None:
        self.kept += 1

    def show_trouble(self, trouble: Trouble) -> None:
        self.troubles.append(trouble)


@dataclass
class Keyed:
    """A page for keying in without a window."""

    worksheet: str
    form: FormRead | None = None
    background: Any = field(default_factory=Now)
    case: FakeCase = field(default_factory=sample_open)
    view: Seen = field(default_factory=Seen)

    def __post_init__(self) -> None:
        self.case.on_paper.sheets = {self.worksheet: settled(self.worksheet)}
        self.page = KeyIn(
            self.view, self.case, self.background, Wanted(PaperPlace("a", self.worksheet), form=self.form)
        )

    def disk(self) -> dict[str, Entry]:
        (sheet,) = self.case.on_paper.begun.values()
        return dict(sheet.entries)

    def all_saved(self) -> list[tuple[str, Entry]]:
        return [(change.question, change.entry) for _id, changes in self.case.on_paper.saved for change in changes]


def to_type(worksheet: str) -> list[Question]:
    return [each for each in paper_order(settled(worksheet)).handed_in if not isinstance(each.kind, Computed)]


def written_in(worksheet: str) -> list[Question]:
    return [each for each in to_type(worksheet) if isinstance(each.kind, ShortText | LongText)]


@st.composite
def acts(draw: st.DrawFn, worksheet: str) -> tuple[str, str, Any, Lock | None]:
    question = draw(st.sampled_from(to_type(worksheet)))
    act = draw(
        st.sampled_from(("finish", "finish", "finish", "settle", "blank", "unreadable", "keep", "mark M", "full"))
    )
    takes = choices_up_to(question.ceiling, question.floor)
    boxes = (None, *(lock for lock in takes if lock is not Lock.ONLY_ME)) if len(takes) > 1 else (None,)
    # What builds on an earlier answer has nothing to choose from here: it is only left as it is.
    value = question.kind.blank() if question.kind.needs() else draw(values(question.kind))
    return act, question.id, value, draw(st.sampled_from(boxes))


def do(keyed: Keyed, act: tuple[str, str, Any, Lock | None]) -> str:
    """Do it as the page does; what became of the question, "" if it could not be done."""
    name, question, value, box = act
    page = keyed.page
    page.open(question)
    shown = keyed.view.question
    if page.here != question or shown is None or shown.closed:
        return ""
    page.typed(value)
    if name == "blank":
        page.left_blank()
    elif name == "unreadable":
        page.unreadable()
    elif name in ("keep", "mark M"):
        page.kept_by_party() if name == "keep" else page.mark(Lock.ONLY_ME)
        if not shown.may_keep:
            page.left_blank()
        return "keep" if shown.may_keep else "blank"
    else:
        if name == "full":
            keyed.case.on_paper.trouble = disk_full()
        page.mark(box)
        page.settle() if name == "settle" else page.finish()
        return "typed"
    return name


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


@fewer
@given_each(data=st.data())
def test_nothing_of_a_form_is_saved_before_it_is_said_so(data: st.DataObject) -> None:
    worksheet = "batna_check"
    proposed = {
        question.id: Entry(given(value), lock, cleared=lock is Lock.SHARE)
        for question in data.draw(
            st.lists(st.sampled_from(to_type(worksheet)), unique_by=lambda each: each.id, min_size=1, max_size=6)
        )
        for value in [question.kind.blank() if question.kind.needs() else data.draw(values(question.kind))]
        for lock in [data.draw(st.sampled_from(Lock))]
        if not question.kind.is_blank(value)
    }
    keyed = Keyed(worksheet, FormRead(HandoutCode("BAKE-42", "A", worksheet, 1), proposed, 2))
    keyed.page.start()
    for act in data.draw(st.lists(acts(worksheet), max_size=4)):
        do(keyed, act)
    keyed.page.keep_again()
    assert keyed.case.on_paper.saved == []
    keyed.case.on_paper.trouble = None
    keyed.page.accept()
    assert all(entry.lock is not Lock.ONLY_ME for _name, entry in keyed.all_saved())


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
    assert len(keyed.view.troubles) == 1
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


def test_a_kept_answer_beside_pictures_of_pages_is_told() -> None:
    keyed = Keyed("perspective_swap")
    door = keyed.case.paper()
    door.attach(door.begin(PaperPlace("a", keyed.worksheet), "").filling, 1, b"")
    keyed.page.start()
    assert keyed.view.troubles == []
    keyed.page.kept_by_party()
    (told,) = keyed.view.troubles
    assert "delete that picture" in " ".join(told.sentences())
