"""From contents to PDF bytes. ReportLab and pikepdf are loaded when the first document is drawn."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from app.domain.language import _
from app.export.parts import Contents

if TYPE_CHECKING:
    from app.export.paper import Paper


def drawn(*several: Contents, paper: str = "letter", large: bool | Sequence[bool] = False) -> bytes:
    """One PDF of these contents, each beginning on the front of a sheet of paper; the same bytes for the same contents.
    `large` may be said of each."""
    from app.export.pdf import draw_set

    sizes = (large,) * len(several) if isinstance(large, bool) else large
    papers = [_paper(each, paper, large=size) for each, size in zip(several, sizes, strict=True)]
    return draw_set(several, papers, several[0].name if len(several) == 1 else _("Handouts"))


def fits_one_page(contents: Contents, *, paper: str = "letter", large: bool = False) -> bool:
    """Whether `drawn` makes one page of it; nothing is drawn to know that."""
    from app.export.pdf import is_one_page

    return is_one_page(contents, _paper(contents, paper, large=large))


def _paper(contents: Contents, name: str, *, large: bool) -> Paper:
    from app.export.paper import paper_for

    return paper_for(name, large=large, handout=contents.handout, at_a_glance=contents.at_a_glance)


def flattened(pdf: bytes) -> bytes:
    """A form with its fields as part of its pages: what is shown in a preview draws no fields of its own."""
    from app.export.flattening import flat

    return flat(pdf)


class NotReadable(Exception):
    """These bytes are no open PDF: damaged, something else, or locked already. Says nothing of what is in them."""


def locked(pdf: bytes, words: str) -> bytes:
    """The PDF locked with `words`; without them nobody reads it. `NotReadable` where it is no open PDF."""
    import pikepdf

    from app.export.locking import lock

    try:
        return lock(pdf, words)
    except (pikepdf.PdfError, pikepdf.PasswordError):
        raise NotReadable from None


def recovery_sheet_pdf(lines: Sequence[str], which: str) -> bytes:
    """The recovery sheet to print. Made in memory; names no case."""
    from app.export.recovery import recovery_sheet

    return drawn(recovery_sheet(tuple(lines), which))
