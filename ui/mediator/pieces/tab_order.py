"""Where the Tab key goes: through a page as it is read, whatever was put there first.

Parts of a page come and go, and Qt would go through them in the order in which they were made. Tying them together anew
with `setTabOrder` tears its ring apart where a part has a focus proxy (6.12); so the next stop is looked up instead.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLayout, QScrollArea, QWidget


def go_to_next(page: QWidget, *, forward: bool, past: tuple[type[QWidget], ...] = ()) -> bool:
    """Put the keyboard on the page's next stop in reading order, or on the one before; around at either end. What is
    `past` has a key of its own."""
    every = [widget for widget in in_reading_order(page) if widget.isVisible() and widget.isEnabled()]
    if not forward:
        every.reverse()
    here = QApplication.focusWidget()
    start = every.index(here) + 1 if here in every else 0
    for widget in every[start:] + every[:start]:
        if widget is not here and widget.focusPolicy() & Qt.FocusPolicy.TabFocus and not isinstance(widget, past):
            widget.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
            _bring_into_view(widget)
            return True
    return False


def _bring_into_view(widget: QWidget) -> None:
    around = widget.parentWidget()
    while around is not None:
        if isinstance(around, QScrollArea):
            around.ensureWidgetVisible(widget)
        around = around.parentWidget()


def in_reading_order(widget: QWidget | None) -> Iterator[QWidget]:
    """Everything that can have the keyboard, in the order of the layouts."""
    if widget is None:
        return
    if widget.focusPolicy() != Qt.FocusPolicy.NoFocus and widget.focusProxy() is None:
        yield widget
    if isinstance(widget, QScrollArea):
        yield from in_reading_order(widget.widget())
        return
    layout = widget.layout()
    if layout is not None:
        yield from _in_layout(layout)


def _in_layout(layout: QLayout) -> Iterator[QWidget]:
    for index in range(layout.count()):
        item = layout.itemAt(index)
        if item is None:
            continue
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            yield from in_reading_order(widget)
        elif inner is not None:
            yield from _in_layout(inner)
