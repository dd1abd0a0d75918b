"""What holds for every test: no screen, a home of its own, and no warning or log record that nobody expected.

Qt's warnings fail a test through pytest-qt (`qt_log_level_fail` in pyproject.toml).
"""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest

from tests.goals import Times, proved, pytest_terminal_summary
from tests.real_screen import is_there, screen

__all__ = ["proved", "pytest_terminal_summary"]
"""The table of goals: pytest finds what a plugin offers by these names."""

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ.pop("RECESS_PASSPHRASE", None)

hypothesis.settings.register_profile("short", deadline=None, max_examples=60)
hypothesis.settings.register_profile("full", deadline=None, max_examples=600)


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup("recess")
    group.addoption("--full", action="store_true", help="the long form of every proof (more repetitions)")
    group.addoption("--gates", action="store_true", help="only the proofs by many repetitions and the benchmarks")


def pytest_configure(config: pytest.Config) -> None:
    hypothesis.settings.load_profile("full" if config.getoption("--full") else "short")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    for item in items:
        if "proved" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.gate)
    if config.getoption("--gates"):
        others = [item for item in items if item.get_closest_marker("gate") is None]
        config.hook.pytest_deselected(items=others)
        items[:] = [item for item in items if item.get_closest_marker("gate") is not None]
    if hasattr(config, "workerinput"):
        # The long files begin first, so that at the end the workers finish at about the same moment.
        # Those that open every window and dialog get a process in which nothing was opened before.
        long_files = {item.path for item in items if item.get_closest_marker("gate") is not None}
        first = {path for path in long_files if path.name.startswith(("test_locks", "test_next_party"))}
        items.sort(key=lambda item: (item.path not in first, item.path not in long_files))
    if not config.getoption("--full"):
        for item in items:
            if item.get_closest_marker("full") is not None:
                item.add_marker(pytest.mark.skip(reason="only with --full"))


@pytest.fixture
def times(request: pytest.FixtureRequest) -> Times:
    """How often to repeat a proof: `times(short, full)`, the second with --full. A third number, smaller than the first,
    is for the ones that take longest: it is used where everything is run, on every change, and not by --gates."""
    full: bool = request.config.getoption("--full")
    gates: bool = request.config.getoption("--gates")

    def chosen(short: int, long: int, every_change: int | None = None) -> int:
        if full:
            return long
        return short if gates or every_change is None else every_change

    return chosen


@pytest.fixture
def artefacts(request: pytest.FixtureRequest) -> Path:
    """A folder for pictures a person will look at: ci-artefacts/<test file>, kept by CI, ignored by git."""
    folder = request.config.rootpath / "ci-artefacts" / request.path.stem
    folder.mkdir(parents=True, exist_ok=True)
    return folder


@pytest.fixture(scope="session")
def _home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("home")


@pytest.fixture(autouse=True)
def _a_home_of_its_own(_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test reads or writes the vault of the person who runs it."""
    for name in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(name, str(_home))
    for name, folder in (
        ("XDG_CONFIG_HOME", ".config"),
        ("XDG_DATA_HOME", ".local/share"),
        ("XDG_STATE_HOME", ".local/state"),
        ("XDG_CACHE_HOME", ".cache"),
        ("APPDATA", "AppData/Roaming"),
        ("LOCALAPPDATA", "AppData/Local"),
    ):
        monkeypatch.setenv(name, str(_home / folder))


class _Listener(logging.Handler):
    """Keeps every record at WARNING or above."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.heard: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.heard.append(record)


@pytest.fixture(autouse=True)
def _no_unexpected_log_record(request: pytest.FixtureRequest) -> Iterator[None]:
    """A record nobody expected fails the test; so does an expected one that never came (mark `logs`)."""
    expected = {str(mark.args[0]) for mark in request.node.iter_markers("logs")}
    listener = _Listener()
    root = logging.getLogger()
    root.addHandler(listener)
    try:
        yield
    finally:
        root.removeHandler(listener)
    unexpected = [
        f"{record.name} {record.levelname}: {record.getMessage()}"
        for record in listener.heard
        if record.name not in expected
    ]
    if unexpected:
        pytest.fail("log records nobody expected:\n  " + "\n  ".join(unexpected), pytrace=False)
    silent = expected - {record.name for record in listener.heard}
    if silent:
        pytest.fail(f"said to log, but was silent: {', '.join(sorted(silent))}", pytrace=False)


@pytest.fixture
def real_screen() -> Iterator[dict[str, str]]:
    """A screen of its own under Xvfb: the environment that lets a child process open real windows on it.

    Skips, saying why, where there is no Xvfb; on CI that is a failure, for there ./test installs it.
    """
    if not is_there():
        reason = "NOT RUN: no real screen, because Xvfb is not installed (./test as root on Debian installs it)"
        if os.environ.get("CI"):
            pytest.fail(reason, pytrace=False)
        pytest.skip(reason)
    with screen() as environment:
        yield environment
