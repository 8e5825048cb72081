"""Own clauses laid over shipped ones that were checked when the wheel was made: which of these need a second look.

Most changes of a clause are none to its neighbours. Only where something that others may rely on is gone, or has become
another, are those that name it checked again; that alone asks for their YAML.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from types import MappingProxyType

from clausekit.library.catalogue import Entry, FullVariant
from clausekit.library.models import Clause
from clausekit.library.word_checks import uses_of


def shaken(entries: Mapping[str, Entry], checked: Collection[str], moved: Collection[str]) -> Iterator[Entry]:
    """Those of the `checked` clauses that name one of the clauses `moved`, with their files."""
    for name in checked:
        entry = entries[name]
        if any(_is_of(id, moved) for id in _named(entry)):
            files = {language: one._replace(origin=one.source) for language, one in entry.translations.items()}
            yield entry._replace(origin=entry.source, translations=MappingProxyType(files))


def moves(own: Clause, shipped: Clause) -> bool:
    """Whether others that fitted beside `shipped` may not fit beside `own`."""
    for name, variant in shipped.variants.items():
        if name not in own.variants or not {*own.variants[name].conflicts} <= {*variant.conflicts}:
            return True
    return not _kinds(shipped).items() <= _kinds(own).items()


def _kinds(clause: Clause) -> dict[str, str]:
    """The parameters of a clause and its variants, with their types."""
    full = (FullVariant(clause, name) for name in clause.variants)
    return {name: parameter.type for one in full for name, parameter in one.parameters.items()}


def _named(entry: Entry) -> Iterable[str]:
    """The ids of other clauses, and of their variants, that a clause names."""
    for full in entry.variants:
        yield from (*full.variant.requires, *full.variant.conflicts)
        for use in uses_of(entry, full):
            if use.kind in ("ref", "has", "fact"):
                yield use.name.partition(".")[0].replace("_", "-") if use.kind == "fact" else use.name


def _is_of(id: str, clauses: Collection[str]) -> bool:
    return any(f"{id}-".startswith(f"{clause}-") for clause in clauses)
