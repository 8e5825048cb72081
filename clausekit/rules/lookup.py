"""Finding a rule by whatever a person calls it."""

from __future__ import annotations

import difflib

from clausekit.errors import ClausekitError
from clausekit.rules.values import Rule


class UnknownRule(ClausekitError):
    """There is no rule of that code or name."""


def find(name: str, rules: tuple[Rule, ...]) -> Rule:
    """The rule whose code, name or alias is `name`, in any case. Raises UnknownRule with the nearest that exist."""
    by_name = {known.casefold(): rule for rule in rules for known in rule.names()}
    wanted = name.strip().casefold()
    if wanted in by_name:
        return by_name[wanted]
    near = [by_name[known].code for known in difflib.get_close_matches(wanted, by_name, 3, 0.6)]
    hint = f"did you mean {' or '.join(dict.fromkeys(near))}? " if near else ""
    raise UnknownRule(f"there is no rule {name!r}; {hint}`clausekit explain` lists them all")
