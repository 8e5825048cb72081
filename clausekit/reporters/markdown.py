"""The report as Markdown for a comment on a pull request: the answer, what to mend, the rest folded away.

The contract's words stand in code spans: nothing in them is a link, a mention, an image or a tag.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from clausekit.analysis.values import TERM_NAMES, Side
from clausekit.findings import Finding
from clausekit.model import Evidence
from clausekit.reporters.headline import conditions, headline, trigger
from clausekit.reporters.layout import clean, shorten
from clausekit.reporters.order import grave_and_notes, worst_first
from clausekit.reporters.sentences import party_line, place, waiver, what_was_read
from clausekit.reporters.summary import counts, totals
from clausekit.reporters.values import Audited, Look, Report
from clausekit.rules import Phrases, other, phrases, spoken

_QUOTE = 200
_MARKUP = re.compile(r"([\\`*_{}\[\]()#+!|<>~$&])")
_BY_ITSELF = re.compile(r"@|:(?=//)|www(?=\.)", re.IGNORECASE)
"""What makes a mention or a link of plain words (GitHub Flavored Markdown 6.9); a comment within undoes it."""
_BACKTICKS = re.compile("`+")
_SIGNS = {"present": "🟢", "missing": "🔴", "cannot_tell": "🟡", "error": "🔴", "warning": "🟠", "note": "🔵"}


def render(report: Report, look: Look) -> str:
    """One contract whole; several as a table, the worst first, each with its findings folded below."""
    words = phrases(look.language)
    parts = [*_parts(report, words), f"<sub>{_escaped(words.phrase('not_advice'))}</sub>"]
    return "\n\n".join(parts) + "\n"


def index(report: Report, links: Mapping[str, str], look: Look) -> str:
    """The table of several contracts; `links` says for each path where its own report is (a relative URL)."""
    words = phrases(look.language)
    parts = [f"### {_escaped(totals(report, words))}", *_overview(report, words, links)]
    return "\n\n".join(parts) + "\n"


def _parts(report: Report, words: Phrases) -> Iterator[str]:
    if len(report.documents) == 1 and not report.errors:
        (audited,) = report.documents
        analysis = audited.analysis
        sign = _SIGNS[analysis.answer(report.side)]
        yield f"### {sign} {_escaped(clean(headline(analysis, report.side, words)))}"
        yield f"{code(analysis.document.path)} · {_escaped(party_line(analysis, report.side, words))}"
        yield from _contract(audited, report, words)
    else:
        yield f"### {_escaped(totals(report, words))}"
        yield from _overview(report, words, {})
        for audited in worst_first(report):
            path = f"<code>{_tag_safe(clean(audited.analysis.document.path))}</code>"
            inner = "\n\n".join(_contract(audited, report, words))
            yield f"<details><summary>{path}</summary>\n\n{inner}\n\n</details>"
    if report.settings:
        yield _escaped(words.phrase("settings", path=clean(report.settings)))


def _overview(report: Report, words: Phrases, links: Mapping[str, str]) -> Iterator[str]:
    heads = [words.phrase(f"page.column.{name}") for name in ("answer", "contract", "findings")]
    lines = [_row(heads), "| --- | --- | --- |"]
    for audited in worst_first(report):
        analysis = audited.analysis
        answer = analysis.answer(report.side)
        label = f"{_SIGNS[answer]} {words.phrase(f'summary.label.{answer}')}"
        sentence = _escaped(clean(headline(analysis, report.side, words)))
        name = _cell_code(analysis.document.path)
        if analysis.document.path in links:
            name = f"[{name}](<{links[analysis.document.path]}>)"
        lines.append(_row([label, f"{name}<br>{sentence}", counts(audited, words)]))
    if report.documents:
        yield "\n".join(lines)
    if report.errors:
        items = (
            f"- {code(failure.path)}: {_escaped(clean(spoken(failure.reason, words.language)))}"
            for failure in report.errors
        )
        yield "\n".join((f"**{words.phrase('page.errors')}**", "", *items))


def _contract(audited: Audited, report: Report, words: Phrases) -> Iterator[str]:
    analysis = audited.analysis
    grave, notes = grave_and_notes(audited.findings)
    yield f"**{words.phrase('heading.findings')}**"
    yield "\n".join(_finding(finding, words) for finding in grave) or words.phrase("nothing_to_mend")
    if notes:
        yield f"**{words.phrase('heading.notes')}**"
        yield "\n".join(_finding(finding, words) for finding in notes)
    if audited.waived:
        yield f"**{words.phrase('heading.waived')}**"
        yield "\n".join(
            f"- {waived.finding.rule}: {_escaped(clean(waived.finding.message))} {_escaped(waiver(waived, words))}"
            for waived in audited.waived
        )
    sides: tuple[Side, Side] = (report.side, other(report.side))
    inner = "\n\n".join(
        (*(_exits(audited, holder, report.side, words) for holder in sides), _terms(audited, words),
         _escaped(what_was_read(analysis, words)))
    )  # fmt: skip
    yield f"<details><summary>{words.phrase('page.ways_out')}</summary>\n\n{inner}\n\n</details>"


def _finding(finding: Finding, words: Phrases) -> str:
    line = f"- {_SIGNS[finding.severity]} **{finding.rule}** {_escaped(clean(finding.message))}"
    if finding.location:
        line += f"<br>{_quote(finding.location, words)}"
    if finding.fix:
        command = code(words.phrase("page.fix", clause=finding.fix))
        line += f"<br>{_escaped(words.phrase('page.fixes'))}: {command}"
    return line


def _exits(audited: Audited, holder: Side, side: Side, words: Phrases) -> str:
    key = "own" if holder == side else "other"
    lines: dict[str, tuple[Evidence, ...]] = {}
    for exit_ in audited.analysis.exits:
        if exit_.side == holder:
            how = conditions(exit_, words)
            line = f"{trigger(exit_, words)}: {how}" if how else trigger(exit_, words)
            lines.setdefault(line, exit_.evidence[:1])
    title = words.phrase(f"heading.{key}", other=words.phrase(f"side.{holder}"))
    items = [
        f"- {_escaped(line)}" + "".join(f"<br>{_quote(one, words)}" for one in evidence)
        for line, evidence in lines.items()
    ] or [_escaped(words.phrase(f"exits.{audited.analysis.answer(holder)}"))]
    return "\n".join((f"**{_escaped(title)}**", "", *items))


def _terms(audited: Audited, words: Phrases) -> str:
    items = []
    for name in TERM_NAMES:
        term = audited.analysis.terms[name]
        line = f"- {words.phrase(f'term.{name}')}: {words.phrase(f'answer.{term.answer}')}"
        items.append(line + "".join(f"<br>{_quote(one, words)}" for one in term.evidence[:1]))
    return "\n".join((f"**{words.phrase('heading.terms')}**", "", *items))


def _quote(evidence: Evidence, words: Phrases) -> str:
    return f"{_escaped(place(evidence, words))}: {code(shorten(clean(evidence.quote), _QUOTE))}"


def code(text: str) -> str:
    """Words as a code span: its fence is longer than any run of backticks in them (CommonMark 6.1)."""
    text = clean(text)
    fence = "`" * (max((len(run) for run in _BACKTICKS.findall(text)), default=0) + 1)
    pad = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{fence}{pad}{text}{pad}{fence}"


def _cell_code(text: str) -> str:
    """The same in a cell of a table, where a bar ends the cell even in code."""
    return code(text).replace("|", "\\|")


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _escaped(text: str) -> str:
    """Words in which nothing is markup or a link and nobody is mentioned."""
    return _BY_ITSELF.sub(r"\g<0><!-- -->", _MARKUP.sub(r"\\\1", text))


def _tag_safe(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
