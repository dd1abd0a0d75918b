"""Keying in without a window: the page's presenter, what it tells, and acts of a person on it."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st

from app.commands.desk.preparing import Library, settled_as_handout
from app.domain.answers import Entry
from app.domain.kinds import LongText, ShortText
from app.domain.kinds.computed import Computed
from app.domain.on_paper import as_typed, paper_order
from app.domain.sharing import Lock, choices_up_to
from app.domain.trouble import Trouble
from app.domain.worksheet import Question, Worksheet
from app.presenters.mediator.key_in import KeyIn, Wanted
from app.presenters.mediator.key_in_lines import QuestionLine, QuestionShown
from app.presenters.mediator.key_in_opened import HandoutShown
from app.presenters.paper_doors import Attached, Brought, FormRead, PaperPlace, Pixels
from app.storage.worksheet_files import built_in_templates, built_in_worksheets, frame
from tests.domain.kinds.strategies import values
from tests.presenters.mediator.fake_cases import FakeCase, sample_open
from tests.presenters.mediator.fakes import Now, disk_full

WORKSHEETS = sorted(built_in_worksheets())
fewer = settings(max_examples=settings().max_examples // 8)
"""Every example here walks a whole sheet."""


@cache
def settled(worksheet: str) -> Worksheet:
    case = sample_open().case()
    library = Library(built_in_worksheets(), built_in_templates(), frame())
    return as_typed(settled_as_handout(library, case, worksheet, case.party("a")))


@dataclass
class Seen:
    """What the page was told."""

    question: QuestionShown | None = None
    lines: tuple[QuestionLine, ...] = ()
    troubles: list[Trouble] = field(default_factory=list)
    kept: int = 0
    form: tuple[str, ...] = ()
    hidden: str = ""
    asked: str = ""
    refused: tuple[Trouble, ...] = ()
    """What stands there of answers that the disk did not take."""
    beside_m: tuple[str, ...] = ()
    attached: tuple[Attached, ...] = ()
    form_left: tuple[Brought, ...] = ()
    pictures_left: tuple[Brought, ...] = ()

    def show_handout(self, shown: HandoutShown) -> None: ...
    def show_end(self, words: tuple[str, ...]) -> None: ...
    def show_picture(self, attached: Attached, pixels: Pixels) -> None: ...
    def show_not_kept(self) -> None: ...

    def show_lines(self, lines: tuple[QuestionLine, ...], here: str) -> None:
        self.lines = lines

    def show_form(self, words: tuple[str, ...]) -> None:
        self.form = words

    def ask_about_rows(self, words: str) -> None:
        self.asked = words

    def show_hidden(self, words: str) -> None:
        self.hidden = words

    def show_question(self, shown: QuestionShown) -> None:
        self.question = shown

    def show_attached(self, attached: tuple[Attached, ...], *, is_new: bool) -> None:
        self.attached = attached

    def show_kept(self) -> None:
        self.kept += 1
        self.refused = ()

    def show_refused(self, trouble: Trouble) -> None:
        self.refused = (trouble,)

    def show_beside_m(self, words: tuple[str, ...]) -> None:
        self.beside_m = words

    def show_form_left(self, files: tuple[Brought, ...]) -> None:
        self.form_left = files

    def show_pictures_left(self, files: tuple[Brought, ...]) -> None:
        self.pictures_left = files

    def show_picture_trouble(self, trouble: Trouble) -> None:
        self.troubles.append(trouble)

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
