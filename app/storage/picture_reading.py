"""Photos and scans of a page (JPEG, PNG, a PDF that a scanner made of one page), made into pixels in grey. Called in the
cage only (`foreign.py`).

What a camera writes beside a picture (place, time, the camera itself) ends here: only pixels leave.
"""

from __future__ import annotations

import base64
import io
from functools import cache
from typing import Any

from app.storage.grey_picture import LONGEST_SIDE

MOST_PIXELS = 50_000_000
"""Of a file: more than any phone's camera or an office scanner at 600 dots an inch gives."""
_FORMATS = ("JPEG", "PNG")
_PDF = b"%PDF-"
_TINY = (1, 1)
_STEP = 17
"""Between two of the sixteen shades that are kept: all that handwriting needs, and a fifth of the room."""


@cache
def load_pictures() -> None:
    """Import what pictures need: where they are read, nothing can be opened any more."""
    import pikepdf

    # A JPEG of a phone may hold several pictures; its reader is looked up when the first one does.
    from PIL import Image, ImageOps, JpegImagePlugin, MpoImagePlugin, PngImagePlugin

    # Looked at below, before anything is decoded; Pillow itself would only warn.
    Image.MAX_IMAGE_PIXELS = None if all((ImageOps, JpegImagePlugin, MpoImagePlugin, PngImagePlugin)) else 1
    for name in _FORMATS:
        tiny = io.BytesIO()
        Image.new("L", _TINY).save(tiny, name)
        read_pixels(tiny.getvalue())
    scan = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(scan)
    read_pixels(scan.getvalue())


def read_pixels(content: bytes) -> Any:
    """`width`, `height` and `grey` (a byte a pixel, in base 64) of a JPEG, a PNG or a scanned page in PDF, upright and no
    larger than is kept. `refused` where it is none, is damaged, or is too large.
    """
    if not content.startswith(_PDF):
        return _pixels(content, 0)
    import pikepdf

    try:
        return _pixels(*_scanned(content))
    except (pikepdf.PdfError, ValueError, TypeError, AttributeError, LookupError, ArithmeticError, RuntimeError):
        # What stands at any place of a PDF may be of any sort.
        return {"refused": True}


def _scanned(content: bytes) -> tuple[bytes, int]:
    """The JPEG that is all there is on the one page of a PDF, and by how much the page is turned, in degrees with the
    clock. ValueError where there is anything else."""
    import pikepdf

    with pikepdf.open(io.BytesIO(content)) as pdf:
        pages: Any = [page.obj for page in pdf.pages]
        (page,) = pages
        (picture,) = dict(page.get("/Resources", {}).get("/XObject", {})).values()
        filters = picture.get("/Filter")
        if not isinstance(filters, pikepdf.Array):
            filters = [filters]
        if [str(each) for each in filters] != ["/DCTDecode"]:
            raise ValueError
        return picture.read_raw_bytes(), int(page.get("/Rotate", 0))


def _pixels(content: bytes, turned: int) -> Any:
    from PIL import Image, ImageOps

    try:
        with Image.open(io.BytesIO(content), formats=_FORMATS) as opened:
            if opened.width * opened.height > MOST_PIXELS:
                return {"refused": True}
            # A photo is read at a fraction of its size where that is enough.
            opened.draft("L", (LONGEST_SIDE, LONGEST_SIDE))
            small = _on_white(opened)
            small.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS, reducing_gap=2.0)
            grey = ImageOps.exif_transpose(small).rotate(-turned, expand=True).point(_shade)
    except (OSError, ValueError, SyntaxError, LookupError, TypeError, ArithmeticError):
        # Pillow's readers raise what they come upon.
        return {"refused": True}
    return {"width": grey.width, "height": grey.height, "grey": base64.b64encode(grey.tobytes()).decode()}


def _shade(value: int) -> int:
    return round(value / _STEP) * _STEP


def _on_white(picture: Any) -> Any:
    """In grey; what can be seen through lies on white paper."""
    from PIL import Image

    if picture.mode in ("I;16", "I;16B", "I;16L", "I"):
        # 16 bits a pixel: Pillow cuts these off at 255 where it makes 8 of them.
        return picture.convert("I").point(lambda value: value / 257).convert("L")
    if picture.has_transparency_data:
        seen = picture.convert("RGBA")
        paper = Image.new("RGBA", seen.size, "white")
        paper.alpha_composite(seen)
        picture = paper
    return picture.convert("L")
