"""The real party's process, led past the page on private answers to its first question, and left alone there:
`python -m tests.benchmarks.party_at_rest FOLDER` in place of `python -m ui.party`.
"""

from __future__ import annotations

import sys
from pathlib import Path

from ui.party.__main__ import take_pipe


def main() -> int:
    pipe = take_pipe()
    # As in ui/party/__main__.py, nothing of Qt is imported before that.
    from tests.benchmarks.walking_on import Walker
    from ui.party.running import made

    app, program = made(pipe)
    Walker(program, Path(sys.argv[1]))
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
