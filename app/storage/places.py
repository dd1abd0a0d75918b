"""Where things lie in a vault, and where a vault lies when nobody says otherwise."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

VARIABLE = "RECESS_VAULT"


@dataclass(frozen=True, slots=True)
class Places:
    """The layout of one vault (design/keys-and-storage.md)."""

    vault: Path

    @property
    def header(self) -> Path:
        """The key slots."""
        return self.vault / "vault.json"

    @property
    def header_copy(self) -> Path:
        """The second copy of the key slots, for when the first is damaged."""
        return self.backups / "vault.json"

    @property
    def index(self) -> Path:
        """The list of cases and the settings of the practice."""
        return self.vault / "index.db"

    @property
    def cases(self) -> Path:
        """One file per case."""
        return self.vault / "cases"

    @property
    def backups(self) -> Path:
        """Whole copies: a folder per case, and one for the index."""
        return self.vault / "backups"

    @property
    def index_backups(self) -> Path:
        """The two newest copies of the index."""
        return self.backups / "index"

    @property
    def worksheets(self) -> Path:
        """The mediator's own worksheet files."""
        return self.vault / "worksheets"

    def case(self, case_id: str) -> Path:
        """The file of one case."""
        return self.cases / f"{case_id}.case"


def usual_place(named: Path | None = None) -> Path:
    """The vault that was named, else that of `RECESS_VAULT`, else the one in the user's own data folder."""
    if named is not None:
        return named
    from_environment = os.environ.get(VARIABLE, "")
    if from_environment:
        return Path(from_environment)
    return own_place()


def own_place() -> Path:
    """The vault in the user's own data folder."""
    import platformdirs

    return Path(platformdirs.user_data_dir("Recess", appauthor=False)) / "vault"
