"""`recess read-form FILE --case CODE`: what a filled form says, beside what is there. Saved with `--save` alone."""

from __future__ import annotations

import unicodedata
from argparse import Namespace
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.commands import printing
from app.commands.desk.case_desk import CaseDesk
from app.commands.desk.form_desk import form_sheet
from app.commands.desk.preparing import Library
from app.commands.keeping_form import TowardsWhom, WhichIssue, filling_there, keep_form, place_of
from app.commands.opening import opened
from app.commands.passphrase import add_options
from app.domain.answers import Entry, State
from app.domain.case import Case
from app.domain.kinds.parts import dont_know_words
from app.domain.language import _, ngettext
from app.domain.on_paper import LARGEST_FORM, paper_order
from app.domain.sharing import Lock
from app.domain.trouble import Trouble
from app.domain.visibility import answered_questions
from app.domain.wording import Tongue
from app.domain.worksheet import Question, Worksheet
from app.presenters.paper_doors import FormRead, PaperPlace
from app.storage.filled_forms import FormNotRead
from app.storage.refused_forms import TOO_LARGE
from app.storage.whole_files import NotWhole, read_small
from app.storage.worksheet_files import built_in_templates, built_in_worksheets, frame


class NoSuchFile(Trouble):
    """Nothing lies at the named place."""

    def __init__(self) -> None:
        super().__init__(
            happened=_("There is no file with this name."),
            safe=_("Nothing was changed."),
            do=_("Look at the name and the folder."),
        )


class NotAFile(Trouble):
    """A folder, or a device."""

    def __init__(self) -> None:
        super().__init__(
            happened=_("This is a folder, not a file."),
            safe=_("Nothing was changed."),
            do=_("Name the form in it."),
        )


class NotToBeRead(Trouble):
    """A file that the system does not give."""

    def __init__(self) -> None:
        super().__init__(
            happened=_("This file could not be read."),
            safe=_("Nothing was changed."),
            do=_("Look at who may read it, and at the disk it lies on. Then try again."),
        )


@dataclass(frozen=True, slots=True)
class _Line:
    """One question of a form, for people and as data."""

    number: int
    question: Question
    on_paper: tuple[str, ...]
    at_the_laptop: tuple[str, ...]
    entry: Entry
    words: tuple[str, ...]


def add_to(subparsers: Any) -> None:
    """Add the command to the parser."""
    parser = subparsers.add_parser("read-form", help=_("read a handout that was filled in on a screen"))
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument("--case", required=True, metavar="CODE", help=_("the case's code"))
    parser.add_argument("--save", action="store_true", help=_("keep the answers; without it nothing is changed"))
    parser.add_argument("--replace", action="store_true", help=_("keep them in place of others kept from paper"))
    parser.add_argument("--typed-by", default="", metavar="WORDS", help=_("your initials, kept beside the answers"))
    parser.add_argument("--issue", type=int, default=0, metavar="NUMBER", help=_("the issue that the sheet is about"))
    parser.add_argument("--towards", default="", metavar="LETTER", help=_("the other party that the sheet is about"))
    printing.add_json(parser)
    add_options(parser)
    parser.set_defaults(run=run)


def run(args: Namespace) -> int:
    """Read a form, show it, and with `--save` keep it."""
    content = _content(args.file)
    with opened(args) as practice:
        desk = practice.cases.open(args.case)
        found = desk.paper().read_form(content)
        case = desk.case()
        library = Library(built_in_worksheets(), built_in_templates(), frame())
        sheet = form_sheet(found.code, case, library).sheet
        place, nowhere = _place(args, case, sheet, found)
        lines = tuple(_lines(desk, found, sheet, place))
        if args.save and place is not None:
            keep_form(desk, found, place, args.typed_by, replacing=args.replace)
    if args.json:
        printing.as_json(_plain(found, lines, case.tongue(), saved=args.save))
    else:
        told = _told(found, sheet, lines, case.tongue(), nowhere, saved=args.save)
        printing.lines(_tame(line) for line in told)
    return printing.DONE


def _content(file: Path) -> bytes:
    try:
        return read_small(file, LARGEST_FORM)
    except NotWhole:
        raise (FormNotRead(TOO_LARGE) if file.is_file() else NotAFile()) from None
    except IsADirectoryError:
        raise NotAFile from None
    except (FileNotFoundError, NotADirectoryError):
        raise NoSuchFile from None
    except OSError:
        raise NotToBeRead from None


def _place(
    args: Namespace, case: Case, sheet: Worksheet, found: FormRead
) -> tuple[PaperPlace | None, WhichIssue | TowardsWhom | None]:
    """Where it belongs, or why that cannot be said yet: it may be looked at all the same, where nothing is to be kept."""
    try:
        return place_of(args, case, sheet, found), None
    except (WhichIssue, TowardsWhom) as told:
        if args.save:
            raise
        return None, told


# ---- what it says --------------------------------------------------------------------------------------------------------


def _lines(desk: CaseDesk, found: FormRead, sheet: Worksheet, place: PaperPlace | None) -> Iterator[_Line]:
    """In the order of the numbers on the paper."""
    tongue, numbers = desk.case().tongue(), paper_order(sheet).numbers
    on_paper = _there(desk, place, tongue, on_paper=True)
    at_the_laptop = _there(desk, place, tongue, on_paper=False)
    asked = sorted(answered_questions(sheet, found.entries), key=lambda question: numbers[question.id])
    for question in asked:
        entry, name = found.entries[question.id], question.id
        words = _words(question, entry, tongue)
        yield _Line(numbers[name], question, on_paper.get(name, ()), at_the_laptop.get(name, ()), entry, words)


def _there(
    desk: CaseDesk, place: PaperPlace | None, tongue: Tongue, *, on_paper: bool
) -> Mapping[str, tuple[str, ...]]:
    """What the mediator may read of what is there at this place, in words, by question."""
    filling = filling_there(desk, place, on_paper=on_paper) if place is not None else None
    if filling is None:
        return {}
    there = answered_questions(filling.worksheet, filling.entries)
    said = {one.id: _words(one, filling.entries[one.id], tongue) for one in there}
    return {name: words for name, words in said.items() if words}


def _words(question: Question, entry: Entry, tongue: Tongue) -> tuple[str, ...]:
    if entry.answer.state is State.GIVEN:
        return question.kind.say(entry.answer.value, tongue)
    words = {
        State.DONT_KNOW: dont_know_words(),
        State.RATHER_NOT: _("I'd rather not say"),
        State.UNREADABLE: _("(cannot be read)"),
    }
    return (words[entry.answer.state],) if entry.answer.state in words else ()


def _told(
    found: FormRead,
    sheet: Worksheet,
    lines: tuple[_Line, ...],
    tongue: Tongue,
    nowhere: Trouble | None,
    *,
    saved: bool,
) -> Iterable[str]:
    code = found.code
    yield _("Party {letter}: {sheet}, edition {edition}").format(
        letter=code.letter, sheet=tongue.say(sheet.title), edition=code.edition
    )
    for line in lines:
        yield ""
        yield f"{line.number}. {tongue.say(line.question.prompt)}"
        if nowhere is None:
            yield from _side(_("There now:"), line.on_paper or (_("nothing that you may read"),))
            yield from _side(_("On the laptop:"), line.at_the_laptop)
        yield from _side(_("The form:"), (*line.words, f"[{_lock_words(line.entry)}]"))
    yield ""
    yield from found.troubles
    if found.dropped:
        words = ngettext(
            "{count} answer is marked M, or follows from one that is. It was not read.",
            "{count} answers are marked M, or follow from one that is. They were not read.",
            found.dropped,
        )
        yield words.format(count=found.dropped)
    if nowhere is not None:
        yield f"{nowhere.happened} {nowhere.do}"
    if saved:
        yield _saved_words(lines)
    else:
        yield _("Nothing was saved. Add --save to keep these answers.")


def _saved_words(lines: tuple[_Line, ...]) -> str:
    """What cannot be read is kept as that, and is no answer."""
    unread = _unread(lines)
    answers = len(lines) - unread
    if not unread:
        return ngettext("{count} answer was saved.", "{count} answers were saved.", answers).format(count=answers)
    words = ngettext(
        "{count} answer saved; {unread} could not be read.",
        "{count} answers saved; {unread} could not be read.",
        answers,
    )
    return words.format(count=answers, unread=unread)


def _unread(lines: tuple[_Line, ...]) -> int:
    return sum(line.entry.answer.state is State.UNREADABLE for line in lines)


def _side(name: str, words: tuple[str, ...]) -> Iterator[str]:
    for place, line in enumerate(words):
        yield f"   {name if place == 0 else '':<14} {line}"


def _lock_words(entry: Entry) -> str:
    names = {Lock.MEDIATOR: _("B: me and the mediator"), Lock.SHARE: _("S: OK to share")}
    return names.get(entry.lock, "")


def _plain(found: FormRead, lines: tuple[_Line, ...], tongue: Tongue, *, saved: bool) -> dict[str, Any]:
    code = found.code
    return {
        "party": code.letter,
        "worksheet": code.worksheet,
        "edition": code.edition,
        "answers": [
            {
                "number": line.number,
                "question": line.question.id,
                "prompt": tongue.say(line.question.prompt),
                "on_paper": list(line.on_paper),
                "at_the_laptop": list(line.at_the_laptop),
                "state": line.entry.answer.state.value,
                "words": list(line.words),
                "lock": line.entry.lock.value,
                "cleared": line.entry.cleared,
            }
            for line in lines
        ],
        "marked_m": found.dropped,
        "told": list(found.troubles),
        "saved": saved,
        "answers_saved": len(lines) - _unread(lines) if saved else 0,
        "could_not_be_read": _unread(lines),
        "rows_that_could_not": {name: list(rows) for name, rows in found.rows_unread.items()},
    }


def _tame(line: str) -> str:
    """A line without anything that a terminal would obey: what stands in a form was written by anybody."""
    return "".join(
        sign if sign.isprintable() or unicodedata.category(sign) == "Zs" else "\N{REPLACEMENT CHARACTER}"
        for sign in line
    )
