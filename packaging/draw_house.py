"""Draws the picture of the house, rooms and arrows, from the imports as they are: `python packaging/draw_house.py`.

With `--write` the picture between the marks in ARCHITECTURE.md is replaced. `tests/test_picture_of_the_house.py`
compares the two, so the text cannot grow old in silence.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import grimp

TOP = Path(__file__).resolve().parents[1]
TEXT = TOP / "ARCHITECTURE.md"
BEGIN, END = "<!-- rooms -->", "<!-- /rooms -->"

FLOORS = (
    ("ui",),
    ("ui.mediator", "ui.party"),
    ("ui.editors", "ui.parts"),
    ("app.commands",),
    ("app.presenters",),
    ("app.storage", "app.export", "app.handover"),
    ("app.reckoning", "app.pictures"),
    ("app.domain",),
)
ROOMS = tuple(room for floor in FLOORS for room in floor)


def room_of(module: str) -> str:
    """The room a module stands in: the longest room name it begins with."""
    fitting = [room for room in ROOMS if module == room or module.startswith(room + ".")]
    return max(fitting, key=len, default="")


def arrows() -> dict[str, set[str]]:
    """Room → the rooms it imports from."""
    graph = grimp.build_graph("app", "ui", cache_dir=None)
    found: dict[str, set[str]] = defaultdict(set)
    for module in graph.modules:
        here = room_of(module)
        for other in graph.find_modules_directly_imported_by(module):
            there = room_of(other)
            if here and there and here != there:
                found[here].add(there)
    return found


def picture() -> str:
    """The picture as it stands in ARCHITECTURE.md: a floor a paragraph, top floor first, a room a line."""
    found = arrows()
    width = max(len(room) for room in ROOMS)
    floors = []
    for floor in FLOORS:
        lines = []
        for room in floor:
            targets = [other for other in ROOMS if other in found.get(room, set())]
            lines.append(f"{room:<{width}}  →  {', '.join(targets)}" if targets else f"{room:<{width}}     (nothing)")
        floors.append("\n".join(lines))
    return "```text\n" + "\n\n".join(floors) + "\n```"


def written_down() -> str:
    """The picture that ARCHITECTURE.md holds now."""
    return TEXT.read_text(encoding="utf-8").split(BEGIN, 1)[1].split(END, 1)[0].strip()


def main() -> int:
    """Print the picture, or put it into ARCHITECTURE.md."""
    if "--write" not in sys.argv[1:]:
        print(picture())
        return 0
    before, rest = TEXT.read_text(encoding="utf-8").split(BEGIN, 1)
    after = rest.split(END, 1)[1]
    TEXT.write_text(f"{before}{BEGIN}\n{picture()}\n{END}{after}", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
