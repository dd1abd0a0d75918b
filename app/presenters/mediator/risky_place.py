"""What is said where the vault's folder is a risky place, and what can be done about it."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.language import _
from app.domain.risky import Risk, Risky
from app.domain.trouble import Trouble


@dataclass(frozen=True, slots=True)
class RiskTold:
    """What a page says: a heading, what is so and what may come of it, what to do, and whether one may go on."""

    title: str
    why: str
    do: str
    may_go_on: bool


class RiskyPlace(Trouble):
    """No vault is made in this folder."""

    def __init__(self, risky: Risky) -> None:
        said = when_making(risky)
        super().__init__(happened=_("No vault was made here.") + " " + said.why, do=said.do)


def when_making(risky: Risky) -> RiskTold:
    """Before a new vault is made."""
    if risky.risk is Risk.READ_ONLY:
        do = _("Make the folder writable for you, or choose another folder of this laptop.")
    elif risky.risk is Risk.REMOVABLE:
        do = _("A folder of this laptop is safer. Recess makes backups, and they can be copied to a stick.")
    else:
        do = _("Keep the vault in a folder of yours that only this laptop has.")
    return RiskTold(_title(risky, is_there=False), _why(risky), do, risky.may_be_made())


def when_opening(risky: Risky) -> RiskTold:
    """Before a vault that is there is opened."""
    if risky.risk is Risk.READ_ONLY:
        do = _("Make the folder writable for you. Or copy the whole folder to this laptop and open it there.")
    elif risky.risk is Risk.SYNCED:
        do = _(
            "Move the folder to a place that only this laptop has. To open it here all the same, let {program} finish "
            "first and pause it while Recess is open."
        ).format(program=risky.by)
    elif risky.risk is Risk.REMOVABLE:
        do = _("Close Recess before you pull it out.")
    else:
        do = _("Move the folder to a place that only you and this laptop have. Nothing in it has been touched yet.")
    return RiskTold(_title(risky, is_there=True), _why(risky), do, risky.may_be_opened())


def _title(risky: Risky, *, is_there: bool) -> str:
    if risky.risk is Risk.READ_ONLY:
        return _("Nothing can be written here")
    if not is_there:
        return _("A stick is not the best place") if risky.risk is Risk.REMOVABLE else _("Not in this folder")
    return {
        Risk.SYNCED: _("Your vault is in {program}").format(program=risky.by),
        Risk.NETWORK: _("Your vault is on a network drive"),
        Risk.REMOVABLE: _("Your vault is on a stick"),
        Risk.OPEN_TO_ALL: _("Others can change this folder"),
    }[risky.risk]


def _why(risky: Risky) -> str:
    return {
        Risk.READ_ONLY: _(
            "The folder of the vault takes no files: the drive is read-only, or the folder belongs to somebody else."
        ),
        Risk.SYNCED: _(
            "{program} copies this folder to other computers, also while Recess writes in it. A file could be mixed up, and "
            "what a party erased could come back from a copy."
        ).format(program=risky.by),
        Risk.NETWORK: _(
            "The folder lies on a drive of another computer. If the connection breaks while Recess writes, answers can be "
            "lost, and two laptops could open the vault at once."
        ),
        Risk.OPEN_TO_ALL: _(
            "Everybody who uses this computer can delete what is in the folder above, or put something else in its place."
        ),
        Risk.REMOVABLE: _(
            "The folder lies on a stick or a drive that can be pulled out. If that happens while Recess is open, what was "
            "typed last can be lost."
        ),
    }[risky.risk]
