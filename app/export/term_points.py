"""Term points, for the parties' counsel: what every party cleared on the same point of the same issue, for drafting.

No sheet asks what was agreed, so nothing here says that anything was. What all of them put in the same words stands first;
below it their words stand beside each other, whether or not they say the same. From cleared words alone, unsigned.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from app.domain.case import FEWEST_PARTIES, Issue, Party
from app.domain.language import _, written_in
from app.domain.reading import CaseRead, FillingRead
from app.domain.template import Frame
from app.export.cleared import cleared_words
from app.export.contents import other_language, short_name
from app.export.parts import Answered, Contents, Grid, Heading, Lines, Notice, Paragraph, Part, Voice
from app.export.right_to_left import among

_ON_TERMS = frozenset({"objective_thinking", "generate_alternatives", "set_aside", "bring_in_professional"})
"""What a sheet has to be for: others ask how somebody feels or sees it, and that is nothing to draft from."""
_NO_MORE = "–"

Said = Mapping[str, tuple[str, ...]]
"""What each party (by id) said to one question, a line each."""


@dataclass(frozen=True, slots=True)
class _Point:
    """One question: what it is called, who said what, what of it all of them said, and which lines are in own words."""

    label: str
    said: Said
    same: tuple[str, ...]
    own: frozenset[str]

    def lines(self, lines: tuple[str, ...]) -> Lines:
        """Some of its lines; where there are several, each is seen and heard to begin."""
        return Lines(lines, bulleted=len(lines) > 1, written=self.own.issuperset(lines))

    def apart(self) -> Said:
        """What each said that not all of them did."""
        return {party: tuple(line for line in lines if line not in self.same) for party, lines in self.said.items()}


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
        subtitle=" · ".join(among(party.called) for party in parties) if parts else "",
        for_whom=_("For the parties' counsel"),
        page_line=case.tongue().say(frame.profile(case.rules).page_line),
        foot=_("Not an agreement until signed."),
        parts=(notice, *(parts or [Paragraph(_("So far no point has words from every party."))])),
        language=written_in(case.language),
        case_code=case.code,
        practice=read.case.practice,
    )


def _points(read: CaseRead, parties: tuple[Party, ...], issue: Issue | None) -> Iterator[Part]:
    """What all cleared on this issue, or on none."""
    theirs = {party.id: other_language(party, written_in(read.case.language)) for party in parties}
    found = [point for point in _said(read, issue) if len(point.said) == len(parties)]
    if any(point.same for point in found):
        yield Heading(_("In the same words"), 3)
        in_one = set(theirs.values())
        language = in_one.pop() if len(in_one) == 1 else ""
        for point in found:
            if point.same:
                yield Answered(point.label, None, (point.lines(point.same),), language=language)
    differing = [point for point in found if any(point.apart().values())]
    if differing:
        # It may be the first line of a page.
        yield Heading(_("In words of their own"), 3, issue.title if issue is not None else "")
        yield from _beside(differing, parties, theirs)


def _said(read: CaseRead, issue: Issue | None) -> Iterator[_Point]:
    """Question by question of each sheet. Questions of two sheets that are called the same are two; one that is called
    differently for different parties is called all of that."""
    tongue = read.case.tongue()
    labels: dict[tuple[str, str], list[str]] = {}
    found: dict[tuple[str, str], dict[str, tuple[str, ...]]] = {}
    own: dict[tuple[str, str], set[str]] = {}
    for filling in read.fillings:
        if _is_on(filling, issue):
            for words in cleared_words(filling, tongue):
                key = filling.worksheet.id, words.question
                labels.setdefault(key, []).append(words.label)
                own.setdefault(key, set()).update(words.in_own_words())
                said = found.setdefault(key, {})
                before = said.get(filling.party, ())
                said[filling.party] = (*before, *(line for line in words.lines() if line not in before))
    for key, said in found.items():
        yield _Point(" / ".join(dict.fromkeys(labels[key])), said, _in_all(said), frozenset(own[key]))


def _is_on(filling: FillingRead, issue: Issue | None) -> bool:
    on = filling.issue.id if filling.issue is not None else None
    return on == (issue.id if issue is not None else None) and not _ON_TERMS.isdisjoint(filling.worksheet.strategies)


def _in_all(said: Said) -> tuple[str, ...]:
    first, *others = said.values()
    return tuple(line for line in first if all(line in lines for lines in others))


def _beside(several: Sequence[_Point], parties: tuple[Party, ...], theirs: Mapping[str, str]) -> Iterator[Part]:
    """Two parties beside each other; more of them below each other."""
    if len(parties) == FEWEST_PARTIES:
        cells = [[point.lines(point.apart()[party.id]) for party in parties] for point in several]
        rows = tuple((point.label, *map(_in_a_cell, row)) for point, row in zip(several, cells, strict=True))
        written = {
            (place, at)
            for place, row in enumerate(cells)
            for at, cell in enumerate(row, 1)
            if cell.lines and cell.written
        }
        yield Grid(
            (_("Point"), *map(short_name, parties)),
            rows,
            (0.24, 0.38, 0.38),
            written=frozenset(written),
            languages=("", *(theirs[party.id] for party in parties)),
            labelled=True,
        )
        return
    for point in several:
        yield Paragraph(point.label, Voice.LEAD)
        for party in parties:
            if lines := point.apart()[party.id]:
                yield Answered(short_name(party), None, (point.lines(lines),), language=theirs[party.id])


def _in_a_cell(cell: Lines) -> str:
    return "\n".join(f"– {line}" if cell.bulleted else line for line in cell.lines) or _NO_MORE
