"""`clausekit build --against`: what is different from an earlier agreement, clause by clause."""

from __future__ import annotations

from pathlib import Path

from clausekit.analysis import analyse
from clausekit.analysis.values import Analysis
from clausekit.builder import load_deal
from clausekit.builder.bilingual import in_each_language
from clausekit.builder.locale import locale
from clausekit.cli.look import say, terminal_look
from clausekit.cli.making import Made, Wishes, made
from clausekit.cli.ui import ui_language
from clausekit.comparison.sections import section_changes
from clausekit.readers import read
from clausekit.reporters.sections import as_json, terminal

_DEALS = (".yaml", ".yml")
FORMS = {"terminal": terminal, "json": as_json}


def tell_changes(found: Made, earlier: Path, wishes: Wishes, places: tuple[Path, ...], form: str) -> int:
    """Print what changed from `earlier`, an agreement in any format that is read or the deal that it was built from.

    Returns the exit status: 0 nothing changed, 1 something did. Raises ClausekitError.
    """
    references = (str(locale(one.language).words["section"]) for one in in_each_language(found.paper))
    changes = section_changes(_analysis(earlier, wishes, places), found.analysis, *references)
    say(FORMS[form](changes, terminal_look()._replace(language=ui_language())))
    return 1 if changes.changes else 0


def _analysis(earlier: Path, wishes: Wishes, places: tuple[Path, ...]) -> Analysis:
    if earlier.suffix.lower() in _DEALS:
        own = Wishes(None, None, {}, wishes.folder, None, None, "never", wishes.levels)
        return made(load_deal(earlier), own, (*places, earlier.parent), str(earlier), ui_language()).analysis
    return analyse(read(str(earlier)))
