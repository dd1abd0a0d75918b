"""Why a filled form is refused, what is told of the rest of it, and how much is read. Loads no reader."""

from __future__ import annotations

NOT_A_PDF, NO_HANDOUT, NO_CASE, NOT_FILLABLE, DAMAGED, TOO_LARGE, LOCKED = (
    "not_a_pdf",
    "no_handout",
    "no_case",
    "not_fillable",
    "damaged",
    "too_large",
    "locked",
)
"""Why a form is refused."""
SCRIPT, FILES = "script", "files"
"""What else is in it, and was passed over."""

MOST_FIELDS = 5_000
LONGEST_VALUE = 20_000


class RefusedForm(Exception):
    """This file is not read; `why` is one of the reasons above."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why
