"""Small trees that are written down in one line."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from app.reckoning.trees import Branch, Chance, Node


def sure(chance: str | int) -> Chance:
    return Chance.exactly(Fraction(chance))


def end(value: str | int, name: str = "") -> Node:
    return Node(value=Fraction(value), id=name)


def fork(*branches: tuple[str, Chance | None, Node], decision: bool = False) -> Node:
    ways = tuple(Branch(label, node, chance) for label, chance, node in branches)
    return Node(ways, decision=decision, id="root")


def court(win: str = "0.5", value: int = 100, cost: int = 0) -> Node:
    lose = str(1 - Fraction(win))
    return replace(fork(("win", sure(win), end(value)), ("lose", sure(lose), end(0))), cost=Fraction(cost))
