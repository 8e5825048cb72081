"""Where the clauses of a built agreement came from: a custom XML part of the Word file (ECMA-376-1 15.2.5) that lists
them, each with the hidden bookmark around its words and a digest of these words as they were built.

So the copy that comes back signed tells which of them were changed or taken out. Nothing but ids, titles and digests
stands there.
"""

from __future__ import annotations

import re
from hashlib import sha256
from typing import NamedTuple

PART = "customXml/item1.xml"
NAMESPACE = "urn:clausekit:clauses:1"
PREFIX = "_ck_"
"""How the bookmarks begin; one that begins with _ is hidden in Word's own list (17.13.6.2)."""
REFERENCES = ("reference", "second")
"""The attributes that say how references are written, in the first language and in the second."""
PLACE = "{number}"
_NUMBER = r"(?:\d+(?:\.\d+)*|[ivxlcdmIVXLCDM]+|[a-zA-Z])"
"""How the number of a clause is printed in a reference: not any word, or "in this Section" would be one."""


class Origin(NamedTuple):
    """One clause as it was built. mark: the name of its bookmark; digest: of its title and words."""

    mark: str
    clause: str
    variant: str
    version: int
    title: str
    digest: str


def digest(words: str, *references: str) -> str:
    """What stays the same as long as the words do. Blanks do not count, nor do the numbers in references to other
    clauses, which are written as one of `references` says ("Section {number}"): they follow when a clause comes or
    goes."""
    said = " ".join(words.split())
    for reference in references:
        before, after = (" ".join(part.split()) for part in reference.partition(PLACE)[::2])
        if before or after:
            ends = rf" ?{re.escape(after)}" if after else r"(?!\w)"
            said = f"{before}{PLACE}{after}".join(re.split(rf"{re.escape(before)} ?{_NUMBER}{ends}", said))
    return sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:16]
