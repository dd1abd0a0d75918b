"""A small made-up document of every kind there is, on every paper: what has to hold for all of them is tried with these."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC
from functools import partial

from app.commands.desk.drawing import drawn, fits_one_page
from app.domain.destroyed import Destroyed, Left, NotReached
from app.domain.impasse import Handed, Signs
from app.domain.kinds.list_kind import ListItem
from app.domain.outcome import Attended, Outcome
from app.export.certificate import certificate
from app.export.contents import own_copy, party_summary
from app.export.joint import joint_summary
from app.export.outcome_note import outcome_note
from app.export.overview import case_overview
from app.export.parts import Contents
from app.export.recovery import recovery_sheet
from app.export.referral_note import referral_note
from app.export.return_card import return_card
from app.export.term_points import term_points
from app.presenters.doors import DocumentKind
from app.storage.worksheet_files import diagnosis
from tests.export.small_reads import (
    ANA,
    BO,
    CASE,
    RENT,
    a_sheet,
    asked,
    entry,
    filling,
    for_all,
    for_ana,
    for_mediator,
    handout_contents,
    settled,
    shared,
    the_frame,
)
from tests.reckoning import two_sheets
from tests.reckoning.test_across import sample

PAPERS = [(paper, large) for paper in ("letter", "a4") for large in (False, True)]
SHEET = replace(a_sheet(asked("first"), asked("second")), strategies=("set_aside",))
MINE = filling(SHEET, {"first": shared("Ωμέγα and a window 😀"), "second": entry("Two\nlines")}, issue=RENT)
THEIRS = filling(SHEET, {"first": shared("The roof, שלום")}, BO, issue=RENT)
IDEAS = filling(
    settled("options_brainstorm"),
    {f"ob_ideas#{name}": shared(text) for name, text in enumerate(("mats", "Mats", "MATS", "Apple", "apple"))},
    credit="no_name",
)
_ASKING = {"wh_question": shared((ListItem("i", "How deep?"), ListItem("j", "Why?"))), "wh_job": shared("explain")}
_HELP = filling(settled("who_could_help"), _ASKING)
_LEFT = (NotReached(Left.MOVED_DOCUMENT, "Joint summary", "2026-11-03"), NotReached(Left.VAULT_COPY, "", "2026-11-03"))
_GONE = Destroyed("K7-RT2", practice=False, at="2026-11-03T14:00", files=3, backups=2, documents=1, not_reached=_LEFT)


def _overview() -> Contents:
    handed = (Handed("a", "2026-11-03T14:05", "2026-11-03T14:20", 15, ending="finished"), two_sheets.BREAK.handed[1])
    paused = replace(two_sheets.BREAK, handed=handed, signs=Signs(cause="unrealistic_expectations"))
    sides = [two_sheets.filling(party, sample(party.upper())) for party in ("a", "b")]
    # The days in it are those of the place it is told.
    return case_overview(two_sheets.read(*sides, breaks=(paused,)), the_frame(), diagnosis(), UTC)


def _card(paper: str, large: bool) -> bytes:
    fits = partial(fits_one_page, paper=paper, large=large)
    return drawn(return_card(for_all(MINE, THEIRS, IDEAS), the_frame(), fits), paper=paper, large=large)


def _of(*made: Callable[[], Contents]) -> Callable[[str, bool], bytes]:
    def draw(paper: str, large: bool) -> bytes:
        return drawn(*(each() for each in made), paper=paper, large=large)

    return draw


KINDS: Mapping[str, Callable[[str, bool], bytes]] = {
    DocumentKind.PARTY_SUMMARY.value: _of(lambda: party_summary(for_mediator(MINE), ANA.id, the_frame())),
    DocumentKind.OWN_COPY.value: _of(lambda: own_copy(for_ana(MINE), the_frame())),
    DocumentKind.JOINT_SUMMARY.value: _of(lambda: joint_summary(for_all(MINE, THEIRS, IDEAS), the_frame())),
    DocumentKind.CASE_OVERVIEW.value: _of(_overview),
    DocumentKind.RETURN_CARD.value: _card,
    DocumentKind.REFERRAL_NOTE.value: _of(lambda: referral_note(for_all(_HELP), ANA, CASE.parties, the_frame())),
    DocumentKind.TERM_POINTS.value: _of(lambda: term_points(for_all(MINE, THEIRS), CASE.parties, the_frame())),
    DocumentKind.OUTCOME_NOTE.value: _of(
        lambda: outcome_note(CASE, Outcome.PARTIAL, (Attended(ANA.id, ("2026-11-03", "2026-11-04")),))
    ),
    DocumentKind.HANDOUT.value: _of(lambda: handout_contents("break_plan")),
    DocumentKind.FILLABLE.value: _of(lambda: handout_contents("mirror_check", fillable=True)),
    DocumentKind.HANDOUT_SET.value: _of(*(partial(handout_contents, name) for name in ("break_plan", "mirror_check"))),
    "certificate": _of(lambda: certificate(_GONE, "Nov 3, 2026, 14:00", str)),
    "recovery-sheet": _of(lambda: recovery_sheet(("MFRGG ZDFMZ TWQ2L KNNXW",) * 8, "Vault K7F42M, sheet 2")),
}
NOT_OF_A_CASE = ("certificate", "recovery-sheet")
"""Documents that no page of the open case makes: all others have a `DocumentKind`."""
