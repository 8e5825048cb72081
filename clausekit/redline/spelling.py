"""How a contract writes a name that the analysis gives in small letters."""

from __future__ import annotations

import re
from collections import Counter


def as_spelled(text: str, name: str) -> str:
    """The name itself where the text has it so, else the way in which the text writes it most: "bên a" → "Bên A"."""
    if name in text:
        return name
    found = Counter(re.findall(re.escape(name), text, re.IGNORECASE))
    return found.most_common(1)[0][0] if found else name
