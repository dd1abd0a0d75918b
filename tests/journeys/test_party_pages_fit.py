"""The sample's real sheets on a small laptop: nothing is cut off, nothing overlaps, the main button is always there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PIL import Image
from PySide6.QtWidgets import QApplication

from app.domain.kinds import KINDS
from app.handover.messages import Message
from app.presenters.party.pages import Spot
from app.presenters.party.walk import At, Stop
from tests.journeys.party_screens import BY_KIND, CODE, at_work, sample_case, take
from tests.ui.party.at_work import SCREEN, AtWork, dress
from tests.ui.party.fitting import faults
from ui import look
from ui.parts.column import Page

Times = Callable[[int, int], int]


class NotListening:
    """Only looked at from here on: nothing goes to the disk."""

    def answer(self, message: Message) -> tuple[Message, ...]:
        del message
        return ()


def fits(party: AtWork, what: str, found: list[str]) -> None:
    """Look at the page on the screen, from its top and with everything there is."""
    page = party.page(Page)
    party.app.processEvents()
    found += [f"{what} at {party.comfort.size:.0%}: {fault}" for fault in faults(party.window, page)]
    if page.foot.isVisible():
        foot = page.foot.mapTo(party.window, page.foot.rect().bottomRight())
        assert party.window.rect().contains(foot), f"the foot of {what} is below the screen"
        assert page.area.height() >= party.window.height() // 3, f"hardly any room for {what}"


def all_pages(party: AtWork, found: list[str]) -> int:
    presenter = party.presenter
    count = 0
    for sheet in presenter.sitting.sheets:
        for question in sheet.filling.asked():
            presenter.walk.go_to(Spot(sheet.id, question.id))
            fits(party, question.id, found)
            count += 1
        presenter.walk.check(Stop(At.CHECK, sheet.id))
        fits(party, f"check page of {sheet.handed.worksheet.id}", found)
    for what, show in (
        ("contents", presenter.walk.contents),
        ("who sees", presenter.who_sees),
        ("private answers", presenter.private.choose),
        ("code", presenter.private.ask_code),
        ("asked for", presenter.ask_mediator),
        ("done", presenter.ending.show_done),
        ("erase", presenter.ending.ask_erase),
        ("hidden", presenter.away.hide),
    ):
        show()
        fits(party, what, found)
    return count


def test_every_page_of_the_real_sheets_fits_at_every_text_size(qapp: QApplication, times: Times) -> None:
    # What fits at twice the size has room at every other; with --full each of them is looked at.
    sizes = look.SIZES[-times(1, len(look.SIZES)) :]
    found: list[str] = []
    with sample_case(keyed_in=True) as desk:
        for size in sizes:
            first = desk.breaks()[0]
            with at_work(dress(qapp), desk, first.id, "B") as party:
                while party.comfort.size < size:
                    party.comfort.larger()
                fits(party, "cover", found)
                party.presenter.opening.start()
                party.deliver()
                party.presenter.private.try_code(CODE)
                party.deliver()
                party.side = NotListening()
                assert all_pages(party, found) > 80
    assert not found, "\n".join(found)


def test_the_pictures_show_every_page_and_every_kind(qapp: QApplication, tmp_path: Path) -> None:
    take(tmp_path)
    names = {picture.name for picture in tmp_path.iterdir()}
    pages = (
        "cover",
        "who-sees",
        "private",
        "calm",
        "start",
        "question",
        "contents",
        "check",
        "done",
        "hidden",
        "curtain",
    )
    assert names >= {f"party-{page}.png" for page in pages}
    assert names >= {f"party-question-{name.replace('_', '-')}.png" for name in KINDS}
    assert set(BY_KIND) == set(KINDS)
    for picture in tmp_path.iterdir():
        with Image.open(picture) as image:
            assert image.size == SCREEN
