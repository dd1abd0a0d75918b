"""The place in the mediator's window where its pages stand, one at a time, and what they all are handed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtWidgets import QWidget

from app.domain.sources import Chance, Clock
from app.domain.trouble import Trouble
from app.presenters.after_doors import AfterDoor
from app.presenters.doors import CasesDoor, VaultDoor
from app.presenters.mediator.find_handout import TypedBy
from app.presenters.mediator.reading_lines import Computed
from app.presenters.restoring_doors import RestoringDoor
from ui.background import Background, Part
from ui.mediator.asking import Asking
from ui.mediator.pieces.page import WindowPage
from ui.mediator.window import MediatorWindow


@dataclass(frozen=True, slots=True)
class Doors:
    """What the pages are handed: the doors of `app.presenters.doors`, and where time, ids and dialogs come from."""

    vault: VaultDoor
    cases: CasesDoor
    afterwards: AfterDoor
    restoring: RestoringDoor
    clock: Clock
    chance: Chance
    asking: Asking
    computed: Computed
    make_sample: Callable[[], str]
    typed_by: TypedBy = field(default_factory=TypedBy)


@dataclass(frozen=True, slots=True)
class Shown:
    """The page that is shown. `back` is where it goes back to; `anew` builds it again, for a page that holds nothing
    typed; `part` is what it uses of the helper thread; `in_case` is False for pages about no one case."""

    page: WindowPage
    part: Part
    back: Callable[[], None] | None = None
    anew: Callable[[], None] | None = None
    in_case: bool = True


class Stage:
    """`changed` is told of every page that comes; `lost` of trouble that comes when there is no page any more. It goes
    with its window at hand-over."""

    def __init__(
        self,
        window: MediatorWindow,
        background: Background,
        changed: Callable[[Shown], None],
        lost: Callable[[Trouble], None],
    ) -> None:
        self._window = window
        self._background = background
        self._changed = changed
        self._lost = lost
        self._shown: Shown | None = None
        self.closed = False

    @property
    def page(self) -> QWidget | None:
        """The page that is shown."""
        return self._window.page

    @property
    def shown(self) -> Shown | None:
        """The page that is shown, with what is known of it."""
        return self._shown

    @property
    def window(self) -> QWidget:
        """What a dialog stands over."""
        return self._window

    @property
    def background(self) -> Background:
        """The helper thread itself: for what has to be told also where its page was left meanwhile."""
        return self._background

    def new_part(self) -> Part:
        """What a new page uses of the helper thread."""
        return self._background.part(self.show_trouble)

    def put(self, shown: Shown) -> None:
        """Show a page in place of the one there is, unless that one still has something to tell that is told once."""
        before = self._shown
        if before is not None and before.page.is_busy():
            shown.part.close()
            shown.page.deleteLater()
            before.page.say_why_it_stays()
            return
        self._shown = shown
        self._window.show_page(shown.page)
        if before is not None:
            before.part.close()
        self._changed(shown)

    def close(self) -> None:
        """The window goes: keep what was typed, and listen to nothing any more."""
        self._window.settle()
        if self._shown is not None:
            self._shown.part.close()
        self._shown = None
        self.closed = True

    def show_trouble(self, trouble: Trouble) -> None:
        """Say it on whatever page is there now."""
        if self._shown is not None:
            self._shown.page.show_trouble(trouble)
        else:
            self._lost(trouble)

    def back(self) -> None:
        """What the page's own way back does."""
        if self._shown is not None and self._shown.back is not None:
            self._shown.back()

    def anew(self) -> None:
        """Build the page again, in another text size, where nothing typed would be lost by it."""
        if self._shown is not None and self._shown.anew is not None:
            self._shown.anew()
