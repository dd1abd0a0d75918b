"""Writes what is made from the built-in content: its compiled form and the published JSON Schemas.

Run it after changing a file in resources/ or a file model: `.venv/bin/python packaging/compile_content.py`.
A test says so when it was forgotten; the program itself then reads the YAML.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from app.storage.published_schemas import published_schemas
from app.storage.worksheet_files import COMPILED, RESOURCES, compiled_form

if __name__ == "__main__":
    COMPILED.write_bytes(compiled_form())
    for name, text in published_schemas().items():
        (RESOURCES / name).write_text(text, encoding="utf-8")
    print("resources/ is up to date.")
