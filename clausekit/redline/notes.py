"""The frank version of the margin comments, for the own side only: a Markdown page beside the marked contract."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from clausekit.library import Library
from clausekit.redline.edits import Edit, Insertion
from clausekit.redline.mending import Unmended
from clausekit.rules import shipped
from clausekit.rules.lookup import find


def internal_notes(name: str, edits: Sequence[Edit], left: Sequence[Unmended], library: Library) -> str:
    """What was changed in the contract `name`, why it matters to the own side, and what could be taken instead."""
    return "\n".join(_lines(name, edits, left, library)) + "\n"


def _lines(name: str, edits: Sequence[Edit], left: Sequence[Unmended], library: Library) -> Iterator[str]:
    yield f"# Notes on {name}"
    yield ""
    yield "For your side only: do not send this page on. clausekit writes words; it gives no legal advice."
    for edit in edits:
        rule = find(edit.finding.rule, shipped())
        yield ""
        yield f"## {edit.finding.rule} {edit.finding.name}"
        yield ""
        yield f"{edit.finding.message} {rule.why['en']}"
        yield ""
        yield f"Mended {edit.change.where}:"
        yield ""
        yield from _words(edit)
        if edit.clause:
            yield from _fallbacks(edit.clause, library)
    for one in left:
        yield ""
        yield f"## {one.finding.rule} {one.finding.name}: left as it is"
        yield ""
        yield f"{one.finding.message} Not mended: {one.reason}."


def _words(edit: Edit) -> Iterator[str]:
    if isinstance(edit.change, Insertion):
        for line in edit.change.lines:
            yield f"> {line.words}"
            yield ">"
        return
    for one in edit.change.replacements:
        yield f"> {one.old} → {one.new or '(left out)'}"


def _fallbacks(full: str, library: Library) -> Iterator[str]:
    """What the clause means, and what to fall back to when the other side says no."""
    variant = library.variant(full)
    yield ""
    yield f"What it means: {variant.variant.bargain['en'].strip()}"
    ladder = variant.clause.ladder
    weaker = ladder[ladder.index(variant.name) + 1 :]
    if weaker:
        yield ""
        yield "If they say no:"
        yield ""
    for name in weaker:
        other = library.variant((variant.clause.clause, name))
        yield f"- `{other.id}`: {other.variant.bargain['en'].strip()}"
