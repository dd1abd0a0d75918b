"""Which handout came back: by its code, by a form that was filled in, or picked from lists."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Protocol

from app.domain.language import _
from app.domain.on_paper import LARGEST_FORM, HandoutCode
from app.domain.trouble import Trouble
from app.presenters.doors import CasesDoor, OpenCase
from app.presenters.mediator.background import Background
from app.presenters.mediator.brought_file import brought, read_brought
from app.presenters.mediator.key_in import Wanted
from app.presenters.mediator.words import names
from app.presenters.paper_doors import FormRead, PaperPlace


@dataclass(slots=True)
class TypedBy:
    """Who types, as long as the program runs; on no disk but beside what was typed."""

    name: str = ""


@dataclass(frozen=True, slots=True)
class SheetChoice:
    """A sheet that may have come back, and what has to be known besides its party."""

    id: str
    title: str
    per_issue: bool
    two_sided: bool


@dataclass(frozen=True, slots=True)
class FindShown:
    """What can be picked: ids and names. `issue` is the one the newest break is about."""

    parties: tuple[tuple[str, str], ...]
    sheets: tuple[SheetChoice, ...]
    issues: tuple[tuple[str, str], ...]
    issue: str
    typed_by: str


@dataclass(frozen=True, slots=True)
class Asks:
    """What is picked, and what else is asked about it. `towards` are the parties it may be turned towards; `says` is a
    sentence where a code told only whose handout it is."""

    party: str
    worksheet: str
    asks_issue: bool
    towards: tuple[tuple[str, str], ...]
    says: str = ""


class FindHandoutView(Protocol):
    """The page on which a handout is found."""

    def show_choices(self, shown: FindShown) -> None: ...
    def show_asks(self, asks: Asks) -> None: ...
    def show_trouble(self, trouble: Trouble) -> None: ...


class FindHandout:
    """`go` is told which handout is to be keyed in."""

    def __init__(
        self,
        view: FindHandoutView,
        case: OpenCase,
        cases: CasesDoor,
        background: Background,
        typed_by: TypedBy,
        go: Callable[[Wanted], None],
    ) -> None:
        self._view = view
        self._case = case
        self._cases = cases
        self._background = background
        self._by = typed_by
        self._go = go
        self._shown: FindShown | None = None
        self._letters: dict[str, str] = {}
        self._wanted = Wanted(PaperPlace("", ""))

    def start(self) -> None:
        self._background.run(self._load, self._loaded, self._view.show_trouble)

    def _load(self) -> tuple[FindShown, dict[str, str]]:
        # All of them: what came back was printed at some time, whether or not it can be planned now.
        case, sheets = self._case.case(), self._cases.worksheets()
        newest = max(self._case.breaks(), key=lambda known: known.number, default=None)
        called, say = names(case), case.tongue().say
        shown = FindShown(
            parties=tuple((party.id, called[party.id]) for party in case.parties),
            sheets=tuple(
                SheetChoice(sheet.id, say(sheet.title), sheet.repeat_per == "issue", sheet.two_sided)
                for sheet in sheets.values()
            ),
            issues=tuple((issue.id, issue.title) for issue in case.issues),
            issue=newest.issue if newest is not None else "",
            typed_by=self._by.name,
        )
        return shown, {party.letter: party.id for party in case.parties}

    def _loaded(self, found: tuple[FindShown, dict[str, str]]) -> None:
        self._shown, self._letters = found
        self._view.show_choices(self._shown)
        self.pick(self._shown.parties[0][0], self._shown.sheets[0].id)

    # ---- which one ------------------------------------------------------------------------------------------------

    def scanned(self, code: str) -> None:
        """A hand scanner, or a person, typed a code."""
        if code.strip():
            self._background.run(
                lambda: self._case.paper().recognise(code),
                self._recognised,
                self._view.show_trouble,
            )

    def _recognised(self, known: HandoutCode) -> None:
        if known.worksheet:
            self._known(known.letter, known.worksheet, known.page, None)
            return
        party = self._letters[known.letter]
        self._wanted = Wanted(PaperPlace(party, self._wanted.place.worksheet))
        name = dict(self._shown.parties)[party] if self._shown is not None else ""
        self._view.show_asks(
            replace(self._asks(), says=_("A handout of {name}. Pick its worksheet.").format(name=name))
        )

    def read_form(self, where: str) -> None:
        """A form that was filled in on a screen; `where` is the file that was picked."""
        if where:

            def read() -> FormRead:
                content = read_brought(where, LARGEST_FORM)
                return replace(self._case.paper().read_form(content), file=brought(where, content))

            self._background.run(
                read,
                lambda form: self._known(form.code.letter, form.code.worksheet, 0, form),
                self._view.show_trouble,
            )

    def pick(self, party: str, worksheet: str) -> None:
        """Party and sheet, from the lists."""
        self._wanted = Wanted(PaperPlace(party, worksheet))
        self._view.show_asks(self._asks())

    def _known(self, letter: str, worksheet: str, page: int, form: FormRead | None) -> None:
        self._wanted = Wanted(PaperPlace(self._letters[letter], worksheet), page=page, form=form)
        asks = self._asks()
        self._view.show_asks(asks)
        if not asks.asks_issue and not asks.towards:
            self.go("", "")

    def _asks(self) -> Asks:
        place, shown = self._wanted.place, self._shown
        sheet = next((each for each in shown.sheets if each.id == place.worksheet), None) if shown else None
        others = tuple(party for party in shown.parties if party[0] != place.party) if shown else ()
        return Asks(
            party=place.party,
            worksheet=place.worksheet,
            asks_issue=sheet is not None and sheet.per_issue and shown is not None and len(shown.issues) > 1,
            towards=others if sheet is not None and sheet.two_sided and len(others) > 1 else (),
        )

    # ---- going on -------------------------------------------------------------------------------------------------

    def typed_by(self, name: str) -> None:
        self._by.name = name.strip()

    def go(self, issue: str, towards: str) -> None:
        """Key it in: about this issue, turned towards this party, where that was asked."""
        asks, shown = self._asks(), self._shown
        if shown is None:
            return
        sheet = next((each for each in shown.sheets if each.id == asks.worksheet), None)
        if sheet is not None and sheet.per_issue and not asks.asks_issue and shown.issues:
            issue = shown.issues[0][0]
        place = replace(self._wanted.place, issue=issue, towards=towards if asks.towards else "")
        self._go(replace(self._wanted, place=place, typed_by=self._by.name))
