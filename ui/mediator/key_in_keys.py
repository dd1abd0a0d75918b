"""What is said below a question that is keyed in: the keys that save time."""

from __future__ import annotations

from app.domain.kinds import ListKind, LongText, MultiChoice, RatingPerItem, SingleChoice, TableKind
from app.domain.language import _
from app.presenters.mediator.key_in_lines import QuestionShown


def key_words(shown: QuestionShown) -> str:
    """Which keys do what for this question."""
    if shown.closed:
        return ""
    parts = [_("Number key: pick")] if isinstance(shown.kind, SingleChoice | MultiChoice) else []
    if isinstance(shown.kind, TableKind | RatingPerItem):
        parts += [_("Enter: next cell"), _("Ctrl+Enter: next question")]
    else:
        parts += [_("Ctrl+Enter: next") if isinstance(shown.kind, LongText | ListKind) else _("Enter: next")]
    parts += [_("Alt+D: “I don't know”"), _("Alt+L: left blank"), _("Alt+R: cannot be read")]
    if shown.boxes:
        letters = ", ".join(box.lock.mark for box in shown.boxes)
        parts.append(_("Alt+{letters}: the mark on the paper").format(letters=letters))
    return " · ".join(parts)
