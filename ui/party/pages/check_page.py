"""Check your answers: each with its lock, *Change*, and the words that could be passed on, unticked."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.language import _
from app.domain.sharing import Lock
from app.presenters.party import words
from app.presenters.party.pages import CheckPage, CheckRow, SaveNote, ShareRow, Spot
from app.presenters.party.party_presenter import PartyPresenter
from ui.parts.buttons import Button, Role
from ui.parts.cards import Card
from ui.parts.choices import Tick
from ui.parts.column import Page
from ui.parts.fold import Fold
from ui.parts.lock_chooser import LockChooser, LockLine
from ui.parts.measures import air
from ui.parts.save_line import SaveLine
from ui.parts.words import Heading, Title, Words

_KEY = "recess-key"


class CheckScreen(Page):
    """The check page. A tap on it changes it in place: scrolling and focus stay."""

    def __init__(self, page: CheckPage, presenter: PartyPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self._open: set[Spot] = set()
        self._inside: QWidget | None = None
        self._build_foot(page)
        self.rows.addStretch(1)
        self.show_page(page)

    def show_page(self, page: CheckPage) -> None:
        """Show `page` in place of what stands here."""
        focused: QWidget | None = self.focusWidget()
        key = focused.property(_KEY) if focused is not None else None
        height = self.area.verticalScrollBar().value()
        old, self._inside = self._inside, QWidget()
        rows = QVBoxLayout(self._inside)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(air(0.7))
        self._build(page, rows)
        self.rows.insertWidget(0, self._inside)
        if old is not None:
            self.rows.removeWidget(old)
            old.hide()
            old.deleteLater()
            self.rows.activate()
            self.area.verticalScrollBar().setValue(height)
        self._undo.setEnabled(page.can_undo)
        if key is not None:
            self._focus(key)

    def show_saving(self, note: SaveNote) -> None:
        """The line about saving."""
        self.saved.show_note(note)

    def first_focus(self) -> None:
        self._finish.setFocus(Qt.FocusReason.OtherFocusReason)

    # ---- building --------------------------------------------------------------------------------------------------

    def _build(self, page: CheckPage, rows: QVBoxLayout) -> None:
        rows.addWidget(Title(_("Check your answers")))
        rows.addWidget(Words(_("Look at each answer one more time, and at who may see it."), quiet=True))
        for row in page.rows:
            rows.addWidget(self._answer(row))
        if page.could_share:
            rows.addSpacing(air(0.6))
            rows.addWidget(Heading(_("You could share these")))
            rows.addWidget(
                Words(
                    _(
                        "Tick only what the mediator may pass on, in exactly these words. What is not ticked stays with the mediator."
                    )
                )
            )
            for share in page.could_share:
                rows.addWidget(self._share(share))
        if page.has_more:
            more = Button(_("More questions"), Role.QUIET, flush=True)
            more.setProperty(_KEY, "more")
            more.clicked.connect(partial(self._presenter.walk.more_questions, page.filling))
            rows.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)
        if page.close:
            rows.addSpacing(air(0.5))
            rows.addWidget(Words(page.close))

    def _answer(self, row: CheckRow) -> QWidget:
        card = Card()
        beside, above = card.rows.contentsMargins().left(), air(0.3)
        card.rows.setContentsMargins(beside, above, beside, above)
        card.rows.setSpacing(air(0.1))
        top = QHBoxLayout()
        label = f"{row.label}\u00a0★" if row.starred and row.blank else row.label
        top.addWidget(Words(label, bold=True), 1, Qt.AlignmentFlag.AlignVCenter)
        if row.changeable:
            change = Button(_("Change"), Role.QUIET, says=_("Change: {label}").format(label=row.label))
            change.setProperty(_KEY, f"change {row.spot}")
            change.clicked.connect(partial(self._presenter.walk.change, row.spot))
            top.addWidget(change, 0, Qt.AlignmentFlag.AlignTop)
        card.rows.addLayout(top)
        for line in row.lines:
            card.rows.addWidget(Words(line, quiet=row.blank))
        for sentence in row.look_again:
            card.rows.addWidget(Words(_("Look again: {sentence}").format(sentence=sentence), bold=True))
        card.rows.addWidget(self._lock(row))
        return card

    def _lock(self, row: CheckRow) -> QWidget:
        if len(row.lock.choices) < 2:
            return LockLine(row.lock)
        chooser = LockChooser(row.lock, about=row.label)
        chooser.chosen.connect(partial(self._choose_lock, row.spot))
        for choice in chooser.findChildren(QWidget):
            choice.setProperty(_KEY, f"lock {row.spot} {choice.accessibleName()}")
        fold = Fold(row.lock.label, chooser, is_open=row.spot in self._open, lock=row.lock.lock)
        fold.button.setAccessibleName(_("{label}: who may see it? {lock}").format(label=row.label, lock=row.lock.label))
        fold.button.setProperty(_KEY, f"fold {row.spot}")
        fold.button.toggled.connect(partial(self._unfolded, row.spot))
        return fold

    def _share(self, row: ShareRow) -> QWidget:
        quoted = "\n".join(f"“{line}”" for line in row.lines)
        said = words.passed_on() if row.passed_on else ""
        tick = Tick(quoted, " ".join(part for part in (row.label + ".", said) if part))
        tick.setChecked(row.ticked)
        tick.setAccessibleName(_("OK to share: {words}").format(words=" ".join(row.lines)))
        tick.setProperty(_KEY, f"share {row.spot}")
        tick.clicked.connect(partial(self._share_tapped, row.spot, tick))
        return tick

    def _build_foot(self, page: CheckPage) -> None:
        back = Button(_("Back"))
        back.clicked.connect(self._presenter.walk.back)
        self.foot.left.addWidget(back)
        self.saved = SaveLine()
        self.foot.middle.addWidget(self.saved)
        self._undo = Button(_("Undo"), Role.QUIET)
        self._undo.clicked.connect(self._presenter.walk.undo)
        self.foot.right.addWidget(self._undo)
        self._finish = Button(_("Finish"), Role.MAIN, says=_("Finish: {sheet}").format(sheet=page.title))
        self._finish.clicked.connect(self._presenter.walk.finish)
        self.foot.right.addWidget(self._finish)

    # ---- acts ------------------------------------------------------------------------------------------------------

    def _focus(self, key: object) -> None:
        for widget in self.findChildren(QWidget):
            if widget.property(_KEY) == key and not widget.isHidden():
                widget.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def _unfolded(self, spot: Spot, is_open: bool) -> None:
        self._open ^= {spot} if is_open != (spot in self._open) else set()

    def _choose_lock(self, spot: Spot, lock: object) -> None:
        if isinstance(lock, Lock):
            self._presenter.check.set_lock(spot, lock)

    def _share_tapped(self, spot: Spot, tick: Tick) -> None:
        self._presenter.check.share(spot, yes=tick.isChecked())
