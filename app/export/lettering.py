"""Lines of letters on a page, and what else comes in great number, written straight as the operators of PDF (ISO 32000-1,
8.5 and 9.4): an entry of the page for all of them.

ReportLab's own way, an object for each text that is told font, size, place and words one after the other, takes longer than
all else about a document.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from reportlab.lib.colors import Color
from reportlab.pdfgen.canvas import Canvas

from app.export.fonts import font_of

_ESCAPED = {code: f"\\{code:03o}" for code in (*range(32), *range(127, 256))}
_ESCAPED |= {ord(sign): f"\\{sign}" for sign in "\\()"}
_NOT_ENDED = ("-", "\\")
"""What ends on a hyphen goes on in the next line."""
_BOW = 4 / 3 * (2**0.5 - 1)
"""How far from its ends a curve is bent that is a quarter of a circle, in radii."""
_PAINTED = {(False, False): "n", (True, False): "S", (False, True): "f", (True, True): "B"}

Line = tuple[float, str]
"""How much wider each space in it is than the font has it, in points, and its words."""


def escaped(codes: bytes) -> str:
    """Codes of letters as they stand between brackets in a page."""
    return codes.decode("latin-1").translate(_ESCAPED)


class LetteringCanvas(Canvas):
    """A canvas that takes lines of letters, squares and circles as they are."""

    _code: list[str]
    """ReportLab's own: the page so far, an operation or a few an entry."""
    _doc: Any

    def letters(
        self,
        place: tuple[float, float],
        lines: Sequence[Line],
        font: str,
        size: float,
        *,
        leading: float = 0.0,
        color: Color | None = None,
    ) -> None:
        """`lines` below each other, each `leading` points below the one before it, the first from `place` on; in the colour
        that is used now, if no other is given. A line ends on a space: for whoever hears it the next word is one of its own.
        """
        face, part = font_of(font), -1
        code = [f"BT 1 0 0 1 {place[0]:.3f} {place[1]:.3f} Tm"]
        if len(lines) > 1:
            code.append(f"{leading:.3f} TL")
        for at, (wider, words) in enumerate(lines):
            if at:
                code.append("T*")
            if wider:
                code.append(f"{wider:.6f} Tw")
            ended = words if words.endswith(_NOT_ENDED) or words[-1:].isspace() else f"{words} "
            for its_part, codes in face.splitString(ended, self._doc):
                if its_part != part:
                    part = its_part
                    code.append(f"{face.getSubsetInternalName(part, self._doc)} {size:.3f} Tf")
                code.append(f"({escaped(codes)}) Tj")
            if wider:
                code.append("0 Tw")
        code.append("ET")
        if color is not None:
            code = ["q", f"{color.red:.3f} {color.green:.3f} {color.blue:.3f} rg", *code, "Q"]
        self._code.append(" ".join(code))

    def squares(self, corners: Iterable[tuple[float, float]], side: float) -> None:
        """Squares with their lower left corners, in the colour that is used now. Each is painted for itself: a viewer then
        moves its edges to whole dots."""
        size = f"{side:.6f} {side:.6f} re f"
        self._code.append(" ".join(f"{x:.3f} {y:.3f} {size}" for x, y in corners))

    def circle(self, x_cen: float, y_cen: float, r: float, stroke: float = 1, fill: float = 0) -> None:
        """As ever, in four curves."""
        steps = (-r, -r * _BOW, 0.0, r * _BOW, r)
        left, low_x, x, high_x, right = (f"{x_cen + step:.5f}" for step in steps)
        bottom, low_y, y, high_y, top = (f"{y_cen + step:.5f}" for step in steps)
        self._code.append(
            f"{right} {y} m {right} {high_y} {high_x} {top} {x} {top} c {low_x} {top} {left} {high_y} {left} {y} c"
            f" {left} {low_y} {low_x} {bottom} {x} {bottom} c {high_x} {bottom} {right} {low_y} {right} {y} c"
            f" {_PAINTED[bool(stroke), bool(fill)]}"
        )
