"""What somebody hears of a document: its elements with their words, read from the file by way of pikepdf."""

from __future__ import annotations

import io
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import page as checker
import pikepdf

PAINTS = frozenset({"S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "sh", "Do", "Tj", "TJ", "'", '"', "BI"})
_ENTRY = re.compile(r"^<([0-9A-Fa-f]{2})> <([0-9A-Fa-f]{4,8})>$", re.MULTILINE)


STANDARDS = (checker.ValidationProfile.PDF_UA_1, checker.ValidationProfile.PDF_A_2A)


NOT_HEARD = "PDFA2A-STREAM-LENGTH-001"
"""Where the last byte of a compressed stream happens to be a CR, the checker takes it for a part of the line end that
follows. qpdf counts the bytes of every stream instead."""


def faults(pdf: bytes) -> list[str]:
    """What the checkers find against the standards that are kept."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        found = list(opened.check_pdf_syntax())
    for standard in STANDARDS:
        failures = checker.validate_pdf_bytes(pdf, profile=standard).failures
        found += [f"{standard}: {one.rule_id}: {one.message}" for one in failures if one.rule_id != NOT_HEARD]
    return found


@dataclass
class Tag:
    """An element: its role, what a figure shows, what a head cell heads, and the words that are in it alone; `language`
    and `heard` where it says them."""

    role: str
    alt: str = ""
    scope: str = ""
    words: str = ""
    inside: list[Tag] = field(default_factory=list)
    language: str = ""
    heard: str = ""

    def all(self) -> Iterator[Tag]:
        """This one and all below it, in the order they are read."""
        yield self
        for inner in self.inside:
            yield from inner.all()

    def outline(self, depth: int = -1) -> list[str]:
        """A line for each element below this one."""
        lines = []
        if depth >= 0:
            scope = f"({self.scope})" if self.scope else ""
            lines = [f"{' ' * depth}{self.role}{scope} {self.words}".rstrip()]
        return [*lines, *(line for inner in self.inside for line in inner.outline(depth + 1))]


def read_tags(pdf: bytes) -> Tag:
    """The whole tree, from its top element on."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        said = [dict(_said(page)) for page in opened.pages]
        places = {page.obj.objgen: number for number, page in enumerate(opened.pages)}
        return _read(opened.Root.StructTreeRoot.K[0], said, places)


def _read(element: Any, said: list[dict[int, str]], places: Mapping[Any, int]) -> Tag:
    scope = next((str(one.Scope)[1:] for one in element.get("/A", []) if "/Scope" in one), "")
    found = Tag(str(element.S)[1:], str(element.get("/Alt", "")), scope)
    found.language, found.heard = str(element.get("/Lang", "")), str(element.get("/ActualText", ""))
    for inner in below(element):
        if isinstance(inner, int):
            found.words += said[places[element.Pg.objgen]].get(inner, "")
        elif "/Obj" in inner:
            # A field of a form says itself what is filled in.
            found.words += str(inner.Obj.get("/TU", inner.Obj.get("/Parent", {}).get("/TU", "")))
        elif "/MCID" in inner:
            found.words += said[places[inner.Pg.objgen]].get(int(inner.MCID), "")
        else:
            found.inside.append(_read(inner, said, places))
    found.words = found.words.strip()
    return found


def below(element: Any) -> list[Any]:
    """What stands below an element: other ones, marked pieces (a number, or with the page they stand on), fields."""
    return list(element.K) if isinstance(element.K, pikepdf.Array) else [element.K]


def _said(page: pikepdf.Page) -> Iterator[tuple[int, str]]:
    """The words of each marked piece of a page."""
    fonts = {name: _letters(font) for name, font in page.Resources.get("/Font", {}).items()}
    words: defaultdict[int, str] = defaultdict(str)
    inside: list[int | None] = []
    letters: Mapping[int, str] = {}
    for instruction in pikepdf.parse_content_stream(page):
        operands = instruction.operands
        match str(instruction.operator):
            case "BDC":
                inside.append(int(operands[1].MCID) if "/MCID" in operands[1] else None)
            case "BMC":
                inside.append(None)
            case "EMC":
                inside.pop()
            case "Tf":
                letters = fonts[str(operands[0])]
            case "Tj" if inside and inside[-1] is not None:
                words[inside[-1]] += "".join(letters.get(code, "") for code in bytes(operands[0]))
            case _:
                pass
    yield from words.items()


def _letters(font: Any) -> dict[int, str]:
    pairs = _ENTRY.findall(font.ToUnicode.read_bytes().decode("latin-1")) if "/ToUnicode" in font else []
    return {int(code, 16): bytes.fromhex(letter).decode("utf-16-be") for code, letter in pairs}


def loose_strokes(pdf: bytes) -> list[str]:
    """Every operation that paints and stands in no mark, and every mark that stands in another one."""
    found = []
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        for number, page in enumerate(opened.pages, 1):
            depth = 0
            for instruction in pikepdf.parse_content_stream(page):
                name = str(instruction.operator)
                depth += name in {"BDC", "BMC"}
                depth -= name == "EMC"
                if depth not in {0, 1} or (depth == 0 and name in PAINTS):
                    found.append(f"page {number}: {name} at depth {depth}")
            if depth:
                found.append(f"page {number}: left open")
    return found
