"""A party's process as it is started, at the other end of a real pipe, for tests."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Protocol

from app.handover.messages import Given, Message
from app.handover.package import HandOver
from app.handover.pipe import BlockingPipe

ROOT = Path(__file__).resolve().parents[3]
PATIENCE = 60.0
AS_STARTED = ("-m", "ui.party")


class Side(Protocol):
    """The mediator's side: one in memory, or the host of a real case."""

    def hand_over(self) -> HandOver: ...
    def answer(self, message: Message) -> tuple[Message, ...]: ...


class Started:
    """One party's process at the other end of a pipe; what it says is answered by the mediator's side."""

    def __init__(
        self,
        side: Side,
        words: Sequence[str] = AS_STARTED,
        environment: Mapping[str, str] | None = None,
        patience: float = PATIENCE,
    ) -> None:
        self.side = side
        to_party, from_mediator = os.pipe()
        to_mediator, from_party = os.pipe()
        self.process = subprocess.Popen(
            [sys.executable, *words],
            cwd=ROOT,
            env=environment or os.environ | {"QT_QPA_PLATFORM": "offscreen"},
            stdin=to_party,
            stdout=from_party,
            stderr=subprocess.PIPE,
            text=True,
        )
        os.close(to_party)
        os.close(from_party)
        self.pipe = BlockingPipe(to_mediator, from_mediator)
        self._open = True
        self._errors: str | None = None
        self._watchdog = threading.Timer(patience, self.process.kill)
        self._watchdog.start()

    def hand_over(self) -> None:
        self.pipe.send(Given(replace(self.side.hand_over(), hide_after=0, curtain_after=0)))

    def hear(self, until: Callable[[Message], bool]) -> Message:
        """Answer whatever is said, up to the message that is waited for."""
        while True:
            message = self.pipe.receive()
            for reply in self.side.answer(message):
                self.pipe.send(reply)
            if until(message):
                return message

    def close_pipe(self) -> None:
        if self._open:
            self._open = False
            self.pipe.close()

    def seconds_to_the_end(self) -> float:
        began = time.monotonic()
        self.process.wait(PATIENCE)
        return time.monotonic() - began

    def over(self) -> str:
        """Everything is put away; what the process wrote on standard error."""
        if self._errors is None:
            self.close_pipe()
            self.process.kill()
            self._errors = self.process.communicate()[1]
            self._watchdog.cancel()
        return self._errors


def nothing_but_qt(errors: str) -> str:
    """Standard error without what the offscreen platform says of itself."""
    return "\n".join(line for line in errors.splitlines() if not line.startswith("This plugin does not support"))
