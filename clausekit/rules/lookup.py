"""Finding a rule by whatever a person calls it."""

from __future__ import annotations

import difflib
from functools import reduce

from clausekit.errors import ClausekitError
from clausekit.rules.values import Rule
from clausekit.saying import told


class UnknownRule(ClausekitError):
    """There is no rule of that code or name."""


def find(name: str, rules: tuple[Rule, ...]) -> Rule:
    """The rule whose code, name or alias is `name`, in any case. Raises UnknownRule with the nearest that exist."""
    by_name = {known.casefold(): rule for rule in rules for known in rule.names()}
    wanted = name.strip().casefold()
    if wanted in by_name:
        return by_name[wanted]
    near = [by_name[known].code for known in difflib.get_close_matches(wanted, by_name, 3, 0.6)]
    if not near:
        raise UnknownRule(told("there is no rule {name!r}; `clausekit explain` lists them all", name=name))
    listed = reduce(lambda first, other: told("{first} or {other}", first=first, other=other), dict.fromkeys(near))
    raise UnknownRule(
        told(
            "there is no rule {name!r}; did you mean {near}? `clausekit explain` lists them all", name=name, near=listed
        )
    )
