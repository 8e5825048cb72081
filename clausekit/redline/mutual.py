"""A right to leave that one side has, made one of both by the fewest words.

"The Client may terminate this Agreement upon ten days' notice to the Provider" becomes "Either party may terminate this
Agreement upon ten days' notice to the other party". Nothing is offered where the right holds words that may fit one
side alone: the file of the language lists the words that fit both.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from clausekit.analysis.evidence import block_at
from clausekit.analysis.sentences import sentence_around
from clausekit.analysis.values import Analysis
from clausekit.analysis.whereabouts import outline_of
from clausekit.findings import Finding
from clausekit.language.pack import load
from clausekit.redline.edits import Replacement
from clausekit.redline.speech import Speech
from clausekit.redline.spelling import as_spelled
from clausekit.words import SIDES, Side

_WORD = re.compile(r"[^\s\d.,;:()\[\]/*_%\"“”'‘’「」『』\u0964\u2013\u2014-]+")
_TITLE = 8
"""A title that runs into a provision has so many words at most."""


class Mention(NamedTuple):
    """A side where the text names it; `ending`: what hangs on the name ("'s"), "" for nothing."""

    side: Side
    start: int
    end: int
    ending: str


class Names(NamedTuple):
    """How a contract's sides are found in its text, and what stands for them: `first`, `again`, `second` by ending."""

    mention: re.Pattern[str]
    side: Mapping[str, Side]
    forms: Mapping[str, Mapping[str, str]]
    pronouns: Mapping[str, str]


def mutual_changes(analysis: Analysis, finding: Finding, owner: Side, own: Speech) -> Iterator[tuple[Replacement, ...]]:
    """The changes that may give the right at the finding's place, which only `owner` has, to both; the caller proves
    each on the changed text."""
    where, words = finding.location, own.texts.get("mutual", {})
    names = _names(analysis, words) if words else None
    if where is None or names is None:
        return
    text = analysis.document.text
    if _is_denied(text, owner, names, words):
        return
    for mention in _mentions(text, where.start, where.end, names):
        if mention.side != owner or not _has_right(text, mention, words):
            continue
        start, end = sentence_around(analysis.document, mention.start, mention.end)
        share = start, _end(text, mention, end, names, words)
        inside = list(_mentions(text, *share, names))
        if _fits_both(text, share, inside, analysis.language, words):
            changed = _changed(text, inside, names)
            if changed:
                title = _title(analysis, start, mention.side, names)
                yield tuple(sorted((*title, *changed, *_verb(text, mention, words))))


def _names(analysis: Analysis, words: Mapping[str, Any]) -> Names | None:
    """None where the contract does not say what it calls both sides; only one that calls both by pronouns ("you", "we")
    is changed in that voice."""
    pronouns = words.get("pronouns", {})
    text = analysis.document.text
    sides: dict[str, Side] = {
        as_spelled(text, name): party.side for party in analysis.parties for name in (party.name, *party.terms) if name
    }
    if {party.side for party in analysis.parties} != set(SIDES) or not sides:
        return None
    spoken = {side for name, side in sides.items() if name.lower() in pronouns}
    forms = words["spoken"] if spoken == set(SIDES) else words
    known = "|".join(re.escape(name) for name in sorted(sides, key=len, reverse=True))
    pattern = re.compile(str(words["mention"]).replace("{name}", known))
    named = {key: _as_written(text, forms[key], words) for key in ("first", "again", "second")}
    return Names(pattern, sides, named, pronouns)


def _as_written(text: str, forms: Mapping[str, str], words: Mapping[str, Any]) -> Mapping[str, str]:
    """The words that stand for a side, with a "Party" where the contract writes it so."""
    spellings = words.get("party", {})
    counts = {spelling: sum(text.count(said) for said in phrases) for spelling, phrases in spellings.items()}
    most = max(counts, key=lambda spelling: counts[spelling], default="")
    if not counts.get(most):
        return forms
    return {ending: re.sub("|".join(spellings), most, words) for ending, words in forms.items()}


def _mentions(text: str, start: int, end: int, names: Names) -> Iterator[Mention]:
    for match in names.mention.finditer(text, start, end):
        pronoun = names.pronouns.get(match["name"].lower())
        ending = (match["ending"] or "").replace("’", "'") if pronoun is None else pronoun
        yield Mention(names.side[match["name"]], match.start(), match.end(), "'s" if ending == "'" else ending)


def _is_denied(text: str, owner: Side, names: Names, words: Mapping[str, Any]) -> bool:
    """True where the contract says that the side without the right may not leave."""
    denied = re.compile(words["denied"]) if "denied" in words else None
    return denied is not None and any(
        mention.side != owner and denied.match(text, mention.end) for mention in _mentions(text, 0, len(text), names)
    )


def _has_right(text: str, mention: Mention, words: Mapping[str, Any]) -> bool:
    if re.compile(words["behind"]).match(text, mention.end):
        return True
    before = words.get("before")
    return bool(before and re.search(before, text[max(0, mention.start - 20) : mention.start]))


def _end(text: str, right: Mention, end: int, names: Names, words: Mapping[str, Any]) -> int:
    """Where the words about the right end: a clause that begins behind it with a side's duty is none of it."""
    stop = re.compile(words["stop"]).search(text, right.end, end) if "stop" in words else None
    last = stop.start() if stop else end
    following = re.compile(words["next"]) if "next" in words else None
    for mention in _mentions(text, right.end, last, names):
        if following is None or not re.compile(words["duty"]).match(text, mention.end):
            continue
        begun = following.search(text[right.end : mention.start])
        if begun:
            return right.end + begun.start()
    return last


def _fits_both(
    text: str, share: tuple[int, int], inside: Sequence[Mention], language: str, words: Mapping[str, Any]
) -> bool:
    """True where all words but the names of the sides may stand in a right of either side."""
    known = re.compile(words["words"])
    numbers = load(language).periods.numbers
    start = share[0]
    for mention in (*inside, None):
        piece = text[start : mention.start if mention else share[1]]
        for word in _words(piece):
            if word.lower() not in numbers and not known.fullmatch(word):
                return False
        start = mention.end if mention else start
    return True


def _words(text: str) -> list[str]:
    """The words of a text, without numbers, marks and signs; vowel signs stay with their letters."""
    return [word for word in _WORD.findall(text) if any(map(str.isalpha, word))]


def _changed(text: str, inside: Sequence[Mention], names: Names) -> tuple[Replacement, ...] | None:
    """The side that is named first becomes "either party", the other one "the other party"; None where a form of the
    name has no counterpart."""
    found = []
    seen = False
    for mention in inside:
        form = "second" if mention.side != inside[0].side else "again" if seen else "first"
        seen = seen or form == "first"
        words = names.forms[form].get(mention.ending)
        if words is None:
            return None
        found.append(_replaced(text, mention, words))
    return tuple(found)


def _replaced(text: str, mention: Mention, words: str) -> Replacement:
    """The fewest words: an article that both begin with stays."""
    old = text[mention.start : mention.end]
    new = words.replace("'", "’") if "’" in text else words
    if old[:1].isupper() and _opens(text, mention.start):
        new = new[:1].upper() + new[1:]
    kept = re.match(r"\w+\s", old)
    if kept and new.startswith(f"{kept[0][:-1]} "):
        old, new = old[kept.end() :], new[kept.end() :]
        return Replacement(mention.start + kept.end(), old, new)
    return Replacement(mention.start, old, new)


def _opens(text: str, at: int) -> bool:
    """True at the head of a sentence, of a block, or behind its number."""
    if text[at : at + 4] in ("The ", "THE "):
        return True
    before = text[max(0, at - 12) : at].rstrip(" \t*_")
    return not before or before[-1] in ".:\n)" or before[-1].isdigit() or text[at - 1] == "\n"


def _verb(text: str, right: Mention, words: Mapping[str, Any]) -> tuple[Replacement, ...]:
    """A verb that must change with its subject: "the Principals have the right"."""
    match = re.compile(words["behind"]).match(text, right.end)
    verb = match.groupdict().get("verb") if match else None
    new = words.get("verbs", {}).get(verb) if verb else None
    return (Replacement(match.start("verb"), verb, new),) if match and verb and new else ()


def _title(analysis: Analysis, start: int, owner: Side, names: Names) -> tuple[Replacement, ...]:
    """The owner in the title of the provision: "Termination by Client. Client may …", or in the heading above it."""
    document = analysis.document
    at = block_at(document, start)
    first, last = document.blocks[at].start, start
    if not _words(document.text[first:last]) and at and _is_alone(analysis, at):
        first, last = document.blocks[at - 1].start, document.blocks[at - 1].end
    title = document.text[first:last]
    if len(_words(title)) > _TITLE:
        return ()
    found = []
    for mention in _mentions(document.text, first, last, names):
        words = names.forms["first"].get(mention.ending)
        if mention.side == owner and words is not None:
            old = document.text[mention.start : mention.end]
            big = [word for word in _words(title) if len(word) > 3]
            capital = all(word[0].isupper() for word in big)
            new = words.upper() if title.isupper() else words.title().replace("'S", "'s") if capital else words
            found.append(Replacement(mention.start, old, new))
    return tuple(found)


def _is_alone(analysis: Analysis, at: int) -> bool:
    """True where a block is all that stands below the heading right above it."""
    places = outline_of(analysis)
    above, blocks = places[at - 1], analysis.document.blocks
    headed = above.opens or blocks[at - 1].kind == "heading"
    if not headed or (places[at].opens and places[at].depth <= above.depth):
        return False
    return at + 1 == len(blocks) or blocks[at + 1].kind == "heading" or places[at + 1].section != places[at].section
