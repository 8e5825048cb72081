"""Rules in words: one explained, or all of them listed."""

from __future__ import annotations

from collections.abc import Iterator

from clausekit.reporters.layout import width_of, wrap
from clausekit.rules import Phrases, Rule


def explanation(rule: Rule, words: Phrases, width: int) -> Iterator[str]:
    """Everything that a rule says of itself, in lines of at most `width` columns."""
    names = rule.names()
    yield f"{rule.code}  {', '.join(names[1:])}"
    for side in rule.sides:
        severity = words.phrase(f"severity.{rule.severity[side]}")
        yield f"  {words.phrase(f'explanation.for_{side}', severity=severity)}"
        if side in rule.fix:
            yield f"    {words.phrase('fix', clause=rule.fix[side])}"
    for key, texts in (
        ("what", rule.what), ("why", rule.why), ("reference", rule.reference), ("bad", rule.bad), ("good", rule.good),
    ):  # fmt: skip
        yield ""
        yield words.phrase(f"explanation.{key}")
        for paragraph in words.words(texts).strip().split("\n\n"):
            yield from wrap(paragraph, width, "  ")


def listing(rules: tuple[Rule, ...], words: Phrases, width: int) -> Iterator[str]:
    """One line or two a rule: its code and what it finds."""
    widest = max(width_of(rule.code) for rule in rules) + 2
    for rule in rules:
        yield from wrap(words.words(rule.what), width, rule.code.ljust(widest), " " * widest)
    yield ""
    yield words.phrase("explanation.list")
