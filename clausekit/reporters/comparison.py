"""A comparison for a person at a terminal: what got worse first, then each paragraph, then what was not marked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from difflib import SequenceMatcher

from clausekit.comparison import Change, ClauseChange, Comparison
from clausekit.comparison.values import EFFECTS, Effect
from clausekit.model import Evidence
from clausekit.reporters.layout import clean, paint, shorten, wrap
from clausekit.reporters.sentences import place
from clausekit.reporters.values import Look
from clausekit.rules import Phrases, other, phrases

_COLOURS: dict[Effect, str] = {"worse": "red", "better": "green", "neutral": "cyan"}
_SIGNS: dict[Effect, str] = {"worse": "−", "better": "+", "neutral": "•"}
_QUOTE = 200
_CLAUSE = 160
_CONTEXT = 4
"""Words shown on either side of what was changed in a paragraph."""


def render(comparison: Comparison, look: Look) -> str:
    """The comparison as lines of at most `look.width` columns."""
    return "".join(f"{line}\n" for line in _lines(comparison, phrases(look.language), look))


def sentence(change: Change, comparison: Comparison, words: Phrases) -> str:
    """A change in one plain sentence."""
    side = comparison.side
    if change.kind == "fact_changed":
        none = words.phrase("compare.no_fact")
        return words.phrase(
            "compare.fact_changed",
            name=words.phrase(f"page.fact.{change.name}"),
            before=clean(str(change.before)),
            after=none if change.after is None else clean(str(change.after)),
        )
    if change.holder is None:
        return words.phrase(f"compare.{change.kind}", name=words.phrase(f"term.{change.name}"))
    whose = "own" if change.holder == side else "other"
    left = words.phrase(f"side.{other(change.holder)}")
    return words.phrase(
        f"compare.{whose}.{change.kind}",
        name=words.phrase(f"trigger.{change.name}", other=left),
        other=words.phrase(f"side.{other(side)}"),
        before=_days(change, change.before, words),
        after=_days(change, change.after, words),
    )


def answer(comparison: Comparison, words: Phrases) -> str:
    """How much got worse and better, in one sentence."""
    counted = Counter(change.effect for change in comparison.changes)
    side = words.phrase(f"side.{comparison.side}")
    counts = [words.counted(f"compare.count.{effect}", counted[effect]) for effect in EFFECTS if counted[effect]]
    if not counted["worse"] and not counted["better"]:
        return words.phrase("compare.same", side=side)
    return words.phrase("compare.answer", side=side, counts=", ".join(counts))


def _lines(comparison: Comparison, words: Phrases, look: Look) -> Iterator[str]:
    ours, theirs = (clean(one.document.path) for one in (comparison.ours, comparison.theirs))
    for line in wrap(words.phrase("compare.files", ours=ours, theirs=theirs), look.width):
        yield paint(line, look.colour, "dim")
    colour = "red" if comparison.is_worse else "green"
    for line in wrap(answer(comparison, words), look.width):
        yield paint(line, look.colour, "bold", colour)
    for reason in comparison.doubts:
        yield from wrap(words.phrase("compare.doubt", reason=clean(words.said(reason)).rstrip(". ")), look.width)
    for effect in EFFECTS:
        changes = [change for change in comparison.changes if change.effect == effect]
        if changes:
            yield from _heading(f"compare.heading.{effect}", words, look)
        for change in changes:
            yield from _change(change, comparison, words, look)
    yield from _heading("compare.heading.clauses", words, look)
    yield from _clauses(comparison.clauses, "compare.no_clauses", words, look)
    if comparison.theirs.document.format == "docx":
        yield from _heading("compare.heading.unmarked", words, look)
        if comparison.unmarked is None:
            yield from wrap(words.phrase("compare.no_marks", theirs=theirs), look.width, "  ")
        else:
            yield from _clauses(comparison.unmarked, "compare.all_marked", words, look)
    yield ""
    yield from wrap(words.phrase("not_advice"), look.width)


def _heading(key: str, words: Phrases, look: Look) -> Iterator[str]:
    yield ""
    yield paint(words.phrase(key), look.colour, "bold")


def _change(change: Change, comparison: Comparison, words: Phrases, look: Look) -> Iterator[str]:
    said = sentence(change, comparison, words)
    if change.unmarked:
        said += f" {words.phrase('compare.unmarked')}"
    lines = wrap(said, look.width, f"  {_SIGNS[change.effect]} ", "    ")
    yield from (paint(line, look.colour, _COLOURS[change.effect]) for line in lines)
    for whose, evidence in (("ours", change.ours), ("theirs", change.theirs)):
        if evidence:
            quote = words.phrase(
                "compare.proof",
                whose=words.phrase(f"compare.{whose}"),
                place=place(evidence, words),
                quote=shorten(clean(evidence.quote), _QUOTE),
            )
            yield from (paint(line, look.colour, "dim") for line in wrap(quote, look.width, "    "))


def _clauses(clauses: tuple[ClauseChange, ...], none: str, words: Phrases, look: Look) -> Iterator[str]:
    if not clauses:
        yield from wrap(words.phrase(none), look.width, "  ")
    for clause in clauses:
        where = clause.theirs or clause.ours
        if where is None:
            continue
        if clause.kind == "rewritten" and clause.ours and clause.theirs:
            said = rewritten(clause.ours, clause.theirs)
        else:
            said = shorten(clean(where.quote), _CLAUSE)
        origin = clause.ours if clause.kind == "moved" and clause.ours else where
        line = words.phrase(f"compare.clause.{clause.kind}", place=place(origin, words), words=said)
        yield from wrap(line, look.width, "  ", "    ")


def rewritten(ours: Evidence, theirs: Evidence) -> str:
    """What was changed in a paragraph, with some words on either side: "upon [-thirty (30)-] {+ninety (90)+} days"."""
    old, new = clean(ours.quote).split(), clean(theirs.quote).split()
    parts: list[str] = []
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag == "equal":
            parts += _around(old[i1:i2], first=i1 == 0, last=i2 == len(old))
            continue
        if i2 > i1:
            parts.append(f"[-{' '.join(old[i1:i2])}-]")
        if j2 > j1:
            parts.append(f"{{+{' '.join(new[j1:j2])}+}}")
    return " ".join(parts)


def _around(kept: list[str], first: bool, last: bool) -> list[str]:
    """Words that stayed, as far as they stand near a change."""
    head, tail = (0 if first else _CONTEXT), (0 if last else _CONTEXT)
    if len(kept) <= head + tail:
        return kept
    return [*kept[:head], "…", *(kept[-tail:] if tail else ())]


def _days(change: Change, days: int | str | None, words: Phrases) -> str:
    if change.kind == "lock_in_days":
        if not days:
            return words.phrase("compare.from_start")
        return words.phrase("compare.after_days", days=words.counted("days", int(days)))
    if days is None:
        return words.phrase("compare.no_period")
    return words.counted("days", int(days)) if days else words.phrase("compare.at_once")
