"""The party summary: what the mediator may read, the lock on each answer, and nothing that tells of the rest."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.domain.answers import I_DONT_KNOW, LEFT_BLANK, RATHER_NOT_SAY, Answer, State
from app.domain.case import Party
from app.domain.conditions import AnswerIs, Op
from app.domain.impasse import Break
from app.domain.kinds.list_kind import ListItem, ListKind
from app.domain.kinds.multi_choice import MultiChoice
from app.domain.kinds.parts import Column
from app.domain.kinds.scale import Scale
from app.domain.kinds.short_text import ShortText
from app.domain.kinds.single_choice import SingleChoice
from app.domain.kinds.table import Row, TableKind
from app.domain.sharing import Lock
from app.domain.wording import plain_text
from app.domain.worksheet import Alert, AlertTo
from app.export.contents import own_copy, party_summary
from app.export.parts import Answered, Heading, Notice, Part
from tests.domain.small_sheet import options
from tests.export.reading_back import pages, words
from tests.export.small_reads import (
    ANA,
    BO,
    CASE,
    RENT,
    a_sheet,
    asked,
    entry,
    filling,
    for_ana,
    for_mediator,
    settled,
    shared,
    summary,
    the_frame,
)

SHEET = a_sheet(asked("before"), asked("middle"), asked("after"))
AROUND = {"before": entry("Before it"), "after": entry("After it")}
KEPT_LINE = "The party may have kept some answers."


def _parts(*fillings: object, **rest: object) -> tuple[Part, ...]:
    return party_summary(for_mediator(*fillings, **rest), ANA.id, the_frame()).parts  # type: ignore[arg-type]  # a shorthand


def _answered(parts: tuple[Part, ...]) -> dict[str, Answered]:
    return {part.label: part for part in parts if isinstance(part, Answered)}


def test_skipped_and_private_look_alike_to_the_last_byte() -> None:
    skipped = summary(filling(SHEET, AROUND))
    private = summary(filling(SHEET, AROUND, kept=("middle",)))
    touched = summary(filling(SHEET, AROUND | {"middle": entry(LEFT_BLANK)}))
    assert skipped == private == touched
    assert "middle" not in words(skipped)
    assert summary(filling(SHEET, AROUND | {"middle": entry("Now told")})) != skipped


def test_a_sheet_that_is_all_private_looks_like_one_that_is_all_skipped() -> None:
    assert summary(filling(SHEET, {}, kept=("before", "middle", "after"))) == summary(filling(SHEET, {}))
    assert "Nothing to read here." in words(summary(filling(SHEET, {})))


@pytest.mark.parametrize("kept", [(), ("middle",), ("before", "middle", "after")])
def test_each_sheet_says_once_that_some_answers_may_have_been_kept(kept: tuple[str, ...]) -> None:
    first = filling(SHEET, {name: found for name, found in AROUND.items() if name not in kept}, kept=kept)
    second = filling(replace(SHEET, title=plain_text("Another sheet")), AROUND)
    assert words(summary(first, second)).count(KEPT_LINE) == 2


def test_each_answer_has_its_label_its_words_and_its_lock() -> None:
    parts = _answered(_parts(filling(SHEET, {"before": entry("Mine and yours"), "after": shared("For all")})))
    assert parts["Label of before"].lock is not None
    assert (parts["Label of before"].lock.lock, parts["Label of before"].lock.cleared) == (Lock.MEDIATOR, False)
    assert parts["Label of after"].lock is not None
    assert (parts["Label of after"].lock.lock, parts["Label of after"].lock.cleared) == (Lock.SHARE, True)
    (page,) = pages(summary(filling(SHEET, {"before": entry("Mine and yours"), "after": shared("For all")})))
    assert page.index("Label of before") < page.index("Mine and yours") < page.index("Label of after")
    assert "OK to share, cleared" in page


def test_what_is_ok_to_share_but_not_cleared_says_that_it_is_not_to_be_passed_on() -> None:
    open_answer = _answered(_parts(filling(SHEET, {"before": shared("Not yet", cleared=False)})))["Label of before"]
    assert open_answer.lock is not None
    assert not open_answer.lock.cleared
    assert open_answer.notes == ("Not cleared yet: not to be passed on.",)
    cleared = _answered(_parts(filling(SHEET, {"before": shared("Now")})))["Label of before"]
    assert cleared.notes == ()


def test_what_was_passed_on_and_what_came_from_paper_is_marked() -> None:
    found = entry("Told", Lock.SHARE, cleared=True, passed_on=True, from_paper=True)
    assert _answered(_parts(filling(SHEET, {"before": found})))["Label of before"].notes == (
        "Already passed on.",
        "From paper or a form.",
    )


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (I_DONT_KNOW, "I don't know"),
        (RATHER_NOT_SAY, "I'd rather not say"),
        (Answer(State.UNREADABLE), "Could not be read on the paper or in the form"),
    ],
)
def test_an_answer_that_is_no_answer_is_said_as_the_party_gave_it(answer: Answer, said: str) -> None:
    assert said in words(summary(filling(SHEET, {"middle": entry(answer)})))


def test_the_heading_tells_the_issue_the_time_and_whether_it_was_finished() -> None:
    done = filling(SHEET, AROUND, issue=RENT, finished=True, minutes_used=12, helper="Ines")
    page = words(summary(done))
    assert "A small sheet: The unpaid rent" in page
    assert "12 min · finished · written with the help of Ines" in page


def test_sheets_of_two_breaks_are_told_apart() -> None:
    breaks = (Break("b1", 1, "2026-11-03T14:00"), Break("b2", 2, "2026-11-03T16:00"))
    two = (filling(SHEET, AROUND, break_id="b1"), filling(SHEET, AROUND, break_id="b2"))
    heads = [part.below for part in _parts(*two, breaks=breaks) if isinstance(part, Heading)]
    assert heads == ["Break 1 · not finished", "Break 2 · not finished"]
    one = [part.below for part in _parts(two[0], breaks=breaks[:1]) if isinstance(part, Heading)]
    assert one == ["not finished"]


def test_with_three_parties_it_says_which_of_the_others_a_sheet_is_about() -> None:
    case = replace(CASE, parties=(ANA, BO, Party("cy_id", "C", "Cy Moe")))
    about = [filling(SHEET, AROUND, towards=party.id) for party in case.parties[1:]]
    heads = [part.below for part in _parts(*about, case=case) if isinstance(part, Heading)]
    assert heads == ["about Bo Lind · not finished", "about Cy Moe · not finished"]
    mine = own_copy(for_ana(*about, case=case), the_frame()).parts
    assert [part.below for part in mine if isinstance(part, Heading)] == ["about Bo Lind", "about Cy Moe"]


def test_the_other_partys_sheets_are_not_in_it() -> None:
    theirs = filling(SHEET, {"before": shared("Said by Bo")}, BO)
    assert "Said by Bo" not in words(summary(filling(SHEET, AROUND), theirs))
    assert summary(filling(SHEET, AROUND), theirs) == summary(filling(SHEET, AROUND))


# ---- read this first -------------------------------------------------------------------------------------------------

LATER = SingleChoice(options("now", "later", "no"))
ALERTS = a_sheet(
    asked("stirred", Scale(), alert=Alert(gte=7, suggest=AlertTo.LONGER_BREAK)),
    asked("word", LATER, alert=Alert(("now", "later"), suggest=AlertTo.PRIVATE_MEETING)),
    asked("plain", LATER),
)


def _first(*fillings: object) -> tuple[str, ...]:
    return next((part.lines for part in _parts(*fillings) if isinstance(part, Notice)), ())


def test_a_wish_for_a_private_word_stands_before_anything_else() -> None:
    asked_for = filling(ALERTS, {"stirred": entry(8), "word": entry("later"), "plain": entry("now")})
    lines = _first(asked_for)
    assert lines[0] == "Label of word: later"
    assert lines[1].startswith("Label of stirred: 8")
    assert len(lines) == 2
    page = pages(summary(asked_for))[0]
    assert page.index("Read this first") < page.index("A small sheet")


def test_nothing_is_called_urgent_that_is_not() -> None:
    assert _first(filling(ALERTS, {"stirred": entry(6), "word": entry("no"), "plain": entry("now")})) == ()


def test_a_later_answer_takes_an_alert_back() -> None:
    earlier, later = filling(ALERTS, {"word": entry("now")}), filling(ALERTS, {"word": entry("no")})
    assert _first(earlier, later) == ()
    assert _first(later, earlier) == ("Label of word: now",)


def test_the_private_word_of_the_built_in_break_plan_is_seen() -> None:
    assert _first(filling(settled("break_plan"), {"bp_private_word": entry("now")})) == (
        "Private word with the mediator: Yes, now",
    )


# ---- labels taken from another answer (decision 9) ----------------------------------------------------------------------

CHOOSING = a_sheet(
    asked("listed", ListKind(), lock=Lock.ONLY_ME),
    asked("picked", MultiChoice(options("none"), options_from="listed")),
    asked("one", SingleChoice(options_from="listed")),
    asked("grid", TableKind((Column("which", plain_text("Which"), SingleChoice(options_from="listed")),
                             Column("why", plain_text("Why"), ShortText())))),
)  # fmt: skip
ROWS = (Row("r1", {"which": "i1", "why": "It is near"}), Row("r2", {"which": "i2", "why": "It is cheap"}))


def test_choices_from_a_private_list_are_not_said_and_not_counted() -> None:
    one = {"picked": entry(("i1",)), "one": entry("i1")}
    three = {"picked": entry(("i1", "i2", "i3")), "one": entry("i2")}
    nothing = summary(filling(CHOOSING, {}, kept=("listed",)))
    assert summary(filling(CHOOSING, one, kept=("listed",))) == nothing
    assert summary(filling(CHOOSING, three, kept=("listed",))) == nothing


def test_an_option_of_its_own_is_said_beside_a_private_list() -> None:
    page = words(summary(filling(CHOOSING, {"picked": entry(("none",))}, kept=("listed",))))
    assert "Label of picked none" in page


def test_several_choices_have_dashes_and_what_is_left_of_them_does_not_tell_how_many_there_were() -> None:
    alone = summary(filling(CHOOSING, {"picked": entry(("none",))}, kept=("listed",)))
    assert summary(filling(CHOOSING, {"picked": entry(("i1", "none", "i2"))}, kept=("listed",))) == alone
    several = filling(CHOOSING, {"picked": entry(("i1", "none")), "listed": entry((ListItem("i1", "The flat"),))})
    read = words(summary(several))
    assert read.count("– ") == 2
    assert "– The flat" in read


def test_a_table_keeps_its_own_words_and_says_nothing_of_the_private_list() -> None:
    page = words(summary(filling(CHOOSING, {"grid": entry(ROWS)}, kept=("listed",))))
    assert "It is near" in page
    assert "no longer" not in page
    listed = entry((ListItem("i1", "The flat"), ListItem("i2", "The room")))
    assert "The flat" in words(summary(filling(CHOOSING, {"grid": entry(ROWS), "listed": listed})))


def test_a_question_that_hangs_on_a_private_answer_is_not_there() -> None:
    hanging = a_sheet(asked("why", lock=Lock.ONLY_ME), asked("so", show_if=AnswerIs("why", Op.ANSWERED)))
    # Its lock is "only me" too (decision 8), so the reading door keeps it back; a stray one is not drawn either.
    assert summary(filling(hanging, {"so": entry("stray")}, kept=("why",))) == summary(filling(hanging, {}))


def test_the_case_of_the_summary_decides_the_line_at_its_foot() -> None:
    profile = the_frame().profile("florida")
    page = words(summary(filling(SHEET, AROUND), case=replace(CASE, rules="florida")))
    assert profile.summary_line["en"] in page


def test_without_a_sheet_it_says_that_there_is_nothing_to_read_yet() -> None:
    page = words(summary())
    assert "So far there is no answer to read." in page
    assert "You may read it." not in page
