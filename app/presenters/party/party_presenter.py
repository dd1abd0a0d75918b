"""Everything the party's process decides, put together. No Qt: a window or a script drives the same methods."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from app.domain.language import speak
from app.domain.sources import Chance, Clock
from app.handover.messages import BringBack, CodeSecret, ComeForward, Message, NotSaved, PutAway, Saved
from app.handover.package import HandOver
from app.presenters.party.away_presenter import AwayPresenter
from app.presenters.party.check_presenter import CheckPresenter
from app.presenters.party.code_secrets import CodeSecrets
from app.presenters.party.ending import EndingPresenter
from app.presenters.party.erasing import Erasing
from app.presenters.party.figures import Reckon, own_figures
from app.presenters.party.opening import OpeningPresenter
from app.presenters.party.outbox import Outbox
from app.presenters.party.private_presenter import PrivatePresenter
from app.presenters.party.question_presenter import QuestionPresenter
from app.presenters.party.saving import Saving
from app.presenters.party.sitting import Sitting
from app.presenters.party.views import Link, PartyView, Timers
from app.presenters.party.walk_presenter import WalkPresenter


class PartyPresenter:
    """One party at the laptop, from the cover to the curtain.

    Its parts, by subject: `opening`, `private`, `walk`, `question`, `check`, `ending`, `away`, `saving`.
    """

    def __init__(
        self,
        given: HandOver,
        link: Link,
        view: PartyView,
        timers: Timers,
        clock: Clock,
        chance: Chance,
        reckon: Reckon = own_figures,
    ) -> None:
        speak(given.language)
        self.sitting = Sitting(given, chance)
        self.outbox = Outbox(link, timers, view.show_saving)
        self.saving = Saving(self.sitting, self.outbox, timers)
        self.question = QuestionPresenter(self.sitting, self.saving, link, view, reckon)
        self.check = CheckPresenter(self.sitting, self.saving, link, view)
        self.walk = WalkPresenter(self.sitting, self.question, self.check, self.saving, link, view, clock)
        self.erasing = Erasing(self.walk, self.outbox, self._shown)
        self.private = PrivatePresenter(
            self.sitting,
            self.outbox,
            CodeSecrets(link, timers),
            self.erasing,
            link,
            view,
            save=self.saving.flush,
            ready=self._has_key,
            shown=self._shown,
            notice=self.walk.notice,
        )
        self.opening = OpeningPresenter(self.sitting, link, view, self.private.open, self._begin)
        self.walk.not_before(self.opening.show_again)
        self.away = AwayPresenter(
            view,
            timers,
            clock,
            hide_after=given.hide_after,
            curtain_after=given.curtain_after,
            checks=self.private.check,
            asks_code=self._asks_code,
            away=self._hidden,
            back=self.walk.rest,
            gone=self._gone,
        )
        self.ending = EndingPresenter(
            self.sitting, self.walk, self.saving, self.outbox, self.erasing, link, view, timers, self.away.stop
        )
        self._view = view
        self._began = False
        self._receives: Mapping[type[Message], Callable[[Any], None]] = {
            Saved: self.saving.received,
            NotSaved: self.saving.received,
            CodeSecret: self.private.received,
            ComeForward: self._come_forward,
            PutAway: self._put_away,
            BringBack: self._bring_back,
        }

    def begin(self) -> None:
        """Show the cover."""
        self.opening.cover()

    def receive(self, message: Message) -> None:
        """Something the mediator's process says. What it has no business to say is passed over."""
        receive = self._receives.get(type(message))
        if receive is not None:
            receive(message)

    def use_language(self, language: str) -> None:
        """Switch the language on any page: the page is shown again in it, answers and place stay."""
        self.opening.use_language(language)
        self.show_afresh()

    def show_afresh(self) -> None:
        """The page on the screen once more: in another language, or laid out for another text size."""
        self.question.settle()
        if self._began:
            self.walk.show_in_new_words()
        else:
            self.opening.show_again()

    def ask_mediator(self) -> None:
        """*Ask the mediator*, on every page."""
        self.walk.ask_mediator(self.walk.show_again if self._began else self.opening.show_again)

    # ---- inside ---------------------------------------------------------------------------------------------------

    def _has_key(self) -> None:
        if self._began:
            self.walk.show_again()
        else:
            self.opening.ready()

    def _shown(self, again: Callable[[], None]) -> None:
        """A page stands on the screen; `again` shows it once more."""
        if self._began:
            self.walk.shown(again)
        else:
            self.opening.shown(again)

    def _begin(self) -> None:
        self._began = True
        self.walk.begin()

    def who_sees(self) -> None:
        """Who reads what, once more, from the list of all questions."""
        self.opening.who_sees()
        self._shown(self.opening.who_sees)

    def acknowledged(self) -> None:
        """The button “I have read this”: on, or back to where the party was."""
        if self._began:
            self.walk.contents()
        else:
            self.opening.acknowledge()

    def begin_walk(self) -> None:
        """Leave the calm minute."""
        self._begin()

    def _asks_code(self) -> bool:
        return self.sitting.asks_code

    def _hidden(self) -> None:
        self.saving.flush()
        self.walk.lap()

    def _gone(self) -> None:
        self.ending.timed_out()

    def _come_forward(self, _message: ComeForward) -> None:
        self.away.come_forward()

    def _put_away(self, _message: PutAway) -> None:
        self.away.put_away()

    def _bring_back(self, _message: BringBack) -> None:
        self.away.bring_back()
