"""Room that is filled in with a pen on documents that leave the mediator's hands."""

from __future__ import annotations

from app.domain.language import _
from app.export.parts import Grid, Heading, Part

NAME_ROOM = 40.0
"""How high a row for a name is, in points."""
_SIGNATURE_ROOM = 48.0


def signed() -> tuple[Part, ...]:
    """Where the mediator signs."""
    heads = (_("Mediator"), _("Date"))
    return Heading(_("Signed"), 3), Grid(heads, (("", ""),), (0.7, 0.3), room=_SIGNATURE_ROOM)
