"""Words of worksheets in several languages, and how amounts, numbers and times are written for one reader."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

Text = Mapping[str, str]
"""The same words in several languages: `{"en": "...", "es": "..."}`. English is always there."""


@dataclass(frozen=True, slots=True)
class Tongue:
    """Whom we speak to: which language, and the number format and currency of the case.

    `numbers` names the case's number format (a key of `numbers.NUMBER_FORMATS`). It belongs to the case and never
    follows the language: `12,500` must mean the same to everybody in one case.
    """

    language: str = "en"
    numbers: str = "us"
    currency: str = "USD"

    def say(self, text: Text) -> str:
        """`text` in this language, in English where it is not translated."""
        return text.get(self.language) or text["en"]


def plain_text(words: str) -> Text:
    """Words that are the same in every language, such as what a person typed."""
    return {"en": words}


def with_terms(text: Text, terms: Mapping[str, Text]) -> Text:
    """`text` with `{name}` replaced by the terms of the case (decision 30). Unknown names are left as they stand."""
    filled: dict[str, str] = {}
    for language, words in text.items():
        said = words
        for name, term in terms.items():
            said = said.replace("{" + name + "}", term.get(language) or term["en"])
        filled[language] = said
    return filled
