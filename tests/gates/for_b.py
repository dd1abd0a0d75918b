"""Everything that is made for party B, or for all, of a case as it stands: by what it is, as bytes.

Which documents there are, for whom, and which pages, is asked of the program itself.
"""

from __future__ import annotations

import contextlib
import io
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from random import Random

import pytest
from argon2.low_level import hash_secret_raw

from app.commands.desk import document_desk
from app.commands.desk.case_desk import CaseDesk
from app.commands.desk.drawing import drawn
from app.commands.desk.host import PartyHost
from app.commands.own_copies import own_copy_wanted, write_own_copy
from app.commands.own_copy_child import read_for_its_party
from app.domain.outcome import Attended, Outcome
from app.domain.plain import to_bytes
from app.domain.sharing import one_party
from app.export.contents import own_copy
from app.export.parts import Contents
from app.handover import only_me_keys
from app.handover.wire import pack
from app.presenters.doors import DocumentKind, DocumentMade, DocumentWanted
from tests.gates.b_at_the_laptop import BAtTheLaptop, Screen
from tests.gates.made_up_sides import MadeUp
from tests.gates.two_sides import CODE, Kept, TwoSides

Made = dict[str, bytes]


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TwoSides]:
    """The two sides. Stretching a code is slow on purpose; the same code is stretched once here."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(only_me_keys, "hash_secret_raw", lru_cache(hash_secret_raw))
        made = TwoSides(tmp_path_factory.mktemp("sides"))
        yield made
        made.close()


def differences(one: Mapping[str, bytes], other: Mapping[str, bytes]) -> list[str]:
    """The names of what is not byte for byte the same."""
    return sorted(name for name in {*one, *other} if one.get(name) != other.get(name))


FOR_B = tuple(kind for kind in DocumentKind if kind is not DocumentKind.CASE_OVERVIEW)
"""The case overview is the mediator's alone and about both: it is the one document that A's answers change."""


class ForB:
    """What B gets. `pages` are those B was shown so far, `kinds` the documents that were made."""

    def __init__(self, table: TwoSides) -> None:
        self._table = table
        self._none = next(iter(table.library.worksheets.values()))
        self.pages: set[str] = set()
        self.kinds: set[DocumentKind] = set()

    def contents(self, kept: Kept, screen: Screen | None = None) -> Made:
        """Every document as its contents, with all that is said of it; what B's process is told and all it shows; and
        what is written to the log meanwhile."""
        log = io.StringIO()
        with self._table.for_b(kept) as desk, contextlib.redirect_stderr(log), contextlib.redirect_stdout(log):
            with pytest.MonkeyPatch.context() as patch:
                patch.setattr(document_desk, "drawn", _written_down)
                patch.setattr(document_desk, "flattened", bytes)
                found = {f"{name}, as contents": content for name, content in self._documents(desk).items()}
            found |= self._read(desk)
            found |= self._at_the_laptop(desk, screen)
        found["log"] = log.getvalue().encode()
        return found

    def papers(self, kept: Kept, number: int) -> Made:
        """One document of each kind as the PDF itself. `number` chooses the handout, paper and print."""
        found = {}
        with self._table.for_b(kept) as desk:
            for kind in FOR_B:
                several = [wanted for wanted in self._wanted(desk) if wanted.kind is kind]
                wanted = several[number % len(several)]
                wanted = replace(wanted, paper=("letter", "a4")[number % 2], large=number % 3 == 2)
                found[kind.value] = desk.document(wanted).pdf
            found["own copy with its code"] = drawn(self._whole_copy(desk))
        return found

    def every_paper(self, kept: Kept) -> Made:
        """Every document for B or for all as the PDF itself, by its file name; the handouts for nobody too."""
        with self._table.for_b(kept) as desk:
            several = [
                desk.document(each) for each in self._wanted(desk) if each.kind is not DocumentKind.PARTY_SUMMARY
            ]
            found = {made.file_name: made.pdf for made in several}
            return {**found, "own-copy_party-B.pdf, with its code": drawn(self._whole_copy(desk))}

    def summary_of_a(self, kept: Kept) -> bytes:
        """What the mediator reads of A."""
        with self._table.for_b(kept) as desk:
            return desk.document(DocumentWanted(DocumentKind.PARTY_SUMMARY, self._table.a.id)).pdf

    def own_copies(self, kept: Kept, path: Path) -> tuple[bytes, bytes]:
        """B's own copy with its code: drawn by a child, as for the command line, and drawn here."""
        with self._table.for_b(kept) as desk:
            write_own_copy(desk, self._table.b, path, CODE)
            return path.read_bytes(), drawn(self._whole_copy(desk))

    # ---- inside ---------------------------------------------------------------------------------------------------

    def _wanted(self, desk: CaseDesk) -> list[DocumentWanted]:
        """All documents of the program that are not A's, an outcome note, and every handout for nobody in particular."""
        offered = [wanted for wanted in desk.documents() if wanted.party != self._table.a.id and wanted.kind in FOR_B]
        sheets = self._table.library.worksheets
        attended = tuple(Attended(party.id, ("2026-11-03",)) for party in desk.case().parties)
        offered.append(DocumentWanted(DocumentKind.OUTCOME_NOTE, outcome=Outcome.PARTIAL, attended=attended))
        return [*offered, *(DocumentWanted(DocumentKind.HANDOUT, "", sheet) for sheet in sheets)]

    def _documents(self, desk: CaseDesk) -> Made:
        found: Made = {}
        for wanted in self._wanted(desk):
            made = desk.document(wanted)
            self.kinds.add(wanted.kind)
            name = " ".join((wanted.kind.value, wanted.worksheet, "for B" if wanted.party else "for nobody")).strip()
            found[name] = _said(made)
        found["own copy with its code"] = repr(self._whole_copy(desk)).encode()
        secret = desk.file.code_secret(self._table.b.id)
        given = own_copy_wanted(desk.file, self._table.b, CODE, secret, paper="letter", large=False)
        found["own copy with its code: what the child is given"] = to_bytes(given)
        found["documents for B"] = repr([each for each in desk.documents() if each.party != self._table.a.id]).encode()
        return found

    def _whole_copy(self, desk: CaseDesk) -> Contents:
        """What the child does, without the 0.7 s that starting it takes."""
        wanted = own_copy_wanted(desk.file, self._table.b, "", b"", paper="letter", large=False)
        return own_copy(read_for_its_party(wanted, self._table.key), self._table.library.frame)

    def _read(self, desk: CaseDesk) -> Made:
        """What documents are made from. Of a sheet its id: the order of its issues is that of the break it was in."""
        shared = desk.read_shared()
        fillings = tuple((read.worksheet.id, replace(read, worksheet=self._none)) for read in shared.fillings)
        return {
            "what B reads": repr(desk.file.read(one_party(self._table.b.id))).encode(),
            "what all read": repr((fillings, replace(shared, fillings=()))).encode(),
        }

    def _at_the_laptop(self, desk: CaseDesk, screen: Screen | None) -> Made:
        party = BAtTheLaptop(self.host(desk), self._table.clock, screen)
        crashed = pack(self.host(desk).given(went_on=True))
        party.walk()
        self.pages |= party.view.seen
        assert party.tried, "B's numbers were not put together: nothing of that page was compared"
        return {
            "what B's process is told": b"\n".join(party.heard),
            "what B's process says": b"\n".join(party.said),
            "what B's process shows": "\n".join(party.view.kept).encode(),
            "hand-over after a crash": crashed,
        }

    def host(self, desk: CaseDesk) -> PartyHost:
        """The second break, with those of its sheets that can be given now."""
        last = desk.breaks()[-1]
        may = desk.offered_sheets()
        b = self._table.b.id
        given = tuple(sheet for sheet in last.plan.sheets[b] if sheet.worksheet in may)
        desk.keep_break(replace(last, plan=replace(last.plan, sheets={**last.plan.sheets, b: given})))
        return desk.hand_over(last.id, b, "15:40")

    def laid_side_by_side(self, seed: int, groups: int, sides: int, paper_of: int = 1) -> tuple[int, int, list[str]]:
        """Groups of made-up sides of A, each with the same words cleared: how many pairs they are, of how many the PDFs
        were laid beside each other too (those of every `paper_of`th side), and what was not the same to the byte."""
        made_up = MadeUp(self._table, Random(seed))
        found: set[str] = set()
        drawn_sides = len(range(0, sides, paper_of))
        for group in range(groups):
            cleared, several = made_up.group(sides)
            first: Made = {}
            first_papers: Made = {}
            for place, side in enumerate(several):
                kept, written = self._table.put_in(side, 100 + 10 * place)
                assert written == cleared.written()
                made = self.contents(kept)
                first = first or made
                # What is the same as the first is the same as every other: all pairs of the group.
                found.update(differences(first, made))
                if place % paper_of == 0:
                    papers = self.papers(kept, seed + group)
                    first_papers = first_papers or papers
                    found.update(differences(first_papers, papers))
        return groups * _pairs(sides), groups * _pairs(drawn_sides), sorted(found)


def _pairs(count: int) -> int:
    return count * (count - 1) // 2


def _written_down(*several: Contents, paper: str = "letter", large: bool = False) -> bytes:
    """In place of the drawing: all that it is given."""
    return repr((several, paper, large)).encode()


def _said(made: DocumentMade) -> bytes:
    return repr(made).encode()
