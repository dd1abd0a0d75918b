"""The referral note, for a professional: one party's question from "Who could help", and nothing of who wants what.

From cleared words alone, which is stricter than "me and the mediator": the note leaves the room. What a helper costs, who
pays and what is to stay the same until then are wishes of one party and are left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from app.domain.case import Party
from app.domain.language import _, written_in
from app.domain.reading import CaseRead
from app.domain.template import Frame
from app.export.by_hand import NAME_ROOM
from app.export.cleared import ClearedWords, cleared_words
from app.export.contents import other_language
from app.export.left_out import Names, has_money
from app.export.parts import Answered, Contents, Grid, Heading, Lines, Paragraph, Part, Voice

SHEET = "who_could_help"
_QUESTION = "wh_question"
_HELPERS = "wh_helpers"
_ABOUT_IT = (_HELPERS, "wh_job", "wh_for", "wh_trust", "wh_by")
_A_DAY = "wh_by"
"""Its answer is a day, in words of ours."""


def referral_note(read: CaseRead, whose: Party, parties: Sequence[Party], frame: Frame) -> Contents:
    """`read` is what all may read; `whose` question it is; `parties` are all of the case, for the names that must not
    stand in it: what all may read names only those that cleared something."""
    case = read.case
    forbidden = _Forbidden(whose, parties)
    fillings = [filling for filling in read.of(whose.id) if filling.worksheet.id == SHEET]
    said = [words for filling in fillings for words in cleared_words(filling, case.tongue())]
    by_hand = Grid((_("To"), _("From"), _("Date")), (("", "", ""),), (0.38, 0.38, 0.24), room=NAME_ROOM)
    language = written_in(case.language)
    theirs = other_language(whose, language)
    asked = [*_question(said, forbidden, theirs), *_about_it(said, forbidden, theirs)]
    parts: list[Part] = [by_hand, *(asked or [Paragraph(_("No question has been cleared to share so far."))])]
    if forbidden.found:
        left_out = _("Lines in which Recess found the name of another party or an amount of money are left out.")
        parts.append(Paragraph(left_out, Voice.CLOSE))
    if asked:
        parts.append(Paragraph(_("This note asks a question. It takes no side."), Voice.CLOSE))
    return Contents(
        name=_("Referral note"),
        title=_("A question for a professional"),
        subtitle=_("Asked in a mediation by {name}").format(name=whose.called),
        for_whom=_("For a professional"),
        page_line=case.tongue().say(frame.profile(case.rules).page_line),
        parts=tuple(parts),
        language=language,
        case_code=case.code,
        practice=read.case.practice,
    )


def _question(said: list[ClearedWords], forbidden: _Forbidden, theirs: str) -> Iterator[Part]:
    lines = tuple(
        dict.fromkeys(chain.from_iterable(forbidden.without(each) for each in said if each.question == _QUESTION))
    )
    if lines:
        yield Heading(_("The question") if len(lines) == 1 else _("The questions"), 2)
        yield Lines(lines, numbered=len(lines) > 1, written=True, language=theirs)


def _about_it(said: list[ClearedWords], forbidden: _Forbidden, theirs: str) -> Iterator[Part]:
    rows: list[Part] = []
    for name in _ABOUT_IT:
        found: dict[str, list[str]] = {}
        for each in said:
            if each.question == name:
                lines = found.setdefault(each.label, [])
                lines += [line for line in forbidden.without(each) if line not in lines]
        for label, lines in found.items():
            # Kinds of helpers are short choices and stand in one line.
            shown = ("\u00a0· ".join(lines),) if name == _HELPERS else tuple(lines)
            own = {line for each in said if each.question == name for line in each.in_own_words()}
            words = Lines(shown, written=own.issuperset(shown))
            rows += [Answered(label, None, (words,), language=theirs)] if lines else []
    if rows:
        yield Heading(_("About it"), 3)
        yield from rows


class _Forbidden:
    """What no line of the note may hold: another party's name, an amount of money. `found`: whether one did."""

    def __init__(self, whose: Party, parties: Sequence[Party]) -> None:
        self.found = False
        others = [party for party in parties if party.id != whose.id]
        named = [name for party in others for name in (party.name, party.representative, party.interpreter)]
        self._names = Names(named, whose.name)

    def without(self, said: ClearedWords) -> tuple[str, ...]:
        """The lines of an answer that may stand in the note."""
        lines = tuple(line for line in said.lines() if not self._is_in(line, said.question))
        self.found = self.found or len(lines) < len(said.lines())
        return lines

    def _is_in(self, line: str, question: str) -> bool:
        return self._names.are_in(line) or (question != _A_DAY and has_money(line))
