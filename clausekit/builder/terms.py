"""Defined terms: each that is used is defined, and each that is defined is used.

A term is what the words put between `**`. Where it is used is told by its letters, in the singular and in the plural as
the language's data says (`term_endings`). In a script with capitals a term is written with one, so that a known term
which nothing defines here is told from the word in its everyday sense; in a script without it cannot be, and only the
first half is asked.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from typing import Literal, NamedTuple

from clausekit.builder.agreement import Agreement, Runs, Section, Term, plain
from clausekit.builder.deal import Deal
from clausekit.builder.locale import locale
from clausekit.library import Library
from clausekit.library.spelling import WORDINGS
from clausekit.text import has_no_case

_DEFINED = re.compile(r"\*\*(.+?)\*\*")
_WITHIN_A_SENTENCE = re.compile(r"(?:[^\W\d_A-Z]|[,)’])[ \u00a0]\Z")


class LooseTerm(NamedTuple):
    """A term without a hold. clause: the full id of the variant that defines or uses it, "" for the words around the
    clauses; number: of its section as printed, "" for none."""

    kind: Literal["unused", "undefined"]
    term: str
    clause: str
    number: str


def loose_terms(agreement: Agreement, known: Collection[str], facts: Iterable[str] = ()) -> tuple[LooseTerm, ...]:
    """The terms that are defined and not used, then those of `known` that are used and not defined.

    known: every term that the library defines in the language; facts: texts of the deal, whose words are no terms.
    """
    endings = tuple(locale(agreement.language).words.get("term_endings", ()))
    defined = dict(_definitions(agreement))
    said = [(section, _said(section)) for section in agreement.sections]
    everything = "\n".join(words for _, words in said)
    unused = (
        LooseTerm("unused", term, *where)
        for term, where in defined.items()
        if not re.search(_pattern(term, endings), everything)
    )
    undefined = _undefined(said, [term for term in sorted(known) if not _meets(term, defined, endings)], endings, facts)
    return (*unused, *undefined)


def known_terms(library: Library, language: str) -> frozenset[str]:
    """Every term that the words of the library define in a language."""
    words = (full.variant.text[language] for full in library.variants if language in full.variant.text)
    return frozenset(term for one in words for wording in WORDINGS for term in _DEFINED.findall(one.of(wording)))


def texts_of(deal: Deal) -> Iterator[str]:
    """The words of a deal that its agreement prints."""
    yield from (deal.content.provider.name, deal.content.client.name)
    for facts in deal.content.facts.values():
        for fact in facts.values():
            yield from (one for one in (fact if isinstance(fact, tuple) else (fact,)) if isinstance(one, str))


def _definitions(agreement: Agreement) -> Iterator[tuple[str, tuple[str, str]]]:
    """Term → who defines it."""
    for runs in (agreement.opening, *(line for party in agreement.parties for line in party.lines)):
        yield from ((term, ("", "")) for term in _terms(runs))
    for section in agreement.sections:
        for paragraph in section.paragraphs:
            yield from ((term, (_id(section), section.number)) for term in _terms(paragraph.runs))


def _terms(runs: Runs) -> Iterator[str]:
    return (run.text for run in runs if isinstance(run, Term))


def _said(section: Section) -> str:
    """The words of a section, without the terms where they are defined."""
    return "\n".join(
        plain(tuple(run for run in paragraph.runs if not isinstance(run, Term))) for paragraph in section.paragraphs
    )


def _undefined(
    said: list[tuple[Section, str]], terms: Iterable[str], endings: tuple[str, ...], facts: Iterable[str]
) -> Iterator[LooseTerm]:
    given = [fact for fact in facts if len(fact) > 1]
    everything = "\n".join(words for _, words in said)
    for term in terms:
        if not _is_told(term) or not any(form in everything for form in _forms(term, endings)):
            continue
        pattern = re.compile(_pattern(term, endings))
        for section, words in said:
            if _is_used(pattern, words) and _is_used(pattern, _without(words, given)):
                yield LooseTerm("undefined", term, _id(section), section.number)
                break


def _is_used(pattern: re.Pattern[str], words: str) -> bool:
    """Whether a term stands within a sentence: at its beginning, any word has a capital."""
    return any(_WITHIN_A_SENTENCE.search(words, max(found.start() - 2, 0), found.start())
               for found in pattern.finditer(words))  # fmt: skip


def _is_told(term: str) -> bool:
    """Whether a capital tells the term from the same word without a meaning of its own."""
    return not has_no_case(term[0])


def _without(words: str, given: list[str]) -> str:
    for fact in given:
        words = words.replace(fact, "…")
    return words


def _id(section: Section) -> str:
    return f"{section.clause}-{section.variant}"


def _forms(term: str, endings: tuple[str, ...]) -> list[str]:
    """The term, with an ending less and with an ending more."""
    less = [term.removesuffix(ending) for ending in endings if term.endswith(ending)]
    return [term, *less, *(f"{form}{ending}" for form in (term, *less) for ending in endings)]


def _meets(term: str, defined: Collection[str], endings: tuple[str, ...]) -> bool:
    return any(form in defined for form in _forms(term, endings))


def _pattern(term: str, endings: tuple[str, ...]) -> str:
    """Any form of the term; particles may hang on it where the script has no capitals."""
    forms = "|".join(map(re.escape, _forms(term, endings)))
    return rf"(?<!\w)(?:{forms})" + (r"(?!\w)" if _is_told(term) else "")
