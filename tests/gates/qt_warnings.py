"""What Qt complains of in processes that no test sees into: gathered in one file."""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

FILE = "qt-warnings"
_USUAL = re.compile(r"^This plugin does not support (propagateSizeHints|raise)\(\)$")
"""The offscreen platform has no window manager, and says so (as in pyproject.toml)."""


def gather(folder: Path) -> None:
    """Write every warning of this process into FOLDER/qt-warnings from now on."""

    def heard(kind: QtMsgType, _where: QMessageLogContext, said: str) -> None:
        if kind not in (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg) and not _USUAL.match(said):
            with (folder / FILE).open("a", encoding="utf-8") as file:
                file.write(f"{said}\n")

    qInstallMessageHandler(heard)


def gathered(folder: Path) -> str:
    """All of them; "" if there were none."""
    file = folder / FILE
    return file.read_text(encoding="utf-8") if file.exists() else ""
