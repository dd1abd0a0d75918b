"""A handout being keyed in: what was typed from the paper, and what is to be saved of it. Pure bookkeeping.

Nothing with the lock "only me" ever leaves this room: what a party kept is left blank here, whatever stood there before.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from app.domain.answers import I_DONT_KNOW, LEFT_BLANK, Answer, Change, Entry, State, given
from app.domain.filling import Filling
from app.domain.forms.fields import answer_of, values_of
from app.domain.kinds.computed import Computed
from app.domain.kinds.parts import says_dont_know
from app.domain.on_paper import PaperOrder, is_kept, paper_order
from app.domain.sharing import Lock, choices_up_to, starting_lock, up_to
from app.domain.wording import Tongue
from app.domain.worksheet import Form, Question, Worksheet

UNREADABLE = Answer(State.UNREADABLE)
_Before = tuple[Answer, Lock | None]


@dataclass(frozen=True, slots=True)
class _Silenced:
    """What stood at a question that follows from one marked M. `waited`: it was proposed by a form."""

    answer: Answer
    mark: Lock | None
    waited: bool


class KeyedSheet:
    """Answers on one party's handout. `entries` are those that are on the disk.

    `proposed`, where it is not None, came from a form: it stands here as if it was typed, and is not given out to be saved
    until `accept`. What a person types meanwhile is, at once. `in_part` are those of which some rows could not be read.
    """

    def __init__(
        self,
        filling: str,
        sheet: Worksheet,
        entries: Mapping[str, Entry],
        proposed: Mapping[str, Entry] | None = None,
        in_part: Collection[str] = (),
    ) -> None:
        self.id = filling
        self.sheet = sheet
        self.order: PaperOrder = paper_order(sheet)
        self.on_paper = dict(entries)
        """What is known to be on the disk."""
        self.from_form = proposed is not None
        """Whether it was filled in on a screen: then an answer that is not there was left blank, or marked M."""
        self.kept: frozenset[str] = frozenset()
        """Questions marked M that were come by. Kept in memory only."""
        self.refused: frozenset[str] = frozenset()
        """Questions whose answers the disk has refused, and not taken since."""
        self.marks: dict[str, Lock] = {}
        self._in_part = frozenset(in_part)
        self._came_blank = frozenset(name for name, entry in entries.items() if entry.answer == LEFT_BLANK)
        self._silenced: dict[str, _Silenced] = {}
        """What stood at questions that follow from one marked M: a mark that was a slip takes nothing along."""
        self._typed = Filling(filling, sheet, Form.FULL, entries)
        """What is on the disk or on its way there."""
        self._waiting: dict[str, _Before] = {}
        """What a form says and nobody has accepted yet."""
        self._filling = self._typed
        """What stands here: the one with the other."""
        for question, entry in (proposed or {}).items():
            self._propose(question, entry)
        self._show_anew()

    # ---- what is there --------------------------------------------------------------------------------------------

    def questions(self) -> tuple[Question, ...]:
        """The questions to hand in, as they stand on the paper, with the options they have now."""
        there = {question.id: question for question in self._filling.visible()}
        return tuple(there.get(question.id, question) for question in self.order.handed_in)

    def question(self, question_id: str) -> Question:
        """One of them; KeyError for any other."""
        for question in self.questions():
            if question.id == question_id:
                return question
        raise KeyError(question_id)

    def is_asked(self, question_id: str) -> bool:
        """Whether it is there, by what was typed above it, and not filled in by the program."""
        return any(question.id == question_id for question in self._filling.asked())

    def is_filled_in(self, question_id: str) -> bool:
        """Whether another answer says what this one is."""
        found = self._filling.entries.get(question_id)
        return found is not None and found.derived

    def entry(self, question_id: str) -> Entry | None:
        """What stands there now; None where nothing was typed yet."""
        return self._filling.entries.get(question_id)

    def may_type(self, question_id: str) -> bool:
        """Whether an answer to it may be typed at all. What is worked out, what its party keeps, and what would tell of
        an answer that its party keeps, is not."""
        question = self.sheet.question(question_id)
        if is_kept(question) or isinstance(question.kind, Computed):
            return False
        return not self._tells_of_kept(question) and self._filling.ceiling(question_id) is not Lock.ONLY_ME

    def boxes(self, question_id: str) -> tuple[Lock, ...]:
        """The boxes that stand beside it on the paper; none where there is nothing to choose."""
        question = self.sheet.question(question_id)
        found = choices_up_to(question.ceiling, question.floor)
        return found if len(found) > 1 else ()

    def mark(self, question_id: str) -> Lock | None:
        """The box that is marked on the paper, as far as it is known."""
        entry = self.entry(question_id)
        if question_id in self.kept:
            return Lock.ONLY_ME
        if question_id in self._waiting:
            return self._waiting[question_id][1]
        if question_id in self.marks:
            return self.marks[question_id]
        return Lock.SHARE if entry is not None and entry.cleared else None

    def may_be_kept(self, question_id: str) -> bool:
        """Whether it was left blank or kept, and nothing here says which: on the disk, and in a form, both look alike."""
        entry = self.entry(question_id)
        is_blank = entry is not None and entry.answer == LEFT_BLANK
        is_open = question_id in self._waiting or question_id in self._came_blank
        return is_blank and is_open and Lock.ONLY_ME in self.boxes(question_id)

    def is_hidden(self, question_id: str) -> bool:
        """Whether an answer stands there, and what was typed above says now that it is not asked: as on a party's screen
        it stays, is left out of sums and documents, and is back once it is asked again."""
        entry = self._filling.entries.get(question_id)
        stands = (
            entry is not None and not entry.derived and entry.answer.state not in (State.LEFT_BLANK, State.UNREADABLE)
        )
        return stands and not any(question.id == question_id for question in self._filling.visible())

    def is_in_part(self, question_id: str) -> bool:
        """Whether some rows of its answer are still missing, because they could not be read in a form: until somebody
        types in it. The disk does not know it."""
        entry = self.entry(question_id)
        return question_id in self._in_part and entry is not None and entry.answer.state is State.GIVEN

    @property
    def waits(self) -> bool:
        """Whether answers from a form wait to be accepted."""
        return bool(self._waiting)

    def proposed(self) -> tuple[str, ...]:
        """The questions whose answers wait."""
        return tuple(self._waiting)

    # ---- what a person does ---------------------------------------------------------------------------------------

    def put(self, question_id: str, answer: Answer, mark: Lock | None) -> None:
        """What stands on the paper, with the box that is marked there. M is `keep`."""
        if mark is Lock.ONLY_ME:
            self.keep(question_id)
            return
        if not self.may_type(question_id) or (mark is not None and mark not in self.boxes(question_id)):
            raise ValueError(question_id)
        self.kept -= {question_id}
        self._in_part -= {question_id}
        self._put(question_id, answer, mark)
        self._bring_back()
        self._show_anew()

    def keep(self, question_id: str) -> None:
        """The party keeps this answer: what stood here goes, and no answer takes its place."""
        if Lock.ONLY_ME not in self.boxes(question_id) or not self.may_type(question_id):
            raise ValueError(question_id)
        self._in_part -= {question_id}
        self._put(question_id, LEFT_BLANK, None)
        self.kept |= {question_id}
        for question in self.order.handed_in:
            # Decisions 8 and 9: what is asked because of a private answer, or offers its words, tells of it.
            entry = self._filling.entries.get(question.id)
            if entry is not None and entry.answer != LEFT_BLANK and self._tells_of_kept(question):
                self._silenced[question.id] = _Silenced(
                    entry.answer, self.mark(question.id), waited=question.id in self._waiting
                )
                self._silence(question.id)
        self._show_anew()

    def leave_out(self, question_id: str) -> None:
        """Of a form: not this answer. What is on the disk stands again."""
        self._waiting.pop(question_id, None)
        self._in_part -= {question_id}
        self._show_anew()

    def accept(self) -> None:
        """Save what the form says, as it stands now."""
        waiting, self._waiting = self._waiting, {}
        for question_id, (answer, mark) in waiting.items():
            self._put(question_id, answer, mark)
            if answer == LEFT_BLANK:
                self._came_blank |= {question_id}
        self._show_anew()

    # ---- saving ---------------------------------------------------------------------------------------------------

    def take_unsaved(self) -> tuple[Change, ...]:
        """What is to be saved now: nothing of what waits."""
        return tuple(change for change in self._typed.take_unsaved() if self._may_leave(change))

    def not_saved(self, changes: tuple[Change, ...]) -> None:
        """These did not reach the disk."""
        self._typed.not_saved(changes)
        self.refused |= {change.question for change in changes}

    def saved(self, changes: tuple[Change, ...]) -> None:
        """These did."""
        self.on_paper.update({change.question: change.entry for change in changes})
        self.refused -= {change.question for change in changes}

    def give_up_refused(self) -> None:
        """What the disk has refused is not wanted any more: what is on the disk stands again."""
        for name in self.refused:
            self.marks.pop(name, None)
        self.kept -= self.refused
        self.refused = frozenset()
        self._typed = Filling(self.id, self.sheet, Form.FULL, self.on_paper)
        self._show_anew()

    @staticmethod
    def _may_leave(change: Change) -> bool:
        return change.entry.lock is not Lock.ONLY_ME

    # ---- inside ---------------------------------------------------------------------------------------------------

    def _tells_of_kept(self, question: Question) -> bool:
        asked = {known.id: known for known in self.sheet.questions()}
        earlier = [asked[name] for name in question.tells_of() if name in asked]
        return any(known.id in self.kept or self._tells_of_kept(known) for known in earlier)

    def _propose(self, question_id: str, entry: Entry) -> None:
        known = any(question.id == question_id for question in self.order.handed_in)
        if known and entry.lock is not Lock.ONLY_ME and self.may_type(question_id):
            share = entry.lock is Lock.SHARE and Lock.SHARE in self.boxes(question_id)
            self._waiting[question_id] = (entry.answer, Lock.SHARE if share else None)

    def _show_anew(self) -> None:
        """What stands here, where answers of a form wait: as if they were typed."""
        if not self._waiting:
            self._filling = self._typed
            return
        self._filling = Filling(self.id, self.sheet, Form.FULL, self._typed.entries)
        for question_id, (answer, mark) in self._waiting.items():
            self._write(self._filling, question_id, answer, mark)
        self._clear_what_came(self._filling, {name: mark for name, (_answer, mark) in self._waiting.items()})

    def _put(self, question_id: str, answer: Answer, mark: Lock | None) -> None:
        """By hand, or accepted: it is to be saved."""
        self._waiting.pop(question_id, None)
        self._came_blank -= {question_id}
        self.marks.pop(question_id, None)
        if mark is not None:
            self.marks[question_id] = mark
        self._write(self._typed, question_id, answer, mark)
        self._clear_what_came(self._typed, self.marks)

    def _bring_back(self) -> None:
        """What nothing marked M holds back any more stands again, unless something was typed there since."""
        for name in [name for name in self._silenced if self.may_type(name)]:
            before, entry = self._silenced.pop(name), self.entry(name)
            if entry is not None and entry.answer != LEFT_BLANK:
                continue
            if before.waited:
                self._waiting[name] = (before.answer, before.mark)
            elif entry is not None:
                self._put(name, before.answer, before.mark)

    def _silence(self, question_id: str) -> None:
        self._waiting.pop(question_id, None)
        entry = self._typed.entries.get(question_id)
        if entry is not None and entry.answer != LEFT_BLANK:
            self._put(question_id, LEFT_BLANK, None)

    @staticmethod
    def _clear_what_came(filling: Filling, marks: Mapping[str, Lock | None]) -> None:
        """S was marked at a question that was not asked yet, by what was typed so far, and now is."""
        asked = {question.id for question in filling.asked()}
        for question_id, mark in marks.items():
            entry = filling.entries.get(question_id)
            waits = mark is Lock.SHARE and entry is not None and entry.answer.state is State.GIVEN and not entry.cleared
            if waits and question_id in asked and filling.ceiling(question_id) is Lock.SHARE:
                filling.clear_to_share(question_id)
                filling.end_step()

    def _write(self, filling: Filling, question_id: str, answer: Answer, mark: Lock | None) -> None:
        question, ceiling = self.sheet.question(question_id), filling.ceiling(question_id)
        filling.record(question_id, answer)
        filling.set_lock(question_id, up_to(starting_lock(question.lock, question.ceiling), ceiling))
        if mark is Lock.MEDIATOR:
            filling.set_lock(question_id, Lock.MEDIATOR)
        if mark is Lock.SHARE and answer.state is State.GIVEN and ceiling is Lock.SHARE:
            filling.clear_to_share(question_id)
        filling.end_step()


def typed(question: Question, value: object) -> Answer:
    """An answer with this value; left blank where nothing is in it. The handout offers “I don't know” as words to write: they
    are that answer, as in a form."""
    if question.kind.is_blank(value):
        return LEFT_BLANK
    tongue, answer = Tongue(), given(value)
    if all(map(says_dont_know, question.kind.say(value, tongue))):
        on_form = answer_of(question, values_of(question, answer, tongue), tongue)
        return I_DONT_KNOW if on_form == I_DONT_KNOW else answer
    return answer
