"""The rules of the house that no other tool holds."""

from __future__ import annotations

import importlib.metadata
import re
import shutil
import sys
import tomllib
from pathlib import Path

import pytest

from tests.reading_code import (
    TOP,
    Found,
    class_names,
    imports,
    kind_ladders,
    lambdas_in_connect,
    lint_imports,
    place_of,
    python_files,
    text_files,
    uses,
)

MOST_LINES = 400

# The one place time, randomness and ids come from; everything else is given them.
SOURCES = "app/domain/sources.py"
TIME_AND_CHANCE = re.compile(
    r"""^( random\b | secrets\b | uuid\b | os\.urandom | os\.getrandom
         | time\.(time|time_ns|monotonic|monotonic_ns|perf_counter|perf_counter_ns|localtime|gmtime|ctime|strftime)$
         | time\.(asctime|clock_gettime\w*|process_time\w*|thread_time\w*)$
         | datetime\.(datetime|date)\.(now|utcnow|today)$
         | .*\.generate_key$ | .*\.gen_salt$ | argon2\.PasswordHasher
         | PySide6\.QtCore\.(QDateTime\.current\w+|QDate\.currentDate|QTime\.currentTime|QUuid|QRandomGenerator)
         | PySide6\.QtCore\.(QElapsedTimer|QDeadlineTimer)\b
    )""",
    re.VERBOSE,
)
# Elapsed time for the eye only (an animation, a progress line) may be read where it is shown.
ELAPSED_IN_UI = re.compile(r"^time\.(monotonic|perf_counter)$")

NETWORK = re.compile(
    r"^(http|urllib\.request|ftplib|smtplib|imaplib|poplib|xmlrpc|socketserver|requests|httpx|aiohttp|webbrowser"
    r"|PySide6\.QtWebEngine\w*|PySide6\.QtNetworkAuth|PySide6\.QtWebSockets)\b"
)

# Written in two pieces each, so that this file names no index either.
INDEX_ADDRESS = re.compile(
    "|".join(
        re.escape(host) + re.escape(end)
        for host, end in (
            ("pypi", ".org"),
            ("pythonhosted", ".org"),
            ("npmjs", ".org"),
            ("npmjs", ".com"),
            ("deb.debian", ".org"),
            ("snapshot.debian", ".org"),
            ("security.debian", ".org"),
            ("pkg", ".dev"),
        )
    )
    + r"|https?://\S*/simple\b"
)


def told(found: list[Found]) -> str:
    return "\n".join(str(one) for one in found)


def lock_entries() -> dict[str, str]:
    """Name of each locked package → its whole entry."""
    text = (TOP / "requirements.lock").read_text(encoding="utf-8")
    entries = re.split(r"^(?=\S)", text, flags=re.MULTILINE)
    return {entry.split("==")[0].strip(): entry for entry in entries if entry.strip()}


def declared() -> list[str]:
    """The names of the packages that pyproject.toml says Recess needs to run."""
    project = tomllib.loads((TOP / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return [re.split(r"[^A-Za-z0-9._-]", line)[0] for line in project["dependencies"]]


def plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def needed_to_run() -> set[str]:
    """`declared()` and all of the lock that those packages ask for."""
    locked = {plain(name) for name in lock_entries()}
    needed: set[str] = set()
    waiting = declared()
    while waiting:
        name = plain(waiting.pop())
        if name in locked and name not in needed:
            needed.add(name)
            asked_for = [line for line in importlib.metadata.requires(name) or [] if "extra ==" not in line]
            waiting += [re.split(r"[^A-Za-z0-9._-]", line)[0] for line in asked_for]
    return needed


def test_no_python_file_is_longer_than_400_lines() -> None:
    lengths = {
        place_of(file): len(file.read_text(encoding="utf-8").splitlines())
        for file in python_files("app", "ui", "tests", "packaging")
    }
    assert lengths
    assert {place: lines for place, lines in lengths.items() if lines > MOST_LINES} == {}


def test_the_rooms_import_only_what_they_may() -> None:
    done = lint_imports(TOP)
    assert done.returncode == 0, done.stdout + done.stderr
    assert " 0 broken" in done.stdout


PLANTED = (
    ("rooms", "app/domain/planted.py", "import app.presenters"),
    ("rooms", "app/reckoning/planted.py", "import app.storage"),
    ("rooms", "app/pictures/planted.py", "import app.reckoning"),
    ("rooms", "app/reckoning/planted.py", "import app.pictures"),
    ("rooms", "app/helpers/__init__.py", ""),
    ("ui-on-top", "app/commands/planted.py", "def late() -> None:\n    import ui.parts"),
    ("no-qt-in-app", "app/presenters/planted.py", "from PySide6 import QtCore"),
    ("no-qt-in-app", "app/domain/planted.py", "from PySide6.QtWidgets import QLabel"),
    ("domain-alone", "app/domain/planted.py", "import sqlalchemy"),
    ("domain-alone", "app/reckoning/planted.py", "from reportlab.pdfgen import canvas"),
    ("presenters-are-given", "app/presenters/planted.py", "import app.storage"),
    ("presenters-are-given", "app/presenters/planted.py", "from app.export import drawings"),
    ("three-strangers", "app/export/planted.py", "import app.storage"),
    ("three-strangers", "app/handover/planted.py", "import app.export"),
    ("one-place", "ui/mediator/planted.py", "import app.storage"),
    ("one-place", "ui/parts/planted.py", "import app.commands"),
    ("one-place", "ui/planted.py", "import app.export"),
    ("screens-are-handed-things", "ui/editors/planted.py", "import ui.mediator"),
    ("screens-are-handed-things", "ui/party/planted.py", "import ui.assembly"),
    ("screens-are-handed-things", "ui/party/planted.py", "import ui.mediator"),
    ("party-without-disk", "ui/party/planted.py", "import app.storage"),
    ("party-without-disk", "ui/party/planted.py", "import ui.assembly"),
    ("party-without-disk", "ui/party/planted.py", "import app.commands.planted"),
    ("party-without-disk", "ui/party/planted.py", "import sqlcipher3"),
)


@pytest.fixture(scope="module")
def sound_copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the rooms, with two ways round to storage in it that nobody uses yet."""
    copy = tmp_path_factory.mktemp("copy")
    shutil.copy(TOP / "pyproject.toml", copy)
    for room in ("app", "ui"):
        shutil.copytree(TOP / room, copy / room, ignore=shutil.ignore_patterns("__pycache__"))
    (copy / "app/commands/planted.py").write_text("import app.storage\n", encoding="utf-8")
    (copy / "ui/assembly.py").write_text("import app.storage\n", encoding="utf-8")
    done = lint_imports(copy)
    assert done.returncode == 0, "what is planted below must be the only fault: " + done.stdout + done.stderr
    return copy


@pytest.mark.parametrize(("contract", "place", "line"), PLANTED)
def test_a_planted_import_is_caught(sound_copy: Path, contract: str, place: str, line: str) -> None:
    file = sound_copy / place
    before = file.read_text(encoding="utf-8") if file.exists() else None
    file.parent.mkdir(exist_ok=True)
    file.write_text((before or "") + line + "\n", encoding="utf-8")
    try:
        done = lint_imports(sound_copy, contract)
    finally:
        if before is None:
            file.unlink()
            if not any(file.parent.iterdir()):
                file.parent.rmdir()
        else:
            file.write_text(before, encoding="utf-8")
    assert done.returncode == 1, done.stdout + done.stderr
    assert "BROKEN" in done.stdout, done.stdout + done.stderr


def strangers_in(files: list[Path], rooms: tuple[str, ...]) -> list[Found]:
    """Imports of `files` that are neither of the standard library nor of `rooms`."""
    return [
        found
        for file in files
        for found in imports(file)
        if found.what.split(".")[0] not in sys.stdlib_module_names and not found.what.startswith(rooms)
    ]


def test_domain_reckoning_and_pictures_import_nothing_but_the_standard_library() -> None:
    assert told(strangers_in(python_files("app/domain"), ("app.domain",))) == ""
    assert told(strangers_in(python_files("app/reckoning"), ("app.domain", "app.reckoning"))) == ""
    assert told(strangers_in(python_files("app/pictures"), ("app.domain", "app.pictures"))) == ""


def test_a_library_nobody_thought_of_is_caught_in_the_domain(tmp_path: Path) -> None:
    planted = tmp_path / "planted.py"
    planted.write_text("import json\n\ndef late():\n    from jsonschema import validate\n", encoding="utf-8")
    assert [found.what for found in strangers_in([planted], ("app.domain",))] == ["jsonschema"]


def test_what_runs_imports_only_packages_that_are_declared() -> None:
    owners = importlib.metadata.packages_distributions()
    allowed = {plain(name) for name in declared()} | {"recess", "shiboken6"}
    strangers = [
        found
        for found in strangers_in(python_files("app", "ui"), ("app", "ui"))
        if not {plain(owner) for owner in owners.get(found.what.split(".")[0], ["?"])} & allowed
    ]
    assert told(strangers) == ""


def test_nothing_imports_network_code() -> None:
    assert (
        told([found for file in python_files("app", "ui") for found in uses(file) if NETWORK.match(found.what)]) == ""
    )


def from_elsewhere(files: list[Path]) -> list[Found]:
    return [
        found
        for file in files
        for found in uses(file)
        if TIME_AND_CHANCE.match(found.what)
        and found.place != SOURCES
        and not (found.place.startswith("ui/") and ELAPSED_IN_UI.match(found.what))
    ]


def test_time_randomness_and_ids_come_from_one_place() -> None:
    assert told(from_elsewhere(python_files("app", "ui"))) == ""


@pytest.mark.parametrize(
    "planted",
    [
        "from datetime import datetime as dt\nwhen = dt.now()",
        "import datetime\nwhen = datetime.date.today()",
        "import time\nwhen = time.time()",
        "from time import monotonic",
        "from random import choice",
        "import secrets as s\nkey = s.token_bytes(32)",
        "import uuid\nname = uuid.uuid4()",
        "import os\nkey = os.urandom(32)",
        "from cryptography.hazmat.primitives.ciphers.aead import AESGCM\nkey = AESGCM.generate_key(256)",
        "from PySide6.QtCore import QDateTime\nwhen = QDateTime.currentDateTime()",
        "from PySide6 import QtCore\nwhen = QtCore.QDateTime.currentMSecsSinceEpoch()",
        "from PySide6.QtCore import QElapsedTimer\nsince = QElapsedTimer()",
        "import time\nwhen = time.clock_gettime(time.CLOCK_REALTIME)",
    ],
)
def test_a_second_source_of_time_or_chance_is_caught(tmp_path: Path, planted: str) -> None:
    file = tmp_path / "planted.py"
    file.write_text(planted + "\n", encoding="utf-8")
    assert from_elsewhere([file]) != []


def test_only_one_gateway_writes_logs() -> None:
    gateways = {
        found.place
        for file in python_files("app", "ui")
        for found in imports(file)
        if found.what.split(".")[0] in {"logging", "syslog", "warnings"}
    }
    assert len(gateways) <= 1, f"logs have one gateway, not {sorted(gateways)}"


def test_no_ladder_of_kinds() -> None:
    assert told([found for file in python_files("app", "ui") for found in kind_ladders(file)]) == ""


def test_a_planted_ladder_is_caught(tmp_path: Path) -> None:
    file = tmp_path / "planted.py"
    file.write_text(
        'if question.kind == "money":\n    pass\nelif type(kind) is Money:\n    pass\nif kind in ("a", "b"):\n    pass\n'
        "match kind:\n    case _:\n        pass\nsame = kind == other.kind\nnone = kind is None\n"
        "audience = audience.kind is AudienceKind.PARTY\n",
        encoding="utf-8",
    )
    assert sorted(found.line for found in kind_ladders(file)) == [1, 3, 5, 7]


def test_slots_have_names() -> None:
    assert told([found for file in python_files("ui") for found in lambdas_in_connect(file)]) == ""


def test_nothing_is_called_manager_helper_util_service_or_data() -> None:
    empty_word = re.compile(r"(Manager|Helper|Utils?|Service|Data)$")
    classes = [found for file in python_files("app", "ui") for found in class_names(file)]
    files = [place_of(file) for file in python_files("app", "ui")]
    assert told([found for found in classes if empty_word.search(found.what)]) == ""
    assert [place for place in files if re.search(r"(^|[/_])(manager|helpers?|utils?|service|data)\.py$", place)] == []


def test_every_exemption_says_why() -> None:
    silent = [
        Found(place_of(file), number, line.strip())
        for file in python_files("app", "ui", "tests", "packaging")
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1)
        if re.search(r"#\s*(type: ignore|noqa)", line)
        and not re.search(r"#\s*(type: ignore\[[\w, -]+\]|noqa: [A-Z0-9, ]+)\s*\W*\s*\w+\s+\w+", line)
    ]
    assert told([found for found in silent if "re.search" not in found.what]) == ""


def test_packaging_does_not_hide_the_packaging_library() -> None:
    assert not (TOP / "packaging" / "__init__.py").exists()
    assert list((TOP / "packaging").rglob("test_*.py")) == []


def test_every_locked_package_is_pinned_with_hashes() -> None:
    entries = lock_entries()
    assert {plain(name) for name in declared()} <= {plain(name) for name in entries}
    for name, entry in entries.items():
        assert re.match(r"^[a-z0-9._-]+==[^ \\]+", entry), name
        assert re.search(r"--hash=sha256:[0-9a-f]{64}", entry), name


def test_no_file_names_a_package_index() -> None:
    assert "://" not in (TOP / "requirements.lock").read_text(encoding="utf-8")
    named = [place_of(file) for file, text in text_files() if INDEX_ADDRESS.search(text)]
    assert named == []


def test_no_file_holds_the_marks_of_a_merge_that_was_left_half_way() -> None:
    mark = re.compile(r"^(?:<{7}|>{7})( |$)", re.MULTILINE)
    assert [place_of(file) for file, text in text_files() if mark.search(text)] == []


def test_app_and_ui_belong_to_recess_alone() -> None:
    owners = importlib.metadata.packages_distributions()
    assert set(owners.get("app", ["recess"])) == {"recess"}
    assert set(owners.get("ui", ["recess"])) == {"recess"}


def test_every_dependency_has_its_reason_in_the_architecture_text() -> None:
    section = (TOP / "ARCHITECTURE.md").read_text(encoding="utf-8").split("\n## Dependencies", 1)[1].split("\n## ")[0]
    reasons = {
        plain(name): reason.split()
        for names, reason in re.findall(r"^\| (.+?) \| (.+?) \|", section, flags=re.MULTILINE)
        for name in re.split(r", ", names)
    }
    without = [name for name in declared() if len(reasons.get(plain(name), [])) < 4]
    assert without == []


def test_the_licence_of_everything_that_runs_is_named() -> None:
    text = plain((TOP / "THIRD-PARTY-LICENCES.md").read_text(encoding="utf-8"))
    needed = needed_to_run()
    assert len(needed) > len(declared())
    assert [name for name in sorted(needed) if not re.search(rf"(^|[\s|,]){re.escape(name)}($|[\s|,])", text)] == []


def test_the_commands_of_the_readme_can_be_started() -> None:
    for name in ("run", "test", ".ci/run"):
        assert (TOP / name).stat().st_mode & 0o111, name
    for name in ("run.cmd", "test.cmd"):
        assert (TOP / name).exists(), name
