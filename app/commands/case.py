"""`recess case CODE`: one case, without answer text unless it is asked for, and then for the mediator only."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from typing import Any

from app.commands import printing
from app.commands.desk.case_desk import CaseDesk
from app.commands.opening import opened
from app.commands.passphrase import add_options
from app.domain.answers import State
from app.domain.items import MARK, copy_id, item_questions, scores_kind
from app.domain.kinds.choosing import not_offered
from app.domain.language import _
from app.domain.reading import FillingRead
from app.domain.trouble import Trouble
from app.domain.visibility import visible_questions
from app.domain.wording import Tongue


class AudienceMissing(Trouble):
    """Answers are printed for a named audience only."""

    def __init__(self) -> None:
        super().__init__(
            happened=_("Answers are shown for the mediator only, and only when that is said."),
            do=_("Add --audience mediator."),
        )


def add_to(subparsers: Any) -> None:
    """Add the command to the parser."""
    parser = subparsers.add_parser("case", help=_("show one case"))
    parser.add_argument("case", metavar="CODE", help=_("the case's code, as printed on handouts"))
    parser.add_argument("--answers", action="store_true", help=_("with the answers the mediator may read"))
    parser.add_argument("--audience", choices=["mediator"], help=_("for whom the answers are"))
    add_options(parser)
    printing.add_json(parser)
    parser.set_defaults(run=run)


def run(args: Namespace) -> int:
    """Show one case."""
    if args.answers and args.audience != "mediator":
        raise AudienceMissing
    with opened(args) as practice:
        shown = _plain(practice.cases.open(args.case), answers=args.answers)
    if args.json:
        printing.as_json(shown)
    else:
        printing.lines(_words(shown))
    return printing.DONE


def _plain(desk: CaseDesk, *, answers: bool) -> dict[str, Any]:
    case = desk.case()
    shown: dict[str, Any] = {
        "code": case.code,
        "alias": case.alias,
        "template": case.template,
        "practice": case.practice,
        "currency": case.currency,
        "parties": [{"letter": party.letter, "name": party.name, "role": party.role} for party in case.parties],
        "issues": [{"title": issue.title, "type": issue.type.value} for issue in case.issues],
        "breaks": [
            {
                "number": planned.number,
                "called": planned.called,
                "minutes": planned.plan.minutes,
                "sheets": {
                    case.party(party).letter: [sheet.worksheet for sheet in sheets]
                    for party, sheets in planned.plan.sheets.items()
                },
            }
            for planned in desk.breaks()
        ],
    }
    if answers:
        shown["answers"] = _answers(desk)
    return shown


def _answers(desk: CaseDesk) -> list[dict[str, Any]]:
    """Every answer the mediator may read, with its lock: those the party summary shows, and no others."""
    read, tongue = desk.read(), desk.case().tongue()
    return [
        {
            "party": read.case.party(filling.party).letter,
            "worksheet": filling.worksheet.id,
            "issue": filling.issue.title if filling.issue is not None else "",
            # Without the id of an opened item: it is of use to nobody, and it is made in the party's process.
            "question": name.split(MARK, 1)[0],
            "state": filling.entries[name].answer.state.value,
            "words": list(words),
            "lock": filling.entries[name].lock.value,
            "from_paper": filling.from_paper or filling.entries[name].from_paper,
            "cleared": filling.entries[name].cleared,
        }
        for filling in read.fillings
        for name, words in _readable(filling, tongue)
    ]


def _readable(filling: FillingRead, tongue: Tongue) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The answers of one filling in words, in the order of the sheet, the copies of opened items last. What was
    touched and left blank is not told: skipped and private look alike (decision 6)."""
    asked = visible_questions(filling.worksheet, filling.form, filling.entries, filling.kept)
    for question in asked:
        entry = filling.entries.get(question.id)
        if entry is None or entry.answer.state is State.LEFT_BLANK:
            continue
        words = question.kind.say(entry.answer.value, tongue) if entry.answer.state is State.GIVEN else ()
        source = filling.worksheet.question(question.id).kind.needs()
        known = tuple(line for line in words if source not in filling.kept or line != not_offered())
        if known or entry.answer.state is not State.GIVEN:
            yield question.id, known
    for question in item_questions(filling.worksheet, sorted(filling.entries)):
        entry = filling.entries[question.id]
        if entry.answer.state is State.GIVEN:
            item = question.id.split(MARK, 1)[1]
            text = filling.entries.get(copy_id(question.kind.needs(), item))
            label = str(text.answer.value) if text is not None else ""
            kind = scores_kind(question.kind, item, label) if question.kind.needs() else question.kind
            yield question.id, kind.say(entry.answer.value, tongue)


def _words(shown: dict[str, Any]) -> list[str]:
    lines = [f"{shown['code']}  {shown['alias']}"]
    lines += [f"  {party['letter']}  {party['name']}  {party['role']}".rstrip() for party in shown["parties"]]
    lines += [f"  - {issue['title']}" for issue in shown["issues"]]
    for planned in shown["breaks"]:
        lines.append(_("  Break {number}, {called}").format(number=planned["number"], called=planned["called"]))
        lines += [f"    {letter}: {', '.join(sheets)}" for letter, sheets in planned["sheets"].items()]
    lines += [f"  {_answer_words(answer)}" for answer in shown.get("answers", ())]
    return lines


def _answer_words(answer: dict[str, Any]) -> str:
    name = f"{answer['party']} {answer['question']}"
    if answer["from_paper"]:
        name += " " + _("(from paper)")
    is_unreadable = answer["state"] == State.UNREADABLE.value
    words = _("(cannot be read)") if is_unreadable else " / ".join(answer["words"])
    return f"{name} [{answer['lock']}] {words}"
