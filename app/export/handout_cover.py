"""The cover of one party's handouts, where those of several come out of a printer together: by it the sets are parted.

No name stands on it, and no code: it is not handed in.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from app.domain.language import _, ngettext, written_in
from app.domain.template import Frame
from app.domain.wording import Tongue
from app.domain.worksheet import Worksheet
from app.export.parts import Contents, Grid, Paragraph, Voice


def handout_cover(
    sheets: Sequence[Worksheet],
    tongue: Tongue,
    frame: Frame,
    *,
    code: str,
    letter: str,
    practice: bool = False,
    rules: str = "",
) -> Contents:
    """What is in the set of the party with this letter: the titles of its sheets, in their order, and what each is for; one
    that is in it several times with its number of copies."""
    count = ngettext("{count} sheet to write on", "{count} sheets to write on", len(sheets)).format(count=len(sheets))
    copies = Counter(sheet.id for sheet in sheets)
    rows = tuple(
        (_titled(tongue.say(sheet.title), copies[sheet.id]), tongue.say(sheet.purpose))
        for sheet in {sheet.id: sheet for sheet in sheets}.values()
    )
    back = _("These pages are for party {letter} alone. If that is not you, give them back to the mediator.")
    return Contents(
        name=_("Handouts"),
        title=_("Party {letter}").format(letter=letter),
        subtitle=count,
        for_whom=_("For party {letter}").format(letter=letter),
        page_line=tongue.say(frame.profile(rules).page_line),
        parts=(
            Grid((_("Sheet"), _("What it is for")), rows, (0.4, 0.6)),
            Paragraph(back.format(letter=letter), Voice.CLOSE),
        ),
        language=written_in(tongue.language),
        case_code=f"{code} {letter}",
        practice=practice,
        handout=True,
    )


def _titled(title: str, copies: int) -> str:
    return title if copies == 1 else _("{title}, {count} copies").format(title=title, count=copies)
