"""Where a filled form belongs, and keeping what it says there. What stands there already is not overwritten unasked."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable, Mapping
from dataclasses import replace

from app.commands.desk.case_desk import CaseDesk
from app.domain.answers import Change, Entry
from app.domain.case import Case
from app.domain.language import _, ngettext
from app.domain.on_paper import paper_order
from app.domain.reading import FillingRead
from app.domain.trouble import Trouble
from app.domain.worksheet import Worksheet
from app.presenters.form_proposals import proposed_by
from app.presenters.paper_doors import FormRead, PaperPlace


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


class OtherAnswersThere(Trouble):
    """Answers from paper are there already, and they are not those of the form."""

    def __init__(self, numbers: Iterable[int]) -> None:
        named = sorted(numbers)
        words = ngettext(
            "Something else was kept from paper for question {numbers}.",
            "Something else was kept from paper for questions {numbers}.",
            len(named),
        )
        super().__init__(
            happened=words.format(numbers=", ".join(map(str, named))),
            safe=_("Nothing was saved. What was kept before is still there."),
            do=_("Compare both without --save. Add --replace to keep what the form says."),
        )


def place_of(args: Namespace, case: Case, sheet: Worksheet, found: FormRead) -> PaperPlace:
    """Where `--save` keeps it. `WhichIssue` and `TowardsWhom` where neither the form nor the options say."""
    party = case.party(found.code.letter)
    others = [other for other in case.parties if other.id != party.id]
    towards = ""
    if sheet.two_sided and len(others) > 1:
        towards = next((other.id for other in others if other.letter == args.towards.upper()), "")
        if not towards:
            raise TowardsWhom
    issue = _issue(args.issue, case, sheet, found) if sheet.repeat_per == "issue" else ""
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


def filling_there(desk: CaseDesk, place: PaperPlace, *, on_paper: bool) -> FillingRead | None:
    """The filling at this place in the newest break, on paper or done at the laptop, as the mediator may read it."""
    newest = max(desk.breaks(), key=lambda known: known.number, default=None)
    for filling in desk.read().of(place.party):
        issue = filling.issue.id if filling.issue is not None else ""
        at = PaperPlace(filling.party, filling.worksheet.id, issue, filling.towards)
        if newest is not None and filling.break_id == newest.id and at == place and filling.from_paper == on_paper:
            return filling
    return None


def keep_form(desk: CaseDesk, found: FormRead, place: PaperPlace, typed_by: str, *, replacing: bool) -> None:
    """Keep what a form says. `OtherAnswersThere`, with nothing changed, where that would take the place of something else
    and `replacing` was not asked for."""
    paper = desk.paper()
    there = filling_there(desk, place, on_paper=True)
    if there is not None and not replacing:
        # Begun as by the one who typed it before: nothing of it is changed yet.
        known = paper.begin(place, there.typed_by)
        proposed = proposed_by(found, known.entries)
        other = [name for name in known.entries if name in proposed and not _same(known.entries, proposed, name)]
        if other:
            numbers = paper_order(known.worksheet).numbers
            raise OtherAnswersThere(numbers[name] for name in other)
    sheet = paper.begin(place, typed_by or _("read from a form"))
    proposed = proposed_by(found, sheet.entries)
    changes = [
        Change(name, replace(entry, revision=_revision(sheet.entries, name) + 1))
        for name, entry in proposed.items()
        # What stands there in these words keeps what was done with it, such as being passed on.
        if not _same(sheet.entries, proposed, name)
    ]
    paper.save(sheet.filling, tuple(changes))
    paper.finish(sheet.filling)


def _same(there: Mapping[str, Entry], proposed: Mapping[str, Entry], name: str) -> bool:
    before, now = there.get(name), proposed[name]
    return before is not None and (before.answer, before.lock, before.cleared) == (now.answer, now.lock, now.cleared)


def _revision(there: Mapping[str, Entry], name: str) -> int:
    return there[name].revision if name in there else 0
