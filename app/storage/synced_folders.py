"""Which program keeps a folder in step with other computers: known by its names, its marks, its settings.

Nothing is asked of such a program and none is started. A name counts only below a person's home, or anywhere outside
it: somebody may be called Box.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path, PurePath

from app.storage.whole_files import NotWhole, read_small

ONEDRIVE, DROPBOX, ICLOUD, GOOGLE = "OneDrive", "Dropbox", "iCloud Drive", "Google Drive"
NEXTCLOUD, OWNCLOUD, SYNCTHING, BOX, PCLOUD = "Nextcloud", "ownCloud", "Syncthing", "Box", "pCloud"

_NAMES = (
    (ONEDRIVE, r"onedrive(-.+| - .+)?"),
    (DROPBOX, r"dropbox( \(.+\))?"),
    (GOOGLE, r"google ?drive(-.+)?|googledrive-.+|my drive"),
    (ICLOUD, r"icloud ?drive|mobile documents|com~apple~clouddocs"),
    (NEXTCLOUD, r"nextcloud"),
    (OWNCLOUD, r"owncloud"),
    (SYNCTHING, r"syncthing"),
    (BOX, r"box|box sync|box-box"),
    (PCLOUD, r"p ?cloud ?drive|pcloud ?sync"),
    ("MEGA", r"mega|megasync"),
    ("Proton Drive", r"proton ?drive(-.+)?"),
    ("Seafile", r"seafile"),
    ("Resilio Sync", r"resilio sync"),
    ("iCloud", r"cloudstorage"),
)
"""As folders are called by the programs that make them; `CloudStorage` is where a Mac has all the others."""

_FILES = (
    (DROPBOX, ".dropbox"),
    (NEXTCLOUD, ".nextcloudsync.log"),
    (OWNCLOUD, ".owncloudsync.log"),
    (ONEDRIVE, ".849C9593-D756-4E56-8D6E-42412F2A707B"),
    ("Resilio Sync", ".sync/ID"),
)
_FOLDERS = (
    (DROPBOX, ".dropbox.cache"),
    (SYNCTHING, ".stfolder"),
    (GOOGLE, ".tmp.driveupload"),
    (GOOGLE, ".tmp.drivedownload"),
    ("Seafile", ".seafile-data"),
)
_JOURNALS = re.compile(r"\._?sync_[0-9a-f]+\.db")
"""What Nextcloud and ownCloud leave in the uppermost folder they keep in step."""

_VARIABLES = ((ONEDRIVE, "OneDrive"), (ONEDRIVE, "OneDriveConsumer"), (ONEDRIVE, "OneDriveCommercial"))

_SETTINGS = (
    (DROPBOX, (".dropbox/info.json", "Dropbox/info.json"), r'"path"\s*:\s*"((?:[^"\\]|\\.)+)"'),
    (NEXTCLOUD, ("Nextcloud/nextcloud.cfg",), r"localPath=(.+)"),
    (OWNCLOUD, ("ownCloud/owncloud.cfg",), r"localPath=(.+)"),
    (SYNCTHING, ("syncthing/config.xml", "Syncthing/config.xml"), r'<folder\b[^>]*\bpath="([^"]+)"'),
    (ONEDRIVE, ("onedrive/config",), r'sync_dir\s*=\s*"([^"]+)"'),
)
"""Where such programs note which folders they keep in step, below the folders of `_settings_folders`."""
_LARGEST = 1 << 20


def kept_in_step_by(folder: PurePath, home: PurePath, environment: Mapping[str, str]) -> str:
    """The program that keeps the folder, or one above it, in step; "" where none is known to."""
    for above in (folder, *folder.parents):
        # What lies in the home itself is no mark: settings of the same names lie there.
        found = _by_name(above, home) or (_by_mark(above) if isinstance(above, Path) and above != home else "")
        if found:
            return found
    for by, place in (*_from_environment(folder, environment), *_from_settings(home, environment)):
        if _is_within(folder, place):
            return by
    return ""


def _by_name(folder: PurePath, home: PurePath) -> str:
    if _is_within(home, folder):
        return ""
    for by, name in _NAMES:
        if re.fullmatch(name, folder.name, re.IGNORECASE):
            return by
    return ""


def _by_mark(folder: Path) -> str:
    with suppress(OSError):
        for by, name in _FILES:
            if (folder / name).is_file():
                return by
        for by, name in _FOLDERS:
            if (folder / name).is_dir():
                return by
        if any(_JOURNALS.fullmatch(found.name) for found in folder.glob(".*sync_*.db")):
            return NEXTCLOUD
    return ""


def _from_environment(folder: PurePath, environment: Mapping[str, str]) -> Iterator[tuple[str, PurePath]]:
    for by, name in _VARIABLES:
        if environment.get(name):
            yield by, type(folder)(environment[name])


def _from_settings(home: PurePath, environment: Mapping[str, str]) -> Iterator[tuple[str, PurePath]]:
    for by, names, pattern in _SETTINGS:
        for folder in _settings_folders(home, environment):
            for name in names:
                for place in re.findall(pattern, _read(folder / name)):
                    yield by, _place(place, home)


def _settings_folders(home: PurePath, environment: Mapping[str, str]) -> Iterator[Path]:
    if isinstance(home, Path):
        yield from (home, home / ".config", home / ".local" / "state")
        yield from (home / "Library" / "Preferences", home / "Library" / "Application Support")
    for name in ("XDG_CONFIG_HOME", "XDG_STATE_HOME", "APPDATA", "LOCALAPPDATA"):
        if environment.get(name):
            yield Path(environment[name])


def _read(file: Path) -> str:
    try:
        return read_small(file, _LARGEST).decode("utf-8", "replace")
    except (OSError, NotWhole):
        return ""


def _place(written: str, home: PurePath) -> PurePath:
    plain = html.unescape(written).replace("\\\\", "\\").strip()
    return home / plain[2:] if plain.startswith("~/") else type(home)(plain)


def _is_within(folder: PurePath, place: PurePath) -> bool:
    """Whether the folder is the place or lies in it. The whole disk is no place that is kept in step."""
    if len(place.parts) < 2:
        return False
    return folder.is_relative_to(place)
