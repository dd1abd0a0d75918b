"""A form written into a PDF (AcroForm, ISO 32000-1, 12.7): its fields in the order they are read, with pictures of our own.

Marks are drawn as lines, so that no font is needed for them; what is typed has a font of ours, whole in the file, so that
accents show. Where a field is filled in stands on the page as on paper: a field adds nothing but what is filled in.
"""

from __future__ import annotations

from functools import cache
from itertools import pairwise

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from app.domain.forms.field import FormField, Sort
from app.export.fonts import FOLDER, PLAIN, font_of
from app.export.structure import Drawn, Element, Look, Role, Widget

_FONT = "Writing"
_READ_ONLY, _MANY_LINES, _ONE_OF = 1 << 0, 1 << 12, 1 << 15
_PRINTED = 4
_ON = "/on"
_ROUND = 0.5523
"""How far the handles of four curves reach that make a circle, as a part of its radius."""
_LAST = 1 << 30


def known_fields(root: Element, known: tuple[tuple[str, str, str], ...], left: float, top: float, page: int) -> None:
    """Fields that nobody fills in: name, words and value of each. One point large, at the top of this page, which is the
    last one; read last of all."""
    for place, (name, words, value) in enumerate(known):
        x = left + 2 * place
        field = FormField(name, Sort.LINE, words)
        element = root.add(Role.PARAGRAPH).add(Role.FORM)
        element.widget = Widget(field, Drawn(page, _LAST), (x, top - 1, x + 1, top), Look.WORDS, 1.0, fixed=value)


class AcroForm:
    """The form of one file. Widgets are made in the order in which they are read, which is that of the tab key."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self._pdf = pdf
        self._fields: list[pikepdf.Object] = []
        self._groups: dict[str, pikepdf.Object] = {}
        self._pictures: dict[tuple[Look, float, float], pikepdf.Object] = {}
        self._font: pikepdf.Object | None = None

    def widget(self, one: Widget, page: pikepdf.Object) -> pikepdf.Object:
        """One field, or one choice of it, on its page."""
        made = self._pdf.make_indirect(
            Dictionary(
                Type=Name.Annot,
                Subtype=Name.Widget,
                Rect=Array([round(side, 2) for side in one.box]),
                F=_PRINTED,
                P=page,
                BS=Dictionary(W=0),
                MK=Dictionary(),
            )
        )
        match one.field.sort:
            case Sort.TICK:
                self._begin(made, one.field, Name.Btn)
                made.V = Name.Off
                self._mark(made, one, _ON)
            case Sort.ONE_OF:
                group = self._group(one.field)
                made.Parent = group
                made.TU = String(f"{one.field.words}: {one.field.choices[one.choice][1]}")
                group.Kids.append(made)
                self._mark(made, one, f"/{one.choice}")
            case Sort.LINE | Sort.TEXT:
                self._begin(made, one.field, Name.Tx)
                self._room(made, one)
        if "/Annots" not in page:
            page.Annots = Array([])
        page.Annots.append(made)
        return made

    def write(self) -> None:
        """Into the file, where there is any field."""
        if self._fields:
            self._pdf.Root.AcroForm = Dictionary(
                Fields=Array(self._fields),
                DR=Dictionary(Font=self._fonts()),
                DA=String(_typed(12.0)),
            )

    def _begin(self, made: pikepdf.Object, field: FormField, sort: Name) -> None:
        made.FT = sort
        made.T = String(field.name)
        made.TU = String(field.words)
        self._fields.append(made)

    def _group(self, field: FormField) -> pikepdf.Object:
        """The field that the choices of a `ONE_OF` belong to. One that is marked may be unmarked again."""
        if field.name not in self._groups:
            group = self._pdf.make_indirect(Dictionary(Ff=_ONE_OF, V=Name.Off, Kids=Array([])))
            self._begin(group, field, Name.Btn)
            self._groups[field.name] = group
        return self._groups[field.name]

    def _mark(self, made: pikepdf.Object, one: Widget, on: str) -> None:
        left, bottom, right, top = one.box
        wide, tall = round(right - left, 2), round(top - bottom, 2)
        made.AS = Name.Off
        pictures = Dictionary(Off=self._picture(Look.WORDS, wide, tall))
        pictures[on] = self._picture(one.look, wide, tall)
        made.AP = Dictionary(N=pictures)

    def _room(self, made: pikepdf.Object, one: Widget) -> None:
        left, bottom, right, top = one.box
        flags = _MANY_LINES if one.field.sort is Sort.TEXT else 0
        if one.fixed:
            made.V = String(one.fixed)
            flags |= _READ_ONLY
        made.Ff = flags
        made.DA = String(_typed(one.size))
        made.AP = Dictionary(N=self._picture(Look.WORDS, round(right - left, 2), round(top - bottom, 2)))

    def _picture(self, look: Look, wide: float, tall: float) -> pikepdf.Object:
        """What stands in a field: a mark, or nothing yet."""
        wanted = (look, wide, tall)
        if wanted not in self._pictures:
            content = _DRAWN[look](wide, tall) if look in _DRAWN else "/Tx BMC EMC"
            made = self._pdf.make_stream(
                content.encode(), Dictionary(Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, wide, tall]))
            )
            made.Resources = Dictionary(Font=self._fonts())
            self._pictures[wanted] = made
        return self._pictures[wanted]

    def _fonts(self) -> pikepdf.Object:
        if self._font is None:
            self._font = self._pdf.make_indirect(_font(self._pdf))
        return Dictionary({f"/{_FONT}": self._font})


def _typed(size: float) -> str:
    return f"/{_FONT} {size:g} Tf 0 g"


def _cross(wide: float, tall: float) -> str:
    low, right, top = 2.2, wide - 2.2, tall - 2.2
    return f"q 1.6 w 1 J 0 G {low} {low} m {right:.2f} {top:.2f} l {low} {top:.2f} m {right:.2f} {low} l S Q"


def _dot(wide: float, tall: float) -> str:
    return f"q 0 g {_circle(wide / 2, tall / 2, wide * 0.27)} f Q"


def _ring(wide: float, tall: float) -> str:
    return f"q 2.4 w 0 G {_circle(wide / 2, tall / 2, min(wide, tall) / 2 - 1.3)} s Q"


def _circle(x: float, y: float, radius: float) -> str:
    handle = radius * _ROUND
    corners = ((radius, 0.0), (0.0, radius), (-radius, 0.0), (0.0, -radius), (radius, 0.0))
    lines = [f"{x + radius:.2f} {y:.2f} m"]
    for (x0, y0), (x1, y1) in pairwise(corners):
        share = handle / radius
        points = (x0 + x1 * share, y0 + y1 * share, x1 + x0 * share, y1 + y0 * share, x1, y1)
        words = " ".join(f"{x + point if place % 2 == 0 else y + point:.2f}" for place, point in enumerate(points))
        lines.append(f"{words} c")
    return " ".join(lines)


_DRAWN = {Look.CROSS: _cross, Look.DOT: _dot, Look.RING: _ring}


@cache
def _whole_font() -> bytes:
    return (FOLDER / "AtkinsonHyperlegibleNext-Regular.ttf").read_bytes()


def _font(pdf: pikepdf.Pdf) -> pikepdf.Object:
    """The font that is typed in: all of it, by the letters of Western Europe (WinAnsi), the most that every viewer takes."""
    whole = _whole_font()
    face = font_of(PLAIN).face
    letters = [bytes([code]).decode("cp1252", "replace") for code in range(32, 256)]
    widths = [round(face.charWidths.get(ord(letter), face.defaultWidth)) for letter in letters]
    file = pdf.make_stream(whole, Dictionary(Length1=len(whole)))
    name = Name("/AtkinsonHyperlegibleNext-Regular")
    descriptor = Dictionary(
        Type=Name.FontDescriptor,
        FontName=name,
        Flags=32,
        FontBBox=Array([round(side) for side in face.bbox]),
        ItalicAngle=0,
        Ascent=round(face.ascent),
        Descent=round(face.descent),
        CapHeight=round(face.capHeight),
        StemV=round(face.stemV),
        FontFile2=file,
    )
    return Dictionary(
        Type=Name.Font,
        Subtype=Name.TrueType,
        BaseFont=name,
        Encoding=Name.WinAnsiEncoding,
        FirstChar=32,
        LastChar=255,
        Widths=Array(widths),
        FontDescriptor=pdf.make_indirect(descriptor),
    )
