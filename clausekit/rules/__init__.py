"""From an analysis to findings: rules are YAML files, their kinds are code.

findings = check(analyse(read("contract.docx")), "provider")
"""

from clausekit.rules.catalogue import in_language, shipped
from clausekit.rules.engine import check
from clausekit.rules.kinds import other
from clausekit.rules.phrases import Phrases, phrases
from clausekit.rules.spoken import spoken, telling
from clausekit.rules.values import Rule

__all__ = ["Phrases", "Rule", "check", "in_language", "other", "phrases", "shipped", "spoken", "telling"]
