"""A stand-in for what comes back on paper, in memory."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from app.domain.answers import Change, Entry
from app.domain.language import _
from app.domain.on_paper import HandoutCode, as_typed, read_code, read_whose
from app.domain.sharing import Lock
from app.domain.trouble import Trouble
from app.domain.worksheet import Worksheet
from app.presenters.paper_doors import Attached, FormRead, PaperPlace, PaperSheet, Pixels


class NotOnPaper(Trouble):
    """What was asked for is not there, or not taken."""

    def __init__(self) -> None:
        super().__init__(
            happened=_("This was not taken."), safe=_("Nothing is lost."), do=_("Go back to the handout's page.")
        )


class FakePaper:
    """Paper of one case: every sheet stands in its filling, nothing is sealed."""

    def __init__(self, case_code: str, sheets: Mapping[str, Worksheet]) -> None:
        self.case_code = case_code
        self.sheets = sheets
        self.begun: dict[str, PaperSheet] = {}
        self.saved: list[tuple[str, tuple[Change, ...]]] = []
        self.pictures: dict[str, tuple[str, int, bytes]] = {}
        self.read: FormRead | None = None
        self.beside: dict[str, tuple[str, ...]] = {}
        self.finished: list[str] = []
        self.trouble: Trouble | None = None

    def _disk(self) -> None:
        if self.trouble is not None:
            trouble, self.trouble = self.trouble, None
            raise trouble

    def recognise(self, scanned: str) -> HandoutCode:
        code = read_code(scanned)
        whose = read_whose(scanned)
        if code is None and whose is not None and whose[0] == self.case_code:
            return HandoutCode(*whose, "", 0)
        if code is None or code.case != self.case_code or code.worksheet not in self.sheets:
            raise NotOnPaper
        return code

    def begin(self, place: PaperPlace, typed_by: str) -> PaperSheet:
        self._disk()
        filling = f"paper {place.party} {place.worksheet} {place.issue} {place.towards}"
        entries: Mapping[str, Entry] = self.begun[filling].entries if filling in self.begun else {}
        sheet = PaperSheet(filling, as_typed(self.sheets[place.worksheet]), typed_by, entries, self.beside)
        self.begun[filling] = sheet
        return sheet

    def save(self, filling: str, changes: tuple[Change, ...]) -> None:
        self._disk()
        if any(change.entry.lock is Lock.ONLY_ME for change in changes):
            raise NotOnPaper
        there = self.begun[filling]
        keyed_in = {change.question: replace(change.entry, from_paper=True) for change in changes}
        self.begun[filling] = replace(there, entries={**there.entries, **keyed_in})
        self.saved.append((filling, changes))

    def finish(self, filling: str) -> None:
        self._disk()
        self.finished.append(filling)

    def attach(self, filling: str, page: int, picture: bytes) -> Attached:
        self._disk()
        name = f"picture {len(self.pictures) + 1}"
        self.pictures[name] = (filling, page, picture)
        return Attached(name, page)

    def attached(self, filling: str) -> tuple[Attached, ...]:
        mine = [Attached(name, page) for name, (whose, page, _file) in self.pictures.items() if whose == filling]
        return tuple(sorted(mine, key=lambda each: each.page))

    def picture(self, attached: str) -> Pixels:
        _whose, page, _file = self.pictures[attached]
        return Pixels(60, 80, bytes((row * 3 + page) % 256 for row in range(80) for _column in range(60)))

    def detach(self, attached: str) -> None:
        self._disk()
        del self.pictures[attached]

    def read_form(self, content: bytes) -> FormRead:
        if self.read is None or not content:
            raise NotOnPaper
        return self.read
