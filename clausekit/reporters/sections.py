"""What changed from one agreement to the next, clause by clause: for a person, and as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from clausekit import __version__
from clausekit.comparison.sections import SectionChange, SectionChanges
from clausekit.reporters.comparison import rewritten
from clausekit.reporters.layout import clean, paint, shorten, wrap
from clausekit.reporters.values import Look
from clausekit.rules import Phrases, phrases

SCHEMA_VERSION = 1
_COLOURS = {"changed": "yellow", "added": "green", "removed": "red"}
_WORDS = 160


def terminal(changes: SectionChanges, look: Look) -> str:
    """Lines of at most `look.width` columns."""
    return "".join(f"{line}\n" for line in _lines(changes, phrases(look.language), look))


def as_json(changes: SectionChanges, look: Look) -> str:
    """JSON text with a line end."""
    data = {
        "schema_version": SCHEMA_VERSION,
        "clausekit": __version__,
        "same": changes.same,
        "changes": [_change(change) for change in changes.changes],
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _change(change: SectionChange) -> dict[str, Any]:
    evidence = {"ours": change.ours, "theirs": change.theirs}
    variants = {"before": change.before, "after": change.after}
    return {
        **change._asdict(),
        **{key: f"{one.id}, version {one.version}" if one else "" for key, one in variants.items()},
        **{key: None if one is None else one._asdict() for key, one in evidence.items()},
    }


def _lines(changes: SectionChanges, words: Phrases, look: Look) -> Iterator[str]:
    for change in changes.changes:
        title = words.phrase(f"against.{change.kind}", title=clean(change.title))
        variants = dict.fromkeys(filter(None, (change.before, change.after)))
        from_to = " → ".join(words.phrase("against.variant", id=one.id, version=one.version) for one in variants)
        for line in wrap(f"{title} ({from_to})" if from_to else title, look.width):
            yield paint(line, look.colour, "bold", _COLOURS[change.kind])
        yield from wrap(_said(change), look.width, "  ")
    yield from wrap(words.counted("against.same", changes.same), look.width)


def _said(change: SectionChange) -> str:
    if change.ours and change.theirs:
        return rewritten(change.ours, change.theirs)
    where = change.theirs or change.ours
    return shorten(clean(where.quote), _WORDS) if where else ""
