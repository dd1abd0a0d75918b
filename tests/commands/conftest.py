"""The demo is played once for all tests of the commands: it takes some eight seconds."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from app.domain.reading import CaseRead
from tests.commands.running import Demo, everything_of, opened_case, recess


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Demo:
    """`recess demo` with its vault kept. Read it only: a test that changes the vault takes `own_vault`."""
    folder = tmp_path_factory.mktemp("demo")
    out, vault = folder / "out", folder / "vault"
    # What is called `app` where somebody stands must not be run instead of ours.
    (folder / "app").mkdir()
    (folder / "app" / "__init__.py").write_text("raise SystemExit('trapped')\n", encoding="utf-8")
    ran = recess("demo", "--out", out, "--keep-vault", vault, folder=folder)
    assert ran.status == 0, ran.err
    return Demo(ran, out, vault)


@pytest.fixture
def own_vault(demo: Demo, tmp_path: Path) -> Demo:
    """The vault of the demo in a copy, to be changed."""
    vault = tmp_path / "vault"
    shutil.copytree(demo.vault, vault)
    return Demo(demo.ran, tmp_path, vault)


@pytest.fixture(scope="session")
def by_mediator(demo: Demo) -> CaseRead:
    """What the mediator reads of the demo's case."""
    with opened_case(demo.vault) as desk:
        return desk.read()


@pytest.fixture(scope="session")
def own(demo: Demo) -> dict[str, CaseRead]:
    """All that each party wrote, by letter; "only me" is in it."""
    with opened_case(demo.vault) as desk:
        return {letter: everything_of(desk, letter) for letter in ("A", "B")}


@pytest.fixture(scope="session")
def for_all(demo: Demo) -> CaseRead:
    """What everybody may read of it."""
    with opened_case(demo.vault) as desk:
        return desk.read_shared()
