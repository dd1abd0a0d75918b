"""What can be seen of a page: what is cut off, what has no name, where Tab goes."""

from __future__ import annotations

import re

from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QAccessible, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollBar,
    QWidget,
)

_PLACES_TO_BREAK = re.compile(r"[\s\u200b]+|(?<=-)")


def shown(page: QWidget) -> list[QWidget]:
    """Everything visible on the page, also what has to be scrolled to."""
    return [each for each in page.findChildren(QWidget) if each.isVisibleTo(page) and not isinstance(each, QScrollBar)]


def words_of(page: QWidget) -> str:
    """What the labels of the page say, as far as they can be seen."""
    return "\n".join(each.text() for each in shown(page) if isinstance(each, QLabel))


def what(widget: QWidget) -> str:
    """A widget as a test names it."""
    words = widget.text() if isinstance(widget, QLabel | QAbstractButton) else widget.accessibleName()
    return f"{type(widget).__name__} {words[:40]!r}"


def place_on(page: QWidget, widget: QWidget) -> QRect:
    """Where a widget stands, in the page's pixels."""
    return QRect(widget.mapTo(page, QPoint(0, 0)), widget.size())


def is_in_sight(page: QWidget, widget: QWidget) -> bool:
    """Whether the whole widget can be seen without scrolling."""
    return widget.isVisible() and widget.visibleRegion().boundingRect().size() == widget.size()


def cut_off(page: QWidget) -> list[str]:
    """What is wider than its place, or has words that do not fit."""
    found: list[str] = []
    for widget in shown(page):
        place = place_on(page, widget)
        if place.left() < 0 or place.right() >= page.width():
            found.append(f"beside the window: {what(widget)}")
        if isinstance(widget, QLabel) and widget.text():
            found += _cut_label(widget)
        if isinstance(widget, QAbstractButton):
            found += _cut_button(widget)
    return found


def _cut_button(button: QAbstractButton) -> list[str]:
    if button.hasHeightForWidth():
        low = button.height() < button.heightForWidth(button.width())
        return [f"lower than its words: {what(button)}"] if low else []
    full = button.sizeHint()
    small = button.width() < full.width() or button.height() < full.height()
    return [f"smaller than its words: {what(button)}"] if small else []


def _cut_label(label: QLabel) -> list[str]:
    if not label.wordWrap():
        wide = label.fontMetrics().horizontalAdvance(label.text())
        return [f"cut at the right: {what(label)}"] if label.width() < wide else []
    # A word longer than the line is cut, too: the label wraps between words alone.
    longest = max(
        (label.fontMetrics().horizontalAdvance(word) for word in _PLACES_TO_BREAK.split(label.text())), default=0
    )
    if label.contentsRect().width() < longest:
        return [f"a word does not fit: {what(label)}"]
    return [f"cut below: {what(label)}"] if label.height() < label.heightForWidth(label.width()) else []


def stops(page: QWidget) -> list[QWidget]:
    """Everything the Tab key can come to."""
    return [
        each
        for each in shown(page)
        if each.isEnabledTo(page)
        and each.focusPolicy() & Qt.FocusPolicy.TabFocus
        and each.focusProxy() is None
        and (each.focusPolicy() != Qt.FocusPolicy.NoFocus)
    ]


def unnamed(page: QWidget) -> list[str]:
    """What takes the keyboard and has no name for a screen reader."""
    found: list[str] = []
    for widget in stops(page):
        interface = QAccessible.queryAccessibleInterface(widget)
        if not interface.text(QAccessible.Text.Name).strip():
            found.append(what(widget))
    return found


def tab_through(page: QWidget) -> list[QWidget]:
    """Where the Tab key goes, from where the keyboard is, once around."""
    first = QApplication.focusWidget()
    assert first is not None, "nothing has the keyboard"
    found = [first]
    for _time in range(1000):
        QTest.keyClick(QApplication.focusWidget() or page, Qt.Key.Key_Tab)
        now = QApplication.focusWidget()
        if now is None or now in found:
            break
        found.append(now)
    return found


def values(page: QWidget) -> dict[str, str]:
    """Everything that can be changed, with what it is now."""
    found: dict[str, str] = {}
    for number, widget in enumerate(page.findChildren(QWidget)):
        match widget:
            case QComboBox():
                found[f"{number} {what(widget)}"] = widget.currentText()
            case QLineEdit():
                found[f"{number} {what(widget)}"] = widget.text()
            case QPlainTextEdit():
                found[f"{number} {what(widget)}"] = widget.toPlainText()
            case QAbstractButton() if widget.isCheckable():
                found[f"{number} {what(widget)}"] = str(widget.isChecked())
            case _:
                pass
    return found


def turn_wheel_over(page: QWidget) -> None:
    """Turn the mouse wheel over every place of the page, also with the keyboard there."""
    for widget in shown(page):
        target = widget.viewport() if isinstance(widget, QAbstractScrollArea) else widget
        if widget.focusPolicy() & Qt.FocusPolicy.StrongFocus and widget.isEnabledTo(page):
            widget.setFocus()
        for turn in (-120, 120, -120):
            middle = QPointF(target.rect().center())
            event = QWheelEvent(
                middle,
                QPointF(target.mapToGlobal(middle.toPoint())),
                QPoint(),
                QPoint(0, turn),
                Qt.MouseButton.NoButton,
                Qt.KeyboardModifier.NoModifier,
                Qt.ScrollPhase.NoScrollPhase,
                False,
            )
            QApplication.sendEvent(target, event)
