"""A mediator's process with its real window, to be killed at any moment; a fork of a warm one (`warm.py`).

Unlocks, and then does again and again what the killer wants to hit. What it is at stands in FOLDER/phase. A party's
process that was killed is started again from the curtain.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import cycle, islice
from pathlib import Path

from PySide6.QtCore import Qt

from app.domain.sources import SystemChance
from app.storage.vault import Vault
from tests.gates import session_begun
from tests.gates.beat import Beat
from tests.gates.kill_vault import DOOMED, NAMES, PIN
from tests.gates.long_use import now_held
from tests.gates.qt_warnings import gather
from tests.gates.warm_parties import command
from tests.journeys.keyboard import press, press_button, tab_to, type_into, until
from tests.journeys.mediator_hands import MediatorHands
from ui.mediator import curtain, documents, going, handing, preview, reading, taken_back
from ui.mediator.case_page import OneCasePage
from ui.mediator.cases import CasesPage
from ui.mediator.destroy import DestroyPage

HELD, FOUND = "held", "found"
_LOADED = (curtain, documents, going, handing, preview, reading, taken_back)
"""What a process of the program loads on its way."""


def prepare(folder: Path) -> None:
    """In the warm parent: the key that takes long by design."""
    Vault.open(folder / "vault", (folder / "passphrase").read_text(), SystemChance()).forget()


def work(folder: Path, wanted: str, first: int) -> None:
    """The mediator's process; `first` says which party comes first."""
    sys.argv = ["recess", str(folder)]
    gather(folder)

    def play(hands: MediatorHands, folder: Path) -> None:
        _Round(hands, folder, first).play(wanted)

    session_begun.run(play, command(folder))


def long_use(folder: Path, handovers: int) -> None:
    """So many hand-overs in one process, nobody killed; what it held after each stands in FOLDER/held, a line each."""
    sys.argv = ["recess", str(folder)]
    gather(folder)

    def play(hands: MediatorHands, folder: Path) -> None:
        rounds = _Round(hands, folder, 0)
        for _handover in rounds.hand_overs(handovers):
            megabytes, descriptors = now_held()
            with (folder / HELD).open("a", encoding="utf-8") as told:
                told.write(f"{megabytes} {descriptors}\n")
        os._exit(0)

    session_begun.run(play, command(folder))


def find_among_many(folder: Path, listed: int, searched: str) -> None:
    """Unlock, look how many cases are listed, search for one by keyboard and open it; told in FOLDER/found."""
    sys.argv = ["recess", str(folder)]
    gather(folder)

    def play(hands: MediatorHands, folder: Path) -> None:
        hands.unlock((folder / "passphrase").read_text())
        page = hands.page(CasesPage)
        until(lambda: page.list.count() == listed, "all cases in the list")
        first = str(page.list.currentIndex().data())
        type_into("Search cases", searched)
        until(lambda: page.list.count() == 1, "the one that was searched")
        tab_to(lambda here: here is page.list, "the list of cases")
        press(Qt.Key.Key_Return)
        case = hands.page(OneCasePage)
        until(case.isVisible, "the case")
        (folder / FOUND).write_text(f"{first}\n{hands.window.windowTitle()}\n")
        os._exit(0)

    session_begun.run(play, command(folder))


class _Round:
    """Hands that never stop."""

    def __init__(self, hands: MediatorHands, folder: Path, first: int) -> None:
        self._hands = hands
        self._folder = folder
        self._first = first
        self._beat = Beat(folder, "mediator")

    def _at(self, phase: str) -> None:
        (self._folder / "phase").write_text(phase)

    def play(self, wanted: str) -> None:
        self._at("unlock")
        self._hands.pin = PIN
        self._hands.unlock((self._folder / "passphrase").read_text())
        acts: dict[str, Callable[[], None]] = {"export": self._documents, "destroy": self._destroy}
        acts.get(wanted, self._hand_over)()

    def _hand_over(self) -> None:
        self._hands.open_first_case()
        for _number in self._round(cycle((NAMES[self._first], NAMES[1 - self._first]))):
            pass

    def hand_overs(self, count: int) -> Iterator[None]:
        """So many, from the passphrase on."""
        self._hands.pin = PIN
        self._hands.unlock((self._folder / "passphrase").read_text())
        self._hands.open_first_case()
        yield from self._round(islice(cycle(NAMES), count))

    def _round(self, names: Iterable[str]) -> Iterator[None]:
        for name in names:
            self._at("plan")
            self._hands.open_break()
            self._at("hand-over")
            self._hands.hand_over(name)
            self._at("with-party")
            self._hands.take_back(goes_on=True)
            self._hands.back()
            self._hands.page(OneCasePage)
            yield

    def _documents(self) -> None:
        self._hands.open_first_case()
        for name in cycle(NAMES):
            self._at("export")
            page = self._hands.documents()
            for title in ("Joint summary", f"Summary of {name}", f"Own copy of {name}"):
                self._hands.export(page, title, locked=True)
            self._hands.back()
            self._hands.page(OneCasePage)

    def _destroy(self) -> None:
        """The last case of the list, again and again."""
        while True:
            cases = self._hands.page(CasesPage)
            until(partial(_is_ready, cases), "the list of cases")
            cases.list.setFocus()
            press(Qt.Key.Key_End)
            code = str(cases.list.currentIndex().data()).removeprefix(DOOMED)
            press(Qt.Key.Key_Return)
            case = self._hands.page(OneCasePage)
            until(case.after.go.isEnabled, "that nothing stands in the way")
            case.after.go.click()
            doomed = self._hands.page(DestroyPage)
            until(doomed.code.isVisible, "the question for the code")
            type_into("Code of the case", code)
            self._at("destroy")
            press(Qt.Key.Key_Return)
            until(doomed.finish.isVisible, "the certificate")
            press_button("Go on to the cases")


def _is_ready(page: CasesPage) -> bool:
    return page.list.isEnabled() and page.list.count() > 1
