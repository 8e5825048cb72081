"""An agreement as Markdown, for a look before and for comparing versions line by line.

It has no table of contents: viewers of Markdown make one of the headings, and a heading that changes is one line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from clausekit.builder.agreement import Agreement, Run, Runs, Section, Signature, Term
from clausekit.builder.bilingual import Bilingual, Paper, section_pairs, side_by_side, signatures_of

_MARKUP = re.compile(r"([\\`*_\[\]<>|~#&])")
_AT_START = re.compile(r"^(\s*)([-+=]|\d+(?=[.)]))")

_BLANK = "…………………………"
"""A line to fill in by hand. Not underscores: these are markup."""


def write(paper: Paper) -> bytes:
    """The agreement in CommonMark with tables, UTF-8; words that look like markup are escaped and stay words. In two
    languages each paragraph stands before the same one in the second language."""
    parts = _both(paper) if isinstance(paper, Bilingual) else _parts(paper)
    return ("\n\n".join(parts) + "\n").encode("utf-8")


def _parts(agreement: Agreement) -> Iterator[str]:
    yield from _head(agreement)
    for section in agreement.sections:
        yield from _section(section)
    yield from _signing(agreement)
    yield from ("\n".join(_signature(one)) for one in agreement.signatures)


def _both(pair: Bilingual) -> Iterator[str]:
    yield from _alternating(*map(_head, pair))
    for sections in section_pairs(pair):
        yield from _alternating(*map(_section, sections))
    yield from _alternating(*map(_signing, pair))
    yield from ("\n".join(_signature(one)) for one in signatures_of(pair))


def _alternating(left: Iterator[str], right: Iterator[str]) -> Iterator[str]:
    return (words for row in side_by_side(left, right) for words in row if words is not None)


def _head(agreement: Agreement) -> Iterator[str]:
    return _letter_head(agreement) if agreement.form == "letter" else _agreement_head(agreement)


def _section(section: Section) -> Iterator[str]:
    yield f"## {section.number} {_escaped(section.title)}"
    for paragraph in section.paragraphs:
        words = f"{paragraph.number} {_words(paragraph.runs)}".lstrip()
        yield words if paragraph.depth == 1 else f"{'  ' * (paragraph.depth - 2)}- {words}"


def _signing(agreement: Agreement) -> Iterator[str]:
    if agreement.signing:
        yield _words(agreement.signing)


def _agreement_head(agreement: Agreement) -> Iterator[str]:
    yield f"# {_escaped(agreement.title)}"
    if agreement.opening:
        yield _words(agreement.opening)
    for party in agreement.parties:
        yield f"- {_escaped(party.label)}: {', '.join(map(_words, party.lines))}"
    if agreement.agreed:
        yield _words(agreement.agreed)


def _letter_head(agreement: Agreement) -> Iterator[str]:
    for index, party in enumerate(agreement.parties):
        yield "<br>".join(map(_words, party.lines))
        if index == 0:
            yield _escaped(agreement.day)
    yield f"# {_escaped(agreement.title)}"
    yield from (_words(words) for words in (agreement.salutation, agreement.opening) if words)


def _signature(signature: Signature) -> Iterator[str]:
    yield f"- {_escaped(signature.name)}"
    for label, value in signature.lines:
        yield f"  - {_escaped(label)}: {_escaped(value) or _BLANK}"


def _words(runs: Runs) -> str:
    return _AT_START.sub(r"\1\\\2", "".join(map(_run, runs)))


def _run(run: Run) -> str:
    words = _escaped(run.text)
    return f"**{words}**" if isinstance(run, Term) else words


def _escaped(text: str) -> str:
    """Text on one line that no Markdown reader takes for markup."""
    return "<br>".join(_MARKUP.sub(r"\\\1", line) for line in text.splitlines()) if text else ""
