"""From what one audience may read to the contents of a document. Nothing else is known here: no case file, no key.

A document cannot leak what is not in its `CaseRead` (decisions 6, 7, 14).
"""

from __future__ import annotations

from collections.abc import Iterable

from app.domain.answers import Entry, State
from app.domain.case import Party
from app.domain.items import MARK, copy_id, scores_kind
from app.domain.kinds.parts import dont_know_words
from app.domain.language import _
from app.domain.reading import CaseRead, FillingRead
from app.domain.sharing import Lock
from app.domain.template import Frame
from app.domain.visibility import visible_questions
from app.domain.wording import Tongue
from app.domain.worksheet import Question
from app.export.drawings import drawing_of
from app.export.parts import Answered, Contents, Heading, Notice, Pairs, Paragraph, Part, Voice
from app.export.parts import Lines as SaidLines
from app.reckoning.rows import Reckoned, computed_rows


def party_summary(read: CaseRead, party: str, frame: Frame) -> Contents:
    """One party's answers at "mediator" or wider, for the mediator; the lock stands on each."""
    whose, case = read.case.party(party), read.case
    tongue = case.tongue()
    parts: list[Part] = [*_private_words(read, whose, tongue)]
    for filling in read.of(party):
        parts += _sheet_head(filling, tongue, formal=True)
        answers = _answers(filling, tongue, frame)
        parts += answers or [Paragraph(_("Nothing to read here."), Voice.QUIET)]
        parts += _reckoning_foot(filling, frame, tongue)
        parts.append(Paragraph(_("The party may have kept some answers."), Voice.QUIET))
    return Contents(
        name=_("Party summary"),
        title=whose.name,
        subtitle=_subtitle(whose),
        for_whom=_("For the mediator only"),
        page_line=tongue.say(frame.profile(case.rules).page_line),
        foot=tongue.say(frame.profile(case.rules).summary_line),
        parts=tuple(parts),
        language=tongue.language,
        case_code=case.code,
        practice=_practice(read),
    )


def own_copy(read: CaseRead, frame: Frame) -> Contents:
    """Everything one party wrote, for that party; says so where "only me" answers are not in it."""
    case = read.case
    whose = case.party(read.audience.party)
    tongue = case.tongue(whose.language)
    parts: list[Part] = []
    if any(filling.without_private for filling in read.fillings):
        words = _("Answers that only you can read are not in this copy. They are added while you are at the laptop.")
        parts.append(Notice("", (words,)))
    for filling in read.of(whose.id):
        answers = _answers(filling, tongue, frame)
        if answers:
            parts += [*_sheet_head(filling, tongue, formal=False), *answers, *_reckoning_foot(filling, frame, tongue)]
    return Contents(
        name=_("Own copy"),
        title=_("What I wrote"),
        subtitle=whose.name,
        for_whom=_("For {name} only").format(name=whose.name),
        page_line=tongue.say(frame.profile(case.rules).page_line),
        parts=tuple(parts),
        language=tongue.language,
        case_code=case.code,
        practice=_practice(read),
    )


# ---- what summaries share -------------------------------------------------------------------------------------------


def _practice(read: CaseRead) -> str:
    return _("PRACTICE") if read.case.practice else ""


def _subtitle(party: Party) -> str:
    return " · ".join(part for part in (_("Party {letter}").format(letter=party.letter), party.role) if part)


def _sheet_head(filling: FillingRead, tongue: Tongue, *, formal: bool) -> list[Part]:
    title = tongue.say(filling.worksheet.title)
    if filling.issue is not None:
        title = f"{title}: {filling.issue.title}"
    head: list[Part] = [Heading(title, 2, tongue.say(filling.worksheet.formal_title) if formal else "")]
    notes = []
    if formal and filling.minutes_used:
        notes.append(_("{count} min").format(count=filling.minutes_used))
    if formal:
        notes.append(_("finished") if filling.finished else _("not finished"))
    if filling.helper:
        notes.append(_("written with the help of {name}").format(name=filling.helper))
    return [*head, *([Paragraph(" · ".join(notes), Voice.QUIET)] if notes else [])]


def _there(filling: FillingRead) -> tuple[Question, ...]:
    return visible_questions(filling.worksheet, filling.form, filling.entries, filling.kept)


def _answers(filling: FillingRead, tongue: Tongue, frame: Frame) -> list[Part]:
    """All there is to read of one filling, in the order of the sheet; opened items behind the question that opened
    them."""
    found: list[Part] = []
    for question in _there(filling):
        found += _answer(filling, question, tongue, frame)
        if question.unlocks:
            found += _opened_items(filling, question, tongue, frame)
    return found


def _opened_items(filling: FillingRead, chooser: Question, tongue: Tongue, frame: Frame) -> list[Part]:
    """The copies of opened items with their scores, those that are cleared apart from those that are not."""
    found: list[Part] = []
    for cleared in (True, False):
        lines = [
            _item_line(filling, name, tongue)
            for name, entry in filling.entries.items()
            if name.startswith(f"{chooser.unlocks}#") and entry.cleared is cleared and entry.answer.state is State.GIVEN
        ]
        if lines:
            lock = Lock.SHARE if cleared else Lock.MEDIATOR
            notes = (_("Cleared: these words may be passed on."),) if cleared else ()
            label = tongue.say(filling.worksheet.question(chooser.unlocks).summary_label)
            body = (SaidLines(tuple(lines), numbered=True),)
            found.append(Answered(label, lock, _lock_words(lock, frame, tongue), body, notes))
    return found


def _item_line(filling: FillingRead, name: str, tongue: Tongue) -> str:
    text = str(filling.entries[name].answer.value)
    source, item = name.split(MARK, 1)
    for question in filling.worksheet.questions():
        scores = filling.entries.get(copy_id(question.id, item))
        if question.kind.needs() == source and scores is not None and scores.answer.state is State.GIVEN:
            said = scores_kind(question.kind, item, "").say(scores.answer.value, tongue)
            return f"{text} ({' '.join(said).strip(' –:')})"
    return text


def _answer(filling: FillingRead, question: Question, tongue: Tongue, frame: Frame) -> list[Part]:
    """One labelled answer, or a computed question's rows; nothing where there is nothing to read."""
    reckoned = computed_rows(filling, question, tongue)
    if reckoned.rows or reckoned.sentences:
        return _computed(question, reckoned, tongue, filling, frame)
    entry = filling.entries.get(question.id)
    if entry is None:
        return []
    body = _body(question, entry, tongue)
    if not body:
        return []
    label = tongue.say(question.summary_label)
    return [Answered(label, entry.lock, _lock_words(entry.lock, frame, tongue), body, _notes(entry))]


def _body(question: Question, entry: Entry, tongue: Tongue) -> tuple[Part, ...]:
    if entry.answer.state is State.GIVEN:
        return drawing_of(question.kind).filled(question.kind, entry.answer.value, tongue)
    words = {
        State.DONT_KNOW: dont_know_words(),
        State.RATHER_NOT: _("I'd rather not say"),
        State.UNREADABLE: _("Cannot be read on the paper"),
    }
    said = words.get(entry.answer.state)
    return (SaidLines((said,)),) if said is not None else ()


def _lock_words(lock: Lock, frame: Frame, tongue: Tongue) -> str:
    return tongue.say(frame.locks[lock].label)


def _notes(entry: Entry) -> tuple[str, ...]:
    notes = []
    if entry.cleared:
        notes.append(_("Cleared: these words may be passed on."))
    elif entry.lock is Lock.SHARE:
        notes.append(_("Not cleared yet: not to be passed on."))
    if entry.passed_on:
        notes.append(_("Already passed on."))
    if entry.from_paper:
        notes.append(_("From paper."))
    return tuple(notes)


def _computed(question: Question, reckoned: Reckoned, tongue: Tongue, filling: FillingRead, frame: Frame) -> list[Part]:
    """Row by row: what uses an answer this audience may not read says so, and never a number without it."""
    rows = tuple((row.label, row.words if row.words is not None else _("kept private")) for row in reckoned.rows)
    body: list[Part] = [Pairs(rows)] if rows else []
    if reckoned.sentences:
        body.append(SaidLines(reckoned.sentences))
    lock = Lock.ONLY_ME if question.lock is Lock.ONLY_ME else Lock.MEDIATOR
    if question.id in filling.kept:
        lock = Lock.MEDIATOR
    return [Answered(tongue.say(question.summary_label), lock, _lock_words(lock, frame, tongue), tuple(body))]


def _reckoning_foot(filling: FillingRead, frame: Frame, tongue: Tongue) -> list[Part]:
    """The fixed footer under any reckoning."""
    for question in _there(filling):
        if computed_rows(filling, question, tongue).sentences:
            return [Paragraph(tongue.say(frame.reckoning_footer), Voice.QUIET)]
    return []


_ASKS_FOR_A_WORD = {"bp_private_word": ("now", "later"), "br_next": ("private_word",)}


def _private_words(read: CaseRead, whose: Party, tongue: Tongue) -> Iterable[Part]:
    """What the mediator must see before anything else: the party wants a private word."""
    lines = []
    for filling in read.of(whose.id):
        for question in _there(filling):
            entry = filling.entries.get(question.id)
            if question.alert is None or entry is None or entry.answer.state is not State.GIVEN:
                continue
            if question.id in _ASKS_FOR_A_WORD and _raised(question.id, entry.answer.value):
                said = " ".join(question.kind.say(entry.answer.value, tongue))
                lines.append(f"{tongue.say(question.summary_label)}: {said}")
    return [Notice(_("Read this first"), tuple(lines))] if lines else []


def _raised(question: str, value: object) -> bool:
    given = value if isinstance(value, tuple) else (value,)
    return any(name in _ASKS_FOR_A_WORD[question] for name in given)
