"""What stays on one page with what it names: headings, leads and labels with what comes below them."""

from __future__ import annotations

from collections.abc import Iterable

from reportlab.platypus import Flowable, PageBreak

from app.export.flowing import GOOD_PIECE, RoomFor, Words, tall
from app.export.sheets_of_paper import BackOfASheet

Story = list[Flowable]

_FIRST = 2
"""Of what stands below a question: with it, where its words are long."""
_HIGH = 0.25
"""Of a page: names that are higher need not have room for all of them and what they name."""


def together(
    leading: Story, rest: Story, most: float, page: float, width: float, *, far: int, below_title: bool
) -> RoomFor:
    """Room for `leading` and what it names, in front of both. With `below_title` they come first in a document, and are
    rather torn apart than its title is left alone on its page."""
    names, high = len(leading), tall(leading, width)
    room = RoomFor(leading, rest, most, page, far)
    is_high = high > page * _HIGH
    if is_high and (below_title or high + room.piece(width) > page):
        _go_along(leading, room.least(width), width)
        names = next((at for at, one in enumerate(leading) if below_title and _is_long(one)), names)
    if below_title:
        room = RoomFor(leading[:names], [*leading[names:], *rest], min(most, page * GOOD_PIECE), page, far)
        room.below_title = True
    return room


def question_together(head: Story, body: Story, page: float, width: float) -> None:
    """The same for a question, whose words are never put off: the last lines of long ones go along with what comes first
    below them, its locks or its room."""
    if tall(head, width) > page * _HIGH:
        _go_along(head, min(tall(body[:_FIRST], width), page * GOOD_PIECE), width)


def _go_along(leading: Story, room: float, width: float) -> None:
    """Each of `leading` with the next one, the last of them with what they lead to, which needs so much room below it: the
    last lines of one that is long stand on the page of what comes next."""
    for one in reversed(leading):
        high = tall([one], width) + one.getSpaceAfter()
        if isinstance(one, Words):
            one.leads_to = room
        if isinstance(one, Words) and one.can_be_parted():
            room = one.getSpaceBefore() + one.style.leading * 2
        else:
            room += high


def _is_long(one: Flowable) -> bool:
    return isinstance(one, Words) and one.can_be_parted()


def flowables_of(chunks: Iterable[tuple[Story, Story, float]]) -> Story:
    """All flowables of some parts, in order."""
    return [flowable for leading, rest, _most in chunks for flowable in (*leading, *rest)]


def from_last_break(leading: Story) -> tuple[Story, Story]:
    """What stands before and after the last page break that is there anyway."""
    for place in range(len(leading) - 1, -1, -1):
        if isinstance(leading[place], (PageBreak, BackOfASheet)):
            return leading[: place + 1], leading[place + 1 :]
    return [], leading
