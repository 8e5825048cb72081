"""Which clauses are in the agreement, and in which variant: template + deal + library → variants in order."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from clausekit.builder.deal import INCLUDE, LEAVE_OUT, Deal
from clausekit.builder.languages import LANGUAGE_CLAUSE
from clausekit.builder.rendering import WordsError, holds
from clausekit.builder.template import Slot, Template
from clausekit.errors import LibraryError, SourceError, SourceErrors
from clausekit.library import FullVariant, Library
from clausekit.library.suggestions import suggestion
from clausekit.saying import NOTHING, Told, told

Selection = tuple[FullVariant, ...]

_FOR_TWO = Told("; it is for an agreement in two languages, such as en+vi: build it in two, or take this out")


class Given(NamedTuple):
    """What conditions and facts are asked of."""

    deal: Deal
    template: Template
    library: Library


def select(given: Given) -> Selection:
    """The clauses of the agreement in the order of the template, each in the variant chosen.

    What the deal says of a clause stands above what the template says. Conditions are asked in the order of the slots,
    and `has("x")` in one knows the slots without a condition and those decided before it. Raises SourceErrors with
    every choice that cannot be, and with every clause that lacks what it requires or meets what it conflicts with.
    """
    errors = [*_unknown_choices(given), *_unknown_slots(given)]
    if errors:
        raise SourceErrors(tuple(errors))
    chosen = _chosen(given)
    errors = [*_left_out(given), *_neighbours(given, chosen)]
    if errors:
        raise SourceErrors(tuple(errors))
    return chosen


def _unknown_choices(given: Given) -> Iterator[SourceError]:
    """Choices of the deal that name a clause or a variant that is not there."""
    places = [slot.clause for slot in given.template.content.slots]
    for clause, choice in given.deal.content.clauses.items():
        trail = ("clauses", clause)
        if clause not in places:
            name = given.template.content.template
            why = NOTHING if clause in given.library else told("; there is no such clause")
            hint = _FOR_TWO if clause == LANGUAGE_CLAUSE else suggestion(clause, places)
            reason = told(
                "the template {name!r} has no place for {clause!r}{hint}", name=name, clause=clause, hint=hint or why
            )
            yield given.deal.source.error(trail, reason)
        elif choice not in (INCLUDE, LEAVE_OUT) and clause in given.library:
            reason = _no_variant(given.library, clause, choice)
            if reason:
                yield given.deal.source.error(
                    trail,
                    told(
                        "{reason}, or write {include} or {leave_out}",
                        reason=reason,
                        include=INCLUDE,
                        leave_out=LEAVE_OUT,
                    ),
                )


def _unknown_slots(given: Given) -> Iterator[SourceError]:
    """Slots of the template that name a clause or a variant that is not there."""
    for index, slot in enumerate(given.template.content.slots):
        try:
            given.library.clause(slot.clause)
        except LibraryError as error:
            yield given.template.source.error(("slots", index, "clause"), error.told)
        else:
            reason = _no_variant(given.library, slot.clause, slot.variant) if slot.variant else NOTHING
            if reason:
                yield given.template.source.error(("slots", index, "variant"), reason)


def _no_variant(library: Library, clause: str, variant: str) -> Told:
    """Why the clause has no such variant, "" where it has it; its name and its full id are both good."""
    try:
        library.variant((clause, variant.removeprefix(f"{clause}-")))
    except LibraryError as error:
        return error.told
    return NOTHING


def _chosen(given: Given) -> Selection:
    slots = given.template.content.slots
    known = {slot.clause: _variant(given, slot) for slot in slots if _is_in(given, slot) and not _asks(given, slot)}
    for index, slot in enumerate(slots):
        if _asks(given, slot) and _condition(given, index, slot, frozenset(known), known):
            known[slot.clause] = _variant(given, slot)
    return tuple(known[slot.clause] for slot in slots if slot.clause in known)


def _is_in(given: Given, slot: Slot) -> bool:
    """Whether the clause is in when its condition, if it has one, is not looked at."""
    choice = given.deal.content.clauses.get(slot.clause)
    return slot.optional != "out" if choice is None else choice != LEAVE_OUT


def _asks(given: Given, slot: Slot) -> bool:
    """Whether it is the condition that decides: the deal says nothing of the clause."""
    return slot.when is not None and slot.clause not in given.deal.content.clauses


def _condition(given: Given, index: int, slot: Slot, clauses: frozenset[str], known: Mapping[str, FullVariant]) -> bool:
    there = clauses | {variant.id for variant in known.values()}
    try:
        return _is_in(given, slot) and holds(slot.when or "", _names(given, _asker(given.library, there)))
    except WordsError as error:
        reason = told("the condition cannot be answered: {reason}", reason=error.reason)
        raise given.template.source.error(("slots", index, "when"), reason) from None


def _asker(library: Library, there: frozenset[str]) -> Callable[[str], bool]:
    def has(id: str) -> bool:
        if not library.names(id):
            known = (*library, *(variant.id for variant in library.variants))
            raise LibraryError(told("there is no clause or variant {id!r}{hint}", id=id, hint=suggestion(id, known)))
        return id in there

    return has


def _names(given: Given, has: Callable[[str], bool]) -> dict[str, Any]:
    content = given.deal.content
    facts = {clause.replace("-", "_"): dict(facts) for clause, facts in content.facts.items()}
    return {"has": has, "facts": facts, "language": content.language, "wording": content.wording}


def _variant(given: Given, slot: Slot) -> FullVariant:
    """The variant: the deal's, else the template's, else the clause's default."""
    choice = given.deal.content.clauses.get(slot.clause, INCLUDE)
    name = slot.variant if choice in (INCLUDE, LEAVE_OUT) else choice
    clause = given.library.clause(slot.clause)
    return FullVariant(clause, (name or clause.default).removeprefix(f"{slot.clause}-"))


def _left_out(given: Given) -> Iterator[SourceError]:
    for slot in given.template.content.slots:
        if given.deal.content.clauses.get(slot.clause) == LEAVE_OUT and not (slot.optional or slot.when):
            name = given.template.content.template
            reason = told(
                "the template {name!r} does not let you leave out {clause!r}; choose a variant of it",
                name=name,
                clause=slot.clause,
            )
            yield given.deal.source.error(("clauses", slot.clause), reason)


def _neighbours(given: Given, chosen: Selection) -> Iterator[SourceError]:
    """Clauses that lack what they require, or meet what they conflict with."""
    clauses = {full.clause.clause for full in chosen}
    ids = clauses | {full.id for full in chosen}
    seen: set[frozenset[str]] = set()
    for full in chosen:
        for id in full.variant.requires:
            if id not in clauses:
                reason = told(
                    "{variant!r} needs the clause {clause!r}, which is not in; include {clause!r} or choose another "
                    "variant of {own!r}",
                    variant=full.id,
                    clause=id,
                    own=full.clause.clause,
                )
                yield _error(given, full, reason)
        for id in full.variant.conflicts:
            if id in ids and frozenset((full.clause.clause, id)) not in seen:
                seen.add(frozenset((full.clause.clause, id)))
                reason = told(
                    "{variant!r} does not go together with {other!r}; leave one of them out or choose another variant",
                    variant=full.id,
                    other=id,
                )
                yield _error(given, full, reason)


def _error(given: Given, full: FullVariant, reason: Told) -> SourceError:
    """The mistake at the deal's choice of the clause, or at its slot where the deal does not speak of it."""
    clause = full.clause.clause
    if clause in given.deal.content.clauses:
        return given.deal.source.error(("clauses", clause), reason)
    if given.deal.content.clauses:
        return given.deal.source.error(("clauses",), reason)
    slots = [slot.clause for slot in given.template.content.slots]
    return given.template.source.error(("slots", slots.index(clause), "clause"), reason)
