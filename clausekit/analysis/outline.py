"""Where every block stands: its section number with its parents, its heading, how deep it is nested."""

from __future__ import annotations

import re
from typing import NamedTuple

from clausekit.model import Block, Document

_ROMAN = "ivxlc"
_LABEL = re.compile(
    r"\s*(?:#{1,6}\s+)?[*_]{0,3}(?:"
    r"(?P<word>[^\W\d_]{2,12}\.?|\u00a7)\s{1,3}(?P<named>\d+(?:\.\d+)*|[IVXLC]+)\b[.:)]?"
    r"|(?P<multi>\d+(?:\.\d+)+)[.)]?(?=\s|[*_]|[A-Z])"
    r"|(?P<single>\d{1,3})[.)](?=\s|[*_]|[A-Z])"
    r"|\((?P<paren>\d{1,2}|[A-Za-z]{1,5})\)"
    r"|(?P<letter>[A-Za-z]|[ivx]{2,5}|[IVX]{2,5})[.)](?=\s)"
    r"|\u7b2c\s*(?P<cjk>\d+)\s*\S"
    r"|\uc81c\s*(?P<article>\d+)\s*\uc870(?:\uc758\s*\d+)?"
    r"|(?P<circled>[\u2460-\u2473])"
    r"|(?P<bullet>[-*+\u2022\u25cf\u25e6\u25aa\u00b7\u2013\u25a0\u2666o])(?=\s)"
    r")[*_]{0,3}\s*"
)


class Label(NamedTuple):
    """The printed number at the head of a block: `text` as printed, `style` its kind, `end` where the words begin."""

    text: str
    style: str
    end: int


class Place(NamedTuple):
    """Where a block stands.

    section  numbers of the block and its parents: "12.3(a)"; "" where none
    heading  the nearest heading above or at the head of the block
    depth    how many numbered levels enclose it (0: none)
    label    length of the printed number at the head of the text, in characters
    opens    True where the block has a number of its own
    """

    section: str
    heading: str
    depth: int
    label: int
    opens: bool
    listed: bool


def places(document: Document, section_words: frozenset[str]) -> tuple[Place, ...]:
    """The place of every block; `section_words` are the language's words for a section ("article", "section")."""
    stack: list[Label] = []
    heading = ""
    found: list[Place] = []
    for block in document.blocks:
        label = _label_of(block, section_words, stack)
        if label is not None:
            while stack and not _nests(stack, label):
                stack.pop()
            stack.append(label)
            title = run_in_heading(block.text[label.end :])
            if title and (label.style not in _LIST_STYLES or block.kind == "heading"):
                heading = title
        elif block.kind == "heading":
            stack.clear()
            heading = block.text.strip(" #*_\t\n:.")
        found.append(
            Place(
                _section(stack),
                heading,
                len(stack),
                label.end if label else 0,
                label is not None,
                label is not None and label.style in _LIST_STYLES,
            )
        )
    return tuple(found)


_LIST_STYLES = frozenset({"(1)", "(a)", "(i)", "(A)", "(I)", "a", "i", "bullet", "circled"})


def _label_of(block: Block, section_words: frozenset[str], stack: list[Label]) -> Label | None:
    if block.number:
        return Label(block.number, _style(block.number.strip("."), stack) or "number", 0)
    match = _LABEL.match(block.text[:80])
    if match is None:
        return None
    kind = match.lastgroup
    if kind == "named":
        if match["word"].lower().rstrip(".") not in section_words:
            return None
        dots = match["named"].count(".")
        return Label(match["named"], f"named{dots}", match.end())
    value = match[kind or ""]
    if kind == "multi":
        return Label(value, f"1{'.1' * value.count('.')}", match.end())
    if kind == "single":
        return Label(f"{value}.", "1", match.end())
    if kind in ("cjk", "article"):
        return Label(value, "named0", match.end())
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


def _nests(stack: list[Label], label: Label) -> bool:
    """True where `label` opens a level below the innermost of `stack`: its style is in use nowhere above."""
    if any(open_.style == label.style for open_ in stack):
        return False
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
        parts.append(text if label.text.startswith("(") or label.style.startswith(("1", "named")) else f"({text})")
        if label.style.startswith(("1", "named", "number")):
            break
    return "".join(reversed(parts))


_RUN_IN = re.compile(r"\s*[*_]{0,3}(?P<title>[^\n.:;]{2,90}?)[*_]{0,3}\s*(?:[.:]|\s[-\u2013\u2014]\s|$|\n)")


def run_in_heading(text: str) -> str:
    """The title at the head of a provision ("Termination for Cause. Either party …"), "" where there is none."""
    match = _RUN_IN.match(text)
    if match is None:
        return ""
    title = match["title"].strip(" *_#\t\"'\u201c\u201d")
    words = title.split()
    if not 1 <= len(words) <= 10:
        return ""
    big = sum(1 for word in words if not word[:1].islower())
    small = sum(1 for word in words if word[:1].islower() and len(word) > 4)
    return title if big >= 1 and not words[0][:1].islower() and small <= len(words) // 3 else ""
