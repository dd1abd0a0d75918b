"""The picture of the house in ARCHITECTURE.md shows the imports as they are."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

TOP = Path(__file__).resolve().parents[1]


def test_the_picture_in_the_architecture_text_matches_the_import_graph() -> None:
    drawn = subprocess.run(
        [sys.executable, str(TOP / "packaging" / "draw_house.py")], cwd=TOP, capture_output=True, text=True, check=True
    ).stdout.strip()
    text = (TOP / "ARCHITECTURE.md").read_text(encoding="utf-8")
    written = text.split("<!-- rooms -->", 1)[1].split("<!-- /rooms -->", 1)[0].strip()
    assert written == drawn, "run: python packaging/draw_house.py --write"
