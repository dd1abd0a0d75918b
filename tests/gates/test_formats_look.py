"""S9: the settings file of the look. Whatever is in it, the window opens, in a size and colours there are."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QSettings
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.goals import Proved
from ui import look
from ui.kept_look import KeptLook

pytestmark = pytest.mark.gate
_SEED = 5
_PIECES = (
    b"@ByteArray(",
    b"@Variant(\\0\\0\\0\\x7f",
    b"@Invalid()",
    b"@Rect(1 2 3 4)",
    b"\\x",
    b"=",
    b"[",
    b"\0",
    b"%00",
    b"\n",
)


def mutated(seed: bytes, chance: random.Random) -> bytes:
    """The file with a few bytes changed, cut, doubled, or with a piece of the format where it does not belong."""
    content = bytearray(seed)
    for _change in range(chance.randint(1, 6)):
        at = chance.randrange(len(content) + 1)
        content[at : at + chance.choice((0, 0, 1, 7))] = chance.choice(
            (bytes([chance.randrange(256)]), chance.choice(_PIECES), bytes(content[at : at + 40]), b"")
        )
    return bytes(content)


def kept_in(file: Path) -> KeptLook:
    """What the program remembers, in a file of the test's own: Qt reads one path once."""
    kept = KeptLook()
    kept._file = QSettings(str(file), QSettings.Format.IniFormat)
    return kept


def test_no_settings_file_keeps_the_window_from_opening(
    qtbot: QtBot, tmp_path: Path, times: Callable[[int, int], int], proved: Proved
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.setMinimumSize(640, 480)
    window.resize(700, 500)
    file = tmp_path / "whole.ini"
    kept = kept_in(file)
    kept.keep_place(window.saveGeometry())
    kept.keep_size(look.SIZES[-1])
    kept.keep_theme(look.Theme.DARK)
    kept._file.sync()
    seed, chance, tried, read = file.read_bytes(), random.Random(_SEED), times(2_000, 200_000), 0
    for number in range(tried):
        file = tmp_path / f"{number}.ini"
        file.write_bytes(mutated(seed, chance))
        again = kept_in(file)
        assert again.size() in look.SIZES
        assert isinstance(again.theme(), look.Theme)
        assert isinstance(again.place(), QByteArray)
        read += window.restoreGeometry(again.place())
        assert 640 <= window.width() < 20_000
    assert 0 < read < tried, "some still said where the window stood, some did not"
    proved("S9", "mutated settings files of the look", tried)
