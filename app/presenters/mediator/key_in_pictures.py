"""Pictures of pages beside a handout that is keyed in: photos and scans of pages on which no answer is marked M."""

from __future__ import annotations

from functools import partial
from typing import Protocol

from app.domain.language import _
from app.domain.on_paper import LARGEST_PICTURE
from app.domain.trouble import Trouble
from app.presenters.doors import OpenCase
from app.presenters.mediator.background import Background
from app.presenters.mediator.brought_file import read_brought
from app.presenters.paper_doors import Attached, Pixels


class PicturesView(Protocol):
    """Where they are shown."""

    def show_attached(self, attached: tuple[Attached, ...]) -> None: ...
    def show_picture(self, attached: Attached, pixels: Pixels) -> None: ...
    def show_trouble(self, trouble: Trouble) -> None: ...


class PicturesBesideM(Trouble):
    """An answer is marked M, and pictures of pages of its sheet are kept."""

    def __init__(self) -> None:
        super().__init__(
            happened=_("The party keeps this answer, and pictures of pages of its sheet are kept here."),
            do=_("If it stands on one of these pages, delete that picture."),
        )


class PagePictures:
    """Those of one filling, once `begin` says which. `deleted`: one was, so backups are to be made without it."""

    def __init__(self, view: PicturesView, case: OpenCase, background: Background) -> None:
        self._view = view
        self._case = case
        self._background = background
        self._filling = ""
        self._attached: tuple[Attached, ...] = ()
        self.deleted = False

    def begin(self, filling: str, attached: tuple[Attached, ...]) -> None:
        """The filling is there, with these."""
        self._filling = filling
        self._show(attached)

    def beside_m(self) -> None:
        """An answer was marked M: what is kept of its pages may show it."""
        if self._attached:
            self._view.show_trouble(PicturesBesideM())

    def attach(self, page: int, where: str) -> None:
        """Keep the picture of a page on which no answer is marked M. `where` is the file that was picked."""
        if not self._filling or not where:
            return

        def work() -> tuple[Attached, ...]:
            door = self._case.paper()
            door.attach(self._filling, page, read_brought(where, LARGEST_PICTURE))
            return door.attached(self._filling)

        self._background.run(work, self._show, self._view.show_trouble)

    def look_at(self, attached: Attached) -> None:
        """Bring a picture beside the question."""
        shown = partial(self._view.show_picture, attached)
        self._background.run(lambda: self._case.paper().picture(attached.id), shown, self._view.show_trouble)

    def detach(self, attached: Attached) -> None:
        """Delete one of them."""

        def work() -> tuple[Attached, ...]:
            door = self._case.paper()
            door.detach(attached.id)
            return door.attached(self._filling)

        self.deleted = True
        self._background.run(work, self._show, self._view.show_trouble)

    def _show(self, attached: tuple[Attached, ...]) -> None:
        self._attached = attached
        self._view.show_attached(attached)
