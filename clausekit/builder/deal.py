"""A deal: who agrees with whom, on what day, which clauses they chose, and the facts that the words need."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any, Literal, NamedTuple, get_args

from clausekit import yamlfile
from clausekit.builder.quick import quick_deal
from clausekit.library.checking import checked
from clausekit.library.facts import Fact
from clausekit.library.spelling import WordingName
from clausekit.saying import NOTHING, Told, told
from clausekit.yamlfile import Source

PageName = Literal["a4", "letter"]
PAGES: tuple[PageName, ...] = get_args(PageName)

INCLUDE, LEAVE_OUT = "include", "leave-out"
"""What stands for a clause, in a deal, instead of the name of a variant."""


def unprintable(text: str) -> Told:
    """Why `text` cannot stand in a document, "" where it can: XML 1.0 (2.2) has no control characters, no surrogates
    and no U+FFFE and U+FFFF; the noncharacters U+FDD0 … U+FDEF are left to programs, and mark places in ours."""
    for char in text:
        if (char < " " and char not in "\t\n") or "\ud800" <= char <= "\udfff" or _is_noncharacter(ord(char)):
            return told(
                "holds the character {char}, which no document can show; take it out", char=f"U+{ord(char):04X}"
            )
    return NOTHING


def _is_noncharacter(code: int) -> bool:
    return 0xFDD0 <= code <= 0xFDEF or code & 0xFFFE == 0xFFFE


class Signatory(NamedTuple):
    """Who signs for a party."""

    name: str
    title: str | None = None


class PartyFacts(NamedTuple):
    """One side of the deal. name: its full legal name; term: what the agreement calls it; None where it is not said."""

    name: str
    term: str | None = None
    kind: str | None = None
    address: str | None = None
    email: str | None = None
    signatory: Signatory | None = None


class DealContent(NamedTuple):
    """What a deal file says. clauses: clause → variant, INCLUDE or LEAVE_OUT; facts: clause → fact → value."""

    template: str
    language: str
    wording: WordingName
    page: PageName
    date: date
    provider: PartyFacts
    client: PartyFacts
    clauses: Mapping[str, str]
    facts: Mapping[str, Mapping[str, Fact | None]]


class Deal(NamedTuple):
    """A deal and the file that it was read from.

    overridden  the clauses that were chosen on top of the file, on the command line: what the file says of them for
                another variant is kept for another day and is no mistake
    """

    content: DealContent
    source: Source
    overridden: frozenset[str] = frozenset()

    def with_choices(
        self,
        clauses: Mapping[str, str] | None = None,
        wording: WordingName | None = None,
        page: PageName | None = None,
        language: str | None = None,
    ) -> Deal:
        """The same deal with other choices laid over those of the file; None and {} change nothing."""
        laid_over = {**self.content.clauses, **(clauses or {})}
        content = self.content._replace(
            clauses=laid_over,
            wording=wording or self.content.wording,
            page=page or self.content.page,
            language=language or self.content.language,
        )
        return Deal(content, self.source, self.overridden | frozenset(clauses or {}))


def load_deal(path: Path) -> Deal:
    """Read a deal file. Raises SourceError or SourceErrors with every mistake of its shape at file:line:column."""
    return read_deal(yamlfile.load(path))


def read_deal(source: Source) -> Deal:
    """A deal from YAML that is in memory; raises as `load_deal` does."""
    data = quick_deal(source.data, PAGES, unprintable)
    return Deal(_content(data or checked("deal", source, told("a deal begins with its date and its parties"))), source)


def deal_of(data: Mapping[str, Any]) -> Deal:
    """A deal from plain data, for programs; raises as `load_deal` does, without a place."""
    return read_deal(Source("", dict(data), {}, (), {}))


def _content(data: Mapping[str, Any]) -> DealContent:
    """What plain data means; every key is there."""
    return DealContent(**{**data, "provider": _party(data["provider"]), "client": _party(data["client"])})


def _party(data: Mapping[str, Any]) -> PartyFacts:
    who = data["signatory"]
    return PartyFacts(**{**data, "signatory": None if who is None else Signatory(**who)})
