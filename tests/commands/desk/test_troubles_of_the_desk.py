"""Every trouble the desk tells says what happened, that nothing is lost, and what to do."""

from __future__ import annotations

from collections.abc import Callable
from inspect import signature

import pytest

from app.commands.desk import ailing, case_desk, cases_desk, document_desk, sample
from app.domain.trouble import Trouble

TROUBLES = [
    found
    for module in (ailing, case_desk, cases_desk, document_desk, sample)
    for found in vars(module).values()
    if isinstance(found, type) and issubclass(found, Trouble) and found.__module__ == module.__name__
]
NEVER = ("error", "invalid", "fail", "please", "wrong", "mistake", "blame", "should", "sorry", "exception")


@pytest.mark.parametrize("kind", TROUBLES, ids=lambda kind: kind.__name__)
def test_it_is_told_in_three_plain_sentences_or_a_few(kind: type[Trouble]) -> None:
    # Those of the desk bring their own words; some are about one case.
    made: Callable[..., Trouble] = kind
    trouble = made("case_id") if "case" in signature(kind).parameters else made()
    assert len(trouble.sentences()) == 3
    for words in trouble.sentences():
        assert words[0].isupper()
        assert words[-1] in ".!?"
        assert len(words) < 160
        assert not any(word in words.lower() for word in NEVER)
    assert any(word in trouble.safe.lower() for word in ("nothing", "left as it is", "made again"))


def test_the_desk_has_troubles_to_tell() -> None:
    assert {kind.__name__ for kind in TROUBLES} >= {"NoSuchCase", "OlderFile", "NotThere", "SheetNotConfirmed"}
