"""Rules for template and diagnosis files that need a look at more than one place of the file."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.domain.language import _
from app.storage.faults import Fault, meant
from app.storage.sheet_outline import Raw, mappings, texts, twice
from app.storage.worksheet_check import Elsewhere
from app.storage.yaml_reading import Path, Reading


def template_faults(reading: Reading) -> Iterator[Fault]:
    """Everything amiss with a template that its shape does not tell."""
    raw: Raw = reading.data
    seen: dict[str, int] = {}
    issues = _ids(raw, "starter_issues")
    used: set[str] = set()
    for name in ("starter_issues", "criteria"):
        for path, part in mappings(raw.get(name), (name,)):
            yield from twice(reading, seen, path, part, "id")
    for path, part in mappings(raw.get("criteria"), ("criteria",)):
        tied = part.get("issues")
        for issue in tied if isinstance(tied, list) else ():
            if isinstance(issue, str) and issue not in issues:
                what = _("There is no starter issue “{name}”.").format(name=issue)
                yield Fault(reading.line((*path, "issues")), what, meant(issue, issues, _("Take it out here.")))
            used.add(str(issue))
    for path, part in mappings(raw.get("starter_issues"), ("starter_issues",)):
        own_id = part.get("id")
        if isinstance(own_id, str) and own_id not in used:
            what = _("No yardstick is tied to “{name}”.").format(name=own_id)
            yield Fault(reading.line(path), what, _("Name it under issues of one of the criteria."), warning=True)
    for path, _language, words in texts(raw):
        if re.search(r"[{}]", words):
            what = _("Curly brackets cannot stand in a template.")
            yield Fault(reading.line(path), what, _("The terms are used in worksheets. Write plain words here."))


def diagnosis_faults(reading: Reading, elsewhere: Elsewhere | None) -> Iterator[Fault]:
    """Everything amiss with the diagnosis that its shape does not tell."""
    raw: Raw = reading.data
    seen: dict[str, int] = {}
    for name in ("rules_first", "stop_signs", "strategies", "causes", "questions"):
        for path, part in mappings(raw.get(name), (name,)):
            yield from twice(reading, seen, path, part, "id")
    for path, cause in mappings(raw.get("causes"), ("causes",)):
        for inner, sign in mappings(cause.get("signs"), (*path, "signs")):
            yield from twice(reading, seen, inner, sign, "id")
    if elsewhere is not None:
        yield from _sheets(reading, raw, tuple(elsewhere))


def _sheets(reading: Reading, raw: Raw, known: tuple[str, ...]) -> Iterator[Fault]:
    named: list[tuple[Path, object]] = [(("usual_order",), name) for name in _listed(raw.get("usual_order"))]
    for key in ("strategies", "causes"):
        for path, part in mappings(raw.get(key), (key,)):
            named.append(((*path, "home"), part.get("home")))
            named += [((*path, "also"), name) for name in _listed(part.get("also"))]
            for inner, one in mappings(part.get("recommend"), (*path, "recommend")):
                named.append(((*inner, "worksheet"), one.get("worksheet")))
    for path, name in named:
        if isinstance(name, str) and name not in known:
            what = _("There is no worksheet “{name}”.").format(name=name)
            yield Fault(reading.line(path), what, meant(name, known))


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def _ids(raw: Raw, name: str) -> tuple[str, ...]:
    return tuple(part["id"] for _path, part in mappings(raw.get(name), (name,)) if isinstance(part.get("id"), str))
