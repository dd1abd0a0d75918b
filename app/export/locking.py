"""Locking a document with words: AES-256 as every common viewer opens it (notes: R=6, through pikepdf only)."""

from __future__ import annotations

import io
import re

import pikepdf

_FOR_ARCHIVES = re.compile(rb"<pdfaid:.*\n")


def lock(pdf: bytes, words: str) -> bytes:
    """The document locked; without `words` nobody reads it."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        about = opened.Root.get("/Metadata")
        if isinstance(about, pikepdf.Stream):
            # A locked file is none for an archive (ISO 19005-2, 6.1.3), and does not say that it is one.
            about.write(_FOR_ARCHIVES.sub(b"", about.read_bytes()))
        with_words = pikepdf.Encryption(owner=words, user=words, R=6, aes=True, metadata=True)
        opened.save(out, encryption=with_words, fix_metadata_version=False)
    return out.getvalue()
