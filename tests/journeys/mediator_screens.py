"""Pictures of every page of the mediator's window, made from the sample case. `take` is all there is to call."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from app.commands.desk.ailing import CaseDamaged, CaseMissing, ListDamaged, OlderFile
from app.commands.desk.drawing import drawn
from app.domain.destroyed import Left, NotReached
from app.domain.risky import Risk, Risky
from app.domain.worksheet import Form
from app.export.contents import party_summary
from app.export.joint import joint_summary
from app.presenters.doors import DocumentKind, DocumentMade, DocumentWanted, VaultState
from app.presenters.mediator.curtain import Standing
from app.presenters.mediator.risky_place import when_making, when_opening
from app.presenters.restoring_doors import Care, Offer, VaultCopied
from app.storage.worksheet_files import frame
from tests.presenters.mediator.fake_after import CODE, FakeAfter
from tests.presenters.mediator.fake_cases import FakeCase, FakeCases, sample_open
from tests.presenters.mediator.fake_restoring import FakeRestoring
from tests.presenters.mediator.fakes import LINES, PASSPHRASE, PIN, FakeVault, Now
from tests.presenters.mediator.sample_values import sample_case
from tests.reckoning.test_across import sample
from tests.reckoning.two_sheets import filling, read
from tests.ui.mediator.every_key_in_page import KEY_IN_PAGES
from tests.ui.mediator.opened import Asked, Desk, called, real, several_cases, with_open_documents
from ui import look
from ui.mediator.across import AcrossSidesPage
from ui.mediator.case_page import AFTER, ISSUES, PARTIES, SETTINGS
from ui.mediator.pieces.fields import settle_all
from ui.mediator.risky_place import RiskyPlacePage

WIDTH, HEIGHT = 1366, 768


def take(folder: Path, size: float = 1.0, theme: look.Theme = look.Theme.LIGHT, mark: str = "") -> tuple[Path, ...]:
    """Save a picture of every page into `folder`; the files, each `mediator-<page><mark>.png`.

    `size` is the text size (1.0 to 2.0). Needs an application; its look is changed.
    """
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    look.load_fonts()
    look.even_style(app)
    look.dress(app, theme, size)
    folder.mkdir(parents=True, exist_ok=True)
    pictures = Pictures(folder, mark)
    for part in (
        entering,
        first_start,
        vault_menu,
        cases,
        backups,
        one_case,
        planning,
        handing_over,
        curtains,
        afterwards,
        documents,
        handouts,
    ):
        part(pictures)
    return tuple(pictures.taken)


@dataclass
class Pictures:
    """Opens a page in a window of the usual size and keeps pictures of it."""

    folder: Path
    mark: str
    taken: list[Path] = field(default_factory=list)

    @contextmanager
    def of(self, page: QWidget) -> Iterator[Callable[[str], None]]:
        """The page while it stands; gives what takes a picture of it. Gone afterwards."""
        page.resize(WIDTH, HEIGHT)
        page.show()
        QTest.qWaitForWindowActive(page)

        def keep(name: str) -> None:
            settle()
            file = self.folder / f"mediator-{name}{self.mark}.png"
            assert page.grab().save(str(file))
            self.taken.append(file)

        yield keep
        page.hide()
        page.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def one(self, name: str, page: QWidget) -> None:
        """One picture of a page as it begins."""
        with self.of(page) as keep:
            keep(name)


def settle() -> None:
    """Let every layout come to rest."""
    for _round in range(4):
        QCoreApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)


def scroll_to(page: QWidget, part: QWidget) -> None:
    """Scroll so that this part of the page stands at the top."""
    settle()
    area = page.findChild(QScrollArea)
    assert isinstance(area, QScrollArea)
    inside = area.widget()
    assert inside is not None
    area.verticalScrollBar().setValue(part.mapTo(inside, part.rect().topLeft()).y() - 12)


def type_into(field_: QWidget, words: str) -> None:
    field_.setFocus()
    QTest.keyClicks(field_, words)


class DrawnCase(FakeCase):
    """The sample with its real documents."""

    def document(self, wanted: DocumentWanted) -> DocumentMade:
        made = super().document(wanted)
        if wanted.kind is DocumentKind.PARTY_SUMMARY:
            return replace(made, pdf=drawn(party_summary(self.read(), wanted.party, frame())))
        if wanted.kind is DocumentKind.JOINT_SUMMARY:
            return replace(made, pdf=drawn(joint_summary(self.read_shared(), frame())))
        return made


def drawn_sample() -> FakeCase:
    opened = sample_open()
    case = DrawnCase(opened.now, opened.all_breaks, opened.fillings)
    case.statuses = opened.statuses
    return case


# ---- before the window ----------------------------------------------------------------------------------------------


def entering(pictures: Pictures) -> None:
    making = when_making(Risky(Risk.SYNCED, "Nextcloud"))
    pictures.one("risky-place-new-vault", RiskyPlacePage(making, usual_place_will_do=True))
    opening = when_opening(Risky(Risk.SYNCED, "OneDrive"))
    pictures.one("risky-place", RiskyPlacePage(opening, usual_place_will_do=False))
    unlock = Desk().unlock()
    with pictures.of(unlock) as keep:
        keep("unlock")
        type_into(unlock.passphrase.line, "copper lantern")
        unlock.unlock.click()
        keep("unlock-refused")
    recover = Desk().recover()
    with pictures.of(recover) as keep:
        for number, line in enumerate((*LINES[:5], "P8D"), 1):
            type_into(recover.lines.field(number), line)
        recover.lines.field(7).setFocus()
        keep("recover")
    pictures.one("session-pin", Desk(vault=FakeVault(pin="")).set_pin())


def vault_menu(pictures: Pictures) -> None:
    page = Desk().change_passphrase()
    with pictures.of(page) as keep:
        type_into(page.present.line, PASSPHRASE)
        page.choice.take.click()
        type_into(page.choice.again.line, page.choice.passphrase.text())
        keep("change-passphrase")
        page.change.click()
        keep("passphrase-changed")
    pictures.one("change-keys", Desk().change_keys())
    check = Desk().check_sheet()
    with pictures.of(check) as keep:
        for number, line in enumerate((*LINES[:7], "WRONG"), 1):
            type_into(check.lines.field(number), line)
        keep("check-sheet")
        check.lines.field(8).setText("YN7KS")
        check.check.click()
        keep("check-sheet-foreign")
        check.lines.field(8).setText(LINES[7])
        check.check.click()
        keep("check-sheet-good")


def first_start(pictures: Pictures) -> None:
    page = Desk(vault=FakeVault(standing=VaultState.NONE, pin="", confirmed=False)).first_start()
    with pictures.of(page) as keep:
        page.passphrase.line.setText(PASSPHRASE)
        keep("first-start-1")
        page.again.line.setText(PASSPHRASE)
        page.make_vault.click()
        keep("first-start-2")
        page.have_sheet.click()
        settle()
        type_into(page.lines.field(3), LINES[2])
        type_into(page.lines.field(7), LINES[6])
        keep("first-start-3")
        page.check.click()
        settle()
        type_into(page.pin.line, PIN)
        type_into(page.pin_again.line, PIN)
        keep("first-start-4")
        page.keep_pin.click()
        keep("first-start-5")


# ---- cases ----------------------------------------------------------------------------------------------------------


def cases(pictures: Pictures) -> None:
    pictures.one("cases", several_cases().case_list())
    a_year_later = several_cases()
    a_year_later.vault.due = True
    pictures.one("cases-sheet-due", a_year_later.case_list())
    empty = Desk(vault=FakeVault(confirmed=False))
    empty.cases = FakeCases()
    pictures.one("cases-none", empty.case_list())
    care = several_cases()
    care.restoring.stands = Care("", not_backed_up=("The Okafor children",), unknown_files=1)
    pictures.one("cases-care", care.case_list())
    page = Desk().new_case()
    with pictures.of(page) as keep:
        page.template.choices["contract_payment"].click()
        type_into(page.parties.names[0], "Marisol")
        type_into(page.name.alias, "The bakery kitchen")
        keep("new-case")
        for tick in list(page.issues.starters.values())[:2]:
            tick.click()
        page.make.click()
        scroll_to(page, page.issues)
        keep("new-case-issues")


def backups(pictures: Pictures) -> None:
    page = Desk().restore(CaseDamaged("case1"))
    with pictures.of(page) as keep:
        keep("restore")
        assert page.fold is not None
        page.fold.open(True)
        keep("restore-others")
    pictures.one("restore-older", Desk().restore(OlderFile("case1")))
    none = FakeRestoring(offered=Offer("The bakery kitchen", ()))
    pictures.one("restore-none", Desk(restoring=none).restore(CaseMissing("case1")))
    pictures.one("restore-list", Desk().restore(ListDamaged()))
    made = VaultCopied("recess-vault-2026-11-03", 3, as_backup=(("Elm Street 14, heating and rent", "Q8M2-7T"),))
    copying = Desk(restoring=FakeRestoring(made=made), asked=Asked(to="/media/stick")).copy_vault()
    with pictures.of(copying) as keep:
        keep("copy-vault")
        copying.choose.click()
        keep("copy-vault-done")


def one_case(pictures: Pictures) -> None:
    pictures.one("case", Desk().one_case())
    for tab in (PARTIES, ISSUES, SETTINGS, AFTER):
        pictures.one(f"case-{tab}", Desk().one_case(tab))
    pictures.one("case-held", Desk(afterwards=FakeAfter(kept_until="2026-11-01", held=True)).one_case(AFTER))
    left = (NotReached(Left.MOVED_DOCUMENT, "Own copy", "2026-10-30"),)
    page = Desk(afterwards=FakeAfter(not_reached=left)).destroy()
    with pictures.of(page) as keep:
        keep("destroy")
        page.code.setText(CODE)
        page.go.click()
        keep("destroyed")


# ---- a break --------------------------------------------------------------------------------------------------------


def both_sides(pictures: Pictures) -> None:
    """Both parties' sheets of the sample, all readable; then with a limit kept and both limits still to be compared."""
    whole = read(filling("a", sample("A")), filling("b", sample("B")))
    page = AcrossSidesPage(lambda: whole, Now())
    page.start()
    with pictures.of(page) as keep:
        keep("both-sides")
        if page.stakes is not None:
            type_into(page.stakes, "50,000")
            settle_all(page)
            keep("both-sides-stakes")
        scroll_to(page, page.pictures[-1])
        keep("both-sides-range")


def planning(pictures: Pictures) -> None:
    page = Desk(case=FakeCase(sample_case())).plan()
    with pictures.of(page) as keep:
        page.issues["i_floor"].setFocus()
        page.issues["i_floor"].click()
        page.signs.causes.buttons["lack_of_trust"].click()
        for tick in list(page.signs.causes.ticks.values())[:2]:
            tick.click()
        for button in list(page.suggested.buttons.values())[:2]:
            button.click()
        keep("plan")
        scroll_to(page, page.suggested)
        keep("plan-sheets")
        page.sheets.sheets["batna_check"].forms[Form.SHORT].click()
        page.sheets.chosen.emit("b")
        page.sheets.sheets["batna_check"].forms[None].click()
        scroll_to(page, page.sheets)
        keep("plan-one-party")
        next(iter(page.signs.stops.ticks.values())).click()
        page.signs.slow.click()
        scroll_to(page, page.signs)
        keep("plan-slow")


def handing_over(pictures: Pictures) -> None:
    pictures.one("hand-over", Desk().hand_over())
    page = with_open_documents(Desk()).hand_over()
    with pictures.of(page) as keep:
        keep("hand-over-open-documents")
        page.lock["e2"].click()
        keep("hand-over-locked")
    pictures.one("hand-over-in-the-way", real(Desk(vault=FakeVault(confirmed=False, pin=""))).hand_over())


def curtains(pictures: Pictures) -> None:
    curtain = Desk().curtain()
    with pictures.of(curtain) as keep:
        keep("curtain")
        type_into(curtain.secret.line, "1111")
        curtain.take_back.click()
        keep("curtain-refused")
    pictures.one("curtain-with-party", Desk().curtain(Standing.WITH_PARTY))
    pictures.one("curtain-closed-by-itself", Desk().curtain(Standing.CRASHED))


def afterwards(pictures: Pictures) -> None:
    pictures.one("taken-back", Desk().after())
    pictures.one("reading", Desk().reading())
    pictures.one("reading-side-by-side", Desk().reading(""))
    both_sides(pictures)


def documents(pictures: Pictures) -> None:
    page = Desk(case=drawn_sample(), asked=Asked(where="party-summary_mediator.pdf")).documents()
    with pictures.of(page) as keep:
        keep("documents-none-picked")
        page.choices[0].click()
        wait_for_the_preview()
        keep("documents")
        page.save_now()
        wait_for_the_preview()
        keep("documents-saved")
        own = called(page, "Own copy of Marisol Vega")
        own.setFocus()
        own.click()
        keep("documents-own-copy")


def handouts(pictures: Pictures) -> None:
    pictures.one("handout-sets", Desk(case=drawn_sample()).handout_sets())
    note = Desk(case=drawn_sample()).outcome_note()
    with pictures.of(note) as keep:
        note.outcomes["partial"].click()
        note.ticked.click()
        for tick in note.ticks.values():
            tick.click()
        wait_for_the_preview()
        keep("outcome-note")
    pictures.one("find-handout", Desk().find_handout())
    for name, page in (("key-in", "key in"), ("key-in-money", "key in, money"), ("key-in-form", "key in, form")):
        pictures.one(name, KEY_IN_PAGES[page]().page)
    pictures.one("key-in-end", KEY_IN_PAGES["key in, end"]().page)


def wait_for_the_preview() -> None:
    """Pages of a preview are drawn away from the window, and tell nobody when they are ready."""
    QTest.qWait(400)
