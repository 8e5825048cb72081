"""What helps a person who made mistakes: all of them in order, and the word that was probably meant."""

from __future__ import annotations

from collections.abc import Iterable

from clausekit.errors import SourceError
from clausekit.saying import NOTHING, Told, told


def in_order(errors: Iterable[SourceError]) -> tuple[SourceError, ...]:
    """The errors in the order of the files and of their lines, each once."""
    keys = {(one.path, one.line, one.column, one.reason): one for one in errors}
    return tuple(keys[key] for key in sorted(keys))


def nearest(word: object, known: Iterable[str]) -> str:
    """The known word that `word` was probably meant to be, "" where none is near."""
    import difflib

    return next(iter(difflib.get_close_matches(str(word), sorted(known), n=1, cutoff=0.6)), "")


def suggestion(word: object, known: Iterable[str]) -> Told:
    """The nearest known word as the end of a message: "; did you mean 'exit'?", "" where none is near."""
    near = nearest(word, known)
    return told("; did you mean {near!r}?", near=near) if near else NOTHING
