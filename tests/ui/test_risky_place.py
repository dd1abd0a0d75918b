"""A vault in a folder that a cloud's program copies: it is said before anything is made or opened there."""

from __future__ import annotations

import gc
import shutil
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from app.domain.trouble import Trouble
from tests.gates.kill_vault import make
from tests.journeys.keyboard import press_button, until
from tests.ui.program_at_work import AtWork
from ui import look
from ui.mediator.cases import CasesPage
from ui.mediator.first_start import FirstStartPage
from ui.mediator.risky_place import RiskyPlacePage
from ui.mediator.unlock import UnlockPage

Start = Callable[[Path], AtWork]
_running: list[AtWork] = []


def end(at_work: AtWork) -> None:
    _running.remove(at_work)
    at_work.end()


@pytest.fixture
def start(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[Start]:
    look.load_fonts()
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)

    def started(folder: Path) -> AtWork:
        _running.append(AtWork(qapp, folder))
        return _running[-1]

    yield started
    for each in tuple(_running):
        end(each)
    gc.collect()


def _said(page: QWidget) -> str:
    return " ".join(found.text() for found in page.findChildren(QWidget) if hasattr(found, "text"))


def test_a_vault_there_is_opened_once_the_reason_was_read_and_asked_for_again_at_the_next_start(
    start: Start, tmp_path: Path
) -> None:
    synced = tmp_path / "Dropbox"
    make(synced)
    for _start in range(2):
        at_work = start(synced)
        told = at_work.hands.page(RiskyPlacePage)
        assert "Your vault is in Dropbox" in _said(told)
        assert str(tmp_path) not in _said(told)
        assert told.anyway is not None
        press_button("Use it all the same")
        at_work.hands.page(UnlockPage)
        at_work.unlock()
        at_work.hands.page(CasesPage)
        end(at_work)


def test_no_new_vault_is_made_there_and_the_usual_folder_is_one_button_away(start: Start, tmp_path: Path) -> None:
    synced = tmp_path / "Nextcloud"
    synced.mkdir()
    at_work = start(synced)
    at_work.hands.page(RiskyPlacePage)
    # A laptop that is closed meanwhile opens on the same page, and what could not be kept is told there.
    at_work.program.locking.lost(Trouble("The disk is full.", "Make room."))
    at_work.program.lock()
    at_work.hands.page(FirstStartPage)._presenter.choose("calm river seven lamps", "calm river seven lamps")
    told = at_work.hands.page(RiskyPlacePage)
    until(lambda: "The disk is full." in _said(told), "what could not be kept")
    assert not any(synced.iterdir())
    assert told.anyway is None
    press_button("Use the usual folder")
    at_work.hands.page(FirstStartPage)
    usual = at_work.program._folder
    assert usual.name == "vault"
    assert not usual.is_relative_to(synced)
    assert not any(synced.glob("**/vault*"))
    at_work.program._desk.vault().create("calm river seven lamps")
    until((usual / "vault.json").exists, "the vault in its usual place")
    end(at_work)
    shutil.rmtree(usual.parent)
