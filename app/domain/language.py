"""Which language the program speaks, and its words.

Program words go through gettext in both halves, since `app` speaks to people and may not import Qt. The words of
worksheets are not here: they are `{language: words}` maps in the worksheets themselves (`wording.Text`).
"""

from __future__ import annotations

import gettext
from pathlib import Path

LANGUAGES: dict[str, str] = {"en": "English"}
"""The languages that can be chosen, each by its own name. A language is listed once its words are complete."""

_DOMAIN = "recess"
_FOLDER = Path(__file__).resolve().parents[2] / "resources" / "translations"


def written_in(wanted: str) -> str:
    """The language in which our own words are found when they are wanted in this one: English until it is complete."""
    return wanted if wanted in LANGUAGES else "en"


class _Speech:
    """The catalogue in use. One process speaks one language at a time."""

    def __init__(self) -> None:
        self.language = "en"
        self.catalogue: gettext.NullTranslations = gettext.NullTranslations()


_speech = _Speech()


def speak(language: str) -> None:
    """Use the program words of `language` from now on; English where no catalogue exists."""
    _speech.language = language
    _speech.catalogue = gettext.translation(_DOMAIN, str(_FOLDER), languages=[language], fallback=True)


def spoken() -> str:
    """The language code in use."""
    return _speech.language


def _(message: str) -> str:
    """The words for `message` in the language in use."""
    return _speech.catalogue.gettext(message)


def in_every_language(message: str) -> tuple[str, ...]:
    """The words for `message` in English, in the language in use and in every language there is, each once."""
    others = (gettext.translation(_DOMAIN, str(_FOLDER), languages=[name], fallback=True) for name in LANGUAGES)
    return tuple(dict.fromkeys((message, _(message), *(each.gettext(message) for each in others))))


def ngettext(one: str, many: str, count: int) -> str:
    """`one` or `many`, as the language in use counts. The caller fills in `{count}`."""
    return _speech.catalogue.ngettext(one, many, count)
