"""What to mend, what happens to the money, what the contract says of itself: each with a way to its words."""

from __future__ import annotations

from collections.abc import Iterator

from clausekit.analysis.values import FACT_NAMES, TERM_NAMES, Analysis
from clausekit.findings import Finding
from clausekit.model import Evidence
from clausekit.reporters.layout import clean, shorten
from clausekit.reporters.order import grave_and_notes
from clausekit.reporters.sentences import place, waiver, what_was_read
from clausekit.reporters.values import Audited, Report
from clausekit.reporters.web.markup import Content, Markup, element, joined, link
from clausekit.reporters.web.proofs import Proofs, fact_anchor, finding_anchor, term_anchor
from clausekit.reporters.web.rows import because
from clausekit.rules import Phrases

_QUOTE = 280
"""Characters of a quote; the whole of it is marked in the contract."""


def findings(audited: Audited, report: Report, proofs: Proofs, level: int, phrases: Phrases) -> Markup:
    """Errors and warnings, then notes, then what does not count; `level` is that of the headings."""
    grave, notes = grave_and_notes(audited.findings)
    parts: list[Content] = []
    if not grave:
        parts.append(element("p", phrases.phrase("nothing_to_mend"), class_="none"))
    parts += [_finding(finding, audited, report, proofs, phrases) for finding in grave]
    if notes:
        parts.append(element(f"h{level}", phrases.phrase("heading.notes")))
        parts += [_finding(finding, audited, report, proofs, phrases) for finding in notes]
    if audited.waived:
        parts.append(element(f"h{level}", phrases.phrase("heading.waived")))
        items = (
            element("li", element("b", one.finding.rule), f" {clean(one.finding.message)} {waiver(one, phrases)}")
            for one in audited.waived
        )
        parts.append(element("ul", *items, class_="waived"))
    return joined(*parts, by="\n")


def _finding(finding: Finding, audited: Audited, report: Report, proofs: Proofs, phrases: Phrases) -> Markup:
    rule = report.rule(finding.rule, phrases.language)
    title = element(
        "p",
        element("span", phrases.phrase(f"severity.{finding.severity}"), class_="severity"),
        " ",
        element("code", finding.rule),
        " ",
        element("strong", clean(finding.message)),
    )
    parts: list[Content] = [title]
    if finding.location:
        parts.append(_quote(finding.location, proofs, phrases))
    if rule:
        parts.append(element("p", phrases.phrase("why", why=phrases.words(rule.why))))
        aim = phrases.phrase("page.reference", reference=phrases.words(rule.reference))
        parts.append(element("p", aim, class_="aim"))
    if finding.fix:
        command = element("code", phrases.phrase("page.fix", clause=finding.fix))
        parts.append(element("p", f"{phrases.phrase('page.fixes')}: ", command, class_="fix"))
    return element(
        "article",
        *parts,
        id=finding_anchor(proofs.prefix, audited.findings.index(finding)),
        class_=f"finding {finding.severity}",
    )


def terms(analysis: Analysis, proofs: Proofs, phrases: Phrases) -> Markup:
    """What happens to the money and the work: six answers."""
    entries: list[Content] = []
    for name in TERM_NAMES:
        term = analysis.terms[name]
        parts: list[Content] = [
            element("span", phrases.phrase(f"answer.{term.answer}"), class_=f"answer {term.answer}")
        ]
        if term.evidence:
            parts.append(_quote(term.evidence[0], proofs, phrases))
        parts += because(term.reason, phrases)
        entries.append(element("dt", phrases.phrase(f"term.{name}"), id=term_anchor(proofs.prefix, name)))
        entries.append(element("dd", *parts))
    return element("dl", *entries, class_="terms")


def facts(analysis: Analysis, proofs: Proofs, phrases: Phrases) -> Markup:
    """What the contract says of itself."""
    entries: list[Content] = []
    for name in FACT_NAMES:
        fact = analysis.facts[name]
        if fact is None:
            continue
        entries.append(element("dt", phrases.phrase(f"page.fact.{name}"), id=fact_anchor(proofs.prefix, name)))
        words = fact.evidence[:1]
        proof = (link(proofs.anchor(one), place(one, phrases), class_="place") for one in words)
        entries.append(element("dd", clean(fact.value), " ", *proof))
    return (
        element("dl", *entries, class_="facts")
        if entries
        else element("p", phrases.phrase("page.no_facts"), class_="none")
    )


def searched(audited: Audited, report: Report, phrases: Phrases) -> Iterator[Content]:
    """How much was read, and what was not."""
    unread = audited.analysis.searched.unread
    line = what_was_read(audited.analysis, phrases)
    yield element("p", line if unread else f"{line} {phrases.phrase('searched.all')}")
    if unread:
        items = (
            element(
                "li",
                phrases.phrase(
                    "searched.unread", what=clean(phrases.said(one.what)), where=clean(phrases.said(one.where))
                ),
            )
            for one in unread
        )
        yield element("ul", *items)
    if report.settings:
        yield element("p", phrases.phrase("settings", path=clean(report.settings)))


def _quote(evidence: Evidence, proofs: Proofs, phrases: Phrases) -> Markup:
    words = link(proofs.anchor(evidence), shorten(clean(evidence.quote), _QUOTE))
    return element("blockquote", element("p", words, dir="auto"), element("cite", place(evidence, phrases)))
