from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.commands.desk.practice import Practice


@pytest.fixture(scope="module")
def practice(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Practice]:
    """One vault for the tests of a file; each makes its own case in it."""
    made = Practice(tmp_path_factory.mktemp("practice") / "vault")
    yield made
    made.vault.lock()
