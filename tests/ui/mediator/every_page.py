"""Every page in a state in which it is used, with the button it is for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from app.commands.desk.ailing import CaseDamaged, CaseMissing, ListDamaged, OlderFile
from app.domain.destroyed import Left, NotReached
from app.domain.risky import Risk, Risky
from app.domain.worksheet import Form
from app.presenters.mediator.curtain import Standing
from app.presenters.mediator.first_start import Begin
from app.presenters.mediator.risky_place import when_making, when_opening
from app.presenters.restoring_doors import Ailing, Care, Offer, VaultCopied
from tests.presenters.mediator.fake_after import CODE, FakeAfter
from tests.presenters.mediator.fake_cases import FakeCases
from tests.presenters.mediator.fake_restoring import FakeRestoring
from tests.presenters.mediator.fakes import LINES, PASSPHRASE, FakeVault, Now
from tests.reckoning.test_across import sample
from tests.reckoning.two_sheets import filling, read
from tests.ui.mediator.every_document_page import DOCUMENT_PAGES
from tests.ui.mediator.every_key_in_page import KEY_IN_PAGES
from tests.ui.mediator.opened import (
    Asked,
    Desk,
    Opened,
    real,
    several_cases,
    with_open_documents,
    with_parties,
)
from ui.mediator.across import AcrossSidesPage
from ui.mediator.case_page import AFTER, ISSUES, PARTIES, SETTINGS
from ui.mediator.risky_place import RiskyPlacePage


def unlock() -> Opened:
    page = Desk().unlock()
    return Opened(page, page.unlock)


def not_in_this_folder() -> Opened:
    page = RiskyPlacePage(when_making(Risky(Risk.SYNCED, "Nextcloud")), usual_place_will_do=True)
    return Opened(page, page.usual)


def on_a_stick() -> Opened:
    page = RiskyPlacePage(when_opening(Risky(Risk.REMOVABLE)), usual_place_will_do=False)
    return Opened(page, page.leave)


def recover() -> Opened:
    page = Desk().recover()
    return Opened(page, page.open)


def choose_passphrase() -> Opened:
    page = Desk(vault=FakeVault(pin="")).first_start()
    return Opened(page, page.make_vault)


def recovery_sheet() -> Opened:
    page = Desk().first_start(LINES)
    return Opened(page, page.have_sheet)


def type_back() -> Opened:
    page = Desk().first_start(LINES)
    page.have_sheet.click()
    return Opened(page, page.check)


def choose_pin() -> Opened:
    page = Desk(vault=FakeVault(pin="")).first_start()
    for field in (page.passphrase, page.again):
        field.line.setText(PASSPHRASE)
    page.make_vault.click()
    page.have_sheet.click()
    page.later.click()
    return Opened(page, page.keep_pin)


def begin() -> Opened:
    opened = choose_pin()
    page = opened.page
    assert opened.main is not None
    from ui.mediator.first_start import FirstStartPage

    assert isinstance(page, FirstStartPage)
    page.pin.line.setText("482915")
    page.pin_again.line.setText("482915")
    page.keep_pin.click()
    return Opened(page, page.begin[Begin.SAMPLE])


def set_pin() -> Opened:
    page = Desk(vault=FakeVault(pin="")).set_pin()
    return Opened(page, page.keep)


def change_passphrase() -> Opened:
    page = Desk().change_passphrase()
    return Opened(page, page.change)


def passphrase_changed() -> Opened:
    page = Desk().change_passphrase()
    page.present.line.setText(PASSPHRASE)
    for field in (page.choice.passphrase, page.choice.again):
        field.line.setText("amber canyon willow tidal basket forty")
    page.change.click()
    return Opened(page, page.go_on)


def change_keys() -> Opened:
    page = Desk().change_keys()
    return Opened(page, page.change)


def check_sheet() -> Opened:
    page = Desk().check_sheet()
    return Opened(page, page.check)


def good_sheet() -> Opened:
    page = Desk().check_sheet()
    for number, line in enumerate(LINES, 1):
        page.lines.field(number).setText(line)
    page.check.click()
    return Opened(page, page.go_on)


def sheet_is_due() -> Opened:
    desk = several_cases()
    desk.vault.due = True
    page = desk.case_list()
    return Opened(page, page.make)


def cases() -> Opened:
    page = several_cases().case_list()
    return Opened(page, page.make)


def no_cases() -> Opened:
    desk = Desk(vault=FakeVault(confirmed=False))
    desk.cases = FakeCases()
    page = desk.case_list()
    return Opened(page, page.make)


def new_case() -> Opened:
    page = Desk().new_case()
    page.template.choices["contract_payment"].click()
    for tick in page.issues.starters.values():
        tick.click()
    page.make.click()
    return Opened(page, page.make)


def case_with(tab: str) -> Callable[[], Opened]:
    def opened() -> Opened:
        page = Desk().one_case(tab)
        return Opened(page, page.new_break)

    return opened


def destroy() -> Opened:
    page = Desk().destroy()
    return Opened(page, page.go)


def destroyed() -> Opened:
    page = Desk(
        afterwards=FakeAfter(not_reached=(NotReached(Left.MOVED_DOCUMENT, "Own copy", "2026-11-03"),))
    ).destroy()
    page.code.setText(CODE)
    page.go.click()
    return Opened(page, page.finish)


def plan() -> Opened:
    page = Desk().plan()
    page.issues["i_floor"].click()
    page.signs.causes.buttons["lack_of_trust"].click()
    page.sheets.sheets["batna_check"].forms[Form.SHORT].click()
    return Opened(page, page.hand_over["b"])


def plan_slowly() -> Opened:
    page = Desk().plan("break1")
    page.signs.slow.click()
    next(iter(page.signs.stops.ticks.values())).click()
    return Opened(page, page.hand_over["b"])


def plan_for_one() -> Opened:
    page = Desk().plan("break1")
    page.sheets.chosen.emit("a")
    return Opened(page, page.hand_over["a"])


def plan_for_twelve() -> Opened:
    page = with_parties(Desk(), 12).plan()
    page.sheets.sheets["perspective_swap"].forms[Form.FULL].click()
    page.sheets.chosen.emit("a")
    return Opened(page, page.to_chosen)


def hand_over() -> Opened:
    page = Desk().hand_over()
    return Opened(page, page.go)


def stop_sign() -> Opened:
    desk = Desk()
    planned = desk.case.all_breaks[0]
    stops = tuple(stop.id for stop in desk.cases.diagnosis().stop_signs[:2])
    desk.case.all_breaks[0] = replace(planned, signs=replace(planned.signs, stops=stops))
    page = desk.hand_over()
    return Opened(page, page.go)


def open_documents() -> Opened:
    page = with_open_documents(Desk()).hand_over()
    return Opened(page, page.lock["e1"])


def in_the_way() -> Opened:
    page = real(Desk(vault=FakeVault(confirmed=False, pin=""))).hand_over()
    return Opened(page, next(iter(page.reason_buttons.values())))


def curtain(standing: Standing) -> Callable[[], Opened]:
    def opened() -> Opened:
        window = Desk().curtain(standing)
        main = {
            Standing.BACK: window.take_back,
            Standing.CRASHED: window.go_on,
            Standing.WITH_PARTY: window.mediator,
            Standing.PAUSED: window.let_go_on,
        }[standing]
        return Opened(window, main)

    return opened


def after() -> Opened:
    page = Desk().after()
    return Opened(page, page.read_answers)


def reading() -> Opened:
    return Opened(Desk().reading(), None)


def side_by_side() -> Opened:
    return Opened(Desk().reading(""), None)


def both_parties() -> Opened:
    page = AcrossSidesPage(lambda: read(filling("a", sample("A")), filling("b", sample("B"))), Now())
    page.start()
    return Opened(page, None)


def restore(what: Ailing, offer: Offer | None = None) -> Callable[[], Opened]:
    def opened() -> Opened:
        desk = Desk(restoring=FakeRestoring(offered=offer) if offer is not None else FakeRestoring())
        page = desk.restore(what)
        if page.fold is not None:
            page.fold.open(True)
        return Opened(page, page.put_back if page.fold is not None else page.back)

    return opened


def copy_vault() -> Opened:
    page = Desk().copy_vault()
    return Opened(page, page.choose)


def copied() -> Opened:
    made = VaultCopied("recess-vault-2026-11-03", 3, as_backup=(("Elm Street 14, heating and rent", "Q8M2-7T"),))
    page = Desk(restoring=FakeRestoring(made=made), asked=Asked(to="/media/stick")).copy_vault()
    page.choose.click()
    return Opened(page, page.finish)


def cases_with_care() -> Opened:
    desk = several_cases()
    desk.restoring.stands = Care("", not_backed_up=("The Okafor children",), unknown_files=1)
    page = desk.case_list()
    return Opened(page, page.make)


PAGES: dict[str, Callable[[], Opened]] = {
    "unlock": unlock,
    "not in this folder": not_in_this_folder,
    "on a stick": on_a_stick,
    "recover": recover,
    "choose passphrase": choose_passphrase,
    "recovery sheet": recovery_sheet,
    "type back": type_back,
    "choose PIN": choose_pin,
    "begin": begin,
    "set PIN": set_pin,
    "change passphrase": change_passphrase,
    "passphrase changed": passphrase_changed,
    "change keys": change_keys,
    "check sheet": check_sheet,
    "good sheet": good_sheet,
    "cases, sheet due": sheet_is_due,
    "cases": cases,
    "no cases": no_cases,
    "cases, with care": cases_with_care,
    "damaged": restore(CaseDamaged("case1")),
    "older": restore(OlderFile("case1")),
    "missing, no backup": restore(CaseMissing("case1"), Offer("The bakery kitchen", ())),
    "list damaged": restore(ListDamaged()),
    "copy vault": copy_vault,
    "vault copied": copied,
    "new case": new_case,
    "case": case_with("breaks"),
    "case, parties": case_with(PARTIES),
    "case, issues": case_with(ISSUES),
    "case, settings": case_with(SETTINGS),
    "case, afterwards": case_with(AFTER),
    "destroy": destroy,
    "destroyed": destroyed,
    "plan": plan,
    "plan slowly": plan_slowly,
    "plan for one": plan_for_one,
    "plan for twelve": plan_for_twelve,
    "hand over": hand_over,
    "hand over, stop signs": stop_sign,
    "open documents": open_documents,
    "in the way": in_the_way,
    "curtain, back": curtain(Standing.BACK),
    "curtain, crashed": curtain(Standing.CRASHED),
    "curtain, paused": curtain(Standing.PAUSED),
    "curtain, with party": curtain(Standing.WITH_PARTY),
    "after": after,
    "reading": reading,
    "side by side": side_by_side,
    "both parties": both_parties,
    **KEY_IN_PAGES,
    **DOCUMENT_PAGES,
}
