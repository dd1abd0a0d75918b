"""The joint summary: what was cleared to share, by party, in their words, and nothing about the rest (decision 14)."""

from __future__ import annotations

from app.domain.answers import State
from app.domain.items import NO_NAME, is_copy, item_questions
from app.domain.language import _, written_in
from app.domain.reading import CaseRead, FillingRead
from app.domain.template import Frame
from app.domain.visibility import answered_questions
from app.domain.wording import Tongue
from app.domain.worksheet import Question
from app.export.contents import other_language, practice_words, sheet_title
from app.export.drawings import drawing_of
from app.export.parts import Answered, Contents, Heading, Lines, Paragraph, Part
from app.export.told import with_own_items, without_unknown


def joint_summary(read: CaseRead, frame: Frame) -> Contents:
    """For all: cleared words only. A party with nothing cleared is not named; no counts, no empty headings."""
    case = read.case
    tongue = case.tongue()
    language = written_in(tongue.language)
    parts: list[Part] = []
    nameless: set[str] = set()
    for party in read.parties:
        said: list[Part] = []
        for filling in read.of(party.id):
            words, without_name = _sheet(filling, tongue, other_language(party, language))
            nameless.update(without_name)
            said += words
        if said:
            parts += [Heading(party.name, 2, party.role), *said]
    if nameless:
        parts.append(Heading(_("Ideas, without names"), 2))
        # Ordered by their words: where an idea stands must not tell whose it is, nor may the language its party writes in.
        parts.append(Lines(tuple(sorted(nameless, key=_by_words)), bulleted=True))
    if not parts:
        parts.append(Paragraph(_("Nothing has been cleared to share so far.")))
    return Contents(
        name=_("Joint summary"),
        title=_("What may be shared"),
        subtitle=_("In each party's own words. An idea is not an offer."),
        for_whom=_("For everybody at the table"),
        page_line=tongue.say(frame.profile(case.rules).page_line),
        parts=tuple(parts),
        language=language,
        case_code=case.code,
        practice=practice_words(read),
    )


def _by_words(idea: str) -> tuple[str, str]:
    return idea.casefold(), idea


def _sheet(filling: FillingRead, tongue: Tongue, theirs: str) -> tuple[list[Part], list[str]]:
    """The cleared answers of one filling, and the ideas that go without a name. `theirs` is the language its party writes
    in, where that is not the document's."""
    parts: list[Part] = []
    for question in answered_questions(filling.worksheet, filling.entries):
        parts += _words(filling, question, tongue, theirs)
    nameless: list[str] = []
    named: dict[str, list[str]] = {}
    copies = sorted(name for name in filling.entries if is_copy(name))
    for question in item_questions(filling.worksheet, copies):
        entry = filling.entries[question.id]
        if entry.answer.state is State.GIVEN:
            words = "\n".join(question.kind.say(entry.answer.value, tongue))
            if filling.credit == NO_NAME:
                nameless.append(words)
            elif filling.credit:
                named.setdefault(tongue.say(question.summary_label), []).append(words)
    parts += [
        Answered(label, None, (Lines(tuple(ideas), numbered=True, written=True),), language=theirs)
        for label, ideas in named.items()
    ]
    if parts:
        parts.insert(0, Heading(sheet_title(filling, tongue), 3))
    return parts, nameless


def _words(filling: FillingRead, question: Question, tongue: Tongue, theirs: str) -> list[Part]:
    entry = filling.entries[question.id]
    if entry.answer.state is not State.GIVEN:
        return []
    body = drawing_of(question.kind).filled(question.kind, entry.answer.value, tongue)
    source = filling.worksheet.question(question.id).kind.needs()
    body = with_own_items(body, filling, source)
    if source and source not in filling.entries:
        # A choice from an answer that was not cleared has no words here.
        body = without_unknown(body)
    return [Answered(tongue.say(question.summary_label), None, body, language=theirs)] if body else []
