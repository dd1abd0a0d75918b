"""The joint summary: what was cleared to share, by party, in their words, and nothing about the rest (decision 14)."""

from __future__ import annotations

from app.domain.language import _, written_in
from app.domain.reading import CaseRead, FillingRead
from app.domain.template import Frame
from app.domain.wording import Tongue
from app.export.cleared import by_words, cleared_ideas, cleared_words
from app.export.contents import other_language, sheet_title
from app.export.parts import Answered, Contents, Heading, Lines, Paragraph, Part


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
            parts += [Heading(party.called, 2, party.role), *said]
    if nameless:
        parts.append(Heading(_("Ideas, without names"), 2))
        # Where an idea stands must not tell whose it is, nor may the language its party writes in.
        parts.append(Lines(tuple(sorted(nameless, key=by_words)), bulleted=True))
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
        practice=read.case.practice,
    )


def _sheet(filling: FillingRead, tongue: Tongue, theirs: str) -> tuple[list[Part], list[str]]:
    """The cleared answers of one filling, and the ideas that go without a name. `theirs` is the language its party writes
    in, where that is not the document's."""
    named, nameless = cleared_ideas(filling, tongue)
    parts: list[Part] = [
        Answered(said.label, None, said.body, language=theirs) for said in (*cleared_words(filling, tongue), *named)
    ]
    if parts:
        parts.insert(0, Heading(sheet_title(filling, tongue), 3))
    return parts, nameless
