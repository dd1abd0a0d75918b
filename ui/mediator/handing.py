"""One hand-over, from the press of the button to the mediator's return: curtain, the party's process, taking back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Signal

from app.domain.impasse import Handed
from app.domain.language import _
from app.domain.trouble import Trouble
from app.handover.messages import HandBack, Message
from app.presenters.doors import OpenCase, VaultDoor
from app.presenters.mediator.curtain import Standing
from app.presenters.mediator.hand_over import ReadyToStart
from ui.background import Background
from ui.mediator.curtain import CurtainWindow
from ui.mediator.party_process import PartyProcess


@dataclass(frozen=True, slots=True)
class BackAgain:
    """The mediator is back: at which case and whose part; what did not work while the laptop was taken back."""

    case: OpenCase
    break_id: str
    party: str
    trouble: Trouble | None = None


class Handing(QObject):
    """Lives as long as the laptop is away from the mediator. `over` comes once, after the laptop was taken back."""

    over = Signal(object)

    def __init__(
        self,
        vault: VaultDoor,
        background: Background,
        new_process: Callable[[], PartyProcess],
        case: OpenCase,
        ready: ReadyToStart,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._part = background.part()
        self._new_process = new_process
        self._case = case
        self._ready = ready
        self._hand_back: HandBack | None = None
        self._returned = False
        self._paused = False
        """Whether the laptop slept or its screen was locked, and the mediator has not been there since."""
        self.is_to_lock = False
        """Whether that happened while the laptop was being taken back: the window then comes up locked."""
        self._starting = False
        """Whether the party's screen is about to be started again."""
        self.curtain = CurtainWindow(vault, self._part, self._mediator_is_back, self._go_on)
        self.process: PartyProcess | None = None

    def begin(self, process: PartyProcess) -> None:
        """Draw the curtain, then let the party's screen come up above it."""
        self.curtain.stand(Standing.WITH_PARTY)
        self.curtain.draw()
        self._start(process, self._ready)

    def come_forward(self) -> None:
        """Somebody started Recess a second time: what is in front stays in front."""
        if not self._paused and self.process is not None and self.process.is_running():
            self.process.come_forward()
        else:
            self.curtain.come_forward()

    def put_away(self) -> None:
        """The party's screen goes, and what it has not saved yet is saved."""
        if self.process is not None:
            self.process.put_away()

    def pause(self) -> None:
        """The laptop sleeps or its screen is locked: the party's screen is away at once, and comes back only when the
        mediator has proved to be there. The vault stays open: without its keys the party's process would have to end, and
        what the party kept to itself without a code would be gone."""
        # A PIN that is being checked was typed before the lid was closed.
        self.curtain.doubt()
        if self._returned:
            self.is_to_lock = True
            return
        if self.curtain.asks_for_mediator():
            return
        self._paused = True
        self.put_away()
        self.curtain.stand(Standing.PAUSED)
        self.curtain.come_forward()

    def _start(self, process: PartyProcess, ready: ReadyToStart) -> None:
        self.process = process
        process.ended.connect(self._ended)
        process.begin(ready.host, ready.given)

    def _ended(self, hand_back: HandBack | None) -> None:
        self._let_go()
        self._hand_back = hand_back
        if hand_back is None:
            self.curtain.stand(Standing.PAUSED if self._paused else Standing.CRASHED)
        else:
            self.curtain.stand(Standing.BACK if hand_back.everything_saved else Standing.BACK_UNSAVED)

    def _let_go(self) -> None:
        if self.process is not None:
            self.process.deleteLater()
            self.process = None

    # ---- going on after a crash of the party's process --------------------------------------------------------------

    def _go_on(self) -> None:
        if self.process is not None and self.process.is_running():
            if self._paused:
                self._paused = False
                self.curtain.stand(Standing.WITH_PARTY)
                self.process.bring_back()
            self.process.come_forward()
            return
        self._paused = False
        self.curtain.stand(Standing.WITH_PARTY)
        if self._starting:
            return
        self._starting = True
        host = self._ready.host
        self._part.run(partial(host.given, went_on=True), self._given_again, self._not_given)

    def _given_again(self, given: Message) -> None:
        self._starting = False
        if self._returned or self._paused:
            # While paused no screen comes up; `_go_on` asks for it once more.
            return
        process = self._new_process()
        process.start()
        self._start(process, ReadyToStart(self._ready.host, given, self._ready.break_id, self._ready.party))

    def _not_given(self, trouble: Trouble) -> None:
        self._starting = False
        if not self._returned:
            self.curtain.stand(Standing.PAUSED if self._paused else Standing.CRASHED)
            self.curtain.show_trouble(trouble)

    # ---- taking back -------------------------------------------------------------------------------------------------

    def _mediator_is_back(self) -> None:
        """The PIN or the passphrase was right. A party's screen that is still there ends; what it saved is saved."""
        self._returned = True
        if self.process is not None:
            self.process.stop()
            self._let_go()
        ending = self._hand_back.ending if self._hand_back is not None else None
        self._part.run(partial(self._ready.host.take_back, ending), self._taken_back, self._not_all_done)

    def _taken_back(self, _handed: Handed) -> None:
        self._finish(None if self._hand_back is None or self._hand_back.everything_saved else _not_all_saved())

    def _not_all_done(self, trouble: Trouble) -> None:
        """The mediator is not kept out because the disk refused something; the next page says what did not work."""
        self._finish(trouble)

    def _finish(self, trouble: Trouble | None) -> None:
        self._part.close()
        self.over.emit(BackAgain(self._case, self._ready.break_id, self._ready.party, trouble))
        self.curtain.take_away()


def _not_all_saved() -> Trouble:
    return Trouble(
        _("The party's last answers could not be saved."),
        _("Ask the party what it changed last, and look whether the disk is full."),
        _("Everything that was marked “Saved” is there."),
    )
