"""Making the parts of the mediator's program and handing them to each other: the one place that knows them all.

What is painted first is imported first. Everything heavy (storage, documents, the desk) is imported by the helper
thread once the unlock page is on the screen, or when it is first needed.
"""

from __future__ import annotations

import gc
import os
from collections.abc import Collection, Sequence
from functools import cached_property
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication

from app.domain.trouble import Trouble
from app.storage.places import Places, usual_place
from ui import look
from ui.background import Background
from ui.crash_notice import CrashNotice
from ui.dressing import Dressing
from ui.kept_look import KeptLook
from ui.mediator.entering import Entering, Looked, PlaceDeeds
from ui.mediator.menus import Menus, Needs, ProgramDeeds
from ui.mediator.window import MediatorWindow
from ui.single_start import SingleStart

if TYPE_CHECKING:
    from app.commands.desk.cases_desk import CasesDesk
    from app.commands.desk.vault_desk import VaultDesk
    from app.domain.sources import Chance, Clock
    from app.presenters.doors import OpenCase
    from app.presenters.mediator.first_start import Begin
    from app.presenters.mediator.hand_over import ReadyToStart
    from ui.mediator.asking import Asking
    from ui.mediator.going import Going
    from ui.mediator.handing import BackAgain, Handing
    from ui.mediator.party_process import PartyProcess
    from ui.mediator.stage import Doors

_AFTER_PAINT_MS = 30


class DeskWhenNeeded:
    """The desk is imported on first use, so that nothing waits for it before the first paint."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        # The helper thread makes it, and the window's thread where somebody is faster than that.
        self._making = RLock()
        self._made: VaultDesk | None = None

    @cached_property
    def _sources(self) -> tuple[Clock, Chance]:
        """The one clock and the one source of randomness and ids."""
        from app.domain.sources import SystemChance, SystemClock

        return SystemClock(), SystemChance()

    def vault(self) -> VaultDesk:
        """The one vault desk of this process, imported and made at the first call; no file is touched."""
        with self._making:
            if self._made is None:
                from app.commands.desk.vault_desk import VaultDesk

                self._made = VaultDesk(self._folder, *self._sources)
            return self._made

    def look_at_place(self) -> Looked | None:
        """What is to be said of the vault's place; None where it is as good as any."""
        from app.commands.desk.place_desk import look

        return look(self._folder)

    @cached_property
    def _cases(self) -> CasesDesk:
        from app.commands.desk.cases_desk import CasesDesk

        return CasesDesk(self.vault(), *self._sources)

    def unlock(self, passphrase: str) -> None:
        self.vault().unlock(passphrase)

    def lock(self) -> None:
        """Close the vault; nothing where it was never even imported."""
        if self._made is not None:
            self._made.lock()

    def doors(self, asking: Asking) -> Doors:
        """What the pages of the window are handed."""
        from app.commands.desk.after_desk import AfterDesk
        from app.commands.desk.computed import computed_lines
        from ui.mediator.stage import Doors

        clock, chance = self._sources
        afterwards = AfterDesk(self.vault(), self._cases, clock)
        return Doors(self.vault(), self._cases, afterwards, clock, chance, asking, computed_lines, self._make_sample)

    def _make_sample(self) -> str:
        """The sample as a practice case with both its breaks keyed in, so that there is something to read; its id."""
        from app.commands.desk import sample

        made = sample.begin(self._cases)
        for _letter in sample.key_in(self._cases.open(made)):
            pass
        return made


class Program(QObject):
    """The mediator's process. It has a window of its own only while the mediator is at the laptop.

    `asking` stands for the platform's dialogs and `party_program` for the command that starts a party's process, where
    they are not the usual ones.
    """

    def __init__(
        self,
        app: QApplication,
        folder: Path,
        asking: Asking | None = None,
        party_program: Sequence[str] | None = None,
    ) -> None:
        super().__init__()
        self._app = app
        self._party_program = party_program
        self._folder = folder
        self._asking = asking
        self._desk = DeskWhenNeeded(folder)
        self._kept = KeptLook()
        self._notice = CrashNotice(self._at_the_laptop, self)
        self._background = Background(self._notice.told, self)
        self._single = SingleStart(str(folder), self)
        self._single.come_forward.connect(self.come_forward)
        self._dressing = Dressing(app, self._kept, self)
        self._dressing.changed.connect(self._looks_other)
        self.window: MediatorWindow | None = None
        self.handing: Handing | None = None
        self.going: Going | None = None
        self._menus: Menus | None = None
        self._entering: Entering | None = None
        self._warm: PartyProcess | None = None
        self._leaving = False

    # ---- starting and ending --------------------------------------------------------------------------------------

    def start(self) -> bool:
        """Show the first page; False where Recess runs already on this vault, which is now in front."""
        if self._single.another_is_running():
            return False
        self._notice.listen()
        self._dressing.dress()
        self._new_window()
        self._begin_here()
        self._show_window()
        # The page is painted before anything else is loaded and the helper thread begins to compete for the interpreter.
        QTimer.singleShot(_AFTER_PAINT_MS, self, self._load)
        return True

    def _begin_here(self) -> None:
        places = Places(self._folder)
        if places.header.exists() or places.header_copy.exists():
            self._enter().unlock()
        else:
            self._enter().first_start(self._ask())

    @Slot()
    def _load(self) -> None:
        gc.enable()
        self._single.listen()
        if self._entering is not None:
            deeds = PlaceDeeds(self._begin_here, self._use_folder, self.quit)
            self._entering.look_at_place(self._desk.look_at_place, deeds)
        self._background.run(self._desk.vault, _done, _told_elsewhere)

    def _use_folder(self, folder: Path) -> None:
        """Another place for the vault, as if it had been named at the start."""
        self._folder, self._desk = folder, DeskWhenNeeded(folder)
        self._begin_here()

    @Slot()
    def quit(self) -> None:
        """Keep what was typed, close the vault, end."""
        if self._leaving:
            return
        self._leaving = True
        self._drop_window()
        self._background.run(self._desk.lock, self._end, self._end)

    def _end(self, _nothing: object = None) -> None:
        self._background.close()
        self._app.quit()

    def _ask(self) -> Asking:
        if self._asking is None:
            from ui.mediator.asking import PlatformAsking

            self._asking = PlatformAsking()
        return self._asking

    @Slot()
    def come_forward(self) -> None:
        """A second start: what is in front comes to the front, and nothing else happens."""
        if self.handing is not None:
            self.handing.come_forward()
        elif self.window is not None:
            if self.window.isMinimized():
                self.window.showNormal()
            self.window.raise_()
            self.window.activateWindow()

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
        deeds = ProgramDeeds(
            self.quit, looks.larger, looks.smaller, looks.usual_size, looks.choose, self._limits, self._about
        )
        self._menus = Menus(self.window, deeds)

    def _show_window(self) -> None:
        # Asked for, too: where no window manager runs, nobody else gives a window the keyboard.
        self._shown().show()
        self._shown().activateWindow()

    def _drop_window(self) -> None:
        """Destroy the window with all its pages, now."""
        self._stop_pages()
        if self.window is not None:
            self.window.destroy_now()
        self.window = self._menus = None
        self._cool()

    def _stop_pages(self) -> None:
        if self.going is not None:
            self.going.close()
        if self._entering is not None:
            self._entering.close()
        self.going = self._entering = None

    def _allow(self, there: Collection[Needs]) -> None:
        if self._menus is not None:
            self._menus.allow(there)

    def _enter(self) -> Entering:
        if self._menus is not None:
            self._menus.show(None, self._dressing.theme)
        self._entering = Entering(
            self._shown(), self._desk, self._desk.vault, self._background, self._opened, self._recovered
        )
        return self._entering

    def _go(self) -> Going:
        """The pages behind the passphrase; made when the vault is open."""
        from ui.mediator.going import Around, Going

        if self.going is None:
            around = Around(self.lock, self._heat, self._cool, self._hand_over)
            self.going = Going(self._shown(), self._desk.doors(self._ask()), self._background, around, self._allow)
            if self._menus is not None:
                self._menus.show(self.going, self._dressing.theme)
            if self._entering is not None:
                self._entering.close()
                self._entering = None
        return self.going

    def _opened(self, first: Begin | None) -> None:
        if first is None:
            self._go().cases()
        else:
            self._go().begin(first)

    def _recovered(self, lines: tuple[str, ...]) -> None:
        going = self._go()
        going.vault.show_sheet(going.cases, lines)

    @Slot()
    def lock(self) -> None:
        """Close everything and forget every key, at once and without asking."""
        self._stop_pages()
        self._cool()
        self._enter().unlock()
        self._background.run(self._desk.lock, _done, _told_elsewhere)

    # ---- handing over ---------------------------------------------------------------------------------------------

    def _new_process(self) -> PartyProcess:
        from ui.mediator.party_process import PROGRAM, PartyProcess

        return PartyProcess(self._background.part(), self._party_program or PROGRAM)

    def _heat(self) -> None:
        if self._warm is None:
            self._warm = self._new_process()
            self._warm.start()

    def _cool(self) -> None:
        if self._warm is not None:
            self._warm.stop()
            self._warm.deleteLater()
            self._warm = None

    def _hand_over(self, case: OpenCase, ready: ReadyToStart) -> None:
        from ui.mediator.handing import Handing

        process, self._warm = self._warm, None
        if process is None or not process.is_running():
            process = self._new_process()
            process.start()
        self.handing = Handing(self._desk.vault(), self._background, self._new_process, case, ready, self)
        self.handing.over.connect(self._back_again)
        self.handing.begin(process)
        self._drop_window()
        QTimer.singleShot(0, self, _collect)

    @Slot(object)
    def _back_again(self, back: BackAgain) -> None:
        if self.handing is not None:
            self.handing.deleteLater()
        self.handing = None
        self._new_window()
        self._go().come_back(back.case, back.break_id, back.party, back.trouble)
        self._show_window()
        self._notice.show_waiting()

    def _looks_other(self) -> None:
        if self.going is not None:
            self.going.anew()

    def _limits(self) -> None:
        from ui.mediator.limits import LimitsWindow

        LimitsWindow(self.window).open()

    def _about(self) -> None:
        from ui.mediator.about import AboutWindow

        AboutWindow(self.window).open()


def _done(_what: object) -> None:
    """Nothing is to be said."""


def _told_elsewhere(_trouble: Trouble) -> None:
    """The unlock page says what is wrong with a vault when it is opened."""


def _collect() -> None:
    """Nothing of the pages stays in memory longer than it must."""
    gc.collect()


def run_window() -> int:
    """Open the mediator's window and stay until it is left; the exit status."""
    # Decision 44: no child of this process ever sees it, and the window asks for it.
    os.environ.pop("RECESS_PASSPHRASE", None)
    app = look.new_application()
    program = Program(app, usual_place())
    return app.exec() if program.start() else 0
