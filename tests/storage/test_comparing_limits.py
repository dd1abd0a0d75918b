"""Two limits are compared once and unseen, and what was handed over for it is gone then (decision 10)."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.domain import blind
from app.domain.case import Case, Party
from app.domain.impasse import Compared
from app.domain.money import Money
from app.domain.only_me import Keeping
from app.domain.sharing import ALL, MEDIATOR, Lock, one_party
from app.domain.worksheet import Form
from app.domain.written import WrittenAnswer
from app.storage.case_file import CaseFile
from app.storage.handed_limits import COPY
from app.storage.seals import Refused
from tests.storage.small_case import ANA, BO, CY, FLOOR, PAY, a_place, begin, entry, new_file, open_again, raw
from tests.storage.two_limits import (
    ALLOWED,
    BEFORE,
    FIRST,
    LIMITS,
    SECOND,
    WITHOUT_ASKING,
    Saying,
    say,
    sealed_copy,
    word_of,
)

PAYS_27 = Saying(Money(-2_700_000, "USD"))
WANTS_25 = Saying(Money(2_500_000, "USD"))
WANTS_28 = Saying(Money(2_800_000, "USD"))


@pytest.fixture
def file(tmp_path: Path) -> Iterator[CaseFile]:
    with new_file(tmp_path, ALLOWED) as opened:
        opened.keep_break(FIRST)
        yield opened


def both(file: CaseFile, one: Saying = PAYS_27, other: Saying = WANTS_25) -> None:
    """Each works and hands the laptop back, one after the other."""
    for party, saying in ((ANA, one), (BO, other)):
        say(file, party, saying)
        file.take_back(party)


def holders(file: CaseFile) -> list[str]:
    return [read.party for read in file.read(MEDIATOR).fillings if read.limit_held]


@pytest.mark.parametrize("keeping", [Keeping.ERASE, Keeping.WITH_CODE])
def test_the_mediator_is_told_one_word_when_both_have_handed_back(file: CaseFile, keeping: Keeping) -> None:
    say(file, ANA, PAYS_27, keeping=keeping)
    file.take_back(ANA)
    assert (word_of(file), holders(file)) == (None, [ANA])
    say(file, BO, WANTS_25, keeping=keeping)
    assert word_of(file) is None
    file.take_back(BO)
    assert (word_of(file), holders(file)) == (Compared.OVERLAP, [])


def test_limits_that_do_not_meet_give_the_other_word(file: CaseFile) -> None:
    both(file, other=WANTS_28)
    assert word_of(file) is Compared.NO_OVERLAP


@pytest.mark.parametrize(
    "other",
    [
        Saying(WANTS_25.limit, "no"),
        Saying(WANTS_25.limit, ""),
        Saying(WANTS_25.limit, lock=Lock.MEDIATOR),
        Saying(None, ""),
    ],
    ids=["no", "not answered", "open to the mediator", "no limit"],
)
def test_nothing_is_compared_unless_both_say_yes_and_neither_limit_is_open(file: CaseFile, other: Saying) -> None:
    both(file, other=other)
    assert (word_of(file), holders(file)) == (None, [ANA])


def test_a_limit_opened_to_the_mediator_after_the_yes_is_not_compared(file: CaseFile) -> None:
    say(file, ANA, PAYS_27)
    file.take_back(ANA)
    say(file, ANA, replace(PAYS_27, lock=Lock.MEDIATOR, says=""), revision=2)
    file.take_back(ANA)
    say(file, BO, WANTS_25)
    file.take_back(BO)
    assert (word_of(file), holders(file)) == (None, [BO])


@pytest.mark.parametrize("question", blind.LIMITS)
@pytest.mark.parametrize("of", [ANA, BO])
@pytest.mark.parametrize("when", ["an earlier break", "this break"])
def test_a_limit_that_is_open_in_any_sheet_of_the_case_counts(
    file: CaseFile, question: str, of: str, when: str
) -> None:
    writing = begin(file, of, LIMITS, break_id="b0" if when == "an earlier break" else "b1", issue=FLOOR)
    file.save_answers(of, writing.filling, [writing.written(question, entry(PAYS_27.limit, Lock.MEDIATOR))])
    file.take_back(of)
    both(file)
    assert word_of(file) is None
    # Its party may close it again, as far as it can: then nobody reads it any more.
    file.save_answers(of, writing.filling, [writing.written(question, entry(PAYS_27.limit, Lock.ONLY_ME, 2))])
    file.take_back(of)
    for party, saying in ((ANA, PAYS_27), (BO, WANTS_25)):
        say(file, party, saying, revision=2)
        file.take_back(party)
    assert word_of(file) is Compared.OVERLAP


def test_a_blank_limit_is_no_open_one(file: CaseFile) -> None:
    writing = begin(file, ANA, LIMITS, issue=FLOOR)
    blank = WrittenAnswer(BEFORE, 1, Lock.MEDIATOR, state="left_blank")
    file.save_answers(ANA, writing.filling, [blank])
    both(file)
    assert word_of(file) is Compared.OVERLAP


def test_one_pair_of_a_break_is_compared_though_two_wait(file: CaseFile, monkeypatch: pytest.MonkeyPatch) -> None:
    ran: list[tuple[Money, Money]] = []
    real = blind.word

    def word(one: Money, other: Money) -> Compared:
        ran.append((one, other))
        return real(one, other)

    monkeypatch.setattr(blind, "word", word)
    for party, saying in ((ANA, PAYS_27), (BO, WANTS_25)):
        for issue in (PAY, FLOOR):
            say(file, party, saying, issue=issue)
        file.take_back(party)
    assert (len(ran), word_of(file), holders(file)) == (1, Compared.OVERLAP, [])


def test_two_sheets_about_two_issues_are_not_compared(file: CaseFile) -> None:
    for party, saying, issue in ((ANA, PAYS_27, PAY), (BO, WANTS_25, FLOOR)):
        say(file, party, saying, issue=issue)
        file.take_back(party)
    assert (word_of(file), holders(file)) == (None, [ANA, BO])


def test_a_limit_that_changes_after_the_question_was_left_out_takes_the_copy_along(file: CaseFile) -> None:
    filling = say(file, ANA, PAYS_27)
    file.take_back(ANA)
    again = begin(file, ANA, WITHOUT_ASKING)
    assert again.filling == filling
    file.save_answers(ANA, filling, [WrittenAnswer("words", 1, Lock.MEDIATOR, state="dont_know")])
    assert holders(file) == [ANA]
    file.save_answers(ANA, filling, [again.written(blind.LIMIT, entry(Money(-1, "USD"), Lock.ONLY_ME, 2))])
    assert holders(file) == []


def test_a_forgotten_code_leaves_the_copy_as_taking_back_does(file: CaseFile) -> None:
    say(file, ANA, PAYS_27, keeping=Keeping.WITH_CODE)
    file.take_back(ANA)
    file.forget_code(ANA, {})
    assert holders(file) == [ANA]


def test_copies_are_taken_back_by_one_party_or_by_all(file: CaseFile) -> None:
    for party in (ANA, BO):
        say(file, party, PAYS_27)
    file.take_limits_back(ANA)
    assert holders(file) == [BO]
    file.take_limits_back()
    assert holders(file) == []
    before = file.head()
    file.take_limits_back(ANA)
    assert file.head() == before


def test_it_runs_once_in_a_break_whatever_is_said_afterwards(file: CaseFile) -> None:
    both(file)
    for party, saying in ((ANA, Saying(Money(-1, "USD"))), (BO, WANTS_25)):
        say(file, party, saying, revision=2)
        file.take_back(party)
        assert (word_of(file), holders(file)) == (Compared.OVERLAP, [])


def test_it_runs_again_in_another_break_with_another_yes_of_both(file: CaseFile) -> None:
    both(file)
    file.keep_break(SECOND)
    for party, saying in ((ANA, PAYS_27), (BO, WANTS_28)):
        say(file, party, saying, break_id="b2")
        file.take_back(party)
    assert (word_of(file), word_of(file, "b2")) == (Compared.OVERLAP, Compared.NO_OVERLAP)


def test_a_yes_of_another_break_does_not_count(file: CaseFile) -> None:
    say(file, ANA, PAYS_27)
    file.take_back(ANA)
    file.keep_break(SECOND)
    assert holders(file) == []
    say(file, BO, WANTS_25, break_id="b2")
    file.take_back(BO)
    assert (word_of(file), word_of(file, "b2"), holders(file)) == (None, None, [BO])


def test_a_yes_is_not_taken_over_into_another_break(file: CaseFile) -> None:
    older = say(file, ANA, replace(PAYS_27, lock=Lock.MEDIATOR))
    file.take_back(ANA)
    assert [row.question for row in file.written(older)] == [blind.ASKED, blind.LIMIT]
    newer = file.begin_filling(ANA, LIMITS, Form.FULL, "", "", "b2", start_from=older)
    assert [row.question for row in file.written(newer)] == [blind.LIMIT]


def test_whoever_changes_a_yes_or_the_limit_takes_the_copy_back(file: CaseFile) -> None:
    for revision, change in enumerate((replace(PAYS_27, says="no"), Saying(Money(-1, "USD"), "")), start=2):
        say(file, ANA, PAYS_27, revision=2 * revision)
        assert holders(file) == [ANA]
        say(file, ANA, change, revision=2 * revision + 1)
        assert holders(file) == []


def test_another_answer_leaves_the_copy_where_it_is(file: CaseFile) -> None:
    filling = say(file, ANA, PAYS_27)
    file.save_answers(ANA, filling, [WrittenAnswer("words", 1, Lock.MEDIATOR, state="dont_know")])
    assert holders(file) == [ANA]


def test_while_one_party_has_the_laptop_nothing_is_compared(file: CaseFile) -> None:
    say(file, ANA, PAYS_27)
    say(file, BO, WANTS_25)
    file.take_back(ANA)
    assert (word_of(file), holders(file)) == (None, [ANA, BO])
    file.take_back(BO)
    assert word_of(file) is Compared.OVERLAP


def test_a_case_that_does_not_allow_it_holds_no_copy(tmp_path: Path) -> None:
    with new_file(tmp_path, replace(ALLOWED, blind_comparison=False)) as file:
        file.keep_break(FIRST)
        both(file)
        assert (word_of(file), holders(file)) == (None, [])


@pytest.mark.parametrize(
    "after",
    [
        replace(ALLOWED, blind_comparison=False),
        replace(ALLOWED, parties=(*ALLOWED.parties, Party(CY, "C", "Cy"))),
    ],
    ids=["switched off", "a third party"],
)
def test_where_it_is_not_allowed_any_more_what_was_handed_over_goes(file: CaseFile, after: Case) -> None:
    say(file, ANA, PAYS_27)
    file.take_back(ANA)
    file.change_case(after)
    assert holders(file) == []


def test_erasing_takes_the_copy_along(file: CaseFile) -> None:
    say(file, ANA, PAYS_27)
    file.erase(ANA)
    assert holders(file) == []


# ---- what a party's process may not do -------------------------------------------------------------------------------


def test_a_copy_without_a_yes_or_of_an_open_limit_is_passed_over(file: CaseFile) -> None:
    for saying in (replace(PAYS_27, says="no"), replace(PAYS_27, lock=Lock.MEDIATOR)):
        filling = say(file, ANA, saying)
        assert saying.limit is not None
        copy = sealed_copy(file, ANA, filling, saying.limit)
        again = begin(file, ANA, LIMITS).written(blind.ASKED, entry(saying.says, Lock.MEDIATOR, 2))
        file.save_answers(ANA, filling, [again], copy)
        assert holders(file) == []
        file.erase(ANA)


@pytest.mark.parametrize("spoil", ["another key", "another filling", "cut", "swapped"])
def test_a_copy_that_is_not_its_partys_own_gives_no_word_and_goes(file: CaseFile, spoil: str) -> None:
    limit = Money(-2_700_000, "USD")
    filling = say(file, ANA, PAYS_27)
    spoilt = {
        "another key": sealed_copy(file, BO, filling, limit),
        "another filling": sealed_copy(file, ANA, "another", limit),
        "cut": sealed_copy(file, ANA, filling, limit)[:-1],
        "swapped": sealed_copy(file, ANA, filling, limit)[::-1],
    }[spoil]
    yes = begin(file, ANA, LIMITS).written(blind.ASKED, entry(blind.YES, Lock.MEDIATOR, 2))
    file.save_answers(ANA, filling, [yes], spoilt)
    file.take_back(ANA)
    say(file, BO, WANTS_25)
    file.take_back(BO)
    # What has not the size of a copy is not taken at all; what cannot be opened goes, alone, and is told.
    assert (word_of(file), holders(file)) == (None if spoil == "cut" else Compared.ASK_AGAIN, [BO])
    say(file, ANA, PAYS_27, revision=3)
    file.take_back(ANA)
    assert (word_of(file), holders(file)) == (Compared.OVERLAP, [])


def test_a_copy_in_another_currency_goes_and_is_told(file: CaseFile) -> None:
    both(file, other=Saying(Money(2_500_000, "EUR")))
    assert (word_of(file), holders(file)) == (Compared.ASK_AGAIN, [ANA])


def test_where_the_currency_of_the_case_changes_copies_go_and_it_is_told(file: CaseFile) -> None:
    both(file)
    file.keep_break(SECOND)
    say(file, ANA, PAYS_27, break_id="b2")
    file.take_back(ANA)
    file.change_case(replace(file.case(), alias="Another"))
    assert (word_of(file, "b2"), holders(file)) == (None, [ANA])
    file.change_case(replace(file.case(), currency="EUR"))
    assert (word_of(file), word_of(file, "b2"), holders(file)) == (Compared.OVERLAP, Compared.ASK_AGAIN, [])


def test_a_copy_whose_row_was_changed_outside_the_program_stays_and_is_told(file: CaseFile, tmp_path: Path) -> None:
    say(file, ANA, PAYS_27)
    file.take_back(ANA)
    say(file, BO, WANTS_25)
    file.close()
    with raw(a_place(tmp_path)) as connection:
        connection.execute("UPDATE answer SET sealed = ? WHERE question = ?", (b"x" * 80, COPY))
    with open_again(tmp_path) as again:
        again.take_back(BO)
        assert word_of(again) is None
        with pytest.raises(Refused):
            again.read(MEDIATOR)


# ---- who can read it -------------------------------------------------------------------------------------------------


def test_no_audience_and_no_process_is_given_a_copy(file: CaseFile) -> None:
    filling = say(file, ANA, PAYS_27)
    assert COPY not in [row.question for row in file.written(filling)]
    for audience in (MEDIATOR, ALL, one_party(ANA), one_party(BO)):
        read = file.read(audience)
        assert all(COPY not in found.entries and COPY not in found.kept for found in read.fillings)
    assert all(not found.limit_held for found in file.read(one_party(ANA)).fillings)


def test_what_the_other_party_may_read_does_not_depend_on_it(tmp_path: Path) -> None:
    """Neither on the number, nor on the word, nor on whether it ran."""
    views = []
    for number, saying in enumerate((PAYS_27, Saying(Money(-1, "USD")), replace(PAYS_27, says="no"), Saying(None, ""))):
        with new_file(tmp_path / str(number), ALLOWED) as file:
            file.keep_break(FIRST)
            say(file, ANA, saying)
            file.take_back(ANA)
            filling = say(file, BO, WANTS_25)
            file.take_back(BO)
            mine = replace(file.read(one_party(BO)), fillings=())
            fillings = [replace(found, id="") for found in file.read(one_party(BO)).fillings]
            views.append((mine, fillings, file.read(ALL), file.written(filling)))
    assert views == [views[0]] * len(views)


def test_a_limit_is_opened_nowhere_but_where_it_is_compared(file: CaseFile, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    real = blind.read

    def read(content: bytes) -> Money:
        opened.append(sys._getframe(1).f_code.co_name)
        return real(content)

    monkeypatch.setattr(blind, "read", read)
    say(file, ANA, PAYS_27)
    file.take_back(ANA)
    file.back_up()
    file.read(MEDIATOR)
    file.digest(ANA)
    say(file, BO, WANTS_25)
    file.read(MEDIATOR)
    assert opened == []
    file.take_back(BO)
    assert opened == ["_opened", "_opened"]
