"""Ten pages by Recess, tagged, beside the same pages by other programs, where those are installed.

They are no dependencies. `RECESS_OTHER_ENGINES` names a Python that has WeasyPrint and fpdf2; without it this one is asked.
LibreOffice is asked for as `soffice`; what it is given has no page numbers, and its time is that of one more document
in the same process. fpdf2 writes no tags. All say the same; how many pages that
is differs a little, and is told. The floor is plain ReportLab.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pypdfium2

from tests.benchmarks.measuring import PATIENCE, TOP, Figure, median
from tests.benchmarks.ten_pages import as_html

OTHERS = {"weasyprint": "WeasyPrint", "fpdf": "fpdf2"}
_FONTS = TOP / "resources" / "fonts"
_LIMIT = 300.0
_TAGGED = (
    "pdf:writer_web_pdf_Export:"
    '{"PDFUACompliance":{"type":"boolean","value":"true"},"SelectPdfVersion":{"type":"long","value":"2"}}'
)

Times = tuple[float, float]
"""Milliseconds for the whole: each document after the first; the first, with the start of its process."""


def measure(folder: Path, repetitions: int) -> list[Figure]:
    """Recess beside each program that is there; of one that is not, a word on the standard error."""
    plain, _pages = _asked(sys.executable, "plain", repetitions)
    ours, pages = _asked(sys.executable, "recess", repetitions)
    figures = [Figure(f"{pages} pages, warm", ours[0], plain[0], _LIMIT, "ms", "10 pages ≤ 0.3 s warm")]
    python = os.environ.get("RECESS_OTHER_ENGINES", sys.executable)
    for name, called in OTHERS.items():
        if subprocess.run([python, "-c", f"import {name}"], capture_output=True, check=False).returncode != 0:
            _not_there(called)
            continue
        theirs, pages = _asked(python, name, repetitions)
        figures += _beside(f"{called} ({pages} pages)", ours, plain, theirs)
    office = shutil.which("soffice")
    if office is None:
        _not_there("LibreOffice")
    else:
        theirs, pages = _office(office, folder, repetitions)
        figures += _beside(f"LibreOffice ({pages} pages)", ours, plain, theirs)
    return figures


def _not_there(called: str) -> None:
    sys.stderr.write(f"NOT MEASURED: {called} is not installed\n")


def _beside(called: str, ours: Times, plain: Times, theirs: Times) -> list[Figure]:
    """At most as long as they take."""
    return [
        Figure(f"Ten pages beside {called}, {how}", found, floor, most, "ms", "ahead of it")
        for how, found, floor, most in zip(("warm", "from nothing"), ours, plain, theirs, strict=True)
    ]


def _asked(python: str, name: str, turns: int) -> tuple[Times, int]:
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


def _office(office: str, folder: Path, turns: int) -> tuple[Times, int]:
    """Once with one document, once with more."""
    for place in range(turns + 1):
        (folder / f"ten-{place}.html").write_text(as_html(), encoding="utf-8")
    one, many = _converted(office, folder, 1), _converted(office, folder, turns + 1)
    pages = len(pypdfium2.PdfDocument(folder / "ten-0.pdf"))
    return ((many - one) / turns, one), pages


def _converted(office: str, folder: Path, count: int) -> float:
    """Milliseconds for so many documents, with a profile that was made before."""
    sources = [str(folder / f"ten-{place}.html") for place in range(count)]
    command = [office, f"-env:UserInstallation={(folder / 'office').as_uri()}", "--headless", "--convert-to", _TAGGED]
    if not (folder / "office").exists():
        subprocess.run([*command[:3], "--terminate_after_init"], capture_output=True, timeout=PATIENCE, check=True)
    began = time.monotonic()
    subprocess.run([*command, "--outdir", str(folder), *sources], capture_output=True, timeout=PATIENCE, check=True)
    return (time.monotonic() - began) * 1000
