"""Photos and scans: out of the cage come upright pixels in grey, and nothing else of what a camera wrote."""

from __future__ import annotations

import io
import json
from typing import Any

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from app.storage.cage import LARGEST_ANSWER, Cage, CannotBeRead
from app.storage.foreign import PICTURE, answered
from app.storage.foreign_pictures import NoPicture, _pixels, read_picture
from app.storage.grey_picture import LONGEST_SIDE, GreyPicture
from app.storage.picture_reading import read_pixels
from app.storage.refused_pictures import MOST_PIXELS, NO_PICTURE, TOO_LARGE

_TURN = 0x0112


def _file(picture: Image.Image, form: str = "PNG", **how: Any) -> bytes:
    out = io.BytesIO()
    picture.save(out, form, **how)
    return out.getvalue()


def _read(content: bytes) -> GreyPicture:
    return _pixels(json.loads(answered(PICTURE, content, None)))


def _marked() -> Image.Image:
    """White, with one black corner: above on the left."""
    marked = Image.new("RGB", (60, 40), "white")
    marked.paste("black", (0, 0, 12, 12))
    return marked


def _corners(found: GreyPicture) -> str:
    across, down = (3, found.width - 4), (3, found.height - 4)
    return "".join("#" if found.grey[y * found.width + x] == 0 else "." for y in down for x in across)


@pytest.mark.parametrize(
    ("turn", "corners", "size"),
    [
        (1, "#...", (60, 40)),
        (2, ".#..", (60, 40)),
        (3, "...#", (60, 40)),
        (4, "..#.", (60, 40)),
        (5, "#...", (40, 60)),
        (6, ".#..", (40, 60)),
        (7, "...#", (40, 60)),
        (8, "..#.", (40, 60)),
    ],
)
@pytest.mark.parametrize("form", ["JPEG", "PNG"])
def test_a_photo_stands_upright_however_the_phone_was_held(
    form: str, turn: int, corners: str, size: tuple[int, int]
) -> None:
    held = Image.Exif()
    held[_TURN] = turn
    found = _read(_file(_marked(), form, exif=held))
    assert (_corners(found), (found.width, found.height)) == (corners, size)


@pytest.mark.parametrize(
    ("turn", "corners", "size"),
    [(0, "#...", (60, 40)), (90, ".#..", (40, 60)), (180, "...#", (60, 40)), (270, "..#.", (40, 60))],
)
def test_a_scanned_page_in_a_pdf_stands_as_its_page_does(turn: int, corners: str, size: tuple[int, int]) -> None:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(_file(_marked(), "PDF"))) as pdf:
        pdf.pages[0].Rotate = turn
        pdf.save(out)
    found = _read(out.getvalue())
    assert (_corners(found), (found.width, found.height)) == (corners, size)


@settings(deadline=None, max_examples=25)
@given(st.integers(1, 4000), st.integers(1, 4000), st.sampled_from(["JPEG", "PNG"]))
def test_no_side_is_longer_than_is_kept_and_the_shape_stays(width: int, height: int, form: str) -> None:
    found = _read(_file(Image.new("L", (width, height), 255), form))
    assert max(found.width, found.height) == min(max(width, height), LONGEST_SIDE)
    scale = max(width, height) / max(found.width, found.height)
    assert abs(found.width - width / scale) <= 1
    assert abs(found.height - height / scale) <= 1
    assert set(found.grey) == {255}


def test_a_picture_of_any_sort_comes_in_sixteen_shades_on_white_paper() -> None:
    deep = Image.new("I;16", (4, 4), 40_000)
    seen_through = Image.new("RGBA", (4, 4), (0, 0, 0, 0))
    shades = Image.linear_gradient("L")
    assert set(_read(_file(deep)).grey) == {153}
    assert set(_read(_file(seen_through)).grey) == {255}
    assert set(_read(_file(Image.new("1", (4, 4), 1))).grey) == {255}
    assert set(_read(_file(Image.new("CMYK", (8, 8)), "JPEG")).grey) == {255}
    assert set(_read(_file(shades)).grey) == set(range(0, 256, 17))
    several = _file(shades.convert("RGB"), "MPO", save_all=True, append_images=[shades.convert("RGB")])
    assert _read(several).width == shades.width


def test_what_a_camera_writes_beside_a_picture_ends_in_the_cage() -> None:
    written = Image.Exif()
    written[0x010F], written[0x013B] = "Canary Cameras", "Canary Photographer"
    content = _file(_marked(), "JPEG", exif=written, comment="canary place")
    assert content.lower().count(b"canary") == 3
    told = answered(PICTURE, content, None)
    assert set(json.loads(told)) == {"width", "height", "grey"}
    assert b"canary" not in _read(content).grey.lower()


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", NO_PICTURE),
        (b"no picture", NO_PICTURE),
        (_file(_marked(), "GIF"), NO_PICTURE),
        (_file(_marked(), "TIFF"), NO_PICTURE),
        (_file(_marked(), "JPEG")[:300], NO_PICTURE),
        (_file(_marked())[:100], NO_PICTURE),
        (_file(Image.new("1", (10_000, MOST_PIXELS // 10_000 + 1))), TOO_LARGE),
    ],
    ids=["nothing", "text", "GIF", "TIFF", "half a JPEG", "half a PNG", "too large"],
)
def test_anything_else_is_refused(content: bytes, why: str) -> None:
    assert read_pixels(content) == {"refused": why}


def test_the_largest_picture_that_is_kept_fits_into_an_answer() -> None:
    assert len(answered(PICTURE, _file(Image.new("L", (LONGEST_SIDE, LONGEST_SIDE))), None)) < LARGEST_ANSWER


_TOLD = [
    {},
    {"refused": True},
    {"refused": "damaged", "width": 1, "height": 1, "grey": "AA=="},
    {"refused": "\x1b[2J"},
    {"width": 2, "height": 1, "grey": "AA=="},
    {"width": 1, "height": 1, "grey": "A*=="},
    {"width": -1, "height": -1, "grey": "AA=="},
    {"width": LONGEST_SIDE + 1, "height": 1, "grey": "A" * 4 * (LONGEST_SIDE // 3)},
    {"width": 1, "height": 1, "grey": "AA==", "more": 1},
    {"width": 1.0, "height": 1, "grey": "AA=="},
    [1],
    None,
]


@pytest.mark.parametrize("told", _TOLD)
def test_pixels_that_do_not_add_up_are_refused_outside_too(told: object) -> None:
    with pytest.raises(NoPicture):
        _pixels(told)


def test_in_the_cage_a_picture_is_read_as_outside_and_one_that_is_none_is_refused() -> None:
    content = _file(Image.linear_gradient("L").resize((2000, 1500)), "JPEG")
    scan = _file(Image.linear_gradient("L").resize((1700, 2200)), "PDF")
    for file in (content, scan):
        assert read_picture(file) == _read(file)
    with pytest.raises(NoPicture):
        read_picture(b"no picture")
    with Cage() as cage:
        for reader, size in ((PICTURE, (24 << 20) + 1), ("check", (1 << 20) + 1)):
            with pytest.raises(CannotBeRead):
                cage.read(reader, bytes(size))
