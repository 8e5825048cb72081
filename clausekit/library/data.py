"""The library as plain data, for programs: what `clausekit clauses … --format json` prints."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from clausekit.library import models
from clausekit.library.catalogue import FullVariant
from clausekit.library.models import Clause, Parameter
from clausekit.library.versus import Sorted, Versus

SCHEMA_VERSION = 1
"""Counts up when a key goes or changes its meaning; new keys do not count."""


def languages(clause: Clause) -> tuple[str, ...]:
    """The languages in which every variant of the clause has its words, in the order of its first variant."""
    first, *others = clause.variants.values()
    return tuple(language for language in first.text if all(language in variant.text for variant in others))


def listing_data(clauses: Iterable[Clause]) -> dict[str, Any]:
    """The clauses in brief."""
    return {"schema_version": SCHEMA_VERSION, "clauses": [_brief(clause) for clause in clauses]}


def clause_data(clause: Clause, variants: Sequence[FullVariant]) -> dict[str, Any]:
    """One clause with these of its variants, whole: every wording in every language."""
    whole = models.clause_data(clause)
    details = [{"id": full.id, "name": full.name, **models.variant_data(full.variant)} for full in variants]
    return {"schema_version": SCHEMA_VERSION, **whole, "variants": details}


def versus_data(found: Versus) -> dict[str, Any]:
    """What changes in the bargain between two variants."""
    parts: dict[str, Sorted[Any]] = {
        "exits": Sorted(*(tuple(one._asdict() for one in part) for part in found.exits)),
        "terms": found.terms,
        "requires": found.requires,
        "conflicts": found.conflicts,
        "facts": Sorted(*(tuple(_fact(*fact) for fact in part) for part in found.facts)),
    }
    return {
        "schema_version": SCHEMA_VERSION,
        "first": found.first.id,
        "second": found.second.id,
        **{name: part._asdict() for name, part in parts.items()},
        "words": [[piece._asdict() for piece in paragraph] for paragraph in found.paragraphs],
    }


def _fact(name: str, parameter: Parameter) -> dict[str, Any]:
    return {"name": name, **models.parameter_data(parameter)}


def _brief(clause: Clause) -> dict[str, Any]:
    return {
        "clause": clause.clause,
        "version": clause.version,
        "title": dict(clause.title),
        "group": clause.group,
        "default": clause.default,
        "variants": [FullVariant(clause, name).id for name in clause.ladder],
        "languages": list(languages(clause)),
    }
