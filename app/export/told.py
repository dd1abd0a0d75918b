"""One filling told: its readable answers as parts, in the order of the sheet, each with its lock.

The same for every audience. What an audience may not read is not in the `FillingRead`; `unseen` names the questions
it may not read, so that nothing is worked out without them (decision 7) and no label is taken from them (decision 9).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from app.domain.answers import LEFT_BLANK, Entry, State
from app.domain.items import ASK_FIRST, CREDIT, MARK, NO_NAME, copy_id
from app.domain.kinds.base import Option
from app.domain.kinds.choosing import not_offered
from app.domain.kinds.computed import Computed
from app.domain.kinds.list_kind import ListKind
from app.domain.kinds.parts import dont_know_words, unreadable_words
from app.domain.kinds.rating_per_item import RatingPerItem
from app.domain.language import _
from app.domain.reading import FillingRead
from app.domain.sharing import Lock, up_to
from app.domain.template import Frame
from app.domain.visibility import ceiling_of, lock_of, visible_questions
from app.domain.wording import Tongue, plain_text
from app.domain.worksheet import Question
from app.export.drawings import drawing_of
from app.export.parts import Answered, Grid, Lines, LockSaid, Pairs, Part
from app.export.worked_out import WorkedOut


@dataclass(frozen=True)
class Told:
    """One filling, for whom it is told in which words. `own`: its own party reads it. `language` is the one its party
    writes in, where that is not the document's."""

    filling: FillingRead
    tongue: Tongue
    frame: Frame
    unseen: frozenset[str]
    own: bool = False
    language: str = ""

    def questions(self) -> tuple[Question, ...]:
        """The questions that are there for this audience."""
        filling = self.filling
        return visible_questions(filling.worksheet, filling.form, filling.entries, self.unseen)

    def answers(self) -> list[Part]:
        """All there is to read; opened items behind the question that opened them."""
        found: list[Part] = []
        for question in self.questions():
            found += self._answer(question)
            if question.unlocks:
                found += self._opened_items(question)
        return found

    def _answer(self, question: Question) -> list[Part]:
        """One labelled answer, or a computed question's rows; nothing where there is nothing to read."""
        if isinstance(question.kind, Computed):
            return self._computed(question)
        entry = self.filling.entries.get(question.id)
        body = self._body(question, entry) if entry is not None else ()
        if entry is None or not body or self._is_in_the_title(question, entry):
            return []
        label = self.tongue.say(question.summary_label)
        said = self._said(entry.lock, cleared=entry.cleared)
        return [Answered(label, said, body, self._notes(entry), self.language)]

    def _is_in_the_title(self, question: Question, entry: Entry) -> bool:
        """The issue that was planned and not changed stands in the heading of the sheet."""
        planned = self.filling.issue is not None and bool(question.preset)
        return planned and entry.derived and entry.answer.value == question.preset

    def _body(self, question: Question, entry: Entry) -> tuple[Part, ...]:
        if entry.answer.state is State.GIVEN:
            source = self.filling.worksheet.question(question.id).kind.needs()
            drawn = drawing_of(question.kind).filled(question.kind, entry.answer.value, self.tongue)
            drawn = with_own_items(drawn, self.filling, source)
            return without_unknown(drawn) if source in self.unseen else drawn
        words = {
            State.DONT_KNOW: dont_know_words(),
            State.RATHER_NOT: _("I'd rather not say"),
            State.UNREADABLE: unreadable_words(),
        }
        said = words.get(entry.answer.state)
        return (Lines((said,)),) if said is not None else ()

    def _notes(self, entry: Entry) -> tuple[str, ...]:
        notes = []
        if entry.lock is Lock.SHARE and not entry.cleared:
            notes.append(_("Not cleared yet: not to be passed on."))
        if entry.passed_on:
            notes.append(_("Already passed on."))
        if entry.from_paper and not self.filling.from_paper:
            # Where the whole sheet is from paper, its heading says so.
            notes.append(_("From paper or a form."))
        return tuple(notes)

    def _said(self, lock: Lock, *, cleared: bool = False) -> LockSaid:
        return lock_said(self.frame, self.tongue, lock, cleared=cleared)

    # ---- opened items (decision 9) --------------------------------------------------------------------------------

    def _opened_items(self, chooser: Question) -> list[Part]:
        """The copies of opened items: those that are cleared apart from those that are not, and the scores apart from
        both, for what is cleared are the words and never the scores."""
        source = f"{chooser.unlocks}{MARK}"
        copies = {
            name: entry
            for name, entry in self.filling.entries.items()
            if name.startswith(source) and entry.answer.state is State.GIVEN
        }
        ask_first = self._credit() == ASK_FIRST
        groups: dict[tuple[Lock, bool], list[str]] = {}
        for entry in copies.values():
            group = (entry.lock, entry.cleared and not ask_first)
            groups.setdefault(group, []).append(str(entry.answer.value))
        label = self.tongue.say(self.filling.worksheet.question(chooser.unlocks).summary_label)
        found: list[Part] = []
        for (lock, cleared), texts in sorted(groups.items(), key=_widest_first):
            notes = self._items_notes(cleared=cleared, ask_first=ask_first, lock=lock)
            found.append(Answered(label, self._said(lock, cleared=cleared), (_numbered(texts),), notes, self.language))
        return [*found, *self._scores(chooser.unlocks, copies)]

    def _credit(self) -> str:
        entry = self.filling.entries.get(CREDIT)
        chosen = entry.answer.value if entry is not None and entry.answer.state is State.GIVEN else NO_NAME
        return chosen if isinstance(chosen, str) else NO_NAME

    def _items_notes(self, *, cleared: bool, ask_first: bool, lock: Lock) -> tuple[str, ...]:
        if cleared:
            return (_("To be passed on without a name."),) if self._credit() == NO_NAME else ()
        if ask_first:
            return (_("Not to be passed on before the party is asked, one by one."),)
        return (_("Not cleared yet: not to be passed on."),) if lock is Lock.SHARE else ()

    def _scores(self, source: str, copies: Mapping[str, Entry]) -> list[Part]:
        """What the party scored its opened items. Its own copy has them with the list itself, if that is in it."""
        found: list[Part] = []
        for question in self.filling.worksheet.questions():
            kind = question.kind
            if kind.needs() != source or not isinstance(kind, RatingPerItem) or self._has(question):
                continue
            options: dict[Lock, list[Option]] = {}
            scored: dict[str, object] = {}
            for name, copied in copies.items():
                item = name.split(MARK, 1)[1]
                entry = self.filling.entries.get(copy_id(question.id, item))
                if entry is not None and entry.answer.state is State.GIVEN and isinstance(entry.answer.value, Mapping):
                    scored.update(entry.answer.value)
                    options.setdefault(entry.lock, []).append(Option(item, plain_text(str(copied.answer.value))))
            label = self.tongue.say(question.summary_label)
            for lock, items in options.items():
                body = drawing_of(kind).filled(kind.with_options(tuple(items)), scored, self.tongue)
                body = with_own_items(body, self.filling, source)
                found += [Answered(label, self._said(lock), body, language=self.language)] if body else []
        return found

    def _has(self, question: Question) -> bool:
        return self.own and question.id not in self.unseen

    def _computed(self, question: Question) -> list[Part]:
        """What is worked out, each part with its lock; the fixed footer stands under any reckoning, a list of ideas is
        none."""
        kind = question.kind
        if not isinstance(kind, Computed):
            return []
        tight = _only_me(self.filling) if self.own else frozenset()
        worked_out = WorkedOut(self.filling, question, kind, self.tongue, self.unseen, self.own)
        label = self.tongue.say(question.summary_label)
        foot = (self.tongue.say(self.frame.reckoning_footer),) if kind.sentences else ()
        return [
            Answered(label, self._said(lock), _once(label, body), foot)
            for lock, body in worked_out.bodies(tight).items()
        ]


def lock_said(frame: Frame, tongue: Tongue, lock: Lock, *, cleared: bool = False) -> LockSaid:
    """A lock in the words of every document."""
    label = tongue.say(frame.locks[lock].label)
    return LockSaid(lock, _("{lock}, cleared").format(lock=label) if cleared else label, cleared)


def with_own_items(parts: tuple[Part, ...], filling: FillingRead, source: str) -> tuple[Part, ...]:
    """Parts of an answer whose choices or rows come from `source`: a person's own words where that is a list of them."""
    if not any(
        question.id == source and isinstance(question.kind, ListKind) for question in filling.worksheet.questions()
    ):
        return parts
    return tuple(_with_own_items(part) for part in parts)


def _with_own_items(part: Part) -> Part:
    if isinstance(part, Lines):
        return replace(part, written=not_offered() not in part.lines)
    if isinstance(part, Grid):
        return replace(part, written=part.written | {(place, 0) for place in range(len(part.rows))})
    return part


def without_unknown(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """Parts without choices whose words this audience may not read: not even that they were made, so that a dash stands
    before what is left only where there are several."""
    left = [_without_unknown(part) for part in parts]
    many = sum(len(part.lines) for part in left if isinstance(part, Lines)) > 1
    return tuple(
        replace(part, bulleted=part.bulleted and many) if isinstance(part, Lines) else part
        for part in left
        if not isinstance(part, Lines) or part.lines
    )


def _without_unknown(part: Part) -> Part:
    if isinstance(part, Lines):
        return replace(part, lines=tuple(line for line in part.lines if line != not_offered()))
    if isinstance(part, Grid):
        rows = tuple(tuple("" if cell == not_offered() else cell for cell in row) for row in part.rows)
        return replace(part, rows=rows)
    return part


def _numbered(texts: list[str]) -> Lines:
    return Lines(tuple(texts), numbered=len(texts) > 1, written=True)


def _once(label: str, body: list[Part]) -> tuple[Part, ...]:
    """A single row that is called what the question is called needs its words only."""
    first = body[0]
    if isinstance(first, Pairs) and [row[0] for row in first.rows] == [label]:
        return (Lines((first.rows[0][1],)), *body[1:])
    return tuple(body)


def _widest_first(group: tuple[tuple[Lock, bool], list[str]]) -> tuple[int, bool]:
    (lock, cleared), _texts = group
    return -lock.width, not cleared


def _only_me(filling: FillingRead) -> frozenset[str]:
    """The questions, filled or blank, that only their party reads."""
    locks = {name: Entry(LEFT_BLANK, entry.lock) for name, entry in filling.entries.items()}
    for question in filling.worksheet.questions():
        if question.id not in locks:
            start = up_to(lock_of(question, locks), ceiling_of(filling.worksheet, question, locks))
            locks[question.id] = Entry(LEFT_BLANK, start)
    return frozenset(name for name, entry in locks.items() if entry.lock is Lock.ONLY_ME)
