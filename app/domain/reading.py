"""What one audience may read of a case: the only thing documents and reading pages are made from.

Built by `CaseFile.read(audience)`; whatever the audience may not read is not in here, not even as a count. That is
why a document made from it cannot leak (decisions 6, 7, 14, 16).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from app.domain.answers import Entry
from app.domain.case import Case, Issue, Party
from app.domain.impasse import Break
from app.domain.language import _
from app.domain.sharing import Audience
from app.domain.worksheet import Form, Worksheet


@dataclass(frozen=True, slots=True)
class FillingRead:
    """One filling as one audience may read it.

    `worksheet` is settled for this party and case (options, terms, case conditions), in the edition it was filled in
    with. `entries` holds the readable entries only. `kept` names questions, filled or blank, whose lock this audience
    may not read: only the mediator's view has it, for computed rows (decision 7), and it never counts anything. On paper
    what was left blank is among them and not in `entries`: its party may have kept it.
    `finished`, `minutes_used`, `helper`, `from_paper` and `typed_by` are for the mediator and for its own party only, else
    empty.
    """

    id: str
    party: str
    worksheet: Worksheet
    form: Form
    issue: Issue | None
    entries: Mapping[str, Entry]
    kept: frozenset[str] = frozenset()
    break_id: str = ""
    finished: bool = False
    minutes_used: int = 0
    helper: str = ""
    from_paper: bool = False
    """It was keyed in from a handout, by `typed_by` ("" where nobody said)."""
    typed_by: str = ""
    credit: str = ""
    """For all: how the copies of opened items among `entries` may be passed on (decision 9)."""
    towards: str = ""
    """The id of the other party it is turned towards, where a two-sided sheet has several to choose from."""
    without_private: bool = False
    """In a party's own view: "only me" answers exist or may exist but are not in `entries` (decision 5)."""
    begun: bool = False
    """For the mediator: its party went as far as a question of it, as the page of the case tells anyway, whatever it wrote
    there. Decides which filling the pages across parties look at: nothing that is kept does."""
    limit_held: bool = False
    """For the mediator: this party said yes to comparing two limits, and the copy for that is there (decision 10)."""


def came_in_words(filling: FillingRead) -> str:
    """How a filling came in that was not answered at the laptop, "" for one that was. What was typed from a page and what
    a party wrote into a form is not told apart afterwards; one filling may have both."""
    if not filling.from_paper:
        return ""
    if not filling.typed_by:
        return _("from paper or a form")
    return _("from paper or a form, entered by {name}").format(name=filling.typed_by)


@dataclass(frozen=True, slots=True)
class CaseRead:
    """A case as one audience may read it.

    `parties` are those the audience may know of: all for the mediator, itself for a party, for "all" only those with
    something cleared (decision 14). `breaks` are for the mediator only. `case` holds no more than the audience may
    see: for a party or all the alias, safety flag and offers are blanked.
    """

    audience: Audience
    case: Case
    parties: tuple[Party, ...]
    fillings: tuple[FillingRead, ...]
    breaks: tuple[Break, ...] = ()

    def of(self, party: str) -> tuple[FillingRead, ...]:
        """The fillings of one party, in the order they were begun."""
        return tuple(filling for filling in self.fillings if filling.party == party)
