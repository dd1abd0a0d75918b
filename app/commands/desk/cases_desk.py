"""The practice's cases on the desk, and the one that is open."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from app.commands.desk.ailing import CaseDamaged, CaseMissing, MixedFile, OlderFile
from app.commands.desk.case_desk import CaseDesk
from app.commands.desk.lettered import lettered
from app.commands.desk.preparing import Library
from app.commands.desk.vault_desk import VaultDesk
from app.domain.case import Case
from app.domain.language import _, spoken
from app.domain.sources import Chance, Clock, new_id
from app.domain.template import Diagnosis, Template
from app.domain.trouble import Trouble
from app.domain.worksheet import Worksheet
from app.presenters.doors import ListedCase
from app.presenters.mediator.after import has_passed
from app.storage.case_file import CaseFile
from app.storage.half_made import remove_case_file, remove_half_made
from app.storage.index import IndexedCase
from app.storage.old_cases import NotThere
from app.storage.troubles import Damaged
from app.storage.worksheet_files import built_in_templates, built_in_worksheets, diagnosis, frame

STATE_NEW = "new"
_TOLD_OLDER = "told older"
_CODE_LETTERS = "ABCDEFGHJKMNPQRSTVWXYZ23456789"


class NoSuchCase(Trouble):
    """No case has this code."""

    def __init__(self) -> None:
        super().__init__(
            happened=_("There is no case with this code."),
            safe=_("Nothing was changed."),
            do=_("Run “recess cases” to see the codes."),
        )


class CodeTaken(Trouble):
    """Another case has this code. Two cases with one code could not be told apart on paper."""

    def __init__(self) -> None:
        super().__init__(
            happened=_("Another case has this code already."),
            safe=_("Nothing was changed."),
            do=_("Choose another code, or leave it to Recess."),
        )


class CasesDesk:
    """Implements `doors.CasesDoor` on an open vault."""

    def __init__(self, vault: VaultDesk, clock: Clock, chance: Chance) -> None:
        self._vault = vault
        self._clock = clock
        self._chance = chance
        self._open: CaseDesk | None = None
        vault.before_lock(self.close)

    def library(self) -> Library:
        """Everything read from files that sheets are made ready with."""
        return Library(built_in_worksheets(), built_in_templates(), frame())

    def cases(self, search: str = "") -> tuple[ListedCase, ...]:
        today = self._clock.now().astimezone().date()
        listed = tuple(
            ListedCase(
                id=case.id,
                code=case.code,
                alias=case.alias,
                template=case.template,
                last_break=case.last_break,
                state=case.state,
                practice=case.practice,
                held=case.held,
                due=has_passed(case.keep_until, today),
            )
            for case in self._vault.index.cases(search)
        )
        return (*self._half_destroyed(search), *listed)

    def _half_destroyed(self, search: str) -> tuple[ListedCase, ...]:
        begun = self._vault.index.destroying()
        return tuple(
            ListedCase(case_id, code, "", "", "", "", practice, destroying=True)
            for case_id, (code, practice) in begun.items()
            if search.lower() in code.lower()
        )

    def knows_code(self, code: str) -> bool:
        """Whether a case has this code already."""
        return self._vault.index.knows_code(code)

    def templates(self) -> tuple[Template, ...]:
        return tuple(built_in_templates().values())

    def worksheets(self) -> Mapping[str, Worksheet]:
        return built_in_worksheets()

    def diagnosis(self) -> Diagnosis:
        return diagnosis()

    def rules(self) -> Mapping[str, str]:
        language = spoken()
        return {profile.id: profile.title.get(language) or profile.title["en"] for profile in frame().profiles}

    def create(self, case: Case) -> str:
        vault, index = self._vault.vault, self._vault.index
        new = replace(
            case,
            id=new_id(self._chance),
            code=case.code or self._new_code(),
            created=case.created or self._clock.now().date().isoformat(),
        )
        made = lettered(new, self._chance)
        if index.knows_code(made.code):
            raise CodeTaken
        remove_half_made(vault.places.cases, index.lists)
        key, path = vault.new_case_key(), vault.places.case(made.id)
        try:
            self._add(made, key, path)
        except BaseException:
            # A case that is listed keeps its file; a file that no list knows is gone, so that none is left half made.
            if not index.lists(made.id):
                remove_case_file(path)
            raise
        return made.id

    def _add(self, made: Case, key: bytes, path: Path) -> None:
        """First the file, then the line in the list: so the list never holds a case that cannot be opened."""
        with CaseFile.create(path, key, made, self._clock, self._chance) as file:
            head = file.head()
        wrapped = self._vault.vault.wrap(made.id, key)
        self._vault.index.add(
            IndexedCase(made.id, made.code, made.alias, made.template, "", STATE_NEW, made.practice, wrapped, *head)
        )

    def known(self, case: str) -> IndexedCase:
        """A case of the list by its id or code; `NoSuchCase`."""
        try:
            return self._vault.index.case(case)
        except KeyError:
            raise NoSuchCase from None

    def opened(self, case_id: str) -> CaseDesk | None:
        """The case with this id, if it is the one that is open."""
        return self._open if self._open is not None and self._open.case().id == case_id else None

    def open(self, case_id: str) -> CaseDesk:
        """Open one case by its id or code; the one that was open is closed. `Ailing` where its file is damaged or gone,
        and once where the file, or a part of it, is not the one that was last open here."""
        self.close()
        index, vault = self._vault.index, self._vault.vault
        known = self.known(case_id)
        key = vault.unwrap(known.id, known.wrapped_key)
        try:
            file = CaseFile.open(vault.places.case(known.id), key, self._clock, self._chance)
        except Damaged:
            raise CaseDamaged(known.id) from None
        except NotThere:
            raise CaseMissing(known.id) from None
        try:
            self._tell_older(known, file)
            self._open = CaseDesk(file, index, self._vault, self.library(), self._clock, self._chance)
        except BaseException:
            file.close()
            raise
        return self._open

    def _tell_older(self, known: IndexedCase, file: CaseFile) -> None:
        """A file that is newer than the list knows is usual: the list is told at open, take-back and close only."""
        index, told = self._vault.index, f"{_TOLD_OLDER} {known.id}"
        (sequence, chain), standing = file.head(), file.standing()
        older, is_mixed = is_older(known, (sequence, chain)), standing != chain
        state = f"{sequence} {standing.hex()}" if older or is_mixed else ""
        if index.setting(told) != state:
            index.keep_setting(told, state)
            if is_mixed:
                raise MixedFile(known.id)
            if older:
                raise OlderFile(known.id)
        elif state:
            # It was told, and is taken now. The same file put back once more is told once more: it may have been put back
            # so that tries begin to count again.
            if older:
                file.number_above(known.sequence)
            index.keep_setting(told, "")

    def close(self) -> None:
        """Close the case that is open, if one is."""
        opened, self._open = self._open, None
        if opened is not None:
            opened.close()

    def told_older(self, case_id: str) -> None:
        """Another file was put in place of this case's: what was told of the one before is over."""
        told = f"{_TOLD_OLDER} {case_id}"
        if self._vault.index.setting(told):
            self._vault.index.keep_setting(told, "")

    def setting(self, name: str) -> str:
        return self._vault.index.setting(name)

    def keep_setting(self, name: str, value: str) -> None:
        self._vault.index.keep_setting(name, value)

    def _new_code(self) -> str:
        while True:
            letters = "".join(self._chance.pick(_CODE_LETTERS) for _place in range(6))
            code = f"{letters[:4]}-{letters[4:]}"
            if not self._vault.index.knows_code(code):
                return code


def is_older(known: IndexedCase, head: tuple[int, bytes]) -> bool:
    """Whether a case file with this head is not the one that the list was told of, but an older state of it."""
    return head[0] < known.sequence or (head[0] == known.sequence and head[1] != known.chain)
