"""What a refused place in a file is told to the person who wrote it: what is amiss, and how to mend it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from app.domain.language import _
from app.storage.faults import meant, near
from app.storage.schema_view import SchemaView
from app.storage.yaml_reading import Path, value_at

_OLD_NAMES = {
    "help": "hint",
    "label": "prompt",
    "name": "id",
    "type": "kind",
    "relevant": "show_if",
    "choices": "options",
    "starred": "required",
    "max_chars": "advice_chars",
    "max_words": "advice_words",
    "max_items": "advice_items",
    "max_rows": "advice_rows",
    "min_items": "advice_least",
    "range": "ranged",
    "default": "usual",
    "version": "edition",
    "yardsticks": "criteria",
}
"""Names that other forms, or the first drafts of this one, use for the same thing."""


@dataclass(frozen=True, slots=True)
class Refused:
    """One thing the models refused: where, which sort, and what pydantic adds. Never the value itself."""

    path: Path
    sort: str
    added: Mapping[str, Any]
    missing: str = ""


def likely_name(path: Path, view: SchemaView, data: Any) -> str:
    """The known key that the unknown one at `path` was probably meant to be; empty if none is near.

    Also empty for a key that another kind of question has: then the kind, not the key, may be the slip.
    """
    key, known = str(path[-1]), view.names(path[:-1], data)
    if _OLD_NAMES.get(key, "") in known:
        return _OLD_NAMES[key]
    return "" if key in view.names_of_any_kind(path[:-1], data) else near(key, known)


@dataclass(frozen=True, slots=True)
class Place:
    """Where something was refused, with what is needed to say it well."""

    refused: Refused
    data: Any
    view: SchemaView

    @property
    def name(self) -> str:
        """The nearest name on the way to the place."""
        return next((str(part) for part in reversed(self.refused.path) if isinstance(part, str)), _("The file"))

    @property
    def value(self) -> Any:
        return value_at(self.data, self.refused.path)

    def added(self, name: str) -> Any:
        return self.refused.added.get(name, "")


Said = tuple[str, str]


def _missing(place: Place) -> Said:
    if place.refused.missing == "en" and place.view.is_text(place.refused.path, place.data):
        return _("“{name}” has no English text.").format(name=place.name), _('Add en: "…" to it.')
    what = _("“{name}” is missing here.").format(name=place.refused.missing)
    return what, _("Add {name}: to it.").format(name=place.refused.missing)


def _unknown(place: Place) -> Said:
    path, key = place.refused.path[:-1], str(place.refused.path[-1])
    known = place.view.names(path, place.data)
    likely = likely_name(place.refused.path, place.view, place.data)
    if likely:
        return _("“{key}” is not known here.").format(key=key), _("Did you mean “{word}”?").format(word=likely)
    kind = value_at(place.data, (*path, "kind"))
    if isinstance(kind, str) and key in place.view.names_of_any_kind(path, place.data):
        what = _("“{key}” does not go with the kind “{kind}”.").format(key=key, kind=kind)
        return what, _("Take it out, or choose another kind.")
    what = _("“{key}” is not known here.").format(key=key)
    return what, _("Known here: {names}.").format(names=", ".join(known))


def _unknown_kind(place: Place) -> Said:
    kinds = place.view.kinds(place.refused.path, place.data)
    written = str(place.value.get("kind", "")) if isinstance(place.value, Mapping) else ""
    return _("There is no kind “{word}” here.").format(word=written), meant(written, kinds)


def _no_kind(_place: Place) -> Said:
    return _("“kind” is missing here."), _("Say how it is answered, for example kind: short_text.")


def _not_allowed(place: Place) -> Said:
    written = str(place.value)
    what = _("“{word}” cannot stand at “{name}”.").format(word=written, name=place.name)
    return what, meant(written, place.view.choices(place.refused.path, place.data))


def _not_text(place: Place) -> Said:
    return _("“{name}” has to be text.").format(name=place.name), _('Put it in quotes: "…".')


def _not_whole(place: Place) -> Said:
    return _("“{name}” has to be a whole number.").format(name=place.name), _("Write figures only, without quotes.")


def _not_number(place: Place) -> Said:
    return _("“{name}” has to be a number.").format(name=place.name), _("Write figures only, without quotes.")


def _not_true_or_false(place: Place) -> Said:
    return _("“{name}” has to be true or false.").format(name=place.name), _("Write true or false, without quotes.")


def _not_list(place: Place) -> Said:
    what = _("“{name}” has to be a list.").format(name=place.name)
    return what, _("Write one thing a line with a dash before it, or put it in [square brackets].")


def _not_group(place: Place) -> Said:
    if place.view.is_text(place.refused.path, place.data):
        return _("“{name}” does not say its language.").format(name=place.name), _('Write it as {en: "…"}.')
    if not place.refused.path:
        return _("This is not a worksheet or a template."), _("Start from a copy of a file that works.")
    what = _("“{name}” has to be a group of names with values.").format(name=place.name)
    return what, _("Write name: value, one a line, indented below it.")


def _too_long(place: Place) -> Said:
    most = place.added("max_length")
    return _("“{name}” is longer than {most} characters.").format(name=place.name, most=most), _("Make it shorter.")


def _wrong_letters(place: Place) -> Said:
    if not str(place.value).strip():
        return _("“{name}” is empty.").format(name=place.name), _("Write the text, or take the line out.")
    what = _("“{word}” cannot be a name in this file.").format(word=place.value)
    return what, _("Use small letters, figures and underscores, a letter first.")


def _too_few(place: Place) -> Said:
    what = _("“{name}” needs at least {least}.").format(name=place.name, least=place.added("min_length"))
    return what, _("Add what is missing, or take “{name}” out.").format(name=place.name)


def _too_many(place: Place) -> Said:
    what = _("“{name}” has more than {most}.").format(name=place.name, most=place.added("max_length"))
    return what, _("Take some out.")


def _too_small(place: Place) -> Said:
    least = place.added("ge") if "ge" in place.refused.added else place.added("gt")
    return _("“{name}” is too small.").format(name=place.name), _("Use {least} or more.").format(least=least)


def _too_large(place: Place) -> Said:
    return _("“{name}” is too large.").format(name=place.name), _("Use {most} or less.").format(most=place.added("le"))


def _not_language(place: Place) -> Said:
    if not place.view.is_text(place.refused.path, place.data):
        return does_not_fit(place)
    what = _("“{name}” has a language that is not a language code.").format(name=place.name)
    return what, _("Use small letters such as en, es or ht.")


def nothing_there(place: Place) -> Said:
    what = _("Nothing stands after “{name}:”.").format(name=place.name)
    return what, _("Write a value, or take the line out.")


def _several(place: Place) -> Said:
    what = _("What stands at “{name}” does not fit here.").format(name=place.name)
    return what, _("Write a word, a number, true or false, or a list of words.")


def does_not_fit(place: Place) -> Said:
    what = _("What stands at “{name}” does not fit here.").format(name=place.name)
    return what, _("Compare it with a file that works.")


SAYINGS: Mapping[str, Callable[[Place], Said]] = {
    "missing": _missing,
    "extra_forbidden": _unknown,
    "union_tag_invalid": _unknown_kind,
    "union_tag_not_found": _no_kind,
    "enum": _not_allowed,
    "literal_error": _not_allowed,
    "string_type": _not_text,
    "int_type": _not_whole,
    "int_from_float": _not_whole,
    "float_type": _not_number,
    "bool_type": _not_true_or_false,
    "list_type": _not_list,
    "model_type": _not_group,
    "model_attributes_type": _not_group,
    "dict_type": _not_group,
    "string_too_long": _too_long,
    "string_pattern_mismatch": _wrong_letters,
    "too_short": _too_few,
    "too_long": _too_many,
    "greater_than_equal": _too_small,
    "greater_than": _too_small,
    "less_than_equal": _too_large,
    "value_error": _not_language,
    "several": _several,
}
"""How each sort of refusal is said; the sorts are pydantic's, and "several" for a value that fits no member of a union."""
