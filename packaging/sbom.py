"""The bill of materials: `python packaging/sbom.py > recess.cdx.json`, CycloneDX 1.6.

What Recess runs on, from what is installed, each with its licence and with the hashes that `requirements.lock` allows.
The same lock gives the same bytes. Another version than the lock's is refused: the bill would not be true.
"""

from __future__ import annotations

import hashlib
import importlib.metadata as installed
import json
import re
import sys
import tomllib
import uuid
from pathlib import Path
from typing import Any

TOP = Path(__file__).resolve().parents[1]
FILES = ("pyproject.toml", "requirements.lock", "THIRD-PARTY-LICENCES.md")
_NAME = re.compile(r"[A-Za-z0-9._-]+")


class NotAsLocked(Exception):
    """What is installed is not what the lock names."""


def plain(name: str) -> str:
    """A package's name as the index knows it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def locked(text: str) -> dict[str, tuple[str, tuple[str, ...]]]:
    """Name → version and hashes, of a lock."""
    found = {}
    for entry in re.split(r"^(?=\S)", text, flags=re.MULTILINE):
        pinned = re.match(r"([A-Za-z0-9._-]+)==([^ \\\n]+)", entry)
        if pinned:
            found[plain(pinned[1])] = pinned[2], tuple(re.findall(r"--hash=sha256:([0-9a-f]{64})", entry))
    return found


def licences(text: str) -> dict[str, str]:
    """Name → licence, of our own list: some packages do not say theirs."""
    rows = re.findall(r"^\| ([^|]+) \| ([^|]+) \|", text, flags=re.MULTILINE)
    return {plain(name): licence for names, licence in rows for name in names.split(", ")}


def bill(pyproject: str, lock: str, ours: str) -> dict[str, Any]:
    """The bill as it is written, from the three files that say what belongs to Recess."""
    project = tomllib.loads(pyproject)["project"]
    versions = locked(lock)
    direct = [plain(_first(line)) for line in project["dependencies"]]
    needs: dict[str, list[str]] = {}
    waiting = list(direct)
    while waiting:
        name = waiting.pop()
        if name not in needs:
            needs[name] = [other for other in _asks_for(name) if other in versions and _is_installed(other)]
            waiting += needs[name]
    said = licences(ours)
    components = [_component(name, *versions[name], said.get(name, "")) for name in sorted(needs)]
    own = {
        "type": "application",
        "bom-ref": project["name"],
        "name": project["name"],
        "version": project["version"],
        "licenses": [{"expression": project["license"]}],
    }
    graph = {project["name"]: sorted(direct)} | {name: sorted(needs[name]) for name in sorted(needs)}
    made: dict[str, Any] = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": own},
        "components": components,
        "dependencies": [
            {"ref": _ref(name, versions), "dependsOn": [_ref(other, versions) for other in others]}
            for name, others in graph.items()
        ],
    }
    told = hashlib.sha256(json.dumps(made, sort_keys=True).encode()).digest()
    return {**made, "serialNumber": f"urn:uuid:{uuid.UUID(bytes=told[:16], version=4)}"}


def _first(requirement: str) -> str:
    named = _NAME.match(requirement)
    return named[0] if named else ""


def _asks_for(name: str) -> list[str]:
    asked = installed.requires(name) or []
    return sorted({plain(_first(line)) for line in asked if "extra ==" not in line})


def _is_installed(name: str) -> bool:
    """What is locked for another system is not here, and does not run here."""
    try:
        installed.version(name)
    except installed.PackageNotFoundError:
        return False
    return True


def _ref(name: str, versions: dict[str, tuple[str, tuple[str, ...]]]) -> str:
    return f"pkg:pypi/{name}@{versions[name][0]}" if name in versions else name


def _component(name: str, version: str, hashes: tuple[str, ...], said: str) -> dict[str, Any]:
    here = installed.version(name)
    if here != version:
        message = f"{name} is installed as {here} and locked as {version}"
        raise NotAsLocked(message)
    about = installed.metadata(name)
    address = f"pkg:pypi/{name}@{version}"
    return {
        "type": "library",
        "bom-ref": address,
        "name": name,
        "version": version,
        "purl": address,
        "licenses": [_licence(about, said)],
        # Every file of this version that may be installed, one for each system: not hashes of one and the same thing.
        "properties": [{"name": "recess:locked:sha256", "value": value} for value in hashes],
    }


def _licence(about: Any, said: str) -> dict[str, Any]:
    expression = about.get("License-Expression")
    if expression:
        return {"expression": str(expression)}
    sorts = [line.rsplit(" :: ", 1)[1] for line in about.get_all("Classifier") or [] if line.startswith("License :: ")]
    named = (str(about.get("License") or "").strip().splitlines() or [""])[0]
    return {"license": {"name": ", ".join(sorts) or named or said or "not stated"}}


def main() -> int:
    """Write the bill to standard output."""
    texts = [(TOP / name).read_text(encoding="utf-8") for name in FILES]
    try:
        made = bill(*texts)
    except NotAsLocked as why:
        print(why, file=sys.stderr)
        return 1
    print(json.dumps(made, indent=2, sort_keys=True))
    return 0


if __name__ == "__main__":
    sys.exit(main())
