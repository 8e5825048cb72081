"""`clausekit explain`: what a rule looks for, and why."""

from __future__ import annotations

import click

from clausekit.cli.look import say, terminal_look
from clausekit.cli.ui import ui_option, ui_words
from clausekit.reporters.explanation import explanation, listing
from clausekit.rules import in_language, shipped
from clausekit.rules.lookup import find


@click.command(
    epilog="\b\nExamples:\n  clausekit explain EXIT001\n  clausekit explain one-sided-exit\n  clausekit explain"
)
@click.argument("rule", required=False)
@ui_option
def explain(rule: str | None) -> None:
    """Explain a rule: what it finds, why that matters, examples, and the clause that mends it.

    RULE is a code or a name as they stand in a report. Without it, all rules are listed.
    """
    words, width = ui_words(), terminal_look().width
    rules = in_language(shipped(), words.language)
    lines = listing(rules, words, width) if rule is None else explanation(find(rule, rules), words, width)
    say("".join(f"{line}\n" for line in lines))
