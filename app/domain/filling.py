"""A worksheet being filled in: the only truth about its answers while the sheet is open.

Nothing is read back after a write, nothing is asked of widgets when saving. A filling belongs to one party, one
sheet, one issue and one break for its whole life.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from app.domain.answers import LEFT_BLANK, Answer, Change, Entry, State, given
from app.domain.items import copies, is_copy
from app.domain.sharing import Lock, starting_lock, up_to
from app.domain.visibility import any_question, ceiling_of, visible_questions
from app.domain.worksheet import Form, Question, Worksheet


class NotAllowed(ValueError):
    """A lock wider than the ceiling, or tighter than the floor, was asked for. A mistake of ours, not a person's."""


@dataclass(frozen=True, slots=True)
class _Step:
    """What undo goes back to: the entries a single act changed, as they were (None: not there)."""

    question: str
    before: dict[str, Entry | None]


class Filling:
    """Answers of one party to one sheet. Pure bookkeeping: no clock, no disk, no Qt."""

    def __init__(self, filling_id: str, sheet: Worksheet, form: Form, entries: Mapping[str, Entry]) -> None:
        self.id = filling_id
        self.sheet = sheet
        self.form = form
        self._entries: dict[str, Entry] = dict(entries)
        self._unsaved: dict[str, None] = {}
        self._steps: list[_Step] = []
        self._step_open = False
        self._opened_here = frozenset(copies(sheet, self._answers(), ()))
        """Copies of items whose list was seen here. A list that was erased at hand-back, or that stays closed without
        its code, says nothing about the items that were opened from it: those stay as they are."""
        self._preset()

    # ---- what is there --------------------------------------------------------------------------------------------

    @property
    def entries(self) -> Mapping[str, Entry]:
        """All answers that were ever touched, hidden ones too."""
        return self._entries

    def visible(self) -> tuple[Question, ...]:
        """The questions that are there now, with their options; derived answers too."""
        return visible_questions(self.sheet, self.form, self._entries)

    def asked(self) -> tuple[Question, ...]:
        """The questions a party is asked: those that are there and were not filled in by the program."""
        return tuple(question for question in self.visible() if not self._is_derived(question.id))

    def question(self, question_id: str) -> Question:
        """A visible question by its id; KeyError if it is not there now."""
        for question in self.visible():
            if question.id == question_id:
                return question
        raise KeyError(question_id)

    def entry(self, question_id: str) -> Entry:
        """The answer with its label; blank, with the lock it would start with, where there is none yet."""
        found = self._entries.get(question_id)
        if found is not None:
            return found
        question = any_question(self.sheet, question_id)
        start = up_to(starting_lock(question.lock, question.ceiling), self.ceiling(question_id))
        return Entry(LEFT_BLANK, start)

    def is_given(self, question_id: str) -> bool:
        """Whether the answer counts as answered."""
        return self.entry(question_id).answer.state is State.GIVEN

    def ceiling(self, question_id: str) -> Lock:
        """The widest lock this answer may take now."""
        return ceiling_of(self.sheet, any_question(self.sheet, question_id), self._entries)

    # ---- what a person does ---------------------------------------------------------------------------------------

    def record(self, question_id: str, answer: Answer, *, typed: bool = False) -> None:
        """Put down an answer. It keeps its lock and loses its clearing. `typed`: one of many keystrokes, which
        together make one step of undo until `end_step`.
        """
        if self.entry(question_id).answer == answer and question_id in self._entries:
            return
        with_before = self._begin(question_id, typed=typed)
        entry = self.entry(question_id)
        self._put(question_id, replace(entry, answer=answer, cleared=False, derived=False, passed_on=False))
        self._follow(with_before)

    def erase(self, question_id: str) -> None:
        """Clear an answer: it is left blank, and `undo` brings it back."""
        self.record(question_id, LEFT_BLANK)

    def set_lock(self, question_id: str, lock: Lock) -> None:
        """Choose who may read an answer. Widening never clears; tightening below "OK to share" takes a clearing back."""
        question = any_question(self.sheet, question_id)
        if lock.width > self.ceiling(question_id).width or lock.width < question.floor.width:
            raise NotAllowed(question_id)
        before = self._begin(question_id)
        entry = self.entry(question_id)
        self._put(question_id, replace(entry, lock=lock, cleared=entry.cleared and lock is Lock.SHARE))
        self._follow(before)

    def clear_to_share(self, question_id: str, cleared: bool = True) -> None:
        """The deliberate tap on the check page: these exact words may be passed on (or no longer)."""
        if cleared and self.ceiling(question_id) is not Lock.SHARE:
            raise NotAllowed(question_id)
        if cleared and not self.is_given(question_id):
            raise NotAllowed(question_id)
        before = self._begin(question_id)
        entry = self.entry(question_id)
        lock = Lock.SHARE if cleared else starting_lock(Lock.SHARE, self.ceiling(question_id))
        self._put(question_id, replace(entry, lock=lock, cleared=cleared))
        self._follow(before)

    def ask_all(self) -> None:
        """The button “More questions”: the full form from now on."""
        self.form = Form.FULL

    def end_step(self) -> None:
        """What is typed from now on is a new step of undo."""
        self._step_open = False

    def undo(self) -> str:
        """Take the last act back; the question it touched, or "" if there is nothing to take back."""
        if not self._steps:
            return ""
        step = self._steps.pop()
        self._step_open = False
        for question_id, entry in step.before.items():
            now = self._entries.get(question_id)
            if entry is None and now is None:
                continue
            back = entry if entry is not None else replace(self._unsaved_blank(question_id), revision=0)
            self._put(question_id, replace(back, revision=now.revision if now is not None else back.revision))
        self._follow({})
        return step.question

    @property
    def can_undo(self) -> bool:
        """Whether `undo` would do something."""
        return bool(self._steps)

    # ---- saving ---------------------------------------------------------------------------------------------------

    @property
    def has_unsaved(self) -> bool:
        """Whether there are changes that nobody took for saving yet."""
        return bool(self._unsaved)

    def take_unsaved(self) -> tuple[Change, ...]:
        """The changes since the last call, each with the revision it is to be saved as."""
        changes: list[Change] = []
        for question_id in self._unsaved:
            entry = replace(self._entries[question_id], revision=self._entries[question_id].revision + 1)
            self._entries[question_id] = entry
            changes.append(Change(question_id, entry))
        self._unsaved.clear()
        return tuple(changes)

    def not_saved(self, changes: tuple[Change, ...]) -> None:
        """These did not reach the disk: they will be in the next `take_unsaved`, with what was typed since."""
        for change in changes:
            self._unsaved[change.question] = None

    # ---- inside ---------------------------------------------------------------------------------------------------

    def _begin(self, question_id: str, *, typed: bool = False) -> dict[str, Entry | None]:
        """Open a step of undo, or go on with the open one; the dict collects what the step changes."""
        goes_on = typed and self._step_open and bool(self._steps) and self._steps[-1].question == question_id
        if not goes_on:
            self._steps.append(_Step(question_id, {}))
        self._step_open = typed
        before = self._steps[-1].before
        before.setdefault(question_id, self._entries.get(question_id))
        return before

    def _put(self, question_id: str, entry: Entry) -> None:
        if self._entries.get(question_id) == entry:
            return
        self._entries[question_id] = entry
        self._unsaved[question_id] = None

    def _follow(self, before: dict[str, Entry | None]) -> None:
        """What an act brings with it: derived answers, copies of items, locks that must not be wider any more."""
        for found in (self._derived, self._copied, self._tightened, self._hidden):
            for question_id, entry in found():
                before.setdefault(question_id, self._entries.get(question_id))
                self._put(question_id, entry)

    def _derived(self) -> tuple[tuple[str, Entry], ...]:
        found: list[tuple[str, Entry]] = []
        for question in self.sheet.questions():
            if not question.skip_if_single:
                continue
            options = self._single_choices(question)
            mine = self._entries.get(question.id)
            if len(options) == 1 and (mine is None or mine.derived or mine.answer.state is not State.GIVEN):
                found.append((question.id, replace(self.entry(question.id), answer=given(options[0]), derived=True)))
            elif len(options) != 1 and mine is not None and mine.derived:
                found.append((question.id, replace(mine, answer=LEFT_BLANK, derived=False)))
        return tuple(found)

    def _single_choices(self, question: Question) -> tuple[str, ...]:
        source = self._entries.get(question.skip_if_single)
        if source is None or source.answer.state is not State.GIVEN:
            return ()
        kind = self.sheet.question(question.skip_if_single).kind
        return tuple(option.value for option in kind.offers(source.answer.value))

    def _answers(self) -> dict[str, Answer]:
        return {name: entry.answer for name, entry in self._entries.items()}

    def _copied(self) -> tuple[tuple[str, Entry], ...]:
        found: list[tuple[str, Entry]] = []
        wanted = copies(self.sheet, self._answers(), self._opened_here)
        self._opened_here |= frozenset(wanted)
        for question_id, answer in wanted.items():
            entry = self.entry(question_id)
            if entry.answer != answer:
                found.append((question_id, replace(entry, answer=answer, cleared=False, derived=True)))
        return tuple(found)

    def _tightened(self) -> tuple[tuple[str, Entry], ...]:
        found: list[tuple[str, Entry]] = []
        for question_id, entry in self._entries.items():
            if is_copy(question_id):
                continue
            lock = up_to(entry.lock, self.ceiling(question_id))
            if lock is not entry.lock:
                found.append((question_id, replace(entry, lock=lock, cleared=False)))
        return tuple(found)

    def _hidden(self) -> tuple[tuple[str, Entry], ...]:
        """An answer that a changed condition hides is kept, but it is not cleared any more: nobody sees it now."""
        cleared = [name for name, entry in self._entries.items() if entry.cleared and not is_copy(name)]
        if not cleared:
            return ()
        there = {question.id for question in self.visible()}
        return tuple((name, replace(self._entries[name], cleared=False)) for name in cleared if name not in there)

    def _preset(self) -> None:
        for question in self.sheet.questions():
            if question.preset and question.id not in self._entries:
                self._put(question.id, replace(self.entry(question.id), answer=given(question.preset), derived=True))

    def _is_derived(self, question_id: str) -> bool:
        entry = self._entries.get(question_id)
        return entry is not None and entry.derived

    def _unsaved_blank(self, question_id: str) -> Entry:
        question = any_question(self.sheet, question_id)
        return Entry(LEFT_BLANK, starting_lock(question.lock, question.ceiling))


def could_share(filling: Filling) -> tuple[Question, ...]:
    """The answers listed, unticked, under "You could share these": given, not "only me", and their ceiling and
    their sheet's proposal (or the party's own choice) say "OK to share". Copies of items come after their list.
    """
    found: list[Question] = []
    for question in filling.visible():
        entry = filling.entry(question.id)
        wished = question.lock is Lock.SHARE or entry.lock is Lock.SHARE
        readable = entry.answer.state is State.GIVEN and entry.lock is not Lock.ONLY_ME
        if wished and readable and filling.ceiling(question.id) is Lock.SHARE:
            found.append(question)
        found.extend(_copies_to_share(filling, question))
    return tuple(found)


def _copies_to_share(filling: Filling, question: Question) -> tuple[Question, ...]:
    return tuple(
        any_question(filling.sheet, name)
        for name, entry in filling.entries.items()
        if name.startswith(f"{question.id}#")
        and entry.answer.state is State.GIVEN
        and filling.ceiling(name) is Lock.SHARE
    )
