"""The smallest agreement that a variant can stand in, to see what its words give."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from clausekit.builder.agreement import Agreement
from clausekit.builder.assembly import build
from clausekit.builder.deal import deal_of
from clausekit.builder.template import read_template
from clausekit.errors import LibraryError
from clausekit.library import FullVariant, Library, Parameter
from clausekit.library.facts import Fact
from clausekit.library.spelling import WordingName
from clausekit.saying import told
from clausekit.words import Side, Trigger
from clausekit.yamlfile import Source

SAMPLES: Mapping[str, Any] = {
    "days": 9,
    "months": 7,
    "hours": 6,
    "count": 3,
    "percent": 12,
    "money": 900,
    "text": "EUR",
    "long_text": "design and build a website",
    "date": date(2026, 9, 1),
    "list": ("concept", "design", "launch"),
}
"""A fact of each type, for parameters without a default."""
_SIDES = "services"
"""The clause that tells an audit which side provides and which pays."""
_DAYS_OF_A_MONTH = 30
_PARTY = {"address": "Harbour Lane 1", "email": "post@north.example", "kind": "company"}


class Promise(NamedTuple):
    """An exit that words give, with its days as numbers."""

    side: Side
    trigger: Trigger
    notice_days: int | None
    cure_days: int | None


def companions(library: Library, full: FullVariant) -> tuple[FullVariant, ...]:
    """The variants that `full` requires, and theirs, in the order in which they are needed, behind the one that says
    who works for whom; of each clause the default, or the first variant that does not conflict. Raises LibraryError
    where none does not."""
    found: dict[str, FullVariant] = {}
    waiting = [_SIDES] if _SIDES in library else []
    waiting += full.variant.requires
    while waiting:
        clause = waiting.pop(0)
        if clause not in found and clause != full.clause.clause:
            found[clause] = _beside(library, clause, full)
            waiting += found[clause].variant.requires
    return tuple(found.values())


def _beside(library: Library, clause: str, full: FullVariant) -> FullVariant:
    own = library.clause(clause)
    names = sorted(own.variants, key=lambda name: not own.variants[name].default)
    for candidate in (FullVariant(own, name) for name in names):
        if not (_refuses(full, candidate) or _refuses(candidate, full)):
            return candidate
    raise LibraryError(
        told("{id!r} requires {clause!r} and goes together with no variant of it", id=full.id, clause=clause)
    )


def _refuses(one: FullVariant, other: FullVariant) -> bool:
    return any(id in (other.clause.clause, other.id) for id in one.variant.conflicts)


def trial(library: Library, variants: Sequence[FullVariant], wording: WordingName, language: str) -> Agreement:
    """An agreement of just these variants. Raises as `build` does."""
    content = {
        "template": "trial", "version": 1, "title": dict(variants[-1].clause.title), "about": {"en": "A trial."},
        "slots": [{"clause": full.clause.clause, "variant": full.name} for full in variants],
    }  # fmt: skip
    template = read_template(Source("the agreement to try it in", content, {}, (), {}))
    deal = deal_of(
        {
            "template": "trial", "date": "2026-03-02", "wording": wording, "language": language,
            "provider": {"name": "Studio North LLC", **_PARTY}, "client": {"name": "Harbour Foods Ltd", **_PARTY},
            "facts": {full.clause.clause: facts for full in variants if (facts := facts_of(full, language))},
        }
    )  # fmt: skip
    return build(deal, library, template)


def facts_of(full: FullVariant, language: str = "en") -> dict[str, Fact]:
    """A value for every parameter: its default, its first choice, or a sample of its type within its limits."""
    return {name: _fact(parameter, language) for name, parameter in full.parameters.items()}


def _fact(parameter: Parameter, language: str) -> Fact:
    usual = parameter.default_in(language)
    if usual is not None:
        return usual
    if parameter.choices:
        return parameter.choices[0]
    sample: Fact = SAMPLES[parameter.type]
    if isinstance(sample, int):
        least = sample if parameter.min is None else max(sample, parameter.min)
        return least if parameter.max is None else min(least, parameter.max)
    return sample


def promised(variants: Sequence[FullVariant]) -> tuple[frozenset[Promise], frozenset[str]]:
    """The exits and the terms that these variants declare together, with the facts of `facts_of`."""
    return frozenset(_promises(variants)), frozenset(term for full in variants for term in full.variant.provides.terms)


def _promises(variants: Sequence[FullVariant]) -> Iterator[Promise]:
    for full in variants:
        for one in full.variant.provides.exits:
            yield Promise(one.side, one.trigger, _days(full, one.notice_days), _days(full, one.cure_days))


def _days(full: FullVariant, stated: int | str | None) -> int | None:
    if not isinstance(stated, str):
        return stated
    value = facts_of(full)[stated]
    assert isinstance(value, int)
    return value * (_DAYS_OF_A_MONTH if full.parameters[stated].type == "months" else 1)
