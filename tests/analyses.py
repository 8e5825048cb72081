"""Small constructors of analyses, for tests of what stands on them."""

from __future__ import annotations

from clausekit.analysis.values import (
    FACT_NAMES,
    TERM_NAMES,
    Analysis,
    Exit,
    Fact,
    FactName,
    Party,
    Searched,
    Side,
    Term,
    TermName,
    Trigger,
)
from clausekit.model import Block, Evidence, Unread, document_of
from clausekit.saying import Said

TEXT = "Either party may end this agreement on 30 days' written notice to the other."


def evidence(quote: str = TEXT, start: int = 0, section: str = "12.3", page: int | None = None) -> Evidence:
    """Evidence at `start`."""
    return Evidence(quote, section, "Termination", 1, page, start, start + len(quote))


def exit_of(
    side: Side = "provider",
    trigger: Trigger = "convenience",
    notice: int | None = None,
    cure: int | None = None,
    lock_in: int | None = None,
    start: int = 0,
) -> Exit:
    """An exit with its evidence."""
    return Exit(side, trigger, notice, cure, (evidence(start=start),), "names the right", lock_in)


def analysis_of(
    *exits: Exit,
    terms: tuple[TermName, ...] = (),
    facts: dict[FactName, str] | None = None,
    doubts: tuple[Said, ...] = (),
    unread: tuple[Unread, ...] = (),
    path: str = "contract.md",
) -> Analysis:
    """An analysis with these exits, `terms` present and the others missing (or cannot_tell with a doubt)."""
    absent = Term("cannot_tell" if doubts else "missing")
    given = facts or {}
    return Analysis(
        document=document_of(path, "markdown", [Block(TEXT, 0)], unread),
        language="en",
        parties=(Party("provider", "Studio North LLC", ("Studio",)), Party("client", "Mill Ltd", ("Client",))),
        exits=exits,
        terms={name: Term("present", (evidence(),)) if name in terms else absent for name in TERM_NAMES},
        facts={name: Fact(given[name], (evidence(),)) if name in given else None for name in FACT_NAMES},
        doubts=doubts,
        searched=Searched(1234, 56, unread),
    )
