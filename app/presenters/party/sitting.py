"""One party at the laptop: its sheets, its fillings and its key, for as long as this process lives."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from app.domain import blind
from app.domain.answers import LEFT_BLANK, Change, Entry
from app.domain.filling import Filling
from app.domain.items import MARK
from app.domain.kinds.computed import Computed
from app.domain.sharing import Lock
from app.domain.sources import Chance
from app.domain.visibility import kind_of
from app.domain.wording import Tongue
from app.domain.worksheet import Phase, Question
from app.domain.written import Place, WrittenAnswer, read_back, write_down
from app.handover.messages import Spared
from app.handover.only_me_keys import CannotOpen, Coded, OnlyMeKey, Owner, sealed_limit
from app.handover.own_copy import OwnCopyWanted
from app.handover.package import HandedSheet, HandOver


class NoKey(Exception):
    """Something "only me" was to be sealed or opened before there is a key. A mistake of ours."""


class OpenSheet:
    """A sheet that was handed over, with its filling. `seen` are the questions whose page was shown."""

    def __init__(self, handed: HandedSheet, filling: Filling, closed: Iterable[str]) -> None:
        self.handed = handed
        self.filling = filling
        self.closed = frozenset(closed)
        self.finished = handed.finished
        self.seconds = handed.minutes_used * 60.0
        self.began_at = self.seconds
        self.seen: set[str] = set()
        self.asked: set[tuple[str, object]] = set()
        """What was asked about its numbers, by question: not asked again about the same ones (`beside`)."""
        self.told: dict[str, str] = {}
        """What its reckoning said when the party last looked, by key: in this process, as long as the answers are there."""
        self.telling: dict[str, str] = {}
        """What it says on the page now; `told` once that page is left."""
        for question in filling.asked() if handed.place else ():
            if question.id == handed.place:
                break
            self.seen.add(question.id)

    @property
    def id(self) -> str:
        """The id of the filling."""
        return self.handed.filling

    @property
    def was_shown(self) -> bool:
        """Whether any time was spent on it in this sitting."""
        return self.seconds > self.began_at

    @property
    def minutes(self) -> int:
        """Whole minutes this sheet was on the screen in all; a begun minute counts."""
        return -int(-self.seconds // 60)

    def title(self, tongue: Tongue) -> str:
        """The sheet's title for the party, with the issue where there is one."""
        title = tongue.say(self.handed.worksheet.title)
        return f"{title}: {self.handed.issue_title}" if self.handed.issue_title else title

    def asks(self, question: Question) -> bool:
        """Whether an editor belongs on its page: not for computed rows, not for a private answer that stays closed."""
        return computes_nothing(question) and question.id not in self.closed

    def part(self, *, after_break: bool) -> tuple[Question, ...]:
        """The questions asked now in the main part, or those after the break."""
        return tuple(
            question for question in self.filling.asked() if (question.phase is Phase.AFTER_BREAK) == after_break
        )


class Sitting:
    """Everything that is true while this party has the laptop. No Qt, no disk; the key never leaves this process."""

    def __init__(self, given: HandOver, chance: Chance) -> None:
        self.given = given
        self.chance = chance
        self.tongue = Tongue(given.language, given.numbers, given.currency)
        self.owner = Owner(given.case, given.party)
        self.keeping = given.keys.state.keeping
        self.key: OnlyMeKey | None = None
        self.code_check: tuple[Coded, bytes] | None = None
        """What a code is held against when the screen was hidden; None where no code is known in this sitting."""
        self.key_stands_in = False
        """Whether the party went on without its code: then the key is not the one behind it."""
        self._has_code = given.keys.state.coded is not None
        self.helper = ""
        self.sheets: tuple[OpenSheet, ...] = ()

    @property
    def code_is_unknown(self) -> bool:
        """Whether private answers are closed with a code that was not typed in this sitting."""
        return self._has_code and self.code_check is None

    @property
    def asks_code(self) -> bool:
        """Whether it takes the code to come back to a hidden screen: not where nothing private is open, and not from
        one who went on without it.
        """
        if self.code_check is not None:
            return True
        return self._has_code and self.key is not None and not self.key_stands_in

    def code_is(self, coded: Coded, secret: bytes) -> None:
        """The code was typed and fits, or was chosen just now."""
        self._has_code, self.code_check, self.key_stands_in = True, (coded, secret), False

    def code_is_gone(self) -> None:
        """There is no code any more, and nothing that one could open."""
        self._has_code, self.code_check, self.key_stands_in = False, None, False
        for sheet in self.sheets:
            sheet.closed = frozenset()

    def begin(self, key: OnlyMeKey) -> None:
        """Read all answers with this key. Those it does not open stay closed while a code could still open them."""
        self.key = key
        self.sheets = tuple(self._opened(handed) for handed in self.given.sheets)

    def use_other_key(self, key: OnlyMeKey) -> None:
        """The code was typed later on: what was sealed since is sealed again, what was closed opens."""
        self.key = key
        reopened = []
        for sheet in self.sheets:
            entries = dict(sheet.filling.entries)
            fresh = self._opened(sheet.handed)
            for question in sheet.closed:
                if question in fresh.filling.entries:
                    entries[question] = fresh.filling.entries[question]
            filling = Filling(sheet.id, sheet.handed.worksheet, sheet.filling.form, entries)
            filling.not_saved(self._private_changes(sheet))
            again = OpenSheet(replace(sheet.handed, finished=sheet.finished), filling, fresh.closed)
            again.seen, again.seconds, again.began_at = sheet.seen, sheet.seconds, sheet.began_at
            again.asked = sheet.asked
            reopened.append(again)
        self.sheets = tuple(reopened)

    def opens(self) -> tuple[Spared, ...]:
        """Everything this sitting's key opens, or that needs none."""
        now = (Spared(sheet.id, tuple(sheet.filling.entries.keys() - sheet.closed)) for sheet in self.sheets)
        earlier = (
            Spared(handed.filling, tuple(each.question for each in self._openable(handed).answers))
            for handed in self.given.earlier
        )
        return (*earlier, *now)

    def sheet(self, filling_id: str) -> OpenSheet:
        """The open sheet of this filling; KeyError if there is none."""
        for sheet in self.sheets:
            if sheet.id == filling_id:
                return sheet
        raise KeyError(filling_id)

    def erase(self, filling_id: str = "") -> None:
        """Forget the answers of one filling, or of all: as the disk already has."""
        self.sheets = tuple(
            self._blank(sheet) if not filling_id or sheet.id == filling_id else sheet for sheet in self.sheets
        )

    def written(self, sheet: OpenSheet, changes: Iterable[Change]) -> tuple[WrittenAnswer, ...]:
        """Changes as they may leave this process: what is "only me" sealed."""
        if self.key is None:
            raise NoKey
        return tuple(
            write_down(
                self._place(sheet.handed, change.question),
                change,
                kind_of(sheet.handed.worksheet, change.question),
                self.key.seal,
            )
            for change in changes
        )

    def limit_copy(self, sheet: OpenSheet, changes: Iterable[Change]) -> bytes | None:
        """What the party hands over of its limit with these changes, to be compared once and sealed for that alone; None
        where they have nothing to do with it, or where it hands over none."""
        under = self.given.keys.limit_key
        if not under or not blind.touched(sheet.handed.worksheet, (change.question for change in changes)):
            return None
        limit = blind.handed_over(sheet.filling, self.given.currency)
        return None if limit is None else sealed_limit(limit, under, self.owner, sheet.id, self.chance)

    @property
    def may_compare_limits(self) -> bool:
        """Whether a sheet that this party has or had asks whether its limit may be compared. What the party said to that, and
        whether a copy waits, is no matter: it would tell whether the other one said yes."""
        return any(blind.asks(each.worksheet) for each in (*self.given.sheets, *self.given.earlier))

    def take_limit_back(self) -> None:
        """No yes to comparing limits stands any more."""
        for sheet in self.sheets:
            if blind.ASKED in sheet.filling.entries and sheet.filling.is_given(blind.ASKED):
                sheet.filling.erase(blind.ASKED)

    def own_copy(self) -> OwnCopyWanted:
        """What the child that draws this party's own copy is given: all sheets as they stand now, and the key."""
        given = self.given
        return OwnCopyWanted(
            case=given.case,
            case_code=given.case_code,
            party=given.party,
            letter=given.letter,
            name=given.name,
            language=self.tongue.language,
            numbers=given.numbers,
            currency=given.currency,
            sheets=(
                *(self._openable(handed) for handed in given.earlier),
                *(self._as_written(sheet) for sheet in self.sheets),
            ),
            practice=given.practice,
            key=self.key.raw if self.key is not None else None,
        )

    # ---- inside ---------------------------------------------------------------------------------------------------

    def _place(self, handed: HandedSheet, question: str) -> Place:
        return Place(self.given.case, self.given.party, handed.filling, question, handed.worksheet.edition)

    def _opened(self, handed: HandedSheet) -> OpenSheet:
        entries: dict[str, Entry] = {}
        closed: set[str] = set()
        known = {question.id for question in handed.worksheet.questions()}
        for written in handed.answers:
            if written.question.split(MARK, 1)[0] not in known:
                # The mediator has switched this question off since: its answer stays on the disk as it is.
                continue
            entry = self._read(handed, written)
            if entry is None:
                closed.add(written.question)
                # The revision goes on: what is written in its place must not look older than what it replaces.
                entry = Entry(LEFT_BLANK, Lock.ONLY_ME, revision=written.revision)
            entries[written.question] = entry
        filling = Filling(handed.filling, handed.worksheet, handed.form, entries)
        return OpenSheet(handed, filling, closed if self.code_is_unknown else ())

    def _read(self, handed: HandedSheet, written: WrittenAnswer) -> Entry | None:
        """The entry; None where it is sealed with a key that is not this one."""
        if self.key is None:
            raise NoKey
        try:
            kind = kind_of(handed.worksheet, written.question)
            return read_back(self._place(handed, written.question), written, kind, self.key.unseal)
        except CannotOpen:
            return None

    def _openable(self, handed: HandedSheet) -> HandedSheet:
        """Without the answers this key does not open."""
        answers = tuple(each for each in handed.answers if each.sealed is None or self._read(handed, each) is not None)
        return replace(handed, answers=answers)

    def _private_changes(self, sheet: OpenSheet) -> tuple[Change, ...]:
        return tuple(
            Change(name, entry)
            for name, entry in sheet.filling.entries.items()
            if entry.lock is Lock.ONLY_ME and name not in sheet.closed
        )

    def _blank(self, sheet: OpenSheet) -> OpenSheet:
        handed = replace(sheet.handed, answers=(), place="", finished=False)
        blank = OpenSheet(handed, Filling(sheet.id, handed.worksheet, sheet.filling.form, {}), ())
        blank.seconds, blank.began_at = sheet.seconds, sheet.began_at
        return blank

    def _as_written(self, sheet: OpenSheet) -> HandedSheet:
        changes = [Change(name, entry) for name, entry in sheet.filling.entries.items() if name not in sheet.closed]
        written = self.written(sheet, changes)
        return replace(sheet.handed, form=sheet.filling.form, answers=written, finished=sheet.finished)


def computes_nothing(question: Question) -> bool:
    """Whether a question is answered by a person, not worked out from other answers."""
    return not isinstance(question.kind, Computed)
