"""From what one audience may read to the contents of a document. Nothing else is known here: no case file, no key.

A document cannot leak what is not in its `CaseRead` (decisions 6, 7, 14).
"""

from __future__ import annotations

from app.domain.answers import State
from app.domain.case import Party
from app.domain.language import _, written_in
from app.domain.reading import CaseRead, FillingRead, came_in_words
from app.domain.sharing import Lock
from app.domain.template import Frame
from app.domain.wording import Tongue
from app.domain.worksheet import Alert, AlertTo
from app.export.parts import Contents, Heading, LockKey, Notice, Paragraph, Part, Voice
from app.export.right_to_left import among
from app.export.told import Told, lock_said

_LONG_NAME = 40
"""Letters."""


def party_summary(read: CaseRead, party: str, frame: Frame) -> Contents:
    """One party's answers at "mediator" or wider, for the mediator; the lock stands on each."""
    whose, case = read.case.party(party), read.case
    tongue, profile = case.tongue(), frame.profile(case.rules)
    parts: list[Part] = [_key_for_the_mediator(frame, tongue)]
    language = written_in(tongue.language)
    theirs = other_language(whose, language)
    told = tuple(Told(filling, tongue, frame, filling.kept, language=theirs) for filling in read.of(party))
    parts += _read_this_first(told)
    for each in told:
        parts.append(_formal_head(read, each.filling, tongue))
        parts += each.answers() or [Paragraph(_("Nothing to read here."), Voice.QUIET)]
        parts.append(Paragraph(_("The party may have kept some answers."), Voice.CLOSE))
    if not told:
        parts = [Paragraph(_("So far there is no answer to read."))]
    return Contents(
        name=_("Party summary"),
        title=whose.name,
        subtitle=_subtitle(whose),
        for_whom=_("For the mediator only"),
        about=whose.name,
        page_line=tongue.say(profile.page_line),
        foot=tongue.say(profile.summary_line),
        parts=tuple(parts),
        language=language,
        case_code=case.code,
        practice=read.case.practice,
    )


def own_copy(read: CaseRead, frame: Frame) -> Contents:
    """Everything one party wrote, for that party; says so where "only me" answers are not in it."""
    case = read.case
    whose = case.party(read.audience.party)
    tongue = case.tongue(whose.language)
    language = written_in(tongue.language)
    parts: list[Part] = []
    if any(filling.without_private for filling in read.fillings):
        words = _("Answers that only you can read are not in this copy. They are added while you are at the laptop.")
        parts.append(Notice("", (words,)))
    said: list[Part] = []
    for filling in read.of(whose.id):
        theirs = other_language(whose, language)
        told = Told(filling, tongue, frame, _not_here(filling), own=True, language=theirs)
        answers = told.answers()
        if answers:
            notes = (_towards(read, filling), _helped(filling), came_in_words(filling))
            said.append(Heading(sheet_title(filling, tongue), 2, below=" · ".join(note for note in notes if note)))
            said += answers
    if said:
        parts = [_key_for_a_party(frame, tongue), *parts, *said]
    else:
        parts.append(Paragraph(_("So far there is no answer in this copy.")))
    return Contents(
        name=_("Own copy"),
        title=_("What I wrote"),
        subtitle=whose.name,
        for_whom=_("For {name} only").format(name=whose.called),
        whose=whose.called,
        page_line=tongue.say(frame.profile(case.rules).page_line),
        parts=tuple(parts),
        language=language,
        case_code=case.code,
        practice=read.case.practice,
    )


def short_name(party: Party) -> str:
    """`called`, where a name stands often or in little room: what is cut ends on dots and the party's letter, for two may
    begin with the same words."""
    if len(party.name) <= _LONG_NAME:
        return party.called
    return _("{name}… ({letter})").format(name=among(party.name[:_LONG_NAME].rstrip()), letter=party.letter)


def other_language(whose: Party, language: str) -> str:
    """The language a party writes in, "" where a document in `language` is in that one too."""
    return "" if whose.language == language else whose.language


def sheet_title(filling: FillingRead, tongue: Tongue) -> str:
    """A sheet's title, with the issue it is about."""
    title = tongue.say(filling.worksheet.title)
    return f"{title}: {filling.issue.title}" if filling.issue is not None else title


def _subtitle(party: Party) -> str:
    return " · ".join(part for part in (_("Party {letter}").format(letter=party.letter), party.role) if part)


def _formal_head(read: CaseRead, filling: FillingRead, tongue: Tongue) -> Heading:
    """The sheet's titles, which break it belongs to where there was more than one, and how it went."""
    notes = [_towards(read, filling)]
    if len(read.breaks) > 1:
        notes += [_("Break {number}").format(number=b.number) for b in read.breaks if b.id == filling.break_id]
    if filling.minutes_used:
        notes.append(_("{count} min").format(count=filling.minutes_used))
    if filling.from_paper:
        notes.append(came_in_words(filling))
    else:
        notes.append(_("finished") if filling.finished else _("not finished"))
    notes.append(_helped(filling))
    formal = tongue.say(filling.worksheet.formal_title)
    return Heading(sheet_title(filling, tongue), 2, formal, " · ".join(note for note in notes if note))


def _towards(read: CaseRead, filling: FillingRead) -> str:
    """With three parties or more: which of the others the sheet is about."""
    name = next((party.name for party in read.case.parties if party.id == filling.towards), "")
    return _("about {name}").format(name=name) if name else ""


def _helped(filling: FillingRead) -> str:
    return _("written with the help of {name}").format(name=filling.helper) if filling.helper else ""


def _key_for_the_mediator(frame: Frame, tongue: Tongue) -> LockKey:
    mine = lock_said(frame, tongue, Lock.MEDIATOR)
    cleared = lock_said(frame, tongue, Lock.SHARE, cleared=True)
    return LockKey(
        (
            (mine, _("You may read it. It is not to be passed on.")),
            (cleared, _("These words may be passed on.")),
        )
    )


def _key_for_a_party(frame: Frame, tongue: Tongue) -> LockKey:
    locks = sorted(frame.locks, key=_width)
    said = (lock_said(frame, tongue, lock, cleared=lock is Lock.SHARE) for lock in locks)
    return LockKey(tuple((each, tongue.say(frame.locks[each.lock].meaning)) for each in said))


def _width(lock: Lock) -> int:
    return lock.width


def _not_here(filling: FillingRead) -> frozenset[str]:
    """In a copy without "only me" answers every answer that is not there may be one of them: nothing is worked out
    without it, and no word is taken from it (decision 7)."""
    if not filling.without_private:
        return frozenset()
    return frozenset(question.id for question in filling.worksheet.questions() if question.id not in filling.entries)


def _read_this_first(several: tuple[Told, ...]) -> list[Part]:
    """What the mediator must see before anything else: a private word, a person who needs help to take part.

    The latest answer to a question decides; a wish for a private word stands first.
    """
    found: dict[str, tuple[bool, str]] = {}
    for told in several:
        for question in told.questions():
            entry = told.filling.entries.get(question.id)
            if question.alert is None or entry is None:
                continue
            found.pop(question.id, None)
            if entry.answer.state is State.GIVEN and _raised(question.alert, entry.answer.value):
                said = ", ".join(question.kind.say(entry.answer.value, told.tongue))
                line = f"{told.tongue.say(question.summary_label)}: {said}"
                found[question.id] = (question.alert.suggest is not AlertTo.PRIVATE_MEETING, line)
    lines = tuple(line for _later, line in sorted(found.values(), key=_place))
    return [Notice(_("Read this first"), lines)] if lines else []


def _place(found: tuple[bool, str]) -> bool:
    return found[0]


def _raised(alert: Alert, value: object) -> bool:
    if alert.gte is not None and isinstance(value, int) and value >= alert.gte:
        return True
    given = value if isinstance(value, tuple) else (value,)
    return any(name in alert.values for name in given)
