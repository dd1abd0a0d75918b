"""The one picture that a scanner put on the one page of a PDF. Called in the cage only (`picture_reading.py`).

What is not seen on the page is not taken: where something lies over the picture, or the page shows a part of it only,
its pixels may hold what somebody hid.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import pikepdf
from PIL import Image, ImageOps

from app.storage.refused_pictures import COVERED, DAMAGED, LOCKED, NOT_ONE_PICTURE, SEVERAL_PAGES, RefusedPicture
from app.storage.scan_pixels import grey_of

_Matrix = tuple[float, float, float, float, float, float]
_Box = tuple[float, float, float, float]
"""Left, below, right, above."""
_NO_MASK = pikepdf.Name("/None")
_SAME: _Matrix = (1, 0, 0, 1, 0, 0)
_DEEPEST_FOLDER = 20
_DEEPEST = 3
"""Drawings within drawings that are looked through for the picture."""
_PAINTS = frozenset(("f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "sh", "INLINE IMAGE"))
_WRITES = frozenset(("Tj", "TJ", "'", '"'))
_UNSEEN = 3
"""How the text is written that a scanner lays over its picture to be searched: not at all."""
_PATHS = frozenset(("m", "l", "c", "v", "y", "h"))
_OUTSIDE = 0.02
"""Of a picture's width or height that may lie outside what is seen: scanners do not cut exactly."""


def scanned(content: bytes) -> Image.Image:
    """The page of a PDF as it is seen, in grey. `RefusedPicture`, or what the libraries raise of damaged files."""
    try:
        pdf = pikepdf.open(io.BytesIO(content), suppress_warnings=True)
    except pikepdf.PasswordError:
        raise RefusedPicture(LOCKED) from None
    with pdf:
        if len(pdf.pages) != 1:
            raise RefusedPicture(SEVERAL_PAGES if len(pdf.pages) else NOT_ONE_PICTURE)
        page: Any = pdf.pages[0]
        _nothing_over(page.obj)
        state = _State(_SAME, _box([float(each) for each in page.cropbox]))
        picture, drawn = _drawn(page.resources, page, state, 0)
        return _upright(grey_of(picture), drawn, _turned(page.obj))


def _turned(page: Any) -> int:
    """By how many degrees a page is turned; the folder it lies in may say it for all."""
    node, steps = page, 0
    while node is not None and steps < _DEEPEST_FOLDER:
        if "/Rotate" in node:
            return int(node["/Rotate"])
        node, steps = node.get("/Parent"), steps + 1
    return 0


def _nothing_over(page: Any) -> None:
    """Notes and shapes of a viewer lie over the page; links do not hide anything."""
    notes = page.get("/Annots")
    if isinstance(notes, pikepdf.Array) and any(note.get("/Subtype") != pikepdf.Name.Link for note in notes):
        raise RefusedPicture(COVERED)


@dataclass(frozen=True, slots=True)
class _State:
    """Where is drawn, and what can be seen of it."""

    at: _Matrix
    seen: _Box
    text: int = 0
    """How text is written, as the number of the format."""


def _drawn(resources: Any, stream: Any, state: _State, depth: int) -> tuple[Any, _Matrix]:
    """The one picture that a page or a drawing draws, and where. Nothing may be painted over it, nor any of it cut off."""
    found: list[tuple[Any, _State]] = []
    before: list[_State] = []
    path: list[_Box | None] = []
    for operands, sign in ((each.operands, str(each.operator)) for each in pikepdf.parse_content_stream(stream)):
        _nothing_hides(sign, operands, resources)
        if sign == "q":
            before.append(state)
        elif sign == "Q":
            state = before.pop() if before else state
        elif sign == "re":
            path.append(_rectangle(state.at, [float(each) for each in operands]))
        elif sign in _PATHS:
            path.append(None)
        elif sign == "Do":
            found.append((resources["/XObject"][str(operands[0])], state))
        elif found and (sign in _PAINTS or (sign in _WRITES and state.text != _UNSEEN)):
            raise RefusedPicture(COVERED)
        else:
            state = _changed(state, sign, operands, path)
        if sign == "n" or sign in _PAINTS:
            path = []
    if len(found) != 1:
        raise RefusedPicture(NOT_ONE_PICTURE)
    return _looked_at(*found[0], resources, depth)


def _changed(state: _State, sign: str, operands: Any, path: list[_Box | None]) -> _State:
    if sign == "cm":
        return replace(state, at=_times(_matrix(operands), state.at))
    if sign == "Tr":
        return replace(state, text=int(operands[0]))
    if sign in ("W", "W*"):
        return replace(state, seen=_cut(state.seen, path))
    return state


def _nothing_hides(sign: str, operands: Any, resources: Any) -> None:
    """A layer may be one that is not seen; a look that is seen through, or through a mask, shows less than there is."""
    if sign == "BDC" and operands[0] == pikepdf.Name.OC:
        raise RefusedPicture(COVERED)
    if sign == "gs":
        look = resources["/ExtGState"][str(operands[0])]
        if look.get("/SMask", _NO_MASK) != _NO_MASK or float(look.get("/ca", 1)) < 1:
            raise RefusedPicture(COVERED)


def _looked_at(thing: Any, state: _State, resources: Any, depth: int) -> tuple[Any, _Matrix]:
    if "/OC" in thing:
        # On a layer, which may be one that is not seen.
        raise RefusedPicture(COVERED)
    if thing.get("/Subtype") != pikepdf.Name.Form:
        if _shown(state) < 1 - _OUTSIDE or "/SMask" in thing or "/Mask" in thing:
            raise RefusedPicture(COVERED)
        return thing, state.at
    if depth == _DEEPEST:
        raise RefusedPicture(NOT_ONE_PICTURE)
    at = _times(_matrix(thing.get("/Matrix", _SAME)), state.at)
    left, below, right, above = _box([float(each) for each in thing.BBox])
    edge = _rectangle(at, [left, below, right - left, above - below])
    inner = replace(state, at=at, seen=_cut(state.seen, [edge]))
    return _drawn(thing.get("/Resources", resources), thing, inner, depth + 1)


def _upright(grey: Image.Image, drawn: _Matrix, turned: int) -> Image.Image:
    """A picture as it is seen on its page, which is turned by so many degrees with the clock."""
    a, b, c, d = drawn[:4]
    if a * d - b * c < 0:
        # Drawn as in a mirror, from below: some programs write their rows so.
        grey, c, d = ImageOps.flip(grey), -c, -d
    quarter = (0 if a > 0 else 180) if abs(a) >= abs(b) else (90 if b > 0 else 270)
    return grey.rotate(quarter - turned, expand=True)


# ---- where things lie ----------------------------------------------------------------------------------------------------


def _matrix(numbers: Any) -> _Matrix:
    a, b, c, d, e, f = (float(each) for each in numbers)
    return a, b, c, d, e, f


def _times(first: _Matrix, then: _Matrix) -> _Matrix:
    a, b, c, d, e, f = first
    g, h, i, j, k, m = then
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m


def _box(numbers: Sequence[float]) -> _Box:
    left, below, right, above = numbers
    return min(left, right), min(below, above), max(left, right), max(below, above)


def _around(at: _Matrix, corners: Iterable[tuple[float, float]]) -> _Box:
    a, b, c, d, e, f = at
    points = [(x * a + y * c + e, x * b + y * d + f) for x, y in corners]
    across, down = [x for x, _y in points], [y for _x, y in points]
    return min(across), min(down), max(across), max(down)


def _rectangle(at: _Matrix, numbers: Sequence[float]) -> _Box | None:
    """Where a rectangle (a corner, its width and height) lies; None where it is turned by anything but quarters."""
    x, y, width, height = numbers
    a, b, c, d = at[:4]
    if min(abs(a) + abs(d), abs(b) + abs(c)) > _OUTSIDE * max(map(abs, (a, b, c, d))):
        return None
    return _around(at, ((x, y), (x + width, y), (x, y + height), (x + width, y + height)))


def _cut(seen: _Box, path: list[_Box | None]) -> _Box:
    """What is still seen within one rectangle; of any other shape nobody says what it hides."""
    box = path[0] if len(path) == 1 else None
    if box is None:
        raise RefusedPicture(COVERED)
    return max(seen[0], box[0]), max(seen[1], box[1]), min(seen[2], box[2]), min(seen[3], box[3])


def _shown(state: _State) -> float:
    """How much of a picture is seen: the least of its width and its height, as a share of 1."""
    box = _around(state.at, ((0, 0), (1, 0), (0, 1), (1, 1)))
    shares = []
    for low in (0, 1):
        length = box[low + 2] - box[low]
        if not length > 0:
            raise RefusedPicture(DAMAGED)
        shares.append((min(box[low + 2], state.seen[low + 2]) - max(box[low], state.seen[low])) / length)
    return min(shares)
