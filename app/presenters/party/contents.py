"""All questions of a hand-over in one list: what is done, skipped and open."""

from __future__ import annotations

from app.domain.language import _
from app.domain.only_me import Keeping
from app.domain.progress import Standing, progress, standing
from app.domain.worksheet import Question
from app.presenters.party import words
from app.presenters.party.composing import can_ask_more
from app.presenters.party.pages import ContentsGroup, ContentsPage, ContentsRow, RowState, Spot
from app.presenters.party.sitting import OpenSheet, Sitting
from app.presenters.party.walk import At, Stop, stops

_STATES = {Standing.DONE: RowState.DONE, Standing.SKIPPED: RowState.SKIPPED, Standing.OPEN: RowState.OPEN}


def contents_page(sitting: Sitting, here: Stop | None) -> ContentsPage:
    """The list; `here` is the page the party came from."""
    groups = tuple(
        _group(sitting, sitting.sheet(stop.filling), stop, here)
        for stop in stops(sitting.sheets)
        if stop.at is At.CHECK
    )
    return ContentsPage(
        groups=groups,
        gap_line=words.numbers_missing() if any(map(_has_gap, groups)) else "",
        can_go_back=here is not None,
        private_line=_private_line(sitting),
    )


def _group(sitting: Sitting, sheet: OpenSheet, check: Stop, here: Stop | None) -> ContentsGroup:
    questions = sheet.part(after_break=check.after_break)
    return ContentsGroup(
        filling=sheet.id,
        title=_("Before you go back in") if check.after_break else sheet.title(sitting.tongue),
        status=_status(sheet, questions),
        rows=tuple(_row(sitting, sheet, question, here) for question in questions),
        has_more=not check.after_break and can_ask_more(sheet),
        check=check,
    )


def _has_gap(group: ContentsGroup) -> bool:
    """Whether a number is missing before the last one; what is asked after the break goes on from where the sheet was."""
    numbers = [row.number for row in group.rows]
    first = numbers[0] if group.check.after_break else 1
    return numbers != list(range(first, first + len(numbers)))


def _status(sheet: OpenSheet, questions: tuple[Question, ...]) -> str:
    far = progress(sheet.filling, sheet.seen, questions)
    if sheet.finished and not far.open:
        return _("Finished")
    return _("{done} of {asked} answered").format(done=far.done, asked=far.asked)


def _row(sitting: Sitting, sheet: OpenSheet, question: Question, here: Stop | None) -> ContentsRow:
    state = _STATES[standing(sheet.filling, question.id, sheet.seen)]
    if here is not None and (here.filling, here.question) == (sheet.id, question.id):
        state = RowState.HERE
    return ContentsRow(
        spot=Spot(sheet.id, question.id),
        number=sheet.filling.sheet.numbers()[question.id],
        text=sitting.tongue.say(question.prompt),
        state=state,
        word=words.row_words(state),
    )


def _private_line(sitting: Sitting) -> str:
    if sitting.keeping is Keeping.NOT_CHOSEN:
        return ""
    return words.private_kept(with_code=sitting.keeping is Keeping.WITH_CODE)
