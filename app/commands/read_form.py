"""`recess read-form FILE --case CODE`: what a filled form says, beside what is there. Saved with `--save` alone."""

from __future__ import annotations

import unicodedata
from argparse import Namespace
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from app.commands import printing
from app.commands.desk.case_desk import CaseDesk
from app.commands.desk.form_desk import form_sheet
from app.commands.desk.preparing import Library
from app.commands.opening import opened
from app.commands.passphrase import add_options
from app.domain.answers import Change, Entry, State
from app.domain.case import Case
from app.domain.kinds.parts import dont_know_words
from app.domain.language import _, ngettext
from app.domain.on_paper import LARGEST_FORM, HandoutCode, paper_order
from app.domain.sharing import Lock
from app.domain.trouble import Trouble
from app.domain.visibility import answered_questions
from app.domain.wording import Tongue
from app.domain.worksheet import Question, Worksheet
from app.presenters.paper_doors import FormRead, PaperPlace
from app.storage.durable import files_told
from app.storage.filled_forms import FormNotRead
from app.storage.form_reading import TOO_LARGE
from app.storage.whole_files import NotWhole, read_small
from app.storage.worksheet_files import built_in_templates, built_in_worksheets, frame


class WhichIssue(Trouble):
    """A form about one issue does not say which."""

    def __init__(self) -> None:
        super().__init__(
            happened=_("This sheet is about one issue, and the form does not say about which."),
            safe=_("Nothing was saved."),
            do=_("Add --issue with the number of the issue in the case, like --issue 1."),
        )


class TowardsWhom(Trouble):
    """A form that is turned towards one of several others does not say towards whom."""

    def __init__(self) -> None:
        super().__init__(
            happened=_("This sheet is about one other party, and this case has several."),
            safe=_("Nothing was saved."),
            do=_("Add --towards with the letter of the party it is about, like --towards B."),
        )


@dataclass(frozen=True, slots=True)
class _Line:
    """One question of a form, for people and as data."""

    number: int
    question: Question
    before: tuple[str, ...]
    entry: Entry
    words: tuple[str, ...]


def add_to(subparsers: Any) -> None:
    """Add the command to the parser."""
    parser = subparsers.add_parser("read-form", help=_("read a handout that was filled in on a screen"))
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument("--case", required=True, metavar="CODE", help=_("the case's code"))
    parser.add_argument("--save", action="store_true", help=_("keep the answers; without it nothing is changed"))
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
        lines = tuple(_lines(desk, found, sheet))
        if args.save:
            _save(desk, found, _place(args, case, sheet, found), args.typed_by)
    if args.json:
        printing.as_json(_plain(found, lines, case.tongue(), saved=args.save))
    else:
        printing.lines(_tame(line) for line in _told(found, sheet, lines, case.tongue(), saved=args.save))
    return printing.DONE


def _content(file: Path) -> bytes:
    with files_told():
        try:
            return read_small(file, LARGEST_FORM)
        except NotWhole:
            raise FormNotRead(TOO_LARGE) from None


# ---- what it says --------------------------------------------------------------------------------------------------------


def _lines(desk: CaseDesk, found: FormRead, sheet: Worksheet) -> Iterator[_Line]:
    """In the order of the numbers on the paper."""
    tongue, numbers = desk.case().tongue(), paper_order(sheet).numbers
    before = _before(desk, found.code, tongue)
    asked = sorted(answered_questions(sheet, found.entries), key=lambda question: numbers[question.id])
    for question in asked:
        entry = found.entries[question.id]
        yield _Line(numbers[question.id], question, before.get(question.id, ()), entry, _words(question, entry, tongue))


def _before(desk: CaseDesk, code: HandoutCode, tongue: Tongue) -> Mapping[str, tuple[str, ...]]:
    """What the mediator may read of the newest filling of the same sheet, in words, by question."""
    read = desk.read()
    for filling in reversed(read.of(read.case.party(code.letter).id)):
        if filling.worksheet.id == code.worksheet and filling.entries:
            there = answered_questions(filling.worksheet, filling.entries)
            said = {one.id: _words(one, filling.entries[one.id], tongue) for one in there}
            return {name: words for name, words in said.items() if words}
    return {}


def _words(question: Question, entry: Entry, tongue: Tongue) -> tuple[str, ...]:
    if entry.answer.state is State.GIVEN:
        return question.kind.say(entry.answer.value, tongue)
    words = {
        State.DONT_KNOW: dont_know_words(),
        State.RATHER_NOT: _("I'd rather not say"),
        State.UNREADABLE: _("(cannot be read)"),
    }
    return (words[entry.answer.state],) if entry.answer.state in words else ()


def _told(found: FormRead, sheet: Worksheet, lines: tuple[_Line, ...], tongue: Tongue, *, saved: bool) -> Iterable[str]:
    code = found.code
    yield _("Party {letter}: {sheet}, edition {edition}").format(
        letter=code.letter, sheet=tongue.say(sheet.title), edition=code.edition
    )
    for line in lines:
        yield ""
        yield f"{line.number}. {tongue.say(line.question.prompt)}"
        yield from _side(_("There now:"), line.before or (_("nothing that you may read"),))
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
    if saved:
        yield ngettext("{count} answer was saved.", "{count} answers were saved.", len(lines)).format(count=len(lines))
    else:
        yield _("Nothing was saved. Add --save to keep these answers.")


def _side(name: str, words: tuple[str, ...]) -> Iterator[str]:
    for place, line in enumerate(words):
        yield f"   {name if place == 0 else '':<11} {line}"


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
                "before": list(line.before),
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
    }


def _tame(line: str) -> str:
    """A line without anything that a terminal would obey: what stands in a form was written by anybody."""
    return "".join(
        sign if sign.isprintable() or unicodedata.category(sign) == "Zs" else "\N{REPLACEMENT CHARACTER}"
        for sign in line
    )


# ---- keeping it ----------------------------------------------------------------------------------------------------------


def _place(args: Namespace, case: Case, sheet: Worksheet, found: FormRead) -> PaperPlace:
    party = case.party(found.code.letter)
    others = [other for other in case.parties if other.id != party.id]
    towards = next((other.id for other in others if other.letter == args.towards), "")
    if sheet.two_sided and len(others) > 1 and not towards:
        raise TowardsWhom
    issue = ""
    if sheet.repeat_per == "issue":
        issue = _issue(args.issue, case, sheet, found)
    return PaperPlace(party.id, sheet.id, issue, towards)


def _issue(number: int, case: Case, sheet: Worksheet, found: FormRead) -> str:
    """The issue that was named, else the one that the form names, else the only one there is."""
    ids = [issue.id for issue in case.issues]
    if number:
        if not 1 <= number <= len(ids):
            raise WhichIssue
        return ids[number - 1]
    asks = [one.id for one in sheet.questions() if [option.value for option in one.kind.options_here()] == ids]
    named = [entry.answer.value for name in asks if (entry := found.entries.get(name)) is not None]
    chosen = next((value for value in named if value in ids), ids[0] if len(ids) == 1 else "")
    if not chosen:
        raise WhichIssue
    return str(chosen)


def _save(desk: CaseDesk, found: FormRead, place: PaperPlace, typed_by: str) -> None:
    paper = desk.paper().begin(place, typed_by or _("read from a form"))
    there = paper.entries
    desk.paper().save(
        paper.filling,
        tuple(
            Change(name, replace(entry, revision=(there[name].revision if name in there else 0) + 1))
            for name, entry in found.entries.items()
        ),
    )
