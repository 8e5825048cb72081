"""Rights that hang on something although no "if" says so: "…, failing which the Client may terminate"."""

from __future__ import annotations

from clausekit.analysis.reading import Reading
from clausekit.analysis.rights import Grant
from clausekit.language.pack import Pack
from clausekit.language.tagging import FILLER, NUMBER


def hangs(reading: Reading, grant: Grant, pack: Pack) -> bool:
    """True where something that was said before, or stands between, is what the right hangs on: "…, failing which the
    Client may terminate", "may, upon a failure, terminate", "may terminate this Agreement for the Client's loss of its
    licence". Not asked where the verb stands last: there an "if" closes every condition."""
    if pack.verb_last:
        return False
    symbols = reading.symbols
    ahead, between = symbols[: grant.actor], symbols[grant.actor + 1 : grant.end]
    behind, before = symbols[grant.end + 1 : grant.end + 4], ahead.rstrip(",")
    return (
        not set(between + behind).isdisjoint(pack.any_of("so_happened"))
        or not set(before[-2:]).isdisjoint(pack.any_of("failing", "whereupon"))
        or _opens_with_event(between.partition(",")[2].rstrip(","), pack)
        or (ahead.endswith(",") and _opens_with_event(before[reading.own :], pack))
        or (before[-1:] in tuple(pack.any_of("or")) and _only_binds(before, pack))
        or _has_reason(behind, pack)
    )


def _has_reason(behind: str, pack: Pack) -> bool:
    """True for the symbols of "this Agreement for the Client's …": behind a contract that ends, a plain word before a
    side is "for"."""
    contract, word, side = behind[:1], behind[1:2], behind[2:]
    return contract == pack.symbols["contract"] and word == FILLER and side in tuple(pack.any_of("side"))


def _opens_with_event(said: str, pack: Pack) -> bool:
    """True for "Upon a sale of the business, …" and "Absent an agreement, …"; not for "Upon ten days' notice, …" and
    "During any renewal term, …", which tell how and from when."""
    opener = said[:1]
    if opener in tuple(pack.any_of("absent")):
        return True
    when = pack.any_of("over", "contract", "renewal")
    how = pack.any_of("notice", "written", "convenience", "at_any_time", "elsewhere") + NUMBER
    if opener in tuple(pack.any_of("in_wake")):
        return set(said).isdisjoint(when)
    return opener in tuple(pack.any_of("to")) and set(said).isdisjoint(when + how)


def _only_binds(said: str, pack: Pack) -> bool:
    """True where these symbols say what a side has to do and give nobody a right: "The Client shall pay at once or the
    Consultant may terminate"."""
    allows = pack.any_of("may", "end", "notice", "either")
    return not set(said).isdisjoint(pack.any_of("shall")) and set(said).isdisjoint(allows)
