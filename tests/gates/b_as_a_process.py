"""B's own process, started as the program starts it, from the cover to the curtain: what can be read on its pages, and
what it wrote on standard error.

`python -m tests.gates.b_as_a_process FILE` is that process: everything is as `ui.party` makes it, and FILE gets the
texts.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QWidget

from app.commands.desk.host import PartyHost
from app.handover.messages import Given, HandBack, Message
from app.handover.package import HandOver
from app.presenters.party.party_presenter import PartyPresenter
from tests.gates.b_screen import texts
from tests.gates.for_b import ForB
from tests.gates.two_sides import CODE, Side, TwoSides
from tests.ui.party.started import Started, nothing_but_qt
from ui.party.__main__ import take_pipe
from ui.party.pages.check_page import CheckScreen
from ui.party.pages.ending_pages import DoneScreen, NoticeScreen
from ui.party.pages.opening_pages import CalmScreen, CoverScreen
from ui.party.pages.private_pages import CodeScreen
from ui.party.running import made
from ui.party.window import PartyWindow

_PATIENCE = 60.0


# ---- the mediator's side ----------------------------------------------------------------------------------------------


class _Hosted:
    """The host of the real case, as `Started` speaks to it."""

    def __init__(self, host: PartyHost) -> None:
        self._host = host

    def hand_over(self) -> HandOver:
        given = self._host.given()
        assert isinstance(given, Given)
        return given.hand_over

    def answer(self, message: Message) -> tuple[Message, ...]:
        return self._host.answer(message)


def shown_by_a_process(table: TwoSides, side: Side, seed: int, folder: Path) -> tuple[str, str]:
    """The texts of all pages of B's process where A's side is this one; and what it wrote to its log."""
    kept, _written = table.put_in(side, seed)
    file = folder / f"{seed}.txt"
    with table.for_b(kept) as desk:
        party = Started(_Hosted(ForB(table).host(desk)), ("-m", "tests.gates.b_as_a_process", str(file)))
        try:
            party.hand_over()
            party.hear(lambda message: isinstance(message, HandBack))
        finally:
            log = party.over()
    return file.read_text(encoding="utf-8"), nothing_but_qt(log)


# ---- B's process ------------------------------------------------------------------------------------------------------


def main() -> int:
    app, program = made(take_pipe())
    watch = QTimer(app)
    watch.setInterval(20)

    def look() -> None:
        if program.window is not None and program.window.isActiveWindow() and program.presenter is not None:
            watch.stop()
            _walk(program.window, program.presenter, Path(sys.argv[1]))

    watch.timeout.connect(look)
    watch.start()
    return app.exec()


def _walk(window: PartyWindow, does: PartyPresenter, file: Path) -> None:
    read: list[str] = []
    while True:
        _moment()
        read += [text for widget in (window, *window.findChildren(QWidget)) for text in texts(widget)]
        page = window._page
        if isinstance(page, DoneScreen):
            file.write_text("\n".join(read), encoding="utf-8")
            does.ending.hand_back()
            return
        _act(does, page)
        end = time.monotonic() + _PATIENCE
        while window._page is page and time.monotonic() < end:
            _moment()


def _act(does: PartyPresenter, page: object) -> None:
    if isinstance(page, CoverScreen):
        does.opening.start()
    elif isinstance(page, CodeScreen):
        does.private.try_code(CODE)
    elif isinstance(page, CalmScreen):
        does.begin_walk()
    elif isinstance(page, NoticeScreen):
        does.walk.stay()
    elif isinstance(page, CheckScreen):
        does.walk.finish()
    else:
        does.walk.skip()


def _moment() -> None:
    loop = QEventLoop()
    QTimer.singleShot(40, loop.quit)
    loop.exec()


if __name__ == "__main__":
    sys.exit(main())
