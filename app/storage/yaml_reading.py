"""YAML from strangers, read strictly and with line numbers.

A small, safe part of YAML is taken: mappings with text keys, lists, text, whole numbers, decimals, true and false.
Tags, anchors, aliases, directives, several documents, keys that stand twice and files that are too large, too deep
or too long are refused while reading, before anything is built from them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)
from ruamel.yaml.reader import ReaderError

from app.domain.language import _
from app.storage.faults import Fault

LARGEST_FILE = 1024 * 1024
DEEPEST = 12
MOST_NODES = 20_000

Path = tuple[str | int, ...]


@dataclass
class Reading:
    """What was read: plain data, where each part of it stands, and the faults met on the way.

    `data` is None if nothing could be read. `lines` holds the line (from 1) of the key or the list item at a path.
    """

    data: Any = None
    lines: dict[Path, int] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)

    def line(self, path: Path) -> int:
        """The line of `path`, or of the nearest thing around it that has one."""
        for length in range(len(path), -1, -1):
            if path[:length] in self.lines:
                return self.lines[path[:length]]
        return 1


def value_at(data: Any, path: Path) -> Any:
    """What stands at `path`; None if nothing does."""
    for part in path:
        try:
            data = data[part]
        except (KeyError, IndexError, TypeError):
            return None
    return data


class _Stop(Exception):
    """Nothing more can be read from this file."""


def read_yaml(source: str | bytes) -> Reading:
    """Read one YAML document. Never raises for what is in `source`; faults are in the result."""
    reading = Reading()
    text = _decoded(source, reading)
    if text is None:
        return reading
    try:
        _Builder(reading, YAML(typ="safe", pure=True).parse(text)).build()
    except _Stop:
        pass
    except ReaderError as fault:
        line = text.count("\n", 0, fault.position) + 1
        reading.faults.append(Fault(line, *_no_letter()))
    except MarkedYAMLError as fault:
        reading.faults.append(_syntax_fault(fault))
    except YAMLError:
        reading.faults.append(_not_yaml(1))
    return reading


def _decoded(source: str | bytes, reading: Reading) -> str | None:
    size = len(source.encode("utf-8", "surrogatepass")) if isinstance(source, str) else len(source)
    if size > LARGEST_FILE:
        reading.faults.append(
            Fault(1, _("The file is larger than 1 MiB."), _("Take out what does not belong in a worksheet."))
        )
        return None
    if isinstance(source, str):
        return source
    try:
        return source.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        line = source.count(b"\n", 0, fault.start) + 1
        reading.faults.append(Fault(line, _("The file is not UTF-8 text."), _("Save it as UTF-8 in your editor.")))
        return None


def _no_letter() -> tuple[str, str]:
    return _("A character here cannot stand in a text file."), _("Take it out, or type it again.")


def _not_yaml(line: int) -> Fault:
    return Fault(
        line,
        _("This cannot be read as YAML."),
        _("Look at the quotes, colons and spaces at the start of this line and of the line above."),
    )


def _syntax_fault(fault: MarkedYAMLError) -> Fault:
    problem = str(fault.problem or "")
    mark = fault.problem_mark or fault.context_mark
    line = mark.line + 1 if mark is not None else 1
    for pattern, what, mend in _syntax():
        if re.search(pattern, problem) or re.search(pattern, str(fault.context or "")):
            return Fault(line, what, mend)
    return _not_yaml(line)


def _syntax() -> tuple[tuple[str, str, str], ...]:
    """What the parser says, and how it is said to a person."""
    return (
        (r"\\t|\t", _("A tab stands where only spaces may stand."), _("Use spaces at the start of lines.")),
        (
            "mapping values are not allowed",
            _("A colon stands where none can stand."),
            _('Put the whole text in quotes: "like this".'),
        ),
        (
            "tag handle|tag",
            _("A tag (a word with an exclamation mark) is not allowed in these files."),
            _("Take it out, or put the text in quotes."),
        ),
        (
            "found unexpected end of stream|quoted scalar",
            _("A quote that is opened is not closed."),
            _("Close it at the end of the text."),
        ),
        (
            "flow (mapping|sequence)",
            _("A bracket that is opened is not closed, or a comma is missing."),
            _("Look at the brackets and commas from here on."),
        ),
        (
            "could not find expected ':'",
            _("A colon is missing after a name."),
            _("Write the name, a colon, a space, then the value."),
        ),
        (
            "block (end|mapping|collection|sequence)",
            _("The spaces at the start of this line do not fit the lines above."),
            _("Line it up with the lines it belongs to."),
        ),
    )


class _Builder:
    """Builds plain data from the parser's events, one at a time, so that a limit stops the reading itself."""

    def __init__(self, reading: Reading, events: Iterator[Event]) -> None:
        self._reading = reading
        self._events = events
        self._nodes = 0
        self._documents = 0

    def build(self) -> None:
        for event in self._events:
            if isinstance(event, DocumentStartEvent):
                self._document(event)
            elif isinstance(event, NodeEvent):
                self._reading.lines[()] = _line(event)
                self._reading.data = self._value(event, (), 1)
        if not self._documents:
            self._fault(1, _("The file is empty."), _("Start from a copy of a worksheet that works."))

    def _document(self, event: DocumentStartEvent) -> None:
        self._documents += 1
        if self._documents > 1:
            self._fault(
                _line(event), _("A second document starts here (---)."), _("Put each worksheet in its own file.")
            )
            raise _Stop
        if event.version or event.tags:
            self._fault(
                _line(event), _("A directive (a line starting with %) is not allowed."), _("Take the line out.")
            )

    def _value(self, event: Event, path: Path, depth: int) -> Any:
        self._count(event, depth)
        if isinstance(event, AliasEvent):
            self._fault(
                _line(event),
                _("An alias (*{name}) is not allowed in these files.").format(name=event.anchor),
                _("Write out here what it stands for."),
            )
            return None
        if isinstance(event, NodeEvent):
            self._refuse_marks(event)
        if isinstance(event, ScalarEvent):
            self._refuse_half_letters(event)
            return _scalar(event)
        if isinstance(event, SequenceStartEvent):
            return self._list(path, depth)
        return self._mapping(path, depth)

    def _count(self, event: Event, depth: int) -> None:
        self._nodes += 1
        if self._nodes > MOST_NODES:
            self._fault(_line(event), _("The file holds too many things."), _("Split it into several worksheets."))
            raise _Stop
        if depth > DEEPEST + 1 or (depth > DEEPEST and not isinstance(event, ScalarEvent)):
            what = _("Things stand inside each other more than {count} deep here.").format(count=DEEPEST)
            self._fault(_line(event), what, _("A worksheet needs less. Take the inner brackets or indents out."))
            raise _Stop

    def _refuse_marks(self, event: NodeEvent) -> None:
        if event.anchor:
            self._fault(
                _line(event),
                _("An anchor (&{name}) is not allowed in these files.").format(name=event.anchor),
                _("Take it out, and write the text again where it is needed."),
            )
        if getattr(event, "tag", None):
            self._fault(
                _line(event),
                _("A tag (a word with an exclamation mark) is not allowed in these files."),
                _("Take it out, or put the text in quotes."),
            )

    def _refuse_half_letters(self, event: ScalarEvent) -> None:
        """Half of a pair, written as a code: it can be read, but nobody can show or keep it."""
        try:
            str(event.value).encode()
        except UnicodeEncodeError:
            self._fault(_line(event), *_no_letter())
            event.value = ""

    def _list(self, path: Path, depth: int) -> list[Any]:
        items: list[Any] = []
        while not isinstance(event := next(self._events), SequenceEndEvent):
            here = (*path, len(items))
            self._reading.lines[here] = _line(event)
            items.append(self._value(event, here, depth + 1))
        return items

    def _mapping(self, path: Path, depth: int) -> dict[str, Any]:
        found: dict[str, Any] = {}
        while not isinstance(event := next(self._events), MappingEndEvent):
            line = _line(event)
            key = self._key(event, depth)
            twice = key in found
            if twice:
                self._fault(
                    line,
                    _("“{key}” stands here a second time; the first is on line {line}.").format(
                        key=key, line=self._reading.line((*path, key))
                    ),
                    _("Keep one of the two."),
                )
            here = (*path, key)
            first = self._reading.lines.get(here)
            self._reading.lines[here] = line
            value = self._value(next(self._events), here, depth + 1)
            if twice and first is not None:
                self._reading.lines[here] = first
            else:
                found[key] = value
        return found

    def _key(self, event: Event, depth: int) -> str:
        self._count(event, depth)
        if not isinstance(event, ScalarEvent):
            self._fault(_line(event), _("A name before a colon has to be a word."), _("Write it without brackets."))
            raise _Stop
        self._refuse_marks(event)
        self._refuse_half_letters(event)
        return str(event.value)

    def _fault(self, line: int, what: str, mend: str) -> None:
        self._reading.faults.append(Fault(line, what, mend))


def _line(event: Event) -> int:
    return int(event.start_mark.line) + 1


_WHOLE = re.compile(r"[-+]?[0-9]{1,15}\Z")
_DECIMAL = re.compile(r"[-+]?(?:[0-9]{1,15}\.[0-9]{0,15}|\.[0-9]{1,15})\Z")
_WORDS: dict[str, bool | None] = {"": None, "~": None, "null": None, "true": True, "false": False}


def _scalar(event: ScalarEvent) -> str | int | float | bool | None:
    """The value of a scalar. Only bare words become numbers, true, false or nothing; `yes` and `no` stay text."""
    text = str(event.value)
    if event.style is not None:
        return text
    if text in _WORDS:
        return _WORDS[text]
    if _WHOLE.match(text):
        return int(text)
    if _DECIMAL.match(text):
        number = float(text)
        return int(number) if number.is_integer() else number
    return text
