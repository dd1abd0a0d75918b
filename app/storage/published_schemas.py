"""The JSON Schemas of worksheet and template files, as they are published in `resources/`.

Schema and program agree on the shape of a file, because both are the same classes (decision 45).
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel

from app.storage.template_models import TemplateShape
from app.storage.worksheet_models import WorksheetShape

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def worksheet_schema() -> dict[str, Any]:
    """The shape of a worksheet file."""
    return _schema(WorksheetShape, "A Recess worksheet")


def template_schema() -> dict[str, Any]:
    """The shape of a template file."""
    return _schema(TemplateShape, "A Recess template")


def published_schemas() -> Mapping[str, str]:
    """File name in `resources/` → text of the schema."""
    schemas = {"worksheet.schema.json": worksheet_schema(), "template.schema.json": template_schema()}
    return {name: json.dumps(schema, ensure_ascii=False, indent=1) + "\n" for name, schema in schemas.items()}


def _schema(shape: type[BaseModel], title: str) -> dict[str, Any]:
    return {"$schema": _DIALECT, **shape.model_json_schema(), "title": title}
