"""The recovery sheet on paper: what it opens, its eight lines, how to keep it. It names no case and no party."""

from __future__ import annotations

from app.domain.language import _, spoken, written_in
from app.export.parts import Contents, Grid, Lines, Paragraph, Part, Voice


def recovery_sheet(lines: tuple[str, ...], which: str) -> Contents:
    """`lines` without their numbers; `which` says which vault it opens, which of its sheets it is, and when it was
    made. The code beside the heading holds the same lines, for a hand scanner."""
    parts: list[Part] = [
        Paragraph(_("This sheet opens the vault on the mediator's laptop when the passphrase is lost."), Voice.INTRO),
        Grid((), tuple((f"{number}", line) for number, line in enumerate(lines, 1)), (0.08, 0.92), large=True),
        Paragraph(_("How to keep it"), Voice.LEAD),
        Lines(
            (
                _("Keep it apart from the laptop, where you keep a passport."),
                _("Whoever has this sheet and the laptop can read every case."),
                _("Nobody can make a copy of it later, and nobody can help without it."),
                _("Do not photograph it and do not scan it with a phone: a phone keeps and sends its pictures."),
                _("Once a year, choose “Check my recovery sheet” in the Vault menu. Nothing is opened by that."),
                _("Once it was used, a new sheet takes its place."),
            ),
            numbered=True,
        ),
    ]
    return Contents(
        name=_("Recovery sheet"),
        title=_("Recovery sheet"),
        subtitle=which,
        for_whom=_("For the mediator only"),
        page_line=_("Keep apart from the laptop."),
        parts=tuple(parts),
        language=written_in(spoken()),
        qr=" ".join(lines),
    )
