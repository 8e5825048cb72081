"""The periods of a right: days of notice and days to cure, told apart by the words around them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence, Set
from typing import NamedTuple

from clausekit.analysis.reading import JOINT, Reading
from clausekit.language.pack import Pack
from clausekit.language.periods import anniversaries, periods
from clausekit.model import Document
from clausekit.text import Folded, fold

_WRONG = ("fail", "lacking", "unpaid", "owed", "owed_fees", "not", "none", "neither", "breach", "must_not", "scope")
"""Concepts of what is wrong, and so can be put right."""


_AT_HAND = 5
"""How far behind a period the notice that it counts stands, in symbols: "upon five days' prior written notice"."""

_GRANTED = 20
"""How far behind a time that somebody has it stands what for, in symbols."""

_SAID_AHEAD = 30
"""How far before a period it stands that it is the most or more of it, in characters."""

_NEAR_MONEY = 14
"""How far from a time to pay the word for what is owed may stand, in symbols."""


class Timing(NamedTuple):
    """Whole days; None where the words state none.

    notice   of notice; 0 where the end comes at once
    cure     to put right what is wrong
    lock_in  that must have gone by before the right opens
    unpaid   to pay what is owed, where that has a time of its own
    curing   whether something is said of putting right
    paying   whether something is said of paying in time
    told     the time to cure where it is told as such, and is none in which something is to be done
    """

    notice: int | None = None
    cure: int | None = None
    lock_in: int | None = None
    unpaid: int | None = None
    curing: bool = False
    paying: bool = False
    told: int | None = None


class _Cure(NamedTuple):
    """A time to cure.

    distance  how far the word that says so is, in symbols
    money     how far a word for what is owed is, in symbols
    days      whole days
    due       no word says so: it may only be when something is due
    most      it is how long another time may be extended
    at        where it stands in the document
    """

    distance: int
    money: int
    days: int | None
    due: bool
    most: bool
    at: int


def timing_of(document: Document, reading: Reading, share: list[int], pack: Pack, end: int | None = None) -> Timing:
    """The periods in the words of a grant whose `end` stands at this symbol."""
    best: dict[str, tuple[int, int | None]] = {}
    cures: list[_Cure] = []
    at_once = False
    for first, last in _runs(reading, share):
        raw = document.text[first:last]
        folded = fold(raw)
        stated = [(period, _role) for period in periods(folded.text, pack.periods)]
        stated += [(period, _lock_in) for period in anniversaries(folded.text, pack.periods)]
        for period, role_of in stated:
            at = first + folded.source(period.start, len(raw))
            role, distance = role_of(reading, at, pack)
            if role in ("cure", "lasting") and cures and cures[-1].due and _goes_on(reading, cures[-1].at, at, pack):
                # "fails to pay within thirty days, and does not put that right in ten": the first is when it is due.
                cures.pop()
            if role in ("cure", "lasting", "due"):
                ahead = folded.text[max(0, period.start - _SAID_AHEAD) : period.start]
                most = any(said in ahead for said in pack.data["at_most"])
                cures.append(_Cure(distance, _money(reading, at, pack), period.days, role == "due", most, at))
            elif role and (role not in best or distance < best[role][0]):
                best[role] = (distance, period.days)
        at_once = at_once or _is_at_once(reading, folded, first, end, pack)
    notice = best["notice"][1] if "notice" in best else 0 if at_once else None
    cure, unpaid = _to_cure(cures)
    surely = _to_cure([one for one in cures if not one.due])[0]
    said = reading.symbols[share[0] :] if share else ""
    curing = not set(said).isdisjoint(pack.any_of("cure")) or any(
        pattern.search(said) for pattern in pack.patterns["told_to_perform"]
    )
    paying = any(pattern.search(said) for pattern in pack.patterns["unless_paid"])
    return Timing(notice, cure, best["lock_in"][1] if "lock_in" in best else None, unpaid, curing, paying, surely)


def _goes_on(reading: Reading, first: int, last: int, pack: Pack) -> bool:
    """Whether the words between these places of the document go on with one condition: no "or", no new sentence."""
    begin, end = bisect_left(reading.spans.starts, first), bisect_left(reading.spans.starts, last)
    return set(reading.symbols[begin:end]).isdisjoint({*pack.any_of("or"), ";", ".", ":"})


def _is_at_once(reading: Reading, folded: Folded, first: int, end: int | None, pack: Pack) -> bool:
    """Whether the words that begin at `first` say that the end comes at once: not where a lead says so of others, nor
    where it is somebody's duty to do something then ("and the Supplier shall immediately stop")."""
    if end is not None and first < reading.unit.own.start and end >= reading.own:
        return False
    shall = pack.any_of("shall")
    for said in pack.data["at_once"]:
        at = folded.text.find(said)
        if at < 0:
            continue
        symbol = bisect_right(reading.spans.starts, first + folded.source(at, len(folded.text))) - 1
        duty = max(reading.symbols.rfind(one, end or 0, symbol) for one in shall) if end is not None else -1
        if duty < 0 or reading.symbols[duty + 1] in pack.any_of("takes_effect", "be", "ends"):
            return True
    return False


def ahead_of_expiry(document: Document, reading: Reading, start: int, pack: Pack) -> int | None:
    """The days of "… at least ninety days before the end of the term", in the words from the symbol `start` on."""
    for first, last in _runs(reading, list(range(start, len(reading.symbols)))):
        raw = document.text[first:last]
        folded = fold(raw)
        for period in periods(folded.text, pack.periods):
            index = bisect_right(reading.spans.starts, first + folded.source(period.end, len(raw))) - 1
            if not set(reading.symbols[index : index + 5]).isdisjoint(pack.any_of("expire", "until_end")):
                return period.days
    return None


def _to_cure(cures: Sequence[_Cure]) -> tuple[int | None, int | None]:
    """The time to cure, and that to pay where it is another: "within thirty days (ten days to pay what is owed)"."""
    # "thirty days, or if it needs longer a reasonable time of ninety days at most"
    cures = [one for one in cures if not one.most] or cures
    if not cures:
        return None, None
    owed = min(cures, key=lambda one: one.money)
    others = [one for one in cures if one.days != owed.days]
    if owed.money > _NEAR_MONEY or not others or min(one.money for one in others) <= owed.money:
        return min(cures, key=lambda one: one.distance).days, None
    return others[0].days, owed.days


def _money(reading: Reading, at: int, pack: Pack) -> int:
    """How far a word for what is owed is from the period at this place of the document, in symbols; an "or" parts it
    from another: "thirty days for a failure to pay or forty-five days for any other breach"."""
    symbols = reading.symbols
    # A period may begin with the blank before its first word.
    index = bisect_left(reading.spans.starts, at)
    wanted, parting = pack.any_of("pay", "unpaid", "fees"), {*pack.any_of("or"), ";", "."}
    behind = _first(symbols[index : index + _NEAR_MONEY], wanted, parting | {*pack.any_of("except")})
    before = _first(symbols[max(0, index - _NEAR_MONEY) : index][::-1], wanted, parting)
    return min(behind, before + 3)


def _first(symbols: str, wanted: str, parting: Set[str]) -> int:
    """Where the first of `wanted` stands before any of `parting`; beyond `_NEAR_MONEY` where there is none."""
    for at, symbol in enumerate(symbols):
        if symbol in wanted:
            return at
        if symbol in parting:
            break
    return _NEAR_MONEY + 1


def _runs(reading: Reading, share: list[int]) -> list[tuple[int, int]]:
    """The stretches of document text that the symbols of a share cover: one for each lead, one for the own words."""
    runs: list[tuple[int, int]] = []
    starts, ends = reading.spans.both()
    for segment in (*reading.unit.leads, reading.unit.own):
        inside = [i for i in share if segment.start <= starts[i] and ends[i] <= segment.end]
        if inside:
            runs.append((starts[inside[0]], ends[inside[-1]]))
    return runs


def _role(reading: Reading, at: int, pack: Pack) -> tuple[str, int]:
    """What a period at this place of the document counts, notice or time to cure, and how far the word that says so
    is, in symbols; ("", 0) where it counts something else.

    In a condition ("if the breach is not cured within 30 days after notice") a period is the time to cure, or only
    the length of something ("if force majeure lasts 30 days").
    """
    locked = _lock_in(reading, at, pack)
    if locked[0]:
        return locked
    symbols = reading.symbols
    index = bisect_right(reading.spans.starts, at) - 1
    if not pack.verb_last and pack.symbols["later"] in symbols[index + 1 : index + 4]:
        # "within thirty days after the effective date of termination"
        return "", 0
    notice = _nearest(symbols, index, pack.any_of("notice"), 12)
    cure = _to_cure_from(symbols, index, pack)
    start = _condition_start(symbols, index, notice is None, pack)
    if start is not None and notice is not None and _comes_after(symbols, index, notice, pack):
        return "notice", notice
    if start is not None:
        if pack.symbols["repeatedly"] in symbols[min(start, index) : max(start, index)]:
            return "", 0
        if cure is not None:
            return "cure", cure
        near = 5 if symbols[start] in pack.any_of("if_none") else 3
        if notice is not None and pack.symbols["notice"] in (symbols[index:start] or symbols[start + 1 : start + near]):
            # "where no notice is given thirty days before" (the "if" behind the period); "if it gives notice …", "if
            # neither party has given notice …"
            return "notice", notice
        if not pack.verb_last and symbols[start] in pack.any_of("until"):
            # "unless the Consultant has the money within five days"
            return "cure", index - start
        if _of_petition(symbols, index, pack):
            return "", 0
        lasting = _lasting(symbols, index, pack)
        if lasting is not None:
            return "lasting", lasting
        wrong = _nearest(symbols, index, pack.any_of(*_WRONG), 16)
        return ("due", wrong + 5) if wrong is not None else ("", 0)
    if cure is not None and (notice is None or cure <= notice + 4):
        return "cure", cure
    return ("notice", notice) if notice is not None else ("", 0)


def _to_cure_from(symbols: str, index: int, pack: Pack) -> int | None:
    """How far the word for putting right is that the period at `index` is about; what stands behind the next "or", or
    beyond a petition that is "not dismissed within sixty days", is another matter."""
    curing, parting = pack.any_of("cure"), {*pack.any_of("insolvency"), ";", "."}
    if not pack.verb_last:
        # Where the verb stands last, what joins two things stands between a period and what it is for.
        parting |= {*pack.any_of("or")}
    ahead = symbols[index : index + _NEAR_MONEY]
    behind = _first(ahead, curing, parting)
    unmet = ahead[max(0, behind - 3) : behind]
    if not set(unmet).isdisjoint(pack.any_of("and")) and not set(unmet).isdisjoint(pack.any_of("fail", "lacking")):
        # "within thirty days of receipt and does not cure it": another time tells within which
        behind = _NEAR_MONEY + 1
    before = _first(symbols[max(0, index - _NEAR_MONEY) : index][::-1], curing, {*pack.any_of("insolvency")}) + 3
    nearest = min(behind, before)
    if nearest > _NEAR_MONEY and not set(symbols[max(0, index - 3) : index + 1]).isdisjoint(pack.any_of("has", "gets")):
        # "shall have ten days from the receipt of a notice of termination … to put it right"
        nearest = 0 if not set(symbols[index : index + _GRANTED]).isdisjoint(curing) else nearest
    return nearest if nearest <= _NEAR_MONEY else None


def _condition_start(symbols: str, index: int, through_lead: bool, pack: Pack) -> int | None:
    """Where the condition begins that the symbol at `index` stands in, None where it stands in none. A condition may
    begin in the lead of a list ("if the Client: (a) …"); `through_lead` says whether to look there. Where the verb
    stands last the "if" stands behind the condition: the word that closes it is what is found."""
    if pack.verb_last:
        for after in range(index, min(len(symbols), index + 40)):
            if symbols[after] in pack.any_of("if", "event", "cause"):
                return after
            if symbols[after] in ";.:" or _begins_right(symbols, after, pack):
                return None
        return None
    wrong, joint, before = False, None, index
    for before in range(index - 1, max(-1, index - 60), -1):
        if symbols[before] in pack.any_of("if", "event", "cause", "default_event"):
            return before
        wrong = wrong or symbols[before] in pack.any_of("fail", "lacking", "breach")
        if symbols[before] in pack.any_of("until"):
            between = set(symbols[before:index])
            settled = not between.isdisjoint(pack.any_of("pays", "gets", "has", "payment"))
            owing = settled and not between.isdisjoint(pack.any_of("money"))
            return before if (wrong and pack.symbols["cure"] in between) or owing else None
        if symbols[before] == JOINT and (through_lead or wrong):
            joint = before if wrong and joint is None else joint
            continue
        if symbols[before] in ";.:" or _begins_right(symbols, before, pack):
            return joint
    begins = not set(symbols[before : before + 3]).isdisjoint(pack.any_of("fail"))
    goes_on = begins and set(symbols[before:index]).isdisjoint(pack.any_of("shall"))
    return before if joint is None and goes_on else joint


def _of_petition(symbols: str, index: int, pack: Pack) -> bool:
    """True in "a petition that is not dismissed within sixty days", which is no time to put anything right."""
    parting = pack.any_of("fail", "breach", "unpaid", "pays", "or")
    for before in range(index - 1, max(-1, index - _NEAR_MONEY), -1):
        if symbols[before] in parting:
            return False
        if symbols[before] in pack.any_of("insolvency"):
            return not pack.verb_last
    return False


def _lasting(symbols: str, index: int, pack: Pack) -> int | None:
    """How far the "goes on" of "and such failure goes on for ten days" is, None where none stands before the period."""
    for before in range(index - 1, max(0, index - _AT_HAND), -1):
        if symbols[before] in pack.any_of("goes_on", "renew"):
            wrong = set(symbols[max(0, before - 3) : before]) & set(pack.any_of("fail", "breach", "unpaid", "lacking"))
            return index - before + 2 if wrong else None
    return None


def _comes_after(symbols: str, index: int, notice: int, pack: Pack) -> bool:
    """True for the notice that is told behind a condition: "if the Client is insolvent, by five days' notice"."""
    before = symbols[max(0, index - 1) : index + 1]
    return (
        notice <= _AT_HAND
        and "," in symbols[max(0, index - 2) : index]
        and not pack.verb_last
        and (not set(before).isdisjoint(pack.any_of("by", "to")))
    )


def _begins_right(symbols: str, index: int, pack: Pack) -> bool:
    """True where the symbol at `index` is the "may" or the "terminate" of a right, not that of "fails to withdraw"."""
    if symbols[index] in pack.any_of("may", "wishing"):
        return True
    unmet = pack.any_of("fail", "lacking")
    return symbols[index] in pack.any_of("end") and set(symbols[max(0, index - 3) : index]).isdisjoint(unmet)


def _lock_in(reading: Reading, at: int, pack: Pack) -> tuple[str, int]:
    """Whether a period at this place must go by before the right opens: "at any time after the first twelve months"."""
    symbols = reading.symbols
    index = bisect_right(reading.spans.starts, at) - 1
    opens = pack.symbols["opens_after"]
    last, step = (min(len(symbols), index + 5), 1) if pack.verb_last else (max(-1, index - 5), -1)
    # a period may begin with the blank behind "after": where that word stands behind its period, it is none of it
    for at in range(index + (1 if pack.verb_last else 0), last, step):
        if symbols[at] == opens:
            between = symbols[max(0, index - 5) : at] if pack.verb_last else symbols[at + 1 : index + 5]
            told = (
                set(between) & set(pack.any_of("notice", "cure", "breach"))
                or _counts_from_notice(symbols, index, pack)
                or (not pack.verb_last and _still_wrong(symbols, at, pack))
            )
            return ("", 0) if told else ("lock_in", abs(index - at))
    return "", 0


def _counts_from_notice(symbols: str, index: int, pack: Pack) -> bool:
    """True in "after ten days from the date on which the notice was received", which is no time before the right."""
    behind = symbols[index : index + 14]
    at = behind.find(pack.symbols["from"], 0, 5)
    return not pack.verb_last and at >= 0 and pack.symbols["notice"] in behind[at:]


def _nearest(symbols: str, index: int, wanted: str, most: int) -> int | None:
    """How far the nearest of `wanted` is from `index`; one before counts as a little farther than one behind."""
    distances = [
        at - index if at >= index else index - at + 2
        for at in range(max(0, index - most), min(len(symbols), index + most))
        if symbols[at] in wanted
    ]
    return min(distances, default=None)


def _still_wrong(symbols: str, at: int, pack: Pack) -> bool:
    """True in "if the sum is still unpaid after ten days", which is a time to cure."""
    wrong = set(symbols[max(0, at - 3) : at]) & set(pack.any_of("unpaid", "lacking", "fail"))
    return bool(wrong) and _condition_start(symbols, at, True, pack) is not None
