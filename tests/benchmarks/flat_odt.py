"""The ten pages of `ten_pages` in LibreOffice's own format, a flat OpenDocument Text (ISO/IEC 26300): what it reads soonest,
and all that ours have: head and foot with the page's number on every page, headings, tables with heads, the picture."""

from __future__ import annotations

import base64

from tests.benchmarks.ten_pages import (
    BODY,
    CELL,
    CELL_HEAD,
    FAMILY,
    FOR_WHOM,
    FRAME,
    GREY,
    HAIR,
    HEADING,
    HEADS,
    LEADING,
    MEASURE,
    PAGE,
    PAGE_LINE,
    PARAGRAPHS,
    PICTURE,
    QUIET,
    ROWS,
    SAID,
    SECTIONS,
    SIDE,
    TITLE,
    TITLE_SIZE,
    WORDS,
    as_svg,
)

_SPACES = {
    "office": "office",
    "text": "text",
    "table": "table",
    "style": "style",
    "draw": "drawing",
    "fo": "xsl-fo-compatible",
    "svg": "svg-compatible",
    "meta": "meta",
}
_BOLD = 'fo:font-weight="bold"'
_QUIETLY = f'fo:color="{GREY}"'
_WIDTHS = (150, 196, 150)
_TAB = f'<style:tab-stops><style:tab-stop style:position="{MEASURE}pt" style:type="right"/></style:tab-stops>'


def as_flat_odt() -> str:
    """The whole document."""
    spaces = " ".join(f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{n}:1.0"' for short, n in _SPACES.items())
    sections = "".join(
        f'<text:h text:style-name="Heading_20_2" text:outline-level="2">Section {place}</text:h>'
        + f'<text:p text:style-name="body">{WORDS.strip()}</text:p>' * PARAGRAPHS
        + _table(place)
        for place in range(SECTIONS)
    )
    title = f'<text:h text:style-name="Heading_20_1" text:outline-level="1">{TITLE}</text:h>'
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document {spaces} xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">'
        f"<office:meta><dc:title>{TITLE}</dc:title><dc:language>en-US</dc:language></office:meta>"
        f'<office:font-face-decls><style:font-face style:name="a" svg:font-family="\'{FAMILY}\'"/>'
        f"</office:font-face-decls><office:styles>{_styles()}</office:styles>"
        f"<office:automatic-styles>{_looks()}{_layout()}</office:automatic-styles>"
        f"<office:master-styles>{_running()}</office:master-styles>"
        f"<office:body><office:text>{title}{_picture()}{sections}</office:text></office:body></office:document>"
    )


def _style(
    name: str, size: float, block: str = "", letters: str = "", *, level: int = 0, own_leading: bool = True
) -> str:
    outline = f' style:default-outline-level="{level}"' if level else ""
    leading = f'fo:line-height="{size * LEADING:.2f}pt"' if own_leading else ""
    return (
        f'<style:style style:name="{name}" style:family="paragraph"{outline}><style:paragraph-properties {leading}'
        f' fo:orphans="2" fo:widows="2" {block}>{_TAB}</style:paragraph-properties><style:text-properties'
        f' style:font-name="a" fo:font-size="{size}pt" fo:language="en" fo:country="US" {letters}/></style:style>'
    )


def _styles() -> str:
    stays = 'fo:keep-with-next="always" fo:margin-bottom="{}pt"'
    ruled = 'fo:margin-top="17pt" fo:padding-top="13pt" fo:border-top="0.8pt solid #000000"'
    return "".join(
        (
            _style("body", BODY),
            _style("picture", BODY, own_leading=False),
            _style("Heading_20_1", TITLE_SIZE, stays.format(3), _BOLD, level=1),
            _style("Heading_20_2", HEADING, f"{stays.format(4)} {ruled}", _BOLD, level=2),
            _style("cell", CELL),
            _style("cellhead", CELL_HEAD, "", f"{_BOLD} {_QUIETLY}"),
            _style("quiet", QUIET, 'fo:margin-bottom="3pt"', _QUIETLY),
            _style("head", FRAME, 'fo:border-bottom="0.8pt solid #000000"', _QUIETLY),
            _style("foot", FRAME, f'fo:padding-top="4pt" fo:border-top="0.5pt solid {HAIR}"', _QUIETLY),
        )
    )


def _looks() -> str:
    padding = 'fo:padding-top="3pt" fo:padding-bottom="4pt" fo:padding-right="9pt"'
    borders = (("cellhead", "0.7pt solid #000000"), ("cell", f"0.3pt solid {HAIR}"))
    columns = "".join(
        f'<style:style style:name="c{at}" style:family="table-column">'
        f'<style:table-column-properties style:column-width="{wide}pt"/></style:style>'
        for at, wide in enumerate(_WIDTHS)
    )
    cells = "".join(
        f'<style:style style:name="{name}" style:family="table-cell">'
        f'<style:table-cell-properties {padding} fo:border-bottom="{border}"/></style:style>'
        for name, border in borders
    )
    return (
        '<style:style style:name="table" style:family="table"><style:table-properties'
        f' style:width="{MEASURE}pt" table:align="left" fo:margin-top="3pt" fo:margin-bottom="5pt"/></style:style>'
        '<style:style style:name="row" style:family="table-row">'
        '<style:table-row-properties fo:keep-together="always"/></style:style>'
        '<style:style style:name="frame" style:family="graphic"><style:graphic-properties'
        ' style:vertical-pos="top" style:vertical-rel="baseline"/></style:style>'
        '<style:style style:name="dark" style:family="text"><style:text-properties'
        f' fo:color="#ffffff" fo:background-color="#000000" {_BOLD}/></style:style>{columns}{cells}'
    )


def _layout() -> str:
    wide, high = PAGE
    return (
        '<style:page-layout style:name="page"><style:page-layout-properties'
        f' fo:page-width="{wide}pt" fo:page-height="{high}pt" fo:margin-left="{SIDE}pt" fo:margin-right="{SIDE}pt"'
        ' fo:margin-top="38pt" fo:margin-bottom="26pt"/>'
        '<style:header-style><style:header-footer-properties fo:min-height="42pt" fo:margin-bottom="26pt"/>'
        '</style:header-style><style:footer-style><style:header-footer-properties fo:min-height="40pt"'
        ' fo:margin-top="10pt"/></style:footer-style></style:page-layout>'
    )


def _running() -> str:
    number = '<text:page-number text:select-page="current">1</text:page-number>'
    return (
        '<style:master-page style:name="Standard" style:page-layout-name="page"><style:header>'
        f'<text:p text:style-name="head"><text:span text:style-name="dark"> {FOR_WHOM} </text:span><text:tab/>{TITLE}'
        f'</text:p></style:header><style:footer><text:p text:style-name="foot">{PAGE_LINE}<text:tab/>'
        f"Page {number} of <text:page-count>10</text:page-count></text:p></style:footer></style:master-page>"
    )


def _picture() -> str:
    wide, high = PICTURE
    shown = base64.b64encode(as_svg().encode()).decode()
    return (
        '<text:p text:style-name="picture"><draw:frame draw:name="Dots" draw:style-name="frame"'
        f' text:anchor-type="as-char" svg:width="{wide}pt" svg:height="{high}pt"><draw:image'
        f' draw:mime-type="image/svg+xml"><office:binary-data>{shown}</office:binary-data></draw:image>'
        f"<svg:title>Dots</svg:title><svg:desc>{SAID}</svg:desc></draw:frame></text:p>"
        f'<text:p text:style-name="quiet">{SAID}</text:p>'
    )


def _table(place: int) -> str:
    columns = "".join(f'<table:table-column table:style-name="c{at}"/>' for at in range(len(HEADS)))
    rows = "".join(_row(row, "cell") for row in ROWS)
    return (
        f'<table:table table:name="t{place}" table:style-name="table">{columns}<table:table-header-rows>'
        f"{_row(HEADS, 'cellhead')}</table:table-header-rows>{rows}</table:table>"
    )


def _row(cells: tuple[str, ...], look: str) -> str:
    said = "".join(
        f'<table:table-cell table:style-name="{look}" office:value-type="string">'
        f'<text:p text:style-name="{look}">{cell}</text:p></table:table-cell>'
        for cell in cells
    )
    return f'<table:table-row table:style-name="row">{said}</table:table-row>'
