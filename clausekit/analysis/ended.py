"""What it is that ends: the whole contract, or something else such as an order, a licence, one service."""

from __future__ import annotations

from clausekit.analysis.reading import Reading, ahead_of
from clausekit.language.pack import Pack
from clausekit.language.tagging import FILLER, NUMBER

_OBJECT = 6
"""How far before "to an end" the "bring" may stand whose object lies between them, in symbols."""

_TOLD = ("notice", "if", "event", "cause", "convenience", "at_any_time", "elsewhere", "breach", "fail", "unpaid")
"""Concepts that tell how a right to end is used, or upon what, where nothing is named that ends."""

_JOINED = 6
"""How far the contract may stand behind the verb where a part is named with it ("an order or this Agreement"), in
symbols."""


def amends(reading: Reading, end: int, pack: Pack) -> bool:
    """True in "may be amended, waived or terminated only in writing", which speaks of form and opens no way out."""
    return pack.symbols["amend"] in reading.symbols[max(0, end - 5) : end + 4]


def ends_services(reading: Reading, end: int, pack: Pack) -> bool:
    """True where what ends is the services as a whole: "may suspend or terminate the Services"."""
    after = reading.symbols[end + 1 : end + 9]
    for mark in ".;,":
        after = after.split(mark, 1)[0]
    return pack.symbols["contract"] not in after and not set(after[:6]).isdisjoint(pack.any_of("services"))


def addressed(pack: Pack) -> tuple[str, ...]:
    """Symbols before somebody who is spoken to and does not act: "upon notice to the Client", "on giving him"."""
    return tuple(pack.any_of("to", "from", "giving")) if not pack.verb_last else ()


def denied(reading: Reading, actor: int, end: int, pack: Pack) -> bool:
    """True where the words take the right away or only speak of it: "neither A nor B may …", "in no event shall A be
    entitled to …", "no waiver of its right to …", "shall not give A a right to …"."""
    before = reading.symbols[max(0, actor - 10) : actor]
    for mark in ";.:":
        before = before.rsplit(mark, 1)[-1]
    if pack.symbols["instead"] in before.rsplit(",", 1)[-1]:
        # "in addition to A's other rights to terminate"
        return True
    giving = before[-3:]
    if set(giving) & set(pack.any_of("gives_right", "entitles")) and set(before[-5:]) & set(
        pack.any_of("must_not", "lacking", "not", "nor")
    ):
        # "shall not give A a right to"
        return True
    if not pack.verb_last and (_by_consent(reading, end, pack) or _is_waived(reading, end, pack)):
        return True
    asked = reading.symbols[max(0, end - 2) : end]
    if asked[:1] in tuple(pack.any_of("option_word")) and asked[1:] in tuple(pack.any_of("side")):
        # "may request that the Supplier terminate"
        return True
    if _closes_condition(reading, actor, before, pack):
        # "if nobody takes over, A may terminate"
        before = ""
    return (
        not set(before).isdisjoint(pack.any_of("neither", "amend"))
        or pack.symbols["neither"] in (reading.symbols[max(0, end - 3) : end])
    )


def _by_consent(reading: Reading, end: int, pack: Pack) -> bool:
    """True for "may terminate this Agreement with the Client's written consent", which nobody can do alone."""
    behind = reading.symbols[end + 1 : end + 12]
    at = behind.find(pack.symbols["mutual"])
    other = set(behind[max(0, at - 1) : at]).isdisjoint(pack.any_of("side"))
    return at > 1 and not other and behind[at - 2] in pack.any_of("to") and pack.symbols["or"] not in behind[:at]


def _is_waived(reading: Reading, end: int, pack: Pack) -> bool:
    """True for "the right to terminate this Agreement is waived"."""
    behind = reading.symbols[end + 1 : end + 9]
    at = behind.find(pack.symbols["amend"])
    return (
        at > 0
        and behind[at - 1] in FILLER + pack.any_of("be")
        and set(behind[:at]).isdisjoint(pack.any_of("or", "and"))
    )


def _closes_condition(reading: Reading, actor: int, before: str, pack: Pack) -> bool:
    """True where a condition ends right before who may, and what is denied in the words `before` is denied in it."""
    at = min((before.find(symbol) for symbol in pack.any_of("neither") if symbol in before), default=-1)
    ahead = reading.symbols[: actor - len(before) + at]
    for mark in ";.:":
        ahead = ahead.rsplit(mark, 1)[-1]
    return at >= 0 and before.endswith(",") and not set(ahead).isdisjoint(pack.any_of("if"))


def _is_noticed(reading: Reading, end: int, pack: Pack) -> bool:
    """True for the end that a notice tells of: "may serve thirty days' notice of termination on the other", "may give
    notice of its intent to terminate, effective …"."""
    before = reading.symbols[max(0, end - 4) : end]
    told = tuple(pack.any_of("notice"))
    meant = before[-4:-3] in told and before[-2:-1] == FILLER
    return before[-1:] in tuple(pack.any_of("to")) and (before[-2:-1] in told or meant)


def _plain(symbols: str, pack: Pack) -> str:
    """`symbols` with another contract as a part, and with things that have a name for other reasons (a course, a
    discount) as any word: what ends is they."""
    things, others = pack.any_of("things"), pack.any_of("other_contract")
    return symbols.translate(str.maketrans(things + others, FILLER * len(things) + pack.symbols["part"] * len(others)))


def ends_contract(reading: Reading, end: int, active: bool, pack: Pack) -> bool:
    """True unless what ends is something else: an order, a licence, one service, somebody's rights. `active`: the
    thing that ends stands after the verb ("may terminate this Agreement"), else before it."""
    if set(ahead_of(reading.symbols, end, 2, pack)) & set(pack.any_of("instead", "none")):
        return False
    contract, part = pack.symbols["contract"], pack.symbols["part"]
    symbols = _plain(reading.symbols, pack)
    after = symbols[end + 1 : end + 9]
    for mark in ".;":
        after = after.split(mark, 1)[0]
    if reading.symbols[end] in pack.any_of("end_named") and contract not in after[:3]:
        return False
    if after[:1] == pack.symbols.get("it"):
        # "may withdraw it" is said of offers and things lent: there a title that names the contract tells nothing
        titled = reading.symbols[end] not in pack.any_of("quit") and contract in reading.heading
        return titled or contract in reading.symbols[:end]
    if reading.symbols[end] in pack.any_of("an_end") and _brings_another(reading, end, pack):
        return False
    if reading.symbols[end] in pack.any_of("an_end", "dismiss", "default_event", "no_force"):
        return True
    if active and ends_services(reading, end, pack):
        return part not in after[:3]
    if _is_noticed(reading, end, pack) and part not in after[:4]:
        return True
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
    before = symbols[max(reading.own if end >= reading.own else 0, end - 12) : end]
    if (contract in before[-1:] or (not active and contract in before)) and not (0 <= piece <= 2):
        return True
    if 0 <= piece <= 3 or part in before[0 if pack.verb_last else -6 :]:
        return False
    if pack.verb_last and contract not in reading.symbols[:end] and FILLER + pack.symbols.get("dat", "_") in before:
        # something else is what ends: किसी भी कार्यक्रम को … रद्द कर सकता है
        return False
    leaves = reading.symbols[end] in pack.any_of("quit")
    if leaves and (after[:1] in tuple(pack.any_of("as_role")) or not set(after[:2]).isdisjoint(pack.any_of("expire"))):
        return True
    if after[:1] == ",":
        return not set(after[1:4]).isdisjoint(
            pack.any_of("notice", "if", "to", "by", "event", "convenience", "opens_after")
        )
    if after and after[0] in pack.any_of("adverbial"):
        # "may terminate on thirty days' notice"; but no term that is to "end on May 1, 2001"
        if f"{NUMBER},{NUMBER}" in after:
            return False
        told = pack.any_of(*_TOLD)
        return len(after) == 1 or not set(reading.symbols[end + 1 : end + 16]).isdisjoint(told)
    if after and after[0] in pack.any_of("option_word", "right_word"):
        return False
    if active and after[:1] == FILLER and not set(after[1:3]).isdisjoint(pack.any_of("breach", "unpaid", "insolvency")):
        # "may terminate for the Client's breach"
        return True
    if active and after and after[0] in pack.any_of("side") and after[1:2] == FILLER and contract not in after[:5]:
        # "may terminate the Supplier's access": something of a side's, not the side
        return False
    return not after or after[0] not in pack.any_of("and", "or") + FILLER


def _brings_another(reading: Reading, end: int, pack: Pack) -> bool:
    """True in "may bring a session to an end": what lies between is something, and not the contract."""
    before = reading.symbols[max(0, end - _OBJECT) : end]
    at = max(before.rfind(symbol) for symbol in pack.any_of("bring") or " ")
    between = before[at + 1 :] if at >= 0 else ""
    return bool(between) and set(between).isdisjoint(pack.any_of("contract", "it", "services"))
