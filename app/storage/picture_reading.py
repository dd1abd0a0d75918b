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
from app.storage.refused_pictures import DAMAGED, MOST_PIXELS, NO_PICTURE, TOO_LARGE, RefusedPicture

_FORMATS = ("JPEG", "PNG")
_PDF = b"%PDF-"
_TINY = (8, 1)
_FAX = bytes.fromhex("80080080")
"""One white line of a fax."""
_STEP = 17
"""Between two of the sixteen shades that are kept: all that handwriting needs, and a fifth of the room."""


@cache
def load_pictures() -> None:
    """Import what pictures need: where they are read, nothing can be opened any more."""
    # A JPEG of a phone may hold several pictures; its reader is looked up when the first one does.
    from PIL import Image, ImageOps, JpegImagePlugin, MpoImagePlugin, PngImagePlugin, TiffImagePlugin

    # Looked at below, before anything is decoded; Pillow itself would only warn.
    plugins = (ImageOps, JpegImagePlugin, MpoImagePlugin, PngImagePlugin, TiffImagePlugin)
    Image.MAX_IMAGE_PIXELS = None if all(plugins) else 1
    for name in _FORMATS:
        tiny = io.BytesIO()
        Image.new("L", _TINY).save(tiny, name)
        read_pixels(tiny.getvalue())
        if name == "JPEG":
            read_pixels(_scan(tiny.getvalue(), Filter="/DCTDecode"))
    read_pixels(_scan(bytes(8), BitsPerComponent=8, ColorSpace="/DeviceGray"))
    read_pixels(_scan(_FAX, Filter="/CCITTFaxDecode"))
    read_pixels(_scan(_FAX, is_locked=True, Filter="/CCITTFaxDecode"))
    read_pixels(b"%PDF-1.7\n")


def _scan(content: bytes, *, is_locked: bool = False, **of: object) -> bytes:
    """A small PDF of one picture, as scanners make them. What is a name in it is said with its stroke. One that is locked
    says who may print it, and opens without a password."""
    import pikepdf

    out = io.BytesIO()
    with pikepdf.new() as pdf:
        page: Any = pdf.add_blank_page(page_size=(9, 9)).obj
        width, height = _TINY
        said = {name: pikepdf.Name(value) if isinstance(value, str) else value for name, value in of.items()}
        fax = pikepdf.Dictionary(K=-1, Columns=width, Rows=height)
        image = pikepdf.Stream(pdf, content, Width=width, Height=height, Subtype=pikepdf.Name.Image, DecodeParms=fax)
        for name, value in said.items():
            image[f"/{name}"] = value
        page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(P=image))
        page.Contents = pikepdf.Stream(pdf, b"9 0 0 9 0 0 cm /P Do")
        pdf.save(out, encryption=pikepdf.Encryption(owner="any", user="", R=6) if is_locked else False)
    return out.getvalue()


def read_pixels(content: bytes) -> Any:
    """`width`, `height` and `grey` (a byte a pixel, in base 64) of a JPEG, a PNG or a scanned page in PDF, upright and no
    larger than is kept. `refused` and why where it is none, is damaged, or is too large.
    """
    is_scan = content.startswith(_PDF)
    try:
        return _as_kept(_scanned(content) if is_scan else _opened(content))
    except RefusedPicture as refused:
        return {"refused": refused.why}
    except (OSError, ValueError, SyntaxError, LookupError, TypeError, ArithmeticError, AttributeError, RuntimeError):
        # Pillow's readers raise what they come upon, and what stands at any place of a PDF may be of any sort.
        return {"refused": DAMAGED if is_scan else NO_PICTURE}


def _scanned(content: bytes) -> Any:
    import pikepdf

    from app.storage.scanned_page import scanned

    try:
        return scanned(content)
    except pikepdf.PdfError:
        raise RefusedPicture(DAMAGED) from None


def _opened(content: bytes) -> Any:
    from PIL import Image, ImageOps

    with Image.open(io.BytesIO(content), formats=_FORMATS) as opened:
        if opened.width * opened.height > MOST_PIXELS:
            raise RefusedPicture(TOO_LARGE)
        # A photo is read at a fraction of its size where that is enough.
        opened.draft("L", (LONGEST_SIDE, LONGEST_SIDE))
        return ImageOps.exif_transpose(_small(_on_white(opened)))


def _as_kept(picture: Any) -> Any:
    grey = _small(picture).point(_shade)
    return {"width": grey.width, "height": grey.height, "grey": base64.b64encode(grey.tobytes()).decode()}


def _small(picture: Any) -> Any:
    from PIL import Image

    picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS, reducing_gap=2.0)
    return picture


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
