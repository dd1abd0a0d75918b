"""What somebody hears of a document, as a short text: a line an element, with its role and its first words.

The expected ones lie in `trees/`. Where a document was changed on purpose, write them anew and read what changed:
`recess demo --out out && python -m tests.export.trees out`.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.export.tags import Tag, read_tags

FOLDER = Path(__file__).parent / "trees"
_FIRST = 5
"""How many words of an element stand in a tree."""
_DAY = re.compile(r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{1,2}, 20\d\d")
_MINUTES = re.compile(r"\b(?:under 1|\d+) min\b")


def tree_of(pdf: bytes) -> str:
    """The tree of a whole document. Days and minutes are those of the run and stand there as such."""
    return "\n".join(line for inner in read_tags(pdf).inside for line in _lines(inner, 0)) + "\n"


def _lines(tag: Tag, depth: int) -> Iterator[str]:
    if tag.role == "TR":
        yield " " * depth + "TR  " + " | ".join(_said(cell) for cell in tag.inside)
        return
    roles = [_role(tag)]
    while len(tag.inside) == 1 and not tag.words and not tag.alt:
        tag = tag.inside[0]
        roles.append(_role(tag))
    yield f"{' ' * depth}{' '.join(roles)}  {_first(tag)}".rstrip()
    for inner in tag.inside:
        yield from _lines(inner, depth + 1)


def _said(tag: Tag) -> str:
    return f"{_role(tag)} {_first(tag)}".rstrip()


def _role(tag: Tag) -> str:
    return f"{tag.role}({tag.scope})" if tag.scope else tag.role


def _first(tag: Tag) -> str:
    words = _MINUTES.sub("MINUTES", _DAY.sub("DAY", " ".join((tag.words or tag.alt).split()))).split(" ")
    return " ".join(words[:_FIRST]) + ("…" if len(words) > _FIRST else "")


def wanted(names: list[str]) -> list[str]:
    """Of the documents of the demo one of each kind, and every handout."""
    kinds = {re.sub(r"(?<=-)[AB]_|party-[AB](?=\.)", "", name): name for name in sorted(names, reverse=True)}
    return sorted(kinds.values())


def main() -> None:
    """Write them anew from a folder with the documents of the demo."""
    out = Path(sys.argv[1])
    FOLDER.mkdir(exist_ok=True)
    for old in FOLDER.glob("*.txt"):
        old.unlink()
    for name in wanted([path.name for path in out.glob("*.pdf")]):
        (FOLDER / name).with_suffix(".txt").write_text(tree_of((out / name).read_bytes()), encoding="utf-8")


if __name__ == "__main__":
    main()
