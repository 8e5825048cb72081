"""A line on the terminal that says how far a long run has come. Short runs and redirected ones show nothing."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator, Sequence
from typing import TypeVar

_T = TypeVar("_T")
_PATIENCE = 2.0
"""Seconds before the line appears."""
_BETWEEN = 0.1
"""Seconds between two states of the line."""


def with_progress(items: Sequence[_T]) -> Iterator[_T]:
    """The items one by one; where standard error is a terminal, with a line there that counts them."""
    if not sys.stderr.isatty():
        yield from items
        return
    due = time.monotonic() + _PATIENCE
    drawn = False
    for number, item in enumerate(items):
        if time.monotonic() >= due:
            sys.stderr.write(f"\r{number}/{len(items)}")
            sys.stderr.flush()
            due, drawn = time.monotonic() + _BETWEEN, True
        yield item
    if drawn:
        sys.stderr.write("\r\x1b[K")
        sys.stderr.flush()
