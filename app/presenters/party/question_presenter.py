"""One question on the screen: what is typed and tapped there.

Typing must stay as fast as a bare text box, so a keystroke is only remembered here; it is put down in the filling
at the next pause, act or turn of the page (`settle`), always before anything else looks at the filling.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from app.domain.answers import I_DONT_KNOW, LEFT_BLANK, RATHER_NOT_SAY, Answer, State, given
from app.domain.kinds.base import Problem
from app.domain.language import _
from app.domain.sharing import Lock
from app.domain.visibility import kind_of
from app.domain.worksheet import AlertTo, Question
from app.handover.messages import AlertRaised, At
from app.presenters.party import words
from app.presenters.party.beside import HAS_SOMETHING, BesideAnswers
from app.presenters.party.composing import lock_view, question_page
from app.presenters.party.figures import Reckon
from app.presenters.party.pages import Figures, Pointer, QuestionPage, Spot
from app.presenters.party.saving import Saving
from app.presenters.party.sitting import OpenSheet, Sitting
from app.presenters.party.views import Link, PartyView
from app.presenters.party.walk import Stop

NOW = "now"
"""The choice that asks for the mediator at once (decision 8)."""


class QuestionPresenter:
    """The question page. Every act names the spot its editor was made for, whatever page is shown by then."""

    def __init__(self, sitting: Sitting, saving: Saving, link: Link, view: PartyView, reckon: Reckon) -> None:
        self._sitting = sitting
        self._saving = saving
        self._link = link
        self._view = view
        self._reckon = reckon
        self._typed: tuple[Spot, object] | None = None
        self._stop: Stop | None = None
        self._changing = False
        self._warned: object = None
        self._raised: set[tuple[Spot, object]] = set()
        self._controls = (False, False)
        self.beside = BesideAnswers()
        saving.settle_with(self.settle)

    def show(self, stop: Stop, *, changing: bool = False, told: str = "") -> None:
        """Show this question with fresh widgets, and note where the party is. `told` is said on it, once."""
        self._stop, self._changing, self._warned = stop, changing, None
        sheet = self._sitting.sheet(stop.filling)
        self.beside.open(sheet, Spot(stop.filling, stop.question))
        page = self._page(stop)
        sheet.seen.add(stop.question)
        self._controls = (page.can_clear, page.can_undo)
        self._link.send(At(stop.filling, stop.question))
        self._view.show_question(replace(page, told=told))

    def leave(self) -> bool:
        """The page is left: put down and save what was typed, raise its flag. True after "yes, now"."""
        # First, because what was typed last could not be asked about any more.
        self.beside.left()
        self.settle()
        self._looked()
        self._saving.flush()
        stop, self._stop = self._stop, None
        return stop is not None and self._raise_alert(Spot(stop.filling, stop.question))

    def may_continue(self) -> bool:
        """After *Continue*: False if there is something impossible or unlikely to be shown first, once."""
        if self._stop is None:
            self.settle()
            return True
        spot = Spot(self._stop.filling, self._stop.question)
        # Before what was typed last is put down: what that brings up nobody could see before the page turns.
        seen = self.beside.seen
        self.settle()
        asked = self.beside.was_all_asked(self._sitting.sheet(spot.filling), spot, seen)
        problems = tuple(each for each in self.problems(spot) if not (each.between and asked))
        value = self._entry_value(self._stop)
        if not problems or self._warned == (self._stop, value):
            self.beside.left(seen)
            return True
        self._warned = (self._stop, value)
        self._view.show_problems(problems)
        return False

    def problems(self, spot: Spot) -> tuple[Problem, ...]:
        """What is impossible or unlikely about an answer."""
        filling = self._sitting.sheet(spot.filling).filling
        answer = filling.entry(spot.question).answer
        if answer.state is not State.GIVEN:
            return ()
        return filling.question(spot.question).kind.problems(answer.value)

    # ---- what a person does ---------------------------------------------------------------------------------------

    def answered(self, spot: Spot, value: object) -> None:
        """The editor of `spot` has this value now."""
        if self._typed is not None and self._typed[0] != spot:
            self.settle()
        self._typed = (spot, value)
        self._saving.touched()
        if spot.question in HAS_SOMETHING:
            self._show_beside(spot, value)

    def dont_know(self) -> None:
        """The button “I don't know”, or no longer."""
        self._toggle(I_DONT_KNOW)

    def rather_not(self) -> None:
        """The button “I'd rather not say”, or no longer."""
        self._toggle(RATHER_NOT_SAY)

    def try_guess(self, guess: str, place: int) -> None:
        """On the page that puts numbers together: what if this guess were at that place? Kept nowhere."""
        if self._stop is None:
            return
        from app.presenters.party.no_deal_page import what_if

        sheet = self._sitting.sheet(self._stop.filling)
        question = sheet.filling.question(self._stop.question)
        self._view.show_what_if(what_if(sheet, question, guess, place, self._sitting.tongue))

    def clear(self) -> None:
        """Clear the answer; *Undo* brings it back."""
        self._act(lambda sheet, question: sheet.filling.record(question, LEFT_BLANK))

    def undo(self) -> Spot | None:
        """Take the last act back in this sheet. The spot it touched, if that is not the page on the screen."""
        if self._stop is None:
            return None
        self.settle()
        filling = self._sitting.sheet(self._stop.filling).filling
        touched = filling.undo()
        self._saving.touched()
        if touched and touched != self._stop.question:
            return Spot(self._stop.filling, touched)
        self._view.show_answer(self._page(self._stop))
        return None

    def set_lock(self, lock: Lock) -> None:
        """Choose who may see the answer on the screen."""
        self._act(lambda sheet, question: sheet.filling.set_lock(question, lock), lock_only=True)

    # ---- inside ---------------------------------------------------------------------------------------------------

    def settle(self) -> None:
        """Put down what was typed last."""
        if self._typed is None:
            return
        (spot, value), self._typed = self._typed, None
        sheet = self._sitting.sheet(spot.filling)
        kind = kind_of(sheet.handed.worksheet, spot.question)
        answer = LEFT_BLANK if kind.is_blank(value) else given(value)
        sheet.filling.record(spot.question, answer, typed=True)
        if self._stop is not None and Spot(self._stop.filling, self._stop.question) == spot:
            self._show_around(sheet, answer)

    def _looked(self) -> None:
        """What a page of numbers said is remembered until it is shown again, to say what changed."""
        if self._stop is None:
            return
        sheet = self._sitting.sheet(self._stop.filling)
        if sheet.telling:
            sheet.told, sheet.telling = sheet.telling, {}

    def _show_beside(self, spot: Spot, value: object) -> None:
        sheet = self._sitting.sheet(spot.filling)
        kind = kind_of(sheet.handed.worksheet, spot.question)
        beside = self.beside.typing(sheet, spot, value, kind, self._sitting.tongue)
        if beside is not None:
            self._view.show_beside(beside)

    def _show_around(self, sheet: OpenSheet, answer: Answer) -> None:
        if self._stop is None:
            return
        beside = self.beside.rested(sheet, Spot(sheet.id, self._stop.question), self._sitting.tongue)
        if beside is not None:
            self._view.show_beside(beside)
        controls = (answer.state is not State.LEFT_BLANK, sheet.filling.can_undo)
        if controls != self._controls:
            self._controls = controls
            self._view.show_controls(*controls)
        if sheet.filling.question(self._stop.question).nudge is not None:
            self._view.show_pointer(self._pointer(self._stop))

    def _toggle(self, answer: Answer) -> None:
        def toggle(sheet: OpenSheet, question: str) -> None:
            same = sheet.filling.entry(question).answer == answer
            sheet.filling.record(question, LEFT_BLANK if same else answer)

        self._act(toggle)

    def _act(self, act: Callable[[OpenSheet, str], None], *, lock_only: bool = False) -> None:
        if self._stop is None:
            return
        self.settle()
        sheet = self._sitting.sheet(self._stop.filling)
        sheet.filling.end_step()
        before = sheet.filling.entry(self._stop.question).answer
        act(sheet, self._stop.question)
        self._saving.touched()
        if lock_only:
            self._view.show_lock(lock_view(sheet.filling, self._stop.question))
            self._show_around(sheet, sheet.filling.entry(self._stop.question).answer)
        else:
            now = sheet.filling.entry(self._stop.question).answer
            taken = before.state is State.GIVEN and now.state is not State.GIVEN
            self._view.show_answer(replace(self._page(self._stop), told=words.set_aside() if taken else ""))

    def _page(self, stop: Stop) -> QuestionPage:
        sheet = self._sitting.sheet(stop.filling)
        question = sheet.filling.question(stop.question)
        page = question_page(
            self._sitting,
            stop,
            figures=self._figures(sheet, question),
            pointer=self._pointer(stop),
            beside=self.beside.rested(sheet, Spot(stop.filling, stop.question), self._sitting.tongue),
            changing=self._changing,
        )
        self._controls = (page.can_clear, page.can_undo)
        return page

    def _figures(self, sheet: OpenSheet, question: Question) -> Figures | None:
        """What is worked out, with what there is still to ask about the numbers it rests on."""
        figures = self._reckon(sheet, question, self._sitting.tongue)
        if figures is None or not figures.blocks:
            return figures
        asks = self.beside.still_to_ask(sheet, self._sitting.tongue)
        return replace(figures, asks=tuple(Pointer(words, spot) for spot, words in asks))

    def _entry_value(self, stop: Stop) -> object:
        return self._sitting.sheet(stop.filling).filling.entry(stop.question).answer.value

    def _pointer(self, stop: Stop) -> Pointer | None:
        filling = self._sitting.sheet(stop.filling).filling
        question = filling.question(stop.question)
        nudge = question.nudge
        if nudge is None or nudge.when not in _choices(filling.entry(stop.question).answer):
            return None
        if all(each.id != nudge.to for each in filling.asked()):
            return None
        prompt = self._sitting.tongue.say(filling.question(nudge.to).prompt)
        return Pointer(
            _("There is a question about this: {prompt}").format(prompt=prompt), Spot(stop.filling, nudge.to)
        )

    def _raise_alert(self, spot: Spot) -> bool:
        filling = self._sitting.sheet(spot.filling).filling
        question = next((each for each in filling.visible() if each.id == spot.question), None)
        if question is None or question.alert is None:
            return False
        answer = filling.entry(spot.question).answer
        if not _alarming(question, answer):
            return False
        if (spot, answer.value) in self._raised:
            return False
        self._raised.add((spot, answer.value))
        self._link.send(AlertRaised(spot.filling, spot.question, question.alert.suggest.value))
        return question.alert.suggest is AlertTo.PRIVATE_MEETING and NOW in _choices(answer)


def _choices(answer: Answer) -> tuple[object, ...]:
    """The options an answer picks, for kinds with one and with many."""
    if answer.state is not State.GIVEN:
        return ()
    return answer.value if isinstance(answer.value, tuple) else (answer.value,)


def _alarming(question: Question, answer: Answer) -> bool:
    alert = question.alert
    if alert is None:
        return False
    if any(value in alert.values for value in _choices(answer)):
        return True
    number = answer.value if answer.state is State.GIVEN else None
    return alert.gte is not None and isinstance(number, int) and number >= alert.gte
