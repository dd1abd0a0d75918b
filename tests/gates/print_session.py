"""Prints a document on the printer "Virtual", as both processes do it: `python -m tests.gates.print_session PDF HOW`.

HOW: `send`; `stop` while the second page is drawn; `kill` there; `planted`: as Qt does it when left alone, killed there, too.
Says as JSON what became of it, and under which names the job lay open on the second page.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path

from app.handover.hardening import harden
from ui.parts.nameless_job import NamelessJob

BEGINS = "/the-printing-begins-here"


def _left_alone(_job: NamelessJob, begins: Callable[[], bool]) -> bool:
    return begins()


def _always(_job: NamelessJob) -> bool:
    return True


def main() -> int:
    harden()
    document, how = Path(sys.argv[1]).read_bytes(), sys.argv[2]
    from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
    from PySide6.QtWidgets import QApplication

    from tests.ipp_printer import NAME
    from ui.parts.page_by_page import PageByPage
    from ui.parts.printing import Rendering

    app = QApplication([])
    printer = QPrinter(QPrinterInfo.printerInfo(NAME), QPrinter.PrinterMode.HighResolution)
    assert printer.outputFormat() is QPrinter.OutputFormat.NativeFormat
    assert not Path(BEGINS).exists()
    if how == "planted":
        for name, does in (("begin", _left_alone), ("has_room", _always)):
            setattr(NamelessJob, name, does)
    run = PageByPage(Rendering(document), printer)
    printed, names = None, set[str]()
    while printed is None:
        printed = run.step()
        if run.page == 2 and printed is None:
            names |= {str(each.readlink()) for each in Path("/proc/self/fd").iterdir() if each.is_symlink()}
            if how in ("kill", "planted"):
                os.kill(os.getpid(), signal.SIGKILL)
            if how == "stop":
                printed = run.stop()
    jobs = sorted(name for name in names if "recess-" in name)
    sys.stdout.write(json.dumps({"became": printed.became.value, "went": printed.went, "jobs": jobs}) + "\n")
    del app
    return 0


if __name__ == "__main__":
    sys.exit(main())
