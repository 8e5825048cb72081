"""The part that says where each clause came from: see `ooxml.provenance`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from clausekit.builder.agreement import Agreement, Reference, Section, plain
from clausekit.builder.bilingual import Bilingual, section_pairs, side_by_side
from clausekit.ooxml.escape import attribute
from clausekit.ooxml.provenance import NAMESPACE, PLACE, PREFIX, REFERENCES, Origin, digest
from clausekit.writers.word.xml import Xml

_DIGITS = re.compile(r"\d+")


def mark_of(position: int) -> str:
    """The name of the bookmark around the words of the section at `position` (from 1)."""
    return f"{PREFIX}{position}"


def origins_xml(agreement: Agreement) -> Xml:
    """The part."""
    references = (reference_form(agreement),)
    words = (_paragraphs(section) for section in agreement.sections)
    return _part(references, _origins(agreement, words, references))


def origins_of_two_xml(pair: Bilingual) -> Xml:
    """The part for an agreement in two columns: the words of a clause are those of both, row by row."""
    references = tuple(map(reference_form, pair))
    rows = (side_by_side(_paragraphs(left), _paragraphs(right)) for left, right in section_pairs(pair))
    words = ([words for row in one for words in row if words] for one in rows)
    return _part(references, _origins(pair.first, words, references))


def _part(references: Sequence[str], origins: Iterable[Origin]) -> Xml:
    listed = "".join(
        f"<clause mark={attribute(one.mark)} id={attribute(one.clause)} variant={attribute(one.variant)}"
        f' version="{one.version}" title={attribute(one.title)} words={attribute(one.digest)}/>'
        for one in origins
    )
    written = "".join(f" {name}={attribute(one)}" for name, one in zip(REFERENCES, references, strict=False))
    return Xml(
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f"<clauses xmlns={attribute(NAMESPACE)}{written}>{listed}</clauses>\n"
    )


def reference_form(agreement: Agreement) -> str:
    """How a reference to a section is written in this agreement ("Section {number}"), "" where there is none."""
    runs = (run for section in agreement.sections for paragraph in section.paragraphs for run in paragraph.runs)
    first = next((run for run in runs if isinstance(run, Reference)), None)
    return "" if first is None else f"{first.before}{_counted(first.number)}{first.after}"


def _counted(number: str) -> str:
    """A printed number without what counts in it: "제{number}조"."""
    digits = _DIGITS.search(number)
    return f"{number[: digits.start()]}{PLACE}{number[digits.end() :]}" if digits else PLACE


def _paragraphs(section: Section) -> list[str]:
    return [section.title, *(plain(paragraph.runs) for paragraph in section.paragraphs)]


def _origins(agreement: Agreement, words: Iterable[Iterable[str]], references: Iterable[str]) -> Iterator[Origin]:
    """Where each section came from; `words` are those of each."""
    for position, (section, said) in enumerate(zip(agreement.sections, words, strict=True), 1):
        print_ = digest("\n".join(said), *references)
        yield Origin(mark_of(position), section.clause, section.variant, section.version, section.title, print_)
