"""The demo is played once for all tests of the commands: it takes some eight seconds."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.commands.running import Demo, recess


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Demo:
    """`recess demo` with its vault kept. Read it only: a test that changes the vault takes `own_vault`."""
    folder = tmp_path_factory.mktemp("demo")
    out, vault = folder / "out", folder / "vault"
    ran = recess("demo", "--out", out, "--keep-vault", vault, folder=folder)
    assert ran.status == 0, ran.err
    return Demo(ran, out, vault)


@pytest.fixture
def own_vault(demo: Demo, tmp_path: Path) -> Demo:
    """The vault of the demo in a copy, to be changed."""
    vault = tmp_path / "vault"
    shutil.copytree(demo.vault, vault)
    return Demo(demo.ran, tmp_path, vault)
