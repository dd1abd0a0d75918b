from __future__ import annotations

import os
import threading

import pytest

from app.handover.messages import At, Message, Ready, Saved
from app.handover.pipe import BlockingPipe, PipeClosed


def a_line() -> tuple[BlockingPipe, BlockingPipe]:
    here_reads, there_writes = os.pipe()
    there_reads, here_writes = os.pipe()
    return BlockingPipe(here_reads, here_writes), BlockingPipe(there_reads, there_writes)


def test_messages_arrive_whole_and_in_order_however_large() -> None:
    here, there = a_line()
    sent: list[Message] = [Ready(), At("f" * 300_000, "q"), Saved(7)]

    def say() -> None:
        for message in sent:
            there.send(message)

    speaker = threading.Thread(target=say)
    speaker.start()
    assert [here.receive() for _each in sent] == sent
    speaker.join(5)
    here.close()
    there.close()


def test_raw_bytes_may_come_before_the_first_message() -> None:
    here, there = a_line()
    os.write(there._writing, b"ahead")
    there.send(Ready())
    assert here.read_exactly(5) == b"ahead"
    assert here.receive() == Ready()
    here.close()
    there.close()


def test_a_closed_line_is_told_at_once() -> None:
    here, there = a_line()
    there.close()
    with pytest.raises(PipeClosed):
        here.receive()
    with pytest.raises(PipeClosed):
        here.read_exactly(1)
    with pytest.raises(PipeClosed):
        here.send(Ready())
    here.close()
