"""Something to be told to a person whose language is not known here: the key of its words, and what fills their places.

Readers and analysis say so why something was not read, cannot be told or counts; a report puts it into words.
"""

from __future__ import annotations

from typing import NamedTuple


class Said(NamedTuple):
    """`key` is that of words in the messages ("unread.picture"); `values` the name and content of each of their places:
    text, a number, another `Said`, or several of these."""

    key: str
    values: tuple[tuple[str, Value], ...] = ()


Value = str | int | Said | tuple[Said, ...]


def said(key: str, **values: Value) -> Said:
    """The same with the values by name."""
    return Said(key, tuple(values.items()))
