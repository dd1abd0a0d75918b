"""The pages before the first sheet: cover, who sees this, (your private answers,) a calm minute."""

from __future__ import annotations

from collections.abc import Callable

from app.domain.language import LANGUAGES, speak
from app.domain.progress import minutes_for_sheet
from app.domain.wording import Tongue
from app.handover.messages import Acknowledged, HelperNamed, Ready
from app.presenters.party import words
from app.presenters.party.pages import CalmPage, CoverPage, WhoSeesPage
from app.presenters.party.sitting import Sitting
from app.presenters.party.views import Link, PartyView


class OpeningPresenter:
    """Leads from the cover to the first sheet. `private` opens the page on private answers, `begin` the walk."""

    def __init__(
        self, sitting: Sitting, link: Link, view: PartyView, private: Callable[[], None], begin: Callable[[], None]
    ) -> None:
        self._sitting = sitting
        self._link = link
        self._view = view
        self._private = private
        self._begin = begin
        self._acknowledged = sitting.given.acknowledged
        self._again: Callable[[], None] = self.cover

    def cover(self) -> None:
        """For whom the laptop is."""
        self._again = self.cover
        given, tongue = self._sitting.given, self._sitting.tongue
        self._view.show_cover(
            CoverPage(
                name=given.name,
                back_at=given.back_at,
                sheets=tuple(
                    (tongue.say(sheet.worksheet.title), minutes_for_sheet(sheet.worksheet, sheet.form))
                    for sheet in given.sheets
                ),
                languages=tuple(LANGUAGES.items()),
                language=tongue.language,
                helper=self._sitting.helper,
                practice=given.practice,
                went_on=given.went_on,
            )
        )

    def show_again(self) -> None:
        """The page on the screen, afresh: the language was switched."""
        self._again()

    def shown(self, again: Callable[[], None]) -> None:
        """A page from elsewhere stands on the screen; `again` shows it once more."""
        self._again = again

    def painted(self) -> None:
        """The cover is on the screen."""
        self._link.send(Ready())

    def use_language(self, language: str) -> None:
        """Labels change; answers and number format stay (decision 34)."""
        speak(language)
        before = self._sitting.tongue
        self._sitting.tongue = Tongue(language, before.numbers, before.currency)

    def start(self, helper: str = "") -> None:
        """The button “Start”, with the name of somebody who helps writing, if there is one."""
        self._sitting.helper = helper.strip()
        if self._sitting.helper:
            for sheet in self._sitting.given.sheets:
                self._link.send(HelperNamed(sheet.filling, self._sitting.helper))
        if self._acknowledged:
            self._private()
        else:
            self.who_sees()

    def who_sees(self) -> None:
        """Who reads what, and the limits."""
        self._again = self.who_sees
        limits = self._sitting.given.limits_text
        self._view.show_who_sees(WhoSeesPage(words.who_sees(), limits, words.may_stop(), self._acknowledged))

    def acknowledge(self) -> None:
        """The party has read it."""
        if not self._acknowledged:
            self._acknowledged = True
            self._link.send(Acknowledged())
        self._private()

    def ready(self) -> None:
        """The key is there: on to the calm minute, or to the first sheet."""
        if self._sitting.given.calm_minute and not self._sitting.given.went_on:
            self._again = self.ready
            self._view.show_calm(CalmPage(words.calm()))
        else:
            self._begin()
