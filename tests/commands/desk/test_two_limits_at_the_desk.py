"""Two limits compared at the desk, with the parties' own presenters: what crosses the pipe, and what comes of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from app.commands.desk.after_desk import AfterDesk
from app.commands.desk.case_desk import CaseDesk
from app.commands.desk.cases_desk import is_older
from app.commands.desk.host import PartyHost
from app.commands.desk.restoring_desk import RestoringDesk
from app.domain import blind
from app.domain.impasse import Break, Compared
from app.domain.money import Money
from app.domain.sharing import Lock
from app.domain.sources import SeededChance
from app.handover.messages import Message, Save, Saved, TakeLimitBack
from app.handover.wire import pack
from app.storage.case_file import CaseFile
from app.storage.handed_limits import COPY
from tests.commands.desk.practice import Practice, given, host_for, let_work, plan, rows
from tests.gates.hands import Act
from tests.storage.small_case import raw

SHEET = "batna_check"


def acts(amount: int, says: str = "yes", lock: Lock | None = None) -> Mapping[str, Mapping[str, Act]]:
    """A party's moves on the sheet: the direction, its limit in whole dollars, and whether it may be compared."""
    return {
        SHEET: {
            "br_direction": Act(plain="pay" if amount < 0 else "receive"),
            blind.LIMIT: Act(plain={"minor": amount * 100, "currency": "USD"}, lock=lock),
            blind.ASKED: Act(plain=says),
        }
    }


def a_break(practice: Practice, **others: bool) -> tuple[CaseDesk, Break]:
    desk = practice.new(**{"blind_comparison": True, **others})
    return desk, plan(desk, {"A": [SHEET], "B": [SHEET]})


def word_of(desk: CaseDesk, planned: Break) -> Compared | None:
    return next(known.compared for known in desk.breaks() if known.id == planned.id)


@pytest.mark.parametrize(("wants", "word"), [(27_000, Compared.OVERLAP), (27_001, Compared.NO_OVERLAP)])
@pytest.mark.parametrize("code", ["", "four cranes"])
def test_the_mediator_gets_one_word_of_two_limits_it_never_had(
    practice: Practice, wants: int, word: Compared, code: str
) -> None:
    desk, planned = a_break(practice)
    let_work(practice, desk, planned, "A", acts(-27_000), code=code)
    assert word_of(desk, planned) is None
    let_work(practice, desk, planned, "B", acts(wants))
    assert word_of(desk, planned) is word
    # The yeses are used up, and what each kept to itself is what its code keeps.
    assert blind.ASKED not in {**rows(desk, "A"), **rows(desk, "B")}
    assert (blind.LIMIT in rows(desk, "A")) == bool(code)


def test_only_a_yes_to_a_closed_limit_hands_anything_over(practice: Practice, monkeypatch: pytest.MonkeyPatch) -> None:
    sent: list[Save] = []
    real = PartyHost.answer

    def answer(self: PartyHost, message: Message) -> tuple[Message, ...]:
        if isinstance(message, Save):
            sent.append(message)
        return real(self, message)

    monkeypatch.setattr(PartyHost, "answer", answer)
    for does, hands_over in (
        (acts(-27_000), True),
        (acts(-27_000, "no"), False),
        (acts(-27_000, "ask_me"), False),
        (acts(-27_000, lock=Lock.MEDIATOR), False),
    ):
        desk, planned = a_break(practice)
        sent.clear()
        let_work(practice, desk, planned, "A", does)
        assert any(save.limit_copy for save in sent) == hands_over
        if hands_over:
            words = b"".join(pack(save) for save in sent)
            assert b"2700000" not in words
            assert blind.written(Money(-2_700_000, "USD")).hex().encode() not in words


def test_a_page_that_was_open_meanwhile_does_not_lose_the_word(practice: Practice) -> None:
    desk, planned = a_break(practice)
    let_work(practice, desk, planned, "A", acts(-27_000))
    let_work(practice, desk, planned, "B", acts(20_000))
    desk.keep_break(replace(planned, notes={desk.party("A").id: "A note"}))
    assert word_of(desk, planned) is Compared.OVERLAP


def test_what_was_handed_over_outlives_a_crash_of_the_partys_process(practice: Practice) -> None:
    desk, planned = a_break(practice)
    let_work(practice, desk, planned, "A", acts(-27_000))
    let_work(practice, desk, planned, "B", acts(20_000), leaves_after=60, comes_back=True)
    assert word_of(desk, planned) is Compared.OVERLAP


def test_a_party_cannot_tell_from_its_sheet_whether_the_other_said_yes(practice: Practice) -> None:
    sheets = []
    for says in ("yes", "no"):
        desk, planned = a_break(practice)
        let_work(practice, desk, planned, "A", acts(-27_000, says))
        let_work(practice, desk, planned, "B", acts(20_000))
        assert (word_of(desk, planned) is not None) == (says == "yes")
        (again,) = given(host_for(desk, planned, "B")).sheets
        asked = [question.id for question in again.worksheet.questions()]
        sheets.append((again.answers, again.place, again.finished, again.shown, asked))
    assert sheets[0] == sheets[1]


def holders(desk: CaseDesk) -> list[str]:
    return [read.party for read in desk.read().fillings if read.limit_held]


def test_a_day_for_destroying_the_case_ends_the_waiting(practice: Practice) -> None:
    desk, planned = a_break(practice)
    let_work(practice, desk, planned, "A", acts(-27_000))
    after = AfterDesk(practice.vault, practice.cases, practice.clock)
    after.keep_until(desk.case().id, "")
    assert holders(desk) == [desk.party("A").id]
    after.keep_until(desk.case().id, "2027-11-04")
    assert holders(desk) == []


@pytest.mark.parametrize("says", ["yes", "no"])
def test_a_party_takes_its_copy_back_and_is_told_the_same_whether_there_was_one(practice: Practice, says: str) -> None:
    desk, planned = a_break(practice)
    let_work(practice, desk, planned, "A", acts(-27_000, says))
    host = host_for(desk, planned, "A")
    given(host)
    assert host.answer(TakeLimitBack(1)) == (Saved(1),)
    host.take_back(None)
    assert holders(desk) == []
    let_work(practice, desk, planned, "B", acts(20_000))
    assert (word_of(desk, planned), holders(desk)) == (None, [desk.party("B").id])


def test_a_copy_of_the_vault_holds_no_limit(practice: Practice, tmp_path: Path) -> None:
    desk, planned = a_break(practice)
    let_work(practice, desk, planned, "A", acts(-27_000))
    known = practice.cases.known(desk.case().id)
    RestoringDesk(practice.vault, practice.cases, practice.clock, practice.chance).copy_vault(str(tmp_path))
    assert holders(desk) == [desk.party("A").id]
    (copy,) = tmp_path.glob(f"*/cases/{known.id}.case")
    key = practice.vault.vault.unwrap(known.id, known.wrapped_key)
    with raw(copy, key) as connection:
        assert connection.execute("SELECT count(*) FROM answer WHERE question = ?", (COPY,)).fetchone() == (0,)
    # What is brought from there is no older than the list knows.
    with CaseFile.open(copy, key, practice.clock, SeededChance(1)) as file:
        assert not is_older(practice.cases.known(known.id), file.head())


def test_a_key_for_it_goes_to_a_party_only_where_it_is_asked(practice: Practice) -> None:
    for allowed in (True, False):
        desk, planned = a_break(practice, blind_comparison=allowed)
        assert bool(given(host_for(desk, planned, "A")).keys.limit_key) == allowed
