"""What a filled form proposes for a handout of which answers stand on the disk already."""

from __future__ import annotations

from collections.abc import Mapping

from app.domain.answers import LEFT_BLANK, Entry, State
from app.domain.sharing import Lock
from app.presenters.paper_doors import FormRead


def proposed_by(form: FormRead, on_paper: Mapping[str, Entry]) -> Mapping[str, Entry]:
    """The answers of the form. Where some of it was marked M, the form stands for the whole sheet: an answer that was kept
    from paper before, and that the form does not have any more, is proposed as left blank. Which of them was marked M is
    told to nobody.
    """
    if not form.dropped:
        return form.entries
    gone = {
        name: Entry(LEFT_BLANK, Lock.MEDIATOR, from_paper=True)
        for name, entry in on_paper.items()
        if name not in form.entries and not entry.derived and entry.answer.state is not State.LEFT_BLANK
    }
    return {**gone, **form.entries}
