"""The case itself: parties, issues, offers and settings, and the compartments its parties have."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from app.domain.case import Case
from app.domain.language import _
from app.domain.plain import Misread, from_bytes, to_bytes
from app.domain.sources import Chance
from app.domain.trouble import Trouble
from app.storage.case_keys import JOINT, MEDIATOR, CaseKeys, Compartments, of_party
from app.storage.case_tables import NEWEST_VERSION, compartment, filling, metadata, private, the_case, version
from app.storage.commits import Changing, Commits, stamp
from app.storage.troubles import Damaged

_change_content = update(the_case).values(content=bindparam("new_content"))


def version_name(number: int) -> str:
    """A schema version as it is stamped into the file."""
    return f"{number:04d}"


def begin_file(connection: Connection, case: Case, keys: CaseKeys, chance: Chance) -> None:
    """Make the tables of the newest schema and put the case in, within the caller's transaction."""
    metadata.create_all(connection)
    connection.execute(insert(version), {"version_num": version_name(NEWEST_VERSION)})
    connection.execute(
        insert(the_case),
        {
            "one": 1,
            "id": case.id,
            "content": to_bytes(case),
            "sequence": 0,
            "chain": b"",
            "took_back": 0,
        },
    )
    compartments = keys.compartments(case.id, {})
    names = [MEDIATOR, JOINT, *(of_party(party.id) for party in case.parties)]
    rows = [{"name": name, "wrapped": compartments.make(name, chance)} for name in names]
    connection.execute(insert(compartment), rows)
    stamp(connection, keys.chain(), 0)


class StillNeeded(Trouble):
    """A party or an issue that has a filling cannot be taken out of the case."""

    def __init__(self) -> None:
        super().__init__(
            happened=_("This party or issue already has answers, so it stays in the case."),
            do=_("Rename it instead, or erase the answers first."),
            safe=_("Nothing was changed."),
        )


class CaseRow:
    """The one row of the case in one open file."""

    def __init__(self, commits: Commits, compartments: Compartments, chance: Chance) -> None:
        self._commits = commits
        self._compartments = compartments
        self._chance = chance
        self._case: Case | None = None
        self._read_at = -1

    def read(self) -> Case:
        """The case as it stands."""
        if self._case is None or self._read_at != self._commits.failures:
            with self._commits.reading() as connection:
                content = connection.execute(select(the_case.c.content)).scalar_one()
            try:
                self._case = from_bytes(Case, content)
            except Misread:
                raise Damaged from None
            self._read_at = self._commits.failures
        return self._case

    def change(self, case: Case, also: Callable[[Changing], None]) -> None:
        """Store a changed case, with `also` in the same transaction. New parties get a compartment; `StillNeeded` where
        one with fillings would go."""
        before = self.read()
        if case.id != before.id:
            raise ValueError("a case keeps its id")
        wanted = {of_party(party.id) for party in case.parties}
        there = {of_party(party.id) for party in before.parties}
        made = {name: self._compartments.make(name, self._chance) for name in sorted(wanted - there)}
        with self._commits.change() as changing:
            _refuse_if_needed(changing.connection, before, case)
            content = to_bytes(case)
            changing.connection.execute(_change_content, {"new_content": content})
            self._change_compartments(changing, made, there - wanted)
            also(changing)
        for name, wrapped in made.items():
            self._compartments.add(name, wrapped)
        for name in there - wanted:
            self._compartments.remove(name)
        self._case = case

    def took_back(self) -> int:
        """What backups may hold that is to go: `NOTHING`, `TAKEN_BACK` or `WRAPS`."""
        with self._commits.reading() as connection:
            return int(connection.execute(select(the_case.c.took_back)).scalar_one())

    def note_took_back(self, took_back: int) -> None:
        """Note what backups hold from now on that is to go."""
        if self.took_back() != took_back:
            with self._commits.change() as changing:
                changing.connection.execute(update(the_case).values(took_back=took_back))

    def _change_compartments(self, changing: Changing, made: dict[str, bytes], gone: set[str]) -> None:
        if made:
            rows = [{"name": name, "wrapped": wrapped} for name, wrapped in made.items()]
            changing.connection.execute(insert(compartment), rows)
        for name in sorted(gone):
            changing.connection.execute(delete(compartment).where(compartment.c.name == name))
            party = name.removeprefix(of_party(""))
            changing.connection.execute(delete(private).where(private.c.party == party))


def _refuse_if_needed(connection: Connection, before: Case, after: Case) -> None:
    """A rule of ours rather than of the tables: a filling points at its party and its issue."""
    parties = {party.id for party in before.parties} - {party.id for party in after.parties}
    issues = {issue.id for issue in before.issues} - {issue.id for issue in after.issues}
    needed = select(filling.c.id).where(
        filling.c.party.in_(parties) | filling.c.towards.in_(parties) | filling.c.issue.in_(issues)
    )
    if (parties or issues) and connection.execute(needed.limit(1)).first() is not None:
        raise StillNeeded
