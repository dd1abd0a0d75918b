"""The handout: a sheet with room to write, and boxes for the locks; to print, or as a form to fill in on a screen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from app.domain import blind
from app.domain.forms.field import FormField
from app.domain.forms.fields import fields_of, lock_field
from app.domain.forms.identity import CODE, LANGUAGE, ORDER, identity
from app.domain.kinds.base import Kind
from app.domain.kinds.computed import Computed
from app.domain.kinds.parts import ComputedRow, dont_know_words
from app.domain.kinds.ranking import Ranking
from app.domain.language import _, ngettext, written_in
from app.domain.on_paper import HandoutCode, PaperOrder, numbers_of, paper_order
from app.domain.sharing import Lock, choices_up_to, starting_lock
from app.domain.template import Frame
from app.domain.wording import Tongue
from app.domain.worksheet import Question, Section, Worksheet
from app.export.drawings import drawing_of
from app.export.hand_sums import is_a_sum, plus_and_minus, with_ways
from app.export.parts import Asked, Contents, Heading, Notice, Paragraph, Part, Voice
from app.export.skip_rules import SkipRules
from app.reckoning.from_answers import ALL_USES


def blank_handout(
    sheet: Worksheet,
    tongue: Tongue,
    frame: Frame,
    *,
    code: str = "",
    letter: str = "",
    practice: bool = False,
    rules: str = "",
    fillable: bool = False,
) -> Contents:
    """`sheet` (settled for a party, so that no condition on the case is left) on paper; `fillable` on a screen, too.

    Questions whose default is "only me" stand on last pages that are not handed in (decision 17) and have no fields.
    """
    order = paper_order(sheet)
    paper = _OnPaper(sheet, tongue, frame, order, SkipRules(sheet, order.numbers, tongue), fillable)
    handout = HandoutCode(code, letter, sheet.id, sheet.edition, numbers=numbers_of(order))
    place = _("Sheet {sheet}, edition {edition}, {language}").format(
        sheet=sheet.id, edition=sheet.edition, language=tongue.language
    )
    return Contents(
        name=_("Handout to fill in") if fillable else _("Handout"),
        title=tongue.say(sheet.title),
        subtitle=tongue.say(sheet.purpose),
        for_whom=_("For party {letter}").format(letter=letter) if letter else _("For one party"),
        about=tongue.say(sheet.title),
        page_line=tongue.say(frame.profile(rules).page_line),
        parts=tuple(paper.parts()),
        language=written_in(tongue.language),
        case_code=" ".join(part for part in (code, letter) if part) if code else "",
        foot=place,
        practice=practice,
        qr=str(handout) if code else "",
        qr_words=handout.spoken() if code else "",
        handout=True,
        known=_known(handout, sheet, tongue) if fillable else (),
    )


def _known(handout: HandoutCode, sheet: Worksheet, tongue: Tongue) -> tuple[tuple[str, str, str], ...]:
    """By what a filled form is known again; one that belongs to no case is not."""
    words = {
        CODE: _("The code of this handout"),
        LANGUAGE: _("The language of this handout"),
        ORDER: _("What this handout offers, as a sum"),
    }
    fields = identity(handout, tongue.language, sheet)
    return tuple((name, words[name], value) for name, value in fields if handout.case or name == LANGUAGE)


@dataclass(frozen=True, slots=True)
class _OnPaper:
    """One sheet on its way to paper."""

    sheet: Worksheet
    tongue: Tongue
    frame: Frame
    order: PaperOrder
    rules: SkipRules
    is_form: bool

    def parts(self) -> Iterator[Part]:
        """All of it below its title."""
        yield Paragraph(self.tongue.say(self.sheet.intro), Voice.INTRO)
        afterwards = (_("Keep them"), _("Give them back to me"), _("Destroy them"))
        leads, lines = zip(*self._before(), strict=True)
        yield Notice(_("Before you write"), lines, () if self.is_form else afterwards, leads)
        yield from self._to_hand_in()
        yield Paragraph(self.tongue.say(self.sheet.close), Voice.CLOSE)
        kept = self._to_keep()
        if kept:
            mine = _("Yours to keep: do not hand this in")
            yield Heading(mine, 2, own_sheet=mine)
            words = _("What you write from here on is for you alone. Fold it and take it with you.")
            if self.is_form:
                words = _("This part is for you alone, not for the form. Print it, write on it and keep it.")
            yield Paragraph(words, Voice.INTRO)
            for question in kept:
                yield self._asked(question, kept=True)

    def _to_keep(self) -> list[Question]:
        """What stands on the last pages, by number: with the sums that use an answer from there."""
        sums = [question for question in self.order.handed_in if _rows_of(question) and self._rows(question, kept=True)]
        return sorted((*self.order.kept, *sums), key=lambda question: self.order.numbers[question.id])

    def _rows(self, question: Question, *, kept: bool) -> tuple[ComputedRow, ...]:
        """The sums of a question that stand on the pages to keep, or to hand in. Whoever has a sum and everything in it but
        one answer has that answer, too."""
        mine = {each.id for each in self.order.kept}
        rows = _rows_of(question)
        if question.id in mine:
            return rows if kept else ()
        return tuple(row for row in rows if kept != mine.isdisjoint(ALL_USES.get(row.id, ())))

    def _before(self) -> Iterator[tuple[str, str]]:
        """What is said before all questions, with what it is about before it."""
        say, frame = self.tongue.say, self.frame
        stop = _("Say: “{words}”").format(words=say(frame.stop_line))
        yield "", f"{say(frame.welcome)} {stop}"
        short = self._short_form()
        dark = _("Answer those with a dark number: {numbers}.").format(numbers=_spans(short))
        if short:
            yield _("Short of time?"), f"{dark} {say(frame.starred_means)}"
        how = _("Circles: pick one. Squares: all that fit. Not sure? Write “{words}”.")
        how = how.format(words=dont_know_words())
        yield _("How to answer."), how if short else f"{say(frame.starred_means)} {how}"
        yield _("Who may see it?"), " ".join(self._locks_said())
        if self.is_form:
            yield _("Handing it in."), _("Save the form on your own device and hand it in as a file. Delete the file when you need it no more.")  # fmt: skip
        yield _("Privacy."), say(frame.privacy_limits)
        if not self.is_form:
            yield _("Afterwards."), _("What is to happen with the pages you hand in?")

    def _locks_said(self) -> Iterator[str]:
        yield self.tongue.say(self.frame.print_note)
        starts = {starting_lock(question.lock, question.ceiling) for question in self.order.handed_in}
        if starts == {Lock.MEDIATOR}:
            yield _("With no mark it is {letter}.").format(letter=Lock.MEDIATOR.mark)
        if self.is_form:
            yield _("An answer marked M is left out when the form is read. The file still holds it.")
        else:
            yield _("The mediator can read every page you hand in, even an answer marked M. To keep an answer to yourself, keep its page.")  # fmt: skip

    def _short_form(self) -> tuple[int, ...]:
        """The numbers of what the short form asks; none where that is all there is."""
        quick = tuple(self.order.numbers[question.id] for question in self.sheet.questions() if question.quick)
        return tuple(sorted(quick)) if len(quick) < len(self.order.numbers) else ()

    def _to_hand_in(self) -> Iterator[Part]:
        """Section by section, each question with a word where one before it stands on the pages to keep."""
        numbers = self.order.numbers
        away = sorted(numbers[question.id] for question in self.order.kept)
        section: Section | None = None
        for question in self.order.handed_in:
            before = [number for number in away if number < numbers[question.id]]
            del away[: len(before)]
            here = self.sheet.section_of(question.id)
            if here is not section:
                inside = {numbers[each.id] for each in here.questions}
                yield from _on_last_pages([number for number in before if number not in inside])
                before = [number for number in before if number in inside]
                section = here
                yield Heading(self.tongue.say(here.title), 2)
                if here.intro is not None:
                    yield Paragraph(self.tongue.say(here.intro), Voice.INTRO)
            yield from _on_last_pages(before)
            yield self._asked(question, kept=False)
        yield from _on_last_pages(away)

    def _asked(self, question: Question, *, kept: bool) -> Asked:
        say = self.tongue.say
        hints = [*self.rules.used(question), *([say(question.hint)] if question.hint is not None else [])]
        kind = question.kind
        if isinstance(kind, Computed):
            kind, mine = with_ways(kind, self.order.numbers, self.tongue), self._rows(question, kept=kept)
            here = {row.id for row in mine}
            kind = replace(kind, rows=tuple(row for row in kind.rows if row.id in here))
            hints += [plus_and_minus()] if is_a_sum(kind) else []
            if len(kind.rows) < len(_rows_of(question)) and not kept:
                hints.append(_("What is worked out with an answer that you keep is on the last pages."))
        if question.id == blind.ASKED:
            hints.append(
                _("On paper, only your answer is noted. The program compares what you type on the laptop yourself.")
            )
        hints += [*_how_to(kind, kept=kept), *self.rules.beside(question)]
        if question.example is not None:
            hints.append(_("For example: {words}").format(words=say(question.example)))
        number = self.order.numbers[question.id]
        has_locks = not kept and not isinstance(kind, Computed)
        has_fields = self.is_form and has_locks
        return Asked(
            number=number,
            prompt=say(question.prompt),
            star=question.starred,
            hints=tuple(hints),
            only_if=self.rules.said(question),
            body=drawing_of(kind).blank(kind, self.tongue),
            locks=self._locks(question) if has_locks else (),
            short=question.quick and bool(self._short_form()),
            fields=tuple(_numbered(field, number) for field in fields_of(question, self.tongue)) if has_fields else (),
            lock_field=self._lock_field(question, number) if has_fields else None,
        )

    def _lock_field(self, question: Question, number: int) -> FormField | None:
        words = {lock: self.tongue.say(self.frame.locks[lock].label) for lock in self.frame.locks}
        field = lock_field(question, words)
        return _numbered(field, number) if field is not None else None

    def _locks(self, question: Question) -> tuple[tuple[Lock, str], ...]:
        locks = choices_up_to(question.ceiling, question.floor)
        return tuple((lock, self.tongue.say(self.frame.locks[lock].label)) for lock in locks)


def _rows_of(question: Question) -> tuple[ComputedRow, ...]:
    return question.kind.rows if isinstance(question.kind, Computed) else ()


def _how_to(kind: Kind[Any], *, kept: bool) -> Iterator[str]:
    """What the room for an answer does not tell by itself."""
    if isinstance(kind, Ranking) and kind.items:
        yield _("Write 1 beside the first, 2 beside the next, and so on.")
    if isinstance(kind, Computed):
        # What is kept is never typed in.
        summed = "" if kept else " " + _("The program does the sum from your answers.")
        yield _("You may leave this empty.") + summed


def _numbered(field: FormField, number: int) -> FormField:
    return replace(field, words=f"{number}. {field.words}")


def _on_last_pages(numbers: Sequence[int]) -> Iterator[Paragraph]:
    if numbers:
        words = ngettext(
            "Question {numbers} is on the last pages, yours to keep.",
            "Questions {numbers} are on the last pages, yours to keep.",
            len(numbers),
        )
        yield Paragraph(words.format(numbers=_spans(numbers, _(" and "))), Voice.ASIDE)


def _spans(numbers: Sequence[int], last: str = ", ") -> str:
    """Numbers in rising order in words: "1–4, 7, 9"; `last` stands before the last."""
    spans: list[list[int]] = []
    for number in numbers:
        if spans and number == spans[-1][-1] + 1:
            spans[-1].append(number)
        else:
            spans.append([number])
    said = []
    for span in spans:
        said += [f"{span[0]}–{span[-1]}"] if len(span) > 2 else [str(number) for number in span]
    return last.join(part for part in (", ".join(said[:-1]), *said[-1:]) if part)
