"""What becomes of cases afterwards, on the desk: the date to keep one, a hold, destroying it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from app.commands.desk.cases_desk import CasesDesk, NoSuchCase
from app.commands.desk.drawing import drawn
from app.commands.desk.kind_words import kind_words
from app.commands.desk.vault_desk import VaultDesk
from app.commands.writing import write_document
from app.domain.days import day_words, local, local_day
from app.domain.destroyed import ToDestroy
from app.domain.language import _
from app.domain.sources import Clock
from app.export.certificate import certificate
from app.export.naming import file_name
from app.presenters.after_doors import Certificate, Retention
from app.presenters.mediator.words import clock_words
from app.storage.destroying import destroy, to_destroy
from app.storage.index import Exported, IndexedCase
from app.storage.vault_copies import copied_at

_DOCUMENT = "destruction-certificate"


class AfterDesk:
    """Implements `after_doors.AfterDoor` on an open vault."""

    def __init__(self, vault: VaultDesk, cases: CasesDesk, clock: Clock) -> None:
        self._vault = vault
        self._cases = cases
        self._clock = clock

    def retention(self, case: str) -> Retention:
        known = self._known(case)
        return Retention(known.keep_until, held=known.held)

    def keep_until(self, case: str, day: str) -> None:
        known = self._known(case)
        self._vault.index.change(replace(known, keep_until=day))
        # The page stands on the page of the open case. Its parties were told that this ends the use of their limits.
        opened = self._cases.opened(known.id)
        if day and opened is not None:
            opened.file.take_limits_back()

    def hold(self, case: str, held: bool) -> None:
        self._vault.index.change(replace(self._known(case), held=held))

    def to_destroy(self, case: str) -> ToDestroy:
        return to_destroy(self._vault.vault.places, self._vault.index, self._id(case), self._copied())

    def destroy(self, case: str) -> Certificate:
        case_id, copied = self._id(case), self._copied()
        # Asked once before anything is closed: a held case stays open where it is.
        self.to_destroy(case_id)
        self._cases.close()
        at = self._clock.now().strftime("%Y-%m-%dT%H:%M")
        done = destroy(self._vault.vault.places, self._vault.index, case_id, at, copied, _called)
        when = _("{day}, {time}").format(day=local_day(at), time=clock_words(local(at)))
        pdf = drawn(certificate(done, when, day_words))
        return Certificate(done, file_name(_DOCUMENT), pdf)

    def begun(self) -> tuple[str, ...]:
        return tuple(sorted(code for code, _practice in self._vault.index.destroying().values()))

    def write(self, certificate: Certificate, where: str) -> None:
        write_document(Path(where), certificate.pdf)

    def _known(self, case: str) -> IndexedCase:
        try:
            return self._vault.index.case(case)
        except KeyError:
            raise NoSuchCase from None

    def _id(self, case: str) -> str:
        """By its id first: a code may have been given again since."""
        begun = self._vault.index.destroying()
        if case in begun:
            return case
        try:
            return self._vault.index.case(case).id
        except KeyError:
            found = [case_id for case_id, (code, _practice) in begun.items() if code.casefold() == case.casefold()]
        if not found:
            raise NoSuchCase
        return found[0]

    def _copied(self) -> tuple[str, ...]:
        """The days on which the vault was copied: nobody knows where those copies are now."""
        return tuple(local(each).date().isoformat() for each in copied_at(self._vault.index))


def _called(export: Exported) -> str:
    return kind_words(export.document)
