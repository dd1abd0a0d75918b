"""What the program says about itself: version, licences, and what helps to find a fault without telling anything else."""

from __future__ import annotations

import platform
from dataclasses import dataclass
from importlib import metadata

from app.domain.language import _

_PARTS = (
    ("PySide6-Essentials", "LGPL-3.0"),
    ("PySide6-Pdf", "LGPL-3.0"),
    ("SQLAlchemy", "MIT"),
    ("alembic", "MIT"),
    ("sqlcipher3", "Zlib"),
    ("argon2-cffi", "MIT"),
    ("cryptography", "Apache-2.0 OR BSD-3-Clause"),
    ("reportlab", "BSD-3-Clause"),
    ("pikepdf", "MPL-2.0"),
    ("Pillow", "MIT-CMU"),
    ("pydantic", "MIT"),
    ("ruamel.yaml", "MIT"),
    ("Babel", "BSD-3-Clause"),
    ("segno", "BSD-3-Clause"),
    ("platformdirs", "MIT"),
)
"""What Recess is built on; the full texts are in THIRD-PARTY-LICENCES.md."""


@dataclass(frozen=True, slots=True)
class About:
    """`parts` are name, version and licence of what the program is built on; `debug` goes to the clipboard."""

    version: str
    licence: str
    parts: tuple[tuple[str, str, str], ...]
    debug: str


def about() -> About:
    """All of it read from what is installed. No path, no user, no case, no file name."""
    parts = tuple((name, _version(name), licence) for name, licence in _PARTS)
    version = _version("recess")
    lines = [
        f"Recess {version}",
        f"Python {platform.python_version()} ({platform.python_implementation()})",
        f"{platform.system()} {platform.release()} {platform.machine()}",
        *(f"{name} {number}" for name, number, _licence in parts),
    ]
    return About(version, _("Mozilla Public License 2.0"), parts, "\n".join(lines))


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return _("not known")
