"""What may stand where, looked up in the JSON Schema of a file: for suggestions in messages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from app.storage.yaml_reading import Path, value_at

Node = Mapping[str, Any]
_NOTHING: Node = {}
_TEXTS = ("Label", "Sentences", "Passage")


class SchemaView:
    """Walks a schema along a path of a file. Knows only what pydantic writes into schemas."""

    def __init__(self, schema: Node) -> None:
        self._schema = schema

    def names(self, path: Path, data: Any) -> tuple[str, ...]:
        """The keys that may stand in the mapping at `path`."""
        found: dict[str, None] = {}
        for node in self._members(self._at(path, data)):
            found.update(dict.fromkeys(node.get("properties", {})))
        return tuple(found)

    def names_of_any_kind(self, path: Path, data: Any) -> tuple[str, ...]:
        """The keys that may stand there if another kind were chosen."""
        found: dict[str, None] = {}
        for node in self._alternatives(self._before_choosing(path, data)):
            found.update(dict.fromkeys(node.get("properties", {})))
        return tuple(found)

    def kinds(self, path: Path, data: Any) -> tuple[str, ...]:
        """The kinds that can be chosen at `path`."""
        return tuple(self._before_choosing(path, data).get("discriminator", {}).get("mapping", {}))

    def choices(self, path: Path, data: Any) -> tuple[str, ...]:
        """The words that may stand at `path`, where they are listed."""
        for node in self._members(self._at(path, data)):
            if "enum" in node:
                return tuple(str(word) for word in node["enum"])
            if "const" in node:
                return (str(node["const"]),)
        return ()

    def is_text(self, path: Path, data: Any) -> bool:
        """Whether words in several languages belong at `path`."""
        return any(node.get("title") in _TEXTS for node in self._members(self._at(path, data)))

    def _at(self, path: Path, data: Any) -> Node:
        return self._chosen(self._before_choosing(path, data), value_at(data, path))

    def _before_choosing(self, path: Path, data: Any) -> Node:
        node: Node = self._resolved(self._schema)
        here = data
        for part in path:
            node = self._resolved(self._inside(self._chosen(node, here), part))
            here = value_at(here, (part,))
        return node

    def _inside(self, node: Node, part: str | int) -> Node:
        for member in self._members(node):
            if isinstance(part, int) and "items" in member:
                return dict(member["items"])
            if isinstance(part, str):
                if part in member.get("properties", {}):
                    return dict(member["properties"][part])
                patterned = next(iter(member.get("patternProperties", {}).values()), None)
                more = patterned if patterned is not None else member.get("additionalProperties")
                if isinstance(more, Mapping):
                    return more
        return _NOTHING

    def _chosen(self, node: Node, value: Any) -> Node:
        """The member of a union that `value` belongs to, where that can be told."""
        if "anyOf" in node:
            something = [member for member in self._alternatives(node) if member.get("type") != "null"]
            return self._chosen(something[0], value) if len(something) == 1 else node
        if "discriminator" in node and isinstance(value, Mapping):
            target = node["discriminator"]["mapping"].get(value.get("kind"))
            return self._resolved({"$ref": target}) if target else node
        if "oneOf" in node and isinstance(value, Mapping):
            for member in self._alternatives(node):
                if set(member.get("required", ())[:1]) & set(value):
                    return member
        return node

    def _members(self, node: Node) -> Iterator[Node]:
        if "anyOf" in node or "oneOf" in node:
            for member in self._alternatives(node):
                yield from self._members(member)
        else:
            yield node

    def _alternatives(self, node: Node) -> Iterator[Node]:
        for member in (*node.get("anyOf", ()), *node.get("oneOf", ())):
            yield self._resolved(member)

    def _resolved(self, node: Node) -> Node:
        while "$ref" in node:
            node = self._schema["$defs"][str(node["$ref"]).rsplit("/", 1)[-1]]
        return node
