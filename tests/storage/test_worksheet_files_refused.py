"""A file from a stranger is taken whole and without fault, or not at all; whatever is in it, nothing breaks."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.worksheet import Worksheet
from app.storage.worksheet_files import Fault, WorksheetFaults, check_file, read_template, read_worksheet
from app.storage.yaml_reading import DEEPEST, LARGEST_FILE, MOST_NODES, read_yaml
from tests.storage.sheet_texts import EVERY_KIND, line_of, with_change

DANGEROUS = [
    ("a Python tag", "title: !!python/object/apply:os.system [ls]", "A tag"),
    ("a tag of its own", "title: !mine {en: a}", "A tag"),
    ("a tag on a key", "!!str title: {en: a}", "A tag"),
    ("an anchor", "title: &t {en: a}", "An anchor (&t)"),
    ("an alias", "title: *t", "An alias (*t)"),
    ("a merge", "<<: {a: 1}", "“<<” is not known here."),
    ("half a letter", 'title: {en: "\\ud800"}', "A character here cannot stand"),
    ("half a letter in a name", '"\\udfff": 1', "A character here cannot stand"),
    ("a key twice", "edition: 4", "“edition” stands here a second time; the first is on line 3."),
    ("a list for a key", "? [a, b]\n: c", "A name before a colon has to be a word."),
]


@pytest.mark.parametrize(("name", "line", "what"), DANGEROUS, ids=[name for name, _line, _what in DANGEROUS])
def test_parts_of_yaml_that_do_more_than_say_what_is_there_are_refused(name: str, line: str, what: str) -> None:
    text = with_change('id: every_kind\ntitle: {en: "Every kind", es: "De todo"}', f"id: every_kind\n{line}")
    found = [fault for fault in check_file(text).faults if fault.what.startswith(what)]
    assert [fault.line for fault in found] == [line_of(line, text)]
    with pytest.raises(WorksheetFaults):
        read_worksheet(text)


def test_a_file_that_would_grow_a_billion_times_is_refused_at_once() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 12)]
    started = time.monotonic()
    with pytest.raises(WorksheetFaults):
        read_worksheet("\n".join(lines))
    assert time.monotonic() - started < 5


def test_a_file_over_one_mebibyte_is_refused_unread() -> None:
    comment = "# " + "x" * 98 + "\n"
    text = EVERY_KIND + comment * (LARGEST_FILE // len(comment) + 1)
    reading = read_yaml(text.encode())
    assert reading.data is None
    assert [fault.what for fault in reading.faults] == ["The file is larger than 1 MiB."]
    assert check_file((EVERY_KIND + comment).encode()).faults == ()


@pytest.mark.parametrize("opening", ["[", "{a: ", "- "])
def test_things_inside_each_other_without_end_are_refused_where_it_gets_too_deep(opening: str) -> None:
    reading = read_yaml(opening * 50_000)
    assert any("deep" in fault.what or "YAML" in fault.what for fault in reading.faults)
    assert reading.data is None


def test_twelve_levels_are_read_and_thirteen_are_not() -> None:
    assert read_yaml("[" * DEEPEST + "1" + "]" * DEEPEST).faults == []
    assert read_yaml("[" * (DEEPEST + 1) + "1" + "]" * (DEEPEST + 1)).faults != []


def test_too_many_things_are_refused() -> None:
    reading = read_yaml("[" + "1, " * (MOST_NODES + 5) + "]")
    assert [fault.what for fault in reading.faults] == ["The file holds too many things."]


@pytest.mark.parametrize(
    ("text", "what", "line"),
    [
        (b"\xff\xfe\x00", "The file is not UTF-8 text.", 1),
        (b"a: 1\nb: \xe9\n", "The file is not UTF-8 text.", 2),
        (b"a: 1\nb: \x07\n", "A character here cannot stand in a text file.", 2),
        (b"", "The file is empty.", 1),
        (b"# only a remark\n", "The file is empty.", 1),
        (b"a: 1\n---\nb: 2\n", "A second document starts here (---).", 2),
        (b"%YAML 1.1\n---\na: 1\n", "A directive (a line starting with %) is not allowed.", 2),
        (b"a:\n\tb: 1\n", "A tab stands where only spaces may stand.", 2),
        (b"a: 1\nb: see: this\n", "A colon stands where none can stand.", 2),
        (b"a: 1\n  b: 2\n", "A colon stands where none can stand.", 2),
        (b'a: 1\nb: "open\n', "A quote that is opened is not closed.", 3),
        (b"a: 1\nb: [1, 2\nc: 3\n", "A bracket that is opened is not closed, or a comma is missing.", 3),
        (b"a:\n  b: 1\n c: 2\n", "The spaces at the start of this line do not fit the lines above.", 3),
        (b"a: 1\nb\nc: 2\n", "A colon is missing after a name.", 3),
    ],
)
def test_what_is_not_yaml_is_told_in_plain_words(text: bytes, what: str, line: int) -> None:
    faults = check_file(text).faults
    assert (what, line) in [(fault.what, fault.line) for fault in faults]
    assert all(fault.mend for fault in faults)


def test_yes_and_no_and_dates_stay_words() -> None:
    reading = read_yaml(
        "{a: yes, b: no, c: on, d: 2025-10-14, e: 1e5, f: .nan, g: 0x10, h: '1', i: 007, j: -3, k: 1.50}"
    )
    assert reading.data == {
        "a": "yes",
        "b": "no",
        "c": "on",
        "d": "2025-10-14",
        "e": "1e5",
        "f": ".nan",
        "g": "0x10",
        "h": "1",
        "i": 7,
        "j": -3,
        "k": 1.5,
    }


def test_a_template_is_not_taken_for_a_worksheet() -> None:
    with pytest.raises(WorksheetFaults) as refused:
        read_template(EVERY_KIND)
    assert any("“terms” is missing here." in fault.what for fault in refused.value.faults)


def test_the_refusal_says_how_many_faults_there_are_and_where() -> None:
    text = with_change("required: true", "requred: true")
    with pytest.raises(WorksheetFaults) as refused:
        read_worksheet(text)
    assert refused.value.happened == "The file has 1 fault."
    assert refused.value.do == f"{line_of('requred', text)}: “requred” is not known here. Did you mean “required”?"


def _taken_or_refused(source: str | bytes) -> None:
    came_of_it: Worksheet | tuple[Fault, ...]
    try:
        came_of_it = read_worksheet(source)
    except WorksheetFaults as refused:
        came_of_it = refused.faults
    if not isinstance(came_of_it, Worksheet):
        assert any(not fault.warning for fault in came_of_it)
        assert all(fault.line >= 1 and fault.what and fault.mend for fault in came_of_it)


@given(st.binary(max_size=300))
def test_any_bytes_are_taken_or_refused(source: bytes) -> None:
    _taken_or_refused(source)


@given(
    start=st.integers(0, len(EVERY_KIND)),
    length=st.integers(0, 40),
    put=st.text(alphabet="{}[]:,-&*!%#|>'\"? \n\tab01", max_size=12),
)
def test_a_damaged_sheet_is_taken_or_refused_whole(start: int, length: int, put: str) -> None:
    _taken_or_refused(EVERY_KIND[:start] + put + EVERY_KIND[start + length :])


@given(st.data())
def test_a_sheet_with_lines_lost_or_moved_is_taken_or_refused_whole(data: st.DataObject) -> None:
    lines = EVERY_KIND.splitlines()
    for _change in range(data.draw(st.integers(1, 3))):
        place = data.draw(st.integers(0, len(lines) - 1))
        line = lines.pop(place)
        if data.draw(st.booleans()):
            lines.insert(data.draw(st.integers(0, len(lines))), line)
    _taken_or_refused("\n".join(lines))
