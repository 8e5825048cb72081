"""Where every block stands: its section number with its parents, its heading, how deep it is nested."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from clausekit.analysis.compiled import once
from clausekit.model import Block, Document
from clausekit.text import LETTER, has_no_case

_ROMAN = "ivxlc"
_MARK = r"[*_]{0,3}"
_BEGINS = r"(?=\s|[*_]|[^\W\d_a-z])"
_BEFORE = rf"\s*(?:#{{1,6}}\s+)?{_MARK}(?:"
_LABEL = (
    rf"(?P<word>{LETTER}{{2,12}}\.?|\u00a7)\s{{1,3}}(?P<named>\d+(?:\.\d+)*|[IVXLC]+)\b[.:)]?"
    rf"|(?P<multi>\d+(?:\.\d+)+)[.)]?{_BEGINS}"
    rf"|(?P<single>\d{{1,3}})[.)]{_BEGINS}"
    r"|\((?P<paren>\d{1,2}|[A-Za-z]{1,5})\)"
    r"|(?P<letter>[A-Za-z]|[ivx]{2,5}|[IVX]{2,5})[.)](?=\s)"
    r"|(?P<circled>[\u2460-\u2473])"
    r"|(?P<bullet>[-*+\u2022\u25cf\u25e6\u25aa\u00b7\u2013\u25a0\u2666o])(?=\s)"
)


class Labels(NamedTuple):
    """What a language says about the printed numbers at the head of a block.

    words    its words for a section, in lower case ("article", "section")
    pattern  what matches a number; the name of the group that matched is its kind
    """

    words: frozenset[str]
    pattern: re.Pattern[str]


@once
def labels_of(data: Mapping[str, Any]) -> Labels:
    """The `section_words`, `labels` and `letters` of a language pack, compiled."""
    own = [rf"(?P<own{at}>{one})" for at, one in enumerate(data["labels"])]
    if data["letters"]:
        letter = f"[{data['letters']}]"
        own += [rf"\((?P<ownparen>{letter})\)", rf"(?P<ownletter>{letter})[.)](?=\s|[^\W\d_])"]
    pattern = re.compile(f"{_BEFORE}{'|'.join([*own, _LABEL])}){_MARK}\\s*")
    return Labels(frozenset(map(str, data["section_words"])), pattern)


class Label(NamedTuple):
    """The printed number at the head of a block: `text` as printed, `style` its kind, `end` where the words begin,
    `title` the heading behind it."""

    text: str
    style: str
    end: int
    title: str = ""


class Place(NamedTuple):
    """Where a block stands.

    section  numbers of the block and its parents: "12.3(a)"; "" where none
    heading  the nearest heading above or at the head of the block
    depth    how many numbered levels enclose it (0: none)
    label    length of the printed number at the head of the text, in characters
    opens    True where the block has a number of its own
    listed   True where that number is one of a list
    above    the headings that enclose the nearest one, outermost first
    """

    section: str
    heading: str
    depth: int
    label: int
    opens: bool
    listed: bool
    above: tuple[str, ...] = ()


def places(document: Document, labels: Labels) -> tuple[Place, ...]:
    """The place of every block."""
    stack: list[Label] = []
    heading = section = chapter = ""
    titled = False
    found: list[Place] = []
    closing = ""
    for block in document.blocks:
        label = _label_of(block, labels, stack)
        if label is not None:
            if not (closing == ":" and label.style in _LIST_STYLES and label.text.strip("(). ") in _FIRST):
                _close(stack, label)
            title = run_in_heading(block.text[label.end :]) or _whole_heading(block, label)
            if label.style in _LIST_STYLES and block.kind != "heading":
                title = ""
            stack.append(label._replace(title=title))
            section = _section(stack)
            heading = title or heading
        elif block.kind == "heading":
            stack.clear()
            section = ""
            heading = block.text.strip(" #*_\t\n:.")
            # The first one is the title of the whole.
            chapter = heading if titled else ""
            titled = True
        closing = block.text.rstrip()[-1:] or closing
        found.append(
            Place(
                section,
                heading,
                len(stack),
                label.end if label else 0,
                label is not None,
                label is not None and label.style in _LIST_STYLES,
                tuple(title for title in (chapter, *(one.title for one in stack)) if title and title != heading),
            )
        )
    return tuple(found)


_FIRST = frozenset({"a", "A", "i", "I", "1"})
"""Numbers that begin a list. Behind a colon such a list is a level of its own, even where its kind is in use above."""

_LIST_STYLES = frozenset({"(1)", "(a)", "(i)", "(A)", "(I)", "a", "i", "own", "(own)", "bullet", "circled"})


def _label_of(block: Block, labels: Labels, stack: list[Label]) -> Label | None:
    if block.number:
        return Label(block.number, _style(block.number.strip("."), stack) or "number", 0)
    match = labels.pattern.match(block.text[:80])
    if match is None:
        return None
    kind = match.lastgroup
    if kind == "named":
        if match["word"].lower().rstrip(".") not in labels.words:
            return None
        dots = match["named"].count(".")
        return Label(match["named"], f"named{dots}", match.end())
    value = match[kind or ""]
    if kind == "multi":
        return Label(value, f"1{'.1' * value.count('.')}", match.end())
    if kind == "single":
        return Label(f"{value}.", "1", match.end())
    if kind == "ownparen":
        return Label(f"({value})", "(own)", match.end())
    if kind == "ownletter":
        return Label(f"{value}.", "own", match.end())
    if kind and kind.startswith("own"):
        # A language's own kinds of section ("제3조") may nest: those listed first are the wider ones.
        number = next((group for group in match.groups()[match.re.groupindex[kind] :] if group), value)
        return Label(number, f"named{kind.removeprefix('own')}", match.end())
    if kind == "circled":
        return Label(value, "circled", match.end())
    if kind == "bullet":
        return Label("", "bullet", match.end())
    if kind == "paren":
        style = _style(f"({value})", stack)
        return Label(f"({value})", style, match.end()) if style else None
    style = _style(value, stack)
    return Label(f"{value}.", style, match.end()) if style else None


def _style(value: str, stack: list[Label]) -> str:
    """The kind of a label: "(a)", "(i)", "1", …; "" where it is no label. An (i) after (h) is a letter."""
    wrap = "({})" if value.startswith("(") else "{}"
    bare = value.strip("().")
    if len(bare) == 1 and "\u2460" <= bare <= "\u2473":
        return "circled"
    if bare.replace(".", "").isdigit():
        return wrap.format("1" + ".1" * bare.count("."))
    lower = bare.lower()
    upper = bare != lower
    letters, roman = (wrap.format("A"), wrap.format("I")) if upper else (wrap.format("a"), wrap.format("i"))
    if all(char in _ROMAN for char in lower):
        before = next((label.text.strip("().").lower() for label in reversed(stack) if label.style == letters), "")
        if len(lower) == 1 and before and ord(before[-1]) + 1 == ord(lower):
            return letters
        if lower == "i" or len(lower) > 1 or any(label.style == roman for label in stack):
            return roman
        return letters
    if len(lower) == 1 or (len(lower) == 2 and lower[0] == lower[1]):
        return letters
    return ""


def _close(stack: list[Label], label: Label) -> None:
    """Take from the open labels those that `label` does not stand below: a next item closes the nearest of its kind."""
    for index in range(len(stack) - 1, -1, -1):
        if stack[index].style == label.style:
            del stack[index:]
            break
    while stack and not _nests(stack, label):
        stack.pop()


def _nests(stack: list[Label], label: Label) -> bool:
    """True where `label` opens a level below the innermost of `stack`."""
    top = stack[-1].style
    if label.style.startswith("named"):
        return top.startswith("named") and label.style > top
    if label.style.startswith("1"):
        return not (top.startswith("1") and len(top) > len(label.style)) and not (
            top in _LIST_STYLES and label.style != "1"
        )
    return True


def _section(stack: list[Label]) -> str:
    """The printed numbers from the innermost full number on: ["12", "12.3", "(a)"] → "12.3(a)"."""
    parts: list[str] = []
    for label in reversed(stack):
        if not label.text:
            continue
        text = label.text.rstrip(".)") if not label.text.startswith("(") else label.text
        bare = label.text.startswith("(") or label.style.startswith(("1", "named", "number", "circled"))
        parts.append(text if bare else f"({text})")
        if label.style.startswith(("1", "named", "number")):
            break
    return "".join(reversed(parts))


def _whole_heading(block: Block, label: Label) -> str:
    """The words of a heading by its style, which need no capitals to be one; "" for any other block."""
    return block.text[label.end :].strip(" #*_\t\n:.") if block.kind == "heading" else ""


_RUN_IN = re.compile(r"\s*[*_]{0,3}(?P<title>[^\n.:;]{2,90}?)[*_]{0,3}\s*(?:[.:]|\s[-\u2013\u2014]\s|$|\n)")


def run_in_heading(text: str) -> str:
    """The title at the head of a provision ("Termination for Cause. Either party …"), "" where there is none."""
    first = text.lstrip(" \t*_([\u3010\u3008\u300c\u3014")[:1]
    if first and has_no_case(first):
        return _run_in_without_case(text)
    match = _RUN_IN.match(text)
    if match is None:
        return ""
    title = match["title"].strip(" *_#\t\"'\u201c\u201d")
    words = title.split()
    if not 1 <= len(words) <= 10:
        return ""
    big = sum(1 for word in words if not word[:1].islower())
    small = sum(1 for word in words if word[:1].islower() and len(word) > 3)
    return title if big >= 1 and not words[0][:1].islower() and small <= len(words) // 3 else ""


_BRACKETED = re.compile(
    r"\s*[*_]{0,3}(?:\(([^()\n]{1,40})\)|\[([^\[\]\n]{1,40})\]|[\u3010\u3008\u300c\u3014]([^\n]{1,40}?)[\u3011\u3009\u300d\u3015])"
)
_SET_APART = re.compile(r"\s*[*_]{0,3}([^\n.:;,\u0964\u3002]{2,60}?)[*_]{0,3}\s*(?::|\s[-\u2013\u2014]\s|$|\n)")
_MOST_WORDS = 8


def _run_in_without_case(text: str) -> str:
    """The same in a script without capitals: a title in brackets (제10조(계약의 해지)), or one set apart by a colon, a
    dash or a line end."""
    bracketed = _BRACKETED.match(text)
    if bracketed:
        return str(bracketed[bracketed.lastindex or 0]).strip()
    apart = _SET_APART.match(text)
    title = apart[1].strip() if apart else ""
    return title if len(title.split()) <= _MOST_WORDS else ""
