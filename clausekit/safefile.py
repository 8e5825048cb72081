"""Writing without loss: the new file is written beside the old one and takes its name only when it is whole."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from clausekit.errors import OutputError, because
from clausekit.saying import told


def write_beside(path: Path, content: bytes) -> None:
    """Write `content` to `path` in one step: either the whole new file stands there, or the old one still does. What is
    no file (a device, a pipe) is never replaced by one: it is written into.

    Raises OutputError with the reason (no such folder, no permission, disk full).
    """
    if path.exists() and not path.is_file() and not path.is_dir():
        _write_into(path, content)
        return
    # The name is made here because `tempfile` costs 5 ms of start-up, and its files are closed to the user's group.
    beside = path.parent / f".clausekit-{os.urandom(8).hex()}"
    try:
        with beside.open("xb") as file:
            file.write(content)
        beside.replace(path)
    except OSError as error:
        raise OutputError(told("{path}: cannot be written: {reason}", path=path, reason=because(error))) from error
    finally:
        with contextlib.suppress(OSError):
            beside.unlink()


def _write_into(path: Path, content: bytes) -> None:
    try:
        with path.open("wb") as stream:
            stream.write(content)
    except OSError as error:
        raise OutputError(told("{path}: cannot be written: {reason}", path=path, reason=because(error))) from error
