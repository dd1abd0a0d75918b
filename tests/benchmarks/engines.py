"""Ten pages by Recess, tagged, beside the same pages by other programs, where those are installed.

They are no dependencies. `RECESS_OTHER_ENGINES` names a Python that has WeasyPrint and fpdf2; without it this one is asked.
LibreOffice is asked for as `soffice`, for PDF/UA and PDF/A-2 as we write them, from a file in its own format; its time is
that of one more document in the same process. fpdf2 writes no tags. All say the same in the same fonts, with a head and a
foot on every page; how many pages that is differs by one, and is told. They are asked by turns, so that all of them have
the same minutes. The floor is plain ReportLab.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import pypdfium2

from tests.benchmarks.flat_odt import as_flat_odt
from tests.benchmarks.measuring import PATIENCE, TOP, Figure, median

OTHERS = {"weasyprint": "WeasyPrint", "fpdf": "fpdf2"}
_FONTS = TOP / "resources" / "fonts"
_LIMIT = 300.0
_TAGGED = (
    "pdf:writer_pdf_Export:"
    '{"PDFUACompliance":{"type":"boolean","value":"true"},"SelectPdfVersion":{"type":"long","value":"2"}}'
)

_ROUNDS = 3
_OURS, _PLAIN = "Recess", "plain ReportLab"

Times = tuple[float, float]
"""Milliseconds for the whole: each document after the first; the first, with the start of its process."""
Asked = tuple[Times, int]
"""Its times and how many pages it made."""


def measure(folder: Path, repetitions: int) -> list[Figure]:
    """Recess beside each program that is there; of one that is not, a word on the standard error."""
    asked = _who_is_there(folder, repetitions // _ROUNDS + 1)
    rounds = [{called: ask() for called, ask in asked.items()} for _round in range(_ROUNDS)]
    found = {called: _middle([one[called] for one in rounds]) for called in asked}
    (ours, pages), (plain, _pages) = found.pop(_OURS), found.pop(_PLAIN)
    figures = [Figure(f"{pages} pages, warm", ours[0], plain[0], _LIMIT, "ms", "10 pages ≤ 0.3 s warm")]
    for called, (theirs, pages) in found.items():
        figures += _beside(f"{called} ({pages} pages)", ours, plain, theirs)
    return figures


def _who_is_there(folder: Path, turns: int) -> dict[str, Callable[[], Asked]]:
    """Each program that can be asked, with what asks it once."""
    python = os.environ.get("RECESS_OTHER_ENGINES", sys.executable)
    there: dict[str, Callable[[], Asked]] = {
        _OURS: partial(_asked, sys.executable, "recess", turns),
        _PLAIN: partial(_asked, sys.executable, "plain", turns),
    }
    for name, called in OTHERS.items():
        if subprocess.run([python, "-c", f"import {name}"], capture_output=True, check=False).returncode == 0:
            there[called] = partial(_asked, python, name, turns)
        else:
            _not_there(called)
    office = shutil.which("soffice")
    if office is None:
        _not_there("LibreOffice")
    else:
        there["LibreOffice"] = partial(_office, office, folder, turns)
    return there


def _middle(several: Sequence[Asked]) -> Asked:
    warm, first = (median([times[at] for times, _pages in several]) for at in (0, 1))
    return (warm, first), several[0][1]


def _not_there(called: str) -> None:
    sys.stderr.write(f"NOT MEASURED: {called} is not installed\n")


def _beside(called: str, ours: Times, plain: Times, theirs: Times) -> list[Figure]:
    """At most as long as they take."""
    return [
        Figure(f"Ten pages beside {called}, {how}", found, floor, most, "ms", "ahead of it")
        for how, found, floor, most in zip(("warm", "from nothing"), ours, plain, theirs, strict=True)
    ]


def _asked(python: str, name: str, turns: int) -> Asked:
    """Asked in a process of its own, by the file for a Python that is not ours."""
    ours = ["-m", "tests.benchmarks.ten_pages"]
    theirs = [str(Path(__file__).with_name("ten_pages.py"))]
    began = time.monotonic()
    ran = subprocess.run(
        [python, *(ours if python == sys.executable else theirs), name, str(turns), str(_FONTS)],
        cwd=TOP,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=True,
    )
    told: Any = json.loads(ran.stdout.splitlines()[-1])
    return (median(told["warm"]), (told["first"] - began) * 1000), told["pages"]


def _office(office: str, folder: Path, turns: int) -> Asked:
    """Once with one document, once with more."""
    for place in range(turns + 1):
        (folder / f"ten-{place}.fodt").write_text(as_flat_odt(), encoding="utf-8")
    one, many = _converted(office, folder, 1), _converted(office, folder, turns + 1)
    pages = len(pypdfium2.PdfDocument(folder / "ten-0.pdf"))
    return ((many - one) / turns, one), pages


def _converted(office: str, folder: Path, count: int) -> float:
    """Milliseconds for so many documents, with a profile that was made before, in our fonts."""
    sources = [str(folder / f"ten-{place}.fodt") for place in range(count)]
    command = [office, f"-env:UserInstallation={(folder / 'office').as_uri()}", "--headless", "--convert-to", _TAGGED]
    fonts = folder / "fonts.conf"
    environment = {**os.environ, "FONTCONFIG_FILE": str(fonts)}
    if not (folder / "office").exists():
        fonts.write_text(
            "<fontconfig><include>/etc/fonts/fonts.conf</include>"
            f"<dir>{_FONTS}</dir><cachedir>{folder / 'fonts'}</cachedir></fontconfig>",
            encoding="utf-8",
        )
        _quietly([*command[:3], "--terminate_after_init"], environment)
    began = time.monotonic()
    _quietly([*command, "--outdir", str(folder), *sources], environment)
    return (time.monotonic() - began) * 1000


def _quietly(command: list[str], environment: Mapping[str, str]) -> None:
    subprocess.run(command, env=environment, capture_output=True, timeout=PATIENCE, check=True)
