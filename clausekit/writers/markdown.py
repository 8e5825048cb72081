"""An agreement as Markdown, for a look before and for comparing versions line by line.

It has no table of contents: viewers of Markdown make one of the headings, and a heading that changes is one line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from clausekit.builder.agreement import Agreement, Run, Runs, Signature, Term

_MARKUP = re.compile(r"([\\`*_\[\]<>|~#&])")
_AT_START = re.compile(r"^(\s*)([-+=]|\d+(?=[.)]))")

_BLANK = "…………………………"
"""A line to fill in by hand. Not underscores: these are markup."""


def write(agreement: Agreement) -> bytes:
    """The agreement in CommonMark with tables, UTF-8; words that look like markup are escaped and stay words."""
    return ("\n\n".join(_parts(agreement)) + "\n").encode("utf-8")


def _parts(agreement: Agreement) -> Iterator[str]:
    yield from _letter_head(agreement) if agreement.form == "letter" else _agreement_head(agreement)
    for section in agreement.sections:
        yield f"## {section.number} {_escaped(section.title)}"
        for paragraph in section.paragraphs:
            words = f"{paragraph.number} {_words(paragraph.runs)}".lstrip()
            yield words if paragraph.depth == 1 else f"{'  ' * (paragraph.depth - 2)}- {words}"
    if agreement.signing:
        yield _words(agreement.signing)
    for signature in agreement.signatures:
        yield "\n".join(_signature(signature))


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
