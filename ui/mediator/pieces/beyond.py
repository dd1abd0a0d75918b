"""What becomes of a document outside Recess: a printer's queue, another program."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.language import _
from ui.mediator.asking import Asking
from ui.mediator.pieces.buttons import Link
from ui.mediator.pieces.cards import Card
from ui.mediator.pieces.page import Scroll
from ui.mediator.pieces.text import Words


def printers_keep() -> str:
    """What is out of Recess' hands once something is printed."""
    return _(
        "What is printed waits in this computer's print queue, and may stay there for a day. Some printers keep copies. "
        "Fetch the pages yourself."
    )


def not_shown_here() -> Scroll:
    """What stands in the place of an own copy."""
    inside = QWidget()
    rows = QVBoxLayout(inside)
    rows.setContentsMargins(0, 0, 0, 0)
    card = Card(title=_("Not shown here"))
    card.rows.addWidget(
        Words(_("This copy belongs to the party. You can print it or save it, but not look at it on your screen."))
    )
    rows.addWidget(card)
    rows.addStretch(1)
    return Scroll(inside)


def way_elsewhere() -> Link:
    """The way to another program. Hidden it keeps its room: a list that it stands in would move under the pointer that
    picks there."""
    link = Link(_("Open in another program…"))
    policy = link.sizePolicy()
    policy.setRetainSizeWhenHidden(True)
    link.setSizePolicy(policy)
    return link


def where_to_open(above: QWidget, asking: Asking, suggested: str, *, is_blank: bool) -> str:
    """Where to save a document that another program is to open, after a word on what stays behind there; "" for a no. One
    that `is_blank` holds no answer: nobody looks after it."""
    saved = _("It is saved without a lock where you choose.")
    if not is_blank:
        saved = _("It is saved without a lock where you choose, and Hand over will ask about it.")
    more = saved + " " + _("The other program may keep copies and remember the document; Recess cannot delete those.")
    if not asking.sure(above, _("Open it in another program?"), more, _("Save and open")):
        return ""
    return asking.save_where(above, _("Save as PDF"), suggested)
