"""The part that says where each clause came from: see `ooxml.provenance`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from clausekit.builder.agreement import Agreement, Reference, Section, plain
from clausekit.builder.bilingual import Bilingual, section_pairs, side_by_side
from clausekit.ooxml.escape import attribute
from clausekit.ooxml.provenance import NAMESPACE, PLACE, PREFIX, Origin, digest
from clausekit.writers.word.xml import Xml


def mark_of(position: int) -> str:
    """The name of the bookmark around the words of the section at `position` (from 1)."""
    return f"{PREFIX}{position}"


def origins_xml(agreement: Agreement) -> Xml:
    """The part."""
    reference = reference_form(agreement)
    words = (_paragraphs(section) for section in agreement.sections)
    return _part(reference, _origins(agreement, words, reference))


def origins_of_two_xml(pair: Bilingual) -> Xml:
    """The part for an agreement in two columns: the words of a clause are those of both, row by row."""
    reference = reference_form(pair.first)
    rows = (side_by_side(_paragraphs(left), _paragraphs(right)) for left, right in section_pairs(pair))
    words = ([words for row in one for words in row if words] for one in rows)
    return _part(reference, _origins(pair.first, words, reference))


def _part(reference: str, origins: Iterable[Origin]) -> Xml:
    listed = "".join(
        f"<clause mark={attribute(one.mark)} id={attribute(one.clause)} variant={attribute(one.variant)}"
        f' version="{one.version}" title={attribute(one.title)} words={attribute(one.digest)}/>'
        for one in origins
    )
    return Xml(
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f"<clauses xmlns={attribute(NAMESPACE)} reference={attribute(reference)}>{listed}</clauses>\n"
    )


def reference_form(agreement: Agreement) -> str:
    """How a reference to a section is written in this agreement, "" where there is none."""
    runs = (run for section in agreement.sections for paragraph in section.paragraphs for run in paragraph.runs)
    first = next((run for run in runs if isinstance(run, Reference)), None)
    return "" if first is None else f"{first.before}{PLACE}{first.after}"


def _paragraphs(section: Section) -> list[str]:
    return [section.title, *(plain(paragraph.runs) for paragraph in section.paragraphs)]


def _origins(agreement: Agreement, words: Iterable[Iterable[str]], reference: str) -> Iterator[Origin]:
    """Where each section came from; `words` are those of each."""
    for position, (section, said) in enumerate(zip(agreement.sections, words, strict=True), 1):
        print_ = digest("\n".join(said), reference)
        yield Origin(mark_of(position), section.clause, section.variant, section.version, section.title, print_)
