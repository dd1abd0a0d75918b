from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.kinds import MultiChoice
from app.domain.kinds.base import Problem
from app.domain.kinds.choosing import OTHER, other, own_words
from app.domain.language import _
from app.domain.sources import Chance
from app.domain.wording import Tongue
from ui.editors.own_words import OWN, OwnWords, OwnWordsEditor
from ui.parts.choices import Tick


class MultiChoiceEditor(OwnWordsEditor):
    """One check button per option, and own words where the question allows them: one choice, or one for each line."""

    def __init__(self, kind: MultiChoice, tongue: Tongue, chance: Chance, parent: QWidget | None = None) -> None:
        super().__init__(kind, tongue, chance, parent)
        self._alone = frozenset(kind.exclusive)
        self._kept: tuple[str, ...] = ()
        """Choices of the shown value that are not offered now, and own words beyond the first."""
        inside = QVBoxLayout(self._group)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(2)
        self._checks: dict[Tick, str] = {}
        for option in kind.options_here():
            hint = tongue.say(option.hint) if option.hint is not None else ""
            check = Tick(tongue.say(option.label), hint, self._group)
            check.clicked.connect(self._on_clicked)
            inside.addWidget(check)
            self._checks[check] = option.value
        self._own_check: Tick | None = None
        self._by_line = kind.own_lines
        if kind.own_lines:
            self._own = OwnWords(self._group, by_line=True)
            self._own.typed.connect(self._on_own_words)
            inside.insertWidget(0, self._own)
        elif kind.allow_other:
            self._own_check = Tick(_("Something else"), parent=self._group)
            self._own_check.clicked.connect(self._on_clicked)
            self._own = OwnWords(self._group)
            self._own.typed.connect(self._on_own_words)
            inside.addWidget(self._own_check)
            inside.addWidget(self._own)
        self.column.addWidget(self._group)

    def put(self, value: object) -> None:
        picked = tuple(str(choice) for choice in value) if isinstance(value, tuple) else ()
        offered = set(self._checks.values())
        own = [choice for choice in picked if choice.startswith(OTHER) and choice not in offered]
        shown = own if self._by_line else own[:1] if self._own is not None else []
        self._kept = tuple(choice for choice in picked if choice not in offered and choice not in shown)
        for check, known in self._checks.items():
            check.setChecked(known in picked)
        if self._own is not None:
            self._own.show_text("\n".join(map(own_words, shown)))
        if self._own is not None and self._own_check is not None:
            self._own_check.setChecked(bool(own))
            self._own.setVisible(bool(own))

    def unread(self) -> tuple[Problem, ...]:
        if self._own is None or not self._says_something_else() or self._own.text().strip():
            return ()
        return (Problem(_("Type what you mean by “Something else”, or take the tick away."), OWN),)

    def first_field(self) -> QWidget | None:
        if self._by_line and self._own is not None:
            return self._own.field()
        return next(iter([*self._checks, *([self._own_check] if self._own_check is not None else [])]), None)

    def _on_clicked(self) -> None:
        clicked = self.sender()
        if isinstance(clicked, Tick) and clicked.isChecked():
            self._make_room_for(clicked)
        if self._own is not None and self._own_check is not None:
            self._own.setVisible(self._own_check.isChecked())
        self._take()

    def _make_room_for(self, ticked: Tick) -> None:
        """A choice that stands alone takes the others' ticks away, and any other choice takes its tick away."""
        alone = self._checks.get(ticked) in self._alone
        for check, known in self._checks.items():
            if check is not ticked and (alone or known in self._alone):
                check.setChecked(False)
        if alone:
            self._kept = ()
            if self._own_check is not None:
                self._own_check.setChecked(False)

    def _on_own_words(self) -> None:
        self._take()

    def _take(self) -> None:
        picked = [known for check, known in self._checks.items() if check.isChecked()]
        words = self._own.text() if self._own is not None and (self._by_line or self._says_something_else()) else ""
        own = words.split("\n") if self._by_line else [words]
        picked += dict.fromkeys(other(part) for part in own if part.strip())
        self.took((*picked, *self._kept))

    def _says_something_else(self) -> bool:
        return self._own_check is not None and self._own_check.isChecked()
