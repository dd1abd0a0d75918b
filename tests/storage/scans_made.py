"""Pages as office scanners write them: a PDF of one picture, packed in any of the usual ways."""

from __future__ import annotations

import io
import struct
import zlib
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name
from PIL import Image, ImageChops

UPRIGHT = "q 60 0 0 40 0 0 cm /P Do Q"


def marked(mode: str = "L") -> Image.Image:
    """White, 60 by 40, with one black corner: above on the left."""
    page = Image.new("RGB", (60, 40), "white")
    page.paste("black", (0, 0, 12, 12))
    return page.convert(mode)


def scan(content: bytes, drawn: str = UPRIGHT, **of: Any) -> bytes:
    """A page of 60 by 40 points on which this picture is drawn."""
    with pikepdf.new() as pdf:
        return saved(pdf, page_of(pdf, content, drawn, **of))


def saved(pdf: pikepdf.Pdf, _page: Any = None, **how: Any) -> bytes:
    out = io.BytesIO()
    pdf.save(out, **how)
    return out.getvalue()


def page_of(pdf: pikepdf.Pdf, content: bytes, drawn: str = UPRIGHT, **of: Any) -> Any:
    page: Any = pdf.add_blank_page(page_size=(60, 40))
    said = {"Type": Name.XObject, "Subtype": Name.Image, "Width": 60, "Height": 40, **of}
    picture = pdf.make_stream(content, {f"/{name}": value for name, value in said.items() if value is not None})
    page.obj.Resources = Dictionary(XObject=Dictionary(P=picture))
    page.obj.Contents = pdf.make_stream(drawn.encode())
    return page


def fax(page: Image.Image, *, group: int = 4, two_ways: bool = False) -> bytes:
    """The lines of a page as a fax packs them, without anything around."""
    out = io.BytesIO()
    options = {292: 1} if two_ways else {}
    page.convert("1").save(out, "TIFF", compression=f"group{group}", tiffinfo={**options, 278: page.height})
    with Image.open(io.BytesIO(out.getvalue())) as written:
        tags: Any = written.tag_v2  # type: ignore[attr-defined]  # only a TIFF has them, as its own reader says
        (start,), (length,) = tags[273], tags[279]
        assert tags[262] == 1
    return out.getvalue()[start : start + length]


def as_scanned(sort: str) -> bytes:
    """`marked`, packed in one of the ways of `SORTS`."""
    return SORTS[sort]()


def _fax(group: int, k: int, *, two_ways: bool = False, black_is_one: bool = False, turned_over: bool = False) -> bytes:
    # Of the two colours of a fax the second is a 1 where that is said to be black, else a 0.
    page = marked("1") if black_is_one is not turned_over else ImageChops.invert(marked("1"))
    return scan(
        fax(page, group=group, two_ways=two_ways),
        Filter=Name.CCITTFaxDecode,
        DecodeParms=Dictionary(K=k, Columns=60, Rows=40, BlackIs1=black_is_one),
        BitsPerComponent=1,
        ColorSpace=Name.DeviceGray,
        Decode=Array([1, 0]) if turned_over else None,
    )


def _rows(page: Image.Image) -> list[bytes]:
    raw, width = page.tobytes(), len(page.tobytes()) // page.height
    return [raw[place * width : (place + 1) * width] for place in range(page.height)]


def _flate(mode: str, space: Any, bits: int = 8, **of: Any) -> bytes:
    return scan(
        zlib.compress(marked(mode).tobytes()), Filter=Name.FlateDecode, BitsPerComponent=bits, ColorSpace=space, **of
    )


def _predicted() -> bytes:
    rows, before, packed = _rows(marked("RGB")), bytes(180), b""
    for row in rows:
        packed += b"\2" + bytes((new - old) & 255 for new, old in zip(row, before, strict=True))
        before = row
    how = Dictionary(Predictor=15, Colors=3, BitsPerComponent=8, Columns=60)
    return scan(
        zlib.compress(packed), Filter=Name.FlateDecode, DecodeParms=how, BitsPerComponent=8, ColorSpace=Name.DeviceRGB
    )


def _indexed(bits: int) -> bytes:
    shades = bytes((255, 255, 255, 0, 0, 0))
    space = Array([Name.Indexed, Name.DeviceRGB, 1, pikepdf.String(shades)])
    dark = [[int(value == 0) for value in row] for row in _rows(marked())]
    packed = b"".join(_in_bits(row, bits) for row in dark)
    return scan(zlib.compress(packed), Filter=Name.FlateDecode, BitsPerComponent=bits, ColorSpace=space)


def _in_bits(row: list[int], bits: int) -> bytes:
    whole = "".join(f"{value:0{bits}b}" for value in row)
    whole += "0" * (-len(whole) % 8)
    return bytes(int(whole[at : at + 8], 2) for at in range(0, len(whole), 8))


def _jpeg() -> bytes:
    out = io.BytesIO()
    marked("RGB").save(out, "JPEG", quality=95)
    return out.getvalue()


def _icc() -> bytes:
    with pikepdf.new() as pdf:
        space = Array([Name.ICCBased, pdf.make_stream(b"a profile", {"/N": 3})])
        content = zlib.compress(marked("RGB").tobytes())
        return saved(pdf, page_of(pdf, content, Filter=Name.FlateDecode, BitsPerComponent=8, ColorSpace=space))


def _within_a_drawing() -> bytes:
    with pikepdf.new() as pdf:
        page = page_of(pdf, marked().tobytes(), "q /P Do Q", BitsPerComponent=8, ColorSpace=Name.DeviceGray)
        inner = page.obj.Resources.XObject.P
        outer = pdf.make_stream(
            b"q 60 0 0 40 0 0 cm /P Do Q",
            {
                "/Type": Name.XObject,
                "/Subtype": Name.Form,
                "/BBox": Array([0, 0, 60, 40]),
                "/Resources": Dictionary(XObject=Dictionary(P=inner)),
            },
        )
        page.obj.Resources = Dictionary(XObject=Dictionary(P=outer))
        return saved(pdf)


def _deep() -> bytes:
    deep = struct.pack(">2400H", *(value * 257 for value in marked().tobytes()))
    return scan(zlib.compress(deep), Filter=Name.FlateDecode, BitsPerComponent=16, ColorSpace=Name.DeviceGray)


GREY, RGB = Name.DeviceGray, Name.DeviceRGB
SORTS = {
    "G4": lambda: _fax(4, -1),
    "G4, 1 is black": lambda: _fax(4, -1, black_is_one=True),
    "G4, turned over": lambda: _fax(4, -1, turned_over=True),
    "G3": lambda: _fax(3, 0),
    "G3 in two ways": lambda: _fax(3, 4, two_ways=True),
    "a stencil": lambda: scan(
        zlib.compress(marked("1").tobytes()), Filter=Name.FlateDecode, ImageMask=True, BitsPerComponent=1
    ),
    "Flate, grey": lambda: _flate("L", GREY),
    "Flate, one bit": lambda: _flate("1", GREY, 1),
    "Flate, four bits": lambda: scan(
        zlib.compress(b"".join(_in_bits([value >> 4 for value in row], 4) for row in _rows(marked()))),
        Filter=Name.FlateDecode,
        BitsPerComponent=4,
        ColorSpace=GREY,
    ),
    "Flate, sixteen bits": _deep,
    "Flate, colour": lambda: _flate("RGB", RGB),
    "Flate, four inks": lambda: _flate("CMYK", Name.DeviceCMYK),
    "Flate, turned over": lambda: scan(
        zlib.compress(bytes(255 - value for value in marked().tobytes())),
        Filter=Name.FlateDecode,
        BitsPerComponent=8,
        ColorSpace=GREY,
        Decode=Array([1, 0]),
    ),
    "Flate, predicted": _predicted,
    "Flate, a profile": _icc,
    "Flate, a palette": lambda: _indexed(8),
    "Flate, a palette of two": lambda: _indexed(1),
    "not packed": lambda: scan(marked().tobytes(), BitsPerComponent=8, ColorSpace=GREY),
    "in letters": lambda: scan(
        marked().tobytes().hex().encode() + b">", Filter=Name.ASCIIHexDecode, BitsPerComponent=8, ColorSpace=GREY
    ),
    "JPEG": lambda: scan(_jpeg(), Filter=Name.DCTDecode, BitsPerComponent=8, ColorSpace=RGB),
    "JPEG, packed": lambda: scan(
        zlib.compress(_jpeg()), Filter=Array([Name.FlateDecode, Name.DCTDecode]), BitsPerComponent=8, ColorSpace=RGB
    ),
    "within a drawing": _within_a_drawing,
}
