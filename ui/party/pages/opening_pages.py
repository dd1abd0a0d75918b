"""The pages before the questions: cover, who sees this, a calm minute, the first page of a sheet."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.language import _, ngettext
from app.presenters.party import words
from app.presenters.party.pages import CalmPage, CoverPage, StartPage, WhoSeesPage
from app.presenters.party.party_presenter import PartyPresenter
from ui.editors.line_box import LineBox
from ui.parts.buttons import Button, Role
from ui.parts.cards import Card
from ui.parts.column import Page
from ui.parts.fold import Fold
from ui.parts.measures import air
from ui.parts.words import Heading, Title, Words
from ui.party.pages.more_questions import more_questions


class CoverScreen(Page):
    """For whom the laptop is, and nothing of the case."""

    def __init__(self, page: CoverPage, presenter: PartyPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self.space(2.2)
        self.rows.addWidget(Words(_("This is for"), scale=1.3, quiet=True))
        self.rows.addWidget(Title(page.name, scale=2.6))
        self.space(0.8)
        if page.went_on:
            self.rows.addWidget(
                Words(_("The program stopped for a moment. What was saved is here. You can go on."), bold=True)
            )
        listed = QVBoxLayout()
        listed.setSpacing(air(0.2))
        for title, minutes in page.sheets:
            about = ngettext("about {count} minute", "about {count} minutes", minutes).format(count=minutes)
            listed.addWidget(Words(_("{title} · {about}").format(title=title, about=about), scale=1.08))
        self.rows.addLayout(listed)
        if page.back_at:
            self.space(0.2)
            said = _("The break goes on until about {time}. Nothing happens when it is over.").format(time=page.back_at)
            self.rows.addWidget(Words(said, quiet=True))
        self.space(0.4)
        box = LineBox(32)
        self._helper = box.edit
        self._helper.setText(page.helper)
        self._helper.setAccessibleName(_("Name of the person who helps me write"))
        self._helper.setMaxLength(80)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(Words(_("Their name is noted with your answers.")))
        column.addWidget(box)
        self.rows.addWidget(Fold(_("Someone helps me write"), inside, is_open=bool(page.helper)))
        if page.practice:
            self.rows.addWidget(Words(_("PRACTICE: nothing here is real."), bold=True))
        self.rows.addStretch(1)
        other = Button(_("That is not me"))
        other.clicked.connect(presenter.ending.not_me)
        self.foot.left.addWidget(other)
        self._start = Button(_("Go on") if page.went_on else _("Start"), Role.MAIN)
        self._start.clicked.connect(self._go)
        self.foot.right.addWidget(self._start)

    def first_focus(self) -> None:
        self._start.setFocus(Qt.FocusReason.OtherFocusReason)

    def on_return(self) -> None:
        """Return is "Start"."""
        self._go()

    def _go(self) -> None:
        self._presenter.opening.start(self._helper.text())


class WhoSeesScreen(Page):
    """Who reads what, and the limits; to be acknowledged."""

    def __init__(self, page: WhoSeesPage, presenter: PartyPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self.rows.addWidget(Title(_("Who sees what you write")))
        sentences = QVBoxLayout()
        sentences.setSpacing(air(0.4))
        for sentence in page.sentences:
            sentences.addWidget(Words(sentence))
        self.rows.addLayout(sentences)
        limits = Card()
        limits.rows.addWidget(Heading(_("The limits of privacy")))
        for paragraph in page.limits:
            limits.rows.addWidget(Words(paragraph))
        self.space(0.2)
        self.rows.addWidget(limits)
        closing = QVBoxLayout()
        closing.setSpacing(air(0.25))
        for sentence in page.closing:
            closing.addWidget(Words(sentence, quiet=True))
        self.rows.addLayout(closing)
        self.rows.addStretch(1)
        if not page.acknowledged:
            back = Button(_("Back"))
            back.clicked.connect(presenter.opening.cover)
            self.foot.left.addWidget(back)
        self._go_on = Button(_("I have read this"), Role.MAIN)
        self._go_on.clicked.connect(presenter.acknowledged)
        self.foot.right.addWidget(self._go_on)
        self._said = "\n".join((_("Who sees what you write"), *page.sentences, *page.limits, *page.closing))

    def first_focus(self) -> None:
        self._go_on.setFocus(Qt.FocusReason.OtherFocusReason)

    def words_aloud(self) -> str:
        return self._said


class CalmScreen(Page):
    """A quiet screen; on at once for whoever wants to."""

    def __init__(self, page: CalmPage, presenter: PartyPresenter) -> None:
        super().__init__()
        self.space(4)
        first, *rest = page.lines
        self.rows.addWidget(Title(first))
        self.space(0.6)
        for line in rest:
            self.rows.addWidget(Words(line, scale=1.15))
        self.rows.addStretch(1)
        self._go_on = Button(_("Go on when you like"), Role.MAIN)
        self._go_on.clicked.connect(presenter.begin_walk)
        self.foot.right.addWidget(self._go_on)
        self._said = "\n".join(page.lines)

    def first_focus(self) -> None:
        self._go_on.setFocus(Qt.FocusReason.OtherFocusReason)

    def words_aloud(self) -> str:
        return self._said


class StartScreen(Page):
    """The first page of a sheet."""

    def __init__(self, page: StartPage, presenter: PartyPresenter) -> None:
        super().__init__()
        self._presenter, self._page = presenter, page
        self.space(1.5)
        if page.sheets > 1:
            said = _("Sheet {number} of {count}").format(number=page.number, count=page.sheets)
            self.rows.addWidget(Words(said, quiet=True))
        self.rows.addWidget(Title(page.title, scale=1.9))
        if page.about:
            self.rows.addWidget(Words(page.about, scale=1.15))
        self.space(0.4)
        for line in page.lines:
            self.rows.addWidget(Words(line, scale=1.05))
        questions = ngettext("{count} question", "{count} questions", page.questions).format(count=page.questions)
        minutes = ngettext("about {count} minute", "about {count} minutes", page.minutes).format(count=page.minutes)
        self.rows.addWidget(Words(_("{questions}, {minutes}").format(questions=questions, minutes=minutes), quiet=True))
        if page.has_stars:
            self.rows.addWidget(Words(words.starred_means(), quiet=True))
        if page.has_more:
            self.space(0.4)
            self.rows.addWidget(Words(_("This is the short form.")))
            self.rows.addWidget(more_questions(self._more), 0, Qt.AlignmentFlag.AlignLeft)
        self.rows.addStretch(1)
        back = Button(_("Back"))
        back.clicked.connect(presenter.walk.back)
        self.foot.left.addWidget(back)
        self._go_on = Button(_("Continue"), Role.MAIN)
        self._go_on.clicked.connect(presenter.walk.go_on)
        self.foot.right.addWidget(self._go_on)
        self._said = "\n".join((page.title, page.about, *page.lines))

    def first_focus(self) -> None:
        self._go_on.setFocus(Qt.FocusReason.OtherFocusReason)

    def words_aloud(self) -> str:
        return self._said

    def _more(self) -> None:
        self._presenter.walk.more_questions(self._page.filling)
