"""Putting a backup back where a file of the vault is not as it was: what happened, what is offered, a second yes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from app.domain.days import local, local_day
from app.domain.language import _
from app.domain.trouble import Trouble
from app.presenters.doors import OpenCase
from app.presenters.mediator.background import Background
from app.presenters.mediator.words import clock_words
from app.presenters.restoring_doors import THE_LIST, Ailing, Ailment, Backup, Offer, RestoringDoor


@dataclass(frozen=True, slots=True)
class Choice:
    """A backup to put back, by name, and when it was made, in words."""

    name: str
    when: str


@dataclass(frozen=True, slots=True)
class OfferShown:
    """What the page offers. `alias`: of which case; `newest`: None where no backup is good; `others`: the older good
    ones; `lost`: what is in none of them; `as_it_is`: whether the file itself can be opened."""

    alias: str
    newest: Choice | None
    others: tuple[Choice, ...]
    lost: str
    as_it_is: bool


class RestoringView(Protocol):
    """The page that offers backups."""

    def show_what_happened(self, title: str, words: str) -> None: ...
    def show_offer(self, offer: OfferShown) -> None: ...
    def is_sure(self, question: str, more: str, yes: str) -> bool:
        """Ask once more."""

    def show_busy(self, words: str) -> None: ...
    def show_trouble(self, trouble: Trouble) -> None: ...


class Restoring:
    """`restored` gets the case that was opened with its backup, None where it was the list of cases. `open_as_it_is`
    opens the case without putting anything back."""

    def __init__(
        self,
        view: RestoringView,
        what: Ailing,
        door: RestoringDoor,
        background: Background,
        restored: Callable[[OpenCase | None], None],
        open_as_it_is: Callable[[], OpenCase],
    ) -> None:
        self._view = view
        self._what = what
        self._door = door
        self._background = background
        self._restored = restored
        self._open_as_it_is = open_as_it_is
        self._choices: tuple[Choice, ...] = ()

    def start(self) -> None:
        """Say what happened at once, and look for good backups: each is read whole."""
        self._view.show_what_happened(_title(self._what), _what_happened(self._what))
        self._view.show_busy(_("Looking at the backups…"))
        self._background.run(lambda: self._door.offer(self._what.case), self._offer, self._trouble)

    def _offer(self, offer: Offer) -> None:
        self._view.show_busy("")
        self._choices = tuple(_choice(backup) for backup in offer.backups)
        can_open = offer.can_open and self._what.ailment in (Ailment.OLDER, Ailment.MIXED)
        newest = self._choices[0] if self._choices else None
        self._view.show_offer(OfferShown(offer.alias, newest, self._choices[1:], _lost(self._what, newest), can_open))

    def put_back(self, name: str) -> None:
        """Put this backup back, after a second yes. What it takes the place of is kept."""
        chosen = next(choice for choice in self._choices if choice.name == name)
        if not self._view.is_sure(_question(self._what, chosen), _more(self._what), _("Put it back")):
            return
        self._view.show_busy(_("Putting the backup back…"))
        self._background.run(lambda: self._put_back(name), self._done, self._trouble)

    def _put_back(self, name: str) -> OpenCase | None:
        if self._what.case == THE_LIST:
            self._door.restore_list(name)
            return None
        return self._door.restore(self._what.case, name)

    def open_as_it_is(self) -> None:
        """Open the file without putting anything back."""
        self._view.show_busy(_("Opening the case…"))
        self._background.run(self._open_as_it_is, self._done, self._trouble)

    def _done(self, case: OpenCase | None) -> None:
        self._view.show_busy("")
        self._restored(case)

    def _trouble(self, trouble: Trouble) -> None:
        self._view.show_busy("")
        self._view.show_trouble(trouble)


def _title(what: Ailing) -> str:
    if what.case == THE_LIST:
        return _("The list of cases is damaged")
    return {
        Ailment.DAMAGED: _("The file of this case is damaged"),
        Ailment.MISSING: _("The file of this case is missing"),
        Ailment.OLDER: _("The file of this case is an older one"),
        Ailment.MIXED: _("A part of this case's file is older"),
    }[what.ailment]


def _what_happened(what: Ailing) -> str:
    if what.case == THE_LIST:
        return _(
            "Your passphrase is right, but the list of cases could not be read. Nothing was touched: every case, its "
            "backups and the copies of the list are as they were."
        )
    return {
        Ailment.DAMAGED: _(
            "It could not be read, so it was not opened. Nothing was touched: the file and its backups are as they were."
        ),
        Ailment.MISSING: _(
            "It is not in the vault any more. Nothing was touched: its backups are as they were. If you moved the "
            "file yourself, bring it back and open the case again."
        ),
        Ailment.OLDER: _(
            "When the case was last open on this laptop, more was in it. Nothing was touched: the file and its "
            "backups are as they were. If you put this file there yourself, you can open it as it is."
        ),
        Ailment.MIXED: _(
            "Some of it is older than the rest, so answers may be missing or out of date. Nothing was touched: the "
            "file and its backups are as they were."
        ),
    }[what.ailment]


def _lost(what: Ailing, newest: Choice | None) -> str:
    if newest is None:
        return _(
            "None of the backups on this laptop can be read whole. If you copied the vault to a stick or another "
            "folder, the case may be whole there."
        )
    if what.case == THE_LIST:
        return _(
            "The newest good copy of the list is of {when}; it was checked just now. A case that was made later is not "
            "in it. Cases that were changed later are whole, with everything in them."
        ).format(when=newest.when)
    return _(
        "The newest good backup is of {when}; it was checked just now. What was written, changed or taken back later "
        "is not in it, nor any limit that a party handed over to be compared: ask both again."
    ).format(when=newest.when)


def _question(what: Ailing, chosen: Choice) -> str:
    if what.case == THE_LIST:
        return _("Put back the list of cases of {when}?").format(when=chosen.when)
    return _("Put back the backup of {when}?").format(when=chosen.when)


def _more(what: Ailing) -> str:
    if what.ailment is Ailment.MISSING:
        return _("You can go on with the case at once.")
    return _("The file that is there now is kept aside in the vault, so nothing is thrown away.")


def button_words(what: Ailing, choice: Choice) -> str:
    """What stands on the button of the newest good backup."""
    if what.case == THE_LIST:
        return _("Put back the list of {when}").format(when=choice.when)
    return _("Put back the backup of {when}").format(when=choice.when)


def _choice(backup: Backup) -> Choice:
    return Choice(backup.name, minute_words(backup.at))


def minute_words(at: str) -> str:
    """An ISO minute in UTC as day and time here."""
    return _("{day}, {time}").format(day=local_day(at), time=clock_words(local(at)))
