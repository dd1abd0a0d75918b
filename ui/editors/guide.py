"""The quiet count under a text: how much there is, and a guide. Nothing is cut off, and no count is a fault."""

from __future__ import annotations

from app.domain.kinds.base import LONGEST_TEXT
from app.domain.language import _, ngettext
from app.domain.numbers import write_number

_NEAR = LONGEST_TEXT - 500


def letters_guide(count: int, advice: int) -> str:
    """Said once a short text grows past its guide, or comes near the limit."""
    if count > _NEAR:
        return _room_left(count)
    if not advice or count <= advice:
        return ""
    return _("{count} characters. About {advice} fit on paper.").format(count=count, advice=advice)


def words_guide(text: str, advice: int) -> str:
    """The number of words beside the guide; the room left once the limit is near."""
    if len(text) > _NEAR:
        return _room_left(len(text))
    count = len(text.split())
    if not advice:
        return ""
    if not count:
        return _("About {advice} words are a good length. More is fine.").format(advice=advice)
    words = ngettext(
        "{count} word so far. A guide: about {advice}.", "{count} words so far. A guide: about {advice}.", count
    )
    return words.format(count=count, advice=advice)


def _room_left(count: int) -> str:
    words = _("{count} of {most} characters used.")
    return words.format(count=write_number(count, "us"), most=write_number(LONGEST_TEXT, "us"))
