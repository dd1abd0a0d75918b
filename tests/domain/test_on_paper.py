"""The code of a handout: what a scanner gives, and what a person makes of it with a keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from hypothesis import given
from hypothesis import strategies as st

from app.domain import language, on_paper
from app.domain.kinds.parts import says_dont_know
from app.domain.on_paper import HandoutCode, read_code, read_whose

ROOT = Path(__file__).resolve().parents[2]
CODES = st.builds(
    HandoutCode,
    case=st.from_regex(r"[A-Z0-9]{2,6}(-[A-Z0-9]{1,4})?", fullmatch=True),
    letter=st.sampled_from("ABCDEFGHIJKL"),
    worksheet=st.from_regex(r"[a-z][a-z0-9_]{0,19}", fullmatch=True),
    edition=st.integers(1, 999),
    page=st.integers(0, 40),
)
AS_DRAWN = st.builds(replace, CODES, numbers=st.from_regex("([0-9a-f]{4})?", fullmatch=True))
"""With what only a scanner reads."""
BETWEEN = st.text(" .·:,;\t", min_size=1, max_size=3)


def spelt(data: st.DataObject, words: str) -> str:
    """`words` in letters as large as they come."""
    return "".join(each.upper() if data.draw(st.booleans()) else each.lower() for each in words)


@given(code=CODES, data=st.data())
def test_a_code_is_read_however_it_is_spelt(code: HandoutCode, data: st.DataObject) -> None:
    recess, *parts = str(code).split(":")
    if data.draw(st.booleans()):
        parts.insert(0, recess)
    typed = parts[0] + "".join(data.draw(BETWEEN) + part for part in parts[1:])
    found = read_code(f" {spelt(data, typed)} ")
    assert found is not None
    # A case is the same in small and large letters, and a scanner's word for it stays as it is.
    assert replace(found, case=found.case.upper()) == code


@given(code=AS_DRAWN)
def test_a_scanner_reads_what_was_drawn(code: HandoutCode) -> None:
    assert read_code(str(code)) == code


@given(code=CODES, data=st.data())
def test_what_is_printed_to_be_typed_leads_to_the_sheet(code: HandoutCode, data: st.DataObject) -> None:
    whole = HandoutCode(code.case, code.letter, code.worksheet, code.edition)
    assert read_code(spelt(data, code.spoken())) == whole
    foot = f"Case {code.case} {code.letter} · Sheet {code.worksheet}, edition {code.edition}, en"
    assert read_code(foot) == whole


@given(code=CODES, data=st.data(), between=BETWEEN)
def test_case_and_letter_alone_tell_whose_it_is_and_no_sheet(
    code: HandoutCode, data: st.DataObject, between: str
) -> None:
    typed = spelt(data, f"{code.case}{between}{code.letter}")
    assert read_whose(typed) == (code.case, code.letter)
    assert read_code(typed) is None


# ---- in another language ----------------------------------------------------------------------------------------------

CASE, SHEET = "Case {code}", "Sheet {sheet}, edition {edition}, {language}"
DONT_KNOW = "I don't know"
SPANISH = {
    CASE: "Expediente {code}",
    SHEET: "Hoja de trabajo {sheet}, edición {edition}, {language}",
    DONT_KNOW: "No lo sé",
}
TURNED = {CASE: "Akte {code}", SHEET: "{language}: Ausgabe {edition} von Blatt {sheet}"}
"""A language in which the parts stand in another order."""


@pytest.fixture(scope="module")
def spoken_abroad(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    folder = tmp_path_factory.mktemp("translations")
    for name, words in {"es": SPANISH, "de": TURNED}.items():
        catalogue = Catalog(locale=name)
        for message, said in words.items():
            catalogue.add(message, said)
        where = folder / name / "LC_MESSAGES" / "recess.mo"
        where.parent.mkdir(parents=True)
        out = BytesIO()
        write_mo(out, catalogue)
        where.write_bytes(out.getvalue())
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(language, "_FOLDER", Path(folder))
        patched.setattr(language, "LANGUAGES", {"en": "English", "es": "Español", "de": "Deutsch"})
        yield
        language.speak("en")


@pytest.mark.usefixtures("spoken_abroad")
@given(code=CODES, data=st.data(), spoken=st.sampled_from(("en", "es", "de")))
def test_paper_printed_in_one_language_is_read_by_the_program_in_any_other(
    code: HandoutCode, data: st.DataObject, spoken: str
) -> None:
    printed = data.draw(st.sampled_from((SPANISH, TURNED, {name: name for name in (CASE, SHEET)})))
    language.speak(spoken)
    whose = printed[CASE].format(code=f"{code.case} {code.letter}")
    which = printed[SHEET].format(sheet=code.worksheet, edition=code.edition, language="es-MX")
    assert read_code(spelt(data, f"{whose} · {which}")) == replace(code, page=0)
    assert read_whose(spelt(data, whose)) == (code.case, code.letter)
    assert read_code(spelt(data, code.spoken())) == replace(code, page=0)


@pytest.mark.usefixtures("spoken_abroad")
@pytest.mark.parametrize("spoken", ["en", "es", "de"])
def test_whoever_says_in_one_language_that_they_do_not_know_is_understood_by_the_program_in_any_other(
    spoken: str,
) -> None:
    language.speak(spoken)
    assert all(map(says_dont_know, ("I don't know", "I DON’T KNOW.", "No lo sé", "«no lo sé.»")))
    assert not any(map(says_dont_know, ("", ".", "“”", "I know", "Sé", "I don't know it")))


def test_what_is_looked_for_is_what_the_foot_of_a_page_is_made_of() -> None:
    drawn = "\n".join(each.read_text("utf-8") for each in (ROOT / "app" / "export").rglob("*.py"))
    assert [message for message in on_paper._PRINTED if f'_("{message}")' not in drawn] == []
    assert list(on_paper._PRINTED) == [CASE, SHEET]


@pytest.mark.usefixtures("spoken_abroad")
def test_a_sheet_called_like_a_word_of_the_line_is_read_all_the_same() -> None:
    assert read_code("case case a sheet sheet edition 2") == HandoutCode("CASE", "A", "sheet", 2)
    assert read_code("X-1 A edition 2") == HandoutCode("X-1", "A", "edition", 2)
