"""Files that lie where they were after they were read in, beside what came of them: each with a way to delete it."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from app.domain.language import _
from app.presenters.mediator.left_behind import LeftBehind
from app.presenters.paper_doors import Brought
from ui.mediator.asking import Asking
from ui.mediator.pieces.buttons import Button
from ui.mediator.pieces.cards import Notice
from ui.mediator.pieces.page import say_aloud
from ui.mediator.pieces.text import Words
from ui.parts.emptied import empty
from ui.parts.flow import Flow

_LONGEST = 40
"""Letters of a file's name that are shown; of a longer one its beginning and its end."""


class LeftFiles(QWidget):
    """Nothing is to be seen of it where there is none. `words` say what is in such a file; `after` puts the keyboard
    somewhere once the last one is dealt with."""

    def __init__(
        self,
        files: LeftBehind,
        asking: Asking,
        words: str,
        after: Callable[[], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._files, self._asking, self._words, self._after = files, asking, words, after
        self._shown: tuple[Brought, ...] = ()
        self._going: Brought | None = None
        self.delete: list[Button] = []
        self.leave: list[Button] = []
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(10)
        self.hide()

    def tell(self, files: tuple[Brought, ...]) -> None:
        """These are there still."""
        here = QApplication.focusWidget()
        had_keyboard = here is not None and self.isAncestorOf(here)
        new = [each for each in files if each not in self._shown]
        gone = self._going if self._going is not None and self._going not in files else None
        self._shown, self._going = files, None
        empty(self._rows)
        self.delete, self.leave = [], []
        for each in files:
            self._rows.addWidget(self._notice(each))
        if gone is not None:
            words = _("Deleted: {file}. Copies of it in mail or on other devices stay.").format(
                file=shown_name(gone.name)
            )
            self._rows.addWidget(Words(words, quiet=True))
            say_aloud(self, words)
        self.setVisible(self._rows.count() > 0)
        for each in new:
            say_aloud(self, f"{_there(each)} {self._words}")
        if had_keyboard:
            if self.delete:
                self.delete[0].setFocus()
            else:
                self._after()

    def _notice(self, file: Brought) -> Notice:
        notice = Notice(_there(file), self._words)
        acts = QWidget()
        flow = Flow(acts, gap=8)
        delete, leave = Button(_("Delete this file…")), Button(_("Leave it there"))
        delete.setAccessibleName(_("Delete the file {file}").format(file=file.name))
        leave.setAccessibleName(_("Leave the file {file} there").format(file=file.name))
        delete.clicked.connect(partial(self._delete, file))
        leave.clicked.connect(partial(self._leave, file))
        for button in (delete, leave):
            flow.addWidget(button)
        self.delete.append(delete)
        self.leave.append(leave)
        notice.rows.addWidget(acts)
        return notice

    def _delete(self, file: Brought, _checked: bool = False) -> None:
        question = _("Delete the file {file}?").format(file=shown_name(file.name))
        more = _("It does not go to the waste bin. Copies of it in mail or on other devices stay.")
        if self._asking.sure(self, question, more, _("Delete the file")):
            self._going = file
            self._files.delete(file)

    def _leave(self, file: Brought, _checked: bool = False) -> None:
        self._files.let_lie(file)


def left_form(files: LeftBehind, asking: Asking, after: Callable[[], object]) -> LeftFiles:
    """The file of a form that was filled in on a screen."""
    return LeftFiles(files, asking, _("Everything in it can be read, also what is marked M."), after)


def left_pictures(files: LeftBehind, asking: Asking, after: Callable[[], object]) -> LeftFiles:
    """Photos and scans of pages on which nothing is marked M."""
    return LeftFiles(files, asking, _("It shows the page to whoever opens it."), after)


def _there(file: Brought) -> str:
    return _("The file {file} is still where it was.").format(file=shown_name(file.name))


def shown_name(name: str) -> str:
    """A file's name, never longer than a line, that may be broken after a dot, a dash or a line below."""
    if len(name) > _LONGEST:
        name = name[: _LONGEST - 16] + "…" + name[-15:]
    return re.sub(r"([._\-])", "\\1\u200b", name)
