"""Who may end the contract: the grants in one unit, each with its sides and its share of the words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from clausekit.analysis.ended import addressed, amends, denied, ends_contract, ends_services
from clausekit.analysis.reading import JOINT, Reading
from clausekit.analysis.values import SIDES, Side
from clausekit.language.pack import Pack
from clausekit.language.patterns import possible
from clausekit.language.tagging import FILLER, NUMBER

_NEAR = 6
"""Within how many symbols two patterns that find an end have found the same."""


class Grant(NamedTuple):
    """One right to end, in one unit.

    sides  whose right it is
    kind   granted ("may terminate"), services (may end its services, which leaves nothing of the contract), automatic
           ("shall terminate if") or only ("may not terminate except")
    actor  index of the symbol of who may; the same as `end` where nobody is named
    end    index of the symbol that ends the contract
    start  index of the first symbol of this grant's share of the unit
    stop   index just past the last
    """

    sides: tuple[Side, ...]
    kind: str
    actor: int
    end: int
    start: int
    stop: int


def _stands_alone(reading: Reading, grant: Grant, at: int, pack: Pack) -> bool:
    """True where what the grant says before `at` is whole: it has its own condition or notice."""
    return reading.symbols[at] == ";" or bool(
        set(reading.symbols[grant.end : at]) & set(pack.any_of("if", "notice", "event", "breach"))
    )


class _Hit(NamedTuple):
    sides: tuple[Side, ...]
    kind: str
    actor: int
    begin: int


def grants(reading: Reading, pack: Pack) -> list[Grant]:
    """All grants of a unit, in order. A right to end a part only (an order, a licence) is none."""
    found: dict[int, _Hit] = {}
    for kind in ("grant", "passive"):
        for pattern in possible(pack.patterns[kind], reading.maybe):
            for match in pattern.finditer(reading.symbols):
                end, actor = match.start("end"), match.start("actor")
                if (
                    end in found
                    or (kind == "grant" and reading.symbols[max(0, actor - 1) : actor] in addressed(pack))
                    or (kind == "grant" and not pack.verb_last and reading.symbols[end - 1] in pack.any_of("shall"))
                    or any(hit.actor == actor and hit.kind == "granted" for hit in found.values())
                    or not ends_contract(reading, end, kind == "grant" and not pack.verb_last, pack)
                    or _mutual(reading, min(actor, end), max(actor, end), pack)
                    or denied(reading, actor, end, pack)
                    or (kind == "grant" and _another_acts(reading, actor, end, pack))
                    or (kind == "passive" and (amends(reading, end, pack) or _only_told(reading, end, actor, pack)))
                ):
                    continue
                sides = sides_of(reading, actor, pack)
                if sides:
                    dismissed = reading.symbols[end] in pack.any_of("dismiss")
                    name = "services" if not dismissed and ends_services(reading, end, pack) else "granted"
                    found[end] = _Hit(sides, name, actor, match.start())
    for end, begin in _under_heading(reading, pack):
        if not any(abs(end - other) <= _NEAR for other in found):
            found[end] = _Hit(_headed(reading, pack), "granted", end, begin)
    for kind, name in (("only_if", "only"), ("open", "granted"), ("automatic_end", "automatic")):
        for pattern in possible(pack.patterns[kind], reading.maybe):
            for match in pattern.finditer(reading.symbols):
                end = match.start("end")
                near = any(abs(end - other) <= _NEAR for other in found)
                if (
                    not near
                    and ends_contract(reading, end, False, pack)
                    and not amends(reading, end, pack)
                    and not denied(reading, end, end, pack)
                    and not _mutual(reading, end, end + 14, pack)
                ):
                    sides = _entitled(reading, pack) if kind == "open" else SIDES
                    found[end] = _Hit(sides, name, end, match.start())
    if any(end >= reading.own and hit.kind == "granted" for end, hit in found.items()):
        # An item that grants a right in words of its own does not share in what leads to its neighbours.
        found = {end: hit for end, hit in found.items() if end >= reading.own}
    ordered = sorted(found.items())
    result = []
    for index, (end, hit) in enumerate(ordered):
        start = 0 if index == 0 else _cut(reading, ordered[index - 1][0], hit.begin, pack)
        stop = (
            _cut(reading, end, ordered[index + 1][1].begin, pack) if index + 1 < len(ordered) else len(reading.symbols)
        )
        grant = Grant(hit.sides, hit.kind, hit.actor, end, start, stop)
        result += _also_by(reading, _as_item_says(reading, grant, pack) if end < reading.own else grant, pack)
    return [_vice_versa(reading, grant, pack) for grant in result if grant.sides]


def _another_acts(reading: Reading, actor: int, end: int, pack: Pack) -> bool:
    """True where the side stands in the condition, and who may is somebody else, behind its comma and not known: "if
    the Client breaches a duty, Acme may terminate"."""
    if pack.verb_last or pack.symbols["either"] == reading.symbols[actor]:
        return False
    before = reading.symbols[max(0, actor - 4) : actor]
    for mark in ";.:,":
        before = before.rsplit(mark, 1)[-1]
    between = reading.symbols[actor + 1 : end]
    comma = between.find(",")
    if comma < 0 or set(before).isdisjoint(pack.any_of("if", "event")):
        return False
    subject = between[comma + 1 :].split(pack.symbols["may"], 1)[0]
    return 0 < len(subject) <= 2 and set(subject) == {FILLER}


def _headed(reading: Reading, pack: Pack) -> tuple[Side, ...]:
    """The side that the heading alone names: "Rights and duties of Party A"; () where it names none or both."""
    named = tuple(side for side in SIDES if pack.symbols[side] in reading.heading)
    return named if len(named) == 1 else ()


def _entitled(reading: Reading, pack: Pack) -> tuple[Side, ...]:
    """Whose a right is that names nobody: that of the one side in a heading on leaving ("Termination by the Client"),
    else anybody's."""
    on_leaving = not set(reading.heading).isdisjoint(pack.any_of("ends", "ending", "right_word"))
    return (_headed(reading, pack) if on_leaving else ()) or SIDES


def _under_heading(reading: Reading, pack: Pack) -> list[tuple[int, int]]:
    """Rights whose holder stands in the heading only ("May unilaterally terminate the contract, but …"): the symbol
    that ends the contract, and where the words begin."""
    if not _headed(reading, pack):
        return []
    return [
        (match.start("end"), match.start())
        for pattern in possible(pack.patterns["headed"], reading.maybe)
        for match in pattern.finditer(reading.symbols)
        if ends_contract(reading, match.start("end"), not pack.verb_last, pack)
        and not denied(reading, match.start("end"), match.start("end"), pack)
    ]


def _vice_versa(reading: Reading, grant: Grant, pack: Pack) -> Grant:
    """The right of both where the words end with "and vice versa"."""
    return grant._replace(sides=SIDES) if pack.symbols["vice_versa"] in reading.symbols[grant.end :] else grant


def _also_by(reading: Reading, grant: Grant, pack: Pack) -> list[Grant]:
    """One grant for each side of "terminable by A if …; by B upon …; or by either party …", each with its words."""
    if grant.actor < grant.end:
        return [grant]
    matches = sorted(
        (
            match
            for pattern in pack.patterns["also_by"]
            for match in pattern.finditer(reading.symbols, max(grant.actor, grant.end), grant.stop)
        ),
        key=lambda match: match.start(),
    )
    matches = [match for match in matches if _stands_alone(reading, grant, match.start(), pack)]
    if not matches:
        return [grant]
    edges = [*(match.start() for match in matches), grant.stop]
    further = [
        grant._replace(
            sides=sides_of(reading, match.start("actor"), pack), actor=match.start("actor"), start=start, stop=stop
        )
        for match, start, stop in zip(matches, edges, edges[1:], strict=False)
    ]
    return [grant._replace(stop=edges[0]), *further]


def _as_item_says(reading: Reading, grant: Grant, pack: Pack) -> Grant:
    """A right that stands in the lead, for one item: "(a) by the Client" names who; "(b) by mutual consent" nobody."""
    starts = [index + 1 for index in range(grant.end, reading.own) if reading.symbols[index] == JOINT]
    by = pack.symbols["by"]
    for start in reversed(starts):
        if pack.verb_last and grant.actor == grant.end and _begins_by_notice_of(reading, start, pack):
            return grant._replace(sides=sides_of(reading, start, pack), actor=start)
        for index in range(start, min(start + 8, len(reading.symbols))):
            symbol = reading.symbols[index]
            if symbol == pack.symbols["mutual"]:
                return grant._replace(sides=())
            if symbol in pack.any_of("actor") and index > start and reading.symbols[index - 1] == by:
                together = _only_together(reading, index, pack)
                return grant._replace(sides=() if together else sides_of(reading, index, pack), actor=index)
            if (
                symbol
                not in pack.any_of("by", "giving", "notice", "at_any_time", "convenience", "to") + FILLER + NUMBER + ","
            ):
                break
    if grant.actor == grant.end and _mutual(reading, reading.own, len(reading.symbols), pack):
        return grant._replace(sides=())
    return grant


def _begins_by_notice_of(reading: Reading, start: int, pack: Pack) -> bool:
    """True where an item begins with who gives notice; where the verb is last, "by" stands behind: ग्राहक द्वारा 30
    दिन की सूचना पर."""
    by = reading.symbols[start + 1 : start + 2] == pack.symbols["by"]
    return by and any(pattern.match(reading.symbols, start) for pattern in pack.patterns["item_by_notice"])


def _mutual(reading: Reading, start: int, stop: int, pack: Pack) -> bool:
    """True where an agreement of both stands between these symbols, with no "or" after it."""
    at = reading.symbols.find(pack.symbols["mutual"], start, stop)
    return at >= 0 and pack.symbols["or"] not in reading.symbols[at:stop]


def _only_together(reading: Reading, start: int, pack: Pack) -> bool:
    """True in "by A and B, at any time, upon their mutual agreement", from this symbol on; not where an "or" gives one
    of them another way."""
    said = reading.symbols[start:]
    at, sides = said.find(pack.symbols["mutual"]), pack.any_of("side")
    ways = [index for index, symbol in enumerate(said) if symbol == pack.symbols["or"]]
    return at >= 0 and all(index < at and said[index + 1] in sides for index in ways)


def _cut(reading: Reading, after: int, before: int, pack: Pack) -> int:
    """Where one grant's words end and the next one's begin, between these symbols: at the last semicolon or full
    stop, else where a condition begins, else at the last comma."""
    stop = max(before, after)
    hard = max(reading.symbols.rfind(mark, after, stop) for mark in ";.:")
    if hard >= 0:
        return hard
    for index in range(after, stop):
        if reading.symbols[index] in pack.any_of("if", "event"):
            return index
    comma = reading.symbols.rfind(",", after, stop)
    return comma if comma >= 0 else stop


def sides_of(reading: Reading, actor: int, pack: Pack) -> tuple[Side, ...]:
    """The sides that the actor at this symbol means; "the other party" is looked up in the words before it."""
    symbol = reading.symbols[actor]
    names = {pack.symbols[side]: side for side in SIDES}
    if symbol in names:
        return joined_sides(reading.symbols, actor, pack)
    if symbol == pack.symbols.get("it"):
        meant = next((names[before] for before in reversed(reading.symbols[:actor]) if before in names), None)
        return (meant,) if meant else _headed(reading, pack)
    if symbol == pack.symbols["either"]:
        return SIDES
    if symbol in pack.any_of("other", "innocent"):
        if pack.symbols["either"] in reading.symbols[:actor]:
            return SIDES
        for index in range(actor - 1, -1, -1):
            if reading.symbols[index] in names:
                if _two_conditions(reading.symbols, index, names, pack):
                    return SIDES
                guilty = joined_sides(reading.symbols, index, pack)
                return tuple(side for side in SIDES if side not in guilty) or SIDES
        return SIDES
    return ()


def _two_conditions(symbols: str, at: int, names: Mapping[str, Side], pack: Pack) -> bool:
    """True in "if A does not pay, or if B does not deliver, the other may": the side at this symbol is the second."""
    ahead = symbols[max(0, at - 2) : at]
    if pack.verb_last or len(ahead) < 2 or ahead[0] not in pack.any_of("or") or ahead[1] not in pack.any_of("if"):
        return False
    return any(symbol in names and symbol != symbols[at] for symbol in symbols[: at - 2])


def joined_sides(symbols: str, at: int, pack: Pack) -> tuple[Side, ...]:
    """The side that is named at this symbol; both where the other is named with it: "A or B"."""
    names = {pack.symbols[side]: side for side in SIDES}
    side: Side = names[symbols[at]]
    joints = pack.any_of("or", "and")
    before, behind = symbols[max(0, at - 2) : at], symbols[at + 1 : at + 3]
    both = (len(before) == 2 and before[1] in joints and names.get(before[0], side) != side) or (
        len(behind) == 2 and behind[0] in joints and names.get(behind[1], side) != side
    )
    return SIDES if both else (side,)


def _only_told(reading: Reading, end: int, actor: int, pack: Pack) -> bool:
    """True where the "by" before who seems to end leads to another deed: "may be ended by giving the Client notice",
    "ends without further action by the Client", "Events of Default: (b) the filing by the Client of …"."""
    if reading.symbols[end] in pack.any_of("default_event") and JOINT in reading.symbols[end:actor]:
        return True
    by = reading.symbols.rfind(pack.symbols["by"], end, actor)
    deed = FILLER + pack.any_of("giving")
    return (
        not pack.verb_last
        and by > 0
        and (
            not set(reading.symbols[by + 1 : actor]).isdisjoint(deed)
            or reading.symbols[by - 1] == pack.symbols["automatic"]
        )
    )
