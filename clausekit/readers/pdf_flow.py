"""From the lines of all pages to paragraphs: what runs at the edges of every page is set aside, the rest flows on."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from clausekit.model import Block, Kind, Part
from clausekit.readers.lines import BULLET, ENUMERATOR, begins_provision, heading_level
from clausekit.readers.pdf_lines import Line

_PAGE_NUMBER = re.compile(
    r"(?:[-–—~\[(| ]*(?:page|trang|페이지|पृष्ठ|p\.)?\s*(?:[A-Z]{1,2}-)?(?:\d{1,4}|[ivxlc]{1,6})"
    r"(?:\s*(?:of|/|von|de)\s*\d{1,4})?[-–—~\])| ]*)$",
    re.IGNORECASE,
)
_EDGES: tuple[Part, Part] = ("header", "footer")
_DIGITS = re.compile(r"\d+")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_TAIL = re.compile(r"([^\W\d_]+)[-\u2010]$")
_HEAD = re.compile(r"[^\W\d_]+")
_SENTENCE_END = re.compile(r"[.;:!?。」][\"”’')\]]*$")
_SHORT = 60
"""Letters. A line of capitals that is shorter is a title above its text."""
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uff00-\uffef]")
_HANGUL = re.compile(r"[\uac00-\ud7a3]")


class Page(NamedTuple):
    """The lines of one page in reading order, and its height in points."""

    lines: list[Line]
    height: float


class _Habits(NamedTuple):
    """How this document sets its lines.

    leading  distance of base lines in units of the letter size
    size     the size of most letters
    edges    right edge of the text by page and column
    words    how often each word stands somewhere other than at a line end
    parted   words are parted at line ends as a rule, so that most hyphens there belong to no word
    broken   Korean lines are broken inside words, and a blank at the line's end tells where they are not
    """

    leading: float
    size: float
    edges: Mapping[tuple[int, int], float]
    words: Mapping[str, int]
    parted: bool
    broken: bool


def blocks_of(pages: Sequence[Page]) -> list[Block]:
    """The paragraphs of a document; then, each once, what runs along the top and the bottom of its pages."""
    margins = _margins(pages)
    flow = [line for page in pages for line in page.lines if id(line) not in margins]
    habits = _habits(flow)
    blocks = [_block(paragraph, habits) for paragraph in _paragraphs(flow, habits)]
    return blocks + _running(pages, margins)


def _margins(pages: Sequence[Page]) -> dict[int, Part]:
    """id of a line → header or footer: page numbers, and what stands at the edge of page after page.

    Each page is looked at from its edges inwards, up to the first line that is neither.
    """
    repeated = Counter(
        (_pattern(line), part)
        for page in pages
        for part in _EDGES
        for line in _edge(page, part)
        if _is_outer(page, line)
    )
    often = 2 if len(pages) < 5 else 3
    found: dict[int, Part] = {}
    for page in pages:
        for part in _EDGES:
            numbered = False
            for line in _edge(page, part):
                again = len(pages) > 1 and repeated[_pattern(line), part] >= often
                number = not numbered and len(page.lines) > 1 and _PAGE_NUMBER.match(line.text)
                if not (again or number):
                    break
                numbered = numbered or bool(number)
                found[id(line)] = part
    return found


def _edge(page: Page, part: Part) -> list[Line]:
    """The outermost three lines at the top or the bottom, from the edge inwards."""
    ordered = sorted(page.lines, key=lambda line: line.bottom, reverse=part == "header")
    return ordered[:3]


def _is_outer(page: Page, line: Line) -> bool:
    """In the top or the bottom fifth of the page; a page number is one wherever a short page ends."""
    return not 0.2 * page.height <= line.bottom <= 0.8 * page.height


def _pattern(line: Line) -> str:
    return _DIGITS.sub("#", line.text.lower())


def _running(pages: Sequence[Page], margins: Mapping[int, Part]) -> list[Block]:
    blocks: dict[str, Block] = {}
    for page in pages:
        for line in page.lines:
            if id(line) in margins and not _PAGE_NUMBER.match(line.text):
                block = Block(line.text, 0, part=margins[id(line)], page=line.page)
                blocks.setdefault(_pattern(line), block)
    return sorted(blocks.values(), key=lambda block: block.part != "header")


def _habits(flow: Sequence[Line]) -> _Habits:
    steps = [
        (before.bottom - line.bottom) / line.size
        for before, line in pairwise(flow)
        if before.page == line.page and 0.5 < (before.bottom - line.bottom) / line.size < 4
    ]
    edges: dict[tuple[int, int], list[float]] = {}
    for line in flow:
        edges.setdefault((line.page, line.column), []).append(line.right)
    korean = [line.spaced for line in flow if _HANGUL.match(line.text[-1:])]
    return _Habits(
        leading=median(steps) if steps else 1.2,
        size=median(line.size for line in flow) if flow else 10,
        edges={place: sorted(rights)[int(0.9 * (len(rights) - 1))] for place, rights in edges.items()},
        words=Counter(word.lower() for line in flow for word in _WORD.findall(line.text)[:-1]),
        parted=sum(line.hyphen for line in flow) > max(0.04 * len(flow), 2),
        broken=sum(korean) > 0.15 * len(korean),
    )


def _paragraphs(flow: Sequence[Line], habits: _Habits) -> Iterator[list[Line]]:
    paragraph: list[Line] = []
    for line in flow:
        if paragraph and _begins(paragraph, line, habits):
            yield paragraph
            paragraph = []
        paragraph.append(line)
    if paragraph:
        yield paragraph


def _begins(paragraph: Sequence[Line], line: Line, habits: _Habits) -> bool:
    """True where `line` begins a paragraph rather than goes on with `paragraph`."""
    last = paragraph[-1]
    if begins_provision(line.text, last.text):
        return True
    if last.hyphen and line.text[:1].islower():
        return False
    step = last.bottom - line.bottom
    if line.page != last.page or step < -0.5 * line.size:
        return not _runs_on(last, line, habits)
    if step > max(1.35 * habits.leading, habits.leading + 0.4) * line.size:
        return True
    if abs(line.size - last.size) > 0.2 * last.size and step > 0.3 * line.size:
        return True
    if _room_for(line, last, habits):
        return True
    if len(paragraph) == 1 and last.text.isupper() and not line.text.isupper() and len(last.text) < _SHORT:
        return True
    indent = line.left - last.left
    if indent < -0.3 * (habits.edges.get((line.page, line.column), 0) - line.left):
        return True  # no first line is set in so far: the line above was centred or set to the right
    if indent > line.size:
        # Deeper than the line above: a new first line, unless the line above hangs out by its number or breaks off.
        hangs = len(paragraph) == 1 and (ENUMERATOR.match(last.text) or BULLET.match(last.text))
        breaks_off = (last.text[-1:].islower() or last.text[-1:] == ",") and _runs_on(last, line, habits)
        return not (hangs or breaks_off)
    return indent < -line.size and len(paragraph) > 1


def _runs_on(last: Line, line: Line, habits: _Habits) -> bool:
    """A sentence goes on over a page or a column where it has not ended and no title begins."""
    if last.hyphen or line.text[:1].islower():
        return True
    if _SENTENCE_END.search(last.text) or heading_level(last.text):
        return False
    full = last.right > habits.edges.get((last.page, last.column), 0) - 4 * last.size
    return full and not line.text.isupper()


def _room_for(line: Line, last: Line, habits: _Habits) -> bool:
    """True where the first word of `line` would have fitted on the line above: that line end is the author's."""
    letters = max(len(last.text), 1)
    word = len(line.text.split(None, 1)[0]) + 1
    edge = max(habits.edges.get((line.page, line.column), 0), line.right) if line.left < last.right else last.right
    edge = edge if last.right <= edge else last.right
    column = max(last.right, line.right)
    if column < 0.75 * edge and abs(line.left - last.left) < line.size:
        edge = column  # a narrow column: compare with the neighbour alone
    return last.right + word * (last.right - last.left) / letters < edge - 2 * last.size


def _block(paragraph: Sequence[Line], habits: _Habits) -> Block:
    text = paragraph[0].text
    for last, line in pairwise(paragraph):
        text = _joined(text, line.text, last, habits)
    first = paragraph[0]
    level = heading_level(text)
    if not level and first.size > 1.2 * habits.size and len(text) < 100 and text[-1:] not in ".;,:" and len(text) > 2:
        level = 1
    kind: Kind = "heading" if level else "item" if BULLET.match(text) else "paragraph"
    return Block(text, 0, kind, level, "", "body", first.page, int(first.row) + 1)


def _joined(text: str, more: str, last: Line, habits: _Habits) -> str:
    """Two lines as one. A hyphen at the line end goes where the word is known without it, and stays where not."""
    if last.hyphen and text[-1:] in "-\u2010":
        tail, head = _TAIL.search(text), _HEAD.match(more)
        if not tail or not head or head.group()[0].isupper():
            return text + more
        whole, compound = tail.group(1) + head.group(), f"{tail.group(1)}-{head.group()}"
        words = habits.words
        if words.get(whole.lower()):
            return text[:-1] + more
        both = words.get(tail.group(1).lower()) and words.get(head.group().lower())
        return text + more if words.get(compound.lower()) or both or not habits.parted else text[:-1] + more
    if _CJK.match(text[-1:]) and _CJK.match(more[:1]):
        return text + more
    if habits.broken and not last.spaced and _HANGUL.match(text[-1:]) and _HANGUL.match(more[:1]):
        return text + more
    return f"{text} {more}"
