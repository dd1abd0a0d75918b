"""What names something and stands on another page than that: a heading, a label, a question, the head of a table. Told by
what is heard, where each element knows its pages, and by no size or place of letters."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from app.export.parts import Asked, Heading, Paragraph, Part, Voice
from tests.export.tags import Tag, read_tags

_HEADING = re.compile(r"H\d\Z")
_PROMPT = re.compile(r"\d+\.? ")
_LOCK = re.compile("[MBS] ")


def torn(pdf: bytes, parts: Sequence[Part], *, for_writing: bool) -> Iterator[str]:
    """A sentence for each that is apart. `parts` are those of the document, where they are known: which words stand below
    a heading, or are the last ones of their part, nothing else tells."""
    below, last = _bare(_below(parts)), _bare(_last(parts))
    leaves = [tag for tag in read_tags(pdf).all() if tag.on]
    name: Tag | None = None
    for tag, after in pairwise(leaves):
        words = _without_space(tag.heard or tag.words)
        if words not in last and _names(tag, after, for_writing=for_writing):
            name = tag
        # What stands below a heading, and the lock beside a label, belong to it.
        elif name is not None and not (words in below - last if _HEADING.match(name.role) else _is_lock(tag)):
            name = None
        if name is not None and max(tag.on) != min(after.on):
            said, named = name.heard or name.words, after.heard or after.words or after.alt or after.role
            yield f"page {max(tag.on)}: “{said[:40]}” is apart from what it names, “{named[:40]}”"


def _names(tag: Tag, after: Tag, *, for_writing: bool) -> bool:
    if _HEADING.match(tag.role):
        return True
    if tag.role == "TH":
        return tag.scope == "Column"
    if tag.role != "P" or _HEADING.match(after.role):
        return False
    # On paper to write on the last words of all are as bold as a name.
    is_prompt = tag.some_bold and _PROMPT.match(tag.words) is not None
    return is_prompt or (tag.bold and (not for_writing or after.role in ("TH", "TD")))


def _is_lock(tag: Tag) -> bool:
    return tag.role == "P" and tag.some_bold and not tag.bold and _LOCK.match(tag.words) is not None


def _below(parts: Sequence[Part]) -> Iterator[str]:
    for part in parts:
        if isinstance(part, Heading):
            yield from (part.beside, part.below)


def _last(parts: Sequence[Part]) -> Iterator[str]:
    for part in parts:
        if isinstance(part, Paragraph) and part.voice is Voice.CLOSE:
            yield part.words
        if isinstance(part, Asked):
            yield from _last(part.body)


def _bare(several: Iterator[str]) -> frozenset[str]:
    return frozenset(_without_space(words) for words in several if words.strip())


def _without_space(words: str) -> str:
    return "".join(words.split())
