"""What stands beside an answer while it is typed: what it adds up to, what it was before, and what there is to ask.

All of it is worked out from this party's own answers, in this process, and stored nowhere. Nothing here stops anybody:
a question is asked in its place, once, and going on answers it as well as anything.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from app.domain.kinds.base import Kind
from app.domain.wording import Tongue
from app.presenters.party.pages import Beside, Spot
from app.presenters.party.sitting import OpenSheet

if TYPE_CHECKING:
    from app.reckoning.coherence import Odd

HAS_SOMETHING = frozenset(
    {
        "br_endings",
        "br_costs",
        "br_their_costs_chance",
        "br_time",
        "br_hassle_price",
        "br_gain_price",
        "br_chances",
        "br_beat_range",
        "br_beat_best",
        "br_judges_after",
        "br_bottom_after",
    }
)
"""The questions that have anything beside them: those of `beside_words.SAID_BESIDE` and of `coherence.ASKED_ABOUT`, named
here so that nothing of them has to be loaded. All others are left alone: typing there stays as fast as it is.
"""


class BesideAnswers:
    """The lines and questions of one sitting. Remembers what stood there when a page was opened; what was asked is
    remembered by the sheet it was asked about, so that it goes with its answers.
    """

    def __init__(self) -> None:
        self._shown: tuple[Odd, ...] = ()
        self._elsewhere: dict[str, tuple[Odd, ...]] = {}
        """What the page that puts numbers together asks about other pages, by question."""
        self._spot: Spot | None = None
        self._sheet: OpenSheet | None = None
        """Answers that were erased are another sheet: nothing of them is told as what was before."""
        self._began: Mapping[str, object] = {}

    def open(self, sheet: OpenSheet, spot: Spot) -> None:
        """The page of `spot` is opened: what is given now is what was there before."""
        opened = spot != self._spot or sheet is not self._sheet
        self._sheet = sheet
        self._spot, self._shown = spot, ()
        if opened:
            self._began = _given(sheet) if spot.question in HAS_SOMETHING else {}

    def typing(self, sheet: OpenSheet, spot: Spot, value: object, kind: Kind[object], tongue: Tongue) -> Beside | None:
        """While `value` is typed: sums follow each key. A question goes as soon as it is answered, and comes with rest."""
        if spot.question not in HAS_SOMETHING or spot != self._spot:
            return None
        given = {name: found for name, found in _given(sheet).items() if name != spot.question}
        if not kind.is_blank(value):
            given[spot.question] = value
        return self._beside(sheet, given, spot, tongue, new=False)

    def rested(self, sheet: OpenSheet, spot: Spot, tongue: Tongue) -> Beside | None:
        """After a pause, or an act: the lines, and everything there is to ask that was not asked before."""
        if spot.question not in HAS_SOMETHING or spot != self._spot or spot.question in sheet.closed:
            return None
        return self._beside(sheet, _given(sheet), spot, tongue, new=True)

    @property
    def seen(self) -> tuple[Odd, ...]:
        """What the page on the screen asks."""
        return self._shown

    def left(self, seen: tuple[Odd, ...] | None = None) -> None:
        """The page is left: what was asked on it counts as asked. `seen`, if that is not what it asks now: what came up
        with the same press that leaves the page was seen by nobody.
        """
        asked = self._shown if seen is None else seen
        if self._spot is not None and self._sheet is not None:
            self._sheet.asked.update((self._spot.question, each) for each in asked)
            for question, odd in self._elsewhere.items():
                self._sheet.asked.update((question, each) for each in odd)
        self._spot, self._sheet, self._shown, self._began, self._elsewhere = None, None, (), {}, {}

    def still_to_ask(self, sheet: OpenSheet, tongue: Tongue) -> tuple[tuple[Spot, str], ...]:
        """Questions about numbers whose page was left before it could ask, with their spots, in the order of the sheet."""
        from app.presenters.party.beside_words import question_about
        from app.reckoning.coherence import ASKED_ABOUT, odd

        given = _given(sheet)
        found: list[tuple[Spot, str]] = []
        self._elsewhere = {}
        for name in ASKED_ABOUT:
            standing = self._elsewhere[name] = odd(name, given)
            found += [
                (Spot(sheet.id, name), question_about(each, tongue))
                for each in standing
                if (name, each) not in sheet.asked
            ]
        return tuple(found)

    def was_all_asked(self, sheet: OpenSheet, spot: Spot, seen: tuple[Odd, ...]) -> bool:
        """Whether all there is to ask about this answer was asked: then how its numbers go together is not told once more
        on *Continue*.
        """
        if spot.question not in HAS_SOMETHING:
            return False
        from app.reckoning.coherence import odd

        standing = odd(spot.question, _given(sheet))
        return bool(standing) and all(each in seen or (spot.question, each) in sheet.asked for each in standing)

    # ---- inside ---------------------------------------------------------------------------------------------------

    def _beside(
        self, sheet: OpenSheet, given: Mapping[str, object], spot: Spot, tongue: Tongue, *, new: bool
    ) -> Beside:
        from app.presenters.party.beside_words import lines_beside, question_about
        from app.reckoning.coherence import odd

        standing = odd(spot.question, given)
        if new:
            asks = tuple(each for each in standing if (spot.question, each) not in sheet.asked)
        else:
            asks = tuple(each for each in standing if each in self._shown)
        self._shown = asks
        lines = lines_beside(spot.question, given, self._began, tongue)
        return Beside(lines, tuple(question_about(each, tongue) for each in asks), at_rest=new)


def _given(sheet: OpenSheet) -> Mapping[str, object]:
    from app.reckoning.rows import given_values

    return given_values(sheet.filling.sheet, sheet.filling.form, sheet.filling.entries)
