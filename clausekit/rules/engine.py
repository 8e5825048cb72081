"""Rules over an analysis: each rule is asked once, and what it finds comes out in one fixed order."""

from __future__ import annotations

from collections.abc import Iterator

from clausekit.analysis.values import Analysis, Side
from clausekit.findings import Finding
from clausekit.rules.catalogue import in_language, shipped
from clausekit.rules.kinds import KINDS, other
from clausekit.rules.phrases import Phrases, phrases
from clausekit.rules.values import Hit, Rule, View


def check(
    analysis: Analysis, side: Side, rules: tuple[Rule, ...] | None = None, language: str = "en"
) -> tuple[Finding, ...]:
    """What `rules` (the shipped ones) find in a contract for `side`, with messages in `language`.

    The order is total: place (what is missing first), code, message. A rule that crashes becomes a finding that names
    it, and the others go on.
    """
    words = phrases(language)
    found = [
        finding
        for rule in in_language(shipped() if rules is None else rules, language)
        if side in rule.sides
        for finding in _findings(rule, analysis, side, words)
    ]
    return tuple(sorted(found, key=_order))


def _findings(rule: Rule, analysis: Analysis, side: Side, words: Phrases) -> list[Finding]:
    try:
        return list(_found(rule, analysis, side, words))
    except Exception as error:
        message = words.phrase(
            "rule_failed", rule=rule.code, name=rule.name_for(side), error=f"{type(error).__name__}: {error}"
        )
        return [Finding(rule.code, rule.name_for(side), "error", message)]


def _found(rule: Rule, analysis: Analysis, side: Side, words: Phrases) -> Iterator[Finding]:
    view = View(analysis, side, ())
    scopes = {"own": view.of(side), "other": view.of(other(side)), "contract": analysis.exits}
    for hit in KINDS[rule.kind].look(view._replace(exits=scopes[rule.scope]), rule.options):
        outcome = rule.outcomes.get(hit.outcome)
        if outcome is None:
            continue
        yield Finding(
            rule.code,
            rule.name_for(side),
            outcome.severity or rule.severity[side],
            words.words(outcome.message).format_map(_values(hit, side, words)),
            hit.location,
            rule.fix.get(side, ""),
        )


def _values(hit: Hit, side: Side, words: Phrases) -> dict[str, str]:
    """What a message may speak of: see PLACES in `source`."""
    return {
        "side": words.phrase(f"side.{side}"),
        "other": words.phrase(f"side.{other(side)}"),
        "days": words.counted("days", hit.days) if hit.days is not None else words.phrase("no_period"),
        "limit": words.counted("days", hit.limit) if hit.limit is not None else words.phrase("no_period"),
        "reason": words.said(hit.reason),
    }


def _order(finding: Finding) -> tuple[int, int, str, str]:
    where = finding.location
    return (where.start, where.end, finding.rule, finding.message) if where else (-1, -1, finding.rule, finding.message)
