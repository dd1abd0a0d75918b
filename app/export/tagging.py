"""The structure of a document written into its file: PDF/UA-1 (ISO 14289-1) and PDF/A-2a (ISO 19005-2), the same bytes for
the same document."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

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
        form = AcroForm(pdf, language)
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
        _name_letters(pdf)
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
        made = self._pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name(f"/{element.role.value}"), P=parent))
        if element.alt:
            made.Alt = String(element.alt)
        if element.language:
            made.Lang = String(element.language)
        if element.heard:
            made.ActualText = String(element.heard)
        attributes = list(_attributes(element))
        if attributes:
            made.A = Array(attributes)
        below: list[pikepdf.Object] = []
        for one in element.drawn:
            self._pieces[one.page][one.number] = made
            below.append(Dictionary(Type=Name.MCR, Pg=self._pages[one.page], MCID=one.number))
        if element.widget is not None:
            page = self._pages[element.widget.place.page]
            drawn = self._form.widget(element.widget, page)
            drawn.StructParent = len(self._pages) + len(self._of_fields)
            self._of_fields.append(made)
            below.append(Dictionary(Type=Name.OBJR, Pg=page, Obj=drawn))
        below += [self._made(inner, made) for inner in _in_order(element)]
        made.K = Array(below)
        return made


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


def _name_letters(pdf: pikepdf.Pdf) -> None:
    """The map from glyphs to letters without the glyph that is none: ReportLab names U+0000 for it, which no reader can
    say (ISO 14289-1, 7.21.7). What is beyond U+FFFF it writes in a way no reader knows."""
    for found in pdf.objects:
        if not isinstance(found, Dictionary) or found.get("/Type") != Name.Font or "/ToUnicode" not in found:
            continue
        text = found.ToUnicode.read_bytes().decode("latin-1")
        head, _mark, rest = text.partition("endcodespacerange\n")
        pairs = ((glyph, int(letter, 16)) for glyph, letter in _ENTRY.findall(rest))
        entries = [(glyph, _as_letters(letter)) for glyph, letter in pairs if letter not in _NO_LETTER]
        lists = [entries[at : at + _MOST_ENTRIES] for at in range(0, len(entries), _MOST_ENTRIES)]
        middle = "".join(
            f"{len(part)} beginbfchar\n" + "".join(f"<{glyph}> <{letter}>\n" for glyph, letter in part) + "endbfchar\n"
            for part in lists
        )
        tail = rest.rpartition("endbfchar\n")[2]
        found.ToUnicode = pdf.make_stream((head + "endcodespacerange\n" + middle + tail).encode("latin-1"))


def _as_letters(code: int) -> str:
    """The letters that a glyph stands for, in UTF-16: those of an Arabic one without the form it is drawn in."""
    return unshaped(chr(code)).encode("utf-16-be").hex().upper()
