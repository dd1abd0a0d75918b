"""Why a file is refused that was to be a picture of a page, and the largest that is read. Loads no decoder."""

from __future__ import annotations

MOST_PIXELS = 50_000_000
"""Of a file: more than any phone's camera or an office scanner at 600 dots an inch gives."""

NO_PICTURE, LOCKED, SEVERAL_PAGES, NOT_ONE_PICTURE, COVERED, PACKED, TOO_LARGE, DAMAGED = (
    "no_picture",
    "locked",
    "several_pages",
    "not_one_picture",
    "covered",
    "packed",
    "too_large",
    "damaged",
)


class RefusedPicture(Exception):
    """This file is not read; `why` is one of the reasons above."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why
