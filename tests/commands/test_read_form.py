"""`recess read-form` as a person runs it."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

from app.commands.desk.form_desk import form_sheet
from app.commands.desk.preparing import Library
from app.domain.answers import Change, given
from app.domain.forms.field import Values
from app.domain.forms.fields import lock_name
from app.domain.on_paper import HandoutCode, paper_order
from app.domain.reading import FillingRead
from app.domain.sharing import Lock
from app.storage.worksheet_files import built_in_templates, built_in_worksheets, frame
from tests.commands.running import CODE, Demo, opened_case, recess
from tests.export.filling_in import by_viewer
from tests.storage.forms_made import form

LIBRARY = Library(built_in_worksheets(), built_in_templates(), frame())
SECRET = "Nobody may know of the orchard"
WORDS = "Ask my sister \x1b[2J first"


SECRETS = (SECRET, "orchard")


def lock_of(question: str) -> str:
    return lock_name(LIBRARY.worksheets["break_plan"].question(question))


def filled(demo: Demo, folder: Path, code: str = CODE, more: Values | None = None) -> Path:
    values: Values = {
        "bp_go_on#pick": _first("bp_go_on"),
        lock_of("bp_go_on"): "S",
        "bp_change#text": WORDS,
        lock_of("bp_change"): "B",
        "bp_time#amount": SECRET,
        lock_of("bp_time"): "M",
        "bp_need#0": "on",
        **(more or {}),
    }
    with opened_case(demo.vault) as desk:
        case = desk.case()
    handout = HandoutCode(case.code, "A", "break_plan", LIBRARY.worksheets["break_plan"].edition)
    sheet = form_sheet(handout, case, LIBRARY).sheet
    place = folder / "form.pdf"
    place.write_bytes(form(sheet, HandoutCode(code, "A", handout.worksheet, handout.edition), values))
    return place


def _first(question: str) -> str:
    return LIBRARY.worksheets["break_plan"].question(question).kind.options_here()[0].value


def of_paper(demo: Demo) -> list[FillingRead]:
    with opened_case(demo.vault) as desk:
        read = desk.read()
        return [one for one in read.fillings if any(entry.from_paper for entry in one.entries.values())]


def test_a_form_is_shown_beside_what_is_there_and_nothing_of_it_is_kept(own_vault: Demo) -> None:
    ran = recess("read-form", filled(own_vault, own_vault.out), "--case", CODE, *own_vault.door())
    assert ran.status == 0, ran.err
    assert "Ask my sister" in ran.out
    assert "\x1b" not in ran.out
    assert "1 answer is marked M" in ran.out
    assert "Nothing was saved." in ran.out
    assert "There now:" in ran.out
    assert not any(word in ran.out + ran.err for word in SECRETS)
    assert of_paper(own_vault) == []


def test_what_is_saved_is_from_paper_with_its_locks_and_what_is_marked_m_is_nowhere(own_vault: Demo) -> None:
    place = filled(own_vault, own_vault.out)
    ran = recess("read-form", place, "--case", CODE, "--save", "--json", *own_vault.door())
    assert ran.status == 0, ran.err
    told = json.loads(ran.out)
    assert told["saved"]
    assert told["marked_m"] == 1
    assert [answer["question"] for answer in told["answers"]] == ["bp_need", "bp_go_on", "bp_change"]
    (filling,) = of_paper(own_vault)
    kept = filling.entries
    assert set(kept) == {"bp_need", "bp_go_on", "bp_change"}
    assert (kept["bp_go_on"].lock, kept["bp_go_on"].cleared) == (Lock.SHARE, True)
    assert kept["bp_change"].answer.value == WORDS.replace("\x1b", "\ufffd")
    assert not any(word in ran.out + ran.err for word in SECRETS)
    # Read once more and saved once more, the same stands there.
    again = recess("read-form", place, "--case", CODE, "--save", *own_vault.door())
    assert again.status == 0, again.err
    (filling,) = of_paper(own_vault)
    assert {name: entry.answer for name, entry in filling.entries.items()} == {
        name: entry.answer for name, entry in kept.items()
    }


def test_a_form_of_another_case_and_a_file_that_is_no_form_are_refused_in_a_sentence(own_vault: Demo) -> None:
    other = filled(own_vault, own_vault.out, code="OTHER-1")
    no_form = own_vault.out / "letter.pdf"
    no_form.write_bytes(b"A letter about an orchard")
    for file, words in ((other, "another case"), (no_form, "not a PDF"), (own_vault.out / "none.pdf", "")):
        ran = recess("read-form", file, "--case", CODE, "--save", *own_vault.door())
        assert ran.status == 1
        assert words in ran.err
        assert "Traceback" not in ran.err
        assert not any(word in ran.out + ran.err for word in (*SECRETS, "sister", str(file)))
    assert of_paper(own_vault) == []


def test_a_form_made_without_a_case_is_refused_with_what_to_do(own_vault: Demo) -> None:
    place = own_vault.out / "nobody.pdf"
    assert recess("handout", "break_plan", "--fillable", "--out", place).status == 0
    ran = recess("read-form", place, "--case", CODE, *own_vault.door())
    assert (ran.status, ran.out) == (1, "")
    assert "This form carries no code of a case." in ran.err
    assert "Key it in from the lists." in ran.err


def test_the_form_that_the_program_makes_is_read_as_a_viewer_fills_it_in(own_vault: Demo) -> None:
    """The whole way of a file: made, filled in by hand in a viewer that is not ours, read back."""
    place = own_vault.out / "made.pdf"
    options = ("--fillable", "--case", CODE, "--party", "A", "--out", place)
    wrote = recess("handout", "break_plan", *options, *own_vault.door())
    assert (wrote.status, wrote.out) == (0, "Written. It is blank: it holds no answer.\n")
    by_hand = {
        "bp_go_on#pick": "/1",
        "bp_change#text": "Zoë and the ñandú",
        lock_of("bp_change"): "/1",
        "bp_time#amount": SECRET,
        lock_of("bp_time"): "/0",
        "bp_need#0": "/on",
    }
    place.write_bytes(by_viewer(place.read_bytes(), by_hand))
    ran = recess("read-form", place, "--case", CODE, "--json", *own_vault.door())
    assert ran.status == 0, ran.err
    told = json.loads(ran.out)
    assert told["marked_m"] == 1
    assert [answer["question"] for answer in told["answers"]] == ["bp_need", "bp_go_on", "bp_change"]
    assert "Zoë and the ñandú" in ran.out or "Zo\\u00eb and the \\u00f1and\\u00fa" in ran.out
    assert not any(word in ran.out + ran.err for word in SECRETS)


# ---- beside what is there ------------------------------------------------------------------------------------------------


def answers(out: str) -> dict[str, dict[str, object]]:
    return {answer["question"]: answer for answer in json.loads(out)["answers"]}


def test_there_now_is_what_stands_on_paper_and_the_laptops_is_told_beside_it(own_vault: Demo) -> None:
    place = filled(own_vault, own_vault.out)
    look = ("read-form", place, "--case", CODE, "--json", *own_vault.door())
    before = answers(recess(*look).out)
    assert all(answer["on_paper"] == [] for answer in before.values())
    assert recess("read-form", place, "--case", CODE, "--save", *own_vault.door()).status == 0
    after = answers(recess(*look).out)
    assert after["bp_change"]["on_paper"] == after["bp_change"]["words"]
    for name, answer in after.items():
        assert answer["at_the_laptop"] == before[name]["at_the_laptop"]


def test_answers_from_paper_are_replaced_only_where_that_is_said(own_vault: Demo) -> None:
    place = filled(own_vault, own_vault.out)
    save = ("read-form", place, "--case", CODE, "--save")
    assert recess(*save, "--typed-by", "ER", *own_vault.door()).status == 0
    (paper,) = of_paper(own_vault)
    with opened_case(own_vault.vault) as desk:
        entry = paper.entries["bp_change"]
        changed = replace(entry, answer=given("Something else"), revision=entry.revision + 1)
        desk.paper().save(paper.id, (Change("bp_change", changed),))
    kept = of_paper(own_vault)
    number = paper_order(kept[0].worksheet).numbers["bp_change"]
    ran = recess(*save, "--json", *own_vault.door())
    assert (ran.status, ran.out) == (1, "")
    assert f"for question {number}." in ran.err
    assert "--replace" in ran.err
    assert "Something else was kept" in ran.err
    assert of_paper(own_vault) == kept
    assert recess(*save, "--replace", *own_vault.door()).status == 0
    assert of_paper(own_vault)[0].entries["bp_change"].answer.value == WORDS.replace("\x1b", "\ufffd")


def test_what_cannot_be_read_is_not_counted_as_an_answer(own_vault: Demo) -> None:
    place = filled(own_vault, own_vault.out, more={"bp_time#amount": "as long as it takes", lock_of("bp_time"): "B"})
    save = ("read-form", place, "--case", CODE, "--save")
    ran = recess(*save, *own_vault.door())
    assert ran.status == 0, ran.err
    assert "3 answers saved; 1 could not be read." in ran.out
    told = json.loads(recess(*save, "--json", *own_vault.door()).out)
    assert (told["answers_saved"], told["could_not_be_read"]) == (3, 1)
    shown = recess("case", CODE, "--answers", "--audience", "mediator", *own_vault.door())
    lines = [line for line in shown.lines() if "(from paper)" in line]
    assert "  A bp_time (from paper) [mediator_only] (cannot be read)" in lines
    assert all("bp_" in line for line in lines)


def test_a_file_that_is_not_there_and_a_folder_are_refused_as_what_they_are(own_vault: Demo) -> None:
    below = own_vault.passphrase_file / "form.pdf"
    for file, words in (
        (own_vault.out / "none.pdf", "There is no file with this name."),
        (below, "There is no file with this name."),
        (own_vault.out, "This is a folder, not a file."),
    ):
        ran = recess("read-form", file, "--case", CODE, *own_vault.door())
        assert (ran.status, ran.out) == (1, "")
        assert words in ran.err
        assert str(own_vault.out) not in ran.err
