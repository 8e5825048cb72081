"""A line on the terminal that says how far a long run has come. Short runs and redirected ones show nothing."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from typing import TypeVar

_T = TypeVar("_T")
_PATIENCE = 2.0
"""Seconds before the line appears."""
_BETWEEN = 0.1
"""Seconds between two states of the line."""
_WIDTH = 30
"""Characters of the bar."""


def with_progress(items: Iterable[_T], total: int) -> Iterator[_T]:
    """The items one by one as they come; where standard error is a terminal, with a line there that counts them."""
    if not sys.stderr.isatty():
        yield from items
        return
    due = time.monotonic() + _PATIENCE
    drawn = False
    try:
        for number, item in enumerate(items, 1):
            if time.monotonic() >= due and number < total:
                sys.stderr.write(f"\r{bar(number, total)}")
                sys.stderr.flush()
                due, drawn = time.monotonic() + _BETWEEN, True
            yield item
    finally:
        if drawn:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()


def bar(number: int, total: int) -> str:
    """ "[#####---------------] 5/20" """
    full = _WIDTH * number // total
    return f"[{'#' * full}{'-' * (_WIDTH - full)}] {number}/{total}"
