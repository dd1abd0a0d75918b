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
    sentence about what was read, where it does not lead on by itself. `is_known`: which sheet it is was read, too."""

    party: str
    worksheet: str
    asks_issue: bool
    towards: tuple[tuple[str, str], ...]
    says: str = ""
    is_known: bool = False


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
        self._by_hand = ""
        """The party that was picked by hand: nothing of another one is shown unasked."""

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
        self._wanted = Wanted(PaperPlace(self._shown.parties[0][0], self._shown.sheets[0].id))
        self._view.show_asks(self._asks())

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
            self._known(known.letter, known.worksheet, known.page)
            return
        party, before, self._by_hand = self._letters[known.letter], self._wanted, ""
        self._wanted = Wanted(PaperPlace(party, before.place.worksheet))
        says = _("A handout of {name}. Pick its worksheet.").format(name=self._name(party))
        self._view.show_asks(replace(self._asks(), says=f"{says} {self._put_aside(before)}".strip()))

    def read_form(self, where: str) -> None:
        """A form that was filled in on a screen; `where` is the file that was picked."""
        if where:

            def read() -> FormRead:
                content = read_brought(where, LARGEST_FORM)
                return replace(self._case.paper().read_form(content), file=brought(where, content))

            self._background.run(read, self._form_read, self._view.show_trouble)

    def pick(self, party: str, worksheet: str) -> None:
        """Party and sheet, from the lists."""
        before, self._wanted = self._wanted, Wanted(PaperPlace(party, worksheet))
        if party != before.place.party:
            self._by_hand = party
        self._view.show_asks(replace(self._asks(), says=self._put_aside(before), is_known=True))

    def _form_read(self, form: FormRead) -> None:
        """Whose form it is stands there before anything of it is shown: the wrong file is one click away."""
        party = self._letters[form.code.letter]
        self._wanted = Wanted(PaperPlace(party, form.code.worksheet), form=form)
        asks = self._asks()
        if asks.asks_issue:
            says = _("A form of {name} was read. Pick its issue, then key it in.")
        elif asks.towards:
            says = _("A form of {name} was read. Pick towards whom, then key it in.")
        else:
            says = _("A form of {name} was read. Press “Key it in” to look at its answers.")
        self._view.show_asks(replace(asks, says=says.format(name=self._name(party)), is_known=True))

    def _known(self, letter: str, worksheet: str, page: int) -> None:
        party, before = self._letters[letter], self._wanted
        self._wanted = Wanted(PaperPlace(party, worksheet), page=page)
        asks, says = self._asks(), self._put_aside(before)
        if self._by_hand not in ("", party):
            other = _("This is a handout of {name}. You had picked {other}.")
            says = f"{other.format(name=self._name(party), other=self._name(self._by_hand))} {says}".strip()
            self._by_hand = ""
        self._view.show_asks(replace(asks, says=says, is_known=True))
        if not asks.asks_issue and not asks.towards and not says:
            self.go("", "")

    def _put_aside(self, before: Wanted) -> str:
        """What is said of a form that was read before, and is not keyed in now."""
        if before.form is None:
            return ""
        words = _("The form of {name} is put aside. Read it again to key it in.")
        return words.format(name=self._name(before.place.party))

    def _name(self, party: str) -> str:
        return dict(self._shown.parties)[party] if self._shown is not None else ""

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
        if sheet is None or not sheet.per_issue:
            issue = ""
        elif not asks.asks_issue and shown.issues:
            issue = shown.issues[0][0]
        place = replace(self._wanted.place, issue=issue, towards=towards if asks.towards else "")
        self._go(replace(self._wanted, place=place, typed_by=self._by.name))
