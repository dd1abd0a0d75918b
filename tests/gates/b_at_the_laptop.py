"""B at the laptop, going through every page there is; everything its process is told, shows and says is kept, in order.

The presenter is the real one, against the mediator's real side. What stands on a page is kept as the value that the
window is given, and, where there is a window, also as every text of every widget.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from typing import Protocol, cast

from app.commands.desk.host import PartyHost
from app.domain.sources import SeededChance, SetClock
from app.handover.messages import HandBack, Message
from app.handover.wire import pack
from app.presenters.party import pages
from app.presenters.party.pages import CheckPage, ContentsPage, DonePage, Figures, NoticePage, QuestionPage, StartPage
from app.presenters.party.party_presenter import PartyPresenter
from app.presenters.party.scripted import NoTimers
from app.presenters.party.views import PartyView
from tests.gates.two_sides import CODE

PAGES = frozenset(name for name in dir(pages) if name.endswith("Page") and not name.startswith("_"))
"""Every page of a party's process, by the name of its value: a new one must be walked to."""
_MOST_PAGES = 400


class Screen(Protocol):
    """A window that stands beside; `read` gives all that can be read on it now."""

    def take(self, verb: str, said: tuple[object, ...]) -> None: ...
    def read(self) -> str: ...
    def attach(self, presenter: PartyPresenter) -> None: ...


class Watched:
    """The view of the presenter: every verb is kept with what it was given, and passed on to the screen."""

    def __init__(self, screen: Screen | None) -> None:
        self._screen = screen
        self.kept: list[str] = []
        self.seen: set[str] = set()
        self.page: object = None

    def __getattr__(self, verb: str) -> Callable[..., None]:
        def shown(*said: object) -> None:
            self.kept.append(f"{verb} {said!r}")
            if said and type(said[0]).__name__ in PAGES:
                self.page = said[0]
                self.seen.add(type(said[0]).__name__)
            if self._screen is not None:
                self._screen.take(verb, said)
                self.kept.append(self._screen.read())

        return shown


class BAtTheLaptop:
    """One hand-over to B, up to the curtain."""

    def __init__(self, host: PartyHost, clock: SetClock, screen: Screen | None = None) -> None:
        self._host = host
        self._waiting: deque[Message] = deque()
        self.said: list[bytes] = []
        self.heard: list[bytes] = []
        self.view = Watched(screen)
        self.tried = 0
        given = host.given()
        self.heard.append(pack(given))
        self.presenter = PartyPresenter(
            given.hand_over, self, cast(PartyView, self.view), NoTimers(), clock, SeededChance(5)
        )
        if screen is not None:
            screen.attach(self.presenter)

    def send(self, message: Message) -> None:
        self.said.append(pack(message))
        if not isinstance(message, HandBack):
            self._waiting.extend(self._host.answer(message))

    def walk(self) -> None:
        """Through every page of the hand-over."""
        does = self.presenter
        does.begin()
        does.opening.painted()
        does.ask_mediator()
        does.walk.stay()
        does.opening.start()
        self._hear()
        does.private.forgot()
        does.walk.stay()
        for code in ("not this one", CODE):
            does.private.try_code(code)
            self._hear()
        does.away.hide()
        does.away.come_back_with(CODE)
        self._hear()
        does.begin_walk()
        does.who_sees()
        does.acknowledged()
        does.private.choose()
        does.walk.contents()
        self._all_questions()
        does.ending.ask_erase()
        does.walk.contents()
        does.ending.show_done()
        does.ending.print_copy()
        does.ending.hand_back()
        self._hear()

    def _all_questions(self) -> None:
        does = self.presenter
        listed = self.view.page
        assert isinstance(listed, ContentsPage)
        does.walk.go_to(listed.groups[0].rows[0].spot)
        more: set[str] = set()
        for _page in range(_MOST_PAGES):
            here, self.view.page = self.view.page, None
            if isinstance(here, DonePage):
                return
            if isinstance(here, StartPage) and here.has_more and here.filling not in more:
                more.add(here.filling)
                does.walk.more_questions(here.filling)
            elif isinstance(here, NoticePage):
                does.walk.stay()
            elif isinstance(here, CheckPage):
                does.walk.finish()
            elif isinstance(here, StartPage | QuestionPage):
                if isinstance(here, QuestionPage) and here.figures is not None and here.figures.tries:
                    self._try_guesses(here.figures)
                does.walk.skip()
            self._hear()
        raise AssertionError("the walk never came to its end")

    def _try_guesses(self, figures: Figures) -> None:
        """The page that puts B's numbers together: every guess tried at both of its ends."""
        assert figures.blocks
        for guess in figures.tries:
            for place in (0, len(guess.places) - 1):
                self.presenter.question.try_guess(guess.guess, place)
        self.tried += len(figures.tries)

    def _hear(self) -> None:
        while self._waiting:
            message = self._waiting.popleft()
            self.heard.append(pack(message))
            self.presenter.receive(message)
