"""Fonts that draw another script over Latin letters: a text in them looks right on paper and is nonsense as text."""

from __future__ import annotations

import re

from clausekit.saying import Said, said

_FONTS = (
    (
        "hi",
        r"kruti\s*_?dev|devlys|chanakya|walkman|shivaji|shusha|akruti|shree-?dev|aps-?dv|dvb?w?-?tt|4cgandhi"
        r"|krishna\b|agra\b|richa\b|bhaskar|sulekha|marathi-|hindi-?saral|jagran|susha",
    ),
    ("pa", r"asees|anmol(?:lipi|uni)?\b|satluj|drchatrik|gurbani|gurmukhi(?:lys|\b)|amrlipi|joy\b"),
    ("vi", r"\.vn[a-z]|vni-"),
)
_LEGACY = re.compile("|".join(f"(?P<{language}>{names})" for language, names in _FONTS), re.IGNORECASE)
_SUBSET = re.compile(r"^[A-Z]{6}\+")
"""PDF writes the name of a font it holds in part as "ABCDEF+Name"."""


def legacy_language(font: str) -> str:
    """The code of the language that a font draws over Latin letters ("hi"), "" for an honest font."""
    match = _LEGACY.match(_SUBSET.sub("", font))
    return "" if match is None or match.lastgroup is None else match.lastgroup


def warning(font: str, language: str) -> Said:
    """What to say of text in such a font."""
    return said("unread.old_font", language=said(f"language.{language}"), font=_SUBSET.sub("", font))
