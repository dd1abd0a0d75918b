"""Pictures of pages beside a handout that is keyed in: photos and scans of pages on which no answer is marked M."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Protocol

from app.domain.language import _, ngettext
from app.domain.on_paper import LARGEST_PICTURE
from app.domain.trouble import Trouble
from app.presenters.doors import OpenCase
from app.presenters.mediator.background import Background
from app.presenters.mediator.brought_file import brought, read_brought
from app.presenters.mediator.left_behind import LeftBehind
from app.presenters.paper_doors import Attached, Brought, Pixels

_UNNAMED = ""


class PicturesView(Protocol):
    """Where they are shown."""

    def show_attached(self, attached: tuple[Attached, ...], *, is_new: bool) -> None: ...
    def show_picture(self, attached: Attached, pixels: Pixels) -> None: ...
    def show_beside_m(self, words: tuple[str, ...]) -> None: ...
    def show_pictures_left(self, files: tuple[Brought, ...]) -> None:
        """Photos and scans that lie where they were, now that they are kept here too."""

    def show_picture_trouble(self, trouble: Trouble) -> None:
        """What was wanted of a picture did not work."""


class PagePictures:
    """Those of one filling, once `begin` says which.

    An answer that is marked M may stand on a page of which a picture was kept before. Nobody but the mediator can see
    whether it does: that is told until the picture is deleted, the mark is taken back, or `none_shows_it`.
    """

    def __init__(self, view: PicturesView, case: OpenCase, background: Background) -> None:
        self._view = view
        self._case = case
        self._background = background
        self._filling = ""
        self._attached: tuple[Attached, ...] = ()
        self._marked: Mapping[str, int] = {}
        self._beside: dict[str, frozenset[str]] = {}
        """Picture → questions marked M since it was attached, which nobody has looked for in it. In memory only."""
        self._deleted = False
        self.files = LeftBehind(background, view.show_pictures_left, view.show_picture_trouble)

    def begin(self, filling: str, attached: tuple[Attached, ...], *, unnamed: bool = False) -> None:
        """The filling is there, with these. `unnamed`: in the form that was read something is marked M, nobody knows what."""
        self._filling, self._attached = filling, attached
        self._beside = {each.id: frozenset({_UNNAMED} if unnamed else ()) for each in attached}
        self._view.show_attached(attached, is_new=False)
        self._tell_beside()

    # ---- beside an answer that is marked M ----------------------------------------------------------------------------

    @property
    def may_show_m(self) -> bool:
        """Whether somebody has to look whether a picture shows an answer that is marked M."""
        return any(self._beside.values())

    def marked(self, numbers: Mapping[str, int]) -> None:
        """These questions are marked M now, each with its number."""
        new, gone = numbers.keys() - self._marked.keys(), self._marked.keys() - numbers.keys()
        self._marked = numbers
        if new or gone:
            ids = [each.id for each in self._attached]
            self._beside = {name: (self._beside.get(name, frozenset()) - gone) | new for name in ids}
            self._tell_beside()

    def none_shows_it(self) -> None:
        """Somebody has looked: what is marked M is in no picture."""
        self._beside = {}
        self._tell_beside()

    def _tell_beside(self) -> None:
        pages = sorted({each.page for each in self._attached if self._beside.get(each.id)})
        names = frozenset[str]().union(*self._beside.values())
        numbers = sorted(self._marked[name] for name in names - {_UNNAMED})
        self._view.show_beside_m(_beside_words(numbers, pages) if pages else ())

    # ---- what a person does -----------------------------------------------------------------------------------------

    def attach(self, page: int, where: str) -> None:
        """Keep the picture of a page on which no answer is marked M. `where` is the file that was picked."""
        if not self._filling or not where:
            return

        def work() -> tuple[tuple[Attached, ...], Brought]:
            door, content = self._case.paper(), read_brought(where, LARGEST_PICTURE)
            door.attach(self._filling, page, content)
            return door.attached(self._filling), brought(where, content)

        # What is marked by now was thought of when it was said that none is on this page.
        thought_of = frozenset(self._marked)
        self._background.run(work, partial(self._show_new, thought_of), self._view.show_picture_trouble)

    def look_at(self, attached: Attached) -> None:
        """Bring a picture beside the question."""
        shown = partial(self._view.show_picture, attached)
        self._background.run(lambda: self._case.paper().picture(attached.id), shown, self._view.show_picture_trouble)

    def detach(self, attached: Attached) -> None:
        """Delete one of them."""

        def work() -> tuple[Attached, ...]:
            door = self._case.paper()
            door.detach(attached.id)
            return door.attached(self._filling)

        # Said at once: the page may be left before it is done.
        before, self._deleted = self._deleted, True
        self._background.run(work, self._show_left, partial(self._not_deleted, before))

    def take_deleted(self) -> bool:
        """Whether one was deleted, so that backups are to be made without it; told once."""
        deleted, self._deleted = self._deleted, False
        return deleted

    # ---- what came of it ----------------------------------------------------------------------------------------------

    def _show_new(self, thought_of: frozenset[str], found: tuple[tuple[Attached, ...], Brought]) -> None:
        attached, file = found
        known = {each.id for each in self._attached}
        for each in attached:
            if each.id not in known:
                self._beside[each.id] = frozenset(self._marked) - thought_of
        self._attached = attached
        self._view.show_attached(attached, is_new=True)
        self._tell_beside()
        self.files.add(file)

    def _show_left(self, attached: tuple[Attached, ...]) -> None:
        self._attached = attached
        self._beside = {each.id: self._beside.get(each.id, frozenset()) for each in attached}
        self._view.show_attached(attached, is_new=False)
        self._tell_beside()

    def _not_deleted(self, before: bool, trouble: Trouble) -> None:
        self._deleted = before
        self._view.show_picture_trouble(trouble)


def _beside_words(numbers: list[int], pages: list[int]) -> tuple[str, ...]:
    """For questions with these numbers; without one, for what a form does not say."""
    happened = _("Something in this form is marked M. A picture that is kept here may show it.")
    named = ngettext(
        "The party keeps its answer to question {numbers}. A picture that is kept here may show it.",
        "The party keeps its answers to questions {numbers}. A picture that is kept here may show them.",
        len(numbers),
    ).format(numbers=", ".join(map(str, numbers)))
    happened = named if numbers else happened
    do = ngettext(
        "Look at the picture of page {pages}. If it shows such an answer, delete it.",
        "Look at the pictures of pages {pages}. Delete each one that shows such an answer.",
        len(pages),
    ).format(pages=", ".join(map(str, pages)))
    return happened, do
