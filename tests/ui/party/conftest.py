"""A party's window as it stands on a small laptop, against a mediator's side in memory."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Protocol

import pytest
from PySide6.QtWidgets import QApplication

from tests.presenters.party.laptop import FIRST, PAUSE_SHEET, MediatorsSide
from tests.ui.party.at_work import AtWork, dress


class HandOver(Protocol):
    """`hand_over(calm_minute=True)`: a party at the window, at the cover; options as in `package.HandOver`."""

    def __call__(self, **others: Any) -> AtWork: ...


@pytest.fixture
def dressed(qapp: QApplication) -> QApplication:
    return dress(qapp)


@pytest.fixture
def side() -> MediatorsSide:
    side = MediatorsSide()
    side.add("f1", FIRST)
    side.add("f2", PAUSE_SHEET)
    return side


@pytest.fixture
def hand_over(dressed: QApplication, side: MediatorsSide) -> Iterator[HandOver]:
    parties: list[AtWork] = []

    def handed(**others: Any) -> AtWork:
        parties.append(AtWork(dressed, side, side.hand_over(**others), seed=len(parties) * 2 + 1))
        return parties[-1]

    yield handed
    for party in parties:
        party.gone()
    dress(dressed)
