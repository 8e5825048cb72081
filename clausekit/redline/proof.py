"""What an edit has done to a contract, found out by analysing the changed text."""

from __future__ import annotations

from clausekit.analysis.values import Analysis, Exit
from clausekit.rules import Rule
from clausekit.words import Side


def keeps_everything(before: Analysis, after: Analysis, rule: Rule) -> bool:
    """True where no exit and no term is gone that was there; but for the term that the rule wants gone."""
    unwanted = {rule.options.get("term")} if rule.kind == "term_present" else set()
    terms = {name for name, term in before.terms.items() if term.answer == "present"} - unwanted
    return {_right(one) for one in before.exits} <= {_right(one) for one in after.exits} and all(
        after.terms[name].answer == "present" for name in terms
    )


def gives_the_same(before: Analysis, after: Analysis, gainer: Side) -> bool:
    """True where every exit is as it was, and those that are new are the gainer's, with the periods that the other
    side has."""
    kept = {_whole(one) for one in before.exits} <= {_whole(one) for one in after.exits}
    had = {_right(one) for one in before.exits}
    new = [one for one in after.exits if _right(one) not in had]
    theirs = {_whole(one)[1:] for one in after.exits if one.side != gainer}
    return kept and bool(new) and all(one.side == gainer and _whole(one)[1:] in theirs for one in new)


def _right(one: Exit) -> tuple[str, str]:
    return one.side, one.trigger


def _whole(one: Exit) -> tuple[str, str, int | None, int | None, int | None]:
    return one.side, one.trigger, one.notice_days, one.cure_days, one.lock_in_days
