"""Handouts for the break: tick which parties get which of the planned sheets, then print them all at once."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.language import _, ngettext
from app.presenters.doors import CasesDoor, OpenCase
from app.presenters.mediator.background import Background
from app.presenters.mediator.handout_sets import HandoutSets, PartyHandouts, SetsShown
from ui.mediator.asking import Asking
from ui.mediator.document_page import DocumentPage
from ui.mediator.pieces.buttons import Primary
from ui.mediator.pieces.cards import Line
from ui.mediator.pieces.page import say_aloud
from ui.mediator.pieces.text import Words
from ui.mediator.pieces.ticks import Segment, Tick, words_left


class HandoutSetsPage(DocumentPage):
    """All is ticked at first: Print is one press away."""

    def __init__(
        self,
        case: OpenCase,
        cases: CasesDoor,
        background: Background,
        asking: Asking,
        leave: str = "",
        break_id: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            asking,
            _("Handouts for the break"),
            leave or _("Documents"),
            again=_("What is in it"),
            empty=_("Tick at least one sheet."),
            for_print=True,
            always=True,
            parent=parent,
        )
        self._sets = HandoutSets(self, case, cases, background, break_id)
        self._presenter = self._sets
        self.save_forms = Primary(_("Save in a folder…"))
        self.save_forms.hide()
        self.bar.add(self.save_forms)
        self.save_forms.clicked.connect(self._save_forms)
        self.locked.hide()
        self.blank.setText(_("Give each party its own folder only."))
        self._to_fill_in = False
        self._chosen = ""
        self.blocks: dict[str, PartyBlock] = {}

    def start(self) -> None:
        self._sets.start()

    def go_to_left(self) -> None:
        for block in self.blocks.values():
            block.whole.setFocus()
            return

    def show_sets(self, shown: SetsShown) -> None:
        number = _("Break {number}").format(number=shown.number) + ". " if shown.number else ""
        self.rows.addWidget(Words(number + _("Blank sheets: nobody's answers are in them."), quiet=True))
        if not any(each.sheets for each in shown.parties):
            self.rows.addWidget(Words(_("No sheet is planned yet. Call a break and give each party its sheets first.")))
        for each in shown.parties:
            block = PartyBlock(each, self._sets)
            self.rows.addSpacing(6)
            self.rows.addWidget(block)
            if each.sheets:
                self.blocks[each.party] = block
        self.rows.addWidget(Line())
        self.add_paper(shown.paper)
        self.on_a_screen = Tick(_("Forms to fill in on a screen, not paper"))
        self.rows.addWidget(self.on_a_screen)
        self.finish_left()
        self.paper.picked.connect(self._sets.on_paper)
        self.on_a_screen.clicked.connect(self._turn_to_forms)
        if self.blocks:
            self.go_to_left()
        else:
            self.back.setFocus()

    def show_chosen(self, words: str) -> None:
        self._chosen = words
        each_begins = _("Each set begins on a sheet of paper of its own, with a cover that says the party's letter.")
        one_file_each = _("One file for each sheet, in a folder for each party, for their own devices.")
        self.pane.say(words, (one_file_each if self._to_fill_in else each_begins) if words else "")

    def show_pages(self, count: int) -> None:
        pages = ngettext("{count} page", "{count} pages", count).format(count=count)
        self.pane.say(f"{self._chosen} · {pages}", self.pane.audience.text())

    # ---- forms ----------------------------------------------------------------------------------------------------

    def _turn_to_forms(self) -> None:
        self._to_fill_in = self.on_a_screen.isChecked()
        self.has_look = not self._to_fill_in
        self._fit()
        self._sets.to_fill_in(self._to_fill_in)

    def show_nothing(self) -> None:
        super().show_nothing()
        self.pane.show_words(_("A form is looked at and filled in on a screen.") if self._to_fill_in else "")

    def _enable(self, *, on: bool) -> None:
        """A form is saved, and paper is printed: what is not done with one is not offered. There is nothing to lock."""
        super()._enable(on=on)
        self.print.setVisible(not self._to_fill_in)
        self.save.setVisible(not self._to_fill_in)
        self.save_forms.setVisible(self._to_fill_in)
        self.save_forms.setEnabled(bool(self._chosen) and not self._saving)
        self.blank.setVisible(self._to_fill_in and not self._saving)

    def _savers(self) -> tuple[QWidget, ...]:
        return *super()._savers(), self.save_forms

    def _say_lock(self, *, is_blank: bool) -> None:
        """Nothing here can be locked, so nothing is said of it: at a large text size that would be a line more."""

    def save_now(self) -> None:
        if self._to_fill_in:
            self._save_forms()
        else:
            super().save_now()

    def _save_forms(self) -> None:
        folder = self._asking.folder(self, _("Folder for the forms")) if self.save_forms.isEnabled() else ""
        if folder:
            self._sets.save_forms(folder)

    def show_forms_saved(self, words: str) -> None:
        self._say(words, _("Nothing that lay there was written over. The forms are blank."))
        say_aloud(self, words)


class PartyBlock(QWidget):
    """One party: whether it gets a set, which sheets are in it, how large they are printed."""

    def __init__(self, shown: PartyHandouts, presenter: HandoutSets, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sheets: dict[str, Tick] = {}
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(0)
        self.whole = Tick(_("{name}, party {letter}").format(name=shown.name, letter=shown.letter))
        self.whole.setChecked(bool(shown.sheets))
        self.whole.setEnabled(bool(shown.sheets))
        down.addWidget(self.whole)
        self._inside = QWidget()
        below = QVBoxLayout(self._inside)
        below.setContentsMargins(words_left(), 0, 0, 0)
        below.setSpacing(0)
        for each in shown.sheets:
            tick = Tick(each.title)
            tick.setAccessibleName(_("{sheet} for {name}").format(sheet=each.title, name=shown.name))
            tick.setChecked(True)
            tick.toggled.connect(partial(presenter.tick, shown.party, each.worksheet))
            below.addWidget(tick)
            self.sheets[each.worksheet] = tick
        if not shown.sheets:
            below.addWidget(Words(_("Nothing is planned for this party."), quiet=True))
        else:
            below.addWidget(self._sizes(shown, presenter))
        down.addWidget(self._inside)
        self.whole.toggled.connect(self._inside.setEnabled)
        self.whole.toggled.connect(partial(presenter.tick_party, shown.party))

    def _sizes(self, shown: PartyHandouts, presenter: HandoutSets) -> QWidget:
        strip = QWidget()
        across = QHBoxLayout(strip)
        across.setContentsMargins(0, 2, 0, 2)
        across.setSpacing(0)
        self.usual = Segment(_("Usual print"), _("Usual print for {name}").format(name=shown.name), strip, calm=True)
        self.large = Segment(_("Large"), _("Large print for {name}").format(name=shown.name), strip)
        self.usual.setChecked(True)
        self.large.toggled.connect(partial(presenter.large_print, shown.party))
        across.addWidget(self.usual)
        across.addWidget(self.large)
        across.addStretch(1)
        return strip
