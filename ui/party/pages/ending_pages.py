"""The pages at the end: done, a calm notice, erasing, the hidden screen, the curtain."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.domain.language import _
from app.presenters.party import words
from app.presenters.party.pages import DonePage, ErasePage, HiddenPage, NoticePage
from app.presenters.party.party_presenter import PartyPresenter
from ui.parts.buttons import Button, Role
from ui.parts.cards import Card, Notice
from ui.parts.column import Page
from ui.parts.flow import Flow
from ui.parts.measures import air
from ui.parts.words import Heading, Title, Words
from ui.party.pages.private_pages import CodeField
from ui.party.top_bar import HIDE_KEY


class DoneScreen(Page):
    """What the mediator will and will not see, and what becomes of the answers."""

    def __init__(self, page: DonePage, presenter: PartyPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self.space(0.5)
        self.rows.addWidget(Title(_("Done") if page.finished else _("You can stop here"), scale=1.9))
        self.notice = Notice()
        self.rows.addWidget(self.notice)
        if not page.finished:
            self.rows.addWidget(Words(_("Some questions are still open. That is fine.")))
        self._list(_("The mediator will see"), page.will_see)
        self._list(_("The mediator will not see"), page.will_not_see)
        passed = page.may_be_passed_on or (_("Nothing."),)
        self._list(_("You said yes to passing on"), passed)
        self._list(_("Later"), page.later)
        if page.back_at:
            said = _("The break goes on until about {time}.").format(time=page.back_at)
            self.rows.addWidget(Words(said, quiet=True))
        self.rows.addStretch(1)
        back = Button(_("Back to my answers"))
        back.clicked.connect(presenter.ending.go_back)
        self.foot.left.addWidget(back)
        if page.can_print:
            copy = Button(_("Print my copy now"))
            copy.clicked.connect(presenter.ending.print_copy)
            self.foot.right.addWidget(copy)
        self._hand_back = Button(_("Saving…") if page.saving else _("Hand the laptop back"), Role.MAIN)
        self._hand_back.setDisabled(page.saving)
        self._hand_back.clicked.connect(presenter.ending.hand_back)
        self.foot.right.addWidget(self._hand_back)
        if page.unsaved:
            self._build_unsaved(page)

    def _list(self, heading: str, lines: Sequence[str]) -> None:
        card = Card()
        card.rows.addWidget(Heading(heading))
        for line in lines:
            card.rows.addWidget(Words(line))
        self.rows.addWidget(card)

    def _build_unsaved(self, page: DonePage) -> None:
        self.notice.say(_("The last words are not saved yet"), page.unsaved)
        below = QWidget()
        buttons = Flow(below)
        again = Button(_("Try again"))
        again.clicked.connect(self._presenter.ending.try_again)
        anyway = Button(_("Hand it back all the same"))
        anyway.clicked.connect(self._presenter.ending.hand_back_all_the_same)
        buttons.addWidget(again)
        buttons.addWidget(anyway)
        self.rows.insertWidget(self.rows.indexOf(self.notice) + 1, below)

    def first_focus(self) -> None:
        if self._hand_back.isEnabled():
            self._hand_back.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().first_focus()


class NoticeScreen(Page):
    """A calm full page with one or two ways on."""

    def __init__(self, page: NoticePage, presenter: PartyPresenter) -> None:
        super().__init__()
        self.space(4)
        self.rows.addWidget(Title(page.title, scale=1.9))
        for line in page.lines:
            self.rows.addWidget(Words(line, scale=1.15))
        self.rows.addStretch(1)
        self._stay = Button(page.stay, Role.MAIN)
        self._stay.clicked.connect(presenter.walk.stay)
        if page.leave:
            leave = Button(page.leave)
            leave.clicked.connect(presenter.walk.leave)
            self.foot.left.addWidget(leave)
        self.foot.right.addWidget(self._stay)
        self._waits = not page.stay
        self.foot.setHidden(self._waits)
        self._said = "\n".join((page.title, *page.lines))

    def first_focus(self) -> None:
        if self._waits:
            super().first_focus()
        else:
            self._stay.setFocus(Qt.FocusReason.OtherFocusReason)

    def words_aloud(self) -> str:
        return self._said


class EraseScreen(Page):
    """Asked once before anything is erased."""

    def __init__(self, page: ErasePage, presenter: PartyPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self.space(3)
        self.rows.addWidget(Title(_("Erase my answers?")))
        for line in page.lines:
            self.rows.addWidget(Words(line, scale=1.1))
        self.space(0.5)
        for filling, title in page.sheets if len(page.sheets) > 1 else ():
            one = Button(_("Erase only “{sheet}”").format(sheet=title))
            one.clicked.connect(partial(presenter.ending.erase, filling))
            self.rows.addWidget(one, 0, Qt.AlignmentFlag.AlignLeft)
        everything = Button(_("Erase everything I wrote in this case"))
        everything.clicked.connect(self._erase_all)
        self.rows.addWidget(everything, 0, Qt.AlignmentFlag.AlignLeft)
        if page.limits:
            limit = Button(_("Take back the copy of my limit"))
            limit.clicked.connect(self._take_limit_back)
            self.rows.addWidget(limit, 0, Qt.AlignmentFlag.AlignLeft)
        self.rows.addStretch(1)
        self._keep = Button(_("Keep my answers"), Role.MAIN)
        self._keep.clicked.connect(presenter.walk.contents)
        self.foot.right.addWidget(self._keep)

    def first_focus(self) -> None:
        self._keep.setFocus(Qt.FocusReason.OtherFocusReason)

    def _erase_all(self) -> None:
        self._presenter.ending.erase()

    def _take_limit_back(self) -> None:
        self._presenter.ending.take_limit_back()


class HiddenScreen(Page):
    """The neutral picture: nothing of the party, nothing of the case."""

    def __init__(self, page: HiddenPage, presenter: PartyPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self.rows.addStretch(1)
        self.rows.addWidget(Title(_("Recess"), scale=2.2))
        self.rows.addWidget(Words(_("This screen is hidden."), scale=1.15, quiet=True))
        self._code: CodeField | None = None
        if page.asks_code:
            self.space(0.6)
            notice = Notice()
            self.rows.addWidget(notice)
            self._code = CodeField(_("Type your code to come back"))
            self.rows.addWidget(self._code)
            if page.problem:
                notice.say(page.problem, ())
            back = Button(_("Come back"), Role.MAIN)
            back.clicked.connect(self.on_return)
        else:
            back = Button(_("Come back ({key})").format(key=HIDE_KEY), Role.MAIN)
            back.clicked.connect(presenter.away.key_pressed)
        self._back = back
        self.rows.addStretch(2)
        give_up = Button(_("Hand the laptop back"))
        give_up.clicked.connect(presenter.away.give_up)
        self.foot.left.addWidget(give_up)
        self.foot.right.addWidget(back)

    def first_focus(self) -> None:
        (self._code.line if self._code is not None else self._back).setFocus(Qt.FocusReason.OtherFocusReason)

    def on_return(self) -> None:
        """Return in the field tries the code."""
        if self._code is not None:
            self._presenter.away.come_back_with(self._code.text())


class CurtainScreen(Page):
    """The last page. It stays until the mediator's process takes the laptop back."""

    def __init__(self) -> None:
        super().__init__()
        self.rows.addStretch(1)
        title = Title(words.hand_back(), scale=2.2)
        title.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.rows.addWidget(title)
        self.space(0.4)
        thanks = Words(_("Thank you. Nothing you wrote is on this screen any more."), scale=1.1, quiet=True)
        thanks.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.rows.addWidget(thanks)
        self.rows.addStretch(2)
        self.rows.setSpacing(air(1))
        self.foot.hide()
