"""An agreement in two languages, side by side: the same deal assembled in each, clause by clause beside each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import zip_longest
from typing import NamedTuple, TypeAlias, TypeVar

from clausekit.builder.agreement import Agreement, Section, Signature
from clausekit.builder.assembly import build
from clausekit.builder.deal import Deal
from clausekit.builder.languages import in_each
from clausekit.builder.numbers import Levels
from clausekit.builder.template import Template
from clausekit.errors import LibraryError
from clausekit.library import Library
from clausekit.saying import told

BETWEEN = " / "
"""Between the words of two languages that share a line."""

_Item = TypeVar("_Item")


class Bilingual(NamedTuple):
    """One agreement in two languages. Section by section the two hold the same clauses in the same variants."""

    first: Agreement
    second: Agreement


Paper: TypeAlias = Agreement | Bilingual
"""What is written to a file."""


def build_paper(deal: Deal, library: Library, template: Template, own_levels: Levels | None = None) -> Paper:
    """The agreement that `deal` describes, in the language or the two languages that it asks for.

    Raises as `build` does, and LibraryError where the languages are none or too many.
    """
    built = [build(given, library, whole, own_levels) for given, whole in in_each(deal, template)]
    if len(built) == 1:
        return built[0]
    pair = Bilingual(*built)
    clauses = [[(one.clause, one.variant) for one in agreement.sections] for agreement in pair]
    if clauses[0] != clauses[1]:
        name = template.content.template
        raise LibraryError(
            told("the template {name!r} has other clauses in one language than in the other: see its 'when'", name=name)
        )
    return pair


def in_each_language(paper: Paper) -> tuple[Agreement, ...]:
    """The agreement, or both of an agreement in two languages."""
    return (paper.first, paper.second) if isinstance(paper, Bilingual) else (paper,)


def section_pairs(pair: Bilingual) -> Iterator[tuple[Section, Section]]:
    """Each clause in both languages."""
    return zip(pair.first.sections, pair.second.sections, strict=True)


def listed_pairs(pair: Bilingual) -> Iterator[tuple[Section, Section]]:
    """The same for a table of contents: a number that both print alike is with the first alone."""
    for left, right in section_pairs(pair):
        yield left, right._replace(number="") if right.number == left.number else right


def side_by_side(left: Iterable[_Item], right: Iterable[_Item]) -> Iterator[tuple[_Item | None, _Item | None]]:
    """What stands beside each other, in order; None where one language has fewer, as when it says in one paragraph what
    the other says in two."""
    return zip_longest(left, right)


def signatures_of(pair: Bilingual) -> tuple[Signature, ...]:
    """Where each side signs, once, with the labels of both languages: "Name / Họ và tên"."""
    return tuple(
        Signature(left.name, tuple((joint(*labels), value) for (labels, value) in _lines(left, right)))
        for left, right in zip(pair.first.signatures, pair.second.signatures, strict=True)
    )


def joint(left: str, right: str) -> str:
    """A word in both languages, once where they are the same."""
    return left if left == right else f"{left}{BETWEEN}{right}"


def _lines(left: Signature, right: Signature) -> Iterator[tuple[tuple[str, str], str]]:
    for (ours, value), (theirs, _) in zip(left.lines, right.lines, strict=True):
        yield (ours, theirs), value
