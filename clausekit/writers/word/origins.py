"""The part that says where each clause came from: see `ooxml.provenance`."""

from __future__ import annotations

from clausekit.builder.agreement import Agreement, Reference, Section, plain
from clausekit.ooxml.escape import attribute
from clausekit.ooxml.provenance import NAMESPACE, PLACE, PREFIX, Origin, digest
from clausekit.writers.word.xml import Xml


def mark_of(position: int) -> str:
    """The name of the bookmark around the words of the section at `position` (from 1)."""
    return f"{PREFIX}{position}"


def origins_xml(agreement: Agreement) -> Xml:
    """The part."""
    reference = reference_form(agreement)
    listed = "".join(
        f"<clause mark={attribute(one.mark)} id={attribute(one.clause)} variant={attribute(one.variant)}"
        f' version="{one.version}" title={attribute(one.title)} words={attribute(one.digest)}/>'
        for one in (_origin(position, section, reference) for position, section in enumerate(agreement.sections, 1))
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


def _origin(position: int, section: Section, reference: str) -> Origin:
    words = "\n".join((section.title, *(plain(paragraph.runs) for paragraph in section.paragraphs)))
    mark = mark_of(position)
    return Origin(mark, section.clause, section.variant, section.version, section.title, digest(words, reference))
