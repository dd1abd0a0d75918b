"""A folder in which a vault could lose something is known for what it is before anything is written there."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest

from app.domain.risky import Risk, Risky
from app.storage.risky_places import Computer, linux_mounts, mac_mounts, risk_of, this_computer

ORDINARY = "27 1 254:0 / / rw,relatime - ext4 /dev/vda rw\n"
WINDOWS_HOME = PureWindowsPath(r"C:\Users\ruth")
ON_A_MAC = (
    "/dev/disk3s1s1 on / (apfs, sealed, local, read-only, journaled)\n"
    "/dev/disk3s5 on /System/Volumes/Data (apfs, local, journaled, nobrowse, protect)\n"
    "//ruth@office/practice on /Volumes/practice (smbfs, nodev, nosuid, mounted by ruth)\n"
    "/dev/disk4s1 on /Volumes/STICK 1 (msdos, local, nodev, nosuid, noowners)\n"
)


@dataclass(frozen=True)
class Fake:
    """A made-up computer, what stands in the home of the one who uses it, and the folder that is asked about."""

    folder: str
    expected: Risky
    files: Mapping[str, str] = field(default_factory=dict)
    mounts: str = ""
    removable: tuple[str, ...] = ()
    environment: Mapping[str, str] = field(default_factory=dict)


def synced(by: str) -> Risky:
    return Risky(Risk.SYNCED, by)


NETWORK, REMOVABLE, READ_ONLY = Risky(Risk.NETWORK), Risky(Risk.REMOVABLE), Risky(Risk.READ_ONLY)

FAKES: Mapping[str, Fake] = {
    "OneDrive of a firm": Fake("OneDrive - Oyelaran Mediation/vault", synced("OneDrive")),
    "OneDrive by its mark": Fake("Work/vault", synced("OneDrive"), {"Work/.849C9593-D756-4E56-8D6E-42412F2A707B": ""}),
    "OneDrive by its variable": Fake(
        "Cloud/vault", synced("OneDrive"), environment={"OneDriveCommercial": "HOME/Cloud"}
    ),
    "OneDrive on Linux": Fake("Cases/v", synced("OneDrive"), {".config/onedrive/config": 'sync_dir = "~/Cases"\n'}),
    "Dropbox by name": Fake("Dropbox (Personal)/Recess/vault", synced("Dropbox")),
    "Dropbox by its mark": Fake("Shared things/vault", synced("Dropbox"), {"Shared things/.dropbox.cache/x": ""}),
    "Dropbox by its settings": Fake(
        "Elsewhere/vault", synced("Dropbox"), {".dropbox/info.json": '{"personal": {"path": "HOME/Elsewhere"}}'}
    ),
    "iCloud Drive": Fake("Library/Mobile Documents/com~apple~CloudDocs/vault", synced("iCloud Drive")),
    "what a Mac has of others": Fake("Library/CloudStorage/GoogleDrive-ruth@example.org/vault", synced("Google Drive")),
    "another one on a Mac": Fake("Library/CloudStorage/Newest-Cloud/vault", synced("iCloud")),
    "Google Drive by its mark": Fake("Mirror/vault", synced("Google Drive"), {"Mirror/.tmp.driveupload/x": ""}),
    "Nextcloud by name": Fake("Nextcloud/vault", synced("Nextcloud")),
    "Nextcloud by its mark": Fake("Office/vault", synced("Nextcloud"), {"Office/.sync_7c1f09aa21bd.db": ""}),
    "Nextcloud by its settings": Fake(
        "Office/vault",
        synced("Nextcloud"),
        {".config/Nextcloud/nextcloud.cfg": "0\\Folders\\1\\localPath=HOME/Office/\n"},
    ),
    "ownCloud": Fake("Team/vault", synced("ownCloud"), {"Team/.owncloudsync.log": ""}),
    "Syncthing by its mark": Fake("Sync/a/b/vault", synced("Syncthing"), {"Sync/.stfolder/x": ""}),
    "Syncthing by its settings": Fake(
        "Both laptops/vault",
        synced("Syncthing"),
        {
            ".local/state/syncthing/config.xml": '<configuration><folder id="x" label="a &amp; b" path="~/Both laptops"/>'
        },
    ),
    "Box": Fake("Box/vault", synced("Box")),
    "pCloud": Fake("pCloudDrive/vault", synced("pCloud")),
    "a share of Windows, mounted": Fake(
        "office/vault",
        NETWORK,
        mounts="40 27 0:50 / HOME/office rw,relatime shared:1 - cifs //server/share rw,vers=3.1.1\n",
    ),
    "a share with a space in its name": Fake(
        "the office/vault", NETWORK, mounts="40 27 0:50 / HOME/the\\040office rw - nfs4 server:/cases rw\n"
    ),
    "a folder on a server over ssh": Fake(
        "far/vault", NETWORK, mounts="41 27 0:51 / HOME/far rw,nosuid - fuse.sshfs ruth@far: rw,user_id=1000\n"
    ),
    "a cloud mounted by rclone": Fake("r/vault", NETWORK, mounts="41 27 0:51 / HOME/r rw - fuse.rclone remote: rw\n"),
    "a folder of the host": Fake("host/vault", NETWORK, mounts="42 27 0:52 / HOME/host rw - 9p host rw,trans=virtio\n"),
    "a stick": Fake("stick/vault", REMOVABLE, mounts="43 27 8:17 / HOME/stick rw,nosuid - vfat /dev/sdb1 rw\n"),
    "a stick with rights": Fake(
        "stick/vault", REMOVABLE, mounts="43 27 8:17 / HOME/stick rw - ext4 /dev/sdb1 rw\n", removable=("8:17",)
    ),
    "a disc that takes nothing": Fake(
        "disc/vault", READ_ONLY, mounts="44 27 11:0 / HOME/disc ro - iso9660 /dev/sr0 ro\n"
    ),
}


def _computer(home: Path, fake: Fake) -> Computer:
    mounts = ORDINARY + fake.mounts.replace("HOME", str(home))
    environment = {name: value.replace("HOME", str(home)) for name, value in fake.environment.items()}
    return Computer("linux", home, environment, lambda: linux_mounts(mounts), lambda _: 0, fake.removable.__contains__)


@pytest.mark.parametrize("name", FAKES)
def test_a_risky_folder_is_recognised_and_one_beside_it_is_not(name: str, tmp_path: Path) -> None:
    look_at(FAKES[name], tmp_path / "ruth")


def look_at(fake: Fake, home: Path) -> None:
    home.mkdir(parents=True)
    for file, words in fake.files.items():
        (home / file).parent.mkdir(parents=True, exist_ok=True)
        (home / file).write_text(words.replace("HOME", str(home)), encoding="utf-8")
    computer = _computer(home, fake)
    assert risk_of(home / fake.folder, computer) == fake.expected
    assert risk_of(home / ".local/share/Recess/vault", computer) is None


WINDOWS: Mapping[str, tuple[str, int, Risky | None]] = {
    "the usual place": (r"C:\Users\ruth\AppData\Local\Recess\vault", 3, None),
    "OneDrive": (r"C:\Users\ruth\OneDrive - Firm\Documents\vault", 3, synced("OneDrive")),
    "a drive that streams": (r"G:\My Drive\vault", 3, synced("Google Drive")),
    "iCloud": (r"C:\Users\ruth\iCloudDrive\vault", 3, synced("iCloud Drive")),
    "a share by its name": (r"\\server\practice\vault", 1, NETWORK),
    "a share with a letter": (r"P:\vault", 4, NETWORK),
    "a stick": (r"E:\vault", 2, REMOVABLE),
    "a disc": (r"D:\vault", 5, READ_ONLY),
}


@pytest.mark.parametrize("name", WINDOWS)
def test_risky_folders_of_windows_are_recognised(name: str) -> None:
    look_at_windows(*WINDOWS[name])


def look_at_windows(folder: str, drive_type: int, expected: Risky | None) -> None:
    computer = Computer("win32", WINDOWS_HOME, {}, tuple, lambda _: drive_type, lambda _: False)
    assert risk_of(PureWindowsPath(folder), computer) == expected


@pytest.mark.parametrize(
    ("folder", "expected"),
    [
        ("/Volumes/practice/vault", NETWORK),
        ("/Volumes/STICK 1/vault", REMOVABLE),
        ("/Users/ruth/Library/Mobile Documents/com~apple~CloudDocs/vault", synced("iCloud Drive")),
    ],
)
def test_risky_folders_of_a_mac_are_recognised(folder: str, expected: Risky) -> None:
    computer = Computer(
        "darwin", PurePosixPath("/Users/ruth"), {}, lambda: mac_mounts(ON_A_MAC), lambda _: 0, lambda _: False
    )
    assert risk_of(PurePosixPath(folder), computer) == expected
    assert risk_of(PurePosixPath("/Users/ruth/Library/Application Support/Recess/vault"), computer) is None


def test_a_link_into_a_synchronised_folder_is_no_way_round(tmp_path: Path) -> None:
    (tmp_path / "Dropbox").mkdir()
    (tmp_path / "plain").symlink_to(tmp_path / "Dropbox")
    assert risk_of(tmp_path / "plain" / "vault", _computer(tmp_path, Fake("", NETWORK))) == synced("Dropbox")


def test_a_person_may_be_called_as_a_program_is(tmp_path: Path) -> None:
    home = tmp_path / "Box"
    (home / ".dropbox").mkdir(parents=True)
    assert risk_of(home / "Documents" / "vault", _computer(home, Fake("", NETWORK))) is None


def test_a_folder_that_everybody_may_change_is_told_and_one_that_keeps_others_apart_is_not(tmp_path: Path) -> None:
    shared, computer = tmp_path / "shared", _computer(tmp_path, Fake("", NETWORK))
    (shared / "vault").mkdir(parents=True)
    shared.chmod(0o777)
    assert risk_of(shared / "vault", computer) == Risky(Risk.OPEN_TO_ALL)
    shared.chmod(0o1777)
    assert risk_of(shared / "vault", computer) is None


def test_a_folder_that_may_not_be_written_to_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(path: Path, _mode: int) -> bool:
        return path != tmp_path

    monkeypatch.setattr(os, "access", refused)
    assert risk_of(tmp_path / "vault", _computer(tmp_path, Fake("", NETWORK))) == READ_ONLY


def test_of_two_reasons_the_graver_one_is_told(tmp_path: Path) -> None:
    mounts = "43 27 8:17 / HOME/Dropbox rw - vfat /dev/sdb1 rw\n"
    assert risk_of(tmp_path / "Dropbox/v", _computer(tmp_path, Fake("", NETWORK, mounts=mounts))) == synced("Dropbox")


def test_this_computer_can_be_asked_and_its_own_folders_are_no_risk(tmp_path: Path) -> None:
    assert risk_of(tmp_path / "vault") is None
    assert this_computer().mounts() or os.name == "nt"


def test_settings_that_are_no_settings_are_passed_over(tmp_path: Path) -> None:
    for name in (".dropbox/info.json", ".config/Nextcloud/nextcloud.cfg"):
        (tmp_path / name).parent.mkdir(parents=True)
        (tmp_path / name).write_bytes(b"\xff\xfe\x00" * 1000)
    assert risk_of(tmp_path / "vault", _computer(tmp_path, Fake("", NETWORK))) is None
