"""Putting a backup back, copying the vault: what is said, what is asked once more, and what trouble leaves."""

from __future__ import annotations

import pytest

from app.commands.desk.ailing import CaseDamaged, CaseMissing, ListDamaged, MixedFile, OlderFile
from app.domain.case import Case
from app.presenters.doors import OpenCase
from app.presenters.mediator.copying import Copying, care_words, copied_words
from app.presenters.mediator.restoring import OfferShown, Restoring, button_words
from app.presenters.restoring_doors import Ailing, Care, Offer, VaultCopied
from tests.presenters.mediator.fake_cases import FakeCase, sample_open
from tests.presenters.mediator.fake_restoring import BACKUPS, FakeRestoring
from tests.presenters.mediator.fakes import Now, disk_full
from tests.presenters.mediator.views import Screen


class RestoreScreen(Screen):
    """The page that offers backups; says yes or no to the second question."""

    def __init__(self, *, yes: bool = True) -> None:
        super().__init__()
        self.yes = yes
        self.title = self.words = ""
        self.offers: list[OfferShown] = []
        self.asked: list[str] = []

    def show_what_happened(self, title: str, words: str) -> None:
        self.title, self.words = title, words

    def show_offer(self, offer: OfferShown) -> None:
        self.offers.append(offer)

    def is_sure(self, question: str, more: str, yes: str) -> bool:
        self.asked.append(f"{question} {more}")
        return self.yes


class Ailed:
    """A page for this ailment."""

    def __init__(self, what: Ailing, door: FakeRestoring | None = None, *, yes: bool = True) -> None:
        self.view, self.door = RestoreScreen(yes=yes), door or FakeRestoring()
        self.restored: list[OpenCase | None] = []
        self.page = Restoring(self.view, what, self.door, Now(), self.restored.append, self._as_it_is)
        self.page.start()

    def _as_it_is(self) -> FakeCase:
        return sample_open()

    def offer(self) -> OfferShown:
        return self.view.offers[-1]


AILMENTS = (CaseDamaged("c"), CaseMissing("c"), OlderFile("c"), MixedFile("c"), ListDamaged())


@pytest.mark.parametrize("what", AILMENTS, ids=lambda what: type(what).__name__)
def test_it_says_what_happened_and_that_nothing_was_touched(what: Ailing) -> None:
    page = Ailed(what)
    assert page.view.title
    assert "Nothing was touched" in page.view.words
    assert page.view.takes_input()


def test_the_newest_backup_is_offered_by_its_time_the_others_behind_it_and_what_is_lost_is_said() -> None:
    offer = Ailed(CaseDamaged("c")).offer()
    assert offer.newest is not None
    assert (offer.newest.name, len(offer.others)) == (BACKUPS[0].name, 2)
    assert button_words(CaseDamaged("c"), offer.newest) == f"Put back the backup of {offer.newest.when}"
    assert offer.newest.when in offer.lost
    assert "taken back later is not in it" in offer.lost


def test_nothing_is_put_back_without_a_second_yes() -> None:
    page = Ailed(CaseDamaged("c"), yes=False)
    page.page.put_back(BACKUPS[0].name)
    assert (page.door.restored, page.restored) == ([], [])
    assert "kept aside" in page.view.asked[0]


def test_a_backup_is_put_back_and_the_case_opens() -> None:
    page = Ailed(CaseDamaged("c"))
    page.page.put_back(BACKUPS[1].name)
    assert page.door.restored == [("c", BACKUPS[1].name)]
    (case,) = page.restored
    assert case is not None
    assert isinstance(case.case(), Case)


def test_a_copy_of_the_list_is_put_back_and_the_vault_opens() -> None:
    page = Ailed(ListDamaged())
    page.page.put_back(BACKUPS[0].name)
    assert (page.door.restored, page.restored) == ([("", BACKUPS[0].name)], [None])


@pytest.mark.parametrize("what", AILMENTS, ids=lambda what: type(what).__name__)
def test_only_a_file_that_is_older_can_be_opened_as_it_is(what: Ailing) -> None:
    page = Ailed(what)
    assert page.offer().as_it_is == isinstance(what, OlderFile | MixedFile)
    if page.offer().as_it_is:
        page.page.open_as_it_is()
        assert len(page.restored) == 1
        assert page.door.restored == []


def test_without_a_good_backup_nothing_is_offered_and_it_says_where_to_look() -> None:
    page = Ailed(CaseMissing("c"), FakeRestoring(offered=Offer("The yard", ())))
    assert page.offer().newest is None
    assert "stick" in page.offer().lost


@pytest.mark.parametrize("when", ["looking", "putting back"])
def test_trouble_leaves_the_page_usable(when: str) -> None:
    door = FakeRestoring(trouble=disk_full() if when == "looking" else None)
    page = Ailed(CaseDamaged("c"), door)
    if when == "putting back":
        door.trouble = disk_full()
        page.page.put_back(BACKUPS[0].name)
        assert page.restored == []
    assert "The disk is full." in page.view.told()
    assert page.view.takes_input()


# ---- copying ----------------------------------------------------------------------------------------------------------


class CopyScreen(Screen):
    """The page on which the vault is copied."""

    def __init__(self, folder: str) -> None:
        super().__init__()
        self.chosen = folder
        self.copied: list[tuple[str, tuple[str, ...], bool]] = []

    def folder(self) -> str:
        return self.chosen

    def show_copied(self, folder: str, told: tuple[str, ...], *, whole: bool) -> None:
        self.copied.append((folder, told, whole))


def _copying(view: CopyScreen, door: FakeRestoring) -> Copying:
    return Copying(view, door, Now(), lambda: None)


def test_the_vault_is_copied_to_the_folder_that_was_chosen_and_not_where_none_was() -> None:
    door, none, some = FakeRestoring(), CopyScreen(""), CopyScreen("/media/stick")
    _copying(none, door).choose()
    assert (door.copied_to, none.busy) == ([], [])
    _copying(some, door).choose()
    assert door.copied_to == ["/media/stick"]
    assert some.copied == [("recess-vault-2026-11-03", ("4 cases are in it.",), True)]


def test_cases_that_are_not_in_the_copy_as_they_are_are_named() -> None:
    made = VaultCopied("recess-vault-2026-11-03", 1, (("Elm Street", "Q"),), (("The yard", "Y"),))
    view = CopyScreen("/media/stick")
    _copying(view, FakeRestoring(made=made)).choose()
    ((_folder, told, whole),) = view.copied
    assert not whole
    assert [line.split(":")[0] for line in told] == ["1 case is in it.", "Elm Street", "The yard"]


def test_a_copy_that_fails_says_so_and_another_folder_can_be_chosen() -> None:
    door, view = FakeRestoring(trouble=disk_full()), CopyScreen("/media/stick")
    copying = _copying(view, door)
    copying.choose()
    assert "The disk is full." in view.told()
    assert view.takes_input()
    copying.choose()
    assert len(view.copied) == 1


def test_the_list_says_when_the_vault_was_copied_and_is_silent_where_all_is_well() -> None:
    assert copied_words(Care("")) == "The vault has not been copied to another place yet."
    assert copied_words(Care("2026-11-02T18:00")) == "The vault was last copied on Nov 2, 2026."
    assert care_words(Care("")) == ()
    told = care_words(Care("", not_backed_up=("The yard",), unknown_files=2))
    assert told[0].startswith("The yard: no backup could be made")
    assert told[1].startswith("2 case files")
