"""The mediator's side of a party's code: every try counts, and nothing takes the code's place behind the party's back."""

from __future__ import annotations

import pytest

from app.commands.desk.case_desk import CaseDesk
from app.commands.desk.host import PartyHost
from app.domain.impasse import Break
from app.domain.only_me import Keeping
from app.handover.messages import (
    CodeSecret,
    CodeWasRight,
    Ending,
    ForgetCode,
    KeepPrivate,
    NewCode,
    NotSaved,
    Saved,
    Spared,
    TryCode,
)
from tests.commands.desk.practice import (
    Practice,
    given,
    host_for,
    infos,
    no_room,
    one,
    plan,
    rows,
    save,
    sealed,
    written,
)

SHEETS = {"A": ["perspective_swap", "break_plan"], "B": ["perspective_swap", "break_plan"]}


@pytest.fixture
def desk(practice: Practice) -> CaseDesk:
    return practice.new()


@pytest.fixture
def planned(desk: CaseDesk) -> Break:
    return plan(desk, SHEETS)


def test_tries_of_a_code_are_counted_before_anything_is_given_out(desk: CaseDesk, planned: Break) -> None:
    host = host_for(desk, planned, "A")
    given(host)
    _code(host)
    host.answer(CodeWasRight())
    answers = [_code(host) for _try in range(6)]
    assert [answer.tries_left for answer in answers] == [4, 3, 2, 1, 0, 0]
    assert [bool(answer.secret) for answer in answers] == [True] * 5 + [False]
    assert len({answer.secret for answer in answers[:5]}) == 1


def _code(host: PartyHost) -> CodeSecret:
    (answer,) = host.answer(TryCode(1))
    assert isinstance(answer, CodeSecret)
    return answer


def test_a_choice_without_a_new_code_keeps_the_code_there_is_and_erasing_drops_it(
    desk: CaseDesk, planned: Break
) -> None:
    host = host_for(desk, planned, "A")
    given(host)
    coded = KeepPrivate(1, Keeping.WITH_CODE, b"w" * 60, b"c" * 60, b"s" * 16, 65_536, 3, 4)
    assert host.answer(coded) == (Saved(1),)
    host.answer(KeepPrivate(2, Keeping.WITH_CODE, b"x" * 60))
    state = desk.file.only_me(desk.party("A").id)
    assert (state.working, state.coded, state.salt) == (b"x" * 60, b"c" * 60, b"s" * 16)
    assert (state.memory_kib, state.passes, state.lanes) == (65_536, 3, 4)
    host.answer(KeepPrivate(3, Keeping.ERASE, b"x" * 60))
    assert desk.file.only_me(desk.party("A").id).coded is None


CODED = KeepPrivate(1, Keeping.WITH_CODE, b"w" * 60, b"c" * 60, b"s" * 16, 65_536, 3, 4)
OTHER = KeepPrivate(2, Keeping.WITH_CODE, b"w" * 60, b"d" * 60, b"t" * 16, 65_536, 3, 4)


@pytest.fixture
def kept(desk: CaseDesk, planned: Break) -> PartyHost:
    """The next hand-over of a party that kept an answer with a code."""
    host = host_for(desk, planned, "A")
    filling = one(given(host), "perspective_swap").filling
    assert host.answer(CODED) == (Saved(1),)
    save(host, filling, sealed("ps_value"), written("ps_shared", "stays"))
    host.take_back(Ending.STOPPED)
    host = host_for(desk, planned, "A")
    given(host)
    return host


@pytest.mark.parametrize("over", [OTHER, KeepPrivate(2, Keeping.ERASE), KeepPrivate(2, Keeping.NOT_CHOSEN, b"w" * 60)])
def test_nothing_takes_the_place_of_a_code_that_was_not_shown(
    desk: CaseDesk, kept: PartyHost, over: KeepPrivate
) -> None:
    for message in (CodeWasRight(), NewCode(1), TryCode(2)):
        kept.answer(message)
        (answer,) = kept.answer(over)
        assert isinstance(answer, NotSaved)
    assert desk.file.only_me(desk.party("A").id).coded == CODED.coded
    kept.answer(CodeWasRight())
    assert kept.answer(over) == (Saved(2),)


def test_a_new_code_is_given_no_secret_before_the_old_one_was_shown(kept: PartyHost) -> None:
    (answer,) = kept.answer(NewCode(1))
    assert isinstance(answer, CodeSecret)
    assert not answer.secret
    assert answer.sentences


def test_only_a_try_that_was_counted_starts_the_count_again(desk: CaseDesk, kept: PartyHost) -> None:
    for _try in range(6):
        _code(kept)
    kept.answer(CodeWasRight())
    assert desk.file.only_me(desk.party("A").id).tries == 5
    kept.answer(NewCode(3))
    kept.answer(CodeWasRight())
    assert desk.file.only_me(desk.party("A").id).tries == 5
    desk.allow_more_tries(desk.party("A").id)
    assert _code(kept).tries_left == 4


def test_a_forgotten_code_goes_with_what_it_closed_and_leaves_what_is_spared(
    desk: CaseDesk, planned: Break, kept: PartyHost
) -> None:
    sheets = {sheet.worksheet.id: sheet.filling for sheet in given(kept).sheets}
    save(kept, sheets["perspective_swap"], sealed("ps_statement"))
    spared = (Spared(sheets["perspective_swap"], ("ps_statement",)),)
    _code(kept)
    assert kept.answer(ForgetCode(5, spared)) == (Saved(5),)
    assert kept.answer(ForgetCode(6, spared)) == (Saved(6),)
    assert rows(desk, "A") == {"ps_shared": "stays", "ps_statement": b"closed words"}
    state = desk.file.only_me(desk.party("A").id)
    assert (state.coded, state.salt, state.tries, state.keeping) == (None, None, 0, Keeping.NOT_CHOSEN)
    assert kept.answer(OTHER) == (Saved(2),)


def test_what_a_forgotten_code_closed_is_gone_from_the_file_and_from_its_backups(
    practice: Practice, desk: CaseDesk, kept: PartyHost
) -> None:
    before = len(practice.backups(desk))
    practice.clock.move(60)
    kept.answer(ForgetCode(5))
    kept.take_back(Ending.STOPPED)
    assert before == 1
    assert len(practice.backups(desk)) == 1
    assert rows(desk, "A") == {"ps_shared": "stays"}


def test_nothing_of_another_party_is_spared_or_erased_with_a_forgotten_code(
    desk: CaseDesk, planned: Break, kept: PartyHost
) -> None:
    theirs = infos(desk, "B")[0].id if infos(desk, "B") else "no filling of anybody"
    (answer,) = kept.answer(ForgetCode(5, (Spared(theirs, ("ps_value",)),)))
    assert isinstance(answer, NotSaved)
    assert set(rows(desk, "A")) == {"ps_value", "ps_shared"}


def test_a_full_disk_is_told_where_a_try_could_not_be_counted(kept: PartyHost) -> None:
    with no_room():
        answer = _code(kept)
    assert not answer.secret
    assert len(answer.sentences) >= 2
    assert _code(kept).tries_left == 4
