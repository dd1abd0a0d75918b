"""The first start, a card a step. Its steps from the recovery sheet on also follow a new recovery sheet."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.domain.language import _
from app.domain.trouble import Trouble
from app.presenters.doors import VaultDoor
from app.presenters.mediator.background import Background
from app.presenters.mediator.first_start import Begin, FirstStart, Step, anywhere
from ui.mediator.asking import Asking
from ui.mediator.pieces.buttons import Button, Link, Primary
from ui.mediator.pieces.entry import Entry
from ui.mediator.pieces.fields import Field, Secret
from ui.mediator.pieces.new_passphrase import PassphraseChoice
from ui.mediator.pieces.page import WindowPage, say_aloud
from ui.mediator.pieces.sheet_lines import SheetLines, SheetShown
from ui.mediator.pieces.text import Words
from ui.parts.printed import told


class FirstStartPage(WindowPage):
    """Shows one step after the other; the steps are decided by the presenter."""

    def __init__(
        self,
        vault: VaultDoor,
        background: Background,
        asking: Asking,
        finished: Callable[[Begin], None],
        lines: tuple[str, ...] = (),
        parent: QWidget | None = None,
        *,
        refuse: Callable[[], None] = anywhere,
    ) -> None:
        super().__init__(parent)
        self._asking = asking
        self._only_sheet = bool(lines)
        self._presenter = FirstStart(self, vault, background, finished, lines, refuse)
        self._stack = QStackedWidget()
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(self._stack)
        self._makers: Mapping[Step, Callable[[], Entry]] = {
            Step.CHOOSE: self._make_choose,
            Step.SHEET: self._make_sheet,
            Step.TYPE_BACK: self._make_type_back,
            Step.PIN: self._make_pin,
            Step.BEGIN: self._make_begin,
        }
        self._begin_at: dict[Step, QWidget] = {}
        self._entry = Entry("")
        self._stack.addWidget(self._entry)

    def start(self) -> None:
        self._presenter.start()

    def show_step(self, step: Step) -> None:
        """Put the card of this step in place of the one before."""
        before = self._entry
        self._entry = self._makers[step]()
        self._stack.addWidget(self._entry)
        self._stack.setCurrentWidget(self._entry)
        self._stack.removeWidget(before)
        before.deleteLater()
        if step in self._begin_at:
            self._begin_at[step].setFocus()

    def _step_words(self, number: int) -> str:
        if self._only_sheet:
            return _("A new recovery sheet")
        return _("Step {number} of {count}").format(number=number, count=5)

    # ---- the passphrase -------------------------------------------------------------------------------------------

    def _make_choose(self) -> Entry:
        entry = Entry(_("Choose a passphrase"), self._step_words(1))
        entry.rows.addWidget(
            Words(
                _(
                    "It opens your vault, the encrypted folder with your cases. Nobody can bring back a forgotten one, "
                    "so there will be a recovery sheet on paper, too."
                )
            )
        )
        choice = PassphraseChoice(_("Passphrase"), _("Passphrase again"))
        self._choice, self.passphrase, self.again = choice, choice.passphrase, choice.again
        entry.rows.addWidget(choice)
        self.make_vault = Primary(_("Make the vault"))
        entry.add_next(self.make_vault)
        self._begin_at[Step.CHOOSE] = choice.take
        choice.another.connect(self._presenter.offer_another)
        self.make_vault.clicked.connect(self._choose)
        choice.entered.connect(self._choose)
        return entry

    def _choose(self) -> None:
        self._presenter.choose(self.passphrase.text(), self.again.text())

    def show_offer(self, passphrase: str) -> None:
        self._choice.show_offer(passphrase)

    def show_passphrase_faults(self, faults: tuple[str, ...]) -> None:
        self._entry.show_faults(faults)

    # ---- the recovery sheet ---------------------------------------------------------------------------------------

    def _make_sheet(self) -> Entry:
        entry = Entry(_("Your recovery sheet"), self._step_words(2))
        entry.rows.addWidget(
            Words(
                _(
                    "If the passphrase is ever lost, these eight lines open the vault. They are shown this once and "
                    "kept nowhere. Keep the paper where you keep your passport, not with the laptop."
                )
            )
        )
        return entry

    def show_sheet(self, lines: tuple[str, ...], which: str) -> None:
        self._entry.rows.addWidget(Words(which, bold=True))
        self._entry.rows.addWidget(SheetShown(lines))
        self._entry.rows.addWidget(
            Words(
                _(
                    "Copy it by hand, with the name above it, or print it: either is good. By hand it is nowhere but on the "
                    "paper. A printer may keep a copy, and so may the list of print jobs: use your own printer, and look "
                    "there afterwards. Do not take a photo, and do not save it in a file."
                ),
                quiet=True,
            )
        )
        printer = Button(_("Print the sheet…"))
        self.have_sheet = Primary(_("I have it on paper"))
        self._entry.add_later(printer)
        self._entry.add_next(self.have_sheet)
        printer.clicked.connect(self._presenter.print_sheet)
        self.have_sheet.clicked.connect(self._presenter.have_sheet)
        self.have_sheet.setFocus()

    def print_sheet(self, pdf: bytes) -> None:
        printed = self._asking.print_pdf(self, pdf)
        if printed is not None:
            self._entry.say(*told(printed))

    def _make_type_back(self) -> Entry:
        entry = Entry(_("Type two lines back"), self._step_words(3))
        entry.rows.addWidget(Words(_("From the paper. So you know that it can be read when you need it.")))
        return entry

    def ask_lines(self, numbers: tuple[int, ...]) -> None:
        self.lines = SheetLines(numbers)
        self._entry.rows.addWidget(self.lines)
        self._entry.rows.addWidget(
            Words(_("“Later” is fine, too: until it is done only practice cases can be handed over."), quiet=True)
        )
        back, later = Link(_("Show the sheet again")), Button(_("Later"))
        self.check = Primary(_("Check the lines"))
        self._entry.add_later(back)
        self._entry.add_next(later)
        self._entry.add_next(self.check)
        back.clicked.connect(self._presenter.back_to_sheet)
        later.clicked.connect(self._presenter.later)
        self.later = later
        self.check.clicked.connect(self._check)
        self.lines.entered.connect(self._enter)
        self.lines.go_to_first(numbers)

    def _enter(self) -> None:
        """Return goes to the next line that is empty, and checks the lines once there is none."""
        typed = self.lines.typed()
        empty = [number for number, words in typed.items() if not words]
        if empty:
            self.lines.go_to_first(empty)
        else:
            self._check()

    def _check(self) -> None:
        self._presenter.type_back(self.lines.typed())

    def show_line_faults(self, faults: Mapping[int, str]) -> None:
        for number in self.lines.typed():
            self.lines.show_fault(number, faults.get(number, ""))
        self.lines.go_to_first(faults)
        if faults:
            say_aloud(self.lines, " ".join(dict.fromkeys(faults.values())))

    # ---- the session PIN, and what to begin with ------------------------------------------------------------------

    def _make_pin(self) -> Entry:
        entry = Entry(_("Choose a session PIN"), self._step_words(4))
        entry.rows.addWidget(
            Words(
                _(
                    "When a party hands the laptop back, the PIN shows that you are you. So you never type your "
                    "passphrase in front of a party. It can be tried five times; then only the passphrase is taken."
                )
            )
        )
        self.pin, self.pin_again = Secret(_("Session PIN")), Secret(_("Session PIN again"))
        entry.rows.addWidget(Field(_("Session PIN"), self.pin, _("4 to 12 digits.")))
        entry.rows.addWidget(Field(_("Session PIN again"), self.pin_again))
        self.keep_pin = Primary(_("Keep this PIN"))
        entry.add_next(self.keep_pin)
        self.keep_pin.clicked.connect(self._choose_pin)
        self.pin_again.entered.connect(self._choose_pin)
        self._begin_at[Step.PIN] = self.pin.line
        return entry

    def _choose_pin(self) -> None:
        self._presenter.choose_pin(self.pin.text(), self.pin_again.text())

    def show_pin_faults(self, faults: tuple[str, ...]) -> None:
        self._entry.show_faults(faults)
        if faults:
            self.pin.line.setFocus()
            self.pin.line.selectAll()

    def _make_begin(self) -> Entry:
        entry = Entry(_("Ready"), self._step_words(5))
        entry.rows.addWidget(Words(_("Your vault is made. What would you like to see first?")))
        self.begin: dict[Begin, Button] = {}
        for begin, words, more in (
            (
                Begin.SAMPLE,
                _("Open the sample case"),
                _("A made-up dispute about a bakery kitchen, to try everything on. It counts nowhere."),
            ),
            (Begin.NEW_CASE, _("Make a case"), _("Under three minutes: a name for it, the parties, the issues.")),
        ):
            button = Primary(words) if begin is Begin.SAMPLE else Button(words)
            button.setAccessibleDescription(more)
            button.clicked.connect(partial(self._presenter.begin, begin))
            self.begin[begin] = button
            together = QVBoxLayout()
            together.setSpacing(0)
            together.addWidget(button)
            together.addWidget(Words(more, quiet=True))
            entry.rows.addLayout(together)
        self._begin_at[Step.BEGIN] = self.begin[Begin.SAMPLE]
        cases = Link(_("Neither, just show my cases"))
        cases.clicked.connect(partial(self._presenter.begin, Begin.CASES))
        entry.add_later(cases)
        return entry

    # ---- busy and trouble -----------------------------------------------------------------------------------------

    def show_busy(self, words: str) -> None:
        self._entry.show_busy(words)

    def show_trouble(self, trouble: Trouble) -> None:
        self._entry.show_trouble(trouble)
