"""A form whose fields are drawn as part of its pages: for a preview, which draws no fields."""

from __future__ import annotations

import io

import pikepdf


def flat(pdf: bytes) -> bytes:
    """The same pages, to look at and to print; no form and no file to keep any more."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        form = opened.Root.get("/AcroForm")
        if form is not None and "/NeedAppearances" in form:
            # As they are: they were drawn with letters that the form has.
            del form.NeedAppearances
        opened.flatten_annotations("all")
        # What is empty has no picture of its own, and stays: there is nothing of it to see.
        for page in opened.pages:
            if "/Annots" in page.obj:
                del page.obj.Annots
        if "/AcroForm" in opened.Root:
            del opened.Root.AcroForm
        opened.save(out, deterministic_id=True)
    return out.getvalue()
