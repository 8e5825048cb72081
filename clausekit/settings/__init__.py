"""What a team has settled: the file clausekit.toml, own rules, findings that do not count, and the baseline.

settings = settings_for(["contracts/msa.docx"])
"""

from clausekit.settings.finding import NAME, load_settings, settings_for
from clausekit.settings.values import Settings, Suppression

__all__ = ["NAME", "Settings", "Suppression", "load_settings", "settings_for"]
