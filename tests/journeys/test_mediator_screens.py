from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from tests.journeys.mediator_screens import take


def test_every_page_of_the_mediators_window_has_its_picture(qapp: QApplication, artefacts: Path) -> None:
    files = take(artefacts)
    assert len(files) == len(set(files)) >= 30
    assert {(QImage(str(file)).width(), QImage(str(file)).height()) for file in files} == {(1366, 768)}
