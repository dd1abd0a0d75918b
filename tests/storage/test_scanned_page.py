"""What office scanners make of a page is read as the page looks, and nothing of it that the page does not show."""

from __future__ import annotations

import io
import json
import zlib
from collections.abc import Callable, Iterator
from typing import Any

import pikepdf
import pypdfium2
import pytest
from pikepdf import Array, Dictionary, Name
from PIL import Image

from app.storage.cage import Cage, CannotBeRead
from app.storage.foreign import PICTURE, answered
from app.storage.foreign_pictures import UNREAD, NoPicture, _pixels, read_picture
from app.storage.grey_picture import LONGEST_SIDE, GreyPicture
from app.storage.refused_pictures import (
    COVERED,
    DAMAGED,
    LOCKED,
    MOST_PIXELS,
    NOT_ONE_PICTURE,
    PACKED,
    SEVERAL_PAGES,
    TOO_LARGE,
)
from tests.storage.scans_made import SORTS, UPRIGHT, as_scanned, fax, marked, page_of, saved, scan

GREY: dict[str, Any] = {"BitsPerComponent": 8, "ColorSpace": Name.DeviceGray}
PLAIN = marked().tobytes()


def read(content: bytes) -> GreyPicture:
    return _pixels(json.loads(answered(PICTURE, content, None)))


def why(content: bytes) -> str:
    with pytest.raises(NoPicture) as none:
        read(content)
    return none.value.why


def corners(found: GreyPicture) -> str:
    across, down = (3, found.width - 4), (3, found.height - 4)
    return "".join("#" if found.grey[y * found.width + x] < 100 else "." for y in down for x in across)


def in_a_viewer(content: bytes) -> str:
    document: Any = pypdfium2.PdfDocument(content)
    page = document[0].render(scale=1).to_pil().convert("L")
    return corners(GreyPicture(page.width, page.height, page.tobytes()))


@pytest.mark.parametrize("sort", sorted(SORTS))
def test_every_way_in_which_a_scan_is_packed_gives_the_page_that_a_viewer_shows(sort: str) -> None:
    content = as_scanned(sort)
    assert in_a_viewer(content) == "#..."
    found = read(content)
    assert (found.width, found.height) == (60, 40)
    expected = marked().tobytes()
    assert max(abs(one - other) for one, other in zip(found.grey, expected, strict=True)) < (
        60 if "JPEG" in sort else 1
    )


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
@pytest.mark.parametrize(
    "drawn",
    [
        UPRIGHT,
        "q 1 1 1 rg 0 0 60 40 re f 60 0 0 40 0 0 cm /P Do Q",
        "q 0 0 60 40 re W n 60 0 0 40 0 0 cm /P Do Q BT 3 Tr /F1 9 Tf (words) Tj ET",
        "q -60 0 0 -40 60 40 cm /P Do Q",
        "q 0 40 -60 0 60 0 cm /P Do Q",
        "q 0 -40 60 0 0 40 cm /P Do Q",
        "q 1 0 0 -1 0 40 cm q 60 0 0 40 0 0 cm /P Do Q Q",
        "q .1 0 0 .1 0 0 cm 600 0 0 400 0 0 cm /P Do Q",
    ],
)
def test_a_scan_stands_as_a_viewer_shows_it_however_it_was_drawn(drawn: str, turn: int) -> None:
    with pikepdf.new() as pdf:
        page = page_of(pdf, PLAIN, drawn, **GREY)
        page.obj.Rotate = turn
        content = saved(pdf)
    assert corners(read(content)) == in_a_viewer(content)


def bent(change: Callable[[pikepdf.Pdf, Any], None], drawn: str = UPRIGHT, **how: Any) -> bytes:
    with pikepdf.new() as pdf:
        change(pdf, page_of(pdf, PLAIN, drawn, **GREY).obj)
        return saved(pdf, **how)


def _cropped(_pdf: pikepdf.Pdf, page: Any) -> None:
    page.CropBox = Array([0, 0, 60, 30])


def _noted(_pdf: pikepdf.Pdf, page: Any) -> None:
    page.Annots = Array([Dictionary(Type=Name.Annot, Subtype=Name.Square, Rect=Array([0, 0, 30, 30]))])


def _linked(_pdf: pikepdf.Pdf, page: Any) -> None:
    page.Annots = Array([Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 30, 30]))])


def _as_it_is(_pdf: pikepdf.Pdf, _page: Any) -> None:
    """Nothing."""


def _second_page(pdf: pikepdf.Pdf, _page: Any) -> None:
    pdf.add_blank_page()


def _within_itself(_pdf: pikepdf.Pdf, page: Any) -> None:
    drawing = page.Contents
    drawing["/Subtype"], drawing["/BBox"], drawing["/Resources"] = Name.Form, Array([0, 0, 60, 40]), page.Resources
    page.Resources.XObject.P = drawing


def _masked(pdf: pikepdf.Pdf, page: Any) -> None:
    seen = {"/Type": Name.XObject, "/Subtype": Name.Image, "/Width": 60, "/Height": 40}
    page.Resources.XObject.P.SMask = pdf.make_stream(bytes(2400), {**seen, **{f"/{name}": GREY[name] for name in GREY}})


def _layered(pdf: pikepdf.Pdf, page: Any) -> None:
    page.Resources.XObject.P.OC = pdf.make_indirect(Dictionary(Type=Name.OCG, Name="a layer"))


def _seen_through(_pdf: pikepdf.Pdf, page: Any) -> None:
    page.Resources.ExtGState = Dictionary(G=Dictionary(ca=0.1), S=Dictionary(SMask=Name("/None"), ca=1))


def _of_its_folder(pdf: pikepdf.Pdf, page: Any) -> None:
    folder = pdf.Root.Pages
    folder.Rotate, folder.Resources = 90, page.Resources
    del page["/Resources"]


@pytest.mark.parametrize(
    "content",
    [
        bent(_cropped),
        bent(_masked),
        bent(_layered),
        bent(_seen_through, f"/G gs {UPRIGHT}"),
        bent(_as_it_is, f"/OC /Hidden BDC {UPRIGHT} EMC"),
        bent(_as_it_is, f"{UPRIGHT} BT /F1 40 Tf (words) Tj ET"),
        bent(_as_it_is, f"q 3 Tr Q {UPRIGHT} BT /F1 40 Tf [(words)] TJ ET"),
        bent(_noted),
        bent(_as_it_is, f"{UPRIGHT} 0 g 0 0 20 20 re f"),
        bent(_as_it_is, f"{UPRIGHT} 30 w 0 0 m 60 40 l S"),
        bent(_as_it_is, "q 0 0 30 40 re W n 60 0 0 40 0 0 cm /P Do Q"),
        bent(_as_it_is, "q 0 0 m 60 0 l 0 40 l h W n 60 0 0 40 0 0 cm /P Do Q"),
        bent(_as_it_is, "q 120 0 0 80 -30 -20 cm /P Do Q"),
    ],
    ids=[
        "cropped",
        "masked",
        "a layer",
        "seen through",
        "a hidden layer",
        "words",
        "words anew",
        "a note",
        "a black box",
        "a line",
        "cut",
        "cut in a shape",
        "beyond the page",
    ],
)
def test_what_somebody_hid_on_a_scan_is_not_taken(content: bytes) -> None:
    assert why(content) == COVERED


def test_what_a_page_has_from_the_folder_it_lies_in_counts() -> None:
    content = bent(_of_its_folder)
    assert corners(read(content)) == in_a_viewer(content)


def test_a_look_that_hides_nothing_is_taken() -> None:
    assert corners(read(bent(_seen_through, f"/S gs {UPRIGHT}"))) == "#..."


def test_links_hide_nothing() -> None:
    assert corners(read(bent(_linked))) == "#..."


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"%PDF-1.7", DAMAGED),
        (as_scanned("G4")[:500], DAMAGED),
        (bent(_as_it_is, ""), NOT_ONE_PICTURE),
        (bent(_as_it_is, f"{UPRIGHT} {UPRIGHT}"), NOT_ONE_PICTURE),
        (bent(_as_it_is, "BT (A letter) Tj ET"), NOT_ONE_PICTURE),
        (bent(_within_itself), NOT_ONE_PICTURE),
        (bent(_second_page), SEVERAL_PAGES),
        (bent(_as_it_is, encryption=pikepdf.Encryption(owner="a", user="b", R=6)), LOCKED),
        (scan(PLAIN, Filter=Name.JBIG2Decode, **GREY), PACKED),
        (scan(PLAIN, Filter=Name.JPXDecode, **GREY), PACKED),
        (scan(PLAIN, Filter=Array([Name.DCTDecode, Name.FlateDecode]), **GREY), PACKED),
        (scan(PLAIN, BitsPerComponent=8, ColorSpace=Name.Pattern), PACKED),
        (scan(PLAIN, Decode=Array([0.2, 0.7]), **GREY), PACKED),
        (scan(PLAIN[:-1], **GREY), DAMAGED),
        (scan(PLAIN, **{**GREY, "Width": 0}), DAMAGED),
        (scan(PLAIN, **{**GREY, "Width": 10_000, "Height": MOST_PIXELS // 10_000 + 1}), TOO_LARGE),
    ],
)
def test_what_is_no_page_of_a_scanner_is_refused_with_a_reason(content: bytes, reason: str) -> None:
    assert why(content) == reason


def test_a_fax_that_speaks_of_more_rows_than_it_has_or_of_another_width_is_refused() -> None:
    lines = fax(marked("1"))
    for how in ({"K": -1, "Columns": 61, "Rows": 40}, {"K": -1, "Columns": 60, "Rows": 40_000_000}):
        settings = Dictionary({f"/{name}": value for name, value in how.items()})
        content = scan(lines, Filter=Name.CCITTFaxDecode, DecodeParms=settings, **{**GREY, "BitsPerComponent": 1})
        assert why(content) == DAMAGED


@pytest.fixture(scope="module")
def cage() -> Iterator[Cage]:
    """One for all of them, as patient as a machine that others use needs: what one file does to it, the next would notice."""
    with Cage(patience=120) as cage:
        yield cage


def _office_page(mode: str) -> bytes:
    """A4 at 600 dots an inch, the largest that an office scanner makes."""
    page = Image.linear_gradient("L").rotate(30).resize((4960, 7016)).convert(mode)
    size: dict[str, Any] = {"Width": 4960, "Height": 7016}
    if mode == "1":
        how = Dictionary(K=-1, Columns=4960, Rows=7016)
        grey = {**GREY, "BitsPerComponent": 1}
        return scan(fax(page), Filter=Name.CCITTFaxDecode, DecodeParms=how, **grey, **size)
    colours = {**GREY, "ColorSpace": Name.DeviceRGB}
    return scan(zlib.compress(page.tobytes(), 1), Filter=Name.FlateDecode, **colours, **size)


@pytest.mark.parametrize("mode", ["1", "RGB"])
def test_the_largest_page_of_an_office_scanner_is_read_within_the_limits_of_the_cage(mode: str, cage: Cage) -> None:
    found = _pixels(cage.read(PICTURE, _office_page(mode)))
    assert (found.width, found.height) == (round(4960 * LONGEST_SIDE / 7016), LONGEST_SIDE)


def test_what_unpacks_to_more_than_there_is_room_for_ends_in_the_cage(cage: Cage) -> None:
    bomb = scan(zlib.compress(bytes(500 << 20), 1), Filter=Name.FlateDecode, **GREY)
    try:
        told = cage.read(PICTURE, bomb)
    except CannotBeRead:
        told = {"refused": DAMAGED}
    assert told == {"refused": DAMAGED}
    # The next file is read as if nothing had been.
    assert corners(_pixels(cage.read(PICTURE, as_scanned("G4")))) == "#..."


@pytest.mark.parametrize("sort", ["G4", "G3", "Flate, predicted", "JPEG, packed", "in letters", "within a drawing"])
def test_in_the_cage_a_scan_is_read_as_outside(sort: str, cage: Cage) -> None:
    content = as_scanned(sort)
    assert _pixels(cage.read(PICTURE, content)) == read(content)


def test_a_scan_that_only_says_who_may_print_it_is_read_in_the_cage(cage: Cage) -> None:
    content = bent(_as_it_is, encryption=pikepdf.Encryption(owner="any", user="", R=6))
    assert corners(_pixels(cage.read(PICTURE, content))) == "#..."


def test_a_reader_that_came_to_no_end_is_told_as_that(monkeypatch: pytest.MonkeyPatch) -> None:
    def ended(*_asked: object) -> object:
        raise CannotBeRead

    monkeypatch.setattr(Cage, "read", ended)
    with pytest.raises(NoPicture) as none:
        read_picture(io.BytesIO(b"").getvalue())
    assert none.value.why == UNREAD
