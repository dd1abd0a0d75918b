"""The picture of a scanned page as it stands in a PDF, made into grey. Called in the cage only (`scanned_page.py`).

What Pillow reads is given to it as a file of one sort, put together here; everything else is unpacked row by row.
"""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator
from typing import Any

import pikepdf
from PIL import Image, ImageChops, ImageOps

from app.storage.grey_picture import LONGEST_SIDE
from app.storage.refused_pictures import DAMAGED, MOST_PIXELS, PACKED, TOO_LARGE, RefusedPicture

_JPEG, _FAX = "/DCTDecode", "/CCITTFaxDecode"
_PLAIN = ("/FlateDecode", "/LZWDecode", "/RunLengthDecode", "/ASCII85Decode", "/ASCIIHexDecode")
_SHORT = {"/DCT": _JPEG, "/CCF": _FAX, "/Fl": _PLAIN[0], "/LZW": _PLAIN[1], "/RL": _PLAIN[2], "/A85": _PLAIN[3]}
_BAND = 256
"""Rows that are unpacked at a time."""
_G3, _G4 = 3, 4
_CHANNELS = {1: "L", 3: "RGB", 4: "CMYK"}
_LIGHTEST = 255


def grey_of(picture: Any) -> Image.Image:
    """The pixels of an image in a PDF. `RefusedPicture`, or what the libraries raise of damaged files."""
    width, height = int(picture.get("/Width", 0)), int(picture.get("/Height", 0))
    if width < 1 or height < 1:
        raise RefusedPicture(DAMAGED)
    if width * height > MOST_PIXELS:
        raise RefusedPicture(TOO_LARGE)
    filters = _all(picture.get("/Filter"))
    named = [_SHORT.get(str(each), str(each)) for each in filters]
    last = named[-1] if named else ""
    if any(name not in _PLAIN for name in named[:-1]) or last not in (*_PLAIN, _JPEG, _FAX, ""):
        raise RefusedPicture(PACKED)
    if last == _JPEG:
        return _jpeg(picture, _packed(picture, filters))
    if last == _FAX:
        return _fax(picture, _packed(picture, filters), width, height)
    return _plain(picture, width, height)


def _all(value: Any) -> list[Any]:
    """What is one or several of something in a PDF."""
    if value is None:
        return []
    return [value[place] for place in range(len(value))] if isinstance(value, pikepdf.Array) else [value]


def _packed(picture: Any, filters: list[Any]) -> bytes:
    """The bytes of an image as its last filter takes them."""
    raw = picture.read_raw_bytes()
    if len(filters) == 1:
        return bytes(raw)
    with pikepdf.new() as pdf:
        how = {"Filter": pikepdf.Array(filters[:-1])}
        settings = _all(picture.get("/DecodeParms", picture.get("/DP")))
        if settings:
            how["DecodeParms"] = pikepdf.Array(settings[: len(filters) - 1])
        return bytes(pikepdf.Stream(pdf, raw, **how).read_bytes())


def _is_inverted(picture: Any) -> bool:
    """Whether 0 is the lightest where it would be the darkest. `RefusedPicture` for anything between."""
    decode = [float(each) for each in _all(picture.get("/Decode"))]
    pairs = {(decode[place], decode[place + 1]) for place in range(0, len(decode) - 1, 2)}
    if not pairs <= {(0.0, 1.0)} and pairs != {(1.0, 0.0)}:
        raise RefusedPicture(PACKED)
    return pairs == {(1.0, 0.0)}


# ---- what Pillow reads ---------------------------------------------------------------------------------------------------


def _jpeg(picture: Any, content: bytes) -> Image.Image:
    with Image.open(io.BytesIO(content), formats=("JPEG",)) as opened:
        if opened.width * opened.height > MOST_PIXELS:
            raise RefusedPicture(TOO_LARGE)
        has_ink = opened.mode == "CMYK"
        # At a fraction of its size where that is enough.
        opened.draft("L", (LONGEST_SIDE, LONGEST_SIDE))
        grey = opened.convert("L")
    # What is said of four inks is known to Pillow from the JPEG itself.
    return ImageOps.invert(grey) if not has_ink and _is_inverted(picture) else grey


def _fax(picture: Any, content: bytes, width: int, height: int) -> Image.Image:
    settings = _all(picture.get("/DecodeParms", picture.get("/DP")))
    how = settings[-1] if settings and isinstance(settings[-1], pikepdf.Dictionary) else pikepdf.Dictionary()
    columns, rows, k = int(how.get("/Columns", 1728)), int(how.get("/Rows", 0)) or height, int(how.get("/K", 0))
    if (columns, rows) != (width, height):
        if columns != width or rows < 1 or columns * rows > MOST_PIXELS:
            raise RefusedPicture(DAMAGED)
        height = rows
    is_aligned = bool(how.get("/EncodedByteAlign", False))
    if k < 0 and is_aligned:
        raise RefusedPicture(PACKED)
    is_black_one = bool(how.get("/BlackIs1", False))
    turned_over = _is_inverted(picture)
    with Image.open(
        io.BytesIO(_as_tiff(content, (width, height), k, is_aligned=is_aligned)), formats=("TIFF",)
    ) as page:
        if page.size != (width, height):
            raise RefusedPicture(DAMAGED)
        grey = page.convert("L")
    # The file says that a 1 is black; in the PDF it is the other way round, unless one of the two says otherwise.
    return ImageOps.invert(grey) if is_black_one is not turned_over else grey


def _as_tiff(content: bytes, size: tuple[int, int], k: int, *, is_aligned: bool) -> bytes:
    """Lines of a fax as a TIFF of one strip, in which a 0 is white."""
    short, long = 3, 4
    packing = _G4 if k < 0 else _G3
    fields = [
        (256, long, size[0]),
        (257, long, size[1]),
        (258, short, 1),
        (259, short, packing),
        (262, short, 0),
        (266, short, 1),
        (273, long, 0),
        (278, long, size[1]),
        (279, long, len(content)),
    ]
    if packing == _G3:
        fields.append((292, long, (1 if k > 0 else 0) | (4 if is_aligned else 0)))
    start = 8 + 2 + 12 * len(fields) + 4
    written = [struct.pack("<HHLL", tag, sort, 1, start if tag == 273 else value) for tag, sort, value in fields]
    return struct.pack("<2sHLH", b"II", 42, 8, len(fields)) + b"".join(written) + struct.pack("<L", 0) + content


# ---- what is unpacked here -----------------------------------------------------------------------------------------------


def _plain(picture: Any, width: int, height: int) -> Image.Image:
    is_mask = bool(picture.get("/ImageMask", False))
    bits = 1 if is_mask else int(picture.get("/BitsPerComponent", 8))
    channels, shades = (1, None) if is_mask else _colours(picture.get("/ColorSpace"))
    if bits not in (1, 2, 4, 8, 16) or (bits < 8 and channels > 1) or (bits > 8 and shades is not None):
        raise RefusedPicture(PACKED)
    inverted = shades is None and _is_inverted(picture)
    row = (width * channels * bits + 7) // 8
    content = memoryview(picture.get_stream_buffer())
    if len(content) < row * height:
        raise RefusedPicture(DAMAGED)
    page = Image.new("L", (width, height))
    for top, band in _bands(content, row, height):
        rows = len(band) // row
        page.paste(_band(bytes(band), (width, rows), channels, bits, shades, inverted=inverted), (0, top))
    return page


def _bands(content: memoryview, row: int, height: int) -> Iterator[tuple[int, memoryview]]:
    for top in range(0, height, _BAND):
        yield top, content[top * row : min(top + _BAND, height) * row]


def _band(
    content: bytes, size: tuple[int, int], channels: int, bits: int, shades: list[int] | None, *, inverted: bool
) -> Image.Image:
    if bits < 8:
        places = Image.frombytes("P", size, content, "raw", f"P;{bits}")
        band = Image.frombytes("L", size, places.tobytes())
        most = (1 << bits) - 1
        shades = shades or [min(place, most) * _LIGHTEST // most for place in range(_LIGHTEST + 1)]
    else:
        # Of two bytes the first is enough.
        band = Image.frombytes(_CHANNELS[channels], size, content[::2] if bits > 8 else content)
    band = band.point(shades) if shades is not None else band
    return (ImageChops.invert(band) if inverted else band).convert("L")


def _colours(space: Any) -> tuple[int, list[int] | None]:
    """How many channels there are, and the greys of a palette where there is one."""
    parts = _all(space)
    name = str(parts[0]) if parts else ""
    if name in ("/DeviceGray", "/CalGray", "/G"):
        return 1, None
    if name in ("/DeviceRGB", "/CalRGB", "/RGB"):
        return 3, None
    if name in ("/DeviceCMYK", "/CMYK"):
        return 4, None
    if name == "/ICCBased":
        channels = int(parts[1].get("/N", 0))
        if channels in _CHANNELS:
            return channels, None
    if name in ("/Indexed", "/I"):
        return 1, _greys(*parts[1:4])
    raise RefusedPicture(PACKED)


def _greys(base: Any, highest: Any, table: Any) -> list[int]:
    """The grey of each entry of a palette, 256 of them."""
    channels, shades = _colours(base)
    if shades is not None:
        raise RefusedPicture(PACKED)
    count = min(max(int(highest), 0), _LIGHTEST) + 1
    content = (table.read_bytes() if isinstance(table, pikepdf.Stream) else bytes(table))[: count * channels]
    count = len(content) // channels
    if not count:
        raise RefusedPicture(DAMAGED)
    found = list(Image.frombytes(_CHANNELS[channels], (count, 1), content[: count * channels]).convert("L").tobytes())
    return found + found[-1:] * (_LIGHTEST + 1 - count)
