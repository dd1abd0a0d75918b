"""When a question on paper is to be answered, in words: when the screen would show it.

Who wrote "I don't know" on paper, as a handout says, may take "you answered question 3" for true; on the screen and in
key-in that is no answer given, and what follows from it is not asked.

On an answer that is not given every rule is false, but that it was left open (decision 12). So each rule names the
answer as given before it says what may not be in it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from app.domain.conditions import AllOf, AnswerIs, AnyOf, Condition, Op
from app.domain.kinds.base import Option
from app.domain.language import _
from app.domain.wording import Tongue
from app.domain.worksheet import Question, Worksheet

_WHETHER = (Op.ANSWERED, Op.NOT_ANSWERED)


class SkipRules:
    """The rules of one settled sheet. `numbers` are those of its questions on the paper."""

    def __init__(self, sheet: Worksheet, numbers: Mapping[str, int], tongue: Tongue) -> None:
        self._questions = {question.id: question for question in sheet.questions()}
        self._numbers = numbers
        self._tongue = tongue

    def said(self, question: Question) -> str:
        """When to answer `question`; "" where it is always there."""
        source = question.kind.needs()
        # What builds on another answer is not there before that one.
        rules = [self._is(AnswerIs(source, Op.ANSWERED))] if source in self._numbers else []
        if question.show_if is not None:
            rules.append(self._rule(question.show_if, inside=bool(rules) and isinstance(question.show_if, AnyOf)))
        there = [rule for rule in rules if rule]
        return _("Answer only if {rule}.").format(rule=_(" and ").join(there)) if there else ""

    def used(self, question: Question) -> Iterator[str]:
        """What follows right on `said`: what to do with the answers that it names, and an answer that fills in this one."""
        source, single = question.kind.needs(), question.skip_if_single
        if source in self._numbers:
            only_one = _(" With only one, leave this empty.") if single == source else ""
            yield _("Use those answers here.") + only_one
        if single in self._numbers and single != source:
            number = self._numbers[single]
            yield _("With only one answer in question {number}, leave this empty.").format(number=number)

    def beside(self, question: Question) -> Iterator[str]:
        """What else the screen does with earlier answers: a part that is there only now and then, an earlier answer to
        build on."""
        labels = question.kind.column_labels()
        for column, condition in question.kind.column_conditions().items():
            rule = self._rule(condition, inside=False)
            if rule:
                yield _("“{part}”: only if {rule}.").format(part=self._tongue.say(labels[column]), rule=rule)
        if question.recalls in self._numbers:
            yield _("Look at your answer to question {number} again.").format(number=self._numbers[question.recalls])

    def _rule(self, condition: Condition | None, *, inside: bool) -> str:
        match condition:
            case AnswerIs():
                return self._is(condition) if condition.question in self._numbers else ""
            case AllOf():
                return self._joined(_without_said_twice(condition.all), _("both {rules}"), _(" and "), inside=inside)
            case AnyOf():
                return self._joined(condition.any, _("either {rules}"), _(" or "), inside=inside)
            case _:
                return ""

    def _joined(self, parts: tuple[Condition, ...], whole: str, word: str, *, inside: bool) -> str:
        """Said with "both" or "either" where it is itself a part of a rule, and in brackets where it has such parts of its
        own, so that it cannot be read in two ways."""
        said = [rule for part in parts if (rule := self._rule(part, inside=True))]
        joined = word.join(said)
        if not inside or len(said) < 2:
            return joined
        has_parts = any(not isinstance(part, AnswerIs) for part in parts)
        return f"({whole.format(rules=joined)})" if has_parts else whole.format(rules=joined)

    def _is(self, rule: AnswerIs) -> str:
        if rule.value == ():
            # Without a case there are no issues to compare with.
            return ""
        options = self._questions[rule.question].kind.options_here()
        chosen = rule.value if isinstance(rule.value, tuple) else (rule.value,)
        words = _(" or ").join(f"“{_label(options, value, self._tongue)}”" for value in chosen if value is not None)
        return _sentences()[rule.op].format(number=self._numbers[rule.question], words=words)


def _without_said_twice(parts: tuple[Condition, ...]) -> tuple[Condition, ...]:
    """Without "you answered it" where another part says what the answer is: it is given then."""
    compared = {part.question for part in parts if isinstance(part, AnswerIs) and part.op not in _WHETHER}
    return tuple(
        part
        for part in parts
        if not (isinstance(part, AnswerIs) and part.op is Op.ANSWERED and part.question in compared)
    )


def _sentences() -> Mapping[Op, str]:
    equal = _("your answer to question {number} is {words}")
    other = _("you answered question {number} with something other than {words}")
    return {
        Op.ANSWERED: _("you answered question {number}"),
        Op.NOT_ANSWERED: _("you left question {number} open"),
        Op.EQUALS: equal,
        Op.IN: equal,
        Op.NOT_EQUALS: other,
        Op.NOT_IN: other,
        Op.INCLUDES: _("you ticked {words} in question {number}"),
        Op.NOT_INCLUDES: _("you answered question {number} and did not tick {words} there"),
        Op.GTE: _("your answer to question {number} is {words} or more"),
        Op.LTE: _("your answer to question {number} is {words} or less"),
    }


def _label(options: tuple[Option, ...], value: object, tongue: Tongue) -> str:
    return next((tongue.say(option.label) for option in options if option.value == value), str(value))
