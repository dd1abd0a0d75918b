"""The quiet button from the short form to all of a sheet."""

from __future__ import annotations

from collections.abc import Callable

from app.domain.language import _
from ui.parts.buttons import Button, Role


def more_questions(pressed: Callable[[], None]) -> Button:
    """The same on the first page of a sheet and on each of its questions."""
    button = Button(
        _("More questions"), Role.QUIET, says=_("More questions: all of this sheet, not the short form"), flush=True
    )
    button.clicked.connect(pressed)
    return button
