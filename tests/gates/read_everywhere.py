"""Each module that reads anything at all: which format it reads, or why what it reads is none.

`tests/gates/test_formats_known.py` compares this with the source, so that a new reader cannot be forgotten.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Mapping
from pathlib import Path

from tests.reading_code import parsed, place_of

OURS = "what the program itself shipped"
BYTES = "bytes, passed on to whoever reads them"
NAMES = "names of files: the test of names beside this"
SECRET = "the first line of a secret file, any text: the test of it beside this"
SETTINGS = "the user's own settings: test_formats_look.py"
VOICES = "what the system's own program says it can speak; looked at line by line with one pattern"
TYPED = (
    "a day on the command line or in the window, any text: test_outcome_note.py of tests/export and of the presenters"
)
PART = "a part of a value that a format named elsewhere holds"

EVERYWHERE: Mapping[str, tuple[str, ...]] = {
    "app/commands/caged_child.py": ("question to the cage",),
    "app/commands/check.py": (BYTES,),
    "app/commands/demo_party.py": (OURS,),
    "app/commands/desk/document_desk.py": ("saved document",),
    "app/commands/desk/restoring_desk.py": (NAMES,),
    "app/commands/desk/sample.py": (OURS, BYTES),
    "app/commands/desk/vault_desk.py": (PART,),
    "app/commands/passphrase.py": (SECRET,),
    "app/commands/read_form.py": (BYTES,),
    "app/commands/reckon.py": (BYTES,),
    "app/domain/days.py": (PART,),
    "app/domain/outcome.py": (TYPED,),
    "app/domain/plain.py": (BYTES,),
    "app/domain/strict_json.py": (BYTES,),
    "app/domain/written.py": ("opened seal",),
    "app/export/forms.py": (OURS,),
    "app/export/locking.py": ("saved document",),
    "app/export/tagging.py": (OURS,),
    "app/handover/drawing_child.py": ("own copy",),
    "app/handover/pipe.py": ("messages of the pipe", "script"),
    "app/handover/wire.py": ("messages of the pipe",),
    "app/presenters/mediator/after.py": (PART,),
    "app/presenters/party/__main__.py": ("script",),
    "app/reckoning/format/reckoned.py": ("reckoning",),
    "app/storage/answer_rows.py": ("answer", "opened seal"),
    "app/storage/attached_rows.py": ("stored picture",),
    "app/storage/backup_names.py": (NAMES,),
    "app/storage/break_rows.py": ("stored break",),
    "app/storage/cage.py": ("worksheet", "template", "frame", "diagnosis", "vault header", "picture", "filled form"),
    "app/storage/case_backups.py": (NAMES,),
    "app/storage/case_row.py": ("stored case",),
    "app/storage/checking.py": ("worksheet", "template", "frame", "diagnosis"),
    "app/storage/destroying.py": (NAMES,),
    "app/storage/filling_rows.py": ("stored worksheet",),
    "app/storage/index.py": (PART,),
    "app/storage/index_copies.py": (NAMES,),
    "app/storage/kept_aside.py": (NAMES,),
    "app/storage/key_slots.py": ("vault header",),
    "app/storage/migrating.py": (NAMES,),
    "app/storage/passphrases.py": (OURS,),
    "app/storage/risky_places.py": ("file systems",),
    "app/storage/scan_pixels.py": ("scan",),
    "app/storage/synced_folders.py": ("settings of other programs",),
    "app/storage/half_made.py": (NAMES,),
    "app/storage/vault.py": ("vault header",),
    "app/storage/vault_bringing.py": (NAMES, "vault header", "worksheet", "template"),
    "app/storage/vault_copies.py": (NAMES,),
    "app/storage/vault_header.py": ("vault header",),
    "app/storage/whole_files.py": (BYTES,),
    "app/storage/worksheet_files.py": (OURS, "worksheet", "template"),
    "ui/kept_look.py": (SETTINGS,),
    "ui/mediator/party_process.py": ("messages of the pipe",),
    "ui/mediator/window.py": (SETTINGS,),
    "ui/parts/nameless_job.py": ("the kernel's list of what is mounted here, which nobody else writes",),
    "ui/party/voices.py": (VOICES,),
}

_READS = {
    "QSettings",
    "fdopen",
    "from_bytes",
    "fromisoformat",
    "glob",
    "iterdir",
    "listdir",
    "loads",
    "read_bytes",
    "read_exact",
    "read_json",
    "read_small",
    "read_text",
    "read_yaml",
    "readAllStandardOutput",
    "readline",
    "restoreGeometry",
    "rglob",
    "scandir",
    "strptime",
    "unpack",
    "unpack_from",
}


def readers(files: Iterable[Path]) -> set[str]:
    """The modules that call anything that reads."""
    return {
        place_of(file)
        for file in files
        for node in ast.walk(parsed(file))
        if isinstance(node, ast.Call)
        if _name(node.func) in _READS or ast.unparse(node.func) == "os.read"
        if ast.unparse(node.func) != "int.from_bytes"
    }


def _name(called: ast.expr) -> str:
    if isinstance(called, ast.Attribute):
        return called.attr
    return called.id if isinstance(called, ast.Name) else ""
