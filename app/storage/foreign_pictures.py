"""Pictures that were taken somewhere: read in the cage, and looked at here as if a stranger had sent the pixels too."""

from __future__ import annotations

import base64
from dataclasses import dataclass

from app.domain.plain import Misread, load
from app.storage.cage import Cage, CannotBeRead
from app.storage.foreign import PICTURE
from app.storage.grey_picture import GreyPicture

UNREAD = "unread"
"""Beside the reasons of whoever looks at it: whoever does came to no end."""


class NoPicture(Exception):
    """The file is no picture that we read. `why`: "", or the word of whoever looked at it (`refused_pictures`)."""

    def __init__(self, why: str = "") -> None:
        super().__init__("a picture")
        self.why = why


@dataclass(frozen=True, slots=True)
class _ToldOfPicture:
    """`grey`: a byte a pixel, in base 64."""

    width: int = 0
    height: int = 0
    grey: str = ""
    refused: str = ""


def read_picture(content: bytes) -> GreyPicture:
    """The pixels of a photo or scan, upright, in grey, its longest side at most `LONGEST_SIDE`. `NoPicture`."""
    with Cage() as cage:
        try:
            told = cage.read(PICTURE, content)
        except CannotBeRead:
            raise NoPicture(UNREAD) from None
    return _pixels(told)


def _pixels(told: object) -> GreyPicture:
    try:
        found = load(_ToldOfPicture, told)
        if found.refused:
            raise NoPicture(found.refused)
        return GreyPicture(found.width, found.height, base64.b64decode(found.grey, validate=True))
    except (Misread, ValueError):
        raise NoPicture from None
