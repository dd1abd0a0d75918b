"""Unusual words and numbers that one party wrote, and nine ways to find them in a document made for another.

No single way finds every hiding place (`test_canary_detectors.py` has the places); together they stand beside the proof
that nothing depends on what the other wrote.
"""

from __future__ import annotations

import base64
import io
import re
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import pikepdf
import pypdfium2
from pypdf import PdfReader

from app.domain.forms.identity import CODE, LANGUAGE, ORDER
from app.export.metadata import about
from app.export.tagging import PROFILE

_SPACES = ("", ",", ".", " ", "\u00a0", "\u202f", "'")
_SAYS = {
    "/Author": "Recess",
    "/Creator": "Recess",
    "/Producer": "Recess",
    "/Keywords": "",
    "/Subject": "",
    "/Trapped": "/False",
    "/CreationDate": "D:20000101000000+00'00'",
    "/ModDate": "D:20000101000000+00'00'",
}  # fmt: skip
"""What a document may say of itself, whoever it is for; its title is what kind of document it is."""
TITLES = frozenset({
    "Own copy", "Joint summary", "Party summary", "Handout", "Handouts", "Handout to fill in", "Return card", "Referral note", "Outcome note", "Term points",
})  # fmt: skip
_CATALOG = frozenset({
    "/Type", "/Pages", "/Outlines", "/PageMode", "/Lang", "/PageLabels", "/ViewerPreferences",
    "/MarkInfo", "/Metadata", "/OutputIntents", "/StructTreeRoot", "/AcroForm",
})  # fmt: skip
_FORM = frozenset({"/Fields", "/DR", "/DA"})
"""All that a form has: no script, and nothing for one program alone."""
_ELEMENT = frozenset({"/Type", "/S", "/P", "/Pg", "/K", "/A", "/Alt", "/Lang", "/ActualText"})
"""All that an element says of itself beside its words; what a figure shows is looked through like all other words."""


@dataclass(frozen=True)
class Canary:
    """A word, or a number, that stands nowhere else."""

    word: str = ""
    number: int = 0

    def said(self) -> tuple[str, ...]:
        """As it may be written, without white space where it is text."""
        if self.word:
            return self.word, self.word[::-1], self.word.upper()
        return _said_of(self.number)


@lru_cache(maxsize=512)
def forms(canary: Canary) -> tuple[bytes, ...]:
    """As its bytes may lie in a file."""
    found = []
    for said in canary.said():
        for encoding in ("utf-8", "utf-16-be", "utf-16-le"):
            plain = said.encode(encoding)
            found += [plain, plain.hex().encode(), plain.hex().upper().encode()]
        found += _in_base64(said.encode())
    return tuple(form for form in found if len(form) > 5)


def _said_of(number: int) -> tuple[str, ...]:
    digits = str(number)
    grouped = f"{number:,}"
    rounded = [round(number, -places) for places in (2, 3)]
    indian = re.sub(r"(?<=\d)(?=(\d\d)+$)", ",", digits[:-3]) + "," + digits[-3:]
    every = [grouped.replace(",", space) for space in _SPACES]
    every += [f"{each:,}".replace(",", space) for each in rounded for space in _SPACES]
    return (*dict.fromkeys([*every, indian, digits[::-1], f"{number:x}", in_words(number)]),)


_ONES = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["-", "-", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def in_words(number: int) -> str:
    """A number below a thousand million, as it is said."""
    for size, name in ((1_000_000, "million"), (1_000, "thousand"), (100, "hundred")):
        if number >= size:
            rest = f" {in_words(number % size)}" if number % size else ""
            return f"{in_words(number // size)} {name}{rest}"
    if number < 20:
        return _ONES[number]
    return _TENS[number // 10] + (f"-{_ONES[number % 10]}" if number % 10 else "")


def _in_base64(plain: bytes) -> Iterator[bytes]:
    """The inner part of its base64, wherever in a group of three it begins."""
    for before in range(3):
        coded = base64.b64encode(b"\0" * before + plain)
        yield coded[(0, 2, 3)[before] : -4]


@dataclass(frozen=True)
class Document:
    """A document as it lies on the disk, and the same one of a case in which the other party wrote nothing."""

    name: str
    pdf: bytes
    twin: bytes


# ---- the nine -------------------------------------------------------------------------------------------------------------


def _in_bytes(content: bytes, canaries: tuple[Canary, ...]) -> bool:
    return any(form in content for canary in canaries for form in forms(canary))


def _in_text(text: str, canaries: tuple[Canary, ...]) -> bool:
    tight = re.sub(r"[\s\u00ad\ufffe\ufeff\x02]+", "", text)
    return any(re.sub(r"\s+", "", said) in tight for canary in canaries for said in canary.said())


def raw(document: Document, canaries: tuple[Canary, ...]) -> bool:
    """The bytes of the file as they are."""
    return _in_bytes(document.pdf, canaries)


def inflated(document: Document, canaries: tuple[Canary, ...]) -> bool:
    """Every stream, unpacked, whether anything points at it or not."""
    return any(_in_bytes(stream, canaries) for stream in _streams(document.pdf))


def _streams(pdf: bytes) -> Iterator[bytes]:
    for found in re.finditer(rb"stream\r?\n(.*?)endstream", pdf, re.DOTALL):
        packed = found[1]
        if b"~>" in packed[-6:]:
            packed = base64.a85decode(b"<~" + packed.strip().removeprefix(b"<~"), adobe=True)
        try:
            yield zlib.decompressobj().decompress(packed)
        except zlib.error:
            yield packed


def pypdf_text(document: Document, canaries: tuple[Canary, ...]) -> bool:
    """The words one program finds on the pages."""
    text = "".join(page.extract_text() for page in PdfReader(io.BytesIO(document.pdf)).pages)
    return _in_text(text, canaries)


def pdfium_text(document: Document, canaries: tuple[Canary, ...]) -> bool:
    """The words another one finds."""
    opened = pypdfium2.PdfDocument(document.pdf)
    try:
        return _in_text("".join(page.get_textpage().get_text_range() for page in opened), canaries)
    finally:
        opened.close()


def objects(document: Document, canaries: tuple[Canary, ...]) -> bool:
    """Every object there is, with its strings as they are meant and its stream unpacked."""
    return _in_objects(document.pdf, canaries)


def _in_objects(pdf: bytes, canaries: tuple[Canary, ...]) -> bool:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        for each in opened.objects:
            if _in_text(" ".join(_strings(each)), canaries):
                return True
            if isinstance(each, pikepdf.Stream) and _in_bytes(_unpacked(each), canaries):
                return True
    return False


def _unpacked(stream: pikepdf.Stream) -> bytes:
    try:
        return stream.read_bytes()
    except pikepdf.PdfError:
        return stream.read_raw_bytes()


def _strings(each: object) -> Iterator[str]:
    """All strings and names in one object; others it only points at have their own turn."""
    if isinstance(each, pikepdf.String | pikepdf.Name):
        yield str(each)
    elif isinstance(each, pikepdf.Stream | pikepdf.Dictionary):
        for key, value in each.items():
            yield key
            yield from _strings_here(value)
    elif isinstance(each, pikepdf.Array):
        for value in each:
            yield from _strings_here(value)


def _strings_here(value: object) -> Iterator[str]:
    if not (isinstance(value, pikepdf.Object) and value.is_indirect):
        yield from _strings(value)


def revisions(document: Document, canaries: tuple[Canary, ...]) -> bool:
    """The file as it was before each change that was added to its end; ours are written once."""
    ends = [found.end() for found in re.finditer(rb"%%EOF\s*", document.pdf)]
    return any(_in_objects(document.pdf[:end], canaries) for end in ends[:-1])


def picture(document: Document, _canaries: tuple[Canary, ...]) -> bool:
    """What can be seen, point for point, beside the twin."""
    return _drawn(document.pdf) != _drawn(document.twin)


def _drawn(pdf: bytes) -> list[bytes]:
    opened = pypdfium2.PdfDocument(pdf)
    try:
        return [page.render(scale=1.0).to_pil().tobytes() for page in opened]
    finally:
        opened.close()


def name(document: Document, canaries: tuple[Canary, ...]) -> bool:
    """What the file is called."""
    return _in_text(document.name, canaries) or _in_bytes(document.name.encode(), canaries)


def says_of_itself(document: Document, _canaries: tuple[Canary, ...]) -> bool:
    """Anything the file says of itself, or has with it, that is not on a short list."""
    with pikepdf.open(io.BytesIO(document.pdf)) as opened:
        root = opened.Root
        if set(root.keys()) - _CATALOG or opened.attachments:
            return True
        if _is_filled_in(root.get("/AcroForm", {})):
            return True
        said = {key: str(value) for key, value in opened.docinfo.items()}
        title = said.pop("/Title", "")
        if title not in TITLES or any(_SAYS.get(key) != value for key, value in said.items()):
            return True
        if "/Metadata" in root and root.Metadata.read_bytes() != about(title, str(root.get("/Lang", ""))).encode():
            return True
        intents = [intent.DestOutputProfile.read_bytes() for intent in root.get("/OutputIntents", [])]
        return any(intent != PROFILE.read_bytes() for intent in intents) or any(
            set(each.keys()) - _ELEMENT
            for each in opened.objects
            if isinstance(each, pikepdf.Dictionary) and each.get("/Type") == pikepdf.Name.StructElem
        )


def _is_filled_in(form: Any) -> bool:
    """Whether a form holds more than the code, language and order of its handout."""
    fields = form.get("/Fields", [])
    filled = {str(field.T) for field in fields if str(field.get("/V", "/Off")) not in ("", "/Off")}
    return bool(set(form.keys()) - _FORM or filled - {CODE, LANGUAGE, ORDER})


Detector = Callable[[Document, tuple[Canary, ...]], bool]
DETECTORS: Mapping[str, Detector] = {
    detector.__name__: detector
    for detector in (
        raw, inflated, pypdf_text, pdfium_text, objects, revisions, picture, name, says_of_itself,
    )
}  # fmt: skip


def hits(document: Document, canaries: tuple[Canary, ...]) -> set[str]:
    """The detectors that found something."""
    return {called for called, detector in DETECTORS.items() if detector(document, canaries)}
