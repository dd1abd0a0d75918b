from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.domain.kinds import ShortText
from app.domain.sources import Chance
from app.domain.wording import Tongue
from ui.editors.guide import letters_guide
from ui.editors.text_box import TextBox
from ui.editors.written_text import WrittenTextEditor


class ShortTextEditor(WrittenTextEditor):
    """A box of one or two lines that grows. Return is left to the page."""

    def __init__(self, kind: ShortText, tongue: Tongue, chance: Chance, parent: QWidget | None = None) -> None:
        self._advice = kind.advice_chars
        super().__init__(kind, tongue, chance, TextBox(1, 8), parent)

    def guide(self, text: str) -> str:
        return letters_guide(len(text), self._advice)
