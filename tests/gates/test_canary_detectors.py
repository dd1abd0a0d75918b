"""The nine detectors find what is hidden on purpose, each its part of it; and in every document that is made for B, or
for all, they find nothing of what A kept back.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from pathlib import Path

import pikepdf
import pytest
from reportlab.pdfgen.canvas import Canvas

from app.commands.desk.drawing import drawn
from app.domain.kinds import ListKind, LongText, MoneyAmount, MoneyRange, ShortText
from app.domain.kinds.money_range import MoneySpan
from app.domain.money import Money
from app.domain.reading import CaseRead
from app.domain.sharing import Lock
from app.domain.worksheet import Form
from app.export.parts import Contents, Paragraph
from app.presenters.doors import DocumentKind
from tests.commands.running import Demo, everything_of, opened_case, recess
from tests.gates.canaries import DETECTORS, Canary, Document, forms, hits, in_words
from tests.gates.for_b import ForB, table
from tests.gates.hands import Act, Moves, Sheet
from tests.gates.hidden_in_pdf import with_an_older_revision, xmp
from tests.gates.made_up_sides import SHEETS
from tests.gates.two_sides import Kept, Planned, Side, Sitting, TwoSides
from tests.goals import Proved

__all__ = ["table"]
WORD, NUMBER = Canary("zorvexplum"), Canary(number=7_391_864)
BOTH = (WORD, NUMBER)


# ---- hiding places --------------------------------------------------------------------------------------------------------


def _page(draw: Callable[[Canvas], None], *, packed: bool = True) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, invariant=1, pageCompression=int(packed))
    for name in ("Author", "Creator", "Producer"):
        getattr(canvas, f"set{name}")("Recess")
    canvas.setTitle("Own copy")
    canvas.setSubject("")
    canvas.setKeywords("")
    canvas.drawString(72, 700, "What I wrote")
    draw(canvas)
    canvas.showPage()
    canvas.save()
    return out.getvalue()


def _plain(_canvas: Canvas) -> None:
    """Nothing is hidden."""


def _white(canvas: Canvas) -> None:
    canvas.setFillGray(1)
    canvas.drawString(72, 600, WORD.word)


def _off_the_page(canvas: Canvas) -> None:
    canvas.drawString(3000, 600, WORD.word)


def _a_letter_each(canvas: Canvas) -> None:
    for place, letter in enumerate(WORD.word):
        canvas.drawString(72 + 7 * place, 600, letter)


def _grouped(canvas: Canvas) -> None:
    canvas.drawString(72, 600, "7.391.900")


def _as_words(canvas: Canvas) -> None:
    canvas.drawString(72, 600, in_words(NUMBER.number))


def _strokes(canvas: Canvas) -> None:
    """Letters drawn as lines: nothing but the picture has them."""
    for place, letter in enumerate(WORD.word):
        for bit in range(7):
            if ord(letter) >> bit & 1:
                canvas.line(72 + 9 * place, 600 + 3 * bit, 78 + 9 * place, 600 + 3 * bit)


def _edited(edit: Callable[[pikepdf.Pdf], None]) -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(_page(_plain))) as opened:
        edit(opened)
        opened.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()


def _attached(opened: pikepdf.Pdf) -> None:
    opened.attachments["notes"] = pikepdf.AttachedFileSpec(
        opened,
        WORD.word.encode(),
        description="",
        filename="notes",
        mime_type="text/plain",
        creation_date="",
        mod_date="",
    )


def _marked(opened: pikepdf.Pdf) -> None:
    with opened.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem(f"{WORD.word} ñ", 0))


def _with_xmp(opened: pikepdf.Pdf) -> None:
    opened.Root.Metadata = opened.make_stream(xmp(WORD.word))


def _with_a_script(opened: pikepdf.Pdf) -> None:
    opened.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String(f"x='{WORD.word}'"))


def _noted(opened: pikepdf.Pdf) -> None:
    note = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Text, Rect=[0, 0, 1, 1], F=2, Contents=WORD.word
    )
    opened.pages[0].obj.Annots = pikepdf.Array([opened.make_indirect(note)])


def _dated(opened: pikepdf.Pdf) -> None:
    opened.docinfo["/ModDate"] = "D:20261103140000Z"


def _info(opened: pikepdf.Pdf) -> None:
    opened.docinfo["/Keywords"] = WORD.word


def _own_drawing() -> bytes:
    """Drawn by the program itself, with its own fonts: the file has numbers of glyphs, not letters."""
    parts = (Paragraph("What I wrote"), Paragraph(WORD.word))
    return drawn(Contents(name="Own copy", title="What I wrote", subtitle="", for_whom="", page_line="", parts=parts))


PLACES: Mapping[str, tuple[Callable[[], bytes], set[str]]] = {
    "written by the program itself": (_own_drawing, {"pypdf_text", "pdfium_text"}),
    "white": (lambda: _page(_white), {"inflated", "pypdf_text", "pdfium_text", "objects"}),
    "off the page": (lambda: _page(_off_the_page), {"inflated", "pypdf_text", "objects"}),
    "a letter each": (lambda: _page(_a_letter_each), {"pypdf_text", "pdfium_text"}),
    "a number, rounded and grouped": (lambda: _page(_grouped), {"inflated", "pdfium_text"}),
    "a number in words": (lambda: _page(_as_words), {"pdfium_text", "pypdf_text"}),
    "not packed": (lambda: _page(_white, packed=False), {"raw"}),
    "lines": (lambda: _page(_strokes), {"picture"}),
    "an attachment": (lambda: _edited(_attached), {"inflated", "objects", "says_of_itself"}),
    "a bookmark": (lambda: _edited(_marked), {"objects"}),
    "a description": (lambda: _edited(_with_xmp), {"objects", "says_of_itself"}),
    "a script": (lambda: _edited(_with_a_script), {"objects", "says_of_itself"}),
    "a hidden note": (lambda: _edited(_noted), {"objects"}),
    "a date": (lambda: _edited(_dated), {"says_of_itself"}),
    "keywords": (lambda: _edited(_info), {"objects", "says_of_itself"}),
    "an older revision": (lambda: with_an_older_revision(_page(_plain), WORD.word), {"revisions", "raw"}),
}


@pytest.mark.parametrize("place", PLACES)
def test_what_is_hidden_is_found(place: str) -> None:
    hide, finders = PLACES[place]
    clean = _page(_plain)
    assert hits(Document("own-copy_party-B.pdf", clean, clean), BOTH) == set()
    assert finders <= hits(Document("own-copy_party-B.pdf", hide(), clean), BOTH)


def test_a_name_of_a_file_is_found() -> None:
    clean = _page(_plain)
    assert hits(Document("own-copy_party-B_zorvexplum.pdf", clean, clean), BOTH) == {"name"}


def test_every_detector_finds_something_and_each_is_needed() -> None:
    found_by = [finders for _hide, finders in PLACES.values()]
    assert {"name"}.union(*found_by) == set(DETECTORS)
    assert len(DETECTORS) == 9


# ---- the documents of the program -----------------------------------------------------------------------------------------


def _canary(question: object, place: int) -> tuple[object, Canary] | None:
    """What A answers to a question of this kind, in plain form, and the canary in it."""
    word = Canary("".join(("zor", *(chr(97 + int(digit)) for digit in f"{place:03}"), "vexplum")))
    number = Canary(number=7_391_864 + 1_113_579 * place)
    money = Money(number.number * 100, "USD")
    answers: dict[type, tuple[object, Canary]] = {
        ShortText: (word.word, word),
        LongText: (f"I said {word.word} to nobody.", word),
        ListKind: ([{"id": "x", "text": word.word}], word),
        MoneyAmount: (MoneyAmount().to_plain(money), number),
        MoneyRange: (MoneyRange().to_plain(MoneySpan(money, None)), number),
    }
    return answers.get(type(question))


def _full_of_canaries(table: TwoSides) -> tuple[Side, dict[Lock, list[Canary]]]:
    """A answers every question of every sheet that takes words or money, and clears none of it."""
    acts: dict[Sheet, dict[str, Act]] = {}
    found: dict[Lock, list[Canary]] = {Lock.ONLY_ME: [], Lock.MEDIATOR: []}
    sheets = [(sheet, "") for sheet in table.library.worksheets if not table.library.worksheets[sheet].repeat_per]
    planned = [sheet for sheet in {*SHEETS, *sheets} if table.library.worksheets[sheet[0]].needs_cleared is None]
    for sheet in sorted(planned):
        acts[sheet] = {}
        for question in table.settled(sheet).questions():
            made = _canary(question.kind, sum(map(len, found.values())))
            if made is not None:
                lock = Lock.MEDIATOR if len(found[Lock.MEDIATOR]) <= len(found[Lock.ONLY_ME]) else Lock.ONLY_ME
                acts[sheet][question.id] = Act(plain=made[0], lock=lock)
                found[lock].append(made[1])
    moves = Moves(acts, more=True, code="otter-77")
    return Side((Sitting(1, tuple(Planned(sheet, Form.FULL) for sheet in sorted(planned)), moves),)), found


def _documents(table: TwoSides, kept: Kept) -> dict[str, bytes]:
    return ForB(table).every_paper(kept)


@pytest.mark.gate
@pytest.mark.timeout(900)
def test_no_detector_finds_a_word_or_number_of_a_in_anything_made_for_b(table: TwoSides, proved: Proved) -> None:
    side, found = _full_of_canaries(table)
    kept, cleared = table.put_in(side, 100)
    assert cleared == ()
    canaries = (*found[Lock.ONLY_ME], *found[Lock.MEDIATOR])
    assert min(map(len, found.values())) > 20
    nobody, _cleared = table.put_in(Side(), 100)
    made, twins = _documents(table, kept), _documents(table, nobody)
    for name, pdf in made.items():
        assert hits(Document(name, pdf, twins[name]), canaries) == set(), name
    for name, content in ForB(table).contents(kept).items():
        assert not any(form in content for canary in canaries for form in forms(canary)), name
    _they_are_there(table, kept, found)
    proved("S1", "documents for B under nine detectors: no hit", len(made))


def _they_are_there(table: TwoSides, kept: Kept, found: dict[Lock, list[Canary]]) -> None:
    """Otherwise the test above could not fail: the mediator's summary of A has what the mediator may read, and nothing
    of what is A's alone."""
    pdf = ForB(table).summary_of_a(kept)
    readable = [canary for canary in found[Lock.MEDIATOR] if hits(Document("", pdf, pdf), (canary,)) - {"name"}]
    assert len(readable) > 15
    assert hits(Document("party-summary-A_mediator.pdf", pdf, pdf), tuple(found[Lock.ONLY_ME])) == set()


# ---- the sample case ------------------------------------------------------------------------------------------------------


def _kept_back(read: CaseRead) -> tuple[Canary, ...]:
    """The sentences of a party that it did not clear."""
    said = {
        str(entry.answer.value)
        for filling in read.fillings
        for entry in filling.entries.values()
        if not entry.cleared and isinstance(entry.answer.value, str) and " " in entry.answer.value
    }
    return tuple(Canary(words) for words in said)


@pytest.mark.gate
@pytest.mark.timeout(600)
def test_no_detector_finds_a_sentence_of_the_other_party_in_the_documents_of_the_sample_case(
    tmp_path: Path, proved: Proved
) -> None:
    out, vault = tmp_path / "out", tmp_path / "vault"
    ran = recess("demo", "--out", out, "--keep-vault", vault, folder=tmp_path)
    assert ran.status == 0, ran.err
    demo = Demo(ran, out, vault)
    with opened_case(demo.vault) as desk:
        kept = {letter: _kept_back(everything_of(desk, letter)) for letter in ("A", "B")}
    assert min(map(len, kept.values())) > 5
    looked_at = 0
    for path in sorted(out.glob("*.pdf")):
        others = {"A": kept["B"], "B": kept["A"]}.get(path.stem[-1], (*kept["A"], *kept["B"]))
        if path.stem.endswith("_mediator"):
            continue
        pdf = path.read_bytes()
        assert hits(Document(path.name, pdf, pdf), others) == set(), path.name
        looked_at += 1
    own = out / f"{DocumentKind.OWN_COPY.value}_party-A.pdf"
    assert hits(Document(own.name, own.read_bytes(), own.read_bytes()), kept["A"]) != set()
    proved("S1", "documents of the sample case under nine detectors: no hit", looked_at)
