"""Keying in a handout: one question after the other, in the order of the paper, each saved as soon as it is finished."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from app.domain.answers import I_DONT_KNOW, LEFT_BLANK, Answer
from app.domain.sharing import Lock
from app.domain.trouble import Trouble
from app.presenters.doors import OpenCase
from app.presenters.mediator.background import Background
from app.presenters.mediator.form_told import form_words, rows_missing, rows_missing_words
from app.presenters.mediator.key_in_lines import (
    QuestionLine,
    QuestionShown,
    Standing,
    end_words,
    hidden_words,
    question_lines,
    question_shown,
    standing_of,
)
from app.presenters.mediator.key_in_opened import HandoutShown, Opened, opened_sheet
from app.presenters.mediator.key_in_pictures import PagePictures
from app.presenters.mediator.key_in_saving import PaperSaving
from app.presenters.mediator.keyed_sheet import UNREADABLE, KeyedSheet, typed
from app.presenters.mediator.left_behind import LeftBehind
from app.presenters.paper_doors import Attached, Brought, FormRead, PaperPlace, Pixels


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is keyed in: which handout, who types, from which page on (0: any), and what a form says, if one was read."""

    place: PaperPlace
    typed_by: str = ""
    page: int = 0
    form: FormRead | None = None


class KeyInView(Protocol):
    """The page on which a handout is keyed in."""

    def show_handout(self, shown: HandoutShown) -> None: ...
    def show_lines(self, lines: tuple[QuestionLine, ...], here: str) -> None: ...
    def show_question(self, shown: QuestionShown) -> None: ...
    def show_end(self, words: tuple[str, ...]) -> None:
        """The last question was finished."""

    def show_form(self, words: tuple[str, ...]) -> None:
        """What is said of the form that was read; () once there is nothing more to say."""

    def show_form_left(self, files: tuple[Brought, ...]) -> None:
        """The file of a form that lies where it was, now that nothing of it waits."""

    def ask_about_rows(self, words: str) -> None:
        """Before answers are saved of which some rows could not be read."""

    def show_hidden(self, words: str) -> None:
        """What is said of answers that are not asked for any more; "" where there is none."""

    def show_attached(self, attached: tuple[Attached, ...], *, is_new: bool) -> None: ...
    def show_picture(self, attached: Attached, pixels: Pixels) -> None: ...
    def show_kept(self) -> None:
        """All that was finished is on the disk."""

    def show_not_kept(self) -> None: ...
    def show_refused(self, trouble: Trouble) -> None:
        """The disk did not take what was typed; `show_kept` says that it has now."""

    def show_beside_m(self, words: tuple[str, ...]) -> None:
        """What is said of pictures that may show an answer marked M; () once nobody has to look at them."""

    def show_pictures_left(self, files: tuple[Brought, ...]) -> None: ...
    def show_picture_trouble(self, trouble: Trouble) -> None: ...
    def show_trouble(self, trouble: Trouble) -> None: ...


class _Untouched:
    """Nothing was typed for the question that is shown."""


_UNTOUCHED = _Untouched()


class KeyIn:
    """Nothing is saved before a question is finished, or the page is left; then it is saved at once."""

    def __init__(self, view: KeyInView, case: OpenCase, background: Background, wanted: Wanted) -> None:
        self._view = view
        self._case = case
        self._background = background
        self._wanted = wanted
        self._opened: Opened | None = None
        self._here = ""
        self._value: object = _UNTOUCHED
        self._mark: Lock | None = None
        self._saving = PaperSaving(view, case, background, self._told_of_disk)
        self.pictures = PagePictures(view, case, background)
        self.files = LeftBehind(background, view.show_form_left, view.show_trouble)
        self._form_file = wanted.form.file if wanted.form is not None else None

    # ---- coming in ------------------------------------------------------------------------------------------------

    def start(self) -> None:
        self._background.run(self._load, self._begin, self._view.show_trouble)

    def _load(self) -> Opened:
        wanted = self._wanted
        return opened_sheet(self._case, wanted.place, wanted.typed_by, wanted.page, wanted.form)

    def _begin(self, opened: Opened) -> None:
        self._opened = opened
        self._view.show_handout(opened.shown)
        self._tell_of_form(is_new=True)
        form = self._wanted.form
        self.pictures.begin(opened.sheet.id, opened.attached, unnamed=form is not None and form.dropped > 0)
        asked = self._walk()
        first = next((name for name in asked if self._standing(name) is Standing.NOT_YET), "")
        if opened.sheet.proposed():
            first = opened.sheet.proposed()[0]
        self._show(first or next(iter(asked), ""))
        self._tell_of_file()

    # ---- the question that is shown -------------------------------------------------------------------------------

    @property
    def here(self) -> str:
        """The question that is shown; "" at the end."""
        return self._here

    def open(self, question: str) -> None:
        """Show this question; what was typed in the one before is kept."""
        self.settle()
        if any(line.id == question and line.standing is not Standing.STAYS for line in self._lines()):
            self._show(question)

    def typed(self, value: object) -> None:
        """What stands in the editor now."""
        self._value = value
        self._view.show_not_kept()

    def mark(self, lock: Lock | None) -> None:
        """This box is marked on the paper (None: none is). M is "kept by the party", at once."""
        if lock is Lock.ONLY_ME:
            self.kept_by_party()
        else:
            self._mark = lock
            self._view.show_not_kept()

    def finish(self) -> None:
        """The answer is typed: keep it and go on. An empty one was left blank, but for a form's: there it stays as it is."""
        sheet = self._sheet()
        if sheet is None or not self._here:
            return
        untouched = self._value is _UNTOUCHED and self._mark is sheet.mark(self._here)
        # In a form, an answer that is not there may have been marked M: a key that only goes on says nothing of it.
        stands = sheet.entry(self._here) is not None or sheet.from_form
        if sheet.may_type(self._here) and not (untouched and stands):
            sheet.put(self._here, self._answer(sheet), self._mark)
        self._go_on()

    def dont_know(self) -> None:
        """“I don't know” is written there: an answer, with the box that is marked."""
        self._finish_as(I_DONT_KNOW, self._mark)

    def left_blank(self) -> None:
        self._finish_as(LEFT_BLANK)

    def unreadable(self) -> None:
        self._finish_as(UNREADABLE)

    def kept_by_party(self) -> None:
        """The answer is marked M: nothing that was typed is taken, and what was saved of it becomes left blank."""
        sheet = self._sheet()
        if sheet is None or not self._here or Lock.ONLY_ME not in sheet.boxes(self._here):
            return
        self._value = _UNTOUCHED
        if sheet.may_type(self._here):
            sheet.keep(self._here)
        self._go_on()

    def step(self, by: int) -> None:
        """To the question before (-1) or after (1), as they are asked."""
        self.settle()
        found = self._beyond(by)
        if found:
            self._show(found)

    def settle(self) -> None:
        """Keep what was typed for the question that is shown, without going on."""
        sheet = self._sheet()
        touched = self._value is not _UNTOUCHED or (sheet is not None and self._mark is not sheet.mark(self._here))
        if sheet is not None and self._here and touched and sheet.may_type(self._here):
            sheet.put(self._here, self._answer(sheet), self._mark)
            self._value = _UNTOUCHED
            self._show_lines(self._here)
            self._save()

    def _finish_as(self, answer: Answer, mark: Lock | None = None) -> None:
        sheet = self._sheet()
        if sheet is None or not self._here:
            return
        self._value = _UNTOUCHED
        if sheet.may_type(self._here):
            sheet.put(self._here, answer, mark)
        self._go_on()

    def _answer(self, sheet: KeyedSheet) -> Answer:
        entry = sheet.entry(self._here)
        if self._value is _UNTOUCHED and self._here not in sheet.kept:
            return entry.answer if entry is not None else LEFT_BLANK
        return LEFT_BLANK if self._value is _UNTOUCHED else typed(sheet.question(self._here), self._value)

    def _go_on(self) -> None:
        after, here = self._beyond(1), self._here
        self._value = _UNTOUCHED
        self._save()
        if after:
            self._show(after)
            return
        self._here = ""
        self._mark = None
        self._view.show_end(end_words(self._show_lines(here)))

    def _beyond(self, by: int) -> str:
        """The next question that is asked below this one (1), or above it (-1): at the end, the last; "" for none."""
        sheet = self._sheet()
        order = [question.id for question in sheet.order.handed_in] if sheet is not None else []
        at = order.index(self._here) if self._here in order else len(order)
        walk = self._walk()
        return next((name for name in (order[at + 1 :] if by > 0 else order[:at][::-1]) if name in walk), "")

    def _walk(self) -> list[str]:
        passed_over = (Standing.STAYS, Standing.WORKED_OUT, Standing.NOT_ASKED, Standing.FILLED_IN)
        return [line.id for line in self._lines() if line.standing not in passed_over]

    def _show(self, question: str) -> None:
        opened = self._opened
        self._here = question if opened is not None else ""
        self._value, self._mark = _UNTOUCHED, None
        if opened is None:
            return
        lines = self._show_lines(question)
        if not question:
            self._view.show_end(end_words(lines))
            return
        self._mark = opened.sheet.mark(question)
        unread = self._wanted.form.unread.get(question) if self._wanted.form is not None else None
        beside = opened.beside.get(question, ())
        self._view.show_question(question_shown(opened.sheet, question, opened.tongue, beside, unread))

    def _show_lines(self, here: str) -> tuple[QuestionLine, ...]:
        lines = self._lines()
        self._view.show_lines(lines, here)
        self.pictures.marked({line.id: line.number for line in lines if line.standing is Standing.KEPT})
        self._view.show_hidden(hidden_words(lines, self._opened.out_of_sight if self._opened is not None else 0))
        return lines

    def _sheet(self) -> KeyedSheet | None:
        return self._opened.sheet if self._opened is not None else None

    def _lines(self) -> tuple[QuestionLine, ...]:
        return question_lines(self._opened.sheet, self._opened.tongue) if self._opened is not None else ()

    def _standing(self, question: str) -> Standing:
        sheet = self._sheet()
        return standing_of(sheet, sheet.question(question)) if sheet is not None else Standing.NOT_ASKED

    # ---- a form whose answers wait --------------------------------------------------------------------------------

    @property
    def waits(self) -> bool:
        """Whether answers from a form wait to be accepted."""
        sheet = self._sheet()
        return sheet is not None and sheet.waits

    def leave_out(self) -> None:
        """The answer that the form proposes here is not wanted."""
        sheet = self._sheet()
        if sheet is not None and self._here in sheet.proposed():
            here = self._here
            sheet.leave_out(here)
            self._tell_of_form()
            self._show(here)
            self._tell_of_file()

    def accept(self) -> None:
        """Save these answers. Where rows of some could not be read, that is asked first."""
        self.settle()
        sheet = self._sheet()
        missing = rows_missing(sheet) if sheet is not None else ()
        if missing:
            self._view.ask_about_rows(rows_missing_words(missing))
        else:
            self.accept_in_part()

    def accept_in_part(self) -> None:
        """Save these answers, without the rows that could not be read."""
        self.settle()
        sheet = self._sheet()
        if sheet is not None and sheet.waits:
            sheet.accept()
            self._tell_of_form()
            self._save()
            self._show(self._here)

    def open_in_part(self) -> None:
        """To the first question of which some rows could not be read."""
        sheet = self._sheet()
        names = [name for name in sheet.proposed() if sheet.is_in_part(name)] if sheet is not None else []
        if sheet is not None and names:
            self.open(min(names, key=sheet.order.numbers.__getitem__))

    def drop(self) -> None:
        """What waits is not wanted: nothing of it is saved."""
        sheet = self._sheet()
        if sheet is not None:
            for name in sheet.proposed():
                sheet.leave_out(name)
            self._tell_of_form()

    def _tell_of_form(self, *, is_new: bool = False) -> None:
        form, sheet = self._wanted.form, self._sheet()
        if form is None or sheet is None:
            return
        self._view.show_form(form_words(form, sheet, is_new=is_new))

    def _tell_of_file(self) -> None:
        """Once, when nothing of the form waits and the disk has what was wanted of it."""
        if self._form_file is not None and not self.waits and self._saving.is_kept:
            file, self._form_file = self._form_file, None
            self.files.add(file)

    # ---- saving ---------------------------------------------------------------------------------------------------

    @property
    def is_under_way(self) -> bool:
        """Whether the disk has not said yet whether it takes what was typed."""
        return not self._saving.is_kept and not self._saving.is_refused

    @property
    def is_refused(self) -> bool:
        """Whether the disk refused something that was typed, and has not taken it since."""
        return self._saving.is_refused

    def keep_again(self, *, quietly: bool = False) -> None:
        """Once more what the disk has refused. Where it is not `quietly`, the page is left: also what was typed last, and
        what was taken back here goes from the backups."""
        sheet = self._sheet()
        if sheet is None:
            return
        if not quietly:
            self.settle()
        if self.is_refused:
            self._saving.save(sheet, quietly=quietly)
        if not quietly:
            self._saving.finish(sheet, also=self.pictures.take_deleted())

    def give_up_refused(self) -> None:
        """What the disk has refused is not wanted any more."""
        sheet = self._sheet()
        if sheet is not None:
            self._saving.give_up(sheet)
            self._show_lines(self._here)

    def _save(self) -> None:
        sheet = self._sheet()
        if sheet is not None and self._saving.save(sheet) and sheet.from_form:
            self._tell_of_form()

    def _told_of_disk(self, others_refused: bool) -> None:
        """What was typed has reached the disk, or not."""
        if self._saving.is_kept and self._value is _UNTOUCHED:
            self._view.show_kept()
        if others_refused:
            self._show_lines(self._here)
        self._tell_of_file()
