"""Unlocking the vault with the passphrase, or with the recovery sheet."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from app.domain.language import _

if TYPE_CHECKING:  # the unlock page is painted before anything else is imported
    from app.domain.trouble import Trouble
    from app.presenters.doors import VaultDoor
    from app.presenters.mediator.background import Background
    from app.presenters.restoring_doors import Ailing

SHEET_LINES = 8


class UnlockView(Protocol):
    """The unlock page."""

    def show_busy(self, words: str) -> None:
        """Say what is going on and take no input; "" ends it."""

    def show_trouble(self, trouble: Trouble) -> None: ...
    def show_ailing(self, what: Ailing) -> None:
        """The secret was right and the list of cases is damaged: show what can be put back."""

    def ask_again(self) -> None:
        """Empty the passphrase and put the cursor there."""


class Opens(Protocol):
    """All that the unlock page needs of the vault: it may be there before the rest is loaded."""

    def unlock(self, passphrase: str) -> None:
        """As `VaultDoor.unlock`."""


class Unlock:
    """`opened` is called when the vault is open."""

    def __init__(self, view: UnlockView, vault: Opens, background: Background, opened: Callable[[], None]) -> None:
        self._view = view
        self._vault = vault
        self._background = background
        self._opened = opened

    def unlock(self, passphrase: str) -> None:
        if not passphrase:
            self._view.ask_again()
            return
        self._view.show_busy(_("Opening your vault…"))

        def done(_nothing: None) -> None:
            self._opened()

        self._background.run(lambda: self._vault.unlock(passphrase), done, self._failed)

    def _failed(self, trouble: Trouble) -> None:
        from app.presenters.restoring_doors import Ailing

        self._view.show_busy("")
        self._view.ask_again()
        if isinstance(trouble, Ailing):
            self._view.show_ailing(trouble)
        else:
            self._view.show_trouble(trouble)


class RecoverView(Protocol):
    """The page where the recovery sheet is typed in."""

    def show_line_fault(self, number: int, fault: str) -> None:
        """What is wrong with a line (from 1); "" when it is as the sheet can say."""

    def show_passphrase_faults(self, faults: tuple[str, ...]) -> None: ...
    def show_busy(self, words: str) -> None: ...
    def show_ailing(self, what: Ailing) -> None:
        """As on the unlock page. The lines are typed once more afterwards: no secret was changed."""

    def show_trouble(self, trouble: Trouble) -> None: ...


@dataclass(frozen=True, slots=True)
class Tried:
    """What came of trying the recovery sheet: lines that cannot be, a passphrase too weak, or the new sheet."""

    wrong: Mapping[int, str] = field(default_factory=dict)
    weak: tuple[str, ...] = ()
    new_sheet: tuple[str, ...] = ()


class Recover:
    """Opens the vault with the recovery sheet and a new passphrase; `opened` gets the lines of the new sheet."""

    def __init__(
        self,
        view: RecoverView,
        vault: VaultDoor,
        background: Background,
        opened: Callable[[tuple[str, ...]], None],
    ) -> None:
        self._view = view
        self._vault = vault
        self._background = background
        self._opened = opened

    def line_typed(self, number: int, line: str) -> None:
        """Check one line on its own as soon as it is typed, so that a slip is found where it is."""

        def told(fault: str) -> None:
            self._view.show_line_fault(number, fault)

        self._background.run(lambda: self._vault.sheet_line_fault(number, line), told, self._failed)

    def recover(self, lines: Sequence[str], passphrase: str, again: str) -> None:
        if passphrase != again:
            self._view.show_passphrase_faults((_("The two are not the same. Type the passphrase again below."),))
            return
        self._view.show_passphrase_faults(())
        self._view.show_busy(_("Opening your vault…"))
        self._background.run(lambda: self._try(tuple(lines), passphrase), self._tried, self._failed)

    def _try(self, lines: tuple[str, ...], passphrase: str) -> Tried:
        wrong = {number: self._vault.sheet_line_fault(number, line) for number, line in enumerate(lines, 1)}
        if any(wrong.values()):
            return Tried(wrong={number: fault for number, fault in wrong.items() if fault})
        weak = self._vault.passphrase_faults(passphrase)
        return Tried(weak=weak) if weak else Tried(new_sheet=self._vault.unlock_with_sheet(lines, passphrase))

    def _tried(self, tried: Tried) -> None:
        self._view.show_busy("")
        for number, fault in tried.wrong.items():
            self._view.show_line_fault(number, fault)
        self._view.show_passphrase_faults(tried.weak)
        if tried.new_sheet:
            self._opened(tried.new_sheet)

    def _failed(self, trouble: Trouble) -> None:
        from app.presenters.restoring_doors import Ailing

        self._view.show_busy("")
        if isinstance(trouble, Ailing):
            self._view.show_ailing(trouble)
        else:
            self._view.show_trouble(trouble)
