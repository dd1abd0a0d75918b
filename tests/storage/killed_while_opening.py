"""Opens an older case file again and again, each time killed one step later; run by test_migrating.py.

A step is a statement of SQL or a change of a file's name. Usage: FOLDER WORK STRIDE. FOLDER holds the case; each kill
leaves its folder as WORK/<step>. Prints the number of steps there are. One interpreter forks for every kill, because
starting a new one for each would take minutes.
"""

from __future__ import annotations

import itertools
import os
import shutil
import sys
from pathlib import Path

from sqlalchemy import Engine, event

from tests.storage.test_migrating import open_later

KILLED = 9
_FILE_STEPS = {"os.rename", "os.link", "os.remove", "shutil.copyfile"}


def main() -> None:
    source, work, stride = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
    for step in itertools.count(1, stride):
        folder = work / str(step)
        shutil.copytree(source, folder)
        child = os.fork()
        if child == 0:
            _open_until(step, folder)
        _, status = os.waitpid(child, 0)
        if os.waitstatus_to_exitcode(status) == 0:
            sys.stdout.write(str(step))
            return
        assert os.waitstatus_to_exitcode(status) == KILLED


def _open_until(last: int, folder: Path) -> None:
    counted = itertools.count(1)

    def step(*_what: object) -> None:
        if next(counted) == last:
            os._exit(KILLED)

    def traced(connection: object, _record: object) -> None:
        connection.set_trace_callback(step)  # type: ignore[attr-defined]  # the driver's connection, as SQLAlchemy hands it over

    def file_step(name: str, _arguments: object) -> None:
        if name in _FILE_STEPS:
            step()

    event.listen(Engine, "connect", traced)
    sys.addaudithook(file_step)
    open_later(folder).close()
    os._exit(0)


if __name__ == "__main__":
    main()
