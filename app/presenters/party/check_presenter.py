"""Check your answers: every question of a sheet with its answer and its lock, and the taps that clear words to share."""

from __future__ import annotations

from app.domain.answers import State
from app.domain.filling import Filling, could_share
from app.domain.items import is_copy
from app.domain.language import _
from app.domain.sharing import Lock
from app.domain.worksheet import Question
from app.handover.messages import SheetFinished
from app.presenters.party.composing import answer_lines, can_ask_more, lock_view
from app.presenters.party.pages import CheckPage, CheckRow, ShareRow, Spot
from app.presenters.party.saving import Saving
from app.presenters.party.sitting import OpenSheet, Sitting, computes_nothing
from app.presenters.party.views import Link, PartyView
from app.presenters.party.walk import Stop, following


class CheckPresenter:
    """The check page of one sheet, or of its part after the break."""

    def __init__(self, sitting: Sitting, saving: Saving, link: Link, view: PartyView) -> None:
        self._sitting = sitting
        self._saving = saving
        self._link = link
        self._view = view
        self._stop: Stop | None = None

    def show(self, stop: Stop) -> None:
        """Show the page afresh."""
        self._stop = stop
        self._view.show_check(self._page(stop))

    def set_lock(self, spot: Spot, lock: Lock) -> None:
        """Choose who may see an answer. Tightening takes a clearing back."""
        self._filling(spot).set_lock(spot.question, lock)
        self._changed()

    def share(self, spot: Spot, *, yes: bool) -> None:
        """The deliberate tap: these exact words may be passed on, or no longer."""
        self._filling(spot).clear_to_share(spot.question, yes)
        self._changed()

    def undo(self) -> None:
        """Take the last act in this sheet back."""
        if self._stop is not None:
            self._sitting.sheet(self._stop.filling).filling.undo()
            self._changed()

    def finish(self) -> None:
        """The party tapped *Finish*."""
        if self._stop is None:
            return
        self._saving.flush()
        sheet = self._sitting.sheet(self._stop.filling)
        sheet.finished = True
        self._link.send(SheetFinished(sheet.id, finished=True, minutes=sheet.minutes))

    # ---- inside ---------------------------------------------------------------------------------------------------

    def _filling(self, spot: Spot) -> Filling:
        return self._sitting.sheet(spot.filling).filling

    def _changed(self) -> None:
        self._saving.touched()
        if self._stop is not None:
            self._view.show_check_again(self._page(self._stop))

    def _page(self, stop: Stop) -> CheckPage:
        sheet = self._sitting.sheet(stop.filling)
        tongue = self._sitting.tongue
        part = {question.id for question in sheet.part(after_break=stop.after_break)}
        derived = {name for name, entry in sheet.filling.entries.items() if entry.derived and not is_copy(name)}
        if stop.after_break:
            derived = set()
        rows = [
            self._row(sheet, question, changeable=question.id in part)
            for question in sheet.filling.visible()
            if question.id in part | derived and computes_nothing(question)
        ]
        shareable = [each for each in could_share(sheet.filling) if _belongs(each, part | derived)]
        return CheckPage(
            filling=sheet.id,
            title=_("Before you go back in") if stop.after_break else sheet.title(tongue),
            rows=tuple(rows),
            could_share=tuple(self._share_row(sheet, question) for question in shareable),
            close=tongue.say(sheet.handed.worksheet.close),
            finished=sheet.finished,
            has_more=not stop.after_break and can_ask_more(sheet),
            last=following(self._sitting.sheets, stop) is None,
            can_undo=sheet.filling.can_undo,
        )

    def _row(self, sheet: OpenSheet, question: Question, *, changeable: bool) -> CheckRow:
        answer = sheet.filling.entry(question.id).answer
        problems = question.kind.problems(answer.value) if answer.state is State.GIVEN else ()
        closed = question.id in sheet.closed
        return CheckRow(
            spot=Spot(sheet.id, question.id),
            label=self._sitting.tongue.say(question.summary_label),
            lines=(_("Closed. Only your code opens it."),)
            if closed
            else answer_lines(sheet.filling, question, self._sitting.tongue),
            blank=answer.state is State.LEFT_BLANK and not closed,
            changeable=changeable and not closed,
            starred=question.starred,
            lock=lock_view(sheet.filling, question.id, checking=True),
            look_again=tuple(problem.sentence for problem in problems),
        )

    def _share_row(self, sheet: OpenSheet, question: Question) -> ShareRow:
        entry = sheet.filling.entry(question.id)
        return ShareRow(
            spot=Spot(sheet.id, question.id),
            label=self._sitting.tongue.say(question.summary_label),
            lines=answer_lines(sheet.filling, question, self._sitting.tongue),
            ticked=entry.cleared,
            passed_on=entry.passed_on,
        )


def _belongs(question: Question, part: set[str]) -> bool:
    return question.id in part or (is_copy(question.id) and question.id.split("#", 1)[0] in part)
