"""The numbers that Word prints before paragraphs (ECMA-376 17.9). They stand in no run of text: they are computed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from lxml import etree

from clausekit.ooxml.names import w
from clausekit.readers.docx_styles import Look, Styles, is_on
from clausekit.readers.numerals import printed

_PLACE = re.compile(r"%([1-9])")
_LEVELS = 9


class Level(NamedTuple):
    """One level of a list (17.9.6).

    restart  the level (0-based, exclusive) whose use starts this one again: used levels below it do; None = any above
    style    the paragraph style that is linked to the level
    """

    start: int = 1
    format: str = "decimal"
    text: str = ""
    restart: int | None = None
    legal: bool = False
    style: str = ""


class Numbers(NamedTuple):
    """One list instance (w:num): its own abstract definition, its levels with overrides laid over, and fresh starts."""

    abstract: str
    levels: Mapping[int, Level]
    starts: Mapping[int, int]


def numberings(root: etree._Element | None, styles: Styles) -> Mapping[str, Numbers]:
    """numId → its list, from numbering.xml."""
    if root is None:
        return {}
    abstracts = {child.get(w("abstractNumId"), ""): child for child in root.iterchildren(w("abstractNum"))}
    nums = {child.get(w("numId"), ""): child for child in root.iterchildren(w("num"))}
    return {name: _numbers(num, nums, abstracts, styles) for name, num in nums.items()}


class Counter:
    """Counts through one story and gives each paragraph its printed number."""

    def __init__(self, lists: Mapping[str, Numbers]) -> None:
        self._lists = lists
        self._counts: dict[str, list[int | None]] = {}
        self._begun: set[tuple[str, int]] = set()

    def next(self, look: Look) -> tuple[str, int] | None:
        """The printed number ("5.2", "" for a bullet) and the list level of the next paragraph; None where it is in
        no list."""
        numbers = self._lists.get(look.number or "")
        if numbers is None:
            return None
        depth = _depth(look, numbers)
        level = numbers.levels.get(depth)
        if level is None:
            return None
        return self._label(numbers, depth, level, self._count(look.number or "", numbers, depth, level)), depth

    def _count(self, name: str, numbers: Numbers, depth: int, level: Level) -> list[int | None]:
        counts = self._counts.setdefault(numbers.abstract, [None] * _LEVELS)
        now = counts[depth]
        counts[depth] = level.start if now is None else now + 1
        if depth in numbers.starts and (name, depth) not in self._begun:
            # 17.9.26: an instance begins a level anew where it first uses it; the levels above go on.
            counts[depth] = numbers.starts[depth]
        self._begun.add((name, depth))
        for deeper in range(depth + 1, _LEVELS):
            below = numbers.levels.get(deeper, Level())
            if below.restart is None or depth < below.restart:
                counts[deeper] = None
        return counts

    def _label(self, numbers: Numbers, depth: int, level: Level, counts: list[int | None]) -> str:
        if level.format == "bullet":
            return ""

        def place(match: re.Match[str]) -> str:
            at = int(match.group(1)) - 1
            there = numbers.levels.get(at, Level())
            count = counts[at]
            # A level that has not come yet is printed as its start, and counts from there when it comes.
            value = there.start if count is None else count
            format = "decimal" if level.legal and there.format not in ("none", "bullet") else there.format
            return printed(value, format)

        return _PLACE.sub(place, level.text).strip()


def _depth(look: Look, numbers: Numbers) -> int:
    """The level of a paragraph. A list that comes from a style has the level that is linked to that style (17.9.23)."""
    if look.number_from and look.level is None:
        for depth, level in numbers.levels.items():
            if level.style == look.number_from:
                return depth
    return min(look.level or 0, _LEVELS - 1)


def _numbers(
    num: etree._Element, nums: Mapping[str, etree._Element], abstracts: Mapping[str, etree._Element], styles: Styles
) -> Numbers:
    name = _abstract_of(num, nums, abstracts, styles)
    levels = {} if name not in abstracts else _levels(abstracts[name])
    starts: dict[int, int] = {}
    for override in num.iterchildren(w("lvlOverride")):
        at = _whole(override.get(w("ilvl")), 0)
        own = override.find(w("lvl"))
        if own is not None:
            levels[at] = _level(own)
        start = override.find(w("startOverride"))
        if start is not None:
            starts[at] = _whole(start.get(w("val")), 1)
    return Numbers(name, levels, starts)


def _abstract_of(
    num: etree._Element, nums: Mapping[str, etree._Element], abstracts: Mapping[str, etree._Element], styles: Styles
) -> str:
    """The abstract list of an instance; one that only names a list style (17.9.21) is followed to that style's list."""
    name = _value(num, "abstractNumId")
    for _ in range(_LEVELS):
        abstract = abstracts.get(name)
        link = "" if abstract is None else _value(abstract, "numStyleLink")
        if not link:
            break
        target = nums.get(styles.look(link).number or "")
        if target is None:
            return next((other for other, one in abstracts.items() if _value(one, "styleLink") == link), name)
        name = _value(target, "abstractNumId")
    return name


def _levels(abstract: etree._Element) -> dict[int, Level]:
    return {_whole(level.get(w("ilvl")), 0): _level(level) for level in abstract.iterchildren(w("lvl"))}


def _level(element: etree._Element) -> Level:
    restart = element.find(w("lvlRestart"))
    format = element.find(w("numFmt"))
    legal = element.find(w("isLgl"))
    return Level(
        start=_whole(_value(element, "start"), 1 if element.find(w("start")) is not None else 0),
        format="decimal" if format is None else format.get(w("val"), "decimal"),
        text=_value(element, "lvlText"),
        restart=None if restart is None else _whole(restart.get(w("val")), 0),
        legal=legal is not None and is_on(legal.get(w("val"))),
        style=_value(element, "pStyle"),
    )


def _value(element: etree._Element, name: str) -> str:
    child = element.find(w(name))
    return "" if child is None else child.get(w("val"), "")


def _whole(value: str | None, otherwise: int) -> int:
    return int(value) if value and value.isascii() and value.isdigit() and len(value) < 10 else otherwise
