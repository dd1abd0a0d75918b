"""What becomes of a document outside Recess: a printer's queue, another program."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.domain.language import _
from ui.mediator.asking import Asking


def printers_keep() -> str:
    """What is out of Recess' hands once something is printed."""
    return _("A printer keeps what waits in its queue, and some keep copies. Fetch the pages yourself.")


def where_to_open(above: QWidget, asking: Asking, suggested: str, *, is_blank: bool) -> str:
    """Where to save a document that another program is to open, after a word on what stays behind there; "" for a no. One
    that `is_blank` holds no answer: nobody looks after it."""
    more = _("The other program may keep copies and remember the document; Recess cannot delete those.")
    if not is_blank:
        more = _("It is saved without a lock where you choose, and Hand over will ask about it.") + " " + more
    if not asking.sure(above, _("Open it in another program?"), more, _("Save and open")):
        return ""
    return asking.save_where(above, _("Save as PDF"), suggested)
