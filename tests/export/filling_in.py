"""A form filled in by three programs that are not ours, and what stands in a form, read by a fourth."""

from __future__ import annotations

import ctypes
import importlib
import io
import logging
from collections.abc import Iterator, Mapping
from typing import Any

import pikepdf
import pypdf
import pypdfium2

engine: Any = importlib.import_module("pypdfium2.raw")
Wanted = Mapping[str, str]
"""By the name of a field: text, "/on" for a tick, "/<place>" for a choice."""


def standing_in(pdf: bytes) -> dict[str, str]:
    """What stands in the fields; nothing where a field is empty. A line ends as each program writes it: all mean the
    same (ISO 32000-1, 7.9.2.1)."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        found = {str(field.T): str(field.get("/V", "")) for field in opened.Root.AcroForm.Fields}
    found = {name: value.replace("\r\n", "\n").replace("\r", "\n") for name, value in found.items()}
    return {name: value for name, value in found.items() if value not in ("", "/Off")}


def by_pypdf(pdf: bytes, wanted: Wanted) -> bytes:
    # It says which letters its own picture of a field lacks. What stands in the field is what counts.
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf))
    for page in writer.pages:
        if "/Annots" in page:
            writer.update_page_form_field_values(page, dict(wanted), auto_regenerate=False)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def by_pikepdf(pdf: bytes, wanted: Wanted) -> bytes:
    """As its documentation says: values through its own form, which draws them, too."""
    from pikepdf.form import Form

    with pikepdf.open(io.BytesIO(pdf)) as opened:
        form = Form(opened)
        for name, value in wanted.items():
            field: Any = form[name]
            if field.is_checkbox:
                field.checked = True
            elif field.is_radio_button:
                next(one for one in field.options if str(one.on_value) == value).select()
            else:
                field.value = value
        out = io.BytesIO()
        opened.save(out)
    return out.getvalue()


def by_viewer(pdf: bytes, wanted: Wanted) -> bytes:
    """With the engine of a browser, as a hand does it: into a field and type, onto a mark and press."""
    document: Any = pypdfium2.PdfDocument(pdf)
    document.init_forms()
    form: Any = document.formenv
    for page in document:
        for annotation in list(_widgets(page)):
            name = _said(engine.FPDFAnnot_GetFormFieldName, form.raw, annotation)
            value = wanted.get(name)
            if value is None:
                continue
            if not value.startswith("/"):
                engine.FORM_SetFocusedAnnot(form.raw, annotation)
                typed = value.replace("\n", "\r").encode("utf-16-le") + b"\0\0"
                letters = ctypes.cast(ctypes.create_string_buffer(typed), ctypes.POINTER(ctypes.c_ushort))
                engine.FORM_ReplaceSelection(form.raw, page.raw, letters)
                engine.FORM_ForceToKillFocus(form.raw)
            elif value == "/on" or engine.FPDFAnnot_GetFormControlIndex(form.raw, annotation) == int(value[1:]):
                x, y = _middle(annotation)
                engine.FORM_OnMouseMove(form.raw, page.raw, 0, x, y)
                engine.FORM_OnLButtonDown(form.raw, page.raw, 0, x, y)
                engine.FORM_OnLButtonUp(form.raw, page.raw, 0, x, y)
    out = io.BytesIO()
    document.save(out)
    document.close()
    return out.getvalue()


def _widgets(page: Any) -> Iterator[Any]:
    for place in range(engine.FPDFPage_GetAnnotCount(page.raw)):
        yield engine.FPDFPage_GetAnnot(page.raw, place)


def _said(ask: Any, *about: Any) -> str:
    length = ask(*about, None, 0)
    buffer = ctypes.create_string_buffer(length)
    ask(*about, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), length)
    return buffer.raw.decode("utf-16-le").rstrip("\0")


def _middle(annotation: Any) -> tuple[float, float]:
    box = engine.FS_RECTF()
    engine.FPDFAnnot_GetRect(annotation, box)
    return (box.left + box.right) / 2, (box.bottom + box.top) / 2
