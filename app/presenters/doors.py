"""What presenters of the mediator's window are given: doors to the vault, the cases, hand-overs and documents.

Presenters import neither storage nor export. `app.commands.desk` implements these for the window and the command
line alike; tests use hand-written fakes. Every method may raise `Trouble`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Protocol

from app.domain.case import Case
from app.domain.impasse import Break, Handed
from app.domain.outcome import Attended, Outcome
from app.domain.reading import CaseRead
from app.domain.template import Diagnosis, Template
from app.domain.worksheet import Worksheet
from app.handover.messages import Ending, Message
from app.presenters.paper_doors import PaperDoor


@dataclass(frozen=True, slots=True)
class ListedCase:
    """A line of the list of cases. `last_break` is an ISO day or empty; `state` is a word of `CaseState`.

    `due`: the day until which it was to be kept has passed. `destroying`: its key is gone, but not all of its files.
    """

    id: str
    code: str
    alias: str
    template: str
    last_break: str
    state: str
    practice: bool
    held: bool = False
    due: bool = False
    destroying: bool = False


class VaultState(Enum):
    """What stands at the vault's place."""

    NONE = "none"
    LOCKED = "locked"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class KnownSheet:
    """A recovery sheet of this vault: the vault's name on its sheets, its number (0: from before they had numbers), the
    ISO day it was made ("" where nobody said), and whether a newer one was made since."""

    vault: str
    number: int
    day: str
    is_newest: bool = True


class VaultDoor(Protocol):
    """The vault: making it, opening it, and what proves that the mediator is back."""

    def state(self) -> VaultState: ...
    def offer_passphrase(self) -> str:
        """Six random words."""

    def passphrase_faults(self, passphrase: str) -> tuple[str, ...]:
        """Why an own passphrase is too weak, in sentences; empty if it will do."""

    def create(self, passphrase: str) -> tuple[str, ...]:
        """Make the vault and open it; the eight lines of its recovery sheet, shown once and kept nowhere."""

    def recovery_sheet_pdf(self, lines: Sequence[str]) -> bytes:
        """The recovery sheet to print, made in memory."""

    def lines_to_type_back(self) -> tuple[int, int]:
        """Which two lines (from 1) are asked back."""

    def confirm_sheet(self, lines: Mapping[int, str], shown: Sequence[str]) -> bool:
        """Whether the typed lines are those shown; remembered if they are."""

    def sheet_is_confirmed(self) -> bool: ...
    def unlock(self, passphrase: str) -> None: ...
    def unlock_with_sheet(self, lines: Sequence[str], new_passphrase: str) -> tuple[str, ...]:
        """Open with the recovery sheet; a new passphrase is set and a new sheet made: its lines. The sheet that was
        used opens as well until the new one is confirmed."""

    def change_passphrase(self, present: str, passphrase: str) -> None:
        """Set another passphrase; `present` is the one there is. The recovery sheet stays good."""

    def change_keys(self, present: str, passphrase: str) -> tuple[str, ...]:
        """Somebody may have the passphrase or the sheet: another master key, passphrase and sheet, whose lines are
        given back. Nothing from before opens the vault any more. The open case is closed, the session PIN gone."""

    def new_sheet(self) -> tuple[str, ...]:
        """Make a new recovery sheet for the open vault: its eight lines. The one before opens as well until the new one
        is confirmed."""

    def newest_sheet(self) -> KnownSheet: ...
    def check_sheet(self, lines: Sequence[str]) -> KnownSheet:
        """Which sheet these eight lines are; the newest is confirmed by that. Opens nothing. `Trouble` where they are no
        sheet that opens this vault."""

    def sheet_is_due(self) -> bool:
        """Whether the newest sheet was last checked a year ago or longer."""

    def sheet_line_fault(self, number: int, line: str) -> str:
        """What is wrong with this typed line (checked on its own), or ""."""

    def lock(self) -> None:
        """Close everything and forget every key. Never asks, never waits."""

    def lock_after(self) -> int:
        """After how many minutes without input the vault locks by itself, one of `idle.LOCK_AFTER`."""

    def keep_lock_after(self, minutes: int) -> None: ...
    def has_pin(self) -> bool: ...
    def set_pin(self, pin: str) -> None: ...
    def is_mediator(self, pin_or_passphrase: str) -> bool:
        """Whether this is the session PIN or the passphrase; the try is counted on the disk first."""

    def pin_tries_left(self) -> int:
        """0: only the passphrase is taken."""

    def wait_seconds(self) -> float:
        """How long until the next try is taken."""


class CasesDoor(Protocol):
    """The practice's cases and what they are made of."""

    def cases(self, search: str = "") -> tuple[ListedCase, ...]:
        """All cases, the latest break first; `search` looks at aliases and codes only."""

    def templates(self) -> tuple[Template, ...]: ...
    def worksheets(self) -> Mapping[str, Worksheet]:
        """All sheets by id, in the usual order."""

    def diagnosis(self) -> Diagnosis: ...
    def rules(self) -> Mapping[str, str]:
        """The rules profiles: id → name."""

    def create(self, case: Case) -> str:
        """Make a case from these values (ids and code are given here); its id. A real case needs a confirmed sheet
        only for its first hand-over, a practice case never."""

    def open(self, case_id: str) -> OpenCase:
        """Open one case; the one that was open is closed."""

    def setting(self, name: str) -> str: ...
    def keep_setting(self, name: str, value: str) -> None: ...


class DocumentKind(Enum):
    """The documents of the window, by their names on the command line."""

    PARTY_SUMMARY = "party-summary"
    OWN_COPY = "own-copy"
    JOINT_SUMMARY = "joint-summary"
    CASE_OVERVIEW = "case-overview"
    RETURN_CARD = "return-card"
    REFERRAL_NOTE = "referral-note"
    OUTCOME_NOTE = "outcome-note"
    TERM_POINTS = "term-points"
    HANDOUT = "handout"
    FILLABLE = "fillable-handout"
    HANDOUT_SET = "handout-set"


BLANK = (DocumentKind.HANDOUT, DocumentKind.FILLABLE, DocumentKind.HANDOUT_SET)
"""Those that hold no answer when they are made."""
OF_A_SHEET = (DocumentKind.HANDOUT, DocumentKind.FILLABLE)
"""Those of one worksheet."""


@dataclass(frozen=True, slots=True)
class HandoutSet:
    """Handouts of one party (id or letter): these worksheets, in this order and print size; one that stands there
    twice is printed twice."""

    party: str
    worksheets: tuple[str, ...]
    large: bool = False


@dataclass(frozen=True, slots=True)
class DocumentWanted:
    """One document: its kind, the party it is about or for (id), the worksheet of a handout, paper and print size; of an
    outcome note what it says, which is kept nowhere. A set of handouts holds what is planned for its party in the newest
    break, or is about no one party and holds these `sets`, one behind the other."""

    kind: DocumentKind
    party: str = ""
    worksheet: str = ""
    paper: str = "letter"
    large: bool = False
    language: str = ""
    outcome: Outcome | None = None
    attended: tuple[Attended, ...] = ()
    sets: tuple[HandoutSet, ...] = ()


@dataclass(frozen=True, slots=True)
class DocumentMade:
    """A finished document. `audience` says in words for whom it is; `may_preview` is False for an own copy. `to_look_at` is
    the same with its form fields as part of its pages, to look at and to print; empty where it has none."""

    wanted: DocumentWanted
    file_name: str
    audience: str
    pdf: bytes
    may_preview: bool = True
    to_look_at: bytes = b""


@dataclass(frozen=True, slots=True)
class UnlockedExport:
    """An open document that was saved on this laptop earlier. `where` is for the mediator's eyes only."""

    id: str
    document: str
    when: str
    where: str


class OpenCase(Protocol):
    """The one open case."""

    def case(self) -> Case: ...
    def change(self, case: Case) -> None:
        """Keep changed parties, issues, offers, settings. Saved when this returns. New parties and issues come with an
        id that the window made; parties and issues a break has dealt with are never taken out."""

    def breaks(self) -> tuple[Break, ...]: ...
    def keep_break(self, planned: Break) -> Break:
        """Keep a new or changed break; new ones (empty id) get an id, a number and the time."""

    def sheet_status(self, break_id: str, party: str) -> tuple[SheetStatus, ...]:
        """The sheets planned for a party in a break, with how far they are."""

    def earlier(self, party: str, worksheet: str, issue: str) -> tuple[tuple[str, str], ...]:
        """Older fillings a new one may start from: id and words ("Break 1, Nov 3")."""

    def offered_sheets(self) -> tuple[str, ...]:
        """Ids of the sheets that can be planned now (mirror_check only when both statements are cleared)."""

    def read(self) -> CaseRead:
        """What the mediator may read."""

    def read_shared(self) -> CaseRead:
        """What everybody may read: cleared words only."""

    def mark_passed_on(self, filling: str, question: str) -> None: ...
    def paper(self) -> PaperDoor:
        """Handouts that come back: keyed in, read from forms, pictures of their pages."""

    def documents(self) -> tuple[DocumentWanted, ...]:
        """The documents that can be made now."""

    def document(self, wanted: DocumentWanted) -> DocumentMade: ...
    def export(self, made: DocumentMade, where: str, locked: bool) -> str:
        """Save a document; locked unless told otherwise. The words that open it (shown once), or "" if open."""

    def save_forms(self, sets: tuple[HandoutSet, ...], folder: str, paper: str, language: str = "") -> tuple[str, ...]:
        """Save these handouts as forms to fill in on a screen, below this folder: a folder for each party, a file for each
        of its sheets, so that nobody is given another party's code. Nothing there is written over. The places of the
        files, from that folder on."""

    def unlocked_exports(self) -> tuple[UnlockedExport, ...]:
        """Open exports still on this laptop, asked for at hand-over (decision 13)."""

    def lock_export(self, export_id: str) -> str:
        """Lock an open export where it lies; the words that open it."""

    def move_export(self, export_id: str, folder: str) -> None: ...
    def hand_over(self, break_id: str, party: str, back_at: str) -> Host:
        """Make everything ready to hand the laptop to this party."""

    def left_at_work(self) -> tuple[str, ...]:
        """The parties from whom the laptop was never taken back: the program ended while they had it. Asked while no
        hand-over is going on."""

    def finish_hand_over(self, party: str) -> None:
        """Take the laptop back from such a party: what it chose for its "only me" answers is done now."""

    def allow_more_tries(self, party: str) -> None:
        """The party used up its tries of its code: it may try again. Nothing is opened or erased by this."""

    def destroy_private(self, party: str) -> None:
        """The party asked, through the mediator, to have its answers erased."""

    def close(self) -> None: ...


@dataclass(frozen=True, slots=True)
class SheetStatus:
    """How far one sheet is: `answered` of `asked` questions; both 0 before the first hand-over.

    Counts hold what the mediator may know: a question kept private counts as asked, never as answered or not.
    """

    worksheet: str
    filling: str
    begun: bool
    finished: bool
    reached: int
    asked: int
    issue_title: str = ""


class Host(Protocol):
    """The mediator's side of one hand-over: gives the hand-over, answers each message, takes back."""

    def given(self, went_on: bool = False) -> Message:
        """The first message to a party's process; `went_on` when it is started again after a crash."""

    def answer(self, message: Message) -> tuple[Message, ...]:
        """What is said back. A message the party may not send is ignored and noted, without its content."""

    def take_back(self, ending: Ending | None) -> Handed:
        """The laptop is back: erase or keep "only me" answers, back up, and say what the mediator may know."""
