"""What the program worked out of a party's numbers, as lines for the mediator's reading page."""

from __future__ import annotations

from app.domain.language import _
from app.domain.reading import FillingRead
from app.domain.wording import Tongue
from app.domain.worksheet import Question
from app.reckoning.rows import computed_rows
from app.storage.worksheet_files import frame


def computed_lines(read: FillingRead, question: Question, tongue: Tongue) -> tuple[str, ...]:
    """A line a row, "kept private" where an answer it uses may not be read (decision 7), then the sentences, and the
    fixed footer under any reckoning. Nothing where nothing was worked out.
    """
    found = computed_rows(read, question, tongue)
    rows = tuple(
        _("{label}: {words}").format(label=row.label, words=row.words if row.words is not None else _("kept private"))
        for row in found.rows
    )
    lines = (*rows, *found.sentences)
    return (*lines, tongue.say(frame().reckoning_footer)) if lines else ()
