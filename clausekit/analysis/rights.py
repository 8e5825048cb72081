"""Who may end the contract: the grants in one unit, each with its sides and its share of the words."""

from __future__ import annotations

from typing import NamedTuple

from clausekit.analysis.reading import JOINT, Reading, ahead_of
from clausekit.analysis.values import SIDES, Side
from clausekit.language.pack import Pack
from clausekit.language.patterns import possible
from clausekit.language.tagging import FILLER, NUMBER

_JOINED = 6
"""How far the contract may stand behind the verb where a part is named with it ("an order or this Agreement"), in
symbols."""


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
        for pattern in possible(pack.patterns[kind], reading.present):
            for match in pattern.finditer(reading.symbols):
                end, actor = match.start("end"), match.start("actor")
                if (
                    end in found
                    or (kind == "grant" and reading.symbols[max(0, actor - 1) : actor] in _addressed(pack))
                    or (kind == "grant" and not pack.verb_last and reading.symbols[end - 1] in pack.any_of("shall"))
                    or any(hit.actor == actor for hit in found.values())
                    or not _ends_contract(reading, end, kind == "grant" and not pack.verb_last, pack)
                    or _mutual(reading, min(actor, end), actor, pack)
                    or _denied(reading, actor, end, pack)
                    or (kind == "passive" and (_amends(reading, end, pack) or _only_told(reading, end, actor, pack)))
                ):
                    continue
                sides = sides_of(reading, actor, pack)
                if sides:
                    dismissed = reading.symbols[end] in pack.any_of("dismiss")
                    name = "services" if not dismissed and _ends_services(reading, end, pack) else "granted"
                    found[end] = _Hit(sides, name, actor, match.start())
    for end, begin in _under_heading(reading, pack):
        if not any(abs(end - other) <= _NEAR for other in found):
            found[end] = _Hit(_headed(reading, pack), "granted", end, begin)
    for kind, name in (("only_if", "only"), ("open", "granted"), ("automatic_end", "automatic")):
        for pattern in possible(pack.patterns[kind], reading.present):
            for match in pattern.finditer(reading.symbols):
                end = match.start("end")
                near = any(abs(end - other) <= _NEAR for other in found)
                if (
                    not near
                    and _ends_contract(reading, end, False, pack)
                    and not _amends(reading, end, pack)
                    and not _denied(reading, end, end, pack)
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
        for pattern in possible(pack.patterns["headed"], reading.present)
        for match in pattern.finditer(reading.symbols)
        if _ends_contract(reading, match.start("end"), not pack.verb_last, pack)
        and not _denied(reading, match.start("end"), match.start("end"), pack)
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
                return grant._replace(sides=sides_of(reading, index, pack), actor=index)
            if symbol not in pack.any_of("by", "notice", "at_any_time", "convenience", "to") + FILLER + NUMBER + ",":
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
        return (meant,) if meant else ()
    if symbol == pack.symbols["either"]:
        return SIDES
    if symbol in pack.any_of("other", "innocent"):
        if pack.symbols["either"] in reading.symbols[:actor]:
            return SIDES
        for index in range(actor - 1, -1, -1):
            if reading.symbols[index] in names:
                guilty = joined_sides(reading.symbols, index, pack)
                return tuple(side for side in SIDES if side not in guilty) or SIDES
        return SIDES
    return ()


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
    "ends without further action by the Client"."""
    by = reading.symbols.rfind(pack.symbols["by"], end, actor)
    return (
        not pack.verb_last
        and by > 0
        and (FILLER in reading.symbols[by + 1 : actor] or reading.symbols[by - 1] == pack.symbols["automatic"])
    )


def _amends(reading: Reading, end: int, pack: Pack) -> bool:
    """True in "may be amended, waived or terminated only in writing", which speaks of form and opens no way out."""
    return pack.symbols["amend"] in reading.symbols[max(0, end - 5) : end + 4]


def _ends_services(reading: Reading, end: int, pack: Pack) -> bool:
    """True where what ends is the services as a whole: "may suspend or terminate the Services"."""
    after = reading.symbols[end + 1 : end + 9]
    for mark in ".;,":
        after = after.split(mark, 1)[0]
    return pack.symbols["contract"] not in after and not set(after[:6]).isdisjoint(pack.any_of("services"))


def _addressed(pack: Pack) -> tuple[str, ...]:
    """Symbols before somebody who is spoken to and does not act: "upon notice to the Client"."""
    return tuple(pack.any_of("to", "from")) if not pack.verb_last else ()


def _denied(reading: Reading, actor: int, end: int, pack: Pack) -> bool:
    """True where the words take the right away or only speak of it: "neither A nor B may …", "in no event shall A be
    entitled to …", "no waiver of its right to …"."""
    before = reading.symbols[max(0, actor - 10) : actor]
    for mark in ";.:":
        before = before.rsplit(mark, 1)[-1]
    if pack.symbols["instead"] in before.rsplit(",", 1)[-1]:
        # "in addition to A's other rights to terminate"
        return True
    return (
        not set(before).isdisjoint(pack.any_of("neither", "amend"))
        or pack.symbols["neither"] in (reading.symbols[max(0, end - 3) : end])
    )


def _ends_contract(reading: Reading, end: int, active: bool, pack: Pack) -> bool:
    """True unless what ends is something else: an order, a licence, one service, somebody's rights. `active`: the
    thing that ends stands after the verb ("may terminate this Agreement"), else before it."""
    if set(ahead_of(reading.symbols, end, 2, pack)) & set(pack.any_of("instead", "none")):
        return False
    contract, part = pack.symbols["contract"], pack.symbols["part"]
    after = reading.symbols[end + 1 : end + 9]
    for mark in ".;":
        after = after.split(mark, 1)[0]
    if after[:1] == pack.symbols.get("it"):
        return contract in reading.symbols[:end] or pack.symbols["contract"] in reading.heading
    if reading.symbols[end] in pack.any_of("an_end", "dismiss", "default_event", "no_force"):
        return True
    if active and _ends_services(reading, end, pack):
        return part not in after[:3]
    whole, piece, partly = after.find(contract), after.find(part), after.find(pack.symbols["partly"])
    if active and not set(after[: max(piece, 0)]).isdisjoint(pack.any_of("if", "event")):
        # "may rescind if the purchase price …": what stands in the condition is not what ends
        piece = -1
    if 0 <= partly <= 4 and whole < partly:
        return False
    either = 0 <= piece < whole and not set(after[piece:whole]).isdisjoint(pack.any_of("or", "and"))
    if active and either and whole <= _JOINED:
        return True
    if whole >= 0 and (piece < 0 or whole < piece or piece > 1 or either):
        return not active or whole <= 3 or after[0] != FILLER or pack.symbols["perform"] in after[:whole]
    before = reading.symbols[max(reading.own if end >= reading.own else 0, end - 12) : end]
    if not active and contract in before and not (0 <= piece <= 2):
        return True
    if 0 <= piece <= 3 or part in before[0 if pack.verb_last else -6 :]:
        return False
    if pack.verb_last and contract not in reading.symbols[:end] and FILLER + pack.symbols.get("dat", "_") in before:
        # something else is what ends: किसी भी कार्यक्रम को … रद्द कर सकता है
        return False
    if reading.symbols[end] in pack.any_of("quit") and after[:1] in pack.any_of("as_role"):
        return True
    if after[:1] == ",":
        return not set(after[1:4]).isdisjoint(
            pack.any_of("notice", "if", "to", "by", "event", "convenience", "opens_after")
        )
    if after and after[0] in pack.any_of("adverbial"):
        # "may terminate on thirty days' notice"; but no term that is to "end on May 1, 2001"
        if f"{NUMBER},{NUMBER}" in after:
            return False
        told = pack.any_of("notice", "if", "event", "cause", "convenience", "at_any_time", "elsewhere", "breach")
        return len(after) == 1 or not set(reading.symbols[end + 1 : end + 16]).isdisjoint(told)
    if after and after[0] in pack.any_of("option_word", "right_word"):
        return False
    if active and after and after[0] in pack.any_of("side") and after[1:2] == FILLER and contract not in after[:5]:
        # "may terminate the Supplier's access": something of a side's, not the side
        return False
    return not after or after[0] not in pack.any_of("and", "or") + FILLER
