"""The menus of the mediator's window, in the platform's order and with its shortcuts. There is no Save: all is kept."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from enum import Enum
from functools import partial
from typing import Protocol

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup, QFontMetrics, QKeySequence
from PySide6.QtWidgets import QApplication, QMainWindow, QMenu

from app.domain.idle import LOCK_AFTER
from app.domain.language import _, ngettext
from ui.lock_key import KEYS
from ui.look import Theme

Keys = QKeySequence.StandardKey
Do = Callable[[], None]


@dataclass(frozen=True, slots=True)
class ProgramDeeds:
    """What can always be done."""

    quit: Do
    larger: Do
    smaller: Do
    usual_size: Do
    theme: Callable[[Theme], None]
    lock_after: Callable[[int], None]


class VaultEntries(Protocol):
    """What can be done with the whole vault."""

    def change_pin(self) -> None: ...
    def change_passphrase(self) -> None: ...
    def check_sheet(self) -> None: ...
    def replace_sheet(self) -> None: ...
    def change_keys(self) -> None: ...
    def copy(self) -> None: ...


class Pages(Protocol):
    """What can be done once the vault is open."""

    @property
    def vault(self) -> VaultEntries: ...
    def new_case(self) -> None: ...
    def cases(self) -> None: ...
    def find(self) -> None: ...
    def export(self) -> None: ...
    def print(self) -> None: ...
    def lock(self) -> None: ...
    def back(self) -> None: ...
    def call_break(self) -> None: ...
    def read_all(self) -> None: ...
    def documents(self) -> None: ...
    def find_handout(self) -> None: ...
    def print_handouts(self) -> None: ...


class Needs(Enum):
    """What an entry needs to be of use."""

    NOTHING = "nothing"
    VAULT = "vault"
    OPEN = "open"
    """The vault is open, whatever page is there."""
    CASE = "case"
    BREAK = "break"
    """The open case has a break."""
    DOCUMENT = "document"
    WAY_BACK = "way back"


class Menus(QObject):
    """Made for a window; shown anew when the vault is opened or locked."""

    def __init__(self, window: QMainWindow, deeds: ProgramDeeds) -> None:
        super().__init__(window)
        self._window = window
        self._deeds = deeds
        self._actions: list[tuple[Needs, QAction]] = []
        self._menus: list[QMenu] = []
        self._lock_after: dict[int, QAction] = {}
        self._handouts: QAction | None = None

    def show(self, pages: Pages | None, theme: Theme) -> None:
        """Every menu with every entry; those of `pages` wait while it is None."""
        self._actions = []
        self._handouts = None
        self._window.menuBar().clear()
        for menu in self._menus:
            menu.deleteLater()
        self._menus = []
        self._file(pages)
        self._edit(pages)
        self._view(pages, theme)
        self._case_and_vault(pages)
        help_ = self._menu(_("&Help"))
        self._action(help_, _("What Recess &cannot do"), self._show_limits)
        self._action(help_, _("&About Recess"), self._show_about, role=QAction.MenuRole.AboutRole)
        self.allow(frozenset())

    def allow(self, there: Collection[Needs]) -> None:
        """Switch on what can be done with what is there now, and nothing else."""
        for needs, action in self._actions:
            action.setEnabled(needs is Needs.NOTHING or needs in there)
        if self._handouts is not None:
            waits = Needs.CASE in there and Needs.BREAK not in there
            self._handouts.setText(_("Print &handouts… (no break yet)") if waits else _("Print &handouts…"))

    def end(self) -> None:
        """The window goes: no entry and no key of it does anything any more, also while a loop that waits in it unwinds."""
        for _needs, action in self._actions:
            action.setEnabled(False)

    def _menu(self, title: str) -> QMenu:
        menu = QMenu(title, self._window)
        self._window.menuBar().addMenu(menu)
        self._menus.append(menu)
        return menu

    def _action(
        self,
        menu: QMenu,
        words: str,
        do: Do | None,
        keys: QKeySequence.StandardKey | str | None = None,
        needs: Needs = Needs.NOTHING,
        role: QAction.MenuRole = QAction.MenuRole.NoRole,
    ) -> QAction:
        # Not QAction(words, menu): to choose that one of its ways Qt's binding first gets all of QIcon ready.
        action = QAction(menu)
        action.setText(words)
        action.setMenuRole(role)
        if isinstance(keys, QKeySequence.StandardKey):
            action.setShortcuts(keys)
        elif keys is not None:
            action.setShortcut(QKeySequence(keys))
        if do is not None:
            action.triggered.connect(partial(_do, do))
        menu.addAction(action)
        self._actions.append((needs, action))
        return action

    # ---- the menus, from left to right -----------------------------------------------------------------------------

    def _file(self, pages: Pages | None) -> None:
        menu = self._menu(_("&File"))
        self._action(menu, _("&New case"), pages.new_case if pages else None, Keys.New, Needs.VAULT)
        self._action(menu, _("&All cases"), pages.cases if pages else None, "Ctrl+Shift+A", Needs.VAULT)
        menu.addSeparator()
        self._action(menu, _("Save document as &PDF…"), pages.export if pages else None, "Ctrl+E", Needs.DOCUMENT)
        self._action(menu, _("P&rint…"), pages.print if pages else None, Keys.Print, Needs.DOCUMENT)
        menu.addSeparator()
        self._action(menu, _("&Lock the vault"), pages.lock if pages else None, KEYS, Needs.OPEN)
        self._action(menu, _("&Quit Recess"), self._deeds.quit, "Ctrl+Q", role=QAction.MenuRole.QuitRole)

    def _edit(self, pages: Pages | None) -> None:
        menu = self._menu(_("&Edit"))
        for words, keys, method in (
            (_("&Undo"), Keys.Undo, "undo"),
            (_("&Redo"), Keys.Redo, "redo"),
            (_("Cu&t"), Keys.Cut, "cut"),
            (_("&Copy"), Keys.Copy, "copy"),
            (_("&Paste"), Keys.Paste, "paste"),
            (_("Select &all"), Keys.SelectAll, "selectAll"),
        ):
            if method in ("cut", "selectAll"):
                menu.addSeparator()
            self._action(menu, words, partial(_in_field, method), keys)
        menu.addSeparator()
        self._action(menu, _("&Find a case"), pages.find if pages else None, Keys.Find, Needs.VAULT)

    def _view(self, pages: Pages | None, theme: Theme) -> None:
        menu, deeds = self._menu(_("&View")), self._deeds
        self._action(menu, _("&Back"), pages.back if pages else None, Keys.Back, Needs.WAY_BACK)
        menu.addSeparator()
        larger = self._action(menu, _("&Larger text"), deeds.larger)
        # The key has its plus only together with Shift on most keyboards.
        larger.setShortcuts([*QKeySequence.keyBindings(Keys.ZoomIn), QKeySequence("Ctrl+=")])
        self._action(menu, _("&Smaller text"), deeds.smaller, Keys.ZoomOut)
        self._action(menu, _("&Usual text size"), deeds.usual_size, "Ctrl+0")
        menu.addSeparator()
        group = QActionGroup(menu)
        for which, words in (
            (Theme.SYSTEM, _("As this &computer")),
            (Theme.LIGHT, _("L&ight")),
            (Theme.DARK, _("&Dark")),
            (Theme.CONTRAST, _("High c&ontrast")),
        ):
            action = self._action(menu, words, partial(deeds.theme, which))
            action.setCheckable(True)
            action.setChecked(which is theme)
            group.addAction(action)

    def _case_and_vault(self, pages: Pages | None) -> None:
        case = self._menu(_("&Case"))
        self._action(case, _("Call a &break"), pages.call_break if pages else None, "Ctrl+B", Needs.CASE)
        self._action(case, _("&Read answers"), pages.read_all if pages else None, "Ctrl+R", Needs.CASE)
        self._action(case, _("&Documents"), pages.documents if pages else None, "Ctrl+D", Needs.CASE)
        self._action(case, _("&Key in a handout…"), pages.find_handout if pages else None, "Ctrl+K", Needs.CASE)
        handouts = _("Print &handouts…")
        self._handouts = self._action(case, handouts, pages.print_handouts if pages else None, needs=Needs.BREAK)
        self._vault(pages.vault if pages else None)

    def _vault(self, entries: VaultEntries | None) -> None:
        menu = self._menu(_("Va&ult"))
        self._action(menu, _("Copy the vault &to…"), entries.copy if entries else None, needs=Needs.VAULT)
        menu.addSeparator()
        for words, do in (
            (_("Change the session &PIN…"), entries.change_pin if entries else None),
            (_("Change the p&assphrase…"), entries.change_passphrase if entries else None),
            (_("&Check my recovery sheet…"), entries.check_sheet if entries else None),
            (_("Make a new &recovery sheet…"), entries.replace_sheet if entries else None),
        ):
            self._action(menu, words, do, needs=Needs.VAULT)
        menu.addSeparator()
        stolen = _("&Somebody may have my passphrase or sheet…")
        self._action(menu, stolen, entries.change_keys if entries else None, needs=Needs.VAULT)
        menu.addSeparator()
        by_itself = QMenu(_("Lock by &itself"), menu)
        self._allow_menu(menu.addMenu(by_itself))
        by_itself.aboutToShow.connect(partial(_widen, by_itself))
        group = QActionGroup(by_itself)
        self._lock_after = {}
        for minutes in LOCK_AFTER:
            words = ngettext("After {count} minute", "After {count} minutes", minutes)
            act = self._action(
                by_itself, words.format(count=minutes), partial(self._deeds.lock_after, minutes), needs=Needs.VAULT
            )
            act.setCheckable(True)
            group.addAction(act)
            self._lock_after[minutes] = act

    def _show_limits(self) -> None:
        from ui.mediator.limits import LimitsWindow

        LimitsWindow(self._window).open()

    def _show_about(self) -> None:
        from ui.mediator.about import AboutWindow

        AboutWindow(self._window).open()

    def _allow_menu(self, entry: QAction) -> None:
        self._actions.append((Needs.VAULT, entry))

    def mark_lock_after(self, minutes: int) -> None:
        """Tick the minutes after which the vault locks by itself."""
        for each, action in self._lock_after.items():
            action.setChecked(each == minutes)


def _widen(menu: QMenu) -> None:
    """The style leaves too little room beside a tick in large text."""
    menu.setMinimumWidth(9 * QFontMetrics(QApplication.font()).height())


def _do(do: Do, _checked: bool = False) -> None:
    do()


def _in_field(method: str) -> None:
    """Undo, copy and the like belong to whatever field has the keyboard."""
    act = getattr(QApplication.focusWidget(), method, None)
    if callable(act):
        act()
