"""The frank version of the margin comments, for the own side only: a Markdown page beside the marked contract."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath

from clausekit.library import Library
from clausekit.model import Evidence
from clausekit.redline.edits import Edit, Insertion, Replacement, Where
from clausekit.redline.mending import Mended, Wanted
from clausekit.rules import Phrases


def internal_notes(path: PurePath, wanted: Wanted, result: Mended, library: Library, words: Phrases) -> str:
    """What was changed in the contract at `path`, why it matters to the own side, and what could be taken instead."""
    return "\n".join(_lines(path.name, wanted, result, library, words)) + "\n"


def _lines(name: str, wanted: Wanted, result: Mended, library: Library, words: Phrases) -> Iterator[str]:
    yield f"# {words.phrase('mending.page.title', name=name)}"
    yield ""
    yield words.phrase("mending.page.own")
    for edit in result.edits:
        rule = wanted.rule(edit.finding.rule)
        yield ""
        yield f"## {edit.finding.rule} {edit.finding.name}"
        yield ""
        yield f"{edit.finding.message} {words.words(rule.why)}"
        yield ""
        yield words.phrase("mending.page.mended", where=told_place(edit.change.where, words))
        yield ""
        yield from _words(edit, words)
        if edit.beside:
            yield ""
            yield old_words(edit.beside, words)
        if edit.clause:
            yield from _fallbacks(edit.clause, library, words)
    for one in result.left:
        yield ""
        yield f"## {words.phrase('mending.page.kept', rule=one.finding.rule, name=one.finding.name)}"
        yield ""
        yield f"{one.finding.message} {words.phrase('mending.page.reason', reason=one.reason.rstrip('.'))}"


def _words(edit: Edit, words: Phrases) -> Iterator[str]:
    if isinstance(edit.change, Insertion):
        rewritten = (reworded(one, words) for one in edit.change.references)
        yield "\n>\n".join(f"> {line}" for line in (*(line.words for line in edit.change.lines), *rewritten))
        return
    for one in edit.change.replacements:
        yield f"> {reworded(one, words)}"


def told_place(where: Where, words: Phrases) -> str:
    """A place as a person reads it: "at the end of section 3 (Term), as 3.4"."""
    title = words.phrase("mending.where.titled", heading=where.heading) if where.heading else ""
    return words.phrase(f"mending.where.{where.kind}", **{**where._asdict(), "title": title})


def reworded(one: Replacement, words: Phrases) -> str:
    """A change of words in one line: "60 → 30"; what only comes or goes is said so."""
    if not one.old:
        return words.phrase("mending.page.put_in", words=one.new.strip())
    return f"{one.old} → {one.new or words.phrase('mending.page.left_out')}"


def old_words(beside: Evidence, words: Phrases) -> str:
    """Words that an inserted clause contradicts are not struck by it; that somebody must, and where they stand."""
    if beside.section:
        place = words.phrase("place.section", section=beside.section)
    else:
        place = words.phrase("place.paragraph", paragraph=beside.paragraph)
    return words.phrase("mending.beside", place=place, quote=beside.quote)


def _fallbacks(full: str, library: Library, words: Phrases) -> Iterator[str]:
    """What the clause means, and what to fall back to when the other side says no."""
    variant = library.variant(full)
    yield ""
    yield words.phrase("mending.page.means", bargain=words.words(variant.variant.bargain).strip())
    ladder = variant.clause.ladder
    weaker = ladder[ladder.index(variant.name) + 1 :]
    if weaker:
        yield ""
        yield words.phrase("mending.page.fallbacks")
        yield ""
    for name in weaker:
        other = library.variant((variant.clause.clause, name))
        yield f"- `{other.id}`: {words.words(other.variant.bargain).strip()}"
