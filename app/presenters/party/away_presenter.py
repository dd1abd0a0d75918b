"""Nobody at the laptop, or somebody who may not look: the hidden screen and the clock behind it (decision 24)."""

from __future__ import annotations

from collections.abc import Callable

from app.domain.idle import Stillness
from app.domain.language import _
from app.domain.sources import Clock
from app.presenters.party.pages import HiddenPage
from app.presenters.party.views import PartyView, Timers

_MOST_WRONG_CODES = 5
_LOOK_EVERY = 2000


class AwayPresenter:
    """Hides the screen by hand or after minutes without input, and gives up after some more."""

    def __init__(
        self,
        view: PartyView,
        timers: Timers,
        clock: Clock,
        *,
        hide_after: int,
        curtain_after: int,
        checks: Callable[[str, Callable[[bool, str], None]], None],
        asks_code: Callable[[], bool],
        away: Callable[[], None],
        back: Callable[[], None],
        gone: Callable[[], None],
    ) -> None:
        self._view = view
        self._timers = timers
        self._clock = clock
        self._hide_after = hide_after * 60.0
        self._curtain_after = curtain_after * 60.0
        self._checks = checks
        self._asks_code = asks_code
        self._away = away
        self._back = back
        self._gone = gone
        self._last_act = clock.monotonic()
        self._over = False
        self._wrong = 0
        self.hidden = False
        self._put_away = False
        self._stillness = Stillness(clock, None)
        self._watch()

    def acted(self) -> None:
        """A key was pressed or the mouse moved. Cheap: only notes the time."""
        self._last_act = self._clock.monotonic()

    def hide(self) -> None:
        """Hide the screen now."""
        if self.hidden or self._over:
            return
        self.hidden = True
        self._wrong = 0
        self._away()
        self._view.show_hidden(HiddenPage(self._asks_code()))

    def put_away(self) -> None:
        """The mediator's process says that nobody may look now: hidden, and no way back before it says so."""
        if self._over:
            return
        self._put_away = True
        self.hide()
        self._view.put_away()

    def bring_back(self) -> None:
        """The mediator lets the party go on: to the hidden screen, which the party itself comes back from."""
        if self._put_away and not self._over:
            self._put_away = False
            self.acted()
            self._view.bring_back()

    def come_forward(self) -> None:
        """Somebody started Recess a second time."""
        if not self._put_away:
            self._view.come_forward()

    def key_pressed(self) -> None:
        """The key that hides: hides, or comes back where no code is asked for."""
        if self._put_away:
            return
        if not self.hidden:
            self.hide()
        elif not self._asks_code():
            self._come_back()

    def come_back_with(self, code: str) -> None:
        """Come back with the party's code."""
        if self.hidden and not self._over and not self._put_away:
            self._checks(code, self._checked)

    def _checked(self, fits: bool, problem: str) -> None:
        """`problem` where nobody could look: that is no wrong code."""
        if not self.hidden or self._over:
            return
        if fits:
            self._come_back()
            return
        if not problem:
            self._wrong += 1
            if self._wrong >= _MOST_WRONG_CODES:
                self.end()
                return
            problem = _("That code does not fit. Try it again.")
        self._view.show_hidden(HiddenPage(asks_code=True, problem=problem))

    def give_up(self) -> None:
        """From the hidden screen straight to the curtain."""
        if self.hidden:
            self.end()

    def stop(self) -> None:
        """The party's part is over: nothing hides any more."""
        self._over = True

    def end(self) -> None:
        """Too long away, or too many wrong codes: the curtain."""
        if not self._over:
            self._over = True
            self._gone()

    def _come_back(self) -> None:
        self.hidden = False
        self.acted()
        self._view.show_again()
        self._back()

    def _watch(self) -> None:
        """See whether something is due, every few seconds; one act costs nothing that way."""
        if self._over:
            return
        if self._stillness.is_too_long():
            # The laptop slept, or its clock was set: nobody knows for how long. Not the curtain: that ends the party's part.
            self._stillness.begin()
            self.hide()
        still = self._clock.monotonic() - self._last_act
        if self._curtain_after and still >= self._curtain_after:
            self.end()
            return
        if self._hide_after and still >= self._hide_after:
            self.hide()
        self._timers.after(_LOOK_EVERY, self._watch)
