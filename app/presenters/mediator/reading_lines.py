"""A party's answers in words, as the mediator may read them.

Made from `CaseRead` alone, which holds nothing the audience may not read. A question without an answer to read is
left out, whatever the reason: skipped and private look alike (decision 6), and not even their number is told.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from app.domain.answers import Entry, State
from app.domain.days import local_day
from app.domain.items import CREDIT, MARK, NO_NAME, copy_id, is_copy, scores_kind
from app.domain.kinds.choosing import not_offered
from app.domain.kinds.computed import Computed as ComputedKind
from app.domain.kinds.rating_per_item import RatingPerItem
from app.domain.language import _
from app.domain.reading import CaseRead, FillingRead, came_in_words
from app.domain.sharing import Lock
from app.domain.visibility import any_question, visible_questions
from app.domain.wording import Tongue
from app.domain.worksheet import Question
from app.presenters.mediator.words import form_words, lock_words, minutes_words, state_words

Computed = Callable[[FillingRead, Question, Tongue], tuple[str, ...]]
"""The lines of a computed question for this filling; says "kept private" itself where decision 7 asks for it."""


@dataclass(frozen=True, slots=True)
class AnswerLine:
    """One answer. `lock` is None for what the program worked out. `section` is the heading it stands under."""

    filling: str
    question: str
    section: str
    label: str
    prompt: str
    words: tuple[str, ...]
    lock: Lock | None
    lock_words: str
    cleared: bool = False
    passed_on: bool = False
    from_paper: bool = False
    """Not where the whole sheet is from paper: that is said once, above it."""
    said: bool = True
    """False for "I don't know" and the like: an answer, but not one in the party's own words."""
    no_name: bool = False
    """An idea that its party opened to be passed on without a name (decision 9)."""


@dataclass(frozen=True, slots=True)
class SheetRead:
    """One filled sheet, ready to read."""

    filling: str
    title: str
    formal_title: str
    about: str
    how: str
    lines: tuple[AnswerLine, ...]
    closing: str


def sheet_read(read: CaseRead, filling: FillingRead, computed: Computed) -> SheetRead:
    """One filling in words."""
    tongue = read.case.tongue()
    return SheetRead(
        filling=filling.id,
        title=tongue.say(filling.worksheet.title),
        formal_title=tongue.say(filling.worksheet.formal_title),
        about=filling.issue.title if filling.issue is not None else "",
        how=_how(read, filling),
        lines=tuple(_lines(filling, tongue, computed)),
        closing=_("The party may have kept some answers."),
    )


def _how(read: CaseRead, filling: FillingRead) -> str:
    called = next((each for each in read.breaks if each.id == filling.break_id), None)
    parts = [_("{form} form").format(form=form_words(filling.form))]
    if called is not None:
        day = local_day(called.called)
        parts.append(_("break {number}, {day}").format(number=called.number, day=day))
    if filling.from_paper:
        parts.append(came_in_words(filling))
    else:
        parts.append(_("finished") if filling.finished else _("not finished"))
    if filling.minutes_used:
        parts.append(minutes_words(filling.minutes_used))
    if filling.helper:
        parts.append(_("{name} helped to write").format(name=filling.helper))
    words = " · ".join(parts)
    return words[:1].upper() + words[1:]


def _lines(filling: FillingRead, tongue: Tongue, computed: Computed) -> Iterator[AnswerLine]:
    sheet = filling.worksheet
    there = {each.id: each for each in visible_questions(sheet, filling.form, filling.entries, filling.kept)}
    for question in there.values():
        section = tongue.say(sheet.section_of(question.id).title)
        if isinstance(question.kind, ComputedKind):
            words = computed(filling, question, tongue)
            if words:
                yield _line(filling, question, section, tongue, words, None)
            continue
        entry = filling.entries.get(question.id)
        if entry is not None and entry.answer.state is not State.LEFT_BLANK:
            words = _readable(filling, question, _said(question, entry, tongue))
            if words:
                yield _line(filling, question, section, tongue, words, entry)
        yield from _copies(filling, question, section, tongue)
    for question in sheet.questions():
        # A list that is kept private altogether is not there to read; items opened from it are.
        if question.id not in there:
            yield from _copies(filling, question, tongue.say(sheet.section_of(question.id).title), tongue)


def _copies(filling: FillingRead, question: Question, section: str, tongue: Tongue) -> Iterator[AnswerLine]:
    """Items of a list that the party opened one by one stand under the list they come from."""
    for name, entry in filling.entries.items():
        if is_copy(name) and name.startswith(f"{question.id}{MARK}") and entry.answer.state is State.GIVEN:
            copy = _copied(filling, name)
            yield _line(filling, copy, section, tongue, _said(copy, entry, tongue), entry)


def _copied(filling: FillingRead, name: str) -> Question:
    """The question behind a copy; scores of an opened idea are said with its words."""
    copy = any_question(filling.worksheet, name)
    if not isinstance(copy.kind, RatingPerItem):
        return copy
    item = name.split(MARK, 1)[1]
    idea = filling.entries.get(copy_id(copy.kind.needs(), item))
    words = str(idea.answer.value) if idea is not None and idea.answer.state is State.GIVEN else ""
    return replace(copy, kind=scores_kind(copy.kind, item, words))


def _readable(filling: FillingRead, question: Question, words: tuple[str, ...]) -> tuple[str, ...]:
    """Without choices from an answer that is kept private: not even that they were made."""
    if question.kind.needs() not in filling.kept:
        return words
    return tuple(line for line in words if line != not_offered())


def _said(question: Question, entry: Entry, tongue: Tongue) -> tuple[str, ...]:
    if entry.answer.state is State.GIVEN:
        return question.kind.say(entry.answer.value, tongue)
    return (state_words(entry.answer.state),)


def _line(
    filling: FillingRead,
    question: Question,
    section: str,
    tongue: Tongue,
    words: tuple[str, ...],
    entry: Entry | None,
) -> AnswerLine:
    return AnswerLine(
        filling=filling.id,
        question=question.id,
        section=section,
        label=tongue.say(question.summary_label),
        prompt=tongue.say(question.prompt),
        words=words,
        lock=entry.lock if entry is not None else None,
        lock_words=_lock_words(entry) if entry is not None else _("Worked out from other answers"),
        cleared=entry is not None and entry.cleared,
        passed_on=entry is not None and entry.passed_on,
        from_paper=entry is not None and entry.from_paper and not filling.from_paper,
        said=entry is None or entry.answer.state is State.GIVEN,
        no_name=is_copy(question.id) and credit(filling) in (NO_NAME, ""),
    )


def credit(filling: FillingRead) -> str:
    """How a party said its opened ideas may be passed on; "" if that is not there to read."""
    entry = filling.entries.get(CREDIT)
    chosen = entry.answer.value if entry is not None and entry.answer.state is State.GIVEN else ""
    return chosen if isinstance(chosen, str) else ""


def _lock_words(entry: Entry) -> str:
    """What the lock is called. One that was opened and lost its clearing with a change must not look open."""
    if entry.lock is Lock.SHARE and not entry.cleared:
        return _("OK to share, these words not cleared yet")
    return lock_words(entry.lock)


def cleared_lines(read: CaseRead, party: str) -> tuple[AnswerLine, ...]:
    """What this party cleared to be shared, in all its sheets."""
    tongue = read.case.tongue()
    found: list[AnswerLine] = []
    for filling in read.of(party):
        title = tongue.say(filling.worksheet.title)
        section = f"{title}: {filling.issue.title}" if filling.issue is not None else title
        for name, entry in filling.entries.items():
            if entry.cleared and entry.lock is Lock.SHARE and entry.answer.state is State.GIVEN:
                question = _resolved(filling, name)
                words = _readable(filling, question, _said(question, entry, tongue))
                if words:
                    found.append(_line(filling, question, section, tongue, words, entry))
    return tuple(found)


def _resolved(filling: FillingRead, name: str) -> Question:
    """The question with its options filled in, so that a choice is said by its label."""
    for question in visible_questions(filling.worksheet, filling.form, filling.entries, filling.kept):
        if question.id == name:
            return question
    return any_question(filling.worksheet, name)
