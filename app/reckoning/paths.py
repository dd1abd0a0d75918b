"""Places in a tree by name: the ids or labels on the way, joined by "/"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from app.domain.language import _
from app.reckoning.checking import join
from app.reckoning.trees import Branch, Impossible, Node


@dataclass(frozen=True, slots=True)
class Found:
    """A place. `fork` and `branch` are None where the path names the root itself."""

    node: Node
    fork: Node | None = None
    branch: Branch | None = None


def find(root: Node, path: str) -> Found:
    """The place that `path` names, for instance `root/win`; the root's own name may be left out.

    Each step is named by the id of the node it leads to or by the branch's label. `Impossible` where there is none, or
    two.
    """
    found = [Found(root)] if path in _names(root) else []
    for name in ("", *_names(root)):
        rest = path if not name else path.removeprefix(f"{name}/")
        if not name or rest != path:
            found.extend(_below(root, rest))
    unique = {id(one.node): one for one in found}
    if not unique:
        raise Impossible(path, _("There is no such place in the tree."))
    if len(unique) > 1:
        raise Impossible(path, _("Two places in the tree have this name. Give one of them an id."))
    return next(iter(unique.values()))


def _names(node: Node) -> tuple[str, ...]:
    return tuple(name for name in dict.fromkeys((node.id, node.label)) if name)


def _below(fork: Node, rest: str) -> Iterator[Found]:
    for branch in fork.branches:
        for name in dict.fromkeys((branch.node.id, branch.label, branch.node.label)):
            if name and rest == name:
                yield Found(branch.node, fork, branch)
            elif name and rest.startswith(f"{name}/"):
                yield from _below(branch.node, rest.removeprefix(f"{name}/"))


def named(root: Node) -> Iterator[tuple[str, Node]]:
    """Every node by its id, or by its path where it has none, a node before what comes after it.

    Where two nodes without an id have one path, the later ones carry a number.
    """
    met: dict[str, int] = {}
    waiting = [(root.id or root.label, root)]
    while waiting:
        path, node = waiting.pop()
        name = node.id or path
        met[name] = met.get(name, 0) + 1
        yield (name if met[name] == 1 else f"{name} ({met[name]})"), node
        waiting.extend((join(path, branch), branch.node) for branch in reversed(node.branches))
