"""Why paper is not taken back into a case, in sentences."""

from __future__ import annotations

from collections.abc import Mapping

from app.domain.language import _
from app.domain.trouble import Trouble
from app.storage.foreign_pictures import UNREAD
from app.storage.refused_pictures import COVERED, DAMAGED, LOCKED, NOT_ONE_PICTURE, PACKED, SEVERAL_PAGES, TOO_LARGE


class NoCode(Trouble):
    """What was scanned or typed is no code of a handout."""

    def __init__(self) -> None:
        super().__init__(
            happened=_("This is not the code of a handout made with Recess."),
            safe=_("Nothing was kept from it. What was kept before is still there."),
            do=_("Scan the square on the page again, or pick the party and the worksheet from the lists."),
        )


class OfAnotherCase(Trouble):
    """The handout belongs to a case that is not the open one."""

    def __init__(self) -> None:
        super().__init__(
            happened=_("This handout belongs to another case, not to the one that is open."),
            safe=_("Nothing was kept from it. What was kept before is still there."),
            do=_("Put it back with what belongs to its case, and open that case to take it in."),
        )


class OfNoParty(Trouble):
    """The handout names no party, or none of this case."""

    def __init__(self) -> None:
        super().__init__(
            happened=_("The code of this handout names no party of this case."),
            safe=_("Nothing was kept from it. What was kept before is still there."),
            do=_("If you know whose it is, pick the party and the worksheet from the lists."),
        )


class OfNoSheet(Trouble):
    """The worksheet of the handout is not on this laptop."""

    def __init__(self) -> None:
        super().__init__(
            happened=_("The worksheet of this handout is not on this laptop."),
            safe=_("Nothing was kept from it. What was kept before is still there."),
            do=_("If it is a worksheet of your own, put its file back among your worksheets first."),
        )


class OfOtherNumbers(Trouble):
    """The case was changed since the handout was printed: on it the same numbers stand for other questions."""

    def __init__(self) -> None:
        super().__init__(
            happened=_("The case was changed since this handout was printed. Its questions have other numbers now."),
            safe=_("Nothing was kept from it. What was kept before is still there."),
            do=_(
                "To key it in, pick the party and the worksheet from the lists, and go by the words of each question."
            ),
        )


class OfAnotherEdition(Trouble):
    """The worksheet was changed since the handout was printed: its numbers may lead to other questions."""

    def __init__(self) -> None:
        super().__init__(
            happened=_("The worksheet was changed since this handout was made, so its numbers may not fit any more."),
            safe=_("Nothing was kept from it. What was kept before is still there."),
            do=_(
                "Compare the questions with those of the handout, and pick the party and the worksheet from the lists."
            ),
        )


class NoBreakYet(Trouble):
    """What is keyed in belongs to a break, and there is none."""

    def __init__(self) -> None:
        super().__init__(
            happened=_("This case has no break yet, and what comes back from a party belongs to one."),
            safe=_("Nothing was kept from it. What was kept before is still there."),
            do=_("Plan a break first. Then take this handout in."),
        )


class NotFromPaper(Trouble):
    """Answers that may not be kept as they came: then none of them is."""

    def __init__(self) -> None:
        super().__init__(
            happened=_("These answers could not be kept as they are."),
            safe=_("What was kept before is still there. None of these answers was kept."),
            do=_("Go back to the page of the case and begin with this handout again."),
        )


class NotAPicture(Trouble):
    """A file that was to be attached is no picture that can be read. `why` is that of `NoPicture`."""

    def __init__(self, why: str = "") -> None:
        happened, do = _no_pictures().get(why) or (
            _("This file is not a photo or a scan of one page that can be read."),
            _("Take a photo of the page (JPEG or PNG), or scan it again, one page to a file."),
        )
        super().__init__(happened=happened, safe=_("Nothing was attached, and the file was left as it is."), do=do)
        self.why = why


def _no_pictures() -> Mapping[str, tuple[str, str]]:
    scan_again = _("Scan the page again as one plain picture, or take a photo of it (JPEG or PNG).")
    return {
        LOCKED: (
            _("This PDF is locked with a password."),
            _("Save it without a password and attach that file, or take a photo of the page."),
        ),
        SEVERAL_PAGES: (
            _("This PDF has several pages, and only one belongs here."),
            _("Scan this page alone, or save it as a PDF of its own. Then attach that file."),
        ),
        NOT_ONE_PICTURE: (_("The page of this PDF is not one picture, as a scanner makes it."), scan_again),
        COVERED: (
            _("In this PDF something lies over the scan, or only a part of it is shown. The rest would be seen here."),
            _("Scan the page again as it may be seen, or take a photo of it (JPEG or PNG)."),
        ),
        PACKED: (
            _("This scan is packed in a way that Recess does not read, such as JBIG2 or JPEG 2000."),
            _("Set the scanner to plain PDF, not to the smallest file, and scan again. Or take a photo of the page."),
        ),
        TOO_LARGE: (
            _("This picture is larger than what can be attached."),
            _("Scan the page at 300 dots an inch, or take a photo of it (JPEG or PNG)."),
        ),
        UNREAD: (
            _("This file cannot be read: it takes too long or too much room."),
            _("Scan the page at 300 dots an inch in grey or black and white, or take a photo of it."),
        ),
        DAMAGED: (_("This scan is damaged, or it is not whole."), scan_again),
    }


class NotAttached(Trouble):
    """There is no such page, or there are too many pictures already."""

    def __init__(self) -> None:
        super().__init__(
            happened=_(
                "This picture could not be attached: there is no such page, or there are too many pictures here."
            ),
            safe=_("The pictures that were attached before are still there."),
            do=_("Look at the number of the page. Delete a picture that is not needed, then attach this one."),
        )


class NoSuchPicture(Trouble):
    """A picture that is not there (any more)."""

    def __init__(self) -> None:
        super().__init__(
            happened=_("This picture is not there any more."),
            safe=_("Nothing was changed."),
            do=_("Open the page of this handout again."),
        )
