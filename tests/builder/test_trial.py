"""The smallest agreement that a variant can stand in."""

from __future__ import annotations

from agreements import CLAUSES, LEAVING, MONEY, library_of

from clausekit.builder.trial import companions, facts_of, trial
from clausekit.library import load_library


def test_what_a_variant_requires_stands_before_it() -> None:
    library = load_library()
    full = library.variant("exit-substitute-or-refund")
    variants = (*companions(library, full), full)
    agreement = trial(library, variants, "plain", "en")
    assert [section.clause for section in agreement.sections] == ["services", "fees", "exit"]


def test_of_a_clause_that_is_required_a_variant_is_taken_that_goes_together() -> None:
    picky = LEAVING.replace("rank: 2", "rank: 2\n    requires: [money]\n    conflicts: [money-fixed]")
    library = library_of({**CLAUSES, "leaving": picky})
    assert [one.id for one in companions(library, library.variant("leaving-later"))] == ["money-parts", "work-project"]


def test_facts_keep_within_their_limits() -> None:
    def days(limits: str) -> object:
        library = library_of({**CLAUSES, "money": MONEY.replace("default: 14", limits)})
        return facts_of(library.variant("money-fixed"))["due_days"]

    assert (days("min: 30"), days("max: 4"), days("min: 2")) == (30, 4, 9)
