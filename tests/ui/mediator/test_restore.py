"""The pages that put a backup back and copy the vault, by keyboard and mouse."""

from __future__ import annotations

from app.commands.desk.ailing import CaseDamaged, CaseMissing, ListDamaged, OlderFile
from app.presenters.restoring_doors import Offer, VaultCopied
from tests.presenters.mediator.fake_restoring import BACKUPS, FakeRestoring
from tests.presenters.mediator.fakes import Later, disk_full
from tests.ui.mediator.conftest import Show, settle
from tests.ui.mediator.keys import RETURN, here, press, tab_to
from tests.ui.mediator.opened import Asked, Desk


def test_the_newest_backup_is_put_back_with_return_and_a_yes(show: Show) -> None:
    desk = Desk(asked=Asked(yes=True))
    page = desk.restore(CaseDamaged("case1"))
    show(page)
    assert here() is page.put_back
    assert page.put_back.text().startswith("Put back the backup of Nov 3, 2026")
    press(RETURN)
    assert desk.restoring.restored == [("case1", BACKUPS[0].name)]
    assert len(desk.restored) == 1


def test_without_the_second_yes_nothing_is_put_back(show: Show) -> None:
    desk = Desk(asked=Asked(yes=False))
    page = desk.restore(CaseDamaged("case1"))
    show(page)
    page.put_back.click()
    assert (desk.restoring.restored, len(desk.asked.questions)) == ([], 1)


def test_an_older_backup_is_found_in_the_fold(show: Show) -> None:
    desk = Desk(asked=Asked(yes=True))
    page = desk.restore(CaseDamaged("case1"))
    show(page)
    assert page.fold is not None
    older = page.others[BACKUPS[2].name]
    assert not older.isVisible()
    page.fold.open(True)
    settle()
    tab_to(older)
    assert "Oct 28" in older.accessibleName()
    press(RETURN)
    assert desk.restoring.restored == [("case1", BACKUPS[2].name)]


def test_a_file_that_is_older_can_be_opened_as_it_is_and_a_damaged_one_not(show: Show) -> None:
    desk = Desk()
    damaged = desk.restore(CaseDamaged("case1"))
    show(damaged)
    assert not damaged.as_it_is.isVisible()
    older = desk.restore(OlderFile("case1"))
    show(older)
    older.as_it_is.click()
    assert (desk.restored, desk.restoring.restored) == ([desk.case], [])


def test_while_the_backups_are_looked_at_nothing_can_be_pressed(show: Show) -> None:
    later = Later()
    page = Desk(background=later).restore(CaseDamaged("case1"))
    show(page)
    assert page._entry.busy.isVisible()
    assert not page.back.isEnabled()
    later.do_all()
    assert page.put_back.isEnabled()


def test_where_nothing_is_good_the_page_says_where_to_look_and_leads_back(show: Show) -> None:
    desk = Desk(restoring=FakeRestoring(offered=Offer("The bakery kitchen", ())))
    page = desk.restore(CaseMissing("case1"))
    show(page)
    assert not page.put_back.isVisible()
    assert here() is page.back
    press(RETURN)
    assert desk.left == 1


def test_the_list_of_cases_names_no_case_on_its_page(show: Show) -> None:
    desk = Desk(asked=Asked(yes=True))
    page = desk.restore(ListDamaged())
    show(page)
    assert not page._alias.isVisible()
    page.put_back.click()
    assert (desk.restoring.restored, desk.restored) == ([("", BACKUPS[0].name)], [None])


def test_trouble_is_told_on_the_page_and_it_can_be_tried_again(show: Show) -> None:
    desk = Desk(asked=Asked(yes=True))
    page = desk.restore(CaseDamaged("case1"))
    show(page)
    desk.restoring.trouble = disk_full()
    page.put_back.click()
    assert "The disk is full." in page._entry.notice.accessibleName()
    page.put_back.click()
    assert len(desk.restored) == 1


# ---- copying ----------------------------------------------------------------------------------------------------------


def test_the_vault_is_copied_to_a_folder_of_the_dialog_and_the_page_says_what_it_is_called(show: Show) -> None:
    desk = Desk(asked=Asked(to="/media/stick"))
    page = desk.copy_vault()
    show(page)
    assert here() is page.choose
    press(RETURN)
    assert desk.restoring.copied_to == ["/media/stick"]
    assert "recess-vault-2026-11-03" in page._name.text()
    assert here() is page.finish
    press(RETURN)
    assert desk.left == 1


def test_a_case_that_is_not_in_the_copy_as_it_is_is_named(show: Show) -> None:
    made = VaultCopied("recess-vault-2026-11-03", 3, missing=(("Elm Street 14", "Q8M2-7T"),))
    desk = Desk(restoring=FakeRestoring(made=made), asked=Asked(to="/media/stick"))
    page = desk.copy_vault()
    show(page)
    page.choose.click()
    assert page._entry.title.text() == "The vault is copied, but not every case"
    assert "Elm Street 14" in page._told.text()


def test_the_list_of_cases_asks_for_the_page_by_its_link(show: Show) -> None:
    page = Desk().case_list()
    asked: list[bool] = []
    page.copy_vault.connect(lambda: asked.append(True))
    show(page)
    assert "last copied on Nov 2, 2026" in page._copied.text()
    tab_to(page.copy)
    press(RETURN)
    assert asked == [True]
