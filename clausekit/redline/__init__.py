"""Writing what a contract lacks into the contract itself, as tracked changes with comments.

draft = draft_of("contract.docx", data)
result = mended(draft, Wanted("provider"), load_library((), ("ko",)), Marking("Studio North"))
result.draft.content(marking)
"""

from clausekit.redline.drafts import draft_of
from clausekit.redline.edits import CannotPlace, Change, Edit, Insertion, Marking
from clausekit.redline.mending import Mended, Unmended, Wanted, mended
from clausekit.redline.notes import internal_notes, old_words, reworded, told_place

__all__ = [
    "CannotPlace", "Change", "Edit", "Insertion", "Marking", "Mended", "Unmended", "Wanted", "draft_of",
    "internal_notes", "mended", "old_words", "reworded", "told_place",
]  # fmt: skip
