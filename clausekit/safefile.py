"""Writing without loss: the new file is written beside the old one and takes its name only when it is whole."""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path

from clausekit.errors import OutputError


def write_beside(path: Path, content: bytes) -> None:
    """Write `content` to `path` in one step: either the whole new file stands there, or the old one still does.

    Raises OutputError with the reason (no such folder, no permission, disk full).
    """
    beside = ""
    try:
        handle, beside = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        umask = os.umask(0)
        os.umask(umask)
        Path(beside).chmod(0o666 & ~umask)
        Path(beside).replace(path)
    except OSError as error:
        raise OutputError(f"{path}: cannot be written: {(error.strerror or str(error)).lower()}") from error
    finally:
        if beside:
            with contextlib.suppress(OSError):
                Path(beside).unlink()
