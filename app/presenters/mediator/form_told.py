"""What is said of a form that was read: above the questions, and at the one that could not be read or not in whole."""

from __future__ import annotations

from collections.abc import Sequence

from app.domain.answers import LEFT_BLANK
from app.domain.language import _, ngettext
from app.presenters.mediator.keyed_sheet import KeyedSheet
from app.presenters.paper_doors import FormRead, Unread


def form_words(form: FormRead, sheet: KeyedSheet, *, is_new: bool = False) -> tuple[str, ...]:
    """What is said of a form; () once nothing of it waits to be saved. `is_new`: it was just read."""
    waiting = [sheet.entry(name) for name in sheet.proposed()]
    if not waiting:
        return (_("There is no answer in this form to save."), *_about(form, sheet)) if is_new else ()
    blank = sum(entry is not None and entry.answer == LEFT_BLANK for entry in waiting)
    given = len(waiting) - blank - len(_unread(form, sheet))
    told = ngettext(
        "{count} answer from the form is not saved yet.", "{count} answers from the form are not saved yet.", given
    )
    gone = ngettext(
        "{count} answer was kept from paper before and is not in this form: it would be left blank.",
        "{count} answers were kept from paper before and are not in this form: they would be left blank.",
        blank,
    )
    if not given and not blank:
        return (_("Nothing of this form is saved yet."), *_about(form, sheet))
    return (
        *((told.format(count=given),) if given else ()),
        *((gone.format(count=blank),) if blank else ()),
        *_about(form, sheet),
    )


def _unread(form: FormRead, sheet: KeyedSheet) -> list[int]:
    """The numbers of questions whose answer waits as one that cannot be read."""
    in_part, waiting = rows_missing(sheet), sheet.proposed()
    unread = (sheet.order.numbers[name] for name in form.unread if name in waiting)
    return sorted(number for number in unread if number not in in_part)


def _about(form: FormRead, sheet: KeyedSheet) -> tuple[str, ...]:
    in_part, unread = rows_missing(sheet), _unread(form, sheet)
    return (
        *((_("Marked M and not read: {count}.").format(count=form.dropped),) if form.dropped else ()),
        *((_("Cannot be read, by number: {numbers}.").format(numbers=_listed(unread)),) if unread else ()),
        *((_("Read without some rows, by number: {numbers}.").format(numbers=_listed(in_part)),) if in_part else ()),
        *form.of_the_whole(),
    )


def rows_missing(sheet: KeyedSheet) -> list[int]:
    """The numbers of questions of which some rows could not be read, and whose other rows wait to be saved."""
    return sorted(sheet.order.numbers[name] for name in sheet.proposed() if sheet.is_in_part(name))


def rows_missing_words(numbers: Sequence[int]) -> str:
    """What is asked before such answers are saved."""
    words = ngettext(
        "Some rows of question {numbers} could not be read. Without them its sums are not right.",
        "Some rows of questions {numbers} could not be read. Without them their sums are not right.",
        len(numbers),
    )
    return words.format(numbers=_listed(numbers))


def _listed(numbers: Sequence[int]) -> str:
    return ", ".join(map(str, numbers))


def unread_words(unread: Unread) -> tuple[str, ...]:
    """Why an answer of a form cannot be read, and what stands there."""
    lines = unread.words.split("\n") if unread.words else []
    said = [_("The form says: {words}").format(words=words) for words in lines]
    return (unread.why, *said)
