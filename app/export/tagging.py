"""The structure of a document written into its file: PDF/UA-1 (ISO 14289-1) and PDF/A-2a (ISO 19005-2), the same bytes for
the same document."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from app.export.fonts import FOLDER
from app.export.forms import AcroForm
from app.export.metadata import about
from app.export.right_to_left import unshaped
from app.export.structure import Element, Role

PROFILE = FOLDER.parent / "colors" / "srgb.icc"
_ALWAYS_THERE = (Role.CELL, Role.HEAD_CELL)
"""An empty cell counts: without it the others would stand in other columns."""
_ENTRY = re.compile(r"<([0-9A-Fa-f]+)> <([0-9A-Fa-f]+)>\n")
_MOST_ENTRIES = 100
"""In one list of a map from glyphs to letters."""
_NO_LETTER = (0x0000, 0xFEFF, 0xFFFE)


def tagged(content: io.BytesIO, root: Element, title: str, language: str) -> bytes:
    """The PDF in `content`, whose pages were drawn on a `MarkingCanvas`, with the elements of `root`."""
    content.seek(0)
    with pikepdf.open(content) as pdf:
        for found in pdf.objects:
            if isinstance(found, pikepdf.Stream):
                _name_filter(found)
            elif isinstance(found, Dictionary) and found.get("/Type") == Name.Font and "/ToUnicode" in found:
                _name_letters(pdf, found)
        form = AcroForm(pdf)
        _Structure(pdf, root, form).write()
        form.write()
        catalogue = pdf.Root
        catalogue.MarkInfo = Dictionary(Marked=True)
        catalogue.Lang = String(language)
        catalogue.ViewerPreferences = Dictionary(DisplayDocTitle=True)
        catalogue.OutputIntents = Array([_colors(pdf)])
        catalogue.Metadata = pdf.make_stream(
            about(title, language).encode(), Dictionary(Type=Name.Metadata, Subtype=Name.XML)
        )
        # When it was made is nobody's business, and what stands in two places has to agree.
        for name in ("/CreationDate", "/ModDate", "/Keywords", "/Subject", "/Trapped"):
            if name in pdf.docinfo:
                del pdf.docinfo[name]
        out = io.BytesIO()
        pdf.save(
            out,
            min_version="1.7",
            fix_metadata_version=False,
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            # Fifty milliseconds for fifty pages in which no other thread could work, if nothing here were Python's.
            progress=_let_others,
        )
    return out.getvalue()


def _let_others(_percent: int) -> None:
    """Calling this lets the window's thread have the interpreter, if it waits for it."""


def _colors(pdf: pikepdf.Pdf) -> pikepdf.Object:
    """What the greys of the page mean on any printer: those of a screen (sRGB, IEC 61966-2-1)."""
    profile = pdf.make_stream(PROFILE.read_bytes(), Dictionary(N=3))
    words = String("sRGB")
    return Dictionary(
        Type=Name.OutputIntent, S=Name.GTS_PDFA1, OutputConditionIdentifier=words, Info=words, DestOutputProfile=profile
    )


class _Structure:
    """The tree of elements, and for each page the element of each marked piece."""

    def __init__(self, pdf: pikepdf.Pdf, root: Element, form: AcroForm) -> None:
        self._pdf = pdf
        self._root = root
        self._form = form
        self._of_fields: list[pikepdf.Object] = []
        self._pages = [page.obj for page in pdf.pages]
        self._pieces: list[dict[int, pikepdf.Object]] = [{} for _page in self._pages]

    def write(self) -> None:
        """Into the file, with its pages naming their part of it."""
        pdf = self._pdf
        tree = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        tree.K = Array([self._made(self._root, tree)])
        numbers: list[int | pikepdf.Object] = []
        for place, (page, pieces) in enumerate(zip(self._pages, self._pieces, strict=True)):
            page.StructParents = place
            page.Tabs = Name.S
            numbers += [place, pdf.make_indirect(Array([pieces[number] for number in range(len(pieces))]))]
        for place, made in enumerate(self._of_fields, len(self._pages)):
            numbers += [place, made]
        tree.ParentTree = pdf.make_indirect(Dictionary(Nums=Array(numbers)))
        tree.ParentTreeNextKey = len(self._pages) + len(self._of_fields)
        pdf.Root.StructTreeRoot = tree

    def _made(self, element: Element, parent: pikepdf.Object) -> pikepdf.Object:
        told: dict[str, Any] = {"/Type": Name.StructElem, "/S": _roles()[element.role], "/P": parent}
        if element.alt:
            told["/Alt"] = String(element.alt)
        if element.language:
            told["/Lang"] = String(element.language)
        if element.heard:
            told["/ActualText"] = String(element.heard)
        attributes = list(_attributes(element))
        if attributes:
            told["/A"] = Array(attributes)
        below = list(self._drawn(element, told))
        inside = _in_order(element)
        if not inside:
            told["/K"] = _one_or_all(below)
        made = self._pdf.make_indirect(Dictionary(told))
        for one in element.drawn:
            self._pieces[one.page][one.number] = made
        if element.widget is not None:
            self._of_fields.append(made)
        if inside:
            made.K = _one_or_all([*below, *(self._made(inner, made) for inner in inside)])
        return made

    def _drawn(self, element: Element, told: dict[str, Any]) -> Iterator[Any]:
        """What is drawn of it and filled in there; one page for all of it is named once, in what is `told` of it."""
        pages = {one.page for one in element.drawn}
        if len(pages) == 1:
            told["/Pg"] = self._pages[pages.pop()]
            yield from (one.number for one in element.drawn)
        else:
            for one in element.drawn:
                yield Dictionary(Type=Name.MCR, Pg=self._pages[one.page], MCID=one.number)
        if element.widget is not None:
            page = self._pages[element.widget.place.page]
            field = self._form.widget(element.widget, page)
            field.StructParent = len(self._pages) + len(self._of_fields)
            yield Dictionary(Type=Name.OBJR, Pg=page, Obj=field)


@cache
def _roles() -> Mapping[Role, pikepdf.Name]:
    return {role: Name(f"/{role.value}") for role in Role}


def _one_or_all(several: list[Any]) -> Any:
    """What stands below an element: one needs no list."""
    return several[0] if len(several) == 1 else Array(several)


def _in_order(element: Element) -> list[Element]:
    """What is inside an element and was drawn, in the order it was drawn; cells and rows stay where they are."""
    if element.role in (Role.TABLE, Role.ROW):
        return [inner for inner in element.inside if inner.role in _ALWAYS_THERE or inner.inside]
    there = [(place, inner) for inner in element.inside if (place := inner.first()) is not None]
    return [inner for _place, inner in sorted(there, key=lambda one: one[0])]


def _attributes(element: Element) -> Iterator[pikepdf.Object]:
    if element.scope is not None:
        yield Dictionary(O=Name.Table, Scope=Name(f"/{element.scope.value}"))
    if element.box is not None:
        box = Array([round(side, 2) for side in element.box])
        yield Dictionary(O=Name.Layout, Placement=Name.Block, BBox=box)


def _name_filter(stream: pikepdf.Stream) -> None:
    """How it is compressed, by name. ReportLab writes a list of one; qpdf then compresses it once more, to the same bytes."""
    if isinstance(stream.get("/Filter"), Array) and len(stream.Filter) == 1:
        stream.Filter = stream.Filter[0]


def _name_letters(pdf: pikepdf.Pdf, font: pikepdf.Object) -> None:
    """The map from glyphs to letters without the glyph that is none: ReportLab names U+0000 for it, which no reader can
    say (ISO 14289-1, 7.21.7). What is beyond U+FFFF it writes in a way no reader knows."""
    text = font.ToUnicode.read_bytes().decode("latin-1")
    head, _mark, rest = text.partition("endcodespacerange\n")
    pairs = ((glyph, int(letter, 16)) for glyph, letter in _ENTRY.findall(rest))
    entries = [(glyph, _as_letters(letter)) for glyph, letter in pairs if letter not in _NO_LETTER]
    lists = [entries[at : at + _MOST_ENTRIES] for at in range(0, len(entries), _MOST_ENTRIES)]
    middle = "".join(
        f"{len(part)} beginbfchar\n" + "".join(f"<{glyph}> <{letter}>\n" for glyph, letter in part) + "endbfchar\n"
        for part in lists
    )
    tail = rest.rpartition("endbfchar\n")[2]
    font.ToUnicode = pdf.make_stream((head + "endcodespacerange\n" + middle + tail).encode("latin-1"))


def _as_letters(code: int) -> str:
    """The letters that a glyph stands for, in UTF-16: those of an Arabic one without the form it is drawn in."""
    return unshaped(chr(code)).encode("utf-16-be").hex().upper()
