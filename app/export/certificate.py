"""The destruction certificate: that a case was destroyed, and what could not be reached. No content and no name."""

from __future__ import annotations

from collections.abc import Callable

from app.domain.destroyed import Destroyed, Left, NotReached
from app.domain.language import _, spoken, written_in
from app.export.by_hand import signed
from app.export.parts import Contents, Grid, Heading, Lines, Paragraph, Part


def certificate(destroyed: Destroyed, when: str, day_words: Callable[[str], str]) -> Contents:
    """`when` is the date and time of destroying in words, `day_words` says an ISO day in words."""
    rows = (
        (_("Case"), destroyed.code),
        (_("Destroyed"), when),
        (_("The key of the case"), _("deleted, and gone from the copies kept on this laptop")),
        (_("Files of the case"), _deleted(destroyed.files)),
        (_("Backups"), _deleted(destroyed.backups)),
        (_("Documents saved on this laptop"), _deleted(destroyed.documents)),
    )
    parts: list[Part] = [
        Grid((), rows, (0.42, 0.58)),
        Heading(_("What this means"), 3),
        Paragraph(
            _(
                "Every answer in this case was sealed with keys that only the key of the case opens. That key was deleted, "
                "so what may be left of the case on this laptop cannot be read."
            )
        ),
        Heading(_("What could not be reached"), 3),
        Lines((*(_left(each, day_words) for each in destroyed.not_reached), *_never_reached()), bulleted=True),
        *signed(),
    ]
    return Contents(
        name=_("Destruction certificate"),
        title=_("Destruction certificate"),
        subtitle=_("That this case was destroyed. Nothing of what was in it."),
        for_whom=_("For the mediator's file"),
        page_line=_("Holds no answer and no name."),
        parts=tuple(parts),
        language=written_in(spoken()),
        case_code=destroyed.code,
        practice=destroyed.practice,
    )


def _deleted(count: int) -> str:
    return _("{count} deleted").format(count=count) if count else _("none")


def _left(each: NotReached, day_words: Callable[[str], str]) -> str:
    day = day_words(each.day)
    return {
        Left.MOVED_DOCUMENT: _("{document}, saved on {day}: it is not where it was saved.").format(
            document=each.what, day=day
        ),
        Left.STUCK_DOCUMENT: _("{document}, saved on {day}: it could not be deleted. Delete it yourself.").format(
            document=each.what, day=day
        ),
        Left.STUCK_FILE: _("A file of the case that the disk would not delete. Without the key it cannot be read."),
        Left.VAULT_COPY: _("The copy of the vault made on {day}: it may still hold the case and its key.").format(
            day=day
        ),
    }[each.why]


def _never_reached() -> tuple[str, ...]:
    """What no program can reach, whatever was found."""
    return (
        _("Paper, and anything printed, mailed or copied to another place."),
        _(
            "Files that came from elsewhere and were read here: filled forms, photos and scans of pages. They lie where they "
            "were, with everything in them, unless they were deleted."
        ),
        _("Old blocks of the disk: they hold sealed bytes only, and the key for them is deleted."),
    )
