"""Locking a document with words: AES-256 as every common viewer opens it (notes: R=6, through pikepdf only)."""

from __future__ import annotations

import io

import pikepdf


def lock(pdf: bytes, words: str) -> bytes:
    """The document locked; without `words` nobody reads it."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        opened.save(out, encryption=pikepdf.Encryption(owner=words, user=words, R=6, aes=True, metadata=True))
    return out.getvalue()
