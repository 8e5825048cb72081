"""WordprocessingML of our own, as bytes that fit into any part: ASCII only, the prefix w."""

from __future__ import annotations

from collections.abc import Iterable
from xml.sax.saxutils import escape, quoteattr

from lxml import etree

from clausekit.ooxml.names import W, w

_MARKS = frozenset(w(name) for name in ("ins", "del", "moveFrom", "moveTo", "rPrChange"))
_NOT_OURS = _MARKS | frozenset(
    w(name) for name in ("highlight", "vanish", "strike", "dstrike", "webHidden", "specVanish")
)
_OF_THE_PLACE = frozenset({w("framePr"), w("pageBreakBefore")})
_ORDER = tuple(
    w(name)
    for name in (
        "pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr", "suppressLineNumbers",
        "pBdr", "shd", "tabs", "suppressAutoHyphens", "kinsoku", "wordWrap", "overflowPunct", "topLinePunct",
        "autoSpaceDE", "autoSpaceDN", "bidi", "adjustRightInd", "snapToGrid", "spacing", "ind", "contextualSpacing",
        "mirrorIndents", "suppressOverlap", "jc", "textDirection", "textAlignment", "textboxTightWrap", "outlineLvl",
    )
)  # fmt: skip
"""The properties of a paragraph in the only order that is allowed (17.3.1.26)."""
_BEFORE_NUMBER = _ORDER[: _ORDER.index(w("numPr"))]


def element(name: str, /, *inner: str, **attributes: object) -> str:
    """<w:name w:key="value">inner</w:name>."""
    keys = "".join(f" w:{key}={quoteattr(str(value))}" for key, value in attributes.items())
    return f"<w:{name}{keys}>{''.join(inner)}</w:{name}>" if any(inner) else f"<w:{name}{keys}/>"


def text_run(words: str, look: str, tag: str = "t") -> str:
    """A run of words, tabs as w:tab; `look` is its w:rPr or ""; `tag` is "delText" for words that are deleted."""
    pieces = []
    for index, piece in enumerate(words.split("\t")):
        if index:
            pieces.append("<w:tab/>")
        if piece:
            pieces.append(f'<w:{tag} xml:space="preserve">{escape(piece)}</w:{tag}>')
    return element("r", look, *pieces)


def to_bytes(xml: str) -> bytes:
    """As it goes into a part of whatever encoding: characters beyond ASCII as references."""
    return xml.encode("ascii", "xmlcharrefreplace")


def paragraph_properties(properties: etree._Element | None, numbered: bool, listed: bool) -> str:
    """What is inside a w:pPr, to be said of another paragraph: without what belongs to the place.

    Where that is not to be `numbered` it is taken out of its list; where its style would put it there again (`listed`),
    numId 0 says that it is in none (17.9.18).
    """
    kept = [] if properties is None else [child for child in properties if child.tag in _ORDER]
    kept = sorted(
        (child for child in kept if child.tag not in _OF_THE_PLACE), key=lambda child: _ORDER.index(child.tag)
    )
    if numbered or not listed:
        return copied(kept)
    kept = [child for child in kept if child.tag != w("numPr")]
    first = [child for child in kept if child.tag in _BEFORE_NUMBER]
    none = element("numPr", element("ilvl", val=0), element("numId", val=0))
    return copied(first) + none + copied(child for child in kept if child not in first)


def run_properties(properties: etree._Element | None) -> str:
    """What is inside a w:rPr, without tracked changes and what marks only the words there."""
    return "" if properties is None else copied(child for child in properties if child.tag not in _NOT_OURS)


def copied(elements: Iterable[etree._Element]) -> str:
    """The XML of elements of Word's own namespace; extensions of later versions are left out."""
    return "".join(_copy(one) for one in elements if isinstance(one.tag, str) and one.tag.startswith(f"{{{W}}}"))


def _copy(one: etree._Element) -> str:
    own = f"{{{W}}}"
    keys = {str(key)[len(own) :]: value for key, value in one.attrib.items() if str(key).startswith(own)}
    kept = [child for child in one if child.tag not in _MARKS]
    return element(one.tag[len(own) :], copied(kept), **keys)
