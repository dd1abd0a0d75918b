"""`recess check FILE…`: look at worksheet and template files and tell every fault, its line, and how to mend it."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace, _SubParsersAction
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.commands import printing
from app.domain.language import _, ngettext
from app.storage.faults import Fault


@dataclass(frozen=True, slots=True)
class _Looked:
    """What came of one file: the name it was given by, what sort it is, its faults and warnings by line."""

    file: str
    sort: str
    faults: tuple[Fault, ...]

    def count(self, *, warnings: bool) -> int:
        return sum(fault.warning is warnings for fault in self.faults)


def add_to(subparsers: _SubParsersAction[ArgumentParser]) -> None:
    """Add the command to the parser."""
    parser = subparsers.add_parser(
        "check",
        help=_("check worksheet and template files"),
        description=_(
            "Looks at worksheet and template files and tells every fault with its line and how to mend it. "
            "Warnings are about wording and do not count as faults. Nothing is imported."
        ),
    )
    parser.add_argument("files", nargs="+", metavar=_("FILE"), help=_("a worksheet or template file (YAML)"))
    printing.add_json(parser)
    parser.set_defaults(run=run)


def run(args: Namespace) -> int:
    """Check the files; 1 if any of them has a fault or cannot be read."""
    looked = _look_at(list(args.files))
    if args.json:
        printing.as_json([_plain(one) for one in looked])
    else:
        for one in looked:
            _tell(one)
    return printing.STATED_PROBLEM if any(one.count(warnings=False) for one in looked) else printing.DONE


def _look_at(files: list[str]) -> list[_Looked]:
    from app.storage.cage import look_at
    from app.storage.worksheet_files import built_in_elsewhere

    sources = {file: _source(file) for file in files}
    given = {file: source for file, source in sources.items() if isinstance(source, bytes)}
    told = look_at(given, built_in_elsewhere()) if given else {}
    looked = []
    for file, source in sources.items():
        if isinstance(source, Fault):
            looked.append(_Looked(file, "", (source,)))
        else:
            looked.append(_Looked(file, told[file].sort, told[file].faults))
    return looked


def _source(file: str) -> bytes | Fault:
    from app.storage.whole_files import LARGEST, NotWhole, read_small

    try:
        return read_small(Path(file), LARGEST)
    except NotWhole:
        return _no_worksheet(Path(file))
    except FileNotFoundError:
        return Fault(0, _("There is no such file."), _("Look at the name and the folder."))
    except OSError:
        return Fault(0, _("The file cannot be read."), _("Look at who may read it, and try again."))


def _no_worksheet(file: Path) -> Fault:
    if file.is_dir():
        return Fault(0, _("This is a folder."), _("Name the files in it."))
    if file.is_file():
        return Fault(1, _("The file is larger than 1 MiB."), _("Take out what does not belong in a worksheet."))
    return Fault(0, _("This is no file that can be checked."), _("Save what it holds in a file, and name that."))


def _tell(looked: _Looked) -> None:
    printing.problems(_line(looked.file, fault) for fault in looked.faults)
    faults, warnings = looked.count(warnings=False), looked.count(warnings=True)
    said = ngettext("{count} fault", "{count} faults", faults).format(count=faults) if faults else _("no faults")
    if warnings:
        said += ", " + ngettext("{count} warning", "{count} warnings", warnings).format(count=warnings)
    printing.lines([f"{looked.file}: {said}"])


def _line(file: str, fault: Fault) -> str:
    place = f"{file}:{fault.line}" if fault.line else file
    said = _("(warning) {sentence}").format(sentence=fault.sentence()) if fault.warning else fault.sentence()
    return f"{place}: {said}"


def _plain(looked: _Looked) -> dict[str, Any]:
    told = [
        {"line": fault.line, "what": fault.what, "mend": fault.mend, "warning": fault.warning}
        for fault in looked.faults
    ]
    return {
        "file": looked.file,
        "sort": looked.sort,
        "ok": not looked.count(warnings=False),
        "faults": [fault for fault in told if not fault["warning"]],
        "warnings": [fault for fault in told if fault["warning"]],
    }
