"""What the program remembers about itself on this computer: the window's place, text size and theme. Nothing of a case.

It is in a file of the user's settings folder, not in the vault: it is needed before the vault is open.
"""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QSettings

from ui.look import SIZES, Theme

_PLACE, _SIZE, _THEME = "window/place", "look/size", "look/theme"


class KeptLook:
    """Reads and writes at once; whatever cannot be read counts as never written."""

    def __init__(self) -> None:
        self._file = QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, "Recess", "Recess")

    def place(self) -> QByteArray:
        """Where the window stood, as Qt wrote it down; empty at the first start."""
        kept = self._read(_PLACE)
        return kept if isinstance(kept, QByteArray) else QByteArray()

    def keep_place(self, place: QByteArray) -> None:
        self._file.setValue(_PLACE, place)

    def size(self) -> float:
        """The text size, one of `look.SIZES`."""
        kept = str(self._read(_SIZE))
        return next((size for size in SIZES if str(size) == kept), SIZES[0])

    def keep_size(self, size: float) -> None:
        self._file.setValue(_SIZE, str(size))

    def theme(self) -> Theme:
        kept = str(self._read(_THEME))
        return next((theme for theme in Theme if theme.value == kept), Theme.SYSTEM)

    def keep_theme(self, theme: Theme) -> None:
        self._file.setValue(_THEME, theme.value)

    def _read(self, name: str) -> object:
        try:
            return self._file.value(name)
        except RuntimeError:
            # A damaged file may name a kind of value that Qt knows and its binding for Python does not.
            return None
