"""What a clause file must hold beyond its shape, and what clauses promise of each other.

Each check takes one clause and the shelf it stands on, and gives the mistakes in that clause's file. `CHECKS` lists
them all; the checks of the words are in `word_checks`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from clausekit.errors import SourceError
from clausekit.library.catalogue import Entry, FullVariant
from clausekit.library.facts import FACT_TYPES, WrongFact
from clausekit.library.models import Parameter, Variant
from clausekit.library.suggestions import suggestion
from clausekit.library.wording import RESERVED
from clausekit.saying import NOTHING, Told, told
from clausekit.yamlfile import Source, Trail


class Shelf(NamedTuple):
    """What stands together.

    entries     the clauses that could be read
    broken      the ids of those that could not: about these nothing can be said
    facts_used  gives (clause, fact) for every fact of another clause that words ask for; it reads all words
    """

    entries: Mapping[str, Entry]
    broken: frozenset[str]
    facts_used: Callable[[], frozenset[tuple[str, str]]]

    def has_clause(self, id: str) -> bool:
        return id in self.entries or id in self.broken

    def has_variant(self, id: str) -> bool:
        return any(variant.id == id for entry in self.entries.values() for variant in entry.variants) or any(
            id.startswith(f"{clause}-") for clause in self.broken
        )

    @property
    def ids(self) -> tuple[str, ...]:
        """Every id that can be named: clauses and variants in full."""
        full = (variant.id for entry in self.entries.values() for variant in entry.variants)
        return (*self.entries, *self.broken, *full)


Check = Callable[[Entry, Shelf], Iterator[SourceError]]


def check_name(entry: Entry, shelf: Shelf) -> Iterator[SourceError]:
    """The file is named after its clause, and the full ids of its variants are nobody else's."""
    name = entry.source.path.replace("\\", "/").rsplit("/", 1)[-1].removesuffix(".yaml")
    if entry.clause.clause != name:
        yield entry.source.error(
            ("clause",),
            told(
                "the clause {clause!r} stands in {name}.yaml; the file must be named after it",
                clause=entry.clause.clause,
                name=name,
            ),
        )
    for other in shelf.entries.values():
        taken = {other.clause.clause, *(full.id for full in other.variants)}
        for full in entry.variants if other is not entry else ():
            if full.id in taken:
                yield entry.source.error(
                    ("variants", full.name),
                    told("{id!r} is also an id of {path}; rename one of them", id=full.id, path=other.source.path),
                )


def check_ladder(entry: Entry, shelf: Shelf) -> Iterator[SourceError]:
    """Exactly one variant is the default, and no two have the same rank."""
    variants = entry.clause.variants
    defaults = [name for name, variant in variants.items() if variant.default]
    if not defaults:
        yield entry.source.error(("variants",), told("no variant is the default; write 'default: true' in one of them"))
    for name in defaults[1:]:
        yield entry.source.error(
            ("variants", name, "default"),
            told("{name!r} is the default already; there can be only one", name=defaults[0]),
        )
    first: dict[int, str] = {}
    for name, variant in variants.items():
        if first.setdefault(variant.rank, name) != name:
            yield entry.source.error(
                ("variants", name, "rank"),
                told("rank {rank} is taken by {name!r}", rank=variant.rank, name=first[variant.rank]),
            )


def check_parameters(entry: Entry, shelf: Shelf) -> Iterator[SourceError]:
    """Every parameter makes sense by itself and is declared once."""
    clause = entry.clause
    places: list[tuple[Trail, Mapping[str, Parameter]]] = [((), clause.parameters)]
    places += [(("variants", name), variant.parameters) for name, variant in clause.variants.items()]
    for above, parameters in places:
        for name, parameter in parameters.items():
            trail = (*above, "parameters", name)
            if name in RESERVED:
                yield entry.source.error(
                    trail, told("{name!r} has a meaning of its own in the words; choose another name", name=name)
                )
            if above and name in clause.parameters:
                yield entry.source.error(trail, told("{name!r} is a parameter of the whole clause already", name=name))
            yield from _parameter(parameter, trail, entry.source)


def _parameter(parameter: Parameter, trail: Trail, source: Source) -> Iterator[SourceError]:
    numeric = FACT_TYPES[parameter.type].numeric
    for key, limit in (("min", parameter.min), ("max", parameter.max)):
        if limit is not None and not numeric:
            yield source.error(
                (*trail, key),
                told("{key!r} is for numbers; this parameter is of type {type}", key=key, type=parameter.type),
            )
    if parameter.min is not None and parameter.max is not None and parameter.min > parameter.max:
        yield source.error((*trail, "min"), told("'min' is more than 'max'"))
    if parameter.type == "choice" and len(set(parameter.choices)) < 2:
        yield source.error(
            (*trail, "choices"), told("a parameter of type choice needs 'choices' with two or more values")
        )
    elif parameter.type != "choice" and parameter.choices:
        yield source.error(
            (*trail, "choices"), told("'choices' is for type choice; this is of type {type}", type=parameter.type)
        )
    elif parameter.default is not None:
        try:
            parameter.read(parameter.default)
        except WrongFact as error:
            yield source.error((*trail, "default"), told("'default' {reason}", reason=error.told))


def check_promises(entry: Entry, shelf: Shelf) -> Iterator[SourceError]:
    """What is promised is promised once, and its days are numbers or parameters counted in days or months."""
    for full in entry.variants:
        provides, above = full.variant.provides, ("variants", full.name, "provides")
        for index in _repeated(provides.exits):
            yield entry.source.error((*above, "exits", index), told("this exit stands twice"))
        for index in _repeated(provides.terms):
            yield entry.source.error((*above, "terms", index), told("{id!r} stands twice", id=provides.terms[index]))
        for index, promised in enumerate(provides.exits):
            for key, days in (("notice_days", promised.notice_days), ("cure_days", promised.cure_days)):
                reason = _days_reason(days, full) if isinstance(days, str) else ""
                if reason:
                    yield entry.source.error(
                        (*above, "exits", index, key), told("{key!r} {reason}", key=key, reason=reason)
                    )


def _days_reason(name: str, full: FullVariant) -> Told:
    parameter = full.parameters.get(name)
    if parameter is None:
        return told(
            "names {name!r}, which is no parameter of this variant{hint}",
            name=name,
            hint=suggestion(name, full.parameters),
        )
    if parameter.type not in ("days", "months"):
        return told(
            "names {name!r}, which is of type {type}; it must be of type days or months", name=name, type=parameter.type
        )
    return NOTHING


def check_neighbours(entry: Entry, shelf: Shelf) -> Iterator[SourceError]:
    """Clauses that are required or excluded exist, and no variant asks for what it excludes."""
    for full in entry.variants:
        above = ("variants", full.name)
        for index, id in enumerate(full.variant.requires):
            reason = _requires_reason(id, full, shelf)
            if reason:
                yield entry.source.error((*above, "requires", index), reason)
        for index, id in enumerate(full.variant.conflicts):
            if not shelf.has_clause(id) and not shelf.has_variant(id):
                hint = suggestion(id, shelf.ids)
                yield entry.source.error(
                    (*above, "conflicts", index), told("there is no clause or variant {id!r}{hint}", id=id, hint=hint)
                )
            elif id in (full.clause.clause, full.id):
                yield entry.source.error((*above, "conflicts", index), told("it conflicts with itself"))
        for key, ids in (("requires", full.variant.requires), ("conflicts", full.variant.conflicts)):
            for index in _repeated(ids):
                yield entry.source.error((*above, key, index), told("{id!r} stands twice", id=ids[index]))


def _requires_reason(id: str, full: FullVariant, shelf: Shelf) -> Told:
    if not shelf.has_clause(id):
        if shelf.has_variant(id):
            return told("{id!r} is a variant; 'requires' names whole clauses", id=id)
        return told("there is no clause {id!r}{hint}", id=id, hint=suggestion(id, shelf.entries))
    if id == full.clause.clause:
        return told("it requires itself")
    if id in full.variant.conflicts:
        return told("{id!r} is required and stands under 'conflicts' too", id=id)
    if id in shelf.entries and all(_clash(full, other) for other in shelf.entries[id].variants):
        return told("{id!r} is required, but no variant of it goes together with {variant!r}", id=id, variant=full.id)
    return NOTHING


def _clash(one: FullVariant, other: FullVariant) -> bool:
    return _excludes(one.variant, other) or _excludes(other.variant, one)


def _excludes(variant: Variant, other: FullVariant) -> bool:
    return other.id in variant.conflicts or other.clause.clause in variant.conflicts


def _repeated(values: Iterable[object]) -> Iterator[int]:
    """The indexes of the values that stood before."""
    before: Counter[object] = Counter()
    for index, value in enumerate(values):
        before[value] += 1
        if before[value] > 1:
            yield index


CHECKS: tuple[Check, ...] = (check_name, check_ladder, check_parameters, check_promises, check_neighbours)
