"""References that must follow when an insertion moves numbers along: "Section 12.3" becomes "Section 13.3".

What Word keeps up itself (`links`) names its target; of what is typed, only a reference is rewritten that can mean one
provision alone. Where one that may be meant cannot be told, the insertion is refused.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from clausekit.analysis.evidence import block_at
from clausekit.analysis.outline import Place
from clausekit.model import Document
from clausekit.redline.edits import CannotPlace, Replacement
from clausekit.redline.links import Link
from clausekit.redline.sections import bare, in_digits_of, roman, value
from clausekit.redline.speech import Speech

_AROUND = 60
"""So many characters before and behind a reference tell whether it means another document."""

Steps = tuple[str, ...]
"""A number as printed, level by level: "12.3" is ("12", "3"), "XII" is ("12",), "8A" is ("8a",)."""


class _Moved(NamedTuple):
    """`steps` of blocks that have a number of their own; `new` of those that get another one."""

    steps: Mapping[int, Steps]
    new: Mapping[int, Steps]


class _Named(NamedTuple):
    """A number in a reference, the characters that the whole reference takes, and whether it is one for sure."""

    start: int
    text: str
    reference: tuple[int, int]
    sure: bool = True


def references(
    before: tuple[Document, Sequence[Place]],
    after: tuple[Document, Sequence[Place]],
    links: Callable[[], Sequence[Link]],
    speech: Speech,
) -> tuple[Replacement, ...]:
    """What is to be rewritten in the text before, in order, so that every reference means what it meant; documents come
    with the places of their blocks. `links` are asked for only where a number moves. Raises CannotPlace where that
    cannot be told."""
    moved = _moved(before, after)
    if not moved.new:
        return ()
    document, _ = before
    linked = links()
    found = [_linked(link, moved) for link in linked]
    known = [(link.start, link.start + len(link.text)) for link in linked]
    for named in _typed(document.text, speech):
        if not any(start <= named.start < end for start, end in known):
            found.append(_followed(document, named, moved, speech))
    told = [named.reference for named in _typed(document.text, speech)]
    _check_bare(document, moved, [*known, *told])
    return tuple(sorted(one for one in found if one is not None))


def _moved(before: tuple[Document, Sequence[Place]], after: tuple[Document, Sequence[Place]]) -> _Moved:
    (old, old_places), (new, new_places) = before, after
    extra = len(new.blocks) - len(old.blocks)
    pairs = zip(old.blocks, new.blocks, strict=False)
    first = next((index for index, (one, two) in enumerate(pairs) if one.text != two.text), len(old.blocks))
    steps: dict[int, Steps] = {}
    changed: dict[int, Steps] = {}
    for index, (block, place) in enumerate(zip(old.blocks, old_places, strict=True)):
        at = index if index < first else index + extra
        if new.blocks[at].text != block.text:
            raise CannotPlace("read_differently")
        if place.opens and place.listed and block.number != new.blocks[at].number:
            raise CannotPlace("list_numbers", number=block.number)
        if place.opens and not place.listed and block.part == "body":
            steps[index] = _steps(place.section)
            if block.number != new.blocks[at].number:
                changed[index] = _steps(new_places[at].section)
    leads = {steps[index][0] for index in changed if len(steps[index]) == 1}
    for index, own in steps.items():
        if index not in changed and len(own) > 1 and own[0] in leads and index >= first:
            raise CannotPlace("typed_numbers", number=own[0])
    return _Moved(steps, changed)


def _steps(section: str) -> Steps:
    return tuple(str(value(part) or part.lower()) for part in bare(section).split("."))


def _linked(link: Link, moved: _Moved) -> Replacement | None:
    """The number that Word shows next; None where it stays, or is out of date as it is."""
    if link.target not in moved.new or _steps(link.text) != moved.steps[link.target]:
        return None
    shown = link.text.strip()
    at = link.start + link.text.index(shown)
    return Replacement(at, shown, _restyled(shown, moved.new[link.target]))


def _typed(text: str, speech: Speech) -> Iterator[_Named]:
    """Every number of every reference: both of "Sections 4 and 12"."""
    for match in speech.reference.finditer(text):
        yield _Named(match.start(1), match[1], match.span())
        end = match.end()
        while more := speech.further.match(text, end):
            sure = speech.plural.match(match[0]) is not None
            yield _Named(more.start(1), more[1], (match.start(), more.end()), sure)
            end = more.end()


def _followed(document: Document, named: _Named, moved: _Moved, speech: Speech) -> Replacement | None:
    """The rewritten number of a reference in words; None where what it means stays."""
    own = _steps(named.text)
    if not _concerned(own, moved):
        return None
    targets = [index for index, steps in moved.steps.items() if steps == own]
    start, end = named.reference
    around = document.text[max(0, start - _AROUND) : start], document.text[end : end + _AROUND]
    if not named.sure or len(targets) != 1 or _elsewhere(*around, speech):
        raise CannotPlace("reference", number=named.text, quote=" ".join(document.text[start:end].split()))
    if targets[0] not in moved.new:
        return None
    written = named.text.rstrip(".")
    return Replacement(named.start, written, _restyled(written, moved.new[targets[0]]))


def _concerned(own: Steps, moved: _Moved) -> bool:
    """True where the number is one that moves, or lies below one that moves."""
    olds = {moved.steps[index] for index in moved.new}
    return own in olds or own[:1] in olds


def _elsewhere(before: str, behind: str, speech: Speech) -> bool:
    """True where the reference may mean another document: "Section 12 of the Act"."""
    return bool(speech.elsewhere.match(behind) or speech.elsewhere_before.search(before))


def _restyled(written: str, new: Steps) -> str:
    """The new number in the way in which the old one is written: in digits or in Roman numerals."""
    old = re.findall(r"[A-Za-z]+|\d+", written)
    if not old or old[0].isdigit():
        numbers = iter(new)
        return re.sub(r"\d+", lambda match: in_digits_of(match[0], int(next(numbers))), written)
    letters = roman(value(new[0]))
    return written.replace(old[0], letters.upper() if old[0].isupper() else letters, 1)


def _check_bare(document: Document, moved: _Moved, told: Sequence[tuple[int, int]]) -> None:
    """Raises CannotPlace where a number of several levels that moves stands in the text without a word such as
    "Section" before it, so that it may be a reference or not."""
    for index in moved.new:
        own = moved.steps[index]
        if len(own) < 2:
            continue
        written = r"\.".join(map(re.escape, own))
        for match in re.finditer(rf"(?<![\d.,$€£])(?<!\d ){written}(?![\d%])(?!\.\d)", document.text):
            if any(start <= match.start() < end for start, end in told):
                continue
            block = document.blocks[block_at(document, match.start())]
            raise CannotPlace("reference", number=match[0], quote=_near(block.text, match.start() - block.start))


def _near(text: str, at: int) -> str:
    """A few words around a place."""
    return " ".join(text[max(0, at - 30) : at + 30].split())
