"""Writing a package as a zip whose bytes depend on nothing but its parts: no clock, no platform, a fixed order."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""The first day that a zip can name; there is no way to name none."""


def zip_bytes(parts: Mapping[str, bytes]) -> bytes:
    """Part name → content, in the order given, as a zip archive."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, _FIRST_DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0  # zipfile would write the platform that it runs on
            archive.writestr(entry, content)
    return out.getvalue()
