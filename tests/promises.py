"""What a variant promises (`provides:`), and what the auditor finds in the agreement that is built with it."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Any

import yaml

from clausekit import yamlfile
from clausekit.analysis.values import Analysis
from clausekit.builder import Agreement, build, deal_of, read_template
from clausekit.library import FullVariant, Library

Promise = tuple[str, str, int | None, int | None]
"""side, trigger, days of notice, days to cure"""

FACTS: dict[str, Any] = {
    "days": 9,
    "months": 7,
    "hours": 6,
    "count": 3,
    "percent": 12,
    "money": 900,
    "text": "EUR",
    "long_text": "design and build a website",
    "date": datetime.date(2026, 9, 1),
    "list": ["concept", "design", "launch"],
}
"""A fact of each type, for parameters without a default."""


TITLES = {"hi": "सेवा अनुबंध", "ko": "용역 계약서", "pa": "ਸੇਵਾ ਇਕਰਾਰਨਾਮਾ", "vi": "Hợp đồng dịch vụ"}
"""What the agreement is called; any other language has the English word."""


def companions(library: Library, full: FullVariant) -> list[FullVariant]:
    """The variants that `full` requires, and theirs, in the order in which they are needed; of each required clause the
    default, or the first variant that does not conflict."""
    found: dict[str, FullVariant] = {}

    def need(one: FullVariant) -> None:
        for clause in one.variant.requires:
            if clause in found or clause == full.clause.clause:
                continue
            names = sorted(library.clause(clause).variants, key=lambda name: not _default(library, clause, name))
            chosen = next(
                candidate
                for candidate in (library.variant(f"{clause}-{name}") for name in names)
                if not _conflict(candidate, full)
            )
            found[clause] = chosen
            need(chosen)

    need(full)
    return list(found.values())


def _default(library: Library, clause: str, name: str) -> bool:
    return bool(library.clause(clause).variants[name].default)


def _conflict(one: FullVariant, other: FullVariant) -> bool:
    return any(name in (b.clause.clause, b.id) for a, b in ((one, other), (other, one)) for name in a.variant.conflicts)


def facts_of(full: FullVariant) -> dict[str, Any]:
    """A value for every parameter: its default, its first choice, or the sample of its type."""
    return {
        name: parameter.default
        if parameter.default is not None
        else parameter.choices[0]
        if parameter.choices
        else FACTS[parameter.type]
        for name, parameter in full.parameters.items()
    }


def agreement_with(library: Library, variants: list[FullVariant], wording: str, language: str = "en") -> Agreement:
    """An agreement of just these variants."""
    slots = [{"clause": full.clause.clause, "variant": full.name} for full in variants]
    title = {"en": "Agreement", language: TITLES.get(language, "Agreement")}
    content = {"template": "promise", "version": 1, "title": title, "about": {"en": "One."}, "slots": slots}
    template = read_template(yamlfile.parse(yaml.safe_dump(content, allow_unicode=True)))
    deal = deal_of(
        {
            "template": "promise",
            "date": datetime.date(2026, 3, 2),
            "wording": wording,
            "language": language,
            "provider": {"name": "Studio North LLC"} | ({"term": "Studio"} if language == "en" else {}),
            "client": {"name": "Harbour Foods Ltd"} | ({"term": "Client"} if language == "en" else {}),
            "facts": {full.clause.clause: facts for full in variants if (facts := _asked(full))},
        }
    )
    return build(deal, library, template)


def _asked(full: FullVariant) -> dict[str, Any]:
    """The facts that have no default: the others are left to the clause, as in most deals."""
    return {name: value for name, value in facts_of(full).items() if full.parameters[name].default is None}


def promised(variants: list[FullVariant]) -> tuple[set[Promise], set[str]]:
    """The exits and terms that these variants declare together."""
    exits = {
        (one.side, one.trigger, _days(full, one.notice_days), _days(full, one.cure_days))
        for full in variants
        for one in full.variant.provides.exits
    }
    return exits, {term for full in variants for term in full.variant.provides.terms}


def _days(full: FullVariant, stated: int | str | None) -> int | None:
    if not isinstance(stated, str):
        return stated
    value = facts_of(full)[stated]
    return int(value) * (30 if full.parameters[stated].type == "months" else 1)


def found(analysis: Analysis) -> tuple[set[Promise], set[str]]:
    """The exits and terms that the auditor found."""
    exits = {(one.side, one.trigger, one.notice_days, one.cure_days) for one in analysis.exits}
    return exits, {name for name, term in analysis.terms.items() if term.answer == "present"}


def every_variant(library: Library) -> Iterator[FullVariant]:
    """All variants of all clauses, in order."""
    for clause in library:
        for name in library.clause(clause).variants:
            yield library.variant(f"{clause}-{name}")
