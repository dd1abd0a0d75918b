"""What tests/conftest.py promises is tried out on planted tests: a fence that nobody ran into is not known to hold."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

TOP = Path(__file__).resolve().parents[1]

PLANTED = {
    "test_an_unexpected_warning_record": "import logging\ndef test_it():\n    logging.getLogger('x').warning('y')\n",
    "test_an_expected_record_that_never_comes": (
        "import pytest\n@pytest.mark.logs('x')\ndef test_it():\n    assert True\n"
    ),
    "test_a_warning_of_qt": (
        "from PySide6.QtCore import QObject, qWarning\ndef test_it(qtbot):\n    qWarning('planted')\n"
    ),
    "test_a_warning_of_python": "import warnings\ndef test_it():\n    warnings.warn('planted')\n",
    "test_a_mark_nobody_declared": "import pytest\n@pytest.mark.planted\ndef test_it():\n    pass\n",
}
SOUND = (
    "import logging, os, pathlib, pytest\n"
    "@pytest.mark.logs('x')\n"
    "def test_expected():\n    logging.getLogger('x').warning('y')\n"
    "def test_no_screen(qapp):\n    assert qapp.platformName() == 'offscreen'\n"
    "def test_own_home():\n    assert 'home' in pathlib.Path.home().name and os.environ['HOME'] != {home!r}\n"
)


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What pytest says of all the planted files, under this project's settings and conftest."""
    folder = tmp_path_factory.mktemp("house")
    (folder / "tests").mkdir()
    shutil.copy(TOP / "pyproject.toml", folder)
    for name in ("conftest.py", "goals.py", "real_screen.py"):
        shutil.copy(TOP / "tests" / name, folder / "tests")
    for name, text in PLANTED.items():
        (folder / "tests" / f"{name}.py").write_text(text, encoding="utf-8")
    (folder / "tests" / "test_sound.py").write_text(SOUND.format(home=os.environ["HOME"]), encoding="utf-8")
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-rA", "-p", "no:cacheprovider", "--continue-on-collection-errors"],
        cwd=folder,
        env=os.environ | {"COLUMNS": "200"},
        capture_output=True,
        text=True,
        check=False,
    ).stdout


@pytest.mark.parametrize("name", PLANTED)
def test_a_planted_fault_fails_its_test(said: str, name: str) -> None:
    assert re.search(rf"^(FAILED|ERROR) tests/{name}\.py", said, re.MULTILINE), said


def test_what_is_expected_passes_without_a_screen_and_in_a_home_of_its_own(said: str) -> None:
    assert len(re.findall(r"^PASSED tests/test_sound\.py", said, re.MULTILINE)) == 3, said
    assert not re.search(r"^(FAILED|ERROR) tests/test_sound\.py", said, re.MULTILINE), said


def test_a_real_screen_shows_a_real_window(real_screen: dict[str, str]) -> None:
    program = (
        "from PySide6.QtWidgets import QApplication, QLabel\n"
        "app = QApplication([])\nlabel = QLabel('Recess')\nlabel.show()\napp.processEvents()\n"
        "assert app.platformName() == 'xcb' and label.isVisible() and label.grab().width() > 0\n"
    )
    done = subprocess.run([sys.executable, "-c", program], env=real_screen, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
