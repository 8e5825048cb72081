"""`clausekit explain`: what a rule looks for, and why."""

from __future__ import annotations

import click

from clausekit.cli.commands import command
from clausekit.cli.look import say, terminal_look
from clausekit.cli.ui import ui_language, ui_option
from clausekit.reporters.explanation import explanation, listing
from clausekit.rules import in_language, phrases
from clausekit.rules.lookup import find
from clausekit.settings import settings_for


@command(epilog="\b\nExamples:\n  clausekit explain EXIT001\n  clausekit explain one-sided-exit\n  clausekit explain")
@click.argument("rule", required=False)
@ui_option
def explain(rule: str | None) -> None:
    """Explain a rule: what it finds, why that matters, examples, and the clause that mends it.

    RULE is a code or a name as they stand in a report. Without it, all rules are listed. Rules of
    your own are those that clausekit.toml names, here or above.
    """
    settings = settings_for(["."])
    words, width = phrases(ui_language(settings.language)), terminal_look().width
    rules = in_language(settings.rules, words.language)
    lines = listing(rules, words, width) if rule is None else explanation(find(rule, rules), words, width)
    say("".join(f"{line}\n" for line in lines))
