"""An agreement as a web page, for a look before and for printing: one file, with its style in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape

from clausekit.builder.agreement import Agreement, Paragraph, Party, Reference, Run, Runs, Section, Signature, Term
from clausekit.builder.bilingual import Bilingual, Paper, listed_pairs, section_pairs, side_by_side, signatures_of

_STYLE = """
@page { size: %s; margin: 26mm 26mm 23mm; }
body { font: 11pt/1.45 %s; max-width: 40em; margin: 2em auto; padding: 0 1em; color: #111; background: #fff; }
h1 { font-size: 1.6em; text-align: center; margin: 0 0 1.5em; }
h2 { font-size: 1.1em; margin: 1.6em 0 .4em; break-after: avoid; display: flex; gap: .8em; }
p { margin: .4em 0; orphans: 2; widows: 2; overflow-wrap: anywhere; white-space: pre-line; }
.numbered { display: grid; grid-template-columns: 2.6em 1fr; }
.depth2 { margin-left: 2.6em; } .depth3 { margin-left: 5.2em; }
nav { break-after: page; } nav ul { list-style: none; padding: 0; columns: 18em 2; }
nav a { display: flex; gap: .8em; white-space: normal; padding: .1em 0; } nav a span:first-child { min-width: 1.6em; }
nav a span:first-child:not(:only-child) { flex: none; } nav .columns > tbody > tr > td { padding-block: 0; }
@media print { nav .columns { font-size: .95em; line-height: 1.25; } nav .columns :is(a, h2) { margin: 0; padding: 0; }
}
.columns th { white-space: nowrap; }
a { color: inherit; text-decoration: none; white-space: nowrap; }
table { width: 100%%; border-collapse: collapse; margin: 1em 0; break-inside: avoid; }
td, th { text-align: left; vertical-align: top; padding: .2em .8em .2em 0; font-weight: normal; }
.signatures { display: flex; gap: 2.5em; margin-top: 1.5em; break-inside: avoid; }
.columns { table-layout: fixed; break-inside: auto; margin: 0; } .columns > tbody > tr > td { padding-right: 1.6em; }
.signatures > table { flex: 1; } .blank { border-bottom: 1px solid #444; height: 2em; min-width: 9em; }
"""
_PAPER = {"a4": "A4", "letter": "letter"}


def write(paper: Paper) -> bytes:
    """The page in UTF-8. What was filled in is text, whatever it holds; references are links to their headings. Two
    languages stand in two columns, a table for each clause."""
    return _page(paper.first, _both(paper)) if isinstance(paper, Bilingual) else _page(paper, _parts(paper))


def _page(agreement: Agreement, parts: Iterable[str]) -> bytes:
    style = _STYLE % (_PAPER[agreement.page], '"Times New Roman", "Liberation Serif", serif')
    head = f'<meta charset="utf-8"><title>{escape(agreement.title)}</title><style>{style}</style>'
    body = "\n".join(parts)
    language = escape(agreement.language, quote=True)
    return (
        f'<!doctype html>\n<html lang="{language}">\n<head>{head}</head>\n<body>\n{body}\n</body>\n</html>\n'.encode()
    )


def _both(pair: Bilingual) -> Iterator[str]:
    tags = [agreement.language for agreement in pair]
    heads = [list(_head(one._replace(contents=""))) for one in pair]
    if pair.first.contents:
        yield _columns(tags, *(head[:1] for head in heads))
        yield f"<nav>{_columns(tags, *_contents_of_two(pair))}</nav>"
    yield _columns(tags, *(head[1 if pair.first.contents else 0 :] for head in heads))
    for left, right in section_pairs(pair):
        yield _columns(tags, _section(left), _section(right, _second(right)))
    yield _columns(tags, *(_words("p", agreement.signing) for agreement in pair))
    if pair.first.signatures:
        yield '<div class="signatures">' + "".join(map(_signature, signatures_of(pair))) + "</div>"


def _columns(tags: Sequence[str], left: Iterable[str], right: Iterable[str]) -> str:
    """A table of two columns; each cell says its language."""
    rows = (
        "<tr>"
        + "".join(f'<td lang="{escape(tag, quote=True)}">{one or ""}' for tag, one in zip(tags, row, strict=True))
        for row in side_by_side(left, right)
    )
    return f'<table class="columns">{"".join(rows)}</table>'


def _parts(agreement: Agreement) -> Iterator[str]:
    yield from _head(agreement)
    for section in agreement.sections:
        yield from _section(section)
    yield from _words("p", agreement.signing)
    if agreement.signatures:
        yield '<div class="signatures">' + "".join(map(_signature, agreement.signatures)) + "</div>"


def _head(agreement: Agreement) -> Iterator[str]:
    return _letter_head(agreement) if agreement.form == "letter" else _agreement_head(agreement)


def _agreement_head(agreement: Agreement) -> Iterator[str]:
    yield f"<h1>{escape(agreement.title)}</h1>"
    if agreement.contents:
        yield _contents(agreement)
    yield from _words("p", agreement.opening)
    if agreement.parties:
        yield (
            "<table>"
            + "".join(f"<tr><th>{escape(one.label)}<td>{_lines(one)}" for one in agreement.parties)
            + "</table>"
        )
    yield from _words("p", agreement.agreed)


def _contents(agreement: Agreement) -> str:
    entries = (f"<li>{_entry(section, section.clause)}" for section in agreement.sections)
    return f"<nav><h2>{escape(agreement.contents)}</h2><ul>{''.join(entries)}</ul></nav>"


def _contents_of_two(pair: Bilingual) -> tuple[list[str], list[str]]:
    """What stands in each column of the table of contents."""
    left, right = ([f"<h2>{escape(one.contents)}</h2>"] for one in pair)
    for ours, theirs in listed_pairs(pair):
        left.append(_entry(ours, ours.clause))
        right.append(_entry(theirs, _second(theirs)))
    return left, right


def _entry(section: Section, id: str) -> str:
    return f'<a href="#{escape(id, quote=True)}">{_heading(section)}</a>'


def _second(section: Section) -> str:
    """The id of a heading in the second column."""
    return f"{section.clause}-2"


def _letter_head(agreement: Agreement) -> Iterator[str]:
    for index, party in enumerate(agreement.parties):
        yield f"<p>{_lines(party)}</p>"
        if index == 0:
            yield f"<p>{escape(agreement.day)}</p>"
    yield f"<h1>{escape(agreement.title)}</h1>"
    yield from _words("p", agreement.salutation)
    yield from _words("p", agreement.opening)


def _lines(party: Party) -> str:
    return "<br>".join(_text(line) for line in party.lines)


def _section(section: Section, id: str = "") -> Iterator[str]:
    yield f'<h2 id="{escape(id or section.clause, quote=True)}">{_heading(section)}</h2>'
    yield from map(_paragraph, section.paragraphs)


def _paragraph(one: Paragraph) -> str:
    number = _number(one.number)
    kind = f'class="depth{one.depth}{" numbered" if number else ""}"'
    return f'<p {kind}>{number}<span dir="auto">{_text(one.runs)}</span></p>'


def _heading(section: Section) -> str:
    return f"{_number(section.number)}<span>{escape(section.title)}</span>"


def _number(printed: str) -> str:
    return f"<span>{escape(printed)}</span> " if printed else ""


def _signature(signature: Signature) -> str:
    rows = "".join(
        f"<tr><th>{escape(label)}<td>{escape(value)}" if value else f'<tr><th>{escape(label)}<td class="blank">'
        for label, value in signature.lines
    )
    return f"<table><tr><th colspan=2><strong>{escape(signature.name)}</strong>{rows}</table>"


def _words(tag: str, runs: Runs) -> Iterator[str]:
    if runs:
        yield f"<{tag}>{_text(runs)}</{tag}>"


def _text(runs: Iterable[Run]) -> str:
    return "".join(map(_run, runs))


def _run(run: Run) -> str:
    words = escape(run.text)
    if isinstance(run, Reference):
        return f'<a href="#{escape(run.clause, quote=True)}">{words}</a>'
    return f"<strong>{words}</strong>" if isinstance(run, Term) else words
