"""The pictures in docs/pictures, made anew from the program as it is: `python -m tests.journeys.pictures`.

Every screen of both windows, offscreen at the size of a small laptop, and every page of every document of the demo.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

TOP = Path(__file__).resolve().parents[2]
FOLDER = TOP / "docs" / "pictures"
_SCALE = 100 / 72
"""Pixels for each point of a page."""
_COLORS = 96
"""The pages and screens are calm: so many colours hold them, at a fifth of the size."""


def _screens(folder: Path) -> None:
    """Each window in a process of its own, as they are in life."""
    for window in ("mediator", "party"):
        script = (
            "from pathlib import Path; from PySide6.QtWidgets import QApplication; import ui; app = QApplication([]); "
            f"from tests.journeys.{window}_screens import take; take(Path({str(folder)!r}))"
        )
        subprocess.run(
            [sys.executable, "-c", script], cwd=TOP, check=True, env={**os.environ, "QT_QPA_PLATFORM": "offscreen"}
        )


def _pages(folder: Path) -> None:
    import pypdfium2

    with tempfile.TemporaryDirectory() as made:
        subprocess.run(
            [sys.executable, "-m", "ui", "demo", "--out", made], cwd=TOP, check=True, stdout=subprocess.DEVNULL
        )
        for pdf in sorted(Path(made).glob("*.pdf")):
            document = pypdfium2.PdfDocument(pdf)
            for number, page in enumerate(document, 1):
                page.render(scale=_SCALE).to_pil().save(folder / f"document-{pdf.stem}-{number:02}.png")
            document.close()


def _smaller(folder: Path) -> None:
    from PIL import Image

    for path in sorted(folder.glob("*.png")):
        picture = Image.open(path).convert("RGB").quantize(_COLORS, dither=Image.Dither.NONE)
        picture.save(path, optimize=True)


def main() -> int:
    """Make all of them; older ones go."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for old in FOLDER.glob("*.png"):
        old.unlink()
    _screens(FOLDER)
    _pages(FOLDER)
    _smaller(FOLDER)
    return 0


if __name__ == "__main__":
    sys.exit(main())
