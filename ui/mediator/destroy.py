"""The page that destroys one case, and then shows that it was done."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.language import _, ngettext
from app.domain.trouble import Trouble
from app.presenters.after_doors import AfterDoor
from app.presenters.mediator.background import Background
from app.presenters.mediator.destroying import Destroying
from ui.mediator.asking import Asking
from ui.mediator.pieces.buttons import Button, Link, Primary
from ui.mediator.pieces.entry import Entry
from ui.mediator.pieces.fields import Field, Line
from ui.mediator.pieces.page import WindowPage, say_aloud
from ui.mediator.pieces.text import Label, Words
from ui.parts.flow import Flow
from ui.parts.printed import told


class DestroyPage(WindowPage):
    """Two steps in one card: what would go, with the code to type; then the certificate. `leave` goes to the cases."""

    def __init__(
        self,
        door: AfterDoor,
        background: Background,
        asking: Asking,
        case: Callable[[], str],
        back: Callable[[], None],
        leave: Callable[[], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._asking = asking
        self._back, self._leave = back, leave
        self._tried = False
        self._busy = False
        self._entry = Entry(_("Destroy this case"))
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(self._entry)
        self._presenter = Destroying(self, door, background, case, leave)
        self._before = self._make_before()
        self._after = self._make_after()
        self._entry.rows.addWidget(self._before)
        self._entry.rows.addWidget(self._after)
        self._after.hide()
        self.back = Link(_("Back"))
        self.back.clicked.connect(self.go_back)
        self._entry.add_later(self.back)
        self.go = Primary(_("Destroy the case"))
        self.go.setEnabled(False)
        self.go.clicked.connect(self._destroy)
        self._entry.add_next(self.go)
        self.finish = Primary(_("Go on to the cases"))
        self.finish.clicked.connect(self._presenter.finish)
        self.finish.hide()
        self._entry.add_next(self.finish)

    def _make_before(self) -> QWidget:
        before = QWidget()
        rows = QVBoxLayout(before)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(12)
        self._goes, self._stays = Words(""), Words("", quiet=True)
        for head, words in (
            (_("This is destroyed, and nobody can bring it back:"), self._goes),
            (_("This stays, because Recess cannot reach it:"), self._stays),
        ):
            together = QVBoxLayout()
            together.setSpacing(3)
            together.addWidget(Label(head))
            together.addWidget(words)
            rows.addLayout(together)
        self.code = Line(_("Code of the case"), even_letters=True)
        self.code.returnPressed.connect(self._destroy)
        self._field = Field(_("To go on, type the code of the case"), self.code)
        rows.addWidget(self._field)
        return before

    def _make_after(self) -> QWidget:
        after = QWidget()
        rows = QVBoxLayout(after)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(12)
        self._told, self._unreached = Words(""), Words("")
        rows.addWidget(self._told)
        rows.addWidget(self._unreached)
        rows.addWidget(
            Words(
                _(
                    "The certificate is for your records. Save or print it now: it is kept nowhere, and a lock takes it away."
                ),
                quiet=True,
            )
        )
        self.save, self.print = Button(_("Save the certificate…")), Button(_("Print it…"))
        self.save.clicked.connect(self._save)
        self.print.clicked.connect(self._presenter.print)
        buttons = QWidget()
        flow = Flow(buttons, gap=10)
        for button in (self.save, self.print):
            flow.addWidget(button)
        rows.addWidget(buttons)
        self._written = Words("", quiet=True)
        self._written.hide()
        rows.addWidget(self._written)
        return after

    def start(self) -> None:
        self._presenter.start()

    def go_back(self) -> None:
        """Where the mediator came from; to the list of cases once destroying was tried, for the case is closed then."""
        (self._leave if self._tried else self._back)()

    def _destroy(self) -> None:
        if self.go.isEnabled():
            self._presenter.destroy(self.code.text())

    def _save(self) -> None:
        where = self._asking.save_where(self, _("Save the certificate"), self._presenter.suggested_name())
        if where:
            self._presenter.write(where)

    # ---- what the presenter says ----------------------------------------------------------------------------------

    def show_what_goes(self, code: str, goes: tuple[str, ...], stays: tuple[str, ...]) -> None:
        self._goes.setText("\n".join(f"•  {line}" for line in goes))
        self._stays.setText("\n".join(f"•  {line}" for line in stays))
        self._field.say_help(_("It is {code}.").format(code=code))
        self.go.setEnabled(True)
        # The keyboard begins at the safe way out, and what is destroyed stays in view.
        self.back.setFocus()

    def show_faults(self, faults: tuple[str, ...]) -> None:
        self._entry.show_faults(faults)

    def show_busy(self, words: str) -> None:
        self._busy = bool(words)
        self._tried = self._tried or self._busy
        self._entry.show_busy(words)

    def show_destroyed(self, code: str, not_reached: int) -> None:
        self._entry.title.setText(_("The case is destroyed"))
        self._told.setText(
            _("The key of case {code} is gone, and what was found of it on this laptop.").format(code=code)
        )
        unreached = ngettext(
            "{count} thing could not be reached. The certificate names it.",
            "{count} things could not be reached. The certificate names them.",
            not_reached,
        )
        self._unreached.setText(unreached.format(count=not_reached))
        self._unreached.setVisible(bool(not_reached))
        for gone in (self._before, self.back, self.go):
            gone.hide()
        self._after.show()
        self.finish.show()
        self.save.setFocus()
        say_aloud(self, _("The case is destroyed"))

    def show_written(self) -> None:
        self._written.setText(_("Saved"))
        self._written.show()
        say_aloud(self, _("Saved"))

    def print_pdf(self, pdf: bytes) -> None:
        printed = self._asking.print_pdf(self, pdf)
        if printed is not None:
            words = " ".join(filter(None, told(printed)))
            self._written.setText(words)
            self._written.show()
            say_aloud(self, words)

    def show_trouble(self, trouble: Trouble) -> None:
        self._entry.show_trouble(trouble)

    # ---- staying --------------------------------------------------------------------------------------------------

    def is_busy(self) -> bool:
        """While a case is being destroyed the window stays: the certificate comes once. Once it is shown, going
        elsewhere is the mediator's choice."""
        return self._busy
