"""What is worked out from answers, told in a document: pictures, sentences and rows, each only for who may know it.

Row by row, sentence by sentence and picture by picture (decision 7): what uses an answer that is not to be read is not
told, and a row says so, never a number without it. Each has the tightest lock of what it uses.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from app.domain.kinds.computed import Computed
from app.domain.language import _
from app.domain.reading import FillingRead
from app.domain.sharing import Lock
from app.domain.wording import Tongue
from app.domain.worksheet import Question
from app.export.parts import Drawn, Lines, Pairs, Paragraph, Part, Voice
from app.pictures.money_words import MoneyWords, Whose
from app.pictures.of_no_deal import pictures_of
from app.pictures.shapes import Picture
from app.reckoning.from_answers import ALL_USES, Given
from app.reckoning.no_deal_shown import PICTURE_USES, shown
from app.reckoning.rows import given_values, reckoned

_FIRST, _LATER = ("ways", "hundred", "dots"), ("guesses", "steps")
"""The pictures above the sentences, and those below them: the average stands in no picture above (decision 38)."""


@dataclass(frozen=True)
class WorkedOut:
    """One computed question of one filling, for one audience. `own`: its own party reads it."""

    filling: FillingRead
    question: Question
    kind: Computed
    tongue: Tongue
    unseen: frozenset[str]
    own: bool

    def bodies(self, tight: frozenset[str]) -> Mapping[Lock, list[Part]]:
        """What is told, by its lock; `tight` are the questions that only their party reads."""
        told = [*self._pictures(_FIRST), *self._lines(tight), *self._pictures(_LATER), *self._rows()]
        found: dict[Lock, list[Part]] = {}
        for uses, part in told:
            body = found.setdefault(Lock.ONLY_ME if tight.intersection(uses) else Lock.MEDIATOR, [])
            if isinstance(part, Pairs) and body and isinstance(body[-1], Pairs):
                body[-1] = Pairs((*body[-1].rows, *part.rows))
            else:
                body.append(part)
        return {lock: [*self._named(body)] for lock, body in found.items()}

    # ---- inside ---------------------------------------------------------------------------------------------------

    def _named(self, body: list[Part]) -> Iterator[Part]:
        """With a name above whatever may be the first thing on a page; it keeps the sentences together, so that none is
        read without the others. They say "you" to the party, whoever reads them."""
        for place, part in enumerate(body):
            if isinstance(part, Lines) and (place or not self.own):
                yield Paragraph(_("In words") if self.own else _("As the party read it"), Voice.LABEL)
            if isinstance(part, Pairs) and place:
                yield Paragraph(_("The numbers one by one"), Voice.LEAD)
            yield part

    def _pictures(self, names: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Part]]:
        drawn = self._drawn()
        for name in names:
            if name in drawn and not self.unseen.intersection(PICTURE_USES[name]):
                yield PICTURE_USES[name], Paragraph(drawn[name].name(), Voice.LEAD)
                yield PICTURE_USES[name], Drawn(drawn[name], words=False)

    def _drawn(self) -> Mapping[str, Picture]:
        """Only where the question puts no deal together; nothing is drawn of what may not all be read."""
        if not any(row.id == "no_deal_money" for row in self.kind.rows):
            return {}
        if self.unseen.intersection(ALL_USES["no_deal_money"]):
            return {}
        numbers = shown(self._given(), self.tongue)
        whose = Whose.YOURS if self.own else Whose.THEIRS
        return pictures_of(numbers, MoneyWords(self.tongue, whose)) if numbers is not None else {}

    def _lines(self, tight: frozenset[str]) -> Iterator[tuple[tuple[str, ...], Part]]:
        """The sentences that need an "only me" answer apart from those that do not."""
        sentences = self._sentences(self.unseen)
        open_ones = self._sentences(self.unseen | tight) if tight else sentences
        private = tuple(line for line in sentences if line not in open_ones)
        shared = tuple(line for line in sentences if line in open_ones)
        if private:
            yield tuple(tight), Lines(private)
        if shared:
            yield (), Lines(shared)

    def _sentences(self, unseen: frozenset[str]) -> tuple[str, ...]:
        alone = replace(self.question, kind=replace(self.kind, rows=()))
        return reckoned(alone, self._given(), unseen, self.tongue).sentences

    def _rows(self) -> Iterator[tuple[tuple[str, ...], Part]]:
        for row in self.kind.rows:
            alone = replace(self.question, kind=replace(self.kind, rows=(row,), sentences={}))
            for said in reckoned(alone, self._given(), self.unseen, self.tongue).rows:
                words = said.words if said.words is not None else self._left_out()
                yield ALL_USES.get(row.id, ()), Pairs(((said.label, words),))

    def _given(self) -> Given:
        filling = self.filling
        return given_values(filling.worksheet, filling.form, filling.entries, self.unseen)

    def _left_out(self) -> str:
        return _("not in this copy") if self.own else _("kept private")
