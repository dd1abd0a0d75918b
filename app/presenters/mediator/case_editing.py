"""Editing what a case is made of: the same for a new case and for one that is open."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from string import ascii_uppercase

from app.domain.case import FEWEST_PARTIES, MOST_PARTIES, Case, Issue, IssueType, Party
from app.domain.language import _
from app.domain.sources import Chance, new_id
from app.domain.template import Template


class CaseEditing:
    """A case while it is edited. `changed` gets it after every change, faults or not.

    `kept` are the ids of parties and issues that cannot be taken out any more: a break has dealt with them. With `chance` new
    parties and issues get their ids here; without, ids are left empty for whoever makes the case.
    """

    def __init__(
        self,
        case: Case,
        templates: Mapping[str, Template],
        changed: Callable[[Case], None],
        chance: Chance | None = None,
        kept: Collection[str] = (),
    ) -> None:
        self._case = case
        self._templates = templates
        self._changed = changed
        self._chance = chance
        self._kept = frozenset(kept)

    @property
    def case(self) -> Case:
        return self._case

    def put(self, case: Case) -> None:
        """Take `case` as it is now: its name, money, rules and times."""
        if case != self._case:
            self._case = case
            self._changed(case)

    def _id(self) -> str:
        return new_id(self._chance) if self._chance is not None else ""

    # ---- the template ---------------------------------------------------------------------------------------------

    def use_template(self, template_id: str) -> None:
        """Change the kind of dispute. Issues the mediator typed or renamed stay; untouched starters are exchanged."""
        own = tuple(issue for issue in self._case.issues if not self._is_untouched_starter(issue))
        self.put(replace(self._case, template=template_id, issues=own))

    def _is_untouched_starter(self, issue: Issue) -> bool:
        return any(
            issue.template_issue == starter.id and issue.title == self._say(starter.title)
            for template in self._templates.values()
            for starter in template.starter_issues
        )

    def _say(self, text: Mapping[str, str]) -> str:
        return self._case.tongue().say(text)

    def starters(self) -> tuple[tuple[str, str, bool], ...]:
        """The starter issues of the template: id, title, and whether the case has it."""
        template = self._templates.get(self._case.template)
        taken = {issue.template_issue for issue in self._case.issues}
        return tuple(
            (starter.id, self._say(starter.title), starter.id in taken)
            for starter in (template.starter_issues if template is not None else ())
        )

    # ---- parties --------------------------------------------------------------------------------------------------

    def add_party(self) -> None:
        if len(self._case.parties) < MOST_PARTIES:
            taken = {party.letter for party in self._case.parties}
            letter = next(letter for letter in ascii_uppercase if letter not in taken)
            self._put_parties((*self._case.parties, Party(self._id(), letter, "", language=self._case.language)))

    def put_party(self, index: int, party: Party) -> None:
        parties = list(self._case.parties)
        parties[index] = party
        self._put_parties(tuple(parties))

    def may_remove_party(self, index: int) -> bool:
        return len(self._case.parties) > FEWEST_PARTIES and (
            not self._case.parties[index].id or self._case.parties[index].id not in self._kept
        )

    def remove_party(self, index: int) -> None:
        """Take a party out. Letters of the others stay once they are printed, so only an unmade case closes up."""
        if not self.may_remove_party(index):
            return
        left = self._case.parties[:index] + self._case.parties[index + 1 :]
        if not self._case.id:
            left = tuple(replace(party, letter=letter) for letter, party in zip(ascii_uppercase, left, strict=False))
        self._put_parties(left)

    def _put_parties(self, parties: tuple[Party, ...]) -> None:
        two = len(parties) == FEWEST_PARTIES
        self.put(replace(self._case, parties=parties, blind_comparison=self._case.blind_comparison and two))

    # ---- issues ---------------------------------------------------------------------------------------------------

    def take_starter(self, starter_id: str, wanted: bool) -> None:
        """Put a starter issue of the template at the end of the list, or take it out."""
        template = self._templates[self._case.template]
        starter = next(each for each in template.starter_issues if each.id == starter_id)
        found = [number for number, issue in enumerate(self._case.issues) if issue.template_issue == starter_id]
        if wanted and not found:
            issue = Issue(self._id(), self._say(starter.title), starter.type, starter.id)
            self._put_issues((*self._case.issues, issue))
        elif found and not wanted:
            self.remove_issue(found[0])

    def add_issue(self, title: str, type_: IssueType = IssueType.MIXED) -> None:
        if title.strip():
            self._put_issues((*self._case.issues, Issue(self._id(), title.strip(), type_)))

    def put_issue(self, index: int, issue: Issue) -> None:
        issues = list(self._case.issues)
        issues[index] = issue
        self._put_issues(tuple(issues))

    def move_issue(self, index: int, by: int) -> None:
        """Move an issue up (−1) or down (+1); at either end it stays."""
        to = index + by
        if 0 <= to < len(self._case.issues):
            issues = list(self._case.issues)
            issues.insert(to, issues.pop(index))
            self._put_issues(tuple(issues))

    def may_remove_issue(self, index: int) -> bool:
        return not self._case.issues[index].id or self._case.issues[index].id not in self._kept

    def remove_issue(self, index: int) -> None:
        if self.may_remove_issue(index):
            self._put_issues(self._case.issues[:index] + self._case.issues[index + 1 :])

    def _put_issues(self, issues: tuple[Issue, ...]) -> None:
        self.put(replace(self._case, issues=issues))

    # ---- what is still missing ------------------------------------------------------------------------------------

    def faults(self) -> tuple[str, ...]:
        """What the case still needs, in sentences."""
        return tuple(self.missing().values())

    def missing(self) -> dict[str, str]:
        """Where something is missing → what, in a sentence: "alias", "template", "issues", or a party's letter."""
        found: dict[str, str] = {}
        if not self._case.alias.strip():
            found["alias"] = _("Give the case a name for your own list.")
        if not self._case.template:
            found["template"] = _("Choose what kind of dispute it is.")
        called = [party.name.strip() for party in self._case.parties]
        for party, name in zip(self._case.parties, called, strict=True):
            if not name:
                found[party.letter] = _("Say what to call party {letter}.").format(letter=party.letter)
        for place, party in enumerate(self._case.parties):
            if called[place] and called[place] in called[:place]:
                found[party.letter] = _("Two parties have the same name. Make them easy to tell apart.")
                break
        if not any(issue.title.strip() for issue in self._case.issues):
            found["issues"] = _("Name at least one issue.")
        return found
