"""Folders in which a vault could lose something: kept in step by a cloud's program, on another computer's drive, on a
stick, not to be written to, or below a folder that everybody may change.

Only looked at, never changed, and told without a path.
"""

from __future__ import annotations

import ctypes
import os
import re
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path, PurePath, PureWindowsPath

from app.domain.risky import Risk, Risky
from app.storage.synced_folders import kept_in_step_by

_NETWORK = re.compile(
    r"nfs4?|cifs|smb\d?|smbfs|9p|afs|afpfs|webdav|davfs|ncpfs|coda|ceph|lustre|gfs2?|ocfs2|glusterfs|beegfs|"
    r"virtiofs|vboxsf|prl_fs|vmhgfs|ftp|fuse\.(sshfs|rclone|s3fs|goofys|gcsfuse|gvfsd-fuse|kio-fuse|davfs2?|curlftpfs|"
    r"smbnetfs|ceph-fuse|glusterfs|vmhgfs-fuse|google-drive-ocamlfuse|onedriver|pcloud|drivefs)"
)
"""File systems whose files lie on another computer, as Linux and macOS call them."""
_ON_STICKS = re.compile(r"vfat|msdos|exfat|fuse\.exfat")
_STICK_FOLDERS = ("/media/", "/run/media/", "/Volumes/")
_WINDOWS_REMOVABLE, _WINDOWS_REMOTE, _WINDOWS_DISC = 2, 4, 5


@dataclass(frozen=True, slots=True)
class Mount:
    """One file system and where it hangs in."""

    at: str
    kind: str
    read_only: bool
    device: str = ""


@dataclass(frozen=True, slots=True)
class Computer:
    """What is asked of the computer; tests have others.

    `mounts` gives the file systems there are; `drive_type` is Windows' own question; `is_removable` says of a device
    number whether the system calls it removable.
    """

    system: str
    home: PurePath
    environment: Mapping[str, str]
    mounts: Callable[[], tuple[Mount, ...]]
    drive_type: Callable[[str], int]
    is_removable: Callable[[str], bool]


def this_computer() -> Computer:
    """The one we run on."""
    mounts = {"linux": _linux_mounts, "darwin": _mac_mounts}.get(sys.platform, tuple)
    return Computer(sys.platform, Path.home(), os.environ, mounts, _drive_type, _says_removable)


def risk_of(folder: PurePath, computer: Computer | None = None) -> Risky | None:
    """Why the folder, which need not be there yet, is a risky place; the gravest reason, or None."""
    asked = computer or this_computer()
    found = [risky for place in _places(folder) for risky in _risks(place, asked)]
    return min(found, key=lambda risky: list(Risk).index(risky.risk), default=None)


def _places(folder: PurePath) -> tuple[PurePath, ...]:
    """The folder as it was named, and where its links lead."""
    if not isinstance(folder, Path):
        return (folder,)
    with suppress(OSError, RuntimeError):
        return tuple(dict.fromkeys((folder.absolute(), folder.resolve())))
    return (folder.absolute(),)


def _risks(folder: PurePath, computer: Computer) -> Iterator[Risky]:
    by = kept_in_step_by(folder, computer.home, computer.environment)
    if by:
        yield Risky(Risk.SYNCED, by)
    if isinstance(folder, PureWindowsPath):
        yield from _of_windows_drive(folder, computer)
    else:
        mount = _mount_of(folder, computer.mounts())
        if mount is not None:
            yield from _of_mount(mount, computer)
    if isinstance(folder, Path):
        yield from _of_rights(folder)


# ---- drives and file systems --------------------------------------------------------------------------------------------


def _of_windows_drive(folder: PureWindowsPath, computer: Computer) -> Iterator[Risky]:
    kind = computer.drive_type(folder.anchor)
    if folder.drive.startswith("\\\\") or kind == _WINDOWS_REMOTE:
        yield Risky(Risk.NETWORK)
    if kind == _WINDOWS_REMOVABLE:
        yield Risky(Risk.REMOVABLE)
    if kind == _WINDOWS_DISC:
        yield Risky(Risk.READ_ONLY)


def _of_mount(mount: Mount, computer: Computer) -> Iterator[Risky]:
    if mount.read_only:
        yield Risky(Risk.READ_ONLY)
    if _NETWORK.fullmatch(mount.kind.lower()):
        yield Risky(Risk.NETWORK)
        return
    on_a_stick = _ON_STICKS.fullmatch(mount.kind) or f"{mount.at}/".startswith(_STICK_FOLDERS)
    if on_a_stick or (mount.device and computer.is_removable(mount.device)):
        yield Risky(Risk.REMOVABLE)


def _mount_of(folder: PurePath, mounts: tuple[Mount, ...]) -> Mount | None:
    """The file system a folder lies in: the deepest, and of several at one place the last, which hides the others."""
    found = None
    for mount in mounts:
        if folder.is_relative_to(mount.at) and (found is None or len(mount.at) >= len(found.at)):
            found = mount
    return found


def linux_mounts(told: str) -> tuple[Mount, ...]:
    """From the text of /proc/self/mountinfo."""
    found = []
    for line in told.splitlines():
        before, _dash, after = line.partition(" - ")
        fields, rest = before.split(" "), after.split(" ")
        if len(fields) < 6 or len(rest) < 3:
            continue
        at = re.sub(r"\\([0-7]{3})", lambda code: chr(int(code[1], 8)), fields[4])
        options = {*fields[5].split(","), *rest[2].split(",")}
        found.append(Mount(at, rest[0], "ro" in options, fields[2]))
    return tuple(found)


def mac_mounts(told: str) -> tuple[Mount, ...]:
    """From what `mount` prints on a Mac: `//ruth@server/share on /Volumes/share (smbfs, nodev, nosuid)`."""
    found = []
    for line in told.splitlines():
        shape = re.fullmatch(r".+? on (/.*) \(([^()]+)\)", line)
        if shape:
            kind, *options = shape[2].split(", ")
            found.append(Mount(shape[1], kind, "read-only" in options))
    # The system's own volume is read only; what is written goes to the data volume, through links of the system's.
    return tuple(mount for mount in found if mount.at != "/")


def _linux_mounts() -> tuple[Mount, ...]:
    with suppress(OSError):
        return linux_mounts(Path("/proc/self/mountinfo").read_text(encoding="utf-8", errors="surrogateescape"))
    return ()


def _mac_mounts() -> tuple[Mount, ...]:
    with suppress(OSError, subprocess.SubprocessError):
        ran = subprocess.run(["/sbin/mount"], capture_output=True, timeout=5, check=True)
        return mac_mounts(ran.stdout.decode("utf-8", "surrogateescape"))
    return ()


def _says_removable(device: str) -> bool:
    """Whether Linux calls a device, or the one it is a part of, removable."""
    block = Path("/sys/dev/block", device)
    with suppress(OSError):
        for whole in (block, block.resolve().parent):
            if (whole / "removable").is_file():
                return (whole / "removable").read_text(encoding="ascii").strip() == "1"
    return False


def _drive_type(drive: str) -> int:
    """`GetDriveTypeW`; 0, unknown, where there is no Windows."""
    windows = getattr(ctypes, "windll", None)
    return 0 if windows is None else int(windows.kernel32.GetDriveTypeW(drive))


# ---- rights -------------------------------------------------------------------------------------------------------------


def _of_rights(folder: Path) -> Iterator[Risky]:
    there = next((above for above in (folder, *folder.parents) if above.exists()), None)
    if there is None:
        return
    if not os.access(there, os.W_OK | os.X_OK):
        yield Risky(Risk.READ_ONLY)
    if os.name != "nt" and any(_everybody_changes(above) for above in folder.parents):
        yield Risky(Risk.OPEN_TO_ALL)


def _everybody_changes(folder: Path) -> bool:
    """Whether everybody may put another folder in place of one in here. The folder of the vault itself is closed when
    it is made and whenever it is opened."""
    with suppress(OSError):
        mode = folder.stat().st_mode
        return bool(mode & stat.S_IWOTH) and not mode & stat.S_ISVTX
    return False
