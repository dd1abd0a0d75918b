"""Ten pages as each program makes them: `python ten_pages.py PROGRAM TURNS FONTS`, in a process of its own.

All say the same in the same fonts and sizes: a head with a dark bar and a foot with "Page x of y" on every page, headings,
a picture of dots, paragraphs, tables whose head stands on every page. Says as JSON: when the first document was there, the
milliseconds of each later one, how many pages it has. Only for the programs `recess` and `plain` is anything of Recess
imported (`ten_of_ours`): the others are no part of it and run in any Python that has them. LibreOffice: `flat_odt`.
"""

from __future__ import annotations

import importlib
import json
import sys
import time
from collections.abc import Callable, Mapping
from typing import Any

TITLE, FOR_WHOM, PAGE_LINE, LANGUAGE = "Ten pages", "For all", "A line", "en"
SECTIONS = 10
WORDS = "I asked for the key in May and nobody came to the door. " * 6
PARAGRAPHS = 4
HEADS = ("What", "In words", "When")
ROWS = tuple((f"Row {place}", "some words here", "in May") for place in range(9))

# All sizes are in points: 72 to the inch.
PAGE, SIDE, MEASURE = (612, 792), 58, 496
TOP, BOTTOM = 80, 66
"""Between the paper's edges and the words; the head and the foot stand in there."""
HEAD_LINE, FOOT_LINE = 54, 56
"""The rule below the head from the upper edge, the one above the foot from the lower one."""
BODY, TITLE_SIZE, HEADING, CELL, CELL_HEAD, QUIET, FRAME = 11.0, 20.9, 14.85, 10.12, 8.24, 9.0, 9.5
LEADING = 1.38
GREY, HAIR = "#474750", "#85858c"

DOTS = tuple((14.0 + 19 * across, 8.0 + 8 * down) for across in range(25) for down in range(3))
"""The picture: where each dot is, from its upper left corner."""
RADIUS, AXIS = 3.0, 32.0
LABELS = ((0.0, "you pay more"), (230.0, "nobody pays"), (420.0, "you get more"))
"""Below the axis: how far in, and what."""
PICTURE = (MEASURE, 48)
SAID = "Each dot is one way it could end, and stands for about 1 of 75 cases. Furthest left: you pay most."

Made = tuple[bytes, int]
"""A document and how many pages it has."""


def as_svg() -> str:
    """The picture alone."""
    wide, high = PICTURE
    dots = "".join(f'<circle cx="{x}" cy="{y}" r="{RADIUS}"/>' for x, y in DOTS)
    labels = "".join(f'<text x="{x}" y="44" font-size="8.7" font-family="{FAMILY}">{said}</text>' for x, said in LABELS)
    axis = f'<path d="M0 {AXIS}H{wide}" stroke="black" stroke-width="0.7"/>'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide}pt" height="{high}pt" viewBox="0 0 {wide} {high}">'
        f"{dots}{axis}{labels}</svg>"
    )


FAMILY = "Atkinson Hyperlegible Next"
_LOOK = f"""
@page {{ size: letter; margin: {TOP}pt {SIDE}pt {BOTTOM}pt; font: {FRAME}pt "{FAMILY}"; color: {GREY};
  @top-left {{ content: "{FOR_WHOM}"; vertical-align: bottom; margin-bottom: 24pt; padding: 4pt 7pt; width: 34pt;
    background: black; color: white; font-weight: bold; height: 12pt }}
  @top-right {{ content: "{TITLE}"; vertical-align: bottom; margin-bottom: 24pt; border-bottom: 0.8pt solid black; height: 20pt }}
  @bottom-left {{ content: "{PAGE_LINE}"; border-top: 0.5pt solid {HAIR}; vertical-align: top; padding-top: 4pt; height: 14pt }}
  @bottom-right {{ content: "Page " counter(page) " of " counter(pages); border-top: 0.5pt solid {HAIR};
    vertical-align: top; padding-top: 4pt; height: 14pt }} }}
body {{ font: {BODY}pt/{LEADING} "{FAMILY}"; margin: 0 }}
p {{ margin: 0; orphans: 2; widows: 2 }}
h1 {{ font-size: {TITLE_SIZE}pt; margin: 0 0 3pt }}
h2 {{ font-size: {HEADING}pt; margin: 17pt 0 4pt; padding-top: 13pt; border-top: 0.8pt solid black; break-after: avoid }}
table {{ width: 100%; border-collapse: collapse; margin: 3pt 0 5pt; font-size: {CELL}pt }}
td, th {{ padding: 3pt 9pt 4pt 0; text-align: left; border-bottom: 0.3pt solid {HAIR} }}
th {{ font-size: {CELL_HEAD}pt; color: {GREY}; border-bottom: 0.7pt solid black }}
tr {{ break-inside: avoid }}
.quiet {{ font-size: {QUIET}pt; color: {GREY}; margin-bottom: 3pt }}
"""


def as_html(fonts: str) -> str:
    """What WeasyPrint reads."""
    faces = "".join(
        f'@font-face {{ font-family: "{FAMILY}"; font-weight: {weight};'
        f" src: url(file://{fonts}/AtkinsonHyperlegibleNext-{name}.ttf) }}"
        for weight, name in ((400, "Regular"), (700, "Bold"))
    )
    rows = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in ROWS)
    heads = "".join(f"<th>{head}</th>" for head in HEADS)
    table = f"<table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"
    sections = (f"<h2>Section {place}</h2>{f'<p>{WORDS}</p>' * PARAGRAPHS}{table}" for place in range(SECTIONS))
    return (
        f'<html lang="{LANGUAGE}"><head><title>{TITLE}</title><style>{faces}{_LOOK}</style></head>'
        f'<body><h1>{TITLE}</h1>{as_svg()}<p class="quiet">{SAID}</p>{"".join(sections)}</body></html>'
    )


def _weasyprint(fonts: str) -> Callable[[], Made]:
    engine: Any = importlib.import_module("weasyprint")
    page = as_html(fonts)

    def make() -> Made:
        rendered = engine.HTML(string=page).render(pdf_variant="pdf/ua-1")
        return rendered.write_pdf(pdf_variant="pdf/ua-1"), len(rendered.pages)

    return make


def _fpdf(fonts: str) -> Callable[[], Made]:
    """It writes no tags."""
    engine: Any = importlib.import_module("fpdf")
    face: Any = importlib.import_module("fpdf.fonts").FontFace
    right, low = SIDE + MEASURE, PAGE[1] - FOOT_LINE

    def head(pdf: Any) -> None:
        pdf.set_fill_color(0)
        pdf.rect(SIDE, HEAD_LINE - 19, 46, 19, style="F")
        pdf.line(SIDE, HEAD_LINE, right, HEAD_LINE)
        pdf.set_font("a", "B", FRAME)
        pdf.set_text_color(255)
        pdf.text(SIDE + 7, HEAD_LINE - 6, FOR_WHOM)
        pdf.set_font("a", "", FRAME)
        pdf.set_text_color(GREY)
        pdf.text(right - pdf.get_string_width(TITLE), HEAD_LINE - 6, TITLE)
        pdf.set_text_color(0)

    def foot(pdf: Any) -> None:
        pdf.line(SIDE, low, right, low)
        pdf.set_font("a", "", FRAME)
        pdf.text(SIDE, low + 15, PAGE_LINE)
        pdf.set_xy(SIDE, low + 6)
        pdf.cell(MEASURE, 10, f"Page {pdf.page_no()} of {{nb}}", align="R")

    framed: Any = type("Framed", (engine.FPDF,), {"header": head, "footer": foot})

    def make() -> Made:
        pdf = framed(unit="pt", format="letter")
        pdf.set_title(TITLE)
        pdf.set_lang(LANGUAGE)
        pdf.set_margins(SIDE, TOP, SIDE)
        pdf.set_auto_page_break(True, BOTTOM)
        for style, name in (("", "Regular"), ("B", "Bold")):
            pdf.add_font("a", style, f"{fonts}/AtkinsonHyperlegibleNext-{name}.ttf")
        pdf.set_font("a", "", BODY)
        pdf.add_page()
        pdf.set_font("a", "B", TITLE_SIZE)
        pdf.cell(0, TITLE_SIZE * LEADING, TITLE, new_x="LMARGIN", new_y="NEXT")
        _dots(pdf, pdf.get_y())
        pdf.set_font("a", "", QUIET)
        pdf.multi_cell(0, QUIET * LEADING, SAID, new_x="LMARGIN", new_y="NEXT")
        for place in range(SECTIONS):
            pdf.ln(17)
            if pdf.will_page_break(60):
                pdf.add_page()
            pdf.line(SIDE, pdf.get_y(), right, pdf.get_y())
            pdf.ln(13)
            pdf.start_section(f"Section {place}")
            pdf.set_font("a", "B", HEADING)
            pdf.cell(0, HEADING * LEADING + 4, f"Section {place}", new_x="LMARGIN", new_y="NEXT")
            pdf.set_font("a", "", BODY)
            for _each in range(PARAGRAPHS):
                pdf.multi_cell(0, BODY * LEADING, WORDS, align="L", new_x="LMARGIN", new_y="NEXT")
            pdf.set_font("a", "", CELL)
            bold = face(emphasis="BOLD", size_pt=CELL_HEAD)
            with pdf.table(
                line_height=CELL * LEADING + 7, headings_style=bold, borders_layout="HORIZONTAL_LINES"
            ) as table:
                for row in (HEADS, *ROWS):
                    table.row(row)
        return bytes(pdf.output()), pdf.page_no()

    return make


def _dots(pdf: Any, top: float) -> None:
    for x, y in DOTS:
        pdf.circle(SIDE + x, top + y, RADIUS, style="F")
    pdf.line(SIDE, top + AXIS, SIDE + MEASURE, top + AXIS)
    pdf.set_font("a", "", 8.7)
    for x, said in LABELS:
        pdf.text(SIDE + x, top + 44, said)
    pdf.set_y(top + PICTURE[1])


def _ours(name: str) -> Callable[[], Made]:
    found: Any = getattr(importlib.import_module("tests.benchmarks.ten_of_ours"), name)
    made: Callable[[], Made] = found()
    return made


PROGRAMS: Mapping[str, Callable[[str], Callable[[], Made]]] = {
    "recess": lambda _fonts: _ours("recess"),
    "plain": lambda _fonts: _ours("plain"),
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
