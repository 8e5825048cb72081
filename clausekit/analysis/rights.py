"""Who may end the contract: the grants in one unit, each with its sides and its share of the words."""

from __future__ import annotations

from typing import NamedTuple

from clausekit.analysis.reading import Reading
from clausekit.analysis.values import SIDES, Side
from clausekit.language.pack import Pack


class Grant(NamedTuple):
    """One right to end, in one unit.

    sides  whose right it is
    kind   granted ("may terminate"), automatic ("shall terminate if") or only ("may not terminate except")
    end    index of the symbol that ends the contract
    start  index of the first symbol of this grant's share of the unit
    stop   index just past the last
    """

    sides: tuple[Side, ...]
    kind: str
    end: int
    start: int
    stop: int


def grants(reading: Reading, pack: Pack) -> list[Grant]:
    """All grants of a unit, in order. A right to end a part only (an order, a licence) is none."""
    found: dict[int, tuple[tuple[Side, ...], str, int]] = {}
    for kind in ("grant", "passive"):
        for pattern in pack.patterns[kind]:
            for match in pattern.finditer(reading.symbols):
                end = match.start("end")
                if end in found or not _ends_contract(reading, end, pack):
                    continue
                sides = sides_of(reading, match.start("actor"), pack)
                if sides:
                    found[end] = (sides, "granted", match.start())
    for kind, name in (("only_if", "only"), ("open", "granted"), ("automatic_end", "automatic")):
        for pattern in pack.patterns[kind]:
            for match in pattern.finditer(reading.symbols):
                end = match.start("end")
                near = any(abs(end - other) <= 6 for other in found)
                if not near and _ends_contract(reading, end, pack):
                    found[end] = (SIDES, name, match.start())
    ordered = sorted(found.items())
    result = []
    for index, (end, (sides, kind, begin)) in enumerate(ordered):
        start = 0 if index == 0 else _cut(reading, ordered[index - 1][0], begin)
        stop = _cut(reading, end, ordered[index + 1][1][2]) if index + 1 < len(ordered) else len(reading.symbols)
        result.append(Grant(sides, kind, end, start, stop))
    return result


def _cut(reading: Reading, after: int, before: int) -> int:
    """Where one grant's words end and the next one's begin: the last semicolon, full stop or comma between them."""
    for mark in ";.,":
        at = reading.symbols.rfind(mark, after, max(before, after))
        if at >= 0:
            return at
    return max(before, after)


def sides_of(reading: Reading, actor: int, pack: Pack) -> tuple[Side, ...]:
    """The sides that the actor at this symbol means; "the other party" is looked up in the words before it."""
    symbol = reading.symbols[actor]
    names = {pack.symbols[side]: side for side in SIDES}
    if symbol in names:
        side: Side = names[symbol]
        return (side,)
    if symbol == pack.symbols["either"]:
        return SIDES
    if symbol in pack.any_of("other", "innocent"):
        if pack.symbols["either"] in reading.symbols[:actor]:
            return SIDES
        for index in range(actor - 1, -1, -1):
            guilty = names.get(reading.symbols[index])
            if guilty is not None:
                return ("client",) if guilty == "provider" else ("provider",)
        return SIDES
    return ()


def _ends_contract(reading: Reading, end: int, pack: Pack) -> bool:
    """True unless what ends is only a part: an order, a licence, one service."""
    contract, part = pack.symbols["contract"], pack.symbols["part"]
    after = reading.symbols[end + 1 : end + 8]
    whole = after.find(contract)
    piece = after.find(part)
    if whole >= 0:
        return True
    before = reading.symbols[max(reading.own if end >= reading.own else 0, end - 12) : end]
    if piece >= 0 and piece <= 3:
        return False
    if contract in before:
        return True
    return part not in before[-6:]
