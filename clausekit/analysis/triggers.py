"""What opens a right to end: the conditions named in its words, and whose they are."""

from __future__ import annotations

from collections.abc import Iterator

from clausekit.analysis.hanging import hangs
from clausekit.analysis.reading import JOINT, Reading, ahead_of
from clausekit.analysis.rights import Grant, joined_sides
from clausekit.analysis.values import SIDES, Side, Trigger
from clausekit.language.pack import Pack
from clausekit.language.patterns import possible
from clausekit.language.tagging import FILLER, NUMBER

CONDITIONS: tuple[Trigger, ...] = (
    "breach", "nonpayment", "insolvency", "force_majeure", "inability", "conduct", "scope", "ethics",
    "change_of_control",
)  # fmt: skip
"""The triggers that have a concept of their own in a language pack."""
_UNPAID_FIRST = sorted(CONDITIONS, key="nonpayment".__ne__)
"""The same, with the one first that takes in some words of another: the "default" of a default in payment."""


_NO_WISH = ("may", "fail", "lacking", "not", "none", "breach", "must_not")
"""Concepts that make a condition more than the wish to end."""

_BESIDE = 3
"""How far behind a condition the side that it befalls stands ("a receiver is appointed for the Client"), in symbols."""

_FAR = 24
"""How far before a condition the side may stand that it befalls, and the "if" behind which a contract ends by itself,
in symbols."""

_NAMED = 4
"""Between "shall" and the breach that it names stand so many symbols at most."""

_BARE = 5
"""How far from who may the verb stands, in symbols, where nothing but the contract stands between them."""


def guilty_sides(reading: Reading, share: list[int], pack: Pack, trigger: Trigger | None = None) -> tuple[Side, ...]:
    """Whose breach or insolvency these words speak of: the side named nearest before the condition, else both. With a
    `trigger`, that of its own condition, where a side is named there: "if A does not pay, or either party breaches"."""
    hits = sorted(_condition_hits(reading, share, False, pack), key=lambda hit: hit[1])
    own = [index for name, index in hits if name == trigger]
    for index in (*own, *(index for _, index in hits)):
        guilty = _guilty_at(reading, share, index, pack)
        if guilty:
            return guilty
    return SIDES


def _guilty_at(reading: Reading, share: list[int], index: int, pack: Pack) -> tuple[Side, ...]:
    """Whose the condition at this symbol is; () where nobody is named near it."""
    names = {pack.symbols[side]: side for side in SIDES}
    for before in range(index - 1, max(share[0], index - _FAR) - 1, -1):
        symbol = reading.symbols[before]
        if symbol in pack.any_of("may", "end"):
            break
        if symbol in names:
            return joined_sides(reading.symbols, before, pack)
        if symbol in pack.any_of("either", "other"):
            return SIDES
    for after in range(index + 1, min(share[-1] + 1, index + 10)):
        symbol = reading.symbols[after]
        if symbol in pack.any_of("gets"):
            # "the fee is not received by the Consultant": who should receive fails nobody
            break
        if symbol in names and (
            reading.symbols[after - 1] in pack.any_of("by", "to")
            or (reading.symbols[after - 1] == FILLER and after - index <= _BESIDE)
        ):
            return (names[symbol],)
    return ()


def told_of_its_end(reading: Reading, grant: Grant, pack: Pack) -> tuple[Side, ...]:
    """The one side that an end by itself is told or spared: "ends without further notice to the Client"; () if none."""
    names = {pack.symbols[side]: side for side in SIDES}
    if pack.verb_last:
        return ()
    behind = reading.symbols[grant.end : grant.stop]
    told = [
        names[behind[index + 2]]
        for index in range(len(behind) - 2)
        if behind[index] in pack.any_of("notice", "automatic") and behind[index + 1] in pack.any_of("to")
        and behind[index + 2] in names
    ]  # fmt: skip
    return tuple(told[:1])


def _condition_hits(reading: Reading, share: list[int], excepted: bool, pack: Pack) -> list[tuple[Trigger, int]]:
    """The triggers whose words stand in the share, with the symbol where each begins; what is said not to be so ("no
    default") or taken out ("other than for breach") only if `excepted`."""
    if not share:
        return []
    symbols, stop = reading.symbols, share[-1] + 1
    hits: list[tuple[Trigger, int]] = []
    unpaid: list[tuple[int, int]] = []
    for trigger in _UNPAID_FIRST:
        for pattern in possible(pack.patterns[f"when_{trigger}"], reading.maybe):
            for match in pattern.finditer(symbols, share[0], stop):
                at = match.start()
                beside = match.end() - 1 if pack.verb_last else at
                if not excepted and _is_out(symbols, at, beside, pack):
                    continue
                if trigger == "breach" and any(
                    first <= at < last or _goes_on(symbols, first, at, pack) for first, last in unpaid
                ):
                    continue
                hits.append((trigger, at))
                if trigger == "nonpayment":
                    unpaid.append(match.span())
                break
    return hits


def _is_out(symbols: str, at: int, beside: int, pack: Pack) -> bool:
    """Whether the condition at this symbol is said not to be so, is taken out, or is what somebody may do ("may refuse
    to pay"). That a contract is to have no force if … takes nothing out."""
    ahead = ahead_of(symbols, beside, 5, pack)
    out = set(pack.any_of("except", "release_words", "survive")) - set(pack.any_of("no_force"))
    none = pack.symbols["none"] in ahead_of(symbols, beside, 2, pack)
    return (
        none or not out.isdisjoint(ahead) or (not pack.verb_last and symbols[at - 1 : at] in tuple(pack.any_of("may")))
    )


def _goes_on(symbols: str, first: int, at: int, pack: Pack) -> bool:
    """True where the words at `at` only go on with the condition at `first`: "fails to pay and such default lasts"; or
    only give it a name: "failure to pay shall be a default"."""
    between = symbols[first:at]
    if _is_name(between, pack):
        return True
    if not set(symbols[max(0, first - 3) : first]).isdisjoint(pack.any_of("including", "or")):
        return False
    return pack.symbols["and"] in between and set(between).isdisjoint({*pack.any_of("or", "end", "may"), ";", ".", ":"})


def _is_name(between: str, pack: Pack) -> bool:
    """Whether these symbols before a breach end in "shall be considered a", or the like."""
    if pack.verb_last or not set(between).isdisjoint({*pack.any_of("or", "end", "may"), ";", ".", ":"}):
        return False
    verb = max(between.rfind(symbol) for symbol in pack.any_of("shall", "means"))
    named = between[verb + 1 :]
    return (
        verb >= 0 and len(named) <= _NAMED and set(named) <= {FILLER, *pack.any_of("be", "declare", "means", "as_role")}
    )


def conditions_of(reading: Reading, share: list[int], excepted: bool, pack: Pack) -> list[Trigger]:
    """The triggers whose words stand in the share, in the order of `CONDITIONS`."""
    hits = {trigger for trigger, _ in _condition_hits(reading, share, excepted, pack)}
    return [trigger for trigger in CONDITIONS if trigger in hits]


def triggers_of(reading: Reading, grant: Grant, share: list[int], pack: Pack) -> list[Trigger]:
    """What opens the right: the conditions named in its words; none but notice is convenience."""
    if grant.kind == "only" and not pack.verb_last:
        # What is said before ("even for breach") opens nothing; what is excepted does.
        excepted = pack.any_of("except", "until")
        first = next((at for at in share if at > grant.end and reading.symbols[at] in excepted), grant.end)
        share = [index for index in share if index > first]
    hits = conditions_of(reading, share, grant.kind == "only", pack)
    if "nonpayment" in hits and grant.sides == ("client",) and not _fails_to_pay_client(reading, share, pack):
        # "the Client may leave; if it does not pay …": nobody leaves for what it fails to do itself.
        hits.remove("nonpayment")
    if grant.kind == "automatic":
        return [
            trigger
            for trigger in hits
            if trigger in ("insolvency", "breach", "nonpayment") and _opens(reading, trigger, pack)
        ]
    if grant.kind == "services":
        # To end one's services for good is a way out only where the other side has given cause.
        return [trigger for trigger in hits if trigger in ("breach", "nonpayment", "insolvency")]
    if hits:
        free = _only_includes(reading, share, pack) or _free_beside(reading, grant, pack)
        return [*hits, "convenience"] if free else hits
    if reading.symbols.rstrip("." + NUMBER).endswith(":"):
        return []
    if _says_free(reading, grant, share, pack):
        return ["convenience"]
    if any(pattern.match(reading.symbols, grant.end) for pattern in pack.patterns["end_to_comply"]):
        return ["other"]
    if reading.symbols[grant.actor] == pack.symbols["innocent"]:
        return ["breach"]
    conditional = set(pack.any_of("if", "event", "cause", "default_event"))
    if grant.end < reading.own:
        near = set(reading.own_symbols)
        lead_in = set(reading.symbols[grant.start if pack.verb_last else _opening(reading, grant) : reading.own])
        if lead_in & conditional and not any(
            pattern.match(reading.own_symbols) for pattern in pack.patterns["item_by_notice"]
        ):
            return ["other"]
    else:
        near = {reading.symbols[index] for index in _beside(reading, grant, share, pack)}
        if pack.symbols["written"] in near:
            near.add(pack.symbols["notice"])
    if pack.verb_last and grant.end >= reading.own and pack.symbols["event"] in near:
        # "… may terminate in any of the following cases." only leads to the list that says which.
        return []
    if near & conditional:
        return ["other"]
    if pack.symbols["convenience"] in reading.heading:
        return ["convenience"]
    end = grant.end
    beside = reading.symbols[max(0, end - 8) : end] if pack.verb_last else reading.symbols[max(end, grant.start) :][:8]
    if pack.symbols["elsewhere"] in beside:
        return []
    if points_back(reading, grant, pack) or hangs(reading, grant, pack):
        return ["other"]
    told = near & set(pack.any_of("notice", "at_any_time", "discretion", "opens_after"))
    return ["convenience"] if told or _is_bare(reading, grant, pack) else []


def _fails_to_pay_client(reading: Reading, share: list[int], pack: Pack) -> bool:
    """True where somebody else than the client is named as the one who does not pay."""
    named = [
        _guilty_at(reading, share, index, pack)
        for trigger, index in _condition_hits(reading, share, False, pack)
        if trigger == "nonpayment"
    ]
    return any("provider" in guilty for guilty in named)


def points_back(reading: Reading, grant: Grant, pack: Pack) -> bool:
    """True for "The other party may then terminate": whose turn it is, and why, was said before."""
    if pack.verb_last or grant.actor == grant.end:
        return False
    other, symbols = pack.any_of("other"), reading.symbols
    at = grant.actor - 1 if symbols[max(0, grant.actor - 1) : grant.actor] in tuple(other) else grant.actor
    before = set(symbols[reading.own if at >= reading.own else 0 : at])
    return symbols[at] in other and before.isdisjoint(pack.any_of("either", "side", "innocent", "guilty", "same_right"))


def _opens(reading: Reading, trigger: Trigger, pack: Pack) -> bool:
    """True where the words for this condition stand behind an "if" or "upon", not alone as in a title."""
    opened_by = set(pack.any_of("if", "event", "to"))
    return any(
        reading.symbols[match.start()] in opened_by
        or not opened_by.isdisjoint(ahead_of(reading.symbols, match.start(), _FAR, pack))
        for pattern in possible(pack.patterns[f"when_{trigger}"], reading.maybe)
        for match in pattern.finditer(reading.symbols)
    )


def _opening(reading: Reading, grant: Grant) -> int:
    """Where the lead begins that holds the right."""
    return max(grant.start, reading.symbols.rfind(JOINT, 0, grant.end) + 1)


def _beside(reading: Reading, grant: Grant, share: list[int], pack: Pack) -> Iterator[int]:
    """The symbols that can make a right in the unit's own words depend on something, without those that cannot: the
    "if" of a wish, the lead of a list of the ways in which the contract ends, of which the right is one, and what only
    looks back on the right ("…, but in that event no fee is due")."""
    ends = set(reading.symbols[: reading.own]) & set(pack.any_of("end"))
    wish, begin = _wish(reading, grant, pack), max(grant.start, grant.end)
    last = begin + 25
    told = reading.symbols.find(";", begin + 1)
    if told > 0 and not set(reading.symbols[begin:told]).isdisjoint(pack.any_of("notice", "at_any_time")):
        # "may end it on a month's notice; if it …" is whole before the semicolon.
        last = min(last, told)
    for index in share:
        near = index <= last and index != wish and not (ends and index < reading.own)
        back = index > grant.end and reading.symbols[index] in pack.any_of("that_case")
        if near and not back and not _of_notice(reading, index, pack) and not _barred(reading, index, pack):
            yield index


def _wish(reading: Reading, grant: Grant, pack: Pack) -> int:
    """The "if" of "if either party wishes to end it, it gives notice", which is no reason: what it makes a condition is
    the end itself. -1 where there is none."""
    if pack.verb_last:
        return -1
    symbols, conditional = reading.symbols, pack.any_of("if", "event")
    nearest = range(grant.end - 1, max(-1, grant.end - 8), -1)
    at = next((index for index in nearest if symbols[index] in conditional), -1)
    wished = set(symbols[at + 1 : grant.end])
    return -1 if "," in wished or wished & set(pack.any_of(*_NO_WISH)) else at


def _of_notice(reading: Reading, index: int, pack: Pack) -> bool:
    """Whether the symbol is the "if" of "if it gives the other notice", which is no reason either."""
    if pack.verb_last or reading.symbols[index] not in pack.any_of("if"):
        return False
    condition = reading.symbols[index + 1 : index + 6]
    given = not set(condition[:2]).isdisjoint(pack.any_of("notice"))
    return given and set(condition).isdisjoint(pack.any_of(*_NO_WISH))


def _barred(reading: Reading, index: int, pack: Pack) -> bool:
    """Whether the symbol is the default of "provided no Event of Default exists", which opens nothing."""
    barring = pack.any_of("until", "if_none", "none", "lacking")
    event = reading.symbols[index] in pack.any_of("default_event", "cause")
    return event and not pack.verb_last and reading.symbols[index - 1 : index] in tuple(barring)


def _only_includes(reading: Reading, share: list[int], pack: Pack) -> bool:
    """True for "may terminate at any time, including if …": the reasons named are only some."""
    symbols, free = reading.symbols, pack.any_of("at_any_time", "convenience")
    return any(
        symbols[index] in pack.any_of("including")
        and symbols[index + 1 : index + 2] in pack.any_of("if", "event")
        and not set(free).isdisjoint(symbols[share[0] : index])
        for index in share[:-1]
    )


def _free_beside(reading: Reading, grant: Grant, pack: Pack) -> bool:
    """True for "may terminate for convenience, or at once if …" and "on ten days' notice, or at once if …": free,
    whatever else opens the right."""
    if pack.verb_last or grant.kind != "granted":
        return False
    conditional = set(pack.any_of("if", "event", "breach", "cause"))
    for pattern in pack.patterns["free_beside"]:
        match = pattern.search(reading.symbols, grant.end + 1, min(grant.end + _FAR, grant.stop))
        if match and conditional.isdisjoint(reading.symbols[grant.end + 1 : match.start()]):
            return True
    if any(pattern.search(reading.symbols, grant.end + 1, grant.stop) for pattern in pack.patterns["free_item"]):
        return True
    behind = reading.symbols[grant.end + 1 : min(grant.end + 9, grant.stop)]
    for mark in (";", ".", *pack.any_of("if", "event")):
        behind = behind.split(mark, 1)[0]
    return pack.symbols["convenience"] in behind


def _is_bare(reading: Reading, grant: Grant, pack: Pack) -> bool:
    """True for "Either party may terminate this Agreement." and nothing else: a right without any condition."""
    named = grant.actor != grant.end and grant.kind == "granted" and reading.symbols[grant.end] in pack.any_of("end")
    behind = reading.symbols[grant.end + 1 : grant.stop].rstrip(".;")
    if pack.verb_last:
        rights = pack.any_of("may", "can")
        return named and grant.end - grant.actor <= _BARE and behind.lstrip(FILLER) in tuple(rights)
    return named and behind in ("", pack.symbols["contract"])


def _says_free(reading: Reading, grant: Grant, share: list[int], pack: Pack) -> bool:
    """True where the words say that no reason is needed; "if for any reason you fail …" does not."""
    free, conditional, barred = pack.symbols["convenience"], pack.any_of("if", "event"), pack.any_of("must_not")
    begin = reading.own if grant.end < reading.own else min(grant.start, grant.actor)
    for index in share:
        if index < reading.own <= grant.end:
            continue
        if reading.symbols[index] != free or set(ahead_of(reading.symbols[begin:], index - begin, 2, pack)) & set(
            conditional
        ):
            continue
        if _in_condition(reading.symbols, index, pack) or (
            # "if … your lease is terminated for any reason": what is free there is another end.
            grant.end < begin and _ends_before(reading, begin, index, pack)
        ):
            continue
        if not set(reading.symbols[min(begin, index) : index]) & set(barred):
            return True
    return False


def _ends_before(reading: Reading, begin: int, index: int, pack: Pack) -> bool:
    """True where an end of its own stands right before the symbol at `index`, in the words from `begin` on."""
    return not set(reading.symbols[max(begin, index - 3) : index]).isdisjoint(pack.any_of("end"))


def _in_condition(symbols: str, index: int, pack: Pack) -> bool:
    """Whether the "for any reason" at this symbol is that of a condition: "if funding stops for any other reason"."""
    if pack.verb_last:
        return False
    conditional, ends, passive = pack.any_of("if", "event"), pack.any_of("ends", "ending", "may"), pack.any_of("be")
    for at in range(index - 1, max(0, index - _FAR), -1):
        if symbols[at] in ",;.:" or (symbols[at] in ends and symbols[at - 1] not in passive + FILLER):
            return False
        if symbols[at] in conditional:
            return True
    return symbols[:1] in tuple(conditional)
