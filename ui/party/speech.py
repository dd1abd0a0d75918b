"""Read aloud, with the computer's own voices. Where there is no speech module or no voice, there is no button."""

from __future__ import annotations

import importlib
import importlib.util
from typing import Any

from PySide6.QtCore import QLocale, QObject

_MODULE = "PySide6.QtTextToSpeech"


class Speech(QObject):
    """Says one text at a time. The speech module is looked for when it is first asked about, never before."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._asked = False
        self._engine: Any = None

    def can_speak(self, language: str) -> bool:
        """Whether there is a voice for this language."""
        if not self._asked:
            self._asked = True
            self._engine = self._made()
        if self._engine is None:
            return False
        spoken = QLocale(language).language()
        return any(locale.language() is spoken for locale in self._engine.availableLocales())

    def say(self, words: str, language: str) -> None:
        """Say this now, in place of whatever is being said."""
        if self._engine is not None:
            self._engine.setLocale(QLocale(language))
            self._engine.say(words)

    def stop(self) -> None:
        """Silence at once."""
        if self._engine is not None:
            self._engine.stop()

    def _made(self) -> Any:
        if importlib.util.find_spec(_MODULE) is None:
            return None
        try:
            module = importlib.import_module(_MODULE)
            engines = [name for name in module.QTextToSpeech.availableEngines() if name != "mock"]
            engine = module.QTextToSpeech(engines[0], self) if engines else None
        except (ImportError, RuntimeError):
            return None
        return engine if engine is not None and engine.availableVoices() else None
