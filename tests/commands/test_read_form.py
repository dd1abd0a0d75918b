"""`recess read-form` as a person runs it."""

from __future__ import annotations

import json
from pathlib import Path

from app.commands.desk.form_desk import form_sheet
from app.commands.desk.preparing import Library
from app.domain.forms.field import Values
from app.domain.forms.fields import lock_name
from app.domain.on_paper import HandoutCode
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


def filled(demo: Demo, folder: Path, code: str = CODE) -> Path:
    values: Values = {
        "bp_go_on#pick": _first("bp_go_on"),
        lock_of("bp_go_on"): "S",
        "bp_change#text": WORDS,
        lock_of("bp_change"): "B",
        "bp_time#amount": SECRET,
        lock_of("bp_time"): "M",
        "bp_need#0": "on",
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


def test_the_form_that_the_program_makes_is_read_as_a_viewer_fills_it_in(own_vault: Demo) -> None:
    """The whole way of a file: made, filled in by hand in a viewer that is not ours, read back."""
    place = own_vault.out / "made.pdf"
    options = ("--fillable", "--case", CODE, "--party", "A", "--out", place)
    assert recess("handout", "break_plan", *options, *own_vault.door()).status == 0
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
