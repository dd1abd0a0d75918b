"""The first start: a passphrase, the recovery sheet, two of its lines typed back, a session PIN, then begin.

The same steps from the sheet on follow whenever a new recovery sheet is made.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Protocol

from app.domain.language import _
from app.domain.trouble import Trouble
from app.presenters.doors import KnownSheet, VaultDoor
from app.presenters.mediator.background import Background
from app.presenters.mediator.pin import pin_faults
from app.presenters.mediator.words import sheet_title


class Step(Enum):
    """The pages of the first start, in their order."""

    CHOOSE = "choose"
    SHEET = "sheet"
    TYPE_BACK = "type_back"
    PIN = "pin"
    BEGIN = "begin"


class Begin(Enum):
    """What the mediator wants to see first."""

    SAMPLE = "sample"
    NEW_CASE = "new_case"
    CASES = "cases"


@dataclass(frozen=True, slots=True)
class Made:
    """What came of choosing a passphrase: why it will not do, or the lines of the new vault's recovery sheet."""

    faults: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()


class FirstStartView(Protocol):
    """The first start's page."""

    def show_step(self, step: Step) -> None: ...
    def show_offer(self, passphrase: str) -> None: ...
    def show_passphrase_faults(self, faults: tuple[str, ...]) -> None: ...
    def show_sheet(self, lines: tuple[str, ...], which: str) -> None:
        """The lines to copy; `which` tells vault, number and day of the sheet."""

    def print_sheet(self, pdf: bytes) -> None: ...
    def ask_lines(self, numbers: tuple[int, ...]) -> None: ...
    def show_line_faults(self, faults: Mapping[int, str]) -> None:
        """What is wrong with each typed line, by its number; those that are not in it are fine."""

    def show_pin_faults(self, faults: tuple[str, ...]) -> None: ...
    def show_busy(self, words: str) -> None:
        """Say what is going on and take no input; "" ends it."""

    def show_trouble(self, trouble: Trouble) -> None: ...


def anywhere() -> None:
    """No place is refused."""


class FirstStart:
    """`finished` is called with what to open. `lines`: begin at a recovery sheet that was just made anew. `refuse` raises
    trouble where no vault may be made: the place may have become risky since it was looked at, or never been."""

    def __init__(
        self,
        view: FirstStartView,
        vault: VaultDoor,
        background: Background,
        finished: Callable[[Begin], None],
        lines: tuple[str, ...] = (),
        refuse: Callable[[], None] = anywhere,
    ) -> None:
        self._refuse = refuse
        self._view = view
        self._vault = vault
        self._background = background
        self._finished = finished
        self._lines = lines
        self._only_sheet = bool(lines)

    def start(self) -> None:
        if self._lines:
            self._show_sheet(self._lines)
            return
        self._view.show_step(Step.CHOOSE)
        self.offer_another()

    # ---- the passphrase -------------------------------------------------------------------------------------------

    def offer_another(self) -> None:
        """Put six other random words in front of the mediator."""
        self._background.run(self._vault.offer_passphrase, self._view.show_offer, self._trouble)

    def choose(self, passphrase: str, again: str) -> None:
        """Make the vault with this passphrase, offered or own, once it is typed twice alike and strong enough."""
        if not passphrase:
            self._view.show_passphrase_faults((_("Choose a passphrase first."),))
            return
        if passphrase != again:
            self._view.show_passphrase_faults((_("The two are not the same. Type the passphrase again below."),))
            return
        self._view.show_passphrase_faults(())
        self._view.show_busy(_("Making your vault. This takes a few seconds."))

        def make() -> Made:
            self._refuse()
            faults = self._vault.passphrase_faults(passphrase)
            return Made(faults) if faults else Made(lines=self._vault.create(passphrase))

        self._background.run(make, self._made, self._trouble)

    def _made(self, made: Made) -> None:
        self._view.show_busy("")
        if made.faults:
            self._view.show_passphrase_faults(made.faults)
        else:
            self._show_sheet(made.lines)

    # ---- the recovery sheet ---------------------------------------------------------------------------------------

    def _show_sheet(self, lines: tuple[str, ...]) -> None:
        self._lines = lines

        def told(sheet: KnownSheet) -> None:
            self._view.show_step(Step.SHEET)
            self._view.show_sheet(lines, sheet_title(sheet))

        self._background.run(self._vault.newest_sheet, told, self._trouble)

    def print_sheet(self) -> None:
        """Make the sheet in memory and hand it to the print dialog."""
        self._view.show_busy(_("Getting the sheet ready to print."))

        def made(pdf: bytes) -> None:
            self._view.show_busy("")
            self._view.print_sheet(pdf)

        self._background.run(lambda: self._vault.recovery_sheet_pdf(self._lines), made, self._trouble)

    def have_sheet(self) -> None:
        """The mediator has it on paper: go on to typing two lines back."""
        self._background.run(self._vault.lines_to_type_back, self._ask_lines, self._trouble)

    def _ask_lines(self, numbers: tuple[int, ...]) -> None:
        self._view.show_step(Step.TYPE_BACK)
        self._view.ask_lines(numbers)

    def back_to_sheet(self) -> None:
        self._show_sheet(self._lines)

    def type_back(self, typed: Mapping[int, str]) -> None:
        """Check the lines typed from the paper; go on when they are those of the sheet."""
        self._view.show_busy(_("Checking the lines."))

        def check() -> Mapping[int, str]:
            faults = {
                number: fault for number, line in typed.items() if (fault := self._vault.sheet_line_fault(number, line))
            }
            if not faults and not self._vault.confirm_sheet(typed, self._lines):
                return dict.fromkeys(typed, _("This is not what your sheet says. Look at the paper once more."))
            return faults

        self._background.run(check, self._checked, self._trouble)

    def _checked(self, faults: Mapping[int, str]) -> None:
        self._view.show_busy("")
        self._view.show_line_faults(faults)
        if not faults:
            self._after_sheet()

    def later(self) -> None:
        """Go on without typing the lines back: until it is done only practice cases can be handed over."""
        self._after_sheet()

    def _after_sheet(self) -> None:
        if self._only_sheet:
            self._finished(Begin.CASES)
        else:
            self._view.show_step(Step.PIN)

    # ---- the session PIN, and what to begin with ------------------------------------------------------------------

    def choose_pin(self, pin: str, again: str) -> None:
        faults = pin_faults(pin, again)
        self._view.show_pin_faults(faults)
        if faults:
            return

        def kept(_nothing: None) -> None:
            self._view.show_step(Step.BEGIN)

        self._background.run(lambda: self._vault.set_pin(pin), kept, self._trouble)

    def begin(self, what: Begin) -> None:
        self._finished(what)

    def _trouble(self, trouble: Trouble) -> None:
        self._view.show_busy("")
        self._view.show_trouble(trouble)
