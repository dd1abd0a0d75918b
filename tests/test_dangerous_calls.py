"""What runs never makes code of data, never starts a shell, never leaves words in a temporary file or a settings file,
and never shows what stood in a variable; and what it is installed from is pinned to the byte.

Ruff's security rules hold much of this too. These are exact about the few places that may, each with its reason.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from tests.goals import Proved
from tests.reading_code import TOP, Found, imports, parsed, place_of, python_files, uses
from tests.test_house_rules import declared, needed_to_run, told

DANGEROUS = re.compile(
    r"""^( pickle | cPickle | _pickle | marshal | shelve | dill | joblib | copyreg | multiprocessing   # code from data
         | yaml | ruamel\.yaml\.(load|round_trip_load|unsafe_load|Loader|UnsafeLoader)
         | code$ | codeop | runpy | cgitb | webbrowser | tempfile | traceback
         | os\.(system|popen|startfile|exec\w+|spawn\w+|posix_spawn\w*)
         | subprocess\.(getoutput|getstatusoutput) | asyncio\.create_subprocess_shell
         | PySide6\.QtGui\.QDesktopServices
         | PySide6\.QtCore\.(QSettings|QTemporaryFile|QTemporaryDir)
    )(\.|$)""",
    re.VERBOSE,
)
MAY: Mapping[tuple[str, str], str] = {
    ("app/commands/demo.py", "tempfile"): "a throw-away vault with made-up people, encrypted like any other",
    ("app/commands/self_check.py", "tempfile"): "the same, for the check of an installation",
    ("app/commands/unexpected.py", "traceback"): "names of files and lines only; it never asks for values",
    ("ui/crash_window.py", "traceback"): "the same, for the window",
    (
        "ui/mediator/document_page.py",
        "PySide6.QtGui.QDesktopServices",
    ): "a document that was just saved, after a question that says what stays behind; never an address",
    ("ui/kept_look.py", "PySide6.QtCore.QSettings"): "place of the window, text size, colours; nothing of a case",
}
MAKES_CODE = {"eval", "exec", "compile", "__import__"}
MUST_BE = {"shell": (False,), "capture_locals": (False,), "allow_pickle": (False,), "typ": ("safe",)}
"""Arguments that may have this value only."""


def dangers_in(files: list[Path]) -> list[Found]:
    return [found for file in files for found in {*_named(file), *_called(file)}]


def _named(file: Path) -> Iterator[Found]:
    for found in (*imports(file), *uses(file)):
        match = DANGEROUS.match(found.what)
        if match and (found.place, match.group(1)) not in MAY:
            yield found


def _called(file: Path) -> Iterator[Found]:
    for node in ast.walk(parsed(file)):
        if not isinstance(node, ast.Call):
            continue
        if isinstance(node.func, ast.Name) and node.func.id in MAKES_CODE:
            yield Found(place_of(file), node.lineno, f"{node.func.id}()")
        for keyword in node.keywords:
            may = MUST_BE.get(keyword.arg or "")
            if may is not None and not (isinstance(keyword.value, ast.Constant) and keyword.value.value in may):
                yield Found(place_of(file), node.lineno, f"{keyword.arg}=")


def test_nothing_dangerous_is_called() -> None:
    assert told(dangers_in(python_files("app", "ui"))) == ""


def test_every_place_that_may_still_does() -> None:
    needed = {(found.place, what) for found, what in _all_named()}
    assert set(MAY) <= needed, "an exemption that nobody needs any more"


def _all_named() -> Iterator[tuple[Found, str]]:
    for file in python_files("app", "ui"):
        for found in (*imports(file), *uses(file)):
            match = DANGEROUS.match(found.what)
            if match:
                yield found, match.group(1)


PLANTED = (
    "value = eval(words)",
    "exec(words)",
    "run = compile(words, 'x', 'exec')",
    "module = __import__(name)",
    "import pickle",
    "def late():\n    from pickle import loads",
    "import marshal as m\nvalue = m.loads(data)",
    "import shelve",
    "from multiprocessing import Pool",
    "import yaml\nvalue = yaml.load(words)",
    "from ruamel.yaml import YAML\nreader = YAML(typ='unsafe')",
    "from ruamel.yaml import YAML\nreader = YAML(typ=kind)",
    "import subprocess\nsubprocess.run(words, shell=True)",
    "import subprocess\nsubprocess.run(words, shell=asked)",
    "import os\nos.system(words)",
    "from os import popen",
    "import os\nos.startfile(path)",
    "import tempfile\nfile = tempfile.NamedTemporaryFile()",
    "from tempfile import mkstemp",
    "import webbrowser",
    "from PySide6.QtGui import QDesktopServices\nQDesktopServices.openUrl(address)",
    "from PySide6.QtCore import QSettings",
    "from PySide6.QtCore import QTemporaryFile",
    "import traceback\ntraceback.print_exc()",
    "from traceback import TracebackException\nTracebackException.from_exception(why, capture_locals=True)",
    "import cgitb",
    "import numpy\nnumpy.load(path, allow_pickle=True)",
)


@pytest.mark.parametrize("planted", PLANTED)
def test_a_planted_danger_is_caught(tmp_path: Path, planted: str) -> None:
    file = tmp_path / "planted.py"
    file.write_text(planted + "\n", encoding="utf-8")
    assert dangers_in([file]) != []


def test_what_only_looks_alike_is_let_through(tmp_path: Path) -> None:
    file = tmp_path / "planted.py"
    file.write_text(
        "import re\nimport subprocess\nshape = re.compile('a')\nbox.exec()\nsubprocess.run(words, shell=False)\n"
        "from ruamel.yaml import YAML\nreader = YAML(typ='safe', pure=True)\n",
        encoding="utf-8",
    )
    assert dangers_in([file]) == []


# ---- what it is installed from ----------------------------------------------------------------------------------------

_PINNED = re.compile(r"[a-z0-9._-]+==[0-9][0-9A-Za-z.+!-]*( ; [^\\\n]+)?")
_HASH = re.compile(r"    --hash=sha256:[0-9a-f]{64}")


def lock_faults(text: str) -> list[str]:
    """Lines of a lock that are no package pinned to one version with nothing but SHA-256 hashes, two at the least: one
    line a package, one a hash."""
    lines = [line.removesuffix(" \\") for line in text.splitlines()]
    faults = [line for line in lines if not _PINNED.fullmatch(line) and not _HASH.fullmatch(line)]
    unhashed = [
        line
        for line, after in zip(lines, [*lines[1:], ""], strict=True)
        if _PINNED.fullmatch(line) and not _HASH.fullmatch(after)
    ]
    return faults + unhashed


def test_the_lock_pins_every_package_to_the_byte_and_names_no_address(proved: Proved) -> None:
    text = (TOP / "requirements.lock").read_text(encoding="utf-8")
    assert lock_faults(text) == []
    proved("S13", "packages of the lock, each pinned with its hashes", len(re.findall("==", text)))


_GOOD = f"alembic==1.20.1 \\\n    --hash=sha256:{'a' * 64}\n"


@pytest.mark.parametrize(
    "planted",
    [
        "pikepdf>=10.17\n",
        "pikepdf==10.*\n",
        "pikepdf==10.17.0\n",
        f"pikepdf>=10.17 \\\n    --hash=sha256:{'b' * 64}\n",
        "pikepdf==10.17.0 \\\n    --hash=sha1:" + "b" * 40 + "\n",
        f"pikepdf==10.17.0  # --hash=sha256:{'b' * 64}\n",
        f"pikepdf @ https://example.org/pikepdf.whl \\\n    --hash=sha256:{'b' * 64}\n",
        "--index-url https://example.org/index\n",
        "-e .\n",
    ],
)
def test_a_package_that_is_not_pinned_to_the_byte_is_caught(planted: str) -> None:
    assert lock_faults(_GOOD) == []
    assert lock_faults(_GOOD + planted) != []
    assert lock_faults(planted + _GOOD) != []


MOST_DIRECT = 16
"""Fifteen, and Pillow: others ask for it anyway, so that naming it adds no wheel."""


def test_what_runs_asks_for_few_packages(proved: Proved) -> None:
    direct, all_of_them = declared(), needed_to_run()
    assert len(direct) <= MOST_DIRECT
    proved(
        "S13",
        f"packages asked for to run, at most {MOST_DIRECT} (with what those ask for: {len(all_of_them)})",
        len(direct),
    )
