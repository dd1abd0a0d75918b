"""The worst that can be asked of the documents that leave the room, and of handouts for many: what `worst` says of the
others, with the same parties and words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from itertools import chain

from app.commands.desk.drawing import fits_one_page
from app.domain.answers import Entry
from app.domain.case import LETTERS, Case, Party
from app.domain.impasse import Handed, Signs
from app.domain.kinds.date_kind import AboutDate
from app.domain.kinds.list_kind import ListItem, ListKind
from app.domain.outcome import Attended, Outcome
from app.domain.reading import FillingRead
from app.export.handout_cover import handout_cover
from app.export.outcome_note import outcome_note
from app.export.overview import case_overview
from app.export.parts import Contents
from app.export.referral_note import referral_note
from app.export.return_card import return_card
from app.export.term_points import term_points
from app.storage.worksheet_files import built_in_worksheets, diagnosis
from tests.export.small_reads import a_sheet, asked, filling, for_all, handout_contents, settled, shared, the_frame
from tests.export.worst import (
    CASE,
    ISSUES,
    NAMES,
    PARTIES,
    SHEET,
    Worst,
    values,
)
from tests.reckoning import two_sheets
from tests.reckoning.test_across import sample

FOR_DRAFTING = replace(SHEET, strategies=("set_aside",))
ASKING = a_sheet(asked("ps_questions", ListKind()))
DAYS = tuple(f"2026-{month:02}-{day:02}" for month in range(1, 11) for day in (3, 17))


# ---- for the table -----------------------------------------------------------------------------------------------------


def _card(worst: Worst, paper: str, large: bool) -> Contents:
    """Questions of all twelve, a point of each on the first issues, more than a page has room for."""
    fits = partial(fits_one_page, paper=paper, large=large)
    return return_card(
        for_all(*chain.from_iterable(_said(worst, party) for party in PARTIES), case=CASE), the_frame(), fits
    )


def _short_card(worst: Worst, paper: str, large: bool) -> Contents:
    """Of two: what has room of sixty questions and twelve issues."""
    fits = partial(fits_one_page, paper=paper, large=large)
    two = replace(CASE, parties=(Party("A_id", "A", NAMES[10], "Owner"), Party("B_id", "B", NAMES[6], "Tenant")))
    return return_card(
        for_all(*chain.from_iterable(_said(worst, party) for party in two.parties), case=two), the_frame(), fits
    )


def _said(worst: Worst, party: Party) -> tuple[FillingRead, ...]:
    asks = tuple(ListItem(f"i{at}", f"{worst.line} {worst.text[: at * 9]}?") for at in range(60))
    on_issues = (
        filling(FOR_DRAFTING, {"text": shared(f"{worst.line}: {issue.title[:60]}")}, party, issue=issue)
        for issue in ISSUES
    )
    return filling(ASKING, {"ps_questions": shared(asks)}, party), *on_issues


# ---- for others --------------------------------------------------------------------------------------------------------


def _referral(worst: Worst, _paper: str, _large: bool) -> Contents:
    sheet = settled("who_could_help")
    helpers = tuple(option.value for option in sheet.question("wh_helpers").kind.options_here())
    asks = tuple(ListItem(f"i{at}", f"{worst.line} {worst.text[: at * 9]}?") for at in range(60))
    entries = {
        "wh_question": shared(asks),
        "wh_helpers": shared(helpers),
        "wh_job": shared("measure"),
        "wh_for": shared("both"),
        "wh_trust": shared(worst.text),
        "wh_by": shared(AboutDate(2026, 12, 24)),
    }
    whose = PARTIES[2]
    return referral_note(
        for_all(filling(sheet, entries, whose, issue=ISSUES[0]), case=CASE), whose, PARTIES, the_frame()
    )


def _terms(worst: Worst, _paper: str, _large: bool) -> Contents:
    """Twelve parties below each other, on twelve issues; one of them with all that a sheet holds."""
    first = filling(FOR_DRAFTING, _cleared(worst), PARTIES[0], issue=ISSUES[0])
    one = {"text": shared(f"{worst.text[:300]}\n{worst.line}"), "ticks": shared(("o0", "o20", "o59"))}
    others = (filling(FOR_DRAFTING, one, party, issue=ISSUES[0]) for party in PARTIES[1:])
    more = (
        filling(FOR_DRAFTING, {"text": shared(worst.line)}, party, issue=issue)
        for issue in ISSUES[1:]
        for party in PARTIES
    )
    return term_points(for_all(first, *others, *more, case=CASE), PARTIES, the_frame())


def _terms_of_two(worst: Worst, _paper: str, _large: bool) -> Contents:
    """Beside each other, each with much of what a sheet holds; half of it in the same words."""
    two = replace(CASE, parties=(PARTIES[2], PARTIES[0]))
    chosen = ("text", "list", "narrow", "ticks", "issues")
    whole = {name: entry for name, entry in _cleared(worst).items() if name in chosen}
    other = {**whole, "text": shared(worst.text[::-1]), "ticks": shared(("o20", "o59"))}
    sides = (whole, other)
    several = (
        filling(FOR_DRAFTING, entries, party, issue=ISSUES[0])
        for party, entries in zip(two.parties, sides, strict=True)
    )
    return term_points(for_all(*several, case=two), two.parties, the_frame())


def _cleared(worst: Worst) -> Mapping[str, Entry]:
    return {name: shared(value) for name, value in values(worst).items()}


def _outcome(case: Case, *attended: Attended) -> Contents:
    return outcome_note(case, Outcome.PARTIAL, attended)


def _overview_of_two() -> Contents:
    """Every number and every picture, with the longest names."""
    named = (replace(two_sheets.A, name=NAMES[0]), replace(two_sheets.B, name=NAMES[2].strip()))
    case = replace(two_sheets.CASE, parties=named, issues=ISSUES)
    handed = tuple(
        Handed(party.id, "2026-11-03T14:05", "2026-11-03T14:20" * at, 15 * at, ending="")
        for at, party in enumerate(named)
    )
    signs = Signs(ticked=tuple(sign.id for cause in diagnosis().causes for sign in cause.signs))
    paused = replace(two_sheets.BREAK, handed=(*two_sheets.BREAK.handed, *handed), signs=signs, issue=ISSUES[1].id)
    sides = (two_sheets.filling(party, sample(party.upper())) for party in ("a", "b"))
    return case_overview(two_sheets.read(*sides, case=case, breaks=(paused,)), the_frame(), diagnosis())


# ---- for many ----------------------------------------------------------------------------------------------------------


def _cover(letter: str) -> Contents:
    """Every sheet there is, some as often as there are issues, and one with the longest title."""
    sheets = [*built_in_worksheets().values(), *(built_in_worksheets()["set_aside"] for _issue in ISSUES), SHEET]
    return handout_cover(sheets, CASE.tongue(), the_frame(), code=CASE.code, letter=letter)


def set_for_twelve() -> tuple[Contents, ...]:
    """Each party's cover and a sheet of its own."""
    several = (
        (_cover(letter), handout_contents("mirror_check", case=CASE, party=party)) for letter, party in _lettered()
    )
    return tuple(chain.from_iterable(several))


def _lettered() -> tuple[tuple[str, Party], ...]:
    return tuple(zip(LETTERS, PARTIES, strict=True))


NOTES: dict[str, Callable[[Worst, str, bool], Contents]] = {
    "return card": _card,
    "return card of two": _short_card,
    "referral note": _referral,
    "term points": _terms,
    "term points of two": _terms_of_two,
}
"""In the words of each of `TEXTS`, for a paper and a size of print."""
MORE: dict[str, Callable[[], Contents]] = {
    "overview of two": _overview_of_two,
    "outcome note": lambda: _outcome(CASE, *(Attended(party.id, DAYS) for party in PARTIES)),
    "outcome note to fill in": lambda: _outcome(CASE),
    "cover": lambda: _cover("L"),
}
