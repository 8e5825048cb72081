"""Bringing the facts of the deal and the parameters of the clauses together; all that does not fit is told at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from clausekit.builder.deal import Deal, PartyFacts, unprintable
from clausekit.builder.selection import Selection
from clausekit.errors import SourceError, SourceErrors
from clausekit.library import FullVariant, Library, Parameter
from clausekit.library.facts import Fact, WrongFact
from clausekit.library.grammar import GrammarError
from clausekit.library.suggestions import in_order, suggestion
from clausekit.library.wording import Use, uses
from clausekit.saying import NOTHING, Told, Word, Words, told

Facts = Mapping[str, Mapping[str, Fact]]
"""Clause → fact → value, of every clause in the agreement."""


class _Outcome(NamedTuple):
    facts: dict[str, dict[str, Fact]]
    errors: list[SourceError]


def bind(deal: Deal, selection: Selection, library: Library) -> Facts:
    """The value of every parameter of the clauses chosen: the deal's, else the default.

    Raises SourceErrors that list every fact that is missing, not used or not of its type.
    """
    outcome = _Outcome({}, [])
    for full in selection:
        _bind(deal, full, outcome)
    errors = [*outcome.errors, *_unused(deal, selection, library), *_missing_of_parties(deal, selection)]
    if errors:
        raise SourceErrors(in_order(errors))
    return outcome.facts


def _bind(deal: Deal, full: FullVariant, outcome: _Outcome) -> None:
    clause = full.clause.clause
    given = deal.content.facts.get(clause, {})
    language = deal.content.language.partition("-")[0]
    values = outcome.facts.setdefault(clause, {})
    for name, parameter in full.parameters.items():
        value = parameter.default_in(language) if given.get(name) is None else given[name]
        trail = ("facts", clause, name)
        if value is None:
            outcome.errors.append(deal.source.error(trail, _missing(clause, name, parameter)))
            continue
        try:
            values[name] = parameter.read(value)
        except WrongFact as error:
            outcome.errors.append(
                deal.source.error(
                    trail, told("facts.{clause}.{name} {reason}", clause=clause, name=name, reason=error.told)
                )
            )
            continue
        reason = next(filter(None, map(unprintable, _texts(values[name]))), NOTHING)
        if reason:
            outcome.errors.append(
                deal.source.error(
                    trail, told("facts.{clause}.{name} {reason}", clause=clause, name=name, reason=reason)
                )
            )


def _texts(fact: Fact) -> tuple[str, ...]:
    return fact if isinstance(fact, tuple) else (fact,) if isinstance(fact, str) else ()


def _missing(clause: str, name: str, parameter: Parameter) -> Told:
    texts = {language: text.rstrip(".।") for language, text in parameter.about.items()}
    return told(
        "facts.{clause}.{name} is missing ({type}: {about})",
        clause=clause,
        name=name,
        type=Word(parameter.type, f"library.type.{parameter.type}"),
        about=Words(texts["en"], texts),
    )


def _unused(deal: Deal, selection: Selection, library: Library) -> Iterator[SourceError]:
    chosen = {full.clause.clause: full for full in selection}
    for clause, facts in deal.content.facts.items():
        everywhere = _parameters(library, clause)
        full = chosen.get(clause)
        used = {} if full is None else full.parameters
        for name in facts:
            if name in used or (clause in deal.overridden and name in everywhere):
                continue
            trail = ("facts", clause, name)
            yield deal.source.error(
                trail,
                told(
                    "facts.{clause}.{name} is not used: {why}",
                    clause=clause,
                    name=name,
                    why=_why(clause, name, full, library),
                ),
            )


def _parameters(library: Library, clause: str) -> frozenset[str]:
    """The parameters of all variants of a clause."""
    if clause not in library:
        return frozenset()
    own = library.clause(clause)
    return frozenset(name for variant in own.variants for name in FullVariant(own, variant).parameters)


def _why(clause: str, name: str, full: FullVariant | None, library: Library) -> Told:
    if clause not in library:
        return told("there is no clause {id!r}{hint}", id=clause, hint=suggestion(clause, library))
    if full is None:
        return told(
            "the clause {clause!r} is not in the agreement; take the fact out, or include the clause", clause=clause
        )
    if name in _parameters(library, clause):
        return told("it belongs to another variant than {id!r}; take it out, or choose that variant", id=full.id)
    return told("{id!r} has no such fact{hint}", id=full.id, hint=suggestion(name, full.parameters))


def _uses(words: str) -> tuple[Use, ...]:
    """What the words ask for; nothing where they cannot be read, which rendering them tells better."""
    try:
        return uses(words)
    except GrammarError:
        return ()


def _missing_of_parties(deal: Deal, selection: Selection) -> Iterator[SourceError]:
    """What the words say of a side that the deal does not."""
    content = deal.content
    sides: Mapping[str, PartyFacts] = {"provider": content.provider, "client": content.client}
    seen: set[str] = set()
    for full in selection:
        for use in _uses(full.words(content.language.partition("-")[0], content.wording)):
            side, _, field = use.name.partition(".")
            if use.kind == "party" and field != "term" and use.name not in seen:
                seen.add(use.name)
                if getattr(sides[side], field, None) is None:
                    reason = told("{name} is missing; the words of {id!r} need it", name=use.name, id=full.id)
                    yield deal.source.error((side, field), reason)
