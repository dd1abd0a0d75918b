"""What does not fit on a page: words cut off, things wider than the page, things on top of each other, no name."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QPlainTextEdit, QStackedWidget, QWidget

from ui.parts.buttons import Button
from ui.parts.column import Page
from ui.parts.measures import TARGET
from ui.parts.pressable import Pressable
from ui.party.window import PartyWindow


def faults(window: PartyWindow, page: Page) -> list[str]:
    """Everything on the screen that does not fit or cannot be named, in words."""
    return [*_cut(window), *_too_wide(page), *_on_top(window), *_nameless(window), *_too_small(window)]


def _seen(window: QWidget) -> list[QWidget]:
    return [widget for widget in window.findChildren(QWidget) if widget.isVisible() and widget.window() is window]


def _said(widget: QWidget) -> str:
    text = getattr(widget, "text", None)
    words = str(text()) if callable(text) else ""
    return f"{type(widget).__name__} “{(words or widget.accessibleName())[:40]}”"


def _cut(window: QWidget) -> Iterator[str]:
    for widget in _seen(window):
        if isinstance(widget, QLabel) and widget.text():
            if widget.wordWrap() and widget.height() < widget.heightForWidth(widget.width()):
                yield f"{_said(widget)} needs {widget.heightForWidth(widget.width())} and has {widget.height()}"
            if not widget.wordWrap() and widget.width() < widget.sizeHint().width():
                yield f"{_said(widget)} is cut at its side"
        elif isinstance(widget, Button) and widget.width() < widget.fontMetrics().horizontalAdvance(widget.text()):
            yield f"{_said(widget)} is cut at its side"
        elif isinstance(widget, Pressable) and widget.height() < widget.heightForWidth(widget.width()):
            yield f"{_said(widget)} “{widget.words()[:30]}” is cut below"


def _too_wide(page: Page) -> Iterator[str]:
    viewport = page.area.viewport()
    for widget in _seen_in(page.column):
        right = widget.mapTo(viewport, QPoint(widget.width(), 0)).x()
        if right > viewport.width():
            yield f"{_said(widget)} ends at {right} of {viewport.width()}"
    for widget in _seen_in(page.foot):
        right = widget.mapTo(page, QPoint(widget.width(), 0)).x()
        if right > page.width() or widget.mapTo(page, QPoint(0, 0)).x() < 0:
            yield f"{_said(widget)} in the foot ends at {right} of {page.width()}"


def _seen_in(part: QWidget) -> list[QWidget]:
    return [widget for widget in part.findChildren(QWidget) if widget.isVisible() and widget.window() is part.window()]


def _on_top(window: QWidget) -> Iterator[str]:
    for parent in [window, *_seen(window)]:
        if isinstance(parent, QStackedWidget):
            continue
        beside = [child for child in parent.children() if isinstance(child, QWidget)]
        shown = [child for child in beside if child.isVisible() and not child.isWindow() and not child.size().isEmpty()]
        for one, other in combinations(shown, 2):
            shared: QRect = one.geometry() & other.geometry()
            if shared.width() > 1 and shared.height() > 1:
                yield f"{_said(one)} and {_said(other)} share {shared.width()} × {shared.height()}"


def _nameless(window: QWidget) -> Iterator[str]:
    for widget in _seen(window):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            heard = QAccessible.queryAccessibleInterface(widget)
            if not heard.text(QAccessible.Text.Name).strip():
                yield f"{_said(widget)} has no name"


def _too_small(window: QWidget) -> Iterator[str]:
    for widget in _seen(window):
        if not widget.focusPolicy() & Qt.FocusPolicy.TabFocus or not isinstance(
            widget, QAbstractButton | QLineEdit | QPlainTextEdit
        ):
            continue
        frame = widget.parentWidget() if isinstance(widget, QLineEdit | QPlainTextEdit) else widget
        if frame is not None and frame.height() < TARGET:
            yield f"{_said(widget)} is only {frame.height()} high"
