"""The keys that save time while a handout is keyed in, and what is said of them below a question."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from app.domain.kinds import ListKind, LongText, MultiChoice, RatingPerItem, SingleChoice, TableKind
from app.domain.language import _
from app.presenters.mediator.key_in_lines import QuestionShown

RETURN = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def take_keys(page: QWidget, keys: Iterable[tuple[str, Callable[[], object]]]) -> None:
    """These keys do these things, wherever on the page the keyboard is."""
    for key, act in keys:
        shortcut = QShortcut(QKeySequence(key), page)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(act)


def key_words(shown: QuestionShown) -> str:
    """Which keys do what for this question."""
    if shown.closed:
        return ""
    by_line = isinstance(shown.kind, MultiChoice) and shown.kind.own_lines
    picks = isinstance(shown.kind, SingleChoice | MultiChoice) and not by_line
    parts = [_("Number key: pick")] if picks else []
    if isinstance(shown.kind, TableKind | RatingPerItem):
        parts += [_("Enter: next cell"), _("Ctrl+Enter: next question")]
    else:
        takes_enter = by_line or isinstance(shown.kind, LongText | ListKind)
        parts += [_("Ctrl+Enter: next") if takes_enter else _("Enter: next")]
    parts += [_("Alt+D: “I don't know”"), _("Alt+L: left blank"), _("Alt+R: cannot be read")]
    if shown.boxes:
        letters = ", ".join(box.lock.mark for box in shown.boxes)
        parts.append(_("Alt+{letters}: the mark on the paper").format(letters=letters))
    return " · ".join(parts)
