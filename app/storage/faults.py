"""What is amiss with a worksheet or template file, said to the person who wrote it."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.language import _, ngettext
from app.domain.trouble import Trouble


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One fault: the line it stands on (from 1), what is amiss, how to mend it.

    A warning is about wording: the file can be used as it is.
    """

    line: int
    what: str
    mend: str
    warning: bool = False

    def sentence(self) -> str:
        """What and how to mend it, without the line."""
        return f"{self.what} {self.mend}".strip()


class WorksheetFaults(Trouble):
    """A file that cannot be used, with every fault in it (warnings too), ordered by line."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        count = sum(not fault.warning for fault in faults)
        said = ngettext("The file has {count} fault.", "The file has {count} faults.", count).format(count=count)
        super().__init__(
            said,
            do=" ".join(f"{fault.line}: {fault.sentence()}" for fault in faults if not fault.warning),
            safe="",
        )
        self.faults = faults


def near(word: str, known: tuple[str, ...]) -> str:
    """The one of `known` that `word` was probably meant to be; empty if none is near."""
    from difflib import get_close_matches

    found = get_close_matches(word.lower(), known, n=1, cutoff=0.6)
    return found[0] if found else ""


def meant(written: str, known: tuple[str, ...], otherwise: str = "") -> str:
    """How to mend a word that is not known: the nearest known one, else `otherwise`, else all that are known."""
    likely = near(written, known)
    if likely:
        return _("Did you mean “{word}”?").format(word=likely)
    return otherwise or _("Choose one of: {words}.").format(words=", ".join(known))
