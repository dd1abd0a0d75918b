"""The joint summary: what was cleared to share, by party, in their words, and nothing about the rest (decision 14)."""

from __future__ import annotations

from app.domain.answers import State
from app.domain.items import NO_NAME, is_copy, item_questions
from app.domain.language import _
from app.domain.reading import CaseRead, FillingRead
from app.domain.template import Frame
from app.domain.visibility import answered_questions
from app.domain.wording import Tongue
from app.domain.worksheet import Question
from app.export.drawings import drawing_of
from app.export.parts import Contents, Heading, Lines, Paragraph, Part, Voice


def joint_summary(read: CaseRead, frame: Frame) -> Contents:
    """For all: cleared words only. A party with nothing cleared is not named; no counts, no empty headings."""
    case = read.case
    tongue = case.tongue()
    parts: list[Part] = []
    nameless: list[str] = []
    for party in read.parties:
        said: list[Part] = []
        for filling in read.of(party.id):
            words, without_name = _sheet(filling, tongue)
            nameless += without_name
            said += words
        if said:
            parts += [Heading(party.name, 2, party.role), *said]
    if nameless:
        parts.append(Heading(_("Ideas, without names"), 2))
        # Ordered by their words: where an idea stands must not tell whose it is.
        parts.append(Lines(tuple(sorted(set(nameless), key=str.casefold)), numbered=False))
    if not parts:
        parts.append(Paragraph(_("Nothing has been cleared to share so far.")))
    return Contents(
        name=_("Joint summary"),
        title=_("What may be shared"),
        subtitle=_("In each party's own words. An idea is not an offer."),
        for_whom=_("For everybody at the table"),
        page_line=tongue.say(frame.profile(case.rules).page_line),
        parts=tuple(parts),
        language=tongue.language,
        case_code=case.code,
        practice=_("PRACTICE") if case.practice else "",
    )


def _sheet(filling: FillingRead, tongue: Tongue) -> tuple[list[Part], list[str]]:
    """The cleared answers of one filling, and the ideas that go without a name."""
    parts: list[Part] = []
    for question in answered_questions(filling.worksheet, filling.entries):
        parts += _words(filling, question, tongue)
    nameless: list[str] = []
    copies = sorted(name for name in filling.entries if is_copy(name))
    named: list[Part] = []
    for question in item_questions(filling.worksheet, copies):
        entry = filling.entries[question.id]
        if entry.answer.state is State.GIVEN:
            if filling.credit == NO_NAME:
                nameless += question.kind.say(entry.answer.value, tongue)
            elif filling.credit:
                named += drawing_of(question.kind).filled(question.kind, entry.answer.value, tongue)
    if named:
        parts += [Paragraph(_("Ideas"), Voice.LEAD), *named]
    if parts:
        title = tongue.say(filling.worksheet.title)
        if filling.issue is not None:
            title = f"{title}: {filling.issue.title}"
        parts.insert(0, Heading(title, 3))
    return parts, nameless


def _words(filling: FillingRead, question: Question, tongue: Tongue) -> list[Part]:
    entry = filling.entries[question.id]
    if entry.answer.state is not State.GIVEN:
        return []
    body = drawing_of(question.kind).filled(question.kind, entry.answer.value, tongue)
    return [Paragraph(tongue.say(question.summary_label), Voice.LEAD), *body] if body else []
