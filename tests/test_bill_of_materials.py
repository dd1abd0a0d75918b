"""The bill of materials names everything that runs, at the version and with the hashes of the lock."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from typing import Any

from tests.goals import Proved
from tests.reading_code import TOP
from tests.test_house_rules import declared, lock_entries, needed_to_run, plain

SBOM = TOP / "packaging" / "sbom.py"


def _written() -> str:
    done = subprocess.run([sys.executable, str(SBOM)], capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_bill_names_everything_that_runs_as_it_is_locked(proved: Proved) -> None:
    written = _written()
    bill: dict[str, Any] = json.loads(written)
    assert (bill["bomFormat"], bill["specVersion"]) == ("CycloneDX", "1.6")
    assert re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", bill["serialNumber"])
    listed = {each["name"]: each for each in bill["components"]}
    here = {name for name in needed_to_run() if not _is_for_another_system(name)}
    assert set(listed) == here
    entries = {plain(name): entry for name, entry in lock_entries().items()}
    for name, each in listed.items():
        assert f"=={each['version']}" in entries[name]
        assert each["purl"] == f"pkg:pypi/{name}@{each['version']}"
        assert each["licenses"][0] != {"license": {"name": "not stated"}}, name
        assert {known["value"] for known in each["properties"]} == set(re.findall("[0-9a-f]{64}", entries[name]))
    graph = {each["ref"]: each["dependsOn"] for each in bill["dependencies"]}
    assert graph["recess"] == sorted(listed[plain(name)]["bom-ref"] for name in declared())
    assert set(graph) == {"recess", *(each["bom-ref"] for each in listed.values())}
    assert _written() == written
    assert "://" not in written
    proved("S13", "packages in the bill of materials, as locked, each with its licence", len(listed))


def _is_for_another_system(name: str) -> bool:
    entry = next(entry for known, entry in lock_entries().items() if plain(known) == name)
    return "sys_platform == 'win32'" in entry and sys.platform != "win32"
