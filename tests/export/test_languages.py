"""What a party wrote in its own language is heard in that language; our words around it are heard in the document's."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from app.commands.desk.drawing import drawn, recovery_sheet_pdf
from app.domain import language as speech
from app.domain.answers import I_DONT_KNOW
from app.domain.case import Case, Party
from app.domain.destroyed import Destroyed
from app.domain.items import NO_NAME
from app.domain.kinds.base import DONT_KNOW, Option
from app.domain.kinds.choosing import other
from app.domain.kinds.issue_position import IssuePosition
from app.domain.kinds.list_kind import ListItem, ListKind
from app.domain.kinds.long_text import LongText
from app.domain.kinds.money_amount import MoneyAmount
from app.domain.kinds.multi_choice import MultiChoice
from app.domain.kinds.parts import Column
from app.domain.kinds.ranking import Ranking
from app.domain.kinds.short_text import ShortText
from app.domain.kinds.table import Row, TableKind
from app.domain.wording import plain_text
from app.export.certificate import certificate
from app.export.contents import own_copy, party_summary
from app.export.handout import blank_handout
from app.export.joint import joint_summary
from app.export.parts import Contents
from tests.export.reading_back import reader, words
from tests.export.small_reads import (
    ANA,
    BO,
    CASE,
    a_sheet,
    asked,
    card,
    filling,
    for_all,
    for_ana,
    for_mediator,
    outcome,
    referral,
    settled,
    shared,
    terms,
    the_frame,
)
from tests.export.tags import Tag, faults, read_tags

ELENA = replace(ANA, language="es")
COLUMNS = (Column("what", plain_text("What"), ShortText()), Column("sum", plain_text("How much"), MoneyAmount()))
OFFERED = (Option("yes", plain_text("Yes, offered")), Option("no", plain_text("No, offered")))
SHEET = a_sheet(
    asked("said", LongText()),
    asked("points", ListKind()),
    asked("table", TableKind(COLUMNS)),
    asked("picked", MultiChoice(OFFERED, allow_other=True)),
    asked("issues", IssuePosition(COLUMNS, (Option("rent", plain_text("The rent")),))),
    asked("order", Ranking(items_from="points")),
    asked("unknown", LongText()),
)
VALUES = {
    "said": "quiero quedarme aquí",
    "points": (ListItem("p1", "el alquiler"), ListItem("p2", "el perro")),
    "table": (Row("r1", {"what": "la llave", "sum": DONT_KNOW}),),
    "picked": ("yes", other("quizá")),
    "issues": {"rent": {"what": "menos"}},
    "order": ("p2", "p1"),
    "unknown": I_DONT_KNOW,
}
THEIRS = [
    "quiero quedarme aquí",
    "1. el alquiler",
    "2. el perro",
    "la llave",
    "– quizá",
    "menos",
    "1. el perro",
    "2. el alquiler",
]
READ = filling(SHEET, {name: shared(value) for name, value in VALUES.items()})
MADE: dict[str, Callable[[Party], Contents]] = {
    "party summary": lambda party: party_summary(for_mediator(READ, case=_case(party)), party.id, the_frame()),
    "own copy": lambda party: own_copy(for_ana(READ, case=_case(party)), the_frame()),
    "joint summary": lambda party: joint_summary(for_all(READ, case=_case(party)), the_frame()),
}


def _case(party: Party) -> Case:
    return replace(CASE, parties=(party, BO))


def heard_in(pdf: bytes, language: str) -> list[str]:
    return [_words(tag) for tag in read_tags(pdf).all() if tag.language == language]


def _words(tag: Tag) -> str:
    return re.sub(r"^(\d\.)(?=\S)", r"\1 ", "".join(inner.words for inner in tag.all()))


@pytest.mark.parametrize("name", MADE)
def test_what_a_party_wrote_is_in_its_language_and_nothing_else_is(name: str) -> None:
    pdf = drawn(MADE[name](ELENA))
    assert str(reader(pdf).root_object["/Lang"]) == "en"
    assert heard_in(pdf, "es") == THEIRS
    assert {tag.language for tag in read_tags(pdf).all()} == {"", "es"}
    assert faults(pdf) == []


@pytest.mark.parametrize("name", MADE)
def test_a_party_that_writes_in_the_documents_language_needs_no_mark(name: str) -> None:
    assert {tag.language for tag in read_tags(drawn(MADE[name](ANA))).all()} == {""}


def test_an_idea_without_a_name_does_not_tell_its_partys_language() -> None:
    ideas = filling(settled("options_brainstorm"), {"ob_ideas#i1": shared("Pintar la casa")}, credit=NO_NAME)
    named = replace(ideas, credit="my_name")
    pdf = drawn(joint_summary(for_all(ideas, case=_case(ELENA)), the_frame()))
    assert "Pintar" in words(pdf)
    assert {tag.language for tag in read_tags(pdf).all()} == {""}
    assert heard_in(drawn(joint_summary(for_all(named, case=_case(ELENA)), the_frame())), "es") == ["1. Pintar la casa"]


ASKED = (ListItem("q1", "¿Qué pasó?"), ListItem("q2", "¿Y ahora?"))


def test_on_the_return_card_each_partys_own_words_are_in_its_language() -> None:
    swap = filling(settled("perspective_swap"), {"ps_questions": shared(ASKED)})
    bos = replace(READ, party=BO.id, entries={"said": shared("to stay here")})
    pdf = card(swap, filling(SHEET, {"picked": shared(("yes",)), "said": shared("menos")}), bos, case=_case(ELENA))
    assert heard_in(pdf, "es") == ["1. ¿Qué pasó?", "2. ¿Y ahora?", "menos"]
    assert "Yes, offered" in words(pdf)
    assert faults(pdf) == []


def test_in_a_referral_note_the_question_is_in_the_language_of_its_party() -> None:
    said = {"wh_question": shared(ASKED[:1]), "wh_job": shared("explain"), "wh_trust": shared("Que sea neutral.")}
    pdf = referral(filling(settled("who_could_help"), said), case=_case(ELENA))
    assert heard_in(pdf, "es") == ["¿Qué pasó?", "Que sea neutral."]
    assert faults(pdf) == []


def test_in_term_points_each_partys_words_are_in_its_language_and_the_same_words_only_where_it_is_both_of_theirs() -> (
    None
):
    sheet = replace(a_sheet(asked("why"), asked("how")), strategies=("set_aside",))
    first = filling(sheet, {"why": shared("porque sí"), "how": shared("así")})
    bos = filling(sheet, {"why": shared("because"), "how": shared("así")}, BO)
    one = terms(first, bos, case=_case(ELENA))
    assert heard_in(one, "es") == ["porque sí"]
    both = terms(first, bos, case=replace(_case(ELENA), parties=(ELENA, replace(BO, language="es"))))
    assert heard_in(both, "es") == ["así", "porque sí", "because"]
    three = replace(_case(ELENA), parties=(ELENA, BO, Party("cy_id", "C", "Cy", language="fr")))
    of_three = terms(
        first, bos, filling(sheet, {"why": shared("parce que"), "how": shared("así")}, three.parties[2]), case=three
    )
    assert (heard_in(of_three, "es"), heard_in(of_three, "fr")) == (["porque sí"], ["parce que"])
    assert [faults(pdf) for pdf in (one, both, of_three)] == [[], [], []]


@pytest.mark.parametrize(
    "made", [card, referral, terms, outcome, lambda case: drawn(joint_summary(for_all(case=case), the_frame()))]
)
def test_a_case_in_a_language_that_is_not_complete_has_documents_that_say_the_one_they_are_in(
    made: Callable[..., bytes],
) -> None:
    assert str(reader(made(case=replace(CASE, language="es"))).root_object["/Lang"]) == "en"


def test_what_is_made_without_a_case_is_in_the_language_the_program_speaks(monkeypatch: pytest.MonkeyPatch) -> None:
    destroyed = Destroyed("K7-RT2", practice=False, at="2026-11-03T14:00", files=3, backups=2, documents=1)
    monkeypatch.setattr(speech, "_speech", speech._Speech())
    for known, said in (({}, "en"), ({"es": "Español"}, "es")):
        monkeypatch.setattr(speech, "LANGUAGES", {"en": "English", **known})
        speech.speak("es")
        for pdf in (drawn(certificate(destroyed, "now", str)), recovery_sheet_pdf(("abc",) * 8, "sheet 1")):
            assert str(reader(pdf).root_object["/Lang"]) == said


def test_once_a_language_is_complete_an_own_copy_is_in_it_as_a_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(speech.LANGUAGES, "es", "Español")
    pdf = drawn(MADE["own copy"](ELENA))
    assert str(reader(pdf).root_object["/Lang"]) == "es"
    assert {tag.language for tag in read_tags(pdf).all()} == {""}
    # For the mediator it stays a passage in another language.
    assert heard_in(drawn(MADE["party summary"](ELENA)), "es") == THEIRS


def test_a_handout_says_the_language_its_words_are_in() -> None:
    pdf = drawn(blank_handout(settled("break_plan"), CASE.tongue("es"), the_frame()))
    assert str(reader(pdf).root_object["/Lang"]) == "en"
