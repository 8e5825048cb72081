"""Rights that hang on something although no "if" says so: "…, failing which the Client may terminate"."""

from __future__ import annotations

from clausekit.analysis.reading import Reading
from clausekit.analysis.rights import Grant
from clausekit.language.pack import Pack
from clausekit.language.tagging import FILLER, NUMBER


def hangs(reading: Reading, grant: Grant, pack: Pack) -> bool:
    """True for "…, failing which the Client may terminate": what was said before is what the right hangs on; for
    "may, upon a failure, terminate"; and for "may terminate this Agreement for the Client's loss of its licence"."""
    behind = reading.symbols[grant.end + 1 : grant.end + 4]
    reason = behind[1:2] == FILLER and behind[2:] in tuple(pack.any_of("side"))
    if reason and behind[:1] == pack.symbols["contract"] and not pack.verb_last:
        return True
    between = reading.symbols[grant.actor + 1 : grant.end]
    if not pack.verb_last and (
        not set(between + behind).isdisjoint(pack.any_of("so_happened"))
        or _opens_with_event(between.partition(",")[2].rstrip(","), pack)
    ):
        return True
    ahead = reading.symbols[: grant.actor]
    before = ahead.rstrip(",")
    if pack.verb_last or not set(before[-2:]).isdisjoint(pack.any_of("failing", "whereupon")):
        return not pack.verb_last
    if ahead.endswith(",") and _opens_with_event(before[reading.own :], pack):
        return True
    # "The Client shall pay at once or the Consultant may terminate"
    return before[-1:] in tuple(pack.any_of("or")) and _only_binds(before, pack)


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
    """True where these symbols say what a side has to do and give nobody a right."""
    allows = pack.any_of("may", "end", "notice", "either")
    return not set(said).isdisjoint(pack.any_of("shall")) and set(said).isdisjoint(allows)
