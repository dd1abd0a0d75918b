"""Pictures to look at: `python -m tests.pictures.looking FOLDER` paints every sample in the window's way and on paper."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pypdfium2
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from app.export import pdf
from app.export.paper import paper_for
from app.export.parts import Contents, Drawn, Heading, Part
from app.pictures.shapes import Picture
from tests.pictures.samples import PICTURES
from ui import look
from ui.parts.pictures import PictureView

FINEST = 150 / 72


def in_window(picture: Picture, theme: look.Theme, size: float, width: int) -> QPixmap:
    """One picture as a window of this width shows it."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    look.dress(app, theme, size)
    page = QWidget()
    rows = QVBoxLayout(page)
    rows.setContentsMargins(24, 24, 24, 24)
    rows.addWidget(PictureView(picture))
    page.resize(width, page.heightForWidth(width))
    page.show()
    app.processEvents()
    return page.grab()


def on_paper(pictures: dict[str, Picture], *, large: bool = False) -> bytes:
    """All of them in one document."""
    parts: list[Part] = []
    for name, picture in pictures.items():
        parts += [Heading(f"{picture.name()} ({name})"), Drawn(picture)]
    contents = Contents("Pictures", "Pictures", "for the mediator", "made-up numbers", tuple(parts))
    return pdf.draw(contents, paper_for(large=large))


def main() -> None:
    """Paint everything into a folder."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    app = look.new_application()
    for name, picture in PICTURES.items():
        for theme, size, width in (
            (look.Theme.LIGHT, 1.0, 768),
            (look.Theme.DARK, 2.0, 1318),
            (look.Theme.CONTRAST, 2.0, 640),
        ):
            in_window(picture, theme, size, width).save(str(folder / f"{name}-{theme.value}-{size}-{width}.png"))
    for large in (False, True):
        document = pypdfium2.PdfDocument(on_paper(dict(PICTURES), large=large))
        for number, page in enumerate(document):
            page.render(scale=FINEST).to_pil().convert("L").save(
                folder / f"paper{'-large' * large}-{number + 1:02}.png"
            )
    del app


if __name__ == "__main__":
    main()
