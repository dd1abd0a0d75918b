"""What becomes of a document outside Recess: a printer's queue, another program."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.language import _
from ui.mediator.asking import Asking
from ui.mediator.pieces.buttons import Link
from ui.mediator.pieces.text import Words


class Beyond(QWidget):
    """Stands below a document that is shown: what a printer keeps, and the way to another program."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 6, 0, 0)
        down.setSpacing(2)
        queue = _("A printer keeps what waits in its queue, and some keep copies. Fetch the pages yourself.")
        self.elsewhere = Link(_("Open in another program…"))
        down.addWidget(Words(queue, quiet=True))
        down.addWidget(self.elsewhere, 0, Qt.AlignmentFlag.AlignLeft)


def where_to_open(above: QWidget, asking: Asking, suggested: str) -> str:
    """Where to save a document that another program is to open, after a word on what stays behind there; "" for a no."""
    more = _(
        "It is saved without a lock where you choose, and Hand over will ask about it. The other program may keep copies "
        "and remember the document; Recess cannot delete those."
    )
    if not asking.sure(above, _("Open it in another program?"), more, _("Save and open")):
        return ""
    return asking.save_where(above, _("Save as PDF"), suggested)
