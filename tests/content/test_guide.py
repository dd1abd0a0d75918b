"""The user's guide says what the program says of its limits, in the same words."""

from __future__ import annotations

from pathlib import Path

from app.presenters.mediator.limits import limits

GUIDE = Path(__file__).resolve().parents[2] / "docs" / "guide.md"


def said(text: str) -> str:
    """The text on one line, as it is read."""
    return " ".join(text.split())


def test_every_limit_stands_in_the_guide_word_for_word_and_in_the_same_order() -> None:
    guide = said(GUIDE.read_text(encoding="utf-8"))
    places = [guide.find(f"**{few}.** {said(more)}") for few, more in limits()]
    assert -1 not in places
    assert places == sorted(places)


def test_no_limit_is_softened() -> None:
    for few, more in limits():
        assert len(more.split()) >= 15, few
        assert not {"should", "please", "just", "simply"} & set(more.lower().split())
