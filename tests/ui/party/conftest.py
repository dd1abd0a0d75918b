"""A party's window as it stands on a small laptop."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from tests.ui.party.at_work import dress


@pytest.fixture
def dressed(qapp: QApplication) -> QApplication:
    return dress(qapp)
