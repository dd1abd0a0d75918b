from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.domain.kinds import LongText
from app.domain.sources import Chance
from app.domain.wording import Tongue
from ui.editors.guide import words_guide
from ui.editors.text_box import TextBox
from ui.editors.written_text import WrittenTextEditor


class LongTextEditor(WrittenTextEditor):
    """A box for several sentences. Return starts a new line, Tab leaves."""

    def __init__(self, kind: LongText, tongue: Tongue, chance: Chance, parent: QWidget | None = None) -> None:
        self._advice = kind.advice_words
        super().__init__(kind, tongue, chance, TextBox(5, 14), parent)

    def guide(self, text: str) -> str:
        return words_guide(text, self._advice)
