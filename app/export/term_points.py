"""Term points, for the parties' counsel: what every party cleared on the same point of the same issue, for drafting.

No sheet asks what was agreed, so nothing here says that anything was. What all of them put in the same words stands first;
below it their words stand beside each other, whether or not they say the same. From cleared words alone, unsigned.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from app.domain.case import FEWEST_PARTIES, Issue, Party
from app.domain.language import _
from app.domain.reading import CaseRead, FillingRead
from app.domain.template import Frame
from app.export.cleared import cleared_words
from app.export.contents import practice_words
from app.export.parts import Answered, Contents, Grid, Heading, Lines, Notice, Paragraph, Part, Voice

_ON_TERMS = frozenset({"objective_thinking", "generate_alternatives", "set_aside", "bring_in_professional"})
"""What a sheet has to be for: others ask how somebody feels or sees it, and that is nothing to draft from."""
_NO_MORE = "–"

Said = Mapping[str, tuple[str, ...]]
"""What each party (by id) said to one question, a line each."""


def term_points(read: CaseRead, parties: tuple[Party, ...], frame: Frame) -> Contents:
    """`read` is what all may read, `parties` all of the case. A question that not every party cleared is not in it."""
    case = read.case
    parts: list[Part] = []
    for issue in (*case.issues, None):
        points = [*_points(read, parties, issue)]
        if points:
            parts += [Heading(issue.title if issue is not None else _("On the whole"), 2), *points]
    notice = Notice(
        _("Not an agreement until signed."),
        (
            _("These are the parties' own words, put together for drafting. Each party cleared them to share."),
            _("Words that stand beside each other need not say the same. An idea is not an offer."),
        ),
    )
    return Contents(
        name=_("Term points"),
        title=_("Points for drafting"),
        subtitle=" · ".join(_called(party) for party in parties) if parts else "",
        for_whom=_("For the parties' counsel"),
        page_line=case.tongue().say(frame.profile(case.rules).page_line),
        foot=_("Not an agreement until signed."),
        parts=(notice, *(parts or [Paragraph(_("So far no point has words from every party."))])),
        language=case.tongue().language,
        case_code=case.code,
        practice=practice_words(read),
    )


def _called(party: Party) -> str:
    return party.name or _("Party {letter}").format(letter=party.letter)


def _points(read: CaseRead, parties: tuple[Party, ...], issue: Issue | None) -> Iterator[Part]:
    """What all cleared on this issue, or on none."""
    found = [(label, said, _in_all(said)) for label, said in _said(read, issue) if len(said) == len(parties)]
    if any(same for _label, _said_by, same in found):
        yield Heading(_("In the same words"), 3)
        yield from (
            Answered(label, None, (Lines(same, bulleted=len(same) > 1),)) for label, _said_by, same in found if same
        )
    differing = [
        (label, {party: tuple(line for line in lines if line not in same) for party, lines in said.items()})
        for label, said, same in found
    ]
    differing = [(label, said) for label, said in differing if any(said.values())]
    if differing:
        # It may be the first line of a page.
        yield Heading(_("In words of their own"), 3, issue.title if issue is not None else "")
        yield from _beside(differing, parties)


def _said(read: CaseRead, issue: Issue | None) -> Iterator[tuple[str, Said]]:
    """Question by question of each sheet: what it is called, and who said what. Questions of two sheets that are called
    the same are two; one that is called differently for different parties is called all of that.
    """
    tongue = read.case.tongue()
    labels: dict[tuple[str, str], list[str]] = {}
    found: dict[tuple[str, str], dict[str, tuple[str, ...]]] = {}
    for filling in read.fillings:
        if _is_on(filling, issue):
            for words in cleared_words(filling, tongue):
                key = filling.worksheet.id, words.question
                labels.setdefault(key, []).append(words.label)
                said = found.setdefault(key, {})
                before = said.get(filling.party, ())
                said[filling.party] = (*before, *(line for line in words.lines() if line not in before))
    for key, said in found.items():
        yield " / ".join(dict.fromkeys(labels[key])), said


def _is_on(filling: FillingRead, issue: Issue | None) -> bool:
    on = filling.issue.id if filling.issue is not None else None
    return on == (issue.id if issue is not None else None) and not _ON_TERMS.isdisjoint(filling.worksheet.strategies)


def _in_all(said: Said) -> tuple[str, ...]:
    first, *others = said.values()
    return tuple(line for line in first if all(line in lines for lines in others))


def _beside(several: Sequence[tuple[str, Said]], parties: tuple[Party, ...]) -> Iterator[Part]:
    """Two parties beside each other; more of them below each other."""
    if len(parties) == FEWEST_PARTIES:
        rows = tuple((label, *("\n".join(said[party.id]) or _NO_MORE for party in parties)) for label, said in several)
        yield Grid((_("Point"), *map(_called, parties)), rows, (0.24, 0.38, 0.38))
        return
    for label, said in several:
        yield Paragraph(label, Voice.LEAD)
        for party in parties:
            if said[party.id]:
                yield Answered(_called(party), None, (Lines(said[party.id]),))
