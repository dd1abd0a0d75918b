"""Making the parts of the mediator's program and handing them to each other: the one place that knows them all.

What is painted first is imported first. Everything heavy (storage, documents, the desk) is imported by the helper
thread once the unlock page is on the screen, or when it is first needed.
"""

from __future__ import annotations

import gc
from collections.abc import Collection, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication

from app.domain.trouble import Trouble
from ui.background import Background
from ui.collecting import Collecting
from ui.crash_notice import CrashNotice
from ui.desk_when_needed import DeskWhenNeeded
from ui.dressing import Dressing
from ui.kept_look import KeptLook
from ui.mediator.entering import Entering, PlaceDeeds
from ui.mediator.menus import Menus, Needs, ProgramDeeds
from ui.mediator.window import MediatorWindow
from ui.single_start import SingleStart
from ui.warm_process import WarmProcess

if TYPE_CHECKING:
    from app.domain.sources import Clock
    from app.presenters.doors import OpenCase
    from app.presenters.mediator.first_start import Begin
    from app.presenters.mediator.hand_over import ReadyToStart
    from ui.locking import Locking
    from ui.mediator.asking import Asking
    from ui.mediator.going import Going
    from ui.mediator.handing import BackAgain, Handing
    from ui.mediator.pieces.page import WindowPage

AFTER_PAINT_MS = 30
_COLLECT_MS = 300
"""After a lock: the neutral picture comes first."""
_LAST_WORDS_MS = 700
"""How long a party's process may take to say what it has not said yet, before the program ends."""


class Program(QObject):
    """The mediator's process. It has a window of its own only while the mediator is at the laptop. The platform's dialogs,
    the command that starts a party's process and the clock are handed in where they are not the usual ones."""

    def __init__(
        self,
        app: QApplication,
        folder: Path,
        asking: Asking | None = None,
        party_program: Sequence[str] | None = None,
        clock: Clock | None = None,
    ) -> None:
        super().__init__()
        self._clock = clock
        self._app = app
        self._folder = folder
        self._asking = asking
        self._desk = DeskWhenNeeded(folder)
        self._kept = KeptLook()
        self._notice = CrashNotice(self._at_the_laptop, self)
        self._background = Background(self._notice.told, self)
        self._collecting = Collecting(self, self._background.is_busy)
        self._single = SingleStart(str(folder), self)
        self._single.come_forward.connect(self.come_forward)
        self._dressing = Dressing(app, self._kept, self)
        self._dressing.changed.connect(self._looks_other)
        self.window: MediatorWindow | None = None
        self.handing: Handing | None = None
        self.going: Going | None = None
        self._menus: Menus | None = None
        self._entering: Entering | None = None
        self.warm = WarmProcess(self._background, party_program)
        self._leaving = False
        self._locked: WindowPage | None = None
        """The page that the last lock left behind."""
        self._is_made = False
        """Whether there is a vault, as far as is known: a lock does not wait for a disk to tell."""
        self._place_is_taken = False
        """Whether the mediator has read why the vault's place is risky, and uses it all the same."""

    # ---- starting and ending --------------------------------------------------------------------------------------

    def start(self) -> bool:
        """Show the first page; False where Recess runs already on this vault, which is now in front."""
        if self._single.another_is_running():
            return False
        self._notice.listen()
        self._dressing.dress()
        self._new_window()
        self._is_made = self._desk.is_there()
        self._begin_here()
        self._show_window()
        # The page is painted before anything else is loaded and the helper thread begins to compete for the interpreter.
        QTimer.singleShot(AFTER_PAINT_MS, self, self._load)
        return True

    def _begin_here(self) -> None:
        if self._is_made:
            self._enter().unlock()
        else:
            self._enter().first_start(self._ask(), self._desk.refuse_place)

    def _look_at_place(self) -> None:
        """Where the vault's place is risky, say so in place of the page there is."""
        if self._entering is None or self._place_is_taken:
            self._tell_lost()
        else:
            deeds = PlaceDeeds(self._take_place, self._use_folder, self.quit)
            self._entering.look_at_place(self._desk.look_at_place, deeds, self._tell_lost)

    def _take_place(self) -> None:
        self._place_is_taken = True
        self._begin_here()

    @Slot()
    def _load(self) -> None:
        self._collecting.start()
        if not self._single.listen():
            # Started twice in the same moment: the other one is in front.
            self.quit()
            return
        self._look_at_place()
        self.locking.idle.begin()
        self._background.run(self._desk.vault, _done, _told_elsewhere)

    def _use_folder(self, folder: Path) -> None:
        """Another place for the vault, as if it had been named at the start."""
        self._folder, self._desk = folder, DeskWhenNeeded(folder)
        self._is_made = self._desk.is_there()
        self._begin_here()

    @Slot()
    def quit(self) -> None:
        """Keep what was typed, close the vault, end. A party's process is asked for its last words first."""
        if self._leaving:
            return
        self._leaving = True
        if self.handing is not None:
            self.handing.put_away()
        QTimer.singleShot(_LAST_WORDS_MS if self.handing is not None else 0, self, self._close_vault)

    @Slot()
    def _close_vault(self) -> None:
        self._drop_window()
        # A disk that does not answer must not keep keys, and the vault's place, in a program that has no window any more.
        self.locking.deadline.start()
        self._background.run(self._desk.lock, self._end, self._end)

    def _end(self, _nothing: object = None) -> None:
        self.locking.deadline.stop()
        self._background.close()
        self._single.close()
        self._app.quit()

    @Slot()
    def heed_system(self) -> None:
        """From now on sleep and screen lock lock the vault too, and the program ends in good order when it is told to."""
        from ui.heeding import Heeding

        Heeding(self._app, self.locking, self._background, self.lock, self.quit, self._last_moment, self)

    @Slot()
    def _last_moment(self) -> None:
        """Qt's loop ends, whatever ended it."""
        if not self._leaving:
            self._leaving = True
            self._drop_window()
            self._background.run(self._desk.lock, _done, _told_elsewhere)
            self._background.close()

    @cached_property
    def locking(self) -> Locking:
        """What locks the vault by itself; made once the first page is painted."""
        from ui.locking import Locking

        clock, is_open = self._clock or self._desk.clock, self._desk.is_open
        return Locking(self._app, clock, self._background, self.lock, self._mark, is_open, self)

    def _ask(self) -> Asking:
        if self._asking is None:
            from ui.mediator.asking import PlatformAsking

            self._asking = PlatformAsking(self._lost_with_its_page)
        return self._asking

    def _lost_with_its_page(self, trouble: Trouble) -> None:
        self.locking.lost(trouble)

    @Slot()
    def come_forward(self) -> None:
        """A second start: what is in front comes to the front, and nothing else happens."""
        if self.handing is not None:
            self.handing.come_forward()
        elif self.window is not None:
            self.window.come_forward()

    def _at_the_laptop(self) -> bool:
        return self.handing is None

    # ---- the window -----------------------------------------------------------------------------------------------

    def _shown(self) -> MediatorWindow:
        if self.window is None:
            message = "there is no window while a party has the laptop"
            raise RuntimeError(message)
        return self.window

    def _new_window(self) -> None:
        self.window = MediatorWindow(self._kept)
        self.window.left.connect(self.quit)
        looks = self._dressing
        sizes = (looks.larger, looks.smaller, looks.usual_size)
        deeds = ProgramDeeds(self.window.end, *sizes, looks.choose, self._lock_after)
        self._menus = Menus(self.window, deeds)

    def _show_window(self) -> None:
        self._shown().show()
        # Asked for, too: where no window manager runs, nobody else gives a window the keyboard.
        self._shown().activateWindow()

    def _drop_window(self) -> None:
        """Destroy the window with all its pages, now."""
        from ui.parts.put_away import end_dialogs, take_back_from_clipboard

        before = self.window
        if self._menus is not None:
            self._menus.end()
        self._stop_pages()
        end_dialogs()
        take_back_from_clipboard()
        self.window = self._menus = None
        if before is not None:
            before.destroy_now()
        self.warm.cool()

    def _stop_pages(self) -> None:
        if self.going is not None:
            self.going.close()
        if self._entering is not None:
            self._entering.close()
        self.going = self._entering = None

    def _allow(self, there: Collection[Needs]) -> None:
        if self._menus is not None:
            self._menus.allow(there)

    def _mark(self, lock_after: int) -> None:
        if self._menus is not None:
            self._menus.mark_lock_after(lock_after)

    def _enter(self) -> Entering:
        if self._menus is not None:
            self._menus.show(None, self._dressing.theme)
        self._entering = Entering(
            self._shown(),
            self._desk,
            self._desk.vault,
            self._background,
            self._opened,
            self._recovered,
            self._desk.restoring,
            self._ask,
        )
        return self._entering

    def _go(self) -> Going:
        """The pages behind the passphrase; made when the vault is open."""
        from ui.mediator.going import Around, Going

        if self.going is None:
            around = Around(self.lock, self.warm.heat, self.warm.cool, self._hand_over, self.locking.lost)
            self.going = Going(self._shown(), self._desk.doors(self._ask()), self._background, around, self._allow)
            if self._menus is not None:
                self._menus.show(self.going, self._dressing.theme)
                self.locking.read_minutes(self._desk.vault())
            if self._entering is not None:
                self._entering.close()
                self._entering = None
        return self.going

    def _opened(self, first: Begin | None) -> None:
        self._is_made = True
        if first is None:
            self._go().cases()
        else:
            self._go().begin(first)
        self.locking.tell_lost(self._shown().page)

    def _recovered(self, lines: tuple[str, ...]) -> None:
        self._is_made = True
        going = self._go()
        going.vault.show_sheet(going.cases, lines)

    @Slot()
    def lock(self) -> None:
        """Close everything and forget every key, at once and without asking. What was typed last is kept first.

        While a party has the laptop, its screen goes behind the curtain instead and the vault stays open: a closed one
        would end the party's process, and "only me" answers without a code with it.
        """
        if self._leaving:
            return
        if self.handing is not None:
            self.handing.pause()
            self.locking.idle.begin_jumps()
            if not self.handing.is_to_lock:
                self.locking.sleep_may_come(soon=True)
            return
        if self.window is not None and self.window.page is self._locked and not self.locking.idle.touched:
            # A laptop that is closed says so in several ways at once.
            self.locking.sleep_may_come_once_locked()
            return
        self._drop_window()
        # Behind what was typed last, and before anything is looked at: a disk that is slow to answer delays no key.
        self.locking.forget_keys(self._close, self._keys_are_gone)
        self._new_window()
        self._begin_here()
        self._show_window()
        self._locked, self.locking.idle.touched = self._shown().page, False
        QTimer.singleShot(_COLLECT_MS, self, gc.collect)

    def _close(self) -> None:
        """In the helper thread: forget every key, then see whether a vault was just being made."""
        self._desk.lock()
        self._is_made = self._is_made or self._desk.is_there()

    def _keys_are_gone(self) -> None:
        page = self.window.page if self.window is not None else None
        if self._is_made and type(page).__name__ == "FirstStartPage":
            self._enter().unlock()
        self._look_at_place()

    def _tell_lost(self) -> None:
        """On the page that stays: what was locked may have brought another one since."""
        page = self.window.page if self.window is not None else None
        if self._locked is not None and self._entering is not None and not self.locking.idle.touched:
            self._locked = page
        self.locking.tell_lost(page)

    def _lock_after(self, minutes: int) -> None:
        if self.going is not None:
            self.locking.choose(self._desk.vault(), minutes, self.going.show_trouble)

    # ---- handing over ---------------------------------------------------------------------------------------------

    def _hand_over(self, case: OpenCase, ready: ReadyToStart) -> None:
        from ui.mediator.handing import Handing

        self.handing = Handing(self._desk.vault(), self._background, self.warm.new, case, ready, self)
        self.handing.over.connect(self._back_again)
        self.handing.begin(self.warm.take())
        self._drop_window()
        self.locking.idle.begin_jumps()
        QTimer.singleShot(0, self, gc.collect)

    @Slot(object)
    def _back_again(self, back: BackAgain) -> None:
        handing, self.handing = self.handing, None
        if handing is not None:
            handing.deleteLater()
            if handing.is_to_lock:
                # Not even built: nothing of the case is to be seen when the lid is opened.
                if back.trouble is not None:
                    self.locking.lost(back.trouble)
                self.locking.idle.begin()
                self.lock()
                self._notice.show_waiting()
                return
        self._new_window()
        self._go().come_back(back.case, back.break_id, back.party, back.trouble)
        self._show_window()
        self.locking.tell_lost(self._shown().page)
        self._notice.show_waiting()

    def _looks_other(self) -> None:
        if self.going is not None:
            self.going.anew()


def _done(_what: object) -> None:
    """Nothing is to be said."""


def _told_elsewhere(_trouble: Trouble) -> None:
    """The unlock page says what is wrong with a vault when it is opened."""
