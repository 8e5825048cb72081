"""What the words of a clause may ask for: only what is declared, only clauses that exist, the same in every wording."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from types import MappingProxyType

from clausekit.errors import SourceError
from clausekit.library.catalogue import Entry, FullVariant
from clausekit.library.checks import Check, Shelf
from clausekit.library.facts import FactTypeName
from clausekit.library.grammar import GrammarError, cannot
from clausekit.library.models import Parameter
from clausekit.library.spelling import WORDINGS, WordingName, wording_word
from clausekit.library.suggestions import suggestion
from clausekit.library.wording import FILTERS, PARTY_FIELDS, PLAIN_FILTERS, TAG, TESTS, Use, uses
from clausekit.saying import NOTHING, Told, Word, told
from clausekit.yamlfile import Source, Trail

_FITS: Mapping[str, tuple[FactTypeName, ...]] = MappingProxyType(
    {
        "days": ("days",),
        "months": ("months",),
        "hours": ("hours",),
        "money": ("money",),
        "percent": ("percent",),
        "date": ("date",),
        "number": ("days", "months", "hours", "count", "percent", "money"),
        "listed": ("list",),
        "language": ("choice",),
    }
)
"""Filter → the types of fact that it prints."""

_INSTEAD: Mapping[str, Told] = MappingProxyType(
    {
        "provider": Told("write provider.term or provider.name"),
        "client": Told("write client.term or client.name"),
        "facts": Told("name the clause and the fact: facts.fees.currency"),
        "ref": Told('name a clause in quotes: ref("fees")'),
        "has": Told('name a clause in quotes: has("fees")'),
    }
)


def check_words(entry: Entry, shelf: Shelf) -> Iterator[SourceError]:
    """The words can be read, and everything that they ask for is there."""
    for full in entry.variants:
        for source, trail in _places(entry, full):
            words = source.words(trail)
            try:
                found = uses(words)
            except GrammarError as error:
                reason = told("the words cannot be read: {reason}", reason=error.reason)
                yield source.error_in_words(trail, error.line, reason)
                continue
            for use in found:
                reason = _reason(use, full, shelf)
                if reason:
                    yield source.error_in_words(trail, use.line, reason, _column(words, use))


def check_same_facts(entry: Entry, shelf: Shelf) -> Iterator[SourceError]:
    """Every wording of a variant, in every language, says the same facts: a missing one is a lost bargain."""
    for full in entry.variants:
        said = _said(entry, full)
        for (language, wording), facts in said.items():
            other = next((other for other, theirs in said.items() if theirs - facts), None)
            if other is not None:
                lost = ", ".join(sorted(said[other] - facts))
                source, trail = entry.place(full.name, language, wording)
                reason = told(
                    "{wording} ({language}) does not use {lost}, which {other} ({other_language}) uses",
                    wording=wording_word(wording),
                    language=_language_word(language),
                    lost=lost,
                    other=wording_word(other[1]),
                    other_language=_language_word(other[0]),
                )
                yield source.error(trail, reason)


def _language_word(code: str) -> Word:
    return Word(code, f"language.{code}")


def check_unused(entry: Entry, shelf: Shelf) -> Iterator[SourceError]:
    """Every parameter that is declared is used in words: here, or in another clause as a fact of this one."""
    said = {full.name: _said(entry, full) for full in entry.variants}
    if not all(said.values()):
        return
    used = {name: frozenset().union(*wordings.values()) for name, wordings in said.items()}
    unused: dict[Trail, Told] = {
        ("variants", variant, "parameters", name): told(
            "the parameter {name!r} is not used in the words of this variant", name=name
        )
        for variant, names in used.items()
        for name in entry.clause.variants[variant].parameters
        if name not in names
    }
    everywhere = frozenset().union(*used.values())
    unused |= {
        ("parameters", name): told("the parameter {name!r} is not used in any words", name=name)
        for name in entry.clause.parameters
        if name not in everywhere
    }
    for trail, reason in unused.items():
        if (entry.clause.clause, trail[-1]) not in shelf.facts_used():
            yield entry.source.error(trail, reason)


WORD_CHECKS: tuple[Check, ...] = (check_words, check_same_facts, check_unused)


def facts_used(entries: Iterable[Entry]) -> frozenset[tuple[str, str]]:
    """The clause and the name of every fact of another clause that words ask for."""
    return frozenset(
        (_clause_of(use), use.name.partition(".")[2])
        for entry in entries
        for full in entry.variants
        for use in uses_of(entry, full)
        if use.kind == "fact"
    )


def uses_of(entry: Entry, full: FullVariant) -> Iterator[Use]:
    """What the words of a variant ask for, in every language. Of a file that was checked before only the words are
    looked at, without their places: that needs no YAML."""
    if isinstance(entry.origin, Path):
        texts = (wordings.of(wording) for wordings in full.variant.text.values() for wording in WORDINGS)
    else:
        texts = (source.words(trail) for source, trail in _places(entry, full))
    for text in texts:
        with suppress(GrammarError):  # `check_words` tells it
            yield from uses(text)


def _places(entry: Entry, full: FullVariant) -> tuple[tuple[Source, Trail], ...]:
    """Where each wording of a variant stands, in every language."""
    return tuple(entry.place(full.name, language, wording) for language in full.variant.text for wording in WORDINGS)


def _uses(source: Source, trail: Trail) -> tuple[Use, ...] | None:
    """The uses in these words; None where they cannot be read, which `check_words` tells."""
    try:
        return uses(source.words(trail))
    except GrammarError:
        return None


def _said(entry: Entry, full: FullVariant) -> dict[tuple[str, WordingName], frozenset[str]]:
    """The parameters that each wording of each language uses; nothing where one asks for something that is not there.

    `check_words` tells that, and to compare what is misspelt would only tell it again in other words.
    """
    said = {}
    for language in full.variant.text:
        for wording in WORDINGS:
            found = _uses(*entry.place(full.name, language, wording))
            names = frozenset(use.name for use in found or () if use.kind == "name")
            if found is None or names - full.parameters.keys():
                return {}
            said[language, wording] = names
    return said


def _clause_of(use: Use) -> str:
    """The id of the clause that a fact, a reference or a question is about."""
    return use.name.partition(".")[0].replace("_", "-") if use.kind == "fact" else use.name


def _column(words: str, use: Use) -> int:
    """Where the use stands in its line, from 1; 0 where it cannot be seen there."""
    line = words.split("\n")[use.line - 1]
    name = re.compile(rf"(?<!\w){re.escape(use.name)}(?!\w)")
    tags = [tag.span() for tag in TAG.finditer(line)] or [(0, len(line))]
    return next((found.start() + 1 for start, end in tags if (found := name.search(line, start, end))), 0)


def _reason(use: Use, full: FullVariant, shelf: Shelf) -> Told:
    """Why this use is a mistake, "" where it is none."""
    match use.kind:
        case "name":
            return _name_reason(use.name, full)
        case "party":
            return _party_reason(use.name)
        case "ref" | "has" | "fact":
            return _clause_reason(use, full, shelf)
        case "filter":
            return _filter_reason(use, full, shelf)
        case "test":
            return (
                NOTHING
                if use.name in TESTS
                else told("there is no test {name!r}{hint}", name=use.name, hint=suggestion(use.name, TESTS))
            )
        case "hidden":
            return told("words cannot take {name!r} out of anything", name=use.name)
        case "refused":
            return cannot(use.name)


def _name_reason(name: str, full: FullVariant) -> Told:
    if name in _INSTEAD:
        return told("{name!r} stands alone; {instead}", name=name, instead=_INSTEAD[name])
    if name in full.parameters:
        return NOTHING
    owners = [other for other, variant in full.clause.variants.items() if name in variant.parameters]
    if owners:
        return told("there is no parameter {name!r}; it is one of {owner!r} only", name=name, owner=owners[0])
    hint = suggestion(name, full.parameters) or told("; declare it under parameters")
    return told("there is no parameter {name!r}{hint}", name=name, hint=hint)


def _party_reason(name: str) -> Told:
    side, _, field = name.partition(".")
    if field in PARTY_FIELDS:
        return NOTHING
    return told(
        "the {side} has no {field!r}{hint} (it has: {known})",
        side=Word(side, f"side.{side}"),
        field=field,
        hint=suggestion(field, PARTY_FIELDS),
        known=", ".join(PARTY_FIELDS),
    )


def _clause_reason(use: Use, full: FullVariant, shelf: Shelf) -> Told:
    id = _clause_of(use)
    if not shelf.has_clause(id):
        return told("there is no clause {id!r}{hint}", id=id, hint=suggestion(id, shelf.entries))
    if use.kind == "fact" and id in shelf.entries and _fact(use.name, shelf) is None:
        name = use.name.partition(".")[2]
        return told(
            "the clause {id!r} has no parameter {name!r}{hint}",
            id=id,
            name=name,
            hint=suggestion(name, _facts(shelf.entries[id])),
        )
    if use.kind == "has" or use.guarded or id in (full.clause.clause, *full.variant.requires):
        return NOTHING
    return told(
        "the clause {id!r} may be left out; put it under 'requires', or {{% if has(\"{id}\") %}} around these words",
        id=id,
    )


def _filter_reason(use: Use, full: FullVariant, shelf: Shelf) -> Told:
    if use.name not in (*FILTERS, *PLAIN_FILTERS):
        return told(
            "there is no filter {name!r}{hint}", name=use.name, hint=suggestion(use.name, (*FILTERS, *PLAIN_FILTERS))
        )
    parameter = _fact(use.of, shelf) if "." in use.of else full.parameters.get(use.of)
    if parameter is None or use.name not in _FITS or parameter.type in _FITS[use.name]:
        return NOTHING
    fitting = next((name for name, types in _FITS.items() if parameter.type in types), "")
    given = {"fact": use.of, "type": parameter.type}
    if fitting:
        return told("{fact!r} is of type {type}; write {fact}|{filter}", filter=fitting, **given)
    return told("{fact!r} is of type {type}, not {filter}", filter=use.name, **given)


def _facts(entry: Entry) -> Mapping[str, Parameter]:
    """The parameters of a clause and of all its variants."""
    return {name: parameter for full in entry.variants for name, parameter in full.parameters.items()}


def _fact(name: str, shelf: Shelf) -> Parameter | None:
    """The parameter behind "fees.currency"."""
    clause, _, fact = name.partition(".")
    entry = shelf.entries.get(clause.replace("_", "-"))
    return _facts(entry).get(fact) if entry else None
