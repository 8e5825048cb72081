"""Sayings for tests, and what they come to in English."""

from __future__ import annotations

from clausekit.rules import phrases
from clausekit.saying import Said, Value, said

SCANNED = said("doubt.unread", where=said("unread.in.page", number=3), what=said("unread.scanned"))
IN_SHORT = "not read: page 3: no text but a picture of the page; scanned?"


def english(what: Value) -> str:
    return phrases().said(what)


def about(words: str) -> Said:
    """A doubt that quotes these words of a contract."""
    return said("doubt.elsewhere", quote=words)
