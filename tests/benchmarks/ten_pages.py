"""Ten pages as each program makes them: `python ten_pages.py PROGRAM TURNS FONTS`, in a process of its own.

Headings, paragraphs, a table, a simple picture, page numbers. Says as JSON: when the first document was there, the
milliseconds of each later one, how many pages it has. Only for the programs `recess` and `plain` is anything of Recess
imported: the others are no part of it and run in any Python that has them.
"""

from __future__ import annotations

import importlib
import json
import sys
import time
from collections.abc import Callable, Mapping
from typing import Any

SECTIONS = 10
WORDS = "I asked for the key in May and nobody came to the door. " * 6
PARAGRAPHS = 4
HEADS = ("What", "In words", "When")
ROWS = tuple((f"Row {place}", "some words here", "in May") for place in range(9))
BOXES = ((0, 0), (150, 0), (75, 45))
"""The picture: where each box begins, in points. All are as large."""
WIDE, HIGH = 120, 30

Made = tuple[bytes, int]
"""A document and how many pages it has."""


def as_html() -> str:
    """What WeasyPrint and LibreOffice read."""
    rows = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in ROWS)
    table = f"<table><tr>{''.join(f'<th>{head}</th>' for head in HEADS)}</tr>{rows}</table>"
    boxes = "".join(
        f'<rect x="{x}" y="{y}" width="{WIDE}" height="{HIGH}" fill="none" stroke="black"/>' for x, y in BOXES
    )
    picture = f'<svg xmlns="http://www.w3.org/2000/svg" width="272" height="80">{boxes}</svg>'
    sections = (f"<h2>Section {place}</h2>{f'<p>{WORDS}</p>' * PARAGRAPHS}{table}" for place in range(SECTIONS))
    look = "@page { size: letter; margin: 66pt 58pt; @bottom-right { content: 'Page ' counter(page) } }"
    more = "body { font-size: 11pt; line-height: 1.35 }"
    return (
        f'<html lang="en"><head><title>Ten pages</title><style>{look}{more}</style></head>'
        f"<body><h1>Ten pages</h1>{picture}{''.join(sections)}</body></html>"
    )


def _weasyprint(_fonts: str) -> Callable[[], Made]:
    engine: Any = importlib.import_module("weasyprint")
    page = as_html()

    def make() -> Made:
        rendered = engine.HTML(string=page).render(pdf_variant="pdf/ua-1")
        return rendered.write_pdf(pdf_variant="pdf/ua-1"), len(rendered.pages)

    return make


def _fpdf(fonts: str) -> Callable[[], Made]:
    """It writes no tags."""
    engine: Any = importlib.import_module("fpdf")

    def number(pdf: Any) -> None:
        pdf.set_y(-40)
        pdf.cell(0, 10, f"Page {pdf.page_no()}", align="R")

    numbered: Any = type("Numbered", (engine.FPDF,), {"footer": number})

    def make() -> Made:
        pdf = numbered(unit="pt", format="letter")
        pdf.set_margins(58, 66, 58)
        pdf.set_auto_page_break(True, 66)
        for style, name in (("", "Regular"), ("B", "Bold")):
            pdf.add_font("a", style, f"{fonts}/AtkinsonHyperlegibleNext-{name}.ttf")
        pdf.set_font("a", "B", 20)
        pdf.add_page()
        pdf.cell(0, 28, "Ten pages", new_x="LMARGIN", new_y="NEXT")
        top = pdf.get_y()
        for x, y in BOXES:
            pdf.rect(58 + x, top + y, WIDE, HIGH)
        pdf.set_y(top + 80)
        for place in range(SECTIONS):
            pdf.set_font("a", "B", 15)
            pdf.cell(0, 40, f"Section {place}", new_x="LMARGIN", new_y="NEXT")
            pdf.set_font("a", "", 11)
            for _each in range(PARAGRAPHS):
                pdf.multi_cell(0, 15, WORDS, new_x="LMARGIN", new_y="NEXT")
            with pdf.table(line_height=15) as table:
                for row in (HEADS, *ROWS):
                    table.row(row)
        return bytes(pdf.output()), pdf.page_no()

    return make


def _contents() -> Any:
    from app.export.parts import Contents, Drawn, Grid, Heading, Paragraph
    from tests.pictures.samples import PICTURES

    picture = min(PICTURES.values(), key=lambda each: len(" ".join(each.said())))
    section = (*(Paragraph(WORDS.strip()) for _each in range(PARAGRAPHS)), Grid(HEADS, ROWS))
    parts = (part for place in range(SECTIONS) for part in (Heading(f"Section {place}"), *section))
    return Contents("Ten pages", "Ten pages", "For all", "A line", (Drawn(picture), *parts))


def _recess(_fonts: str) -> Callable[[], Made]:
    import pypdfium2

    from app.commands.desk.drawing import drawn

    contents = _contents()
    pages = 0

    def make() -> Made:
        nonlocal pages
        pdf = drawn(contents)
        pages = pages or len(pypdfium2.PdfDocument(pdf))
        return pdf, pages

    return make


def _plain(_fonts: str) -> Callable[[], Made]:
    from tests.benchmarks.plain_platypus import pages_of

    contents = _contents()
    return lambda: pages_of(contents, 0.0)


PROGRAMS: Mapping[str, Callable[[str], Callable[[], Made]]] = {
    "recess": _recess,
    "plain": _plain,
    "weasyprint": _weasyprint,
    "fpdf": _fpdf,
}


def main() -> None:
    name, turns, fonts = sys.argv[1], int(sys.argv[2]), sys.argv[3]
    make = PROGRAMS[name](fonts)
    _pdf, pages = make()
    first = time.monotonic()
    warm = []
    for _turn in range(turns):
        began = time.perf_counter()
        make()
        warm.append((time.perf_counter() - began) * 1000)
    sys.stdout.write(json.dumps({"first": first, "warm": warm, "pages": pages}) + "\n")


if __name__ == "__main__":
    main()
