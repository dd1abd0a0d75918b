"""Fillings: whose they are, of which sheet, and how far they got."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from app.domain.plain import Misread, from_bytes, to_bytes
from app.domain.worksheet import Form, Worksheet
from app.storage.case_tables import answer, filling, sheet
from app.storage.commits import Changing, Commits
from app.storage.troubles import Damaged


@dataclass(frozen=True, slots=True)
class FillingInfo:
    """What is known of a filling without opening an answer.

    `towards` is the other party's id where the sheet speaks of one of several. `place` is the question to resume at.
    `minutes_used` is in all. `has_answers`: a person gave an answer, "only me" ones too (decision 20).
    `acknowledged`: its party has read who sees what. `on_paper`: keyed in from a handout, by `typed_by`.
    """

    id: str
    party: str
    worksheet: str
    edition: int
    form: Form
    issue: str
    towards: str
    break_id: str
    place: str = ""
    finished: bool = False
    minutes_used: int = 0
    helper: str = ""
    on_paper: bool = False
    typed_by: str = ""
    has_answers: bool = False
    acknowledged: bool = False


@dataclass(frozen=True, slots=True)
class _Known:
    info: FillingInfo
    sheet: str


_change_filling = update(filling).where(filling.c.id == bindparam("which"))


class FillingRows:
    """The fillings of one open case, remembered between calls and read again after a failed transaction."""

    def __init__(self, commits: Commits) -> None:
        self._commits = commits
        self._sheets: dict[str, Worksheet] = {}
        self._known: dict[str, _Known] = {}
        self._read_at = -1

    def all(self) -> tuple[FillingInfo, ...]:
        """All fillings in the order they were begun."""
        return tuple(known.info for known in self._fillings().values())

    def info(self, filling_id: str) -> FillingInfo:
        """One filling; KeyError if there is none."""
        return self._fillings()[filling_id].info

    def sheet(self, filling_id: str) -> Worksheet:
        """The settled sheet of a filling, in the edition it is filled in with; KeyError if there is no such filling."""
        return self._sheet(self._fillings()[filling_id].sheet)

    def find(self, wanted: FillingInfo) -> FillingInfo | None:
        """The filling of this party, worksheet, issue, towards, break and way (laptop or paper), if it was begun."""
        return next((known for known in self.twins(wanted) if known.on_paper == wanted.on_paper), None)

    def twins(self, info: FillingInfo) -> tuple[FillingInfo, ...]:
        """The fillings of the same party, worksheet, issue, towards and break, at the laptop and on paper, this one too."""
        return tuple(known.info for known in self._fillings().values() if _place_of(known.info) == _place_of(info))

    def begin(self, changing: Changing, wanted: FillingInfo, settled: Worksheet) -> _Known:
        """Insert a filling. Call `remember` with what this gives once the transaction is done."""
        name = self._store_sheet(changing, settled)
        changing.connection.execute(
            insert(filling),
            {
                "id": wanted.id,
                "begun": len(self._fillings()) + 1,
                "party": wanted.party,
                "worksheet": wanted.worksheet,
                "edition": wanted.edition,
                "sheet": name,
                "form": wanted.form.value,
                "issue": wanted.issue,
                "towards": wanted.towards,
                "break_id": wanted.break_id,
                "place": "",
                "finished": 0,
                "minutes_used": 0,
                "helper": "",
                "on_paper": int(wanted.on_paper),
                "typed_by": wanted.typed_by,
            },
        )
        return _Known(wanted, name)

    def settle_again(self, changing: Changing, info: FillingInfo, settled: Worksheet, form: Form) -> _Known:
        """Replace the settled sheet and the form of a filling; a sheet no filling needs any more is deleted."""
        name = self._store_sheet(changing, settled)
        changed = replace(info, edition=settled.edition, form=form)
        changing.connection.execute(
            _change_filling.values(
                sheet=bindparam("new_sheet"), edition=bindparam("new_edition"), form=bindparam("new_form")
            ),
            {"which": info.id, "new_sheet": name, "new_edition": settled.edition, "new_form": form.value},
        )
        changing.connection.execute(delete(sheet).where(sheet.c.hash.not_in(select(filling.c.sheet))))
        return _Known(changed, name)

    def is_settled_as(self, filling_id: str, settled: Worksheet, form: Form) -> bool:
        """Whether this filling has exactly this sheet and form already."""
        known = self._fillings()[filling_id]
        return known.info.form is form and known.sheet == _name_of(to_bytes(settled))

    def remember(self, known: _Known) -> None:
        """What was just committed."""
        self._fillings()[known.info.id] = known

    def change(self, info: FillingInfo) -> None:
        """Store place, finished, minutes and helper of a filling."""
        with self._commits.change() as changing:
            changing.connection.execute(
                _change_filling.values(
                    place=bindparam("new_place"),
                    finished=bindparam("new_finished"),
                    minutes_used=bindparam("new_minutes"),
                    helper=bindparam("new_helper"),
                ),
                {
                    "which": info.id,
                    "new_place": info.place,
                    "new_finished": int(info.finished),
                    "new_minutes": info.minutes_used,
                    "new_helper": info.helper,
                },
            )
        self.remember(_Known(info, self._fillings()[info.id].sheet))

    def name_typists(self, changing: Changing, filling_id: str, names: str) -> None:
        """Store who typed. Call `remember_typists` once the transaction is done."""
        values = {"which": filling_id, "new_typed_by": names}
        changing.connection.execute(_change_filling.values(typed_by=bindparam("new_typed_by")), values)

    def remember_typists(self, filling_id: str, names: str) -> None:
        """What was just committed."""
        known = self._fillings()[filling_id]
        self._known[filling_id] = replace(known, info=replace(known.info, typed_by=names))

    def start_again(self, changing: Changing, fillings: Iterable[FillingInfo]) -> None:
        """Their answers were erased: from the first question, not finished. Call `forget` afterwards."""
        for info in fillings:
            emptied = _change_filling.values(place="", finished=0, helper="", typed_by="")
            changing.connection.execute(emptied, {"which": info.id})

    def forget(self) -> None:
        """Read what is remembered of the rows again."""
        self._read_at = -1

    def note_answers(self, filling_id: str, has_answers: bool) -> None:
        """Remember whether a filling has answers that a person gave."""
        known = self._fillings()[filling_id]
        if known.info.has_answers != has_answers:
            self._known[filling_id] = replace(known, info=replace(known.info, has_answers=has_answers))

    # ---- inside ---------------------------------------------------------------------------------------------------

    def _fillings(self) -> dict[str, _Known]:
        if self._read_at != self._commits.failures:
            with self._commits.reading() as connection:
                self._known = _read(connection)
            self._read_at = self._commits.failures
        return self._known

    def _sheet(self, name: str) -> Worksheet:
        if name not in self._sheets:
            with self._commits.reading() as connection:
                content = connection.execute(select(sheet.c.content).where(sheet.c.hash == name)).scalar_one()
            if _name_of(content) != name:
                raise Damaged
            try:
                self._sheets[name] = from_bytes(Worksheet, content)
            except Misread:
                raise Damaged from None
        return self._sheets[name]

    def _store_sheet(self, changing: Changing, settled: Worksheet) -> str:
        content = to_bytes(settled)
        name = _name_of(content)
        there = changing.connection.execute(select(sheet.c.hash).where(sheet.c.hash == name)).first()
        if there is None:
            changing.connection.execute(insert(sheet), {"hash": name, "content": content})
        self._sheets[name] = settled
        return name


def _name_of(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _place_of(info: FillingInfo) -> tuple[object, ...]:
    return info.party, info.worksheet, info.issue, info.towards, info.break_id


def _read(connection: Connection) -> dict[str, _Known]:
    answered = set(connection.execute(select(answer.c.filling).where(answer.c.derived == 0).distinct()).scalars())
    rows = connection.execute(select(filling).order_by(filling.c.begun)).mappings()
    return {row["id"]: _known({**row}, row["id"] in answered) for row in rows}


def _known(row: Mapping[str, Any], has_answers: bool) -> _Known:
    info = FillingInfo(
        id=row["id"],
        party=row["party"],
        worksheet=row["worksheet"],
        edition=row["edition"],
        form=Form(row["form"]),
        issue=row["issue"],
        towards=row["towards"],
        break_id=row["break_id"],
        place=row["place"],
        finished=bool(row["finished"]),
        minutes_used=row["minutes_used"],
        helper=row["helper"],
        on_paper=bool(row["on_paper"]),
        typed_by=row["typed_by"],
        has_answers=has_answers,
    )
    return _Known(info, row["sheet"])
