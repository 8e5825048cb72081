"""The report for a person at a terminal: the answer first, then the ways out, the money, and what to mend.

One contract is shown whole; several as a summary with the worst first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from clausekit.analysis.values import TERM_NAMES, Analysis, Exit, Side
from clausekit.findings import Finding, Waived
from clausekit.model import Evidence
from clausekit.reporters.headline import conditions, headline, trigger
from clausekit.reporters.layout import ANSWER_COLOURS, SEVERITY_COLOURS, clean, paint, shorten, width_of, wrap
from clausekit.reporters.order import grave_and_notes
from clausekit.reporters.sentences import party_line, place, waiver, what_was_read
from clausekit.reporters.summary import summary
from clausekit.reporters.values import Audited, Look, Report
from clausekit.rules import Phrases, Rule, other, phrases

_QUOTE = 240
_PROOF = 120
"""Characters of a quote that proves an exit, and of one that proves a term."""

_UNREAD = 5
"""Places that were not read which are named; the others are counted."""


def render(report: Report, look: Look) -> str:
    """The report as lines of at most `look.width` columns; "" where no contract was read."""
    words = phrases(look.language)
    if len(report.documents) == 1:
        lines = _document(report.documents[0], report, words, look)
    else:
        lines = summary(report, words, look)
    return "".join(f"{line}\n" for line in lines)


def _document(audited: Audited, report: Report, words: Phrases, look: Look) -> Iterator[str]:
    analysis, side = audited.analysis, report.side
    answer = clean(headline(analysis, side, words))
    yield from _painted(wrap(clean(analysis.document.path), look.width), look, "dim")
    yield from _painted(wrap(answer, look.width), look, "bold", ANSWER_COLOURS[analysis.answer(side)])
    yield from wrap(party_line(analysis, side, words), look.width)
    for holder, key in ((side, "own"), (other(side), "other")):
        yield ""
        yield _heading(words.phrase(f"heading.{key}", other=words.phrase(f"side.{holder}")), look)
        yield from _exits(analysis, holder, holder == side, words, look)
    yield ""
    yield _heading(words.phrase("heading.terms"), look)
    yield from _terms(analysis, words, look)
    yield from _findings(audited.findings, report, words, look)
    yield from _waived(audited.waived, words, look)
    yield ""
    yield _heading(words.phrase("heading.searched"), look)
    yield from _searched(analysis, words, look)
    if report.settings:
        yield from wrap(words.phrase("settings", path=clean(report.settings)), look.width, "  ")
    yield ""
    yield from _painted(wrap(words.phrase("not_advice"), look.width), look, "dim")


def _exits(analysis: Analysis, holder: Side, proven: bool, words: Phrases, look: Look) -> Iterator[str]:
    """The exits of one side, each once; `proven` ones with the words that give them."""
    seen = set()
    for exit_ in analysis.exits:
        line = _exit(exit_, words)
        if exit_.side != holder or line in seen:
            continue
        seen.add(line)
        yield from wrap(line, look.width, "  • ", "    ")
        if proven and exit_.evidence:
            yield from _quote(exit_.evidence[0], _QUOTE, words, look, "    ")
    if not seen:
        answer = analysis.answer(holder)
        yield from wrap(words.phrase(f"exits.{answer}"), look.width, "  ")


def _exit(exit_: Exit, words: Phrases) -> str:
    how = conditions(exit_, words)
    return f"{trigger(exit_, words)}: {how}" if how else trigger(exit_, words)


def _terms(analysis: Analysis, words: Phrases, look: Look) -> Iterator[str]:
    names = {name: words.phrase(f"term.{name}") for name in TERM_NAMES}
    widest = max(map(width_of, names.values()))
    for name in TERM_NAMES:
        term = analysis.terms[name]
        blanks = " " * (widest - width_of(names[name]) + 2)
        yield f"  {names[name]}{blanks}{words.phrase(f'answer.{term.answer}')}"
        if term.evidence:
            yield from _quote(term.evidence[0], _PROOF, words, look, "    ")


def _findings(findings: tuple[Finding, ...], report: Report, words: Phrases, look: Look) -> Iterator[str]:
    grave, notes = grave_and_notes(findings)
    yield ""
    yield _heading(words.phrase("heading.findings"), look)
    for finding in grave:
        yield from _finding(finding, report.rule(finding.rule, look.language), words, look)
    if not grave:
        yield f"  {words.phrase('nothing_to_mend')}"
    if notes:
        yield ""
        yield _heading(words.phrase("heading.notes"), look)
    for finding in notes:
        fix = f" ({finding.fix})" if finding.fix else ""
        yield from wrap(f"{finding.rule}: {clean(finding.message)}{fix}", look.width, "  • ", "    ")
    if findings:
        yield ""
        yield from wrap(words.phrase("see"), look.width, "  ")


def _finding(finding: Finding, rule: Rule | None, words: Phrases, look: Look) -> Iterator[str]:
    """What was found, why it matters, and what mends it."""
    severity = words.phrase(f"severity.{finding.severity}")
    line = words.phrase("finding", severity=severity, rule=finding.rule, message=clean(finding.message))
    lines = wrap(line, look.width, "  ", "    ")
    painted = paint(severity, look.colour, "bold", SEVERITY_COLOURS[finding.severity])
    yield lines[0].replace(severity, painted, 1)
    yield from lines[1:]
    if finding.location:
        yield from _quote(finding.location, _PROOF, words, look, "    ")
    if rule:
        yield from wrap(words.phrase("why", why=words.words(rule.why)), look.width, "    ")
    if finding.fix:
        yield from wrap(words.phrase("fix", clause=finding.fix), look.width, "    ")


def _waived(waived: tuple[Waived, ...], words: Phrases, look: Look) -> Iterator[str]:
    """What was found and does not count, with the reason: nothing is kept back."""
    if not waived:
        return
    yield ""
    yield _heading(words.phrase("heading.waived"), look)
    for one in waived:
        line = f"{one.finding.rule}: {clean(one.finding.message)} {waiver(one, words)}"
        yield from wrap(line, look.width, "  • ", "    ")


def _quote(evidence: Evidence, length: int, words: Phrases, look: Look, indent: str) -> Iterator[str]:
    """The place and the words, shortened in the middle: the whole quote is in the JSON report."""
    quote = words.phrase("quote", place=place(evidence, words), quote=shorten(clean(evidence.quote), length))
    yield from _painted(wrap(quote, look.width, indent), look, "dim")


def _searched(analysis: Analysis, words: Phrases, look: Look) -> Iterator[str]:
    searched = analysis.searched
    line = what_was_read(analysis, words)
    yield from wrap(line if searched.unread else f"{line} {words.phrase('searched.all')}", look.width, "  ")
    for unread in searched.unread[:_UNREAD]:
        text = words.phrase(
            "searched.unread", what=clean(words.said(unread.what)), where=clean(words.said(unread.where))
        )
        yield from wrap(text, look.width, "  ")
    if len(searched.unread) > _UNREAD:
        yield f"  {words.counted('searched.more_unread', len(searched.unread) - _UNREAD)}"


def _heading(text: str, look: Look) -> str:
    return paint(text, look.colour, "bold")


def _painted(lines: Iterable[str], look: Look, *styles: str) -> Iterator[str]:
    return (paint(line, look.colour, *styles) for line in lines)
