"""Every format that the program reads, as the gate against mutated files tries it.

The formats come from the code: the readers of the cage (`app/storage/foreign.py`), the messages of the pipe, the kinds
of questions. `EVERYWHERE` names each module that reads anything at all; `tests/gates/test_formats.py` compares it with
the source, so that a new reader cannot be forgotten.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import Any

import pikepdf
from ruamel.yaml import YAML

from app.commands.desk.drawing import NotReadable, locked
from app.domain.answers import State
from app.domain.case import Case
from app.domain.conditions import questions_in
from app.domain.days import day_words
from app.domain.impasse import Break
from app.domain.money import AskBack, Money, NotRead, read_amount
from app.domain.numbers import NUMBER_FORMATS, read_number, read_whole
from app.domain.plain import Misread, dump, from_bytes, to_bytes
from app.domain.sharing import Lock
from app.domain.sources import SeededChance
from app.domain.visibility import any_question
from app.domain.wording import Tongue
from app.domain.worksheet import Worksheet
from app.domain.written import Place, WrittenAnswer, read_back
from app.handover.messages import MESSAGES
from app.handover.own_copy import OwnCopyWanted
from app.handover.wire import Inbox, framed
from app.presenters.party.scripted import Script
from app.reckoning.format.reckoned import reckon
from app.reckoning.trees import Impossible
from app.storage import checking, foreign, recovery_sheet, session_pin
from app.storage.accepting import NotAccepted
from app.storage.accepting import check as accept
from app.storage.cage import Job
from app.storage.key_slots import BY_SHEET, BY_WORDS, FIRST_FORM, FLOOR, FORM, SheetMark, Slot
from app.storage.risky_places import linux_mounts
from app.storage.synced_folders import _SETTINGS, _place
from app.storage.vault_header import Header, _sum, read_header
from app.storage.worksheet_files import RESOURCES, built_in_elsewhere, check_file
from app.storage.yaml_reading import Reading
from tests.gates.examples import example, pruned, record
from tests.reckoning.format.asking import GOOD, picture
from tests.storage.sheet_texts import EVERY_KIND

TOP = Path(__file__).resolve().parents[2]


class Refused(Exception):
    """What was read is not of this format, and the program says so."""


@dataclass(frozen=True)
class Format:
    """One format. `read` gives back what it took, in the one way it is written, or raises `Refused`; anything else is a
    crash. `trees` are good examples as plain data, `written` makes bytes of one; `read_tree` is a shorter way to the
    same reader, where making bytes takes long.
    """

    name: str
    read: Callable[[bytes], bytes]
    seeds: tuple[bytes, ...]
    trees: tuple[Any, ...]
    written: Callable[[Any], bytes]
    read_tree: Callable[[Any], bytes] | None = None
    by_bytes: float = 0.5
    """The part of the tries that turns bytes; the rest turns meaning."""
    share: float = 1.0
    """Of all tries, where one takes long."""
    as_json: Callable[[bytes], Any] | None = None
    """What stands in the bytes, where that is JSON: nothing may be taken from it that is not in it."""


def _as_json(tree: Any) -> bytes:
    return json.dumps(tree, ensure_ascii=False).encode("utf-8", "surrogatepass")


# ---- readers ---------------------------------------------------------------------------------------------------------------


def _codec(wanted: type[Any], raw: bytes) -> bytes:
    try:
        return to_bytes(from_bytes(wanted, raw))
    except Misread:
        raise Refused from None


def _stream(raw: bytes) -> bytes:
    try:
        return b"".join(framed(to_bytes(message)) for message in Inbox().feed(raw))
    except Misread:
        raise Refused from None


def _messages(tree: Any) -> bytes:
    return b"".join(framed(_as_json(one)) for one in (tree if isinstance(tree, list) else [tree]))


def _header(raw: bytes) -> bytes:
    told = json.loads(foreign.answered(foreign.HEADER, raw, None))
    if "header" not in told:
        raise Refused
    # What is said of a sheet that does not open, before anything could be proved.
    sheet = read_header(told["header"].encode()).newest_sheet()
    assert sheet is None or not sheet.day or day_words(sheet.day)
    return bytes(told["header"].encode())


def _sheet_file(raw: bytes) -> bytes:
    return _made(check_file(raw, built_in_elsewhere()))


def _sheet_tree(tree: Any) -> bytes:
    return _made(checking._checked(Reading(tree, {(): 1}), checking._sort_of(tree), built_in_elsewhere()))


def _made(checked: Any) -> bytes:
    for fault in checked.faults:
        assert fault.sentence()
    if not checked.can_be_used:
        assert checked.made is None
        raise Refused
    if isinstance(checked.made, Worksheet):
        _holds(checked.made)
    # What one codec writes the other one reads: a made sheet can be stored.
    raw = to_bytes(checked.made)
    assert from_bytes(type(checked.made), raw) == checked.made
    return raw


def _holds(sheet: Worksheet) -> None:
    """What a worksheet that was taken has to keep to, asked in another way than the reader does."""
    questions = list(sheet.questions())
    ids = [question.id for question in questions]
    assert len(set(ids)) == len(ids)
    for number, question in enumerate(questions):
        assert question.floor.width <= question.lock.width <= question.ceiling.width
        assert set(questions_in(question.show_if)) <= set(ids[:number])


_SHEET: Worksheet = from_bytes(Worksheet, to_bytes(check_file(EVERY_KIND).made))
_PLACE = Place("case", "party", "filling", "", 3)
_TONGUE = Tongue()


def _answer(raw: bytes) -> bytes:
    """An answer that a party's process sends: taken or not; if it is, it can be read, said and looked over."""
    try:
        written = from_bytes(WrittenAnswer, raw)
        accept(_SHEET, written)
    except (Misread, NotAccepted):
        raise Refused from None
    if written.sealed is None and written.state == State.GIVEN.value:
        kind = any_question(_SHEET, written.question).kind
        value = kind.from_plain(written.plain)
        kind.problems(value)
        kind.say(value, _TONGUE)
        kind.is_blank(value)
        kind.offers(value)
        assert kind.from_plain(kind.to_plain(value)) == value
    return to_bytes(written)


def _opened_seal(raw: bytes) -> bytes:
    """What an "only me" seal of a party held, as its own process reads it again."""
    for question in _SHEET.questions():
        sealed = WrittenAnswer(question.id, 1, Lock.ONLY_ME, sealed=raw)
        try:
            entry = read_back(_PLACE, sealed, question.kind, lambda words, _label: words)
        except Misread:
            continue
        kind = question.kind
        plain = kind.to_plain(entry.answer.value) if entry.answer.state is State.GIVEN else None
        return _as_json([entry.answer.state.value, plain])
    raise Refused


def _typed(raw: bytes) -> bytes:
    """What people type: amounts, numbers, a line of the recovery sheet, a PIN. Only the digits 0 to 9 are digits."""
    text = raw.decode("utf-8", "replace")
    read: list[str] = []
    for numbers in NUMBER_FORMATS:
        amount = read_amount(text, numbers, "USD")
        assert amount is None or isinstance(amount, Money | AskBack | NotRead)
        read += [str(amount)] if isinstance(amount, Money | AskBack) else []
        number = read_number(text, numbers)
        read += [str(number)] if number.sure is not None or number.might else []
    whole = read_whole(text)
    read += [str(whole)] if whole is not None else []
    sheet_line = recovery_sheet.line_fault(1, text)
    pin = session_pin.pin_fault(text)
    if (read or not pin) and not any(letter in "0123456789" for letter in text):
        raise AssertionError("a number without a digit")
    if not pin:
        assert text.isascii()
        assert text.isdigit()
    if not read and sheet_line and pin:
        raise Refused
    return raw


# ---- all of them -----------------------------------------------------------------------------------------------------------


def _yaml(name: str, sources: tuple[bytes, ...]) -> Format:
    trees = tuple(pruned(YAML(typ="safe", pure=True).load(source), _is_good) for source in sources)
    # JSON is YAML too; both ways of writing are turned. A look at bytes takes twenty times as long as one at what they mean.
    seeds = tuple(write(tree) for tree in trees for write in (_as_json, _flow))
    return Format(name, _sheet_file, seeds, trees, _as_json, _sheet_tree, 0.01)


def _is_good(tree: Any) -> bool:
    try:
        _sheet_tree(tree)
    except Refused:
        return False
    return True


def _flow(tree: Any) -> bytes:
    lines: list[str] = []
    for key, value in tree.items():
        lines.append(f"{key}: {json.dumps(value, ensure_ascii=False)}")
    return "\n".join(lines).encode()


def _json_format(name: str, read: Callable[[bytes], bytes], trees: Iterable[Any], by_bytes: float = 0.5) -> Format:
    found = tuple(trees)
    seeds = tuple(_as_json(tree) for tree in found)
    return Format(name, read, seeds, found, _as_json, by_bytes=by_bytes, as_json=json.loads)


def _of_codec(name: str, wanted: type[Any], turns: int = 2) -> Format:
    return _json_format(name, partial(_codec, wanted), (example(wanted, turn) for turn in range(turns)))


def _header_trees() -> Iterable[Any]:
    chance = SeededChance(1)
    mark = SheetMark(2, "2026-05-02", b"8 bytes.")

    def slots(form: int) -> tuple[Slot, ...]:
        parts = ((BY_WORDS, FLOOR, None), (BY_SHEET, None, mark if form == FORM else None))
        return tuple(
            Slot(way, chance.token(16), chance.token(12), chance.token(48), cost, sheet, form)
            for way, cost, sheet in parts
        )

    name = "a23456789bcdefghijkmnpqrst"
    yield Header(name, slots(FIRST_FORM)).to_plain()
    yield Header(name, slots(FORM), (SheetMark(1, "", b"12345678"),)).sealed(chance.token(32)).to_plain()


def _header_bytes(tree: Any) -> bytes:
    """As a stranger would write it, who knows how the sum is made."""
    if isinstance(tree, dict) and "sum" in tree:
        rest = {name: value for name, value in tree.items() if name != "sum"}
        with suppress(UnicodeEncodeError):
            return _as_json({**rest, "sum": _sum(rest)})
    return _as_json(tree)


def _answers() -> Iterable[Any]:
    from app.domain.kinds import KINDS

    assert {question.kind.name for question in _SHEET.questions()} == set(KINDS)
    for question in _SHEET.questions():
        blank = question.kind.to_plain(question.kind.blank())
        yield dump(WrittenAnswer(question.id, 1, Lock.MEDIATOR, state="given", plain=blank))
    yield dump(WrittenAnswer(next(_SHEET.questions()).id, 2, Lock.ONLY_ME, sealed=b"sealed"))


def _mounts(raw: bytes) -> bytes:
    """What the kernel says of its file systems; names in it may be anybody's."""
    found = linux_mounts(raw.decode("utf-8", "surrogateescape"))
    if not found:
        raise Refused
    return raw


_HOME = PurePosixPath("/home/mediator")


def _other_settings(raw: bytes) -> bytes:
    """Settings of programs that keep folders in step, as far as they are looked at."""
    text = raw.decode("utf-8", "replace")
    places = [_place(found, _HOME) for _by, _names, pattern in _SETTINGS for found in re.findall(pattern, text)]
    if not places:
        raise Refused
    return raw


def _text_format(name: str, read: Callable[[bytes], bytes], texts: tuple[str, ...]) -> Format:
    return Format(name, read, tuple(text.encode() for text in texts), texts, _text, by_bytes=0.9)


_MOUNTINFO = "36 35 98:0 /mnt1 /mnt2\\040x rw,noatime master:1 - ext3 /dev/root rw,errors=continue\n"
_SYNCED = (
    '{"personal": {"path": "/home/mediator/Dropbox (Own)", "host": 1}}',
    "[Accounts]\n0\\Folders\\1\\localPath=/home/mediator/Nextcloud/\n",
    '<folder id="a" path="~/Sync &amp; more" type="sendreceive">',
    'sync_dir = "~/OneDrive"\n',
)


def _saved(raw: bytes) -> bytes:
    """A document that lies open on the disk, to be locked where it lies."""
    try:
        assert b"/Encrypt" in locked(raw, "calm river seven lamps")
    except NotReadable:
        raise Refused from None
    return raw


def _no_number(name: str) -> None:
    raise AssertionError(name)


def _reckoning(raw: bytes) -> bytes:
    """An input of `recess reckon`: refused with a place and a sentence, or reckoned, and twice to the same bytes."""
    try:
        said = reckon(raw, picture)
    except Impossible as fault:
        raise Refused if fault.path and fault.sentence else AssertionError("nothing is told") from None
    assert json.loads(said, parse_constant=_no_number)
    assert reckon(raw, picture) == said
    return raw


_LINE = recovery_sheet.lines_of(bytes(20))[0]


def _document() -> bytes:
    out = BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.docinfo["/Title"] = "A summary"
        pdf.save(out)
    return out.getvalue()


_TYPED = ("$12,500.50", "1.234,56 €", "12 500", "(3,000)", "2.5 million", "12k", "482915", "−3", "1’234.56", _LINE)


def _text(tree: Any) -> bytes:
    return str(tree).encode("utf-8", "surrogatepass")


def formats() -> tuple[Format, ...]:
    """Every format of the program."""
    from tests.gates.form_formats import form_formats
    from tests.gates.picture_formats import picture_formats

    messages = [[dump_of(name, turn)] for name in MESSAGES for turn in (0, 1, 2)]
    return (
        _yaml("worksheet", (EVERY_KIND.encode(), (RESOURCES / "worksheets" / "mirror_check.yaml").read_bytes())),
        _yaml("template", ((RESOURCES / "templates" / "neighbor.yaml").read_bytes(),)),
        _yaml("frame", ((RESOURCES / "frame.yaml").read_bytes(),)),
        _yaml("diagnosis", ((RESOURCES / "diagnosis.yaml").read_bytes(),)),
        replace(_json_format("vault header", _header, _header_trees()), written=_header_bytes, by_bytes=0.3),
        Format("messages of the pipe", _stream, tuple(map(_messages, messages)), tuple(messages), _messages),
        _of_codec("script", Script),
        _of_codec("own copy", OwnCopyWanted),
        _of_codec("question to the cage", Job),
        _of_codec("stored case", Case),
        _of_codec("stored break", Break),
        _of_codec("stored worksheet", Worksheet, turns=18),
        _json_format("answer", _answer, _answers(), 0.3),
        _json_format(
            "opened seal", _opened_seal, ([tree["state"], tree.get("plain")] for tree in _answers() if "state" in tree)
        ),
        Format("reckoning", _reckoning, tuple(map(_as_json, GOOD)), GOOD, _as_json, share=0.2),
        Format("saved document", _saved, (_document(),), (), bytes, by_bytes=1.0, share=0.005),
        *picture_formats(),
        *form_formats(),
        _text_format("file systems", _mounts, (_MOUNTINFO,)),
        _text_format("settings of other programs", _other_settings, _SYNCED),
        _text_format("typed", _typed, _TYPED),
    )


def dump_of(name: str, turn: int) -> Any:
    """A message of this name as plain data."""
    return {"says": name, **record(MESSAGES[name], turn)}
