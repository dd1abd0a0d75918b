"""What is said where the vault's folder is a risky place: why, what to do, and no more than one may know."""

from __future__ import annotations

import pytest

from app.domain.risky import Risk, Risky
from app.presenters.mediator.risky_place import RiskyPlace, when_making, when_opening

ALL = [Risky(risk, "Dropbox" if risk is Risk.SYNCED else "") for risk in Risk]


@pytest.mark.parametrize("risky", ALL, ids=lambda risky: risky.risk.name)
def test_each_risk_is_told_with_its_reason_and_a_way_out(risky: Risky) -> None:
    for told in (when_making(risky), when_opening(risky)):
        assert told.title
        assert told.why.endswith(".")
        assert told.do.endswith(".")
        assert "{" not in told.title + told.why + told.do


def test_a_new_vault_is_made_on_a_stick_all_the_same_and_at_no_other_risky_place() -> None:
    assert [risky.risk for risky in ALL if when_making(risky).may_go_on] == [Risk.REMOVABLE]


def test_a_vault_that_is_there_opens_all_the_same_wherever_it_can_be_written_to() -> None:
    assert [risky.risk for risky in ALL if not when_opening(risky).may_go_on] == [Risk.READ_ONLY]


def test_the_command_line_says_that_nothing_was_made() -> None:
    said = str(RiskyPlace(Risky(Risk.SYNCED, "Dropbox")))
    assert said.startswith("No vault was made here. Dropbox copies this folder")
