"""A handout as its page begins: what is known of it, what stands on the disk, what a form proposes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from app.domain.language import _
from app.domain.wording import Tongue
from app.presenters.doors import OpenCase
from app.presenters.form_proposals import proposed_by
from app.presenters.mediator.keyed_sheet import KeyedSheet
from app.presenters.mediator.words import names
from app.presenters.paper_doors import Attached, FormRead, PaperPlace


@dataclass(frozen=True, slots=True)
class HandoutShown:
    """What stands above the questions."""

    sheet: str
    party: str
    about: str
    typed_by: str
    page: int


@dataclass(frozen=True, slots=True)
class Opened:
    """A handout that is being keyed in; `beside`, `attached` and `out_of_sight` as their doors give them."""

    sheet: KeyedSheet
    tongue: Tongue
    shown: HandoutShown
    beside: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    attached: tuple[Attached, ...] = ()
    out_of_sight: int = 0


def opened_sheet(case: OpenCase, place: PaperPlace, typed_by: str, page: int, form: FormRead | None) -> Opened:
    """Begin the handout of this place, or go on with it. `Trouble` where that cannot be."""
    known, door = case.case(), case.paper()
    there = door.begin(place, typed_by)
    proposed = proposed_by(form, there.entries) if form is not None else None
    in_part = form.rows_unread if form is not None else ()
    sheet = KeyedSheet(there.filling, there.worksheet, there.entries, proposed, in_part)
    issue = next((each.title for each in known.issues if each.id == place.issue), "")
    called, tongue = names(known), known.tongue()
    towards = _("towards {name}").format(name=called[place.towards]) if place.towards else ""
    shown = HandoutShown(
        sheet=tongue.say(there.worksheet.title),
        party=called[place.party],
        about=" · ".join(filter(None, (issue, towards))),
        typed_by=there.typed_by,
        page=page,
    )
    attached = door.attached(there.filling)
    return Opened(sheet, tongue, shown, there.beside, attached, there.out_of_sight)
