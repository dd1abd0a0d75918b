"""Reading a filled form of the open case: whose it is, which answers it proposes. Nothing is saved here."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from app.commands.desk.preparing import Library, settled_as_handout
from app.domain.answers import Answer, Entry, State
from app.domain.case import Case
from app.domain.forms.field import OFF, FormField, Sort, Values
from app.domain.forms.fields import Partly, answer_of, fields_of, lock_field, marked_lock
from app.domain.forms.identity import order_of
from app.domain.items import MARK
from app.domain.kinds.base import Option, Problem
from app.domain.language import _, ngettext
from app.domain.on_paper import HandoutCode, as_typed, paper_order
from app.domain.sharing import Lock, starting_lock, up_to
from app.domain.trouble import Trouble
from app.domain.visibility import ceiling_of
from app.domain.wording import Tongue
from app.domain.worksheet import Question, Worksheet
from app.presenters.paper_doors import FormRead, Unread
from app.storage.filled_forms import FieldsWanted, FilledForm, FormMark, FormNotRead, read_filled_form
from app.storage.refused_forms import DAMAGED

_LETTERS = {lock: lock.mark for lock in Lock}


class OfAnotherOrder(Trouble):
    """The case was changed since the form was made: a place on it may stand for something else now."""

    def __init__(self) -> None:
        super().__init__(
            happened=_("The case was changed since this form was made. Its choices may not be the same any more."),
            safe=_("Nothing was read from it, and nothing was changed."),
            do=_("Print the form and key it in from the paper, so that you can compare it."),
        )


@dataclass(frozen=True, slots=True)
class FormSheet:
    """The sheet of a form as its party got it."""

    code: HandoutCode
    sheet: Worksheet
    tongue: Tongue


def form_sheet(code: HandoutCode, case: Case, library: Library, language: str = "") -> FormSheet:
    """The sheet behind a code of this case, settled as its handout is; its answers are read `as_typed`."""
    party = next(party for party in case.parties if party.letter == code.letter)
    sheet = settled_as_handout(library, case, code.worksheet, party)
    return FormSheet(code, sheet, case.tongue(language))


def read_form(content: bytes, case: Case, library: Library, recognise: Callable[[str], HandoutCode]) -> FormRead:
    """What a filled form of this case says. `Trouble`: it cannot be read, or it belongs somewhere else. `recognise` gives
    the code of a handout of this case, or raises that.
    """

    def found(mark: FormMark) -> FormSheet:
        return form_sheet(recognise(str(mark.code)), case, library, mark.language)

    def fields_for(mark: FormMark) -> FieldsWanted:
        sheet = found(mark).sheet
        if order_of(sheet) != mark.order:
            raise OfAnotherOrder
        return _wanted(sheet)

    filled = read_filled_form(content, fields_for)
    return _proposed(found(filled.mark), filled)


def _wanted(sheet: Worksheet) -> FieldsWanted:
    follows = {question.id: question.tells_of() for question in sheet.questions() if question.floor is Lock.ONLY_ME}
    names = tuple(field.name for question in _read_from(sheet) for field in _fields(question))
    return FieldsWanted(names, {name: before for name, before in follows.items() if before})


def _read_from(sheet: Worksheet) -> Iterator[Question]:
    """The questions that a form has fields for: none of those that its party keeps."""
    return (question for question in paper_order(sheet).handed_in if _fields(question))


def _fields(question: Question) -> tuple[FormField, ...]:
    fields, lock = fields_of(question, Tongue()), lock_field(question, _LETTERS)
    return fields if lock is None else (*fields, lock)


def _proposed(form: FormSheet, filled: FilledForm) -> FormRead:
    sheet = as_typed(form.sheet)
    numbers = sheet.numbers()
    entries: dict[str, Entry] = {}
    told, unread = list(filled.told), dict[str, Unread]()
    rows_unread: dict[str, tuple[int, ...]] = {}
    for question in _read_from(sheet):
        values = _values(question, filled)
        answer = answer_of(_leaning(question, entries), values, form.tongue, _offered(sheet, question, entries))
        if isinstance(answer, Problem):
            words = _("Question {number} could not be read. {why}")
            told.append(words.format(number=numbers[question.id], why=answer.sentence))
            unread[question.id] = Unread(told[-1], _written(question, values))
            answer = Answer(State.UNREADABLE)
        if isinstance(answer, Partly):
            told.append(_rows_unread(numbers[question.id], answer.unread))
            rows_unread[question.id] = answer.unread
            unread[question.id] = Unread(told[-1], _written_in_rows(question, values, answer.unread))
            answer = answer.answer
        if answer.state is not State.LEFT_BLANK:
            ceiling = ceiling_of(sheet, question, entries)
            entries[question.id] = _entry(question, answer, marked_lock(question, values), ceiling)
    return FormRead(form.code, entries, filled.dropped, tuple(told), unread, rows_unread)


def _rows_unread(number: int, rows: tuple[int, ...]) -> str:
    words = ngettext(
        "Row {rows} of question {number} could not be read; its other rows were. Type it from the form.",
        "Rows {rows} of question {number} could not be read; its other rows were. Type them from the form.",
        len(rows),
    )
    return words.format(rows=", ".join(map(str, rows)), number=number)


def _written_in_rows(question: Question, values: Values, rows: tuple[int, ...]) -> str:
    """What was typed into some rows of a table or a grid, a line for each."""
    words = _("Row {number} – {words}")
    return "\n".join(words.format(number=row, words=_written(question, values, f"{row - 1}-")) for row in rows)


def _written(question: Question, values: Values, part: str = "") -> str:
    """What was typed into the lines of one question, in their order; into those whose names go on with `part`."""
    begins = f"{question.id}{MARK}{part}"
    fields = (field for field in fields_of(question, Tongue()) if field.name.startswith(begins))
    lines = (field for field in fields if field.sort in (Sort.LINE, Sort.TEXT))
    found = (values[line.name].strip() for line in lines)
    return " · ".join(words for words in found if words)


def _entry(question: Question, answer: Answer, marked: Lock | None, ceiling: Lock) -> Entry:
    """A mark by hand is the deliberate tap: S clears (decision 1). Without one the lock starts as on the screen."""
    lock = up_to(starting_lock(question.lock, question.ceiling) if marked is None else marked, ceiling)
    cleared = marked is Lock.SHARE and lock is Lock.SHARE and answer.state is State.GIVEN
    return Entry(answer, lock, cleared=cleared, from_paper=True)


def _values(question: Question, filled: FilledForm) -> Values:
    return {field.name: _value(field, filled.values[field.name]) for field in _fields(question)}


def _value(field: FormField, text: str) -> str:
    """The value of a choice behind its place in the file."""
    if not field.choices or text == OFF:
        return text
    values = {str(place): value for place, (value, _words) in enumerate(field.choices)}
    if text not in values:
        raise FormNotRead(DAMAGED)
    return values[text]


def _leaning(question: Question, entries: dict[str, Entry]) -> Question:
    entry = entries.get(question.leans_on)
    if entry is None or entry.answer.state is not State.GIVEN:
        return question
    return replace(question, kind=question.kind.leaning(entry.answer.value))


def _offered(sheet: Worksheet, question: Question, entries: dict[str, Entry]) -> tuple[Option, ...]:
    source = question.kind.needs()
    entry = entries.get(source)
    if entry is None or entry.answer.state is not State.GIVEN:
        return ()
    earlier = sheet.question(source)
    kind = earlier.kind.with_options(_offered(sheet, earlier, entries)) if earlier.kind.needs() else earlier.kind
    return kind.offers(entry.answer.value)
