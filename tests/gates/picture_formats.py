"""Pictures, as the gate against mutated files tries them: files of phones and scanners, and what is kept of them."""

from __future__ import annotations

import base64
import json
from io import BytesIO
from typing import Any

from PIL import Image

from app.storage import foreign
from app.storage.attached_rows import _packed, _unpacked
from app.storage.grey_picture import GreyPicture
from app.storage.refused_pictures import (
    COVERED,
    DAMAGED,
    LOCKED,
    NO_PICTURE,
    NOT_ONE_PICTURE,
    PACKED,
    SEVERAL_PAGES,
    TOO_LARGE,
)
from app.storage.seals import Refused as SealRefused
from tests.gates.formats import Format, Refused
from tests.storage.scans_made import SORTS, as_scanned

REASONS = (COVERED, DAMAGED, LOCKED, NO_PICTURE, NOT_ONE_PICTURE, PACKED, SEVERAL_PAGES, TOO_LARGE)


def picture_formats() -> tuple[Format, ...]:
    """Photos and scans, and pictures as they are stored."""
    stored = _packed(GreyPicture(24, 18, bytes(range(216)) * 2))
    return (
        Format("picture", _picture, _pictures(), (), bytes, by_bytes=1.0, share=0.25),
        Format("scan", _picture, tuple(map(as_scanned, sorted(SORTS))), (), bytes, by_bytes=1.0, share=0.1),
        Format("stored picture", _stored_picture, (stored,), (), bytes, by_bytes=1.0),
    )


def _picture(raw: bytes) -> bytes:
    """A photo or a scan: what comes of it are pixels of a size that is kept, or nothing."""
    told = json.loads(foreign.answered(foreign.PICTURE, raw, None))
    if set(told) == {"refused"} and told["refused"] in REASONS:
        raise Refused
    GreyPicture(told["width"], told["height"], base64.b64decode(told["grey"], validate=True))
    return raw


def _stored_picture(raw: bytes) -> bytes:
    try:
        found = _unpacked(raw)
    except SealRefused:
        raise Refused from None
    assert _unpacked(_packed(found)) == found
    return raw


def _pictures() -> tuple[bytes, ...]:
    """Small ones of each sort that a phone or a scanner writes."""
    drawn = Image.linear_gradient("L").resize((24, 18))
    turned = Image.Exif()
    turned[0x0112] = 6
    through = drawn.convert("RGBA")
    through.putalpha(drawn)
    sorts: tuple[tuple[Image.Image, str, dict[str, Any]], ...] = (
        (drawn.convert("RGB"), "JPEG", {"exif": turned, "comment": "a place"}),
        (drawn, "JPEG", {"progressive": True}),
        (drawn.convert("CMYK"), "JPEG", {}),
        (drawn.convert("RGB"), "MPO", {"save_all": True, "append_images": [drawn.convert("RGB")]}),
        (drawn.convert("RGB"), "PDF", {"resolution": 200}),
        (drawn.convert("RGB"), "PNG", {"exif": turned}),
        (drawn.convert("P"), "PNG", {"transparency": 3}),
        (drawn.convert("I;16"), "PNG", {}),
        (drawn.convert("1"), "PNG", {}),
        (through, "PNG", {}),
    )
    found = []
    for made, sort, how in sorts:
        out = BytesIO()
        made.save(out, sort, **how)
        found.append(out.getvalue())
    return tuple(found)
