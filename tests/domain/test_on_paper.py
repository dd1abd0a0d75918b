"""The code of a handout: what a scanner gives, and what a person makes of it with a keyboard."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from app.domain.on_paper import HandoutCode, read_code, read_whose

CODES = st.builds(
    HandoutCode,
    case=st.from_regex(r"[A-Z0-9]{2,6}(-[A-Z0-9]{1,4})?", fullmatch=True),
    letter=st.sampled_from("ABCDEFGHIJKL"),
    worksheet=st.from_regex(r"[a-z][a-z0-9_]{0,19}", fullmatch=True),
    edition=st.integers(1, 999),
    page=st.integers(0, 40),
)
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
