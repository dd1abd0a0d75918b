"""A mediator's process that is handed the sealed copy of a limit, takes the laptop back, reads and backs up, and then stays
to be looked through: `python -m tests.storage.holding_a_copy FOLDER`. It is told the seals of the party's process only.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from app.domain import blind
from app.domain.sharing import ALL, MEDIATOR, Lock, one_party
from app.domain.written import WrittenAnswer
from tests.storage.small_case import ANA, open_again


def main() -> None:
    folder = Path(sys.argv[1])
    given = json.loads((folder / "given.json").read_text(encoding="utf-8"))
    file = open_again(folder)
    answers = (
        WrittenAnswer(blind.LIMIT, 1, Lock.ONLY_ME, sealed=bytes.fromhex(given["limit"])),
        WrittenAnswer(blind.ASKED, 1, Lock.MEDIATOR, state="given", plain=blind.YES),
    )
    file.save_answers(ANA, given["filling"], answers, bytes.fromhex(given["copy"]))
    file.take_back(ANA)
    file.back_up()
    for audience in (MEDIATOR, ALL, one_party(ANA)):
        file.read(audience)
    assert any(read.limit_held for read in file.read(MEDIATOR).fillings)
    sys.stdout.write("held\n")
    sys.stdout.flush()
    sys.stdin.read()


if __name__ == "__main__":
    main()
