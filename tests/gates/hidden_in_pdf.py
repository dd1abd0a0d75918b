"""Hiding places in a PDF: what a document of ours must never have, made on purpose for the gates."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape


def with_an_older_revision(pdf: bytes, words: str) -> bytes:
    """The document as it was changed after it was saved once: what it said of itself before is still in the file."""
    info = _number(rb"/Info (\d+) 0 R", pdf)
    root = _number(rb"/Root (\d+) 0 R", pdf)
    size = _number(rb"/Size (\d+)", pdf)
    hexed = words.encode("utf-16-be").hex()
    before = _appended(pdf, info, f"<< /Producer (Recess) /Keywords <FEFF{hexed}> >>", root, size)
    return _appended(before, info, "<< /Producer (Recess) >>", root, size)


def xmp(words: str) -> bytes:
    """What a file says of itself in the newer way, with these words for a description."""
    about = f'<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" dc:source="{escape(words)}"/>'
    rdf = f'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">{about}</rdf:RDF>'
    return f'<x:xmpmeta xmlns:x="adobe:ns:meta/">{rdf}</x:xmpmeta>'.encode()


def _appended(pdf: bytes, number: int, content: str, root: int, size: int) -> bytes:
    """An incremental update that replaces one object."""
    previous = _number(rb"startxref\s+(\d+)\s+%%EOF\s*$", pdf)
    start = pdf if pdf.endswith(b"\n") else pdf + b"\n"
    update = f"{number} 0 obj\n{content}\nendobj\n"
    table = f"xref\n{number} 1\n{len(start):010} 00000 n \n"
    trailer = f"trailer\n<< /Size {size} /Root {root} 0 R /Info {number} 0 R /Prev {previous} >>\n"
    return start + f"{update}{table}{trailer}startxref\n{len(start) + len(update)}\n%%EOF\n".encode()


def _number(pattern: bytes, pdf: bytes) -> int:
    found = re.findall(pattern, pdf)
    assert found, pattern
    return int(found[-1])
