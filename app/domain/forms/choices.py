"""Fields for choices: one of several, any of several, an order. What an earlier answer would offer is written out."""

from __future__ import annotations

from app.domain.forms.field import OFF, ON, FormField, Sort, Values
from app.domain.forms.reading import Unclear, chosen, lines_of, on_one_line
from app.domain.kinds.base import Option
from app.domain.kinds.choosing import OTHER, other, own_words
from app.domain.kinds.multi_choice import MultiChoice
from app.domain.kinds.ranking import Ranking
from app.domain.kinds.single_choice import SingleChoice
from app.domain.language import _
from app.domain.numbers import read_whole
from app.domain.wording import Tongue

Fields = tuple[FormField, ...]
Offered = tuple[Option, ...]

OWN = FormField("own", Sort.TEXT, "")
"""A block of lines where nothing is offered on paper."""
BESIDE_WORDS = frozenset({("pick", OTHER), ("mark", ON)})
"""The marks that only say that own words stand beside them: each a part and its value."""


def _own_line() -> FormField:
    return FormField("other", Sort.LINE, _("Other:"))


def _own_allowed(kind: SingleChoice | MultiChoice) -> bool:
    """Whether words that name no option are a choice: where the kind takes such, or nothing is offered anywhere."""
    return kind.allow_other or not (kind.options or kind.needs())


def _has_own_line(kind: MultiChoice) -> bool:
    """Whether there is a line for own words beside its choices, and no block for them above."""
    return bool(kind.options) and kind.allow_other and not kind.own_lines


# ---- one of several ----------------------------------------------------------------------------------------------------


def one_fields(kind: SingleChoice, tongue: Tongue) -> Fields:
    if not kind.options:
        return (OWN,)
    choices = tuple((option.value, tongue.say(option.label)) for option in kind.options)
    beside = ((OTHER, _("Other:")),) if kind.allow_other else ()
    pick = FormField("pick", Sort.ONE_OF, "", (*choices, *beside))
    before = (OWN,) if kind.needs() else ()
    return (*before, pick, _own_line()) if kind.allow_other else (*before, pick)


def read_one(kind: SingleChoice, values: Values, offered: Offered) -> str:
    lines = lines_of(values.get("own", ""))
    pick, own = values.get("pick", OFF), on_one_line(values.get("other", ""))
    # Words on the line beside "Other" are a choice without its mark too.
    found = [chosen(" ".join(lines), offered, own=_own_allowed(kind))] if lines else []
    found += [pick] if pick and pick != OTHER else []
    found += [other(own)] if own else []
    if len(found) > 1:
        raise Unclear(_("There is more than one answer here."))
    if pick == OTHER and not own:
        raise Unclear(_("“Other” is marked, and no words stand beside it."))
    return found[0] if found else ""


def write_one(kind: SingleChoice, value: str, tongue: Tongue, offered: Offered) -> Values:
    picks = {option.value for option in kind.options}
    if value in picks:
        return {"own": "", "pick": value, "other": ""}
    if own_words(value) and kind.options and kind.allow_other:
        return {"own": "", "pick": OTHER, "other": own_words(value)}
    return {"own": _words(value, offered, tongue), "pick": OFF, "other": ""}


def _words(value: str, offered: Offered, tongue: Tongue) -> str:
    named = {option.value: tongue.say(option.label) for option in offered}
    return own_words(value) or named.get(value, "")


# ---- any of several ----------------------------------------------------------------------------------------------------


def many_fields(kind: MultiChoice, tongue: Tongue) -> Fields:
    if not kind.options:
        return (OWN,)
    ticks = tuple(
        FormField(str(place), Sort.TICK, tongue.say(option.label)) for place, option in enumerate(kind.options)
    )
    before = (OWN,) if kind.needs() or kind.own_lines else ()
    beside = (FormField("mark", Sort.TICK, _("Other:")), _own_line()) if _has_own_line(kind) else ()
    return (*before, *ticks, *beside)


def read_many(kind: MultiChoice, values: Values, offered: Offered) -> tuple[str, ...]:
    lines = lines_of(values.get("own", ""))
    found = [chosen(words, offered, own=_own_allowed(kind)) for words in lines]
    found += [option.value for place, option in enumerate(kind.options) if values.get(str(place)) == ON]
    own = on_one_line(values.get("other", ""))
    if own:
        found.append(other(own))
    elif values.get("mark") == ON:
        raise Unclear(_("“Other” is marked, and no words stand beside it."))
    return tuple(dict.fromkeys(found))


def write_many(kind: MultiChoice, value: tuple[str, ...], tongue: Tongue, offered: Offered) -> Values:
    picks = [option.value for option in kind.options]
    own = [words for each in value if (words := own_words(each))] if _has_own_line(kind) else []
    left = [each for each in value if each not in picks and not (own and own_words(each))]
    ticks = {str(place): ON if each in value else OFF for place, each in enumerate(picks)}
    beside = {"mark": ON if own else OFF, "other": " ".join(own)}
    return {**ticks, **beside, "own": "\n".join(_words(each, offered, tongue) for each in left)}


# ---- an order ----------------------------------------------------------------------------------------------------------


def order_fields(kind: Ranking, tongue: Tongue) -> Fields:
    if not kind.items:
        return (OWN,)
    return tuple(FormField(str(place), Sort.LINE, tongue.say(item.label)) for place, item in enumerate(kind.items))


def read_order(kind: Ranking, values: Values, offered: Offered) -> tuple[str, ...]:
    if not kind.items:
        return tuple(chosen(words, offered, own=False) for words in lines_of(values["own"]))
    places: dict[int, str] = {}
    for place, item in enumerate(kind.items):
        words = on_one_line(values[str(place)])
        number = read_whole(words.removesuffix("."))
        if words and (number is None or not 1 <= number <= len(kind.items) or number in places):
            raise Unclear(_("These numbers do not make one order."))
        if number is not None:
            places[number] = item.value
    return tuple(places[number] for number in sorted(places))


def write_order(kind: Ranking, value: tuple[str, ...], tongue: Tongue, offered: Offered) -> Values:
    if not kind.items:
        return {"own": "\n".join(_words(each, offered, tongue) for each in value)}
    places = {each: str(place) for place, each in enumerate(value, 1)}
    return {str(place): places.get(item.value, "") for place, item in enumerate(kind.items)}
