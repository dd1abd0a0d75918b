"""A picture of a page as it is kept: upright pixels in grey, and no file of any kind."""

from __future__ import annotations

from dataclasses import dataclass

LONGEST_SIDE = 1800
"""Pixels. A letter page has some 160 an inch then: handwriting is read easily."""


@dataclass(frozen=True, slots=True)
class GreyPicture:
    """`grey` has a byte a pixel (0 black, 255 white), row by row from the top: width × height bytes. ValueError where it has
    not, or where a side is longer than `LONGEST_SIDE`."""

    width: int
    height: int
    grey: bytes

    def __post_init__(self) -> None:
        if not all(1 <= side <= LONGEST_SIDE for side in (self.width, self.height)):
            raise ValueError
        if len(self.grey) != self.width * self.height:
            raise ValueError
