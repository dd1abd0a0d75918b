"""A real screen where there is none: Xvfb, for as long as it is needed."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager


def is_there() -> bool:
    """Whether a screen can be had."""
    return shutil.which("Xvfb") is not None


@contextmanager
def screen() -> Iterator[dict[str, str]]:
    """The environment that lets a child process open real windows on a screen of its own."""
    program = shutil.which("Xvfb")
    if program is None:
        raise FileNotFoundError("Xvfb")
    reading, writing = os.pipe()
    server = subprocess.Popen(
        [program, "-displayfd", str(writing), "-screen", "0", "1280x800x24", "-nolisten", "tcp"],
        pass_fds=(writing,),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    try:
        with os.fdopen(reading, encoding="ascii") as told:
            number = told.readline().strip()
        if not number:
            message = "Xvfb ended before it opened a screen"
            raise RuntimeError(message)
        environment = {name: value for name, value in os.environ.items() if name != "WAYLAND_DISPLAY"}
        yield environment | {"DISPLAY": f":{number}", "QT_QPA_PLATFORM": "xcb"}
    finally:
        server.terminate()
        server.wait(10)
