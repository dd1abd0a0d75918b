"""Your private answers: the choice, and the code."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from app.domain.language import _
from app.presenters.party.pages import CodePage, PrivateChoicePage
from app.presenters.party.party_presenter import PartyPresenter
from ui.editors.line_box import LineBox
from ui.parts.aloud import announce
from ui.parts.buttons import Button, Role
from ui.parts.cards import Card, Notice
from ui.parts.column import Page
from ui.parts.flow import Flow
from ui.parts.measures import air
from ui.parts.words import Heading, Title, Words


class CodeField(QWidget):
    """A field for a code, with its name above it. What is typed shows as dots unless "Show" is pressed."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        box = LineBox(26)
        self.line = box.edit
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.line.setAccessibleName(name)
        self.line.setMaxLength(200)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(2)
        rows.addWidget(Words(name))
        rows.addWidget(box)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Minimum)

    def text(self) -> str:
        return self.line.text()

    def show_letters(self, shown: bool) -> None:
        """Letters, or dots."""
        self.line.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)


class _CodeAsked(Page):
    """What both pages do that ask for a code: say what was amiss with the last one, and have the keyboard there."""

    def __init__(self) -> None:
        super().__init__()
        self.notice = Notice()
        self._code = CodeField(_("Your code"))

    def first_focus(self) -> None:
        amiss = self.notice.isVisibleTo(self)
        (self.notice if amiss else self._code.line).setFocus(Qt.FocusReason.OtherFocusReason)

    def _say(self, problem: str) -> None:
        if problem:
            self.notice.say(_("There is something to look at"), (problem,))
            announce(self, problem)


class PrivateChoiceScreen(_CodeAsked):
    """Keep "only me" answers with a code, or erase them at hand-back."""

    def __init__(self, page: PrivateChoicePage, presenter: PartyPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self.rows.addWidget(Title(_("Your private answers")))
        self.rows.addWidget(
            Words(
                _(
                    "Answers you mark “Only me” are closed so that nobody else can read them. Choose what becomes of them."
                )
            )
        )
        self.rows.addWidget(self.notice)
        keep = Card()
        keep.rows.addWidget(Heading(_("Keep them for later with a code")))
        said = _("Choose a code of at least {count} letters or numbers.").format(count=page.fewest_letters)
        keep.rows.addWidget(Words(said))
        self._again = CodeField(_("The same code again"))
        typed = QWidget()
        fields = Flow(typed, gap=air(0.8))
        fields.addWidget(self._code)
        fields.addWidget(self._again)
        keep.rows.addWidget(typed)
        keep.rows.addWidget(
            Words(_("Keep the code in mind. Nobody can bring back a forgotten code, not even the mediator."), bold=True)
        )
        button = Button(_("Keep them with this code"), Role.MAIN)
        button.clicked.connect(self._keep)
        show = Button(_("Show the code"), Role.QUIET)
        show.setCheckable(True)
        show.toggled.connect(self._show_letters)
        acts = QWidget()
        row = Flow(acts)
        row.addWidget(button)
        row.addWidget(show)
        keep.rows.addWidget(acts)
        self.rows.addWidget(keep)
        erase = Card()
        erase.rows.addWidget(Heading(_("Erase them when I hand the laptop back")))
        erase.rows.addWidget(Words(_("You can print your own copy before that.")))
        for line in page.not_erased:
            erase.rows.addWidget(Words(line))
        gone = Button(_("Erase them at hand-back"))
        gone.clicked.connect(presenter.private.erase_at_hand_back)
        erase.rows.addWidget(gone, 0, Qt.AlignmentFlag.AlignLeft)
        self.rows.addWidget(erase)
        self.rows.addStretch(1)
        self.foot.setVisible(page.chosen_before)
        if page.chosen_before:
            leave = Button(_("Leave it as it is"))
            leave.clicked.connect(presenter.walk.contents)
            self.foot.left.addWidget(leave)
        self._say(page.problem)

    def on_return(self) -> None:
        """Return in the first field goes on to the second, in the second it keeps."""
        if self._code.line.hasFocus():
            self._again.line.setFocus(Qt.FocusReason.TabFocusReason)
        elif self._again.line.hasFocus():
            self._keep()

    def _show_letters(self, shown: bool) -> None:
        self._code.show_letters(shown)
        self._again.show_letters(shown)

    def _keep(self) -> None:
        self._presenter.private.keep_with_code(self._code.text(), self._again.text())


class CodeScreen(_CodeAsked):
    """The code that opens earlier private answers."""

    def __init__(self, page: CodePage, presenter: PartyPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self.space(1.5)
        self.rows.addWidget(Title(_("Your private answers")))
        self.rows.addWidget(Words(_said(page)))
        self.rows.addWidget(self.notice)
        self.rows.addWidget(self._code)
        show = Button(_("Show the code"), Role.QUIET, flush=True)
        show.setCheckable(True)
        show.toggled.connect(self._code.show_letters)
        self.rows.addWidget(show, 0, Qt.AlignmentFlag.AlignLeft)
        if not page.choosing:
            self.space(0.6)
            self.rows.addWidget(
                Words(
                    _(
                        "Without the code they stay closed. You can still go on. What you then write as “Only me” is erased "
                        "when you hand the laptop back."
                    ),
                    quiet=True,
                )
            )
        self.rows.addStretch(1)
        without = Button(_("Leave it as it is") if page.choosing else _("Go on without my code"))
        without.clicked.connect(presenter.private.go_on_without)
        self.foot.left.addWidget(without)
        forgot = Button(_("I forgot my code"), Role.QUIET)
        forgot.clicked.connect(presenter.private.forgot)
        self.foot.left.addWidget(forgot)
        self._open = Button(_("Open"), Role.MAIN)
        self._open.clicked.connect(self._try)
        self.foot.right.addWidget(self._open)
        if page.tries_left == 0:
            self._code.setEnabled(False)
            self._open.setEnabled(False)
        self._say(page.problem)

    def on_return(self) -> None:
        """Return tries the code."""
        if self._code.line.hasFocus():
            self._try()

    def _try(self) -> None:
        self._presenter.private.try_code(self._code.text())


def _said(page: CodePage) -> str:
    if page.choosing:
        return _("You kept private answers with a code. Type that code first, then you can choose again.")
    return _("You kept private answers with a code. Type it to open them.")
