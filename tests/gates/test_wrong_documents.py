"""A document is for its audience or it is not there: whatever is asked of the door to documents, in whatever wrong
combination, the marker on each page, the file name, the words that open a lock and the content belong together.

The documents are asked of the program: one that is not told of in `BELONGS` fails here.
"""

from __future__ import annotations

import io
import random
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass, replace
from pathlib import Path

import pikepdf
import pytest

from app.commands.desk.case_desk import CaseDesk
from app.commands.desk.document_desk import NotThere
from app.commands.desk.wanted_documents import NoSuchDocument, NotMadeHere
from app.commands.main import COMMANDS
from app.commands.main import run as run_command
from app.domain.case import Case, Issue, Party
from app.domain.outcome import Attended, Outcome
from app.domain.sharing import Lock
from app.presenters.doors import BLANK, DocumentKind, DocumentMade, DocumentWanted, HandoutSet
from tests.export.reading_back import heads, words
from tests.gates.for_b import table
from tests.gates.hands import Act, Moves, Tick
from tests.gates.two_sides import CODE, Kept, Planned, Side, Sitting, TwoSides
from tests.goals import Proved

__all__ = ["table"]

SWAP, LISTENING = ("perspective_swap", ""), ("listening_back", "")
A_SIDE = Side(
    (
        Sitting(
            1,
            (Planned(SWAP), Planned(LISTENING)),
            Moves(
                {
                    SWAP: {
                        "ps_statement": Act(plain="A-cleared-for-all", lock=Lock.SHARE, tick=Tick.YES),
                    },
                    LISTENING: {
                        "lb_want_heard": Act(plain=[{"id": "w", "text": "A-for-the-mediator"}], lock=Lock.MEDIATOR),
                        "lb_check": Act(plain="A-for-nobody", lock=Lock.ONLY_ME),
                    },
                },
                code="otter-77",
            ),
        ),
    )
)
WORDS = {
    "A": ("A-for-the-mediator", "A-cleared-for-all", "A-for-nobody"),
    "B": ("The steel came late.", "She would say that the work was late", "That I was late."),
}
"""Of each party: what the mediator reads, what all read, what nobody else reads."""


@dataclass(frozen=True)
class Belongs:
    """What a document must be: for whom each page says it is, its name, and whose words may stand in it (0: nobody's;
    1: the cleared ones; 2: also those for the mediator), of the one party it is about or of all."""

    for_whom: str
    name: str
    widest: int
    of_all: bool = False


BELONGS: Mapping[DocumentKind, Belongs] = {
    DocumentKind.PARTY_SUMMARY: Belongs("For the mediator only", "party-summary-{letter}_mediator.pdf", 2),
    DocumentKind.OWN_COPY: Belongs("For {name} only", "own-copy_party-{letter}.pdf", 2),
    DocumentKind.JOINT_SUMMARY: Belongs("For everybody at the table", "joint-summary_all.pdf", 1, of_all=True),
    DocumentKind.CASE_OVERVIEW: Belongs("For the mediator only", "case-overview_mediator.pdf", 0, of_all=True),
    DocumentKind.RETURN_CARD: Belongs("For the mediator, to carry in", "return-card_mediator.pdf", 1, of_all=True),
    DocumentKind.REFERRAL_NOTE: Belongs("For a professional", "referral-note-{letter}_professional.pdf", 0),
    DocumentKind.OUTCOME_NOTE: Belongs("For the court or programme", "outcome-note_court.pdf", 0, of_all=True),
    DocumentKind.TERM_POINTS: Belongs("For the parties' counsel", "term-points_counsel.pdf", 0, of_all=True),
    DocumentKind.HANDOUT: Belongs("For {letter_or_one}", "handout-{sheet}_party{letter}.pdf", 0),
    DocumentKind.FILLABLE: Belongs("For {letter_or_one}", "fillable-handout-{sheet}_party{letter}.pdf", 0),
    DocumentKind.HANDOUT_SET: Belongs("For {letter_or_one}", "handout-set_party{letter}.pdf", 0),
}


def see_that_it_belongs(made: DocumentMade, case: Case, asked: DocumentWanted) -> None:
    """Everything about a finished document is for the audience that was asked for."""
    rule = BELONGS[asked.kind]
    party = case.party(asked.party) if asked.party else Party("", "", "")
    handout = asked.kind in BLANK
    said = rule.for_whom.format(name=party.name, letter_or_one=f"party {party.letter}" if party.letter else "one party")
    letter = f"-{party.letter}" if handout and party.letter else party.letter
    if asked.sets:
        letter = "".join(sorted(f"-{case.party(each.party).letter}" for each in asked.sets))
    assert made.file_name == rule.name.format(letter=letter, sheet=asked.worksheet.replace("_", "-"))
    assert made.wanted == asked
    whose_pages = [f"For party {case.party(each.party).letter}" for each in asked.sets] or [said]
    for head in heads(made.pdf):
        # Between two documents of a set a page may be empty, so that the next one is on paper of its own.
        assert head.startswith(tuple(whose_pages)) or (asked.kind is DocumentKind.HANDOUT_SET and not head), head
    assert case.code in words(made.pdf) or (handout and not party.letter)
    for whose, (mediators, cleared, nobodys) in WORDS.items():
        about = rule.of_all or whose == party.letter
        assert (mediators in words(made.pdf)) == (about and rule.widest == 2), (asked, whose)
        assert (cleared in words(made.pdf)) == (about and rule.widest >= 1), (asked, whose)
        assert nobodys not in words(made.pdf), (asked, whose)


@pytest.fixture(scope="module")
def kept(table: TwoSides) -> Kept:
    return table.put_in(A_SIDE, 100)[0]


@pytest.fixture
def desk(table: TwoSides, kept: Kept) -> Iterator[CaseDesk]:
    with table.for_b(kept) as opened:
        yield opened


_ATTENDED = ((), (), (Attended("B", ("2026-11-03",)),), (Attended("C"),), (Attended("A", ("today",)),))


class Asking:
    """Asks for documents at random; each is drawn once and looked at once."""

    def __init__(self, desk: CaseDesk, table: TwoSides, rng: random.Random) -> None:
        self._desk, self._rng, self._case = desk, rng, desk.case()
        self._sheets = sorted(table.library.worksheets)[:3]
        self.drawn: dict[DocumentWanted, DocumentMade] = {}
        self.refused = 0

    def any(self) -> DocumentWanted:
        rng, ids = self._rng, [party.id for party in self._case.parties]
        kind = rng.choice(tuple(DocumentKind))
        says_outcome = rng.random() < (0.7 if kind is DocumentKind.OUTCOME_NOTE else 0.1)
        return DocumentWanted(
            kind,
            rng.choice(("", "", "", *ids, *ids, "A", "B", "C", "mediator", self._case.id)),
            rng.choice(("", "", "", *self._sheets, "no_such_sheet", "../break_plan")),
            rng.choice(("letter", "letter", "letter", "a4", "a0", "")),
            rng.random() < 0.2,
            rng.choice(("", "", "", "en", "xx")),
            rng.choice(tuple(Outcome)) if says_outcome else None,
            rng.choice(_ATTENDED) if says_outcome else (),
            self._sets() if rng.random() < (0.5 if kind is DocumentKind.HANDOUT_SET else 0.02) else (),
        )

    def _sets(self) -> tuple[HandoutSet, ...]:
        """Sets of handouts, of which some are none."""
        rng, ids = self._rng, [party.id for party in self._case.parties]
        parties = rng.sample((*ids, *ids, "A", "B", "C", ""), rng.choice((1, 2, 2)))
        sheets = (*self._sheets, *self._sheets, "no_such_sheet")
        return tuple(
            HandoutSet(party, tuple(rng.sample(sheets, rng.choice((0, 1, 1, 1, 2)))), rng.random() < 0.2)
            for party in parties
        )

    def ask(self) -> None:
        wanted = self.any()
        if wanted in self.drawn:
            return
        try:
            made = self._desk.document(wanted)
        except NoSuchDocument:
            self.refused += 1
            return
        see_that_it_belongs(made, self._case, wanted)
        self.drawn[wanted] = made


def _changed(made: DocumentMade, other: DocumentMade, rng: random.Random) -> DocumentMade:
    """A document that says of itself what another one is."""
    names = rng.sample(("wanted", "file_name", "audience", "pdf", "may_preview"), rng.choice((1, 1, 2, 3)))
    return replace(made, **{name: getattr(other, name) for name in names})


@pytest.mark.gate
@pytest.mark.timeout(900)
def test_nothing_that_is_asked_for_gives_a_document_of_another_audience(
    desk: CaseDesk, table: TwoSides, tmp_path: Path, times: Callable[[int, int], int], proved: Proved
) -> None:
    assert set(BELONGS) == set(DocumentKind), "a kind of document was forgotten"
    rng = random.Random(12)
    asking = Asking(desk, table, rng)
    done = times(600, 6_000)
    for _asked in range(done):
        asking.ask()
    assert asking.refused > done // 2
    assert {wanted.kind for wanted in asking.drawn} == set(DocumentKind)
    several = list(asking.drawn.values())
    there = tmp_path / "saved.pdf"
    swaps = times(400, 4_000)
    for _swap in range(swaps):
        made, other = rng.choice(several), rng.choice(several)
        changed = _changed(made, other, rng)
        if changed not in several:
            with pytest.raises(NotMadeHere):
                desk.export(changed, str(there), rng.random() < 0.5)
            assert not there.exists()
    proved("S12", "wrong combinations and swaps at the door to documents: none of another audience", done + swaps)


@pytest.mark.gate
def test_the_words_of_one_saved_document_open_that_one_and_no_other(
    desk: CaseDesk, tmp_path: Path, proved: Proved
) -> None:
    a, b = desk.case().parties
    kinds = (
        DocumentWanted(DocumentKind.PARTY_SUMMARY, a.id),
        DocumentWanted(DocumentKind.PARTY_SUMMARY, b.id),
        DocumentWanted(DocumentKind.OWN_COPY, a.id),
        DocumentWanted(DocumentKind.OWN_COPY, b.id),
        DocumentWanted(DocumentKind.JOINT_SUMMARY),
    )
    saved: list[tuple[bytes, str, DocumentMade]] = []
    for place, wanted in enumerate(kinds * 2):
        made = desk.document(wanted)
        path = tmp_path / f"{place}.pdf"
        opens = desk.export(made, str(path), place % 2 == 0)
        if not opens:
            # Left open at first, and locked where it lies.
            (export,) = [each for each in desk.unlocked_exports() if Path(each.where) == path]
            opens = desk.lock_export(export.id)
        saved.append((path.read_bytes(), opens, made))
    assert len({opens for _pdf, opens, _made in saved}) == len(saved)
    tried = 0
    for pdf, opens, made in saved:
        for _pdf, others_words, _made in saved:
            tried += 1
            if others_words == opens:
                with pikepdf.open(io.BytesIO(pdf), password=opens) as opened:
                    assert len(opened.pages) == len(heads(made.pdf))
            else:
                with pytest.raises(pikepdf.PasswordError):
                    pikepdf.open(io.BytesIO(pdf), password=others_words)
    proved("S12", "words of one saved document tried on all others", tried)


def test_what_lies_open_is_locked_and_moved_by_its_own_note_only(desk: CaseDesk, tmp_path: Path) -> None:
    a, b = desk.case().parties
    places = {}
    for party in (a, b):
        made = desk.document(DocumentWanted(DocumentKind.OWN_COPY, party.id))
        places[party.id] = tmp_path / made.file_name
        desk.export(made, str(places[party.id]), False)
    notes = {each.where: each for each in desk.unlocked_exports()}
    of_b = notes[str(places[b.id])]
    assert "Bo Lindqvist" in of_b.document
    before = places[a.id].read_bytes()
    desk.lock_export(of_b.id)
    (tmp_path / "away").mkdir()
    desk.move_export(of_b.id, str(tmp_path / "away"))
    assert places[a.id].read_bytes() == before
    assert [path.name for path in (tmp_path / "away").iterdir()] == [places[b.id].name]
    for wrong in ("", of_b.id[:-1], "' OR 1=1 --", b.id):
        with pytest.raises(NotThere):
            desk.lock_export(wrong)
        with pytest.raises(NotThere):
            desk.move_export(wrong, str(tmp_path))


def test_a_document_of_one_case_is_not_saved_from_another(desk: CaseDesk, table: TwoSides, tmp_path: Path) -> None:
    made = desk.document(DocumentWanted(DocumentKind.JOINT_SUMMARY))
    parties = (Party("", "", "Cleo"), Party("", "", "Dan"))
    case = Case("", "", "Another", "blank", "", practice=True, parties=parties, issues=(Issue("", "x"),))
    other = table.cases.open(table.cases.create(case))
    with pytest.raises(NotMadeHere):
        other.export(made, str(tmp_path / "x.pdf"), True)
    assert list(tmp_path.iterdir()) == []


# ---- the command line ---------------------------------------------------------------------------------------------------

LOOKED_AT = frozenset(
    {
        "case",
        "cases",
        "check",
        "demo",
        "export",
        "handout",
        "read_form",
        "self_check",
        "verify",
        "backup",
        "restore",
        "destroy",
        "reckon",
    }
)
"""Commands that were looked at: none takes a packet or any other document back in but `read_form`, which is proved to
refuse what belongs elsewhere in tests/commands/test_read_form.py. One that does has to be proved to do so."""


def test_every_command_was_looked_at() -> None:
    assert set(COMMANDS) <= LOOKED_AT


@pytest.mark.gate
def test_the_command_line_writes_what_was_asked_for_or_nothing(
    table: TwoSides, kept: Kept, tmp_path: Path, proved: Proved
) -> None:
    with table.for_b(kept):
        pass
    table.vault.lock()
    passphrase, code = tmp_path / "passphrase", tmp_path / "code"
    passphrase.write_text("calm river seven lamps\n", encoding="utf-8")
    code.write_text(CODE + "\n", encoding="utf-8")
    door = ("--vault", str(table.vault_folder), "--passphrase-file", str(passphrase))
    tried = 0
    try:
        for document in [kind.value for kind in DocumentKind]:
            for party in ("", "A", "b", "C", "Ana Ruiz"):
                out = tmp_path / "out.pdf"
                out.unlink(missing_ok=True)
                asked = ["export", table.case.code, "--document", document, "--out", str(out), *door]
                asked += ["--outcome", "ended"] if document == "outcome-note" else []
                status, said = _quiet([*asked, *(["--party", party] if party else [])])
                tried += 1
                of_one = document in ("party-summary", "own-copy", "referral-note", "handout-set")
                goes = document not in ("handout", "fillable-handout") and (
                    party in ("A", "b") if of_one else not party
                )
                # Nothing is planned for A.
                goes = goes and (document, party) != ("handout-set", "A")
                assert (status == 0, out.exists()) == (goes, goes), (document, party, said)
                assert not re.search("Ana|Bo|A-for|steel", said), said
                if goes:
                    _see_content(out.read_bytes(), DocumentKind(document), party.upper())
        # The code of B opens nothing of A's.
        out = tmp_path / "own.pdf"
        asked = ["export", table.case.code, "--document", "own-copy", "--party", "A", "--code-file", str(code)]
        status, _said = _quiet([*asked, "--out", str(out), *door])
        assert status != 0
        assert not out.exists()
    finally:
        table.vault.unlock("calm river seven lamps")
    proved("S12", "wrong combinations on the command line", tried + 1)


def _see_content(pdf: bytes, kind: DocumentKind, letter: str) -> None:
    for whose, said in WORDS.items():
        rule = BELONGS[kind]
        about = whose == letter or rule.of_all
        assert (said[1] in words(pdf)) == (about and rule.widest >= 1)
        assert (said[0] in words(pdf)) == (about and rule.widest == 2)
        assert said[2] not in words(pdf)


def _quiet(asked: list[str]) -> tuple[int, str]:
    said = io.StringIO()
    with redirect_stdout(said), redirect_stderr(said):
        return run_command(asked), said.getvalue()
