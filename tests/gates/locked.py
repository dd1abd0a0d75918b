"""The mediator's program with any page and any dialog on the screen, locked by any trigger; for the gate over locking.

Pages are those of `tests/ui/mediator/every_page.py`, put into the window of a real program with a real, open vault.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from pathlib import Path

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer
from PySide6.QtGui import QAction, QContextMenuEvent, QImage, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QFileDialog, QLineEdit, QMenu, QWidget

from app.presenters.doors import VaultState
from tests.journeys.keyboard import until
from tests.presenters.mediator.fakes import small_pdf
from tests.ui.desktop import Desktop
from tests.ui.mediator.every_page import PAGES
from tests.ui.printed_pages import on_paper, pages_of_words
from tests.ui.program_at_work import AtWork, press_lock
from ui.heeding import Heeding
from ui.mediator.asking import PlatformAsking
from ui.mediator.pieces.fields import Picker, TextBox, TextLine
from ui.mediator.pieces.page import WindowPage
from ui.mediator.unlock import UnlockPage
from ui.parts.page_by_page import PageByPage
from ui.parts.print_window import print_with
from ui.parts.printed import Became
from ui.parts.printing import Rendering
from ui.session_linux import SCREEN_LOCKS

CANARY = "kanarienvogel"


class Painted(QObject):
    """Notes when an unlock page was painted first after `wait`."""

    def __init__(self, app: QApplication) -> None:
        super().__init__()
        self.before: QWidget | None = None
        self.at = 0.0
        app.installEventFilter(self)

    def wait(self, before: QWidget | None) -> None:
        self.before, self.at = before, 0.0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  (Qt calls it so)
        is_paint = event.type() is QEvent.Type.Paint and isinstance(watched, UnlockPage)
        if is_paint and not self.at and watched is not self.before:
            self.at = time.perf_counter()
        return False


@dataclass
class Scene:
    """A program at work, and how it is locked. `problems` collects what was not as it has to be."""

    at_work: AtWork
    around: Desktop
    passphrase: str
    folder: Path
    painted: Painted
    asking: PlatformAsking = field(default_factory=PlatformAsking)
    reference: QImage = field(default_factory=QImage)
    milliseconds: list[float] = field(default_factory=list)
    turn: int = 0

    @property
    def window(self) -> QWidget:
        return self.at_work.hands.window

    def open_vault(self) -> None:
        """As the unlock page does, without its typing."""
        program = self.at_work.program
        program.locking.idle.begin()
        opened: list[bool] = []

        def is_open(_nothing: None) -> None:
            program._go()
            opened.append(True)

        program._background.run(partial(program._desk.unlock, self.passphrase), is_open, _failed)
        until(lambda: opened, "the vault open")

    def put(self, name: str) -> QWidget:
        """This page in the window, with something typed in its first field."""
        page = PAGES[name]().page
        assert isinstance(page, WindowPage)
        window = self.at_work.hands.window
        window._pages.addWidget(page)
        window._pages.setCurrentWidget(page)
        window._page = page
        QApplication.processEvents()
        return page

    def is_locked(self) -> bool:
        return self.at_work.program._desk.vault().state() is VaultState.LOCKED


def _failed(trouble: Exception) -> None:
    raise AssertionError(trouble)


# ---- what may lie above a page ----------------------------------------------------------------------------------------


def _menu(scene: Scene, _page: QWidget) -> None:
    menu = scene.at_work.hands.window.menuBar().actions()[0].menu()
    assert isinstance(menu, QMenu)
    menu.popup(scene.window.mapToGlobal(scene.window.rect().center()))


def _action(words: str, scene: Scene, _page: QWidget) -> None:
    actions = scene.window.findChildren(QAction)
    next(action for action in actions if action.text().replace("&", "") == words).trigger()


def _list(_scene: Scene, page: QWidget) -> None:
    picker = Picker("which", (("a", "one"), ("b", "two")), parent=page)
    picker.show()
    picker.showPopup()


def _context_menu(_scene: Scene, page: QWidget) -> None:
    line = QLineEdit("words", page)
    line.show()
    where = line.rect().center()
    QApplication.sendEvent(line, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, where, line.mapToGlobal(where)))


def _crash(scene: Scene, _page: QWidget) -> None:
    scene.at_work.program._notice.told(ValueError("planted"))
    QApplication.processEvents()


def _replace(scene: Scene, page: QWidget) -> None:
    """The question of the file dialog whether a file may be replaced, above that dialog."""
    there = scene.folder / "there.pdf"
    there.write_bytes(b"%PDF")

    def press() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QFileDialog)
        dialog.setDirectory(str(scene.folder))
        line = dialog.findChild(QLineEdit, "fileNameEdit")
        box = dialog.findChild(QDialogButtonBox)
        assert line is not None
        assert box is not None
        line.setText("there.pdf")
        box.buttons()[0].click()

    QTimer.singleShot(0, page, press)
    assert scene.asking.save_where(page, "Save", "there.pdf") == ""


def _printing(scene: Scene, page: QWidget) -> None:
    run = PageByPage(Rendering(pages_of_words(40)), on_paper(scene.folder))
    printed = print_with(run, page)
    assert printed.became is Became.STOPPED
    assert run.page < run.pages, "it goes on behind the lock"


def _nothing_above(_scene: Scene, _page: QWidget) -> None:
    """The page alone."""


def _asks(method: str, scene: Scene, page: QWidget) -> None:
    arguments: tuple[object, ...] = {
        "sure": ("Sure?", "It cannot be taken back.", "Yes"),
        "save_where": ("Save", "words.pdf"),
        "folder": ("Folder",),
        "open_which": ("Open", "PDF documents (*.pdf)"),
        "print_pdf": (small_pdf("words"),),
    }[method]
    assert not getattr(scene.asking, method)(page, *arguments), "a lock answers nothing with yes"


Dialog = Callable[[Scene, QWidget], None]
ASKING = ("sure", "save_where", "folder", "open_which", "print_pdf")
WINDOWS = {"AboutWindow": "about", "LimitsWindow": "limits", "CrashWindow": "crash", "PrintWindow": "printing"}
"""Our own dialogs, by class, and how each is opened here."""
DIALOGS: Mapping[str, Dialog] = {
    "nothing": _nothing_above,
    **{method: partial(_asks, method) for method in ASKING},
    "replace": _replace,
    "about": partial(_action, "About Recess"),
    "limits": partial(_action, "What Recess cannot do"),
    "crash": _crash,
    "printing": _printing,
    "menu": _menu,
    "list": _list,
    "context menu": _context_menu,
}


# ---- what locks -------------------------------------------------------------------------------------------------------


def _idle(scene: Scene) -> None:
    scene.at_work.clock.move(scene.at_work.program.locking.idle.minutes * 60 + 1)
    scene.at_work.program.locking.idle.look()


def _jump(scene: Scene) -> None:
    scene.at_work.clock.at += timedelta(hours=8)
    scene.at_work.program.locking.idle.look()


def _screen(scene: Scene) -> None:
    scene.turn += 1
    scene.around.lock_screen(SCREEN_LOCKS[scene.turn % len(SCREEN_LOCKS)])


def _end_of_session(scene: Scene) -> None:
    heeding = Heeding.__new__(Heeding)
    heeding._background, heeding._lock = scene.at_work.program._background, scene.at_work.program.lock
    Heeding._session_ends(heeding)


def _by_hand(scene: Scene) -> None:
    press_lock(QApplication.activePopupWidget() or QApplication.activeModalWidget() or scene.window)


TRIGGERS: Mapping[str, Callable[[Scene], None]] = {
    "by hand": _by_hand,
    "idle": _idle,
    "clock jump": _jump,
    "sleep": lambda scene: scene.around.sleep(),
    "told to lock": lambda scene: scene.around.lock_session(),
    "locked hint": lambda scene: scene.around.change("LockedHint", value=True),
    "another user": lambda scene: scene.around.change("Active", value=False),
    "screen lock": _screen,
    "end of session": _end_of_session,
}


# ---- one lock ---------------------------------------------------------------------------------------------------------


def is_there(name: str) -> bool:
    """Whether what was to lie above the page does."""
    if name == "nothing":
        return True
    if name in ("menu", "list", "context menu"):
        return QApplication.activePopupWidget() is not None
    if name == "crash":
        return any(
            type(window).__name__ == "CrashWindow" and window.isVisible() for window in QApplication.topLevelWidgets()
        )
    modal = QApplication.activeModalWidget()
    if name == "replace":
        return modal is not None and not isinstance(modal, QFileDialog)
    return modal is not None


def lock(scene: Scene, page_name: str, dialog: str, trigger: str) -> list[str]:
    """Open the vault, show the page and what lies above it, lock; what was not as it has to be."""
    scene.open_vault()
    page = scene.put(page_name)
    program, before = scene.at_work.program, scene.window
    told: list[str] = []
    typed = _type(page, told)
    old = [*before.findChildren(QAction), *before.findChildren(QShortcut)]
    faults: list[str] = []
    over: list[bool] = []

    def fire() -> None:
        if not is_there(dialog):
            QTimer.singleShot(1, scene.painted, fire)
            return
        scene.painted.wait(program.window.page if program.window is not None else None)
        began = time.perf_counter()
        TRIGGERS[trigger](scene)
        _run_until_painted(scene)
        scene.milliseconds.append((scene.painted.at - began) * 1000)
        if not typed <= set(told):
            faults.append(f"what was typed was not told, but {told}")
        faults.extend(f"a loop still shows {type(window).__name__}" for window in _others(program.window))
        for each in old:
            if shiboken6.isValid(each) and isinstance(each, QAction):
                each.trigger()
        over.append(True)

    QTimer.singleShot(0, scene.painted, fire)
    DIALOGS[dialog](scene, page)
    until(lambda: over, "the lock", 60)
    faults += _after(scene, page, before)
    return [f"{page_name}, {dialog}, {trigger}: {fault}" for fault in faults]


def _run_until_painted(scene: Scene) -> None:
    """As the loop of a dialog would run: without taking away what that dialog still needs."""
    end = time.monotonic() + 30
    while not scene.painted.at:
        assert time.monotonic() < end, "the unlock page was never painted"
        QApplication.processEvents()


def _type(page: QWidget, told: list[str]) -> set[str]:
    """Something in the first line and the first box that are kept: what they must tell."""
    expected: set[str] = set()
    fields: list[TextLine | TextBox] = [*page.findChildren(TextLine)[:1], *page.findChildren(TextBox)[:1]]
    for found in fields:
        if not found.isVisible() or not found.isEnabled() or found.isReadOnly():
            continue
        found.selectAll()
        # Some take figures only.
        QTest.keyClicks(found, CANARY)
        QTest.keyClicks(found, "35")
        found.settled.connect(told.append)
        expected.add(found.text() if isinstance(found, TextLine) else found.toPlainText())
    return expected


def _others(window: QWidget | None) -> list[QWidget]:
    """Windows that are seen and are not the one with the unlock page."""
    return [each for each in QApplication.topLevelWidgets() if each.isVisible() and each is not window]


def _after(scene: Scene, page: QWidget, before: QWidget) -> list[str]:
    program = scene.at_work.program
    until(scene.is_locked, "the vault closed", 30)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QApplication.processEvents()
    window = program.window
    faults = []
    if window is None or window is before or not isinstance(window.page, UnlockPage):
        return ["no new window with the unlock page"]
    menus = window.findChildren(QMenu)
    for each in QApplication.topLevelWidgets():
        if each is not window and not isinstance(each, QMenu):
            faults.append(f"a window is left: {type(each).__name__}")
        elif isinstance(each, QMenu) and each not in menus:
            faults.append("a menu of the old window is left")
    if shiboken6.isValid(page) or shiboken6.isValid(before):
        faults.append("the page or its window is still there")
    if QApplication.activeModalWidget() is not None or QApplication.activePopupWidget() is not None:
        faults.append("something is asked")
    if program.going is not None:
        faults.append("pages behind the passphrase are still there")
    # A second start brings it forward and opens nothing.
    program.come_forward()
    if not same_picture(scene):
        faults.append("the picture is not that of the unlock page")
    if not scene.is_locked():
        faults.append("the vault is open")
    return faults


def same_picture(scene: Scene) -> bool:
    """Whether the window looks like the one that asked for the passphrase at the start."""
    end = time.monotonic() + 5
    while time.monotonic() < end:
        # Where no window manager runs, other windows of this run may have had the keyboard.
        scene.window.activateWindow()
        QApplication.processEvents()
        if scene.window.grab().toImage() == scene.reference:
            return True
    scene.window.grab().save(str(scene.folder / "not-the-same.png"))
    return False
