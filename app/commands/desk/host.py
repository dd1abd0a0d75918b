"""The mediator's side of one hand-over: gives the hand-over, keeps what comes back, takes the laptop back.

Here nothing is decided about sharing: "only me" answers arrive sealed and are stored as they are. The party's process
is not trusted to keep the rules: a message about a sheet it was not given, about a question that is not in it, or after
the laptop was taken back is passed over.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from app.domain.impasse import Handed
from app.domain.language import _
from app.domain.only_me import Keeping, OnlyMe
from app.domain.sources import Clock
from app.domain.trouble import Trouble
from app.domain.worksheet import Question
from app.handover import messages
from app.handover.messages import CodeSecret, Ending, Given, Message, NotSaved, Saved
from app.handover.package import HandOver
from app.storage.accepting import NotAccepted
from app.storage.case_file import CaseFile

Answered = tuple[Message, ...]
MOST_MINUTES = 10_000
"""Of one sheet in all: a week at the laptop. More is no number of minutes."""
_LARGEST_COST = 1 << 31


class CodeNotShown(Trouble):
    """A code, or what it closes, was to be replaced before the code was typed."""

    def __init__(self) -> None:
        super().__init__(
            happened=_("There are private answers that are closed with an earlier code."),
            safe=_("They are still there."),
            do=_("Type that code first, or choose “I forgot my code”."),
        )


class PartyHost:
    """Answers one party's process. `prepare` builds the hand-over afresh, also after a crash of that process; `note_head`
    notes in the list of cases where the file stands."""

    def __init__(
        self,
        file: CaseFile,
        party: str,
        prepare: Callable[[], HandOver],
        keep_handed: Callable[[Handed], None],
        clock: Clock,
        note_head: Callable[[], None] = lambda: None,
    ) -> None:
        self._file = file
        self._party = party
        self._prepare = prepare
        self._keep_handed = keep_handed
        self._clock = clock
        self._note_head = note_head
        self._began = clock.monotonic()
        self._handed = Handed(party, at=clock.now().strftime("%Y-%m-%dT%H:%M"))
        self._tried = False
        """Whether a try was given out whose code may turn out to be right."""
        self._knows_code = False
        """Whether the party showed in this hand-over that it knows its code, or chose it just now."""
        self._sheets: dict[str, dict[str, Question]] = {}
        """The questions of each sheet that was given, by filling."""
        self._answers: Mapping[type[Message], Callable[[Any], Answered]] = {
            messages.Save: self._save,
            messages.At: self._at,
            messages.Acknowledged: self._acknowledged,
            messages.KeepPrivate: self._keep_private,
            messages.TryCode: self._try_code,
            messages.NewCode: self._new_code,
            messages.CodeWasRight: self._code_was_right,
            messages.ForgetCode: self._forget_code,
            messages.Erase: self._erase,
            messages.TakeLimitBack: self._take_limit_back,
            messages.Asked: self._asked,
            messages.HelperNamed: self._helper_named,
            messages.AlertRaised: self._alert,
            messages.SheetFinished: self._finished,
        }

    def given(self, went_on: bool = False) -> Given:
        """The first message to the party's process; `went_on` when it is started again after a crash. From here on it is
        on the disk that the laptop was handed over: the program may end while the party has it."""
        hand_over = replace(self._prepare(), went_on=went_on)
        if not went_on:
            self._keep_handed(self._handed)
        self._sheets = {
            sheet.filling: {question.id: question for question in sheet.worksheet.questions()}
            for sheet in hand_over.sheets
        }
        return Given(hand_over)

    def answer(self, message: Message) -> Answered:
        """What is said back. What a party's process has no business to say is passed over."""
        answered = self._answers.get(type(message))
        return answered(message) if answered is not None and not self._handed.back else ()

    def take_back(self, ending: Ending | None) -> Handed:
        """The laptop is back (`ending` None: the party's process ended without a word)."""
        # How it ended is noted, and changes nothing about what is erased and kept: that is the party's own choice.
        self._file.take_back(self._party)
        minutes = round((self._clock.monotonic() - self._began) / 60)
        back = self._clock.now().strftime("%Y-%m-%dT%H:%M")
        ended = ending.value if ending is not None else ""
        self._handed = replace(self._handed, back=back, minutes=minutes, ending=ended)
        self._keep_handed(self._handed)
        # Last, because it may be refused while everything before it is done. The file knows what was taken back.
        self._file.back_up()
        return self._handed

    # ---- one method a message -------------------------------------------------------------------------------------

    def _saving(self, number: int, save: Callable[[], None]) -> Answered:
        try:
            save()
        except Trouble as trouble:
            return (NotSaved(number, trouble.sentences()),)
        return (Saved(number),)

    def _question(self, filling: str, question: str) -> Question | None:
        return self._sheets.get(filling, {}).get(question)

    def _save(self, message: messages.Save) -> Answered:
        def save() -> None:
            self._file.save_answers(self._party, message.filling, message.answers, message.limit_copy)

        return self._saving(message.number, save)

    def _at(self, message: messages.At) -> Answered:
        if self._question(message.filling, message.question) is not None:
            self._file.set_place(message.filling, message.question)
        return ()

    def _acknowledged(self, _message: messages.Acknowledged) -> Answered:
        self._file.acknowledge(self._party)
        return ()

    def _keep_private(self, message: messages.KeepPrivate) -> Answered:
        def save() -> None:
            if not all(0 <= cost < _LARGEST_COST for cost in (message.memory_kib, message.passes, message.lanes)):
                raise NotAccepted
            before = self._file.only_me(self._party)
            self._see_that_the_code_stays(before, message)
            self._file.keep_only_me(
                self._party,
                OnlyMe(
                    keeping=message.keeping,
                    working=message.working,
                    coded=message.coded or (before.coded if message.keeping is Keeping.WITH_CODE else None),
                    salt=message.salt or before.salt,
                    memory_kib=message.memory_kib or before.memory_kib,
                    passes=message.passes or before.passes,
                    lanes=message.lanes or before.lanes,
                    tries=before.tries,
                ),
            )
            self._knows_code = self._knows_code or message.coded is not None

        return self._saving(message.number, save)

    def _see_that_the_code_stays(self, before: OnlyMe, message: messages.KeepPrivate) -> None:
        """Nobody but the party itself, with its code, puts anything in place of it: what it closes would be lost."""
        if before.coded is None or self._knows_code:
            return
        if message.keeping is not Keeping.WITH_CODE or message.coded not in (None, before.coded):
            raise CodeNotShown

    def _try_code(self, message: messages.TryCode) -> Answered:
        try:
            left = self._file.count_try(self._party)
            # Before the secret is given out: a file from before this try, put back in its place, is told as older.
            self._note_head()
        except Trouble as trouble:
            return (CodeSecret(message.turn, b"", sentences=trouble.sentences()),)
        self._tried = left >= 0
        secret = self._file.code_secret(self._party) if self._tried else b""
        return (CodeSecret(message.turn, secret, max(left, 0)),)

    def _new_code(self, message: messages.NewCode) -> Answered:
        if self._file.only_me(self._party).coded is not None and not self._knows_code:
            return (CodeSecret(message.turn, b"", sentences=CodeNotShown().sentences()),)
        return (CodeSecret(message.turn, self._file.code_secret(self._party)),)

    def _code_was_right(self, _message: messages.CodeWasRight) -> Answered:
        # Only after a try that was given out: nothing else starts the count again.
        if self._tried:
            self._tried, self._knows_code = False, True
            self._file.code_was_right(self._party)
        return ()

    def _forget_code(self, message: messages.ForgetCode) -> Answered:
        def save() -> None:
            self._file.forget_code(self._party, {each.filling: each.questions for each in message.spared})

        return self._saving(message.number, save)

    def _erase(self, message: messages.Erase) -> Answered:
        def save() -> None:
            self._file.erase(self._party, message.filling)

        return self._saving(message.number, save)

    def _take_limit_back(self, message: messages.TakeLimitBack) -> Answered:
        return self._saving(message.number, lambda: self._file.take_limits_back(self._party))

    def _asked(self, _message: messages.Asked) -> Answered:
        self._handed = replace(self._handed, asked_for_mediator=self._handed.asked_for_mediator + 1)
        self._keep_handed(self._handed)
        return ()

    def _helper_named(self, message: messages.HelperNamed) -> Answered:
        if message.filling in self._sheets:
            self._file.name_helper(message.filling, message.name)
        return ()

    def _alert(self, message: messages.AlertRaised) -> Answered:
        question = self._question(message.filling, message.question)
        if question is None or question.alert is None or question.alert.suggest.value != message.suggest:
            return ()
        alerts = {**self._handed.alerts, message.question: message.suggest}
        self._handed = replace(self._handed, alerts=alerts)
        self._keep_handed(self._handed)
        return ()

    def _finished(self, message: messages.SheetFinished) -> Answered:
        if message.filling in self._sheets:
            self._file.finish(message.filling, message.finished, min(message.minutes, MOST_MINUTES))
        return ()
