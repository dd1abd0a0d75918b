"""`recess reckon` as a person runs it: published examples to the last printed digit, the same bytes twice, one line for
what cannot be."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import Any

import pytest

from app.commands import reckon as command
from app.commands.main import run
from tests.commands.running import recess
from tests.reckoning.format.asking import CHECK, PAGE, TREE, as_text, changed, put

PUBLISHED = Path(__file__).resolve().parents[1] / "reckoning" / "published"
EXAMPLES = sorted(path.name.removesuffix(".expected.json") for path in PUBLISHED.glob("*.expected.json"))
REFUSED = re.compile(r"recess: [^:\n]+: [^\n]+\.\n")

Reckon = Callable[[Any], tuple[int, str, str]]


@pytest.fixture
def reckon(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> Reckon:
    """Reckon with an input; status, standard output and standard error."""

    def do(content: Any) -> tuple[int, str, str]:
        file = tmp_path / "input.json"
        file.write_bytes(content if isinstance(content, bytes) else as_text(content))
        status = run(["reckon", str(file)])
        out, err = capfdbinary.readouterr()
        return status, out.decode(), err.decode()

    return do


def at(found: Any, path: str) -> Any:
    """What `path.to.key` leads to; a number is the place in a list."""
    for step in path.split("."):
        found = found[int(step)] if isinstance(found, list) else found[step]
    return found


def as_printed(number: Decimal, printed: str) -> str:
    """`number` with as many places as are printed."""
    places = Decimal(printed).as_tuple().exponent
    assert isinstance(places, int)
    return str(number.quantize(Decimal(1).scaleb(places), ROUND_HALF_UP))


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_published_example_comes_out_as_it_is_printed(name: str) -> None:
    ran = recess("reckon", PUBLISHED / f"{name}.json")
    assert (ran.status, ran.err) == (0, "")
    found = json.loads(ran.out, parse_float=Decimal, parse_int=Decimal)
    printed = json.loads((PUBLISHED / f"{name}.expected.json").read_text(encoding="utf-8"))
    assert printed
    assert {key: as_printed(at(found, key), figure) for key, figure in printed.items()} == printed


def test_an_uncertain_amount_is_most_likely_as_a_whole_and_not_by_its_slices(reckon: Reckon) -> None:
    three = {"p10": 60000, "p50": 120000, "p90": 300000}
    content = changed(
        TREE, put("tree", "branches", 0, {"label": "win", "p": 0.95, "node": {"id": "win", "value": three}})
    )
    put("tree", "branches", 1, {"label": "lose", "p": 0.05, "node": {"value": 0}})(content)
    status, out, err = reckon(content)
    assert (status, err) == (0, "")
    assert json.loads(out)["most_likely"] == [157500]


def test_there_are_at_least_six_published_examples() -> None:
    assert len(EXAMPLES) >= 6


@pytest.mark.parametrize("page", PAGE, ids=[str(page["kind"]) for page in PAGE])
def test_twice_gives_the_same_bytes_in_any_locale_and_the_result_is_json(page: Any, tmp_path: Path) -> None:
    file = tmp_path / "input.json"
    file.write_bytes(as_text(changed(page, put("currency", "EUR"))))
    first = recess("reckon", file)
    assert (first.status, first.err) == (0, "")
    json.loads(first.out)
    for given in ({"LANG": "C", "LC_ALL": "C"}, {"PYTHONIOENCODING": "ascii", "PYTHONHASHSEED": "7"}):
        assert recess("reckon", file, given=given).out == first.out


def test_a_refusal_is_one_line_on_standard_error_and_status_1(tmp_path: Path) -> None:
    file = tmp_path / "input.json"
    file.write_bytes(as_text(changed(TREE, put("tree", "branches", 0, "p", 0.7))))
    ran = recess("reckon", file)
    assert (ran.status, ran.out) == (1, "")
    assert ran.err == "recess: tree.branches: The chances here are over 1 in total: they make 1.1, 0.1 too much.\n"


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe",
        b"[" * 200_000,
        b'{"a": NaN}',
        as_text(changed(TREE, put("colour", 1))),
        as_text(changed(TREE, put("two\nlines\x1b[2J", 1))),
        as_text(changed(TREE, put("tree", "branches", 0, "node", "id", "lose"))),
        as_text(changed(TREE, put("break_even", ["no\nsuch/\u202eplace"]))),
        as_text(changed(CHECK, put("chances", "best", 9))),
        as_text(
            {
                "kind": "tree",
                "tree": {"id": "a\nb", "branches": [{"label": "\x1b[31m", "p": 1.1, "node": {"value": 1}}]},
            }
        ),
        as_text(
            {"kind": "tree", "tree": {"id": "x" * 5000, "branches": [{"label": "y", "p": 1.1, "node": {"value": 1}}]}}
        ),
    ],
)
def test_every_refusal_is_one_printable_line_with_a_place(content: bytes, reckon: Reckon) -> None:
    status, out, err = reckon(content)
    assert (status, out) == (1, "")
    assert REFUSED.fullmatch(err), err
    assert err.rstrip("\n").isprintable()
    assert len(err) < 800


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe")
    for name in ("none.json", ".", "pipe"):
        assert run(["reckon", str(tmp_path / name)]) == 1
        out, err = capsys.readouterr()
        assert out == ""
        assert err.startswith("recess: The file to reckon with could not be read. ")
        assert err.count("\n") == 1
        assert str(tmp_path) not in err


def test_what_is_piped_in_is_reckoned_as_a_file_is(tmp_path: Path) -> None:
    file = tmp_path / "input.json"
    file.write_bytes(as_text(TREE))
    assert recess("reckon", "-", said=file.read_text()).out == recess("reckon", file).out != ""


def test_a_file_over_the_limit_is_told_and_not_reckoned(reckon: Reckon, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(command, "LARGEST", 100)
    status, out, err = reckon(TREE)
    assert (status, out) == (1, "")
    assert "could not be read" in err
    monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO(as_text(TREE))))
    assert run(["reckon", "-"]) == 1


def test_the_help_says_what_it_reads(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["reckon", "--help"]) == 0
    said = " ".join(capsys.readouterr().out.split())
    for kind in ("tree", "reality_check", "two_sides"):
        assert kind in said


def test_a_tree_of_19683_ends_is_reckoned(reckon: Reckon) -> None:
    def grown(steps: int, number: int = 0) -> Any:
        if not steps:
            return {"value": number}
        ways = ((0.5, 0), (0.3, 1), (0.2, 2))
        return {
            "cost": 1,
            "branches": [{"label": f"{way}", "p": p, "node": grown(steps - 1, number * 3 + way)} for p, way in ways],
        }

    status, out, err = reckon({"kind": "tree", "tree": grown(9)})
    assert (status, err) == (0, "")
    found = json.loads(out, parse_float=Decimal)
    assert len(found["outcomes"]) == 19_683
    assert found["expected_value"] == Decimal("0.7") * ((3**9 - 1) // 2) - 9
