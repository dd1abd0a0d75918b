"""The return card, for the mediator to carry in: the questions each party wants asked and what it cleared, on one page.

Made from cleared words alone, so that it may lie on the table. What finds no room is counted; it was cleared as well.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from itertools import groupby

from app.domain.case import Issue, Party
from app.domain.language import _, ngettext, written_in
from app.domain.reading import CaseRead, FillingRead
from app.domain.template import Frame
from app.export.cleared import ClearedWords, by_words, cleared_ideas, cleared_words
from app.export.contents import other_language, short_name
from app.export.parts import Answered, Contents, Heading, Lines, Paragraph, Part, Voice
from app.export.right_to_left import among

QUESTIONS = ("ps_questions", "lb_check")
"""The questions of the built-in sheets that are answered with questions to the others."""
LONGEST = 400
"""Letters of one answer, with its label: more is not read at a glance."""


_TRIES = 6
"""How many turns may find no room before the card counts as full."""


class Sort(IntEnum):
    """Where a point stands on the card, and what gets room first."""

    QUESTION = 0
    ISSUE = 1
    REST = 2
    IDEA = 3


@dataclass(frozen=True, slots=True)
class Point:
    """One cleared answer, or one question to the others, on the card. An idea has no party.

    `turn`: the how many-eth it is of its party, of its sort and on its issue; `agenda`: the place of its issue.
    """

    sort: Sort
    said: ClearedWords
    party: Party | None = None
    issue: Issue | None = None
    turn: int = 0
    agenda: int = 0

    @property
    def letters(self) -> int:
        """How long it is to read. What its party is called is not its words and takes nothing from it."""
        about = self.issue.title if self.issue is not None else ""
        return len("".join((self.said.label, about, *self.said.lines())))


def return_card(read: CaseRead, frame: Frame, fits: Callable[[Contents], bool]) -> Contents:
    """As much as `fits` says stands on one page. A long answer stands on it whole or not at all.

    Questions get room first, then points on an issue. No party has one more than the others while they have more to say:
    the first of all of them, then the second of all. Where the first of all finds no room, none of them is there.
    """
    points = tuple(_points(read))
    short = sorted((point for point in points if point.letters <= LONGEST), key=_turn)
    long = tuple(point for point in points if point.letters > LONGEST)

    def with_these(some: Sequence[Point]) -> Contents:
        return _card(read, frame, some, len(points) - len(some), long)

    turns = [[*of_turn] for _place, of_turn in groupby(short, _turn)]
    return with_these(_taken(turns, lambda some: fits(with_these(some))))


def _turn(point: Point) -> tuple[int, int, int]:
    return point.sort, point.turn, point.agenda


def _taken(turns: Iterable[Sequence[Point]], fits: Callable[[Sequence[Point]], bool]) -> list[Point]:
    """Turn after turn, each whole. After one that has no room, none of the same sort on the same issue follows; others are
    tried, a few times."""
    taken: list[Point] = []
    closed: set[tuple[Sort, int]] = set()
    for turn in turns:
        about = turn[0].sort, turn[0].agenda
        if about in closed:
            continue
        if fits([*taken, *turn]):
            taken += turn
        else:
            closed.add(about)
            if len(closed) == _TRIES:
                break
    return taken


def _points(read: CaseRead) -> Iterator[Point]:
    """All that was cleared, by party."""
    tongue = read.case.tongue()
    agenda = {issue.id: place for place, issue in enumerate(read.case.issues)}
    nameless: set[str] = set()
    for party in read.parties:
        turns: Counter[tuple[Sort, str]] = Counter()
        for filling in read.of(party.id):
            named, without_name = cleared_ideas(filling, tongue)
            nameless.update(without_name)
            for said in (*cleared_words(filling, tongue), *named):
                sort = _sort(said, filling)
                issue = filling.issue if sort is Sort.ISSUE else None
                for one in _one_by_one(said) if sort is Sort.QUESTION else (said,):
                    counted = sort, issue.id if issue is not None else ""
                    yield Point(sort, one, party, issue, turns[counted], agenda.get(counted[1], 0))
                    turns[counted] += 1
    for turn, idea in enumerate(sorted(nameless, key=by_words)):
        yield Point(Sort.IDEA, ClearedWords("", "", (Lines((idea,)),)), turn=turn)


def _sort(said: ClearedWords, filling: FillingRead) -> Sort:
    if said.question in QUESTIONS:
        return Sort.QUESTION
    return Sort.ISSUE if filling.issue is not None else Sort.REST


def _one_by_one(said: ClearedWords) -> Iterator[ClearedWords]:
    own = said.in_own_words()
    return (replace(said, body=(Lines((line,), written=line in own),)) for line in said.lines())


# ---- the card -------------------------------------------------------------------------------------------------------


def _card(read: CaseRead, frame: Frame, points: Sequence[Point], left_out: int, long: Sequence[Point]) -> Contents:
    """`left_out` counts the points that are not on it, with the `long` ones."""
    case = read.case
    parts = [*_parts(read, points)]
    if not points and not left_out:
        parts.append(Paragraph(_("Nothing has been cleared to share so far.")))
    parts += _whose_are_long(read, long)
    if left_out:
        parts.append(Paragraph(_not_here(left_out, some_are=bool(points)).format(count=left_out), Voice.CLOSE))
    return Contents(
        name=_("Return card"),
        title=_("Back at the table"),
        subtitle=_("Cleared to share, in each party's own words."),
        for_whom=_("For the mediator, to carry in"),
        page_line=case.tongue().say(frame.profile(case.rules).page_line),
        parts=tuple(parts),
        language=written_in(case.language),
        case_code=case.code,
        practice=read.case.practice,
        at_a_glance=True,
    )


def _not_here(left_out: int, *, some_are: bool) -> str:
    if some_are:
        return ngettext(
            "One more cleared point is in the joint summary.",
            "{count} more cleared points are in the joint summary.",
            left_out,
        )
    return ngettext(
        "There was no room for the one cleared point here. It is in the joint summary.",
        "There was no room for the {count} cleared points here. They are in the joint summary.",
        left_out,
    )


def _whose_are_long(read: CaseRead, long: Sequence[Point]) -> Iterator[Part]:
    """In the order of the parties, whatever each has. An idea that goes without a name is nobody's here."""
    whose = {point.party.id for point in long if point.party is not None}
    names = ", ".join(among(short_name(party)) for party in read.parties if party.id in whose)
    if names:
        words = _("Too long for this page, and only in the joint summary: points of {names}.")
        yield Paragraph(words.format(names=names), Voice.CLOSE)


def _parts(read: CaseRead, points: Sequence[Point]) -> Iterator[Part]:
    """Questions, then the issues in the order of the case, then the rest."""
    yield from _section(read, _("Questions they want asked"), [p for p in points if p.sort is Sort.QUESTION])
    on_issues = [point for point in points if point.sort is Sort.ISSUE]
    for issue in read.case.issues:
        yield from _section(read, issue.title, [p for p in on_issues if p.issue is not None and p.issue.id == issue.id])
    yield from _section(read, _("On the whole"), [point for point in points if point.sort is Sort.REST])
    ideas = tuple(line for point in points if point.sort is Sort.IDEA for line in point.said.lines())
    if ideas:
        yield Heading(_("Ideas, without names"), 3)
        yield Lines(ideas, bulleted=True)


def _section(read: CaseRead, title: str, points: Sequence[Point]) -> Iterator[Part]:
    if points:
        yield Heading(title, 3)
    for party in read.parties:
        body = [*_of_one([point for point in points if point.party is not None and point.party.id == party.id])]
        if body:
            theirs = other_language(party, written_in(read.case.language))
            yield Answered(short_name(party), None, tuple(body), language=theirs)


def _of_one(points: Sequence[Point]) -> Iterator[Part]:
    """What stands beside the name of one party."""
    asked = [point.said for point in points if point.sort is Sort.QUESTION]
    questions = tuple(line for said in asked for line in said.lines())
    if questions:
        own = frozenset(line for said in asked for line in said.in_own_words())
        yield Lines(questions, numbered=len(questions) > 1, written=own.issuperset(questions))
    for point in points:
        if point.sort is not Sort.QUESTION:
            yield Paragraph(point.said.label, Voice.LABEL)
            yield from _closely(point.said)


def _closely(said: ClearedWords) -> Iterator[Part]:
    """Choices in one line: what they are called holds no line of its own."""
    for part in said.body:
        several = isinstance(part, Lines) and len(part.lines) > 1 and not part.numbered
        yield (
            replace(part, lines=("\u00a0· ".join(part.lines),), bulleted=False)
            if isinstance(part, Lines) and several
            else part
        )
