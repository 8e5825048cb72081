"""The contract came back: what got worse or better, clause by clause, and what was changed without a mark.

comparison = compare(analyse(read("ours.docx")), analyse(read("theirs.docx")), "provider")
"""

from clausekit.comparison.comparing import compare
from clausekit.comparison.values import Change, ClauseChange, Comparison

__all__ = ["Change", "ClauseChange", "Comparison", "compare"]
