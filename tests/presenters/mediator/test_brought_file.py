"""A file that somebody brought: read whole, or told why not."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.domain.on_paper import LARGEST_FORM, LARGEST_PICTURE
from app.presenters.mediator.brought_file import BroughtTooLarge, NotOpened, read_brought


@pytest.mark.parametrize(("most", "told"), [(LARGEST_PICTURE, "24 megabytes"), (LARGEST_FORM, "8 megabytes")])
def test_a_file_above_the_limit_is_told_as_too_large_with_the_limit(tmp_path: Path, most: int, told: str) -> None:
    file = tmp_path / "brought"
    file.write_bytes(bytes(most))
    assert len(read_brought(str(file), most)) == most
    file.write_bytes(bytes(most + 1))
    with pytest.raises(BroughtTooLarge, match=told):
        read_brought(str(file), most)


def test_a_file_that_is_not_there_is_told_so(tmp_path: Path) -> None:
    with pytest.raises(NotOpened):
        read_brought(str(tmp_path / "nothing"), LARGEST_FORM)
