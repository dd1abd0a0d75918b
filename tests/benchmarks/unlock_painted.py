"""`python -m ui` on an existing vault, which says when its window was first painted, and ends."""

from __future__ import annotations

import gc
import sys

from ui.binding import leave_sources_unread


def main() -> int:
    # As ui/__main__.py begins, before anything of Qt is imported.
    gc.disable()
    leave_sources_unread()
    from tests.benchmarks.painted import FirstPaint, tell_and_end
    from ui import __main__ as program
    from ui import assembly

    class Watched(assembly.Program):
        """The same program; somebody looks at its window."""

        def _show_window(self) -> None:
            FirstPaint(self._shown(), self._painted)
            super()._show_window()

        def _painted(self, moment: float) -> None:
            # The socket for second starts goes, as it does when the program is left.
            if self._single._server is not None:
                self._single._server.close()
            tell_and_end(moment)

    vars(assembly)["Program"] = Watched
    del sys.argv[1:]
    return program.main()


if __name__ == "__main__":
    sys.exit(main())
