"""Several contracts at a glance, the worst first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from clausekit.findings import SEVERITIES
from clausekit.reporters.headline import headline
from clausekit.reporters.layout import ANSWER_COLOURS, clean, paint, width_of, wrap
from clausekit.reporters.order import WORST_FIRST, worst_first
from clausekit.reporters.values import Audited, Look, Report
from clausekit.rules import Phrases


def summary(report: Report, words: Phrases, look: Look) -> Iterator[str]:
    """Two lines a contract, then how many of each; nothing where no contract was read."""
    if not report.documents:
        return
    labels = {answer: words.phrase(f"summary.label.{answer}") for answer in WORST_FIRST}
    widest = max(map(width_of, labels.values())) + 2
    for audited in worst_first(report):
        analysis = audited.analysis
        answer = analysis.answer(report.side)
        label = paint(labels[answer], look.colour, "bold", ANSWER_COLOURS[answer])
        yield f"{label}{' ' * (widest - width_of(labels[answer]))}{clean(analysis.document.path)}"
        sentence = f"{clean(headline(analysis, report.side, words))} {counts(audited, words)}"
        yield from wrap(sentence, look.width, " " * widest)
    yield ""
    yield from wrap(totals(report, words), look.width)
    yield from wrap(words.phrase("summary.one"), look.width)
    yield from wrap(words.phrase("not_advice"), look.width)


def counts(audited: Audited, words: Phrases) -> str:
    """ "1 error, 2 warnings." """
    severities = Counter(finding.severity for finding in audited.findings)
    counts = [words.counted(f"summary.{name}", severities[name]) for name in SEVERITIES if severities[name]]
    return words.phrase("summary.counts", counts=", ".join(counts)) if counts else ""


def totals(report: Report, words: Phrases) -> str:
    """ "3 contracts, looked at for the provider: 1 without a way out, 2 with a way out." """
    answers = Counter(audited.analysis.answer(report.side) for audited in report.documents)
    parts = [words.counted(f"summary.{answer}", answers[answer]) for answer in WORST_FIRST if answers[answer]]
    if report.errors:
        parts.append(words.counted("summary.errors", len(report.errors)))
    documents = words.counted("summary.documents", len(report.documents))
    side = words.phrase(f"side.{report.side}")
    return words.phrase("summary.line", documents=documents, side=side, counts=", ".join(parts))
