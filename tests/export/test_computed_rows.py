"""Numbers worked out from answers: never without an answer that is not to be read, and with the tightest lock."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from app.domain.answers import Entry
from app.domain.kinds.list_kind import ListItem
from app.domain.kinds.table import Row
from app.domain.money import Money
from app.domain.sharing import Lock
from app.export.contents import own_copy, party_summary
from app.export.parts import Answered, Contents, Lines, Pairs
from tests.export.reading_back import words
from tests.export.small_reads import ANA, entry, filling, for_ana, for_mediator, own, settled, summary, the_frame

BATNA = settled("batna_check")
PICTURE, FOOT = "My no-deal picture and the offer", "These are your own estimates put together."


def _usd(dollars: int) -> Money:
    return Money(dollars * 100, "USD")


def _ending(name: str, dollars: int) -> Row:
    return Row(name, {"story": name, "amount": _usd(dollars)})


NUMBERS: dict[str, Any] = {
    "br_direction": "receive",
    "br_offer": _usd(14_000),
    "br_endings": (_ending("best", 43_600), _ending("middle", 30_000), _ending("worst", 9_000)),
    "br_chances": (Row("best", {"of_ten": 3}), Row("middle", {"of_ten": 5}), Row("worst", {"of_ten": 2})),
    "br_costs": (Row("starter-0", {"step": "All of it", "low": _usd(6_550), "high": _usd(12_100)}),),
    "br_their_costs": _usd(6_000),
    "br_their_costs_chance": 20,
}


def _entries(**locks: Lock) -> dict[str, Entry]:
    return {name: entry(value, locks.get(name, Lock.MEDIATOR)) for name, value in NUMBERS.items()}


def _for_mediator(entries: Mapping[str, Entry]) -> Contents:
    """As the reading door gives it: private answers taken out and named as kept."""
    readable = {name: found for name, found in entries.items() if found.lock is not Lock.ONLY_ME}
    kept = tuple(name for name in entries if name not in readable)
    return party_summary(for_mediator(filling(BATNA, readable, kept=kept)), ANA.id, the_frame())


def _rows(contents: Contents) -> dict[str, str]:
    pictures = [part for part in contents.parts if isinstance(part, Answered) and part.label == PICTURE]
    return {
        label: said for part in pictures for body in part.body if isinstance(body, Pairs) for label, said in body.rows
    }


def _sentences(contents: Contents) -> tuple[str, ...]:
    pictures = [part for part in contents.parts if isinstance(part, Answered) and part.label == PICTURE]
    return tuple(line for part in pictures for body in part.body if isinstance(body, Lines) for line in body.lines)


def test_rows_are_rounded_and_the_average_stands_last() -> None:
    contents = _for_mediator(_entries())
    rows = _rows(contents)
    assert rows["Average ending before costs"] == "$29,900"
    assert rows["Costs from today, middle"] == "$9,300"
    assert rows["No deal, money only"] == "$19,400"
    assert rows["Offer compared with no deal, money only"] == "−$5,400"
    lines = _sentences(contents)
    assert [line.split()[0] for line in lines] == ["In", "In", "Your", "On"]


def test_the_numbers_have_a_name_and_the_mediator_is_told_whom_the_sentences_speak_to() -> None:
    for page, told in (
        (words(summary(filling(BATNA, _entries()))), True),
        (words(own(filling(BATNA, _entries()))), False),
    ):
        assert ("As the party read it In about" in page) == told
        assert ("As the party" in page) == told
        assert ("In words In about" in page) != told
        assert "The numbers one by one Average ending before costs" in page
    alone = words(summary(filling(IDEAS, {"ob_ideas": entry(THREE), "ob_rate": entry(SCORES)})))
    assert "one by one" not in alone


def test_the_fixed_footer_stands_under_the_reckoning() -> None:
    page = words(summary(filling(BATNA, _entries())))
    assert page.index(PICTURE) < page.index(FOOT)
    assert page.count(FOOT) == 1
    assert FOOT not in words(summary(filling(BATNA, {"br_direction": entry("receive")})))


@pytest.mark.parametrize("blank", [False, True])
def test_a_row_that_uses_a_private_answer_says_kept_private_filled_or_blank(blank: bool) -> None:
    entries = _entries(br_costs=Lock.ONLY_ME)
    if blank:
        contents = party_summary(
            for_mediator(filling(BATNA, {n: e for n, e in entries.items() if n != "br_costs"}, kept=("br_costs",))),
            ANA.id,
            the_frame(),
        )
    else:
        contents = _for_mediator(entries)
    rows = _rows(contents)
    assert rows["Average ending before costs"] == "$29,900"
    for label in ("Costs from today, low", "No deal, money only", "Offer compared with no deal, money only"):
        assert rows[label] == "kept private"
    assert not any("average" in line for line in _sentences(contents))


def test_a_blank_answer_that_may_be_read_leaves_the_row_out() -> None:
    entries = {name: found for name, found in _entries().items() if name != "br_costs"}
    rows = _rows(party_summary(for_mediator(filling(BATNA, entries)), ANA.id, the_frame()))
    assert "Costs from today, low" not in rows
    assert "kept private" not in rows.values()


def test_what_a_private_answer_says_changes_nothing_in_the_summary() -> None:
    first, second = _entries(br_costs=Lock.ONLY_ME), _entries(br_costs=Lock.ONLY_ME)
    second["br_costs"] = entry((Row("starter-0", {"low": _usd(1), "high": _usd(2)}),), Lock.ONLY_ME)
    assert _for_mediator(first) == _for_mediator(second)


# ---- the own copy ---------------------------------------------------------------------------------------------------


def _own(entries: Mapping[str, Entry], *, without_private: bool = False) -> Contents:
    return own_copy(for_ana(filling(BATNA, entries, without_private=without_private)), the_frame())


def _locked_rows(contents: Contents) -> dict[str, Lock]:
    return {
        label: part.lock.lock
        for part in contents.parts
        if isinstance(part, Answered) and part.label == PICTURE and part.lock is not None
        for body in part.body
        if isinstance(body, Pairs)
        for label, _said in body.rows
    }


def test_in_the_own_copy_each_row_has_the_tightest_lock_of_what_it_uses() -> None:
    contents = _own(_entries(br_costs=Lock.ONLY_ME))
    assert _rows(contents)["No deal, money only"] == "$19,400"
    locks = _locked_rows(contents)
    assert locks["Average ending before costs"] is Lock.MEDIATOR
    assert locks["No deal, money only"] is Lock.ONLY_ME
    open_ones = {part.lock.lock: part for part in contents.parts if isinstance(part, Answered) and part.label == PICTURE and part.lock}  # fmt: skip
    said = [line for body in open_ones[Lock.ONLY_ME].body if isinstance(body, Lines) for line in body.lines]
    assert any("On average" in line for line in said)


def test_a_copy_without_private_answers_never_shows_a_number_worked_out_without_them() -> None:
    entries = {name: found for name, found in _entries().items() if name != "br_costs"}
    rows = _rows(_own(entries, without_private=True))
    assert rows["Average ending before costs"] == "$29,900"
    assert rows["No deal, money only"] == "not in this copy"
    whole = _own(entries)
    assert "not in this copy" not in _rows(whole).values()


def test_a_copy_without_private_answers_does_not_tell_whether_there_are_any() -> None:
    """The same bytes whether the costs were left blank or kept private."""
    entries = {name: found for name, found in _entries().items() if name != "br_costs"}
    blank = own(filling(BATNA, entries, without_private=True))
    private = own(filling(BATNA, dict(entries), without_private=True, kept=()))
    assert blank == private


# ---- ideas ----------------------------------------------------------------------------------------------------------

IDEAS = settled("options_brainstorm")
THREE = (ListItem("i1", "Pay in parts"), ListItem("i2", "Fix the door"), ListItem("i3", "Keep the dog"))
SCORES = {item.id: {"for_me": 8, "for_them": 7, "can_do": 9} for item in THREE}


def test_best_ideas_are_kept_private_with_the_list_and_told_with_it() -> None:
    closed = filling(IDEAS, {}, kept=("ob_ideas", "ob_rate"))
    assert "Ideas that could work for both kept private" in words(summary(closed))
    opened = filling(IDEAS, {"ob_ideas": entry(THREE), "ob_rate": entry(SCORES)})
    assert "8 for me, 7 for them, 9 can be done" in words(summary(opened))
    assert FOOT not in words(summary(opened))
