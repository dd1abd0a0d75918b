"""Stand-ins for the practice's cases and the open one, in memory, filled with the sample case."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from app.domain.case import Case
from app.domain.impasse import Break, Handed
from app.domain.only_me import OnlyMe
from app.domain.reading import CaseRead, FillingRead
from app.domain.sharing import ALL, MEDIATOR, may_read
from app.domain.template import Diagnosis, Template
from app.domain.trouble import Trouble
from app.domain.worksheet import Worksheet
from app.handover.messages import Asked, Ending, Given, Message, Save, Saved
from app.handover.package import HandOver, PrivateKeys
from app.presenters.doors import (
    DocumentKind,
    DocumentMade,
    DocumentWanted,
    HandoutSet,
    ListedCase,
    SheetStatus,
    UnlockedExport,
)
from app.storage.worksheet_files import built_in_templates, built_in_worksheets, diagnosis, frame
from tests.presenters.mediator.fake_paper import FakePaper
from tests.presenters.mediator.fakes import small_pdf
from tests.presenters.mediator.sample_values import planned_break, sample_case, sample_fillings


class FakeHost:
    """Answers a party's process: every save is saved."""

    def __init__(self, case: FakeCase, break_id: str, party: str, back_at: str) -> None:
        self._case, self._break, self._party, self._back_at = case, break_id, party, back_at
        self.heard: list[Message] = []
        self.asked = 0

    def given(self, went_on: bool = False) -> Message:
        case = self._case.now
        party = case.party(self._party)
        return Given(
            HandOver(
                case=case.id,
                party=party.id,
                letter=party.letter,
                name=party.name,
                case_code=case.code,
                others=tuple(other.name for other in case.parties if other.id != party.id),
                language="en",
                numbers=case.numbers,
                currency=case.currency,
                back_at=self._back_at,
                sheets=(),
                keys=PrivateKeys(OnlyMe(), b"\0" * 32),
                limits_text=(),
                went_on=went_on,
            )
        )

    def answer(self, message: Message) -> tuple[Message, ...]:
        self.heard.append(message)
        if isinstance(message, Asked):
            self.asked += 1
        return (Saved(message.number),) if isinstance(message, Save) else ()

    def take_back(self, ending: Ending | None) -> Handed:
        handed = Handed(
            self._party, at="2026-11-03T20:20", back="2026-11-03T20:38", minutes=18, asked_for_mediator=self.asked
        )
        self._case.taken.append((self._party, ending))
        self._case.was_handed(self._break, handed)
        return handed


class FakeCase:
    """The one open case."""

    def __init__(self, case: Case, breaks: Sequence[Break] = (), fillings: Sequence[FillingRead] = ()) -> None:
        self.now = case
        self.kept: list[Case] = []
        self.all_breaks = list(breaks)
        self.fillings = list(fillings)
        self.statuses: dict[tuple[str, str], tuple[SheetStatus, ...]] = {}
        self.exports: list[UnlockedExport] = []
        self.exported: list[tuple[DocumentMade, str, bool]] = []
        self.asked_for: list[DocumentWanted] = []
        self.forms: list[tuple[tuple[HandoutSet, ...], str, str]] = []
        self.moved: list[tuple[str, str]] = []
        self.taken: list[tuple[str, Ending | None]] = []
        self.hosts: list[FakeHost] = []
        self.erased: list[str] = []
        self.at_work: list[str] = []
        self.allowed: list[str] = []
        self.on_paper = FakePaper(case.code, built_in_worksheets())
        self.trouble: Trouble | None = None
        self.closed = False

    def _disk(self) -> None:
        if self.trouble is not None:
            trouble, self.trouble = self.trouble, None
            raise trouble

    def case(self) -> Case:
        return self.now

    def change(self, case: Case) -> None:
        self._disk()
        self.now = case
        self.kept.append(case)

    def breaks(self) -> tuple[Break, ...]:
        return tuple(self.all_breaks)

    def keep_break(self, planned: Break) -> Break:
        self._disk()
        if not planned.id:
            number = len(self.all_breaks) + 1
            planned = replace(planned, id=f"break{number}", number=number, called="2026-11-03T20:20")
            self.all_breaks.append(planned)
        else:
            self.all_breaks = [planned if each.id == planned.id else each for each in self.all_breaks]
        return planned

    def was_handed(self, break_id: str, handed: Handed) -> None:
        self.all_breaks = [
            replace(each, handed=(*each.handed, handed)) if each.id == break_id else each for each in self.all_breaks
        ]

    def sheet_status(self, break_id: str, party: str) -> tuple[SheetStatus, ...]:
        if (break_id, party) in self.statuses:
            return self.statuses[break_id, party]
        planned = next(each for each in self.all_breaks if each.id == break_id)
        return tuple(
            SheetStatus(sheet.worksheet, "", begun=False, finished=False, reached=0, asked=0)
            for sheet in planned.plan.sheets.get(party, ())
        )

    def earlier(self, party: str, worksheet: str, issue: str) -> tuple[tuple[str, str], ...]:
        return tuple(
            (filling.id, "break 1, Nov 3, 2026")
            for filling in self.fillings
            if filling.party == party
            and filling.worksheet.id == worksheet
            and (filling.issue.id if filling.issue is not None else "") == issue
        )

    def offered_sheets(self) -> tuple[str, ...]:
        return tuple(built_in_worksheets())

    def _read(self, mediator: bool) -> CaseRead:
        audience = MEDIATOR if mediator else ALL
        found: list[FillingRead] = []
        for filling in self.fillings:
            may = {
                name: entry
                for name, entry in filling.entries.items()
                if may_read(audience, filling.party, entry.lock, entry.cleared)
            }
            kept = frozenset(filling.entries) - frozenset(may) if mediator else frozenset[str]()
            found.append(replace(filling, entries=may, kept=kept))
        return CaseRead(audience, self.now, self.now.parties, tuple(found), self.breaks() if mediator else ())

    def read(self) -> CaseRead:
        self._disk()
        return self._read(mediator=True)

    def read_shared(self) -> CaseRead:
        return self._read(mediator=False)

    def mark_passed_on(self, filling: str, question: str) -> None:
        self.fillings = [
            replace(each, entries={**each.entries, question: replace(each.entries[question], passed_on=True)})
            if each.id == filling
            else each
            for each in self.fillings
        ]

    def paper(self) -> FakePaper:
        return self.on_paper

    def documents(self) -> tuple[DocumentWanted, ...]:
        each = [
            DocumentWanted(kind, party=party.id)
            for party in self.now.parties
            for kind in (DocumentKind.PARTY_SUMMARY, DocumentKind.OWN_COPY)
        ]
        return (*each, DocumentWanted(DocumentKind.JOINT_SUMMARY))

    def document(self, wanted: DocumentWanted) -> DocumentMade:
        self._disk()
        self.asked_for.append(wanted)
        own = wanted.kind is DocumentKind.OWN_COPY
        audience = "For this party alone" if own else "For the mediator"
        pdf = small_pdf(f"{wanted.kind.value}\n{wanted.paper}")
        return DocumentMade(wanted, f"{wanted.kind.value}.pdf", audience, pdf, may_preview=not own)

    def export(self, made: DocumentMade, where: str, locked: bool) -> str:
        self._disk()
        self.exported.append((made, where, locked))
        if not locked:
            self.exports.append(UnlockedExport(f"e{len(self.exports)}", "Joint summary", "2026-11-03", where))
        return "harbor pencil meadow nine" if locked else ""

    def save_forms(self, sets: tuple[HandoutSet, ...], folder: str, paper: str, language: str = "") -> tuple[str, ...]:
        self._disk()
        self.forms.append((sets, folder, paper))
        return tuple(f"party-{self.now.party(each.party).letter}/{one}.pdf" for each in sets for one in each.worksheets)

    def unlocked_exports(self) -> tuple[UnlockedExport, ...]:
        return tuple(self.exports)

    def lock_export(self, export_id: str) -> str:
        self.exports = [each for each in self.exports if each.id != export_id]
        return "harbor pencil meadow nine"

    def move_export(self, export_id: str, folder: str) -> None:
        self.moved.append((export_id, folder))
        self.exports = [each for each in self.exports if each.id != export_id]

    def hand_over(self, break_id: str, party: str, back_at: str) -> FakeHost:
        self._disk()
        self.hosts.append(FakeHost(self, break_id, party, back_at))
        return self.hosts[-1]

    def left_at_work(self) -> tuple[str, ...]:
        return tuple(self.at_work)

    def finish_hand_over(self, party: str) -> None:
        self._disk()
        self.at_work.remove(party)

    def allow_more_tries(self, party: str) -> None:
        self._disk()
        self.allowed.append(party)

    def destroy_private(self, party: str) -> None:
        self.erased.append(party)

    def close(self) -> None:
        self.closed = True


def sample_open() -> FakeCase:
    """The sample case after its first break: Marisol finished, Denis stopped."""
    case = sample_case()
    planned = replace(
        planned_break(case),
        handed=(
            Handed("a", at="2026-11-03T20:20", back="2026-11-03T20:38", minutes=18, asked_for_mediator=1,
                   alerts={"bp_private_word": "private_meeting", "bp_level": "longer_break"}),
            Handed("b", at="2026-11-03T20:41", back="2026-11-03T20:55", minutes=14),
        ),
    )  # fmt: skip
    opened = FakeCase(case, (planned,), sample_fillings(case))
    opened.statuses = {
        ("break1", "a"): (
            SheetStatus("break_plan", "a0", begun=True, finished=True, reached=5, asked=5),
            SheetStatus("objective_criteria", "a2", True, True, 9, 9, "Floor repair and late opening"),
        ),
        ("break1", "b"): (
            SheetStatus("break_plan", "b0", begun=True, finished=True, reached=5, asked=5),
            SheetStatus("objective_criteria", "b2", True, False, 7, 12, "Floor repair and late opening"),
        ),
    }
    return opened


class FakeCases:
    """The practice's cases."""

    def __init__(self, *opened: FakeCase) -> None:
        self.all = {each.now.id: each for each in opened}
        self.settings: dict[str, str] = {}
        self.trouble: Trouble | None = None

    def cases(self, search: str = "") -> tuple[ListedCase, ...]:
        found = [
            ListedCase(
                each.now.id,
                each.now.code,
                each.now.alias,
                each.now.template,
                each.all_breaks[-1].called[:10] if each.all_breaks else "",
                "open" if each.all_breaks else "new",
                each.now.practice,
            )
            for each in self.all.values()
        ]
        return tuple(case for case in found if search.lower() in f"{case.alias} {case.code}".lower())

    def templates(self) -> tuple[Template, ...]:
        return tuple(built_in_templates().values())

    def worksheets(self) -> Mapping[str, Worksheet]:
        return built_in_worksheets()

    def diagnosis(self) -> Diagnosis:
        return diagnosis()

    def rules(self) -> Mapping[str, str]:
        return {profile.id: profile.title["en"] for profile in frame().profiles}

    def create(self, case: Case) -> str:
        if self.trouble is not None:
            trouble, self.trouble = self.trouble, None
            raise trouble
        number = len(self.all) + 1
        made = replace(
            case,
            id=f"case{number}",
            code=f"NEW{number}-AB",
            parties=tuple(replace(party, id=party.letter.lower()) for party in case.parties),
            issues=tuple(replace(issue, id=f"i{n}") for n, issue in enumerate(case.issues)),
        )
        self.all[made.id] = FakeCase(made)
        return made.id

    def open(self, case_id: str) -> FakeCase:
        if self.trouble is not None:
            trouble, self.trouble = self.trouble, None
            raise trouble
        self.all[case_id].closed = False
        return self.all[case_id]

    def setting(self, name: str) -> str:
        return self.settings.get(name, "")

    def keep_setting(self, name: str, value: str) -> None:
        self.settings[name] = value

    def make_sample(self) -> str:
        """What assembly gives the window: the sample as a practice case."""
        opened = sample_open()
        self.all[opened.now.id] = opened
        return opened.now.id
