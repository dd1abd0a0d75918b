from __future__ import annotations

from pathlib import Path

import pytest

from app.storage import cipher_engine
from app.storage.cipher_engine import KEY_LENGTH, SALT_LENGTH, SettingRefused, open_engine

KEY, SALT = bytes(range(KEY_LENGTH)), bytes(range(SALT_LENGTH))
SETTINGS = {
    "cipher_log_level": "NONE",
    "cipher_memory_security": "1",
    "locking_mode": "exclusive",
    "journal_mode": "truncate",
    "synchronous": "3",
    "fullfsync": "1",
    "secure_delete": "1",
    "temp_store": "2",
    "foreign_keys": "1",
    "trusted_schema": "0",
    "cell_size_check": "1",
    "mmap_size": "0",
}
"""As design/keys-and-storage.md wants them."""


def test_an_open_file_has_every_setting_of_the_design(tmp_path: Path) -> None:
    engine = open_engine(tmp_path / "file", KEY, SALT)
    with engine.connect() as connection:
        found = {name: str(connection.exec_driver_sql(f"PRAGMA {name}").scalar_one()) for name in SETTINGS}
    engine.dispose()
    assert found == SETTINGS


@pytest.mark.parametrize("name", SETTINGS)
def test_a_setting_that_reads_back_otherwise_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    for group in ("_BEFORE_KEY", "_AFTER_KEY"):
        wanted = tuple(
            (each, value, "otherwise" if each == name else read) for each, value, read in getattr(cipher_engine, group)
        )
        monkeypatch.setattr(cipher_engine, group, wanted)
    engine = open_engine(tmp_path / "file", KEY, SALT)
    with pytest.raises(SettingRefused, match=name):
        engine.connect()
    engine.dispose()
