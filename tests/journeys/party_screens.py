"""Pictures of every screen a party sees, with the sample case's real sheets and answers.

`take(folder)` saves them; `python -m tests.journeys.party_screens FOLDER` does it from the command line. The case is
real and encrypted, keyed in by its scripted parties; only the clock stands still.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.commands.desk import sample
from app.commands.desk.case_desk import CaseDesk
from app.commands.desk.cases_desk import CasesDesk
from app.commands.desk.vault_desk import VaultDesk
from app.domain.impasse import Break, Plan, PlannedSheet, Signs
from app.domain.sources import Clock, SeededChance, SetClock
from app.domain.worksheet import Form
from app.presenters.party.pages import Spot
from app.presenters.party.walk import At, Stop
from app.storage.key_slots import FLOOR, Cost
from tests.ui.party.at_work import SCREEN, AtWork
from ui import look
from ui.look import Theme
from ui.parts.column import Page
from ui.party.pages.check_page import CheckScreen

CODE = "tile-line"
"""Party B's code in the sample."""
BY_KIND = {
    "short_text": ("perspective_swap", "ps_value"),
    "long_text": ("perspective_swap", "ps_statement"),
    "single_choice": ("who_could_help", "wh_job"),
    "multi_choice": ("break_plan", "bp_need"),
    "scale": ("break_plan", "bp_level"),
    "money": ("batna_check", "br_offer"),
    "money_range": ("objective_criteria", "oc_range"),
    "percent": ("batna_check", "br_beat_best"),
    "percent_range": ("batna_check", "br_beat_range"),
    "duration": ("batna_check", "br_time"),
    "date": ("who_could_help", "wh_by"),
    "list": ("perspective_swap", "ps_heard"),
    "ranking": ("set_aside", "sa_order"),
    "table": ("batna_check", "br_endings"),
    "issue_position": ("perspective_swap", "ps_issues"),
    "rating_per_item": ("options_brainstorm", "ob_rate"),
    "computed": ("batna_check", "br_picture"),
}
"""One question of the built-in sheets for each kind."""


class Camera:
    """Saves what stands on the screen; with `whole` as high as the page is, else as high as a laptop's screen."""

    def __init__(self, folder: Path, *, whole: bool = False) -> None:
        self._folder, self._whole = folder, whole

    def take(self, name: str, party: AtWork) -> None:
        party.deliver()
        party.page(Page)
        if self._whole:
            _as_high_as_the_page(party)
        party.app.processEvents()
        party.window.grab().save(str(self._folder / f"party-{name}.png"))


def take(folder: Path, *, theme: Theme = Theme.LIGHT, text: float = 1.0, whole: bool = False) -> None:
    """Save a picture of every screen of a party into `folder`."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    look.load_fonts()
    look.even_style(app)
    folder.mkdir(parents=True, exist_ok=True)
    camera = Camera(folder, whole=whole)
    with sample_case() as desk:
        _opening(app, desk, camera, theme, text)
    with sample_case(keyed_in=True) as desk:
        _questions(app, desk, camera, theme, text)
    look.dress(app)


# ---- the pages, in their order -----------------------------------------------------------------------------------


def _opening(app: QApplication, desk: CaseDesk, camera: Camera, theme: Theme, text: float) -> None:
    with at_work(app, desk, _first_break(desk).id, "A") as party:
        _dress(party, theme, text)
        camera.take("cover", party)
        party.presenter.opening.start()
        camera.take("who-sees", party)
        party.presenter.acknowledged()
        party.deliver()
        camera.take("private", party)
        party.presenter.private.erase_at_hand_back()
        party.deliver()
        camera.take("calm", party)
        party.presenter.begin_walk()
        camera.take("start", party)
        party.presenter.walk.go_on()
        party.presenter.walk.skip()
        party.presenter.ask_mediator()
        camera.take("asked", party)


def _questions(app: QApplication, desk: CaseDesk, camera: Camera, theme: Theme, text: float) -> None:
    """Party B goes on where its answers are: every kind is in its sheets."""
    first, second = desk.breaks()
    with at_work(app, desk, first.id, "B") as party:
        _dress(party, theme, text)
        party.presenter.opening.start()
        camera.take("code", party)
        party.presenter.private.try_code(CODE)
        party.deliver()
        for kind, (sheet, question) in BY_KIND.items():
            _go_to(party, sheet, question)
            camera.take(f"question-{kind.replace('_', '-')}", party)
        _go_to(party, "perspective_swap", "ps_value")
        camera.take("question", party)
        party.presenter.walk.contents()
        camera.take("contents", party)
        _check(party, camera)
        _ending(party, camera)
    with at_work(app, desk, second.id, "B") as party:
        _dress(party, theme, text)
        party.presenter.opening.start()
        party.presenter.private.go_on_without()
        party.deliver()
        _go_to(party, "mirror_check", "mc_rate")
        camera.take("their-words", party)


def _check(party: AtWork, camera: Camera) -> None:
    sheet = next(each for each in party.presenter.sitting.sheets if each.handed.worksheet.id == "perspective_swap")
    party.presenter.walk.check(Stop(At.CHECK, sheet.id))
    camera.take("check", party)
    page = party.page(CheckScreen)
    page.area.verticalScrollBar().setValue(page.area.verticalScrollBar().maximum())
    camera.take("check-sharing", party)


def _ending(party: AtWork, camera: Camera) -> None:
    presenter = party.presenter
    _go_to(party, "break_plan", "bp_time")
    party.press((Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_A), "900", Qt.Key.Key_Return)
    camera.take("problem", party)
    presenter.walk.undo()
    presenter.ending.show_done()
    camera.take("done", party)
    presenter.ending.ask_erase()
    camera.take("erase", party)
    presenter.walk.contents()
    presenter.away.hide()
    camera.take("hidden", party)
    presenter.away.come_back_with(CODE)
    presenter.ending.hand_back()
    party.deliver()
    camera.take("curtain", party)


def _go_to(party: AtWork, sheet: str, question: str) -> None:
    sheets = [each for each in party.presenter.sitting.sheets if each.handed.worksheet.id == sheet]
    for each in sheets:
        if any(asked.id == question for asked in each.filling.visible()):
            party.presenter.walk.go_to(Spot(each.id, question))
            return
    raise KeyError(question)


# ---- what is needed for that -------------------------------------------------------------------------------------


@contextmanager
def at_work(app: QApplication, desk: CaseDesk, break_id: str, letter: str) -> Iterator[AtWork]:
    host = desk.hand_over(break_id, desk.party(letter).id, "15:40")
    party = AtWork(app, host, host.given().hand_over)
    try:
        yield party
    finally:
        party.gone()


@contextmanager
def sample_case(*, keyed_in: bool = False) -> Iterator[CaseDesk]:
    """The sample case in a vault that is gone afterwards."""
    clock, chance = SetClock(datetime(2026, 11, 3, 15, 0, tzinfo=UTC)), SeededChance(7)
    with tempfile.TemporaryDirectory(prefix="recess-pictures-") as folder:
        vault = VaultDesk(Path(folder) / "vault", clock, chance, _cheap)
        vault.create(vault.offer_passphrase())
        try:
            cases = CasesDesk(vault, clock, chance)
            desk = cases.open(sample.begin(cases))
            # Both parties in the first break and party A in the second: the next one would be party B.
            for _letter in islice(sample.key_in(desk), 3) if keyed_in else ():
                pass
            yield desk
        finally:
            vault.lock()


def _cheap(_clock: Clock) -> Cost:
    return FLOOR


def _first_break(desk: CaseDesk) -> Break:
    sheets = (
        PlannedSheet("perspective_swap", Form.SHORT),
        PlannedSheet("objective_criteria", Form.SHORT, "i_floor"),
        PlannedSheet("batna_check", Form.SHORT),
    )
    plan = Plan(minutes=20, sheets={desk.party("A").id: sheets}, calm_minute=True)
    return desk.keep_break(Break("", 0, "", "i_floor", Signs(), plan))


def _dress(party: AtWork, theme: Theme, text: float) -> None:
    party.comfort.choose_theme(theme)
    while party.comfort.size < text:
        party.comfort.larger()
    party.deliver()


def _as_high_as_the_page(party: AtWork) -> None:
    page = party.page(Page)
    bar = page.area.verticalScrollBar()
    party.window.resize(*SCREEN)
    for _round in range(4):
        party.app.processEvents()
        party.window.resize(party.window.width(), party.window.height() + bar.maximum())


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    take(Path(sys.argv[1]))
