"""`clausekit schema`: the JSON Schemas of the files that people edit and of the report."""

from __future__ import annotations

import importlib
import json

import click

from clausekit.cli.commands import command
from clausekit.cli.look import say
from clausekit.cli.ui import ui_option

SCHEMAS = {
    "clause": ("clausekit.library.schema", "clause_schema"),
    "translation": ("clausekit.library.schema", "translation_schema"),
    "template": ("clausekit.builder.shapes", "template_schema"),
    "deal": ("clausekit.builder.shapes", "deal_schema"),
    "report": ("clausekit.reporters.json_report", "report_schema"),
}
"""What a schema describes → the module and the function that makes it, imported when it is asked for."""


@command(
    epilog="\b\nExamples:\n  clausekit schema clause > clause.schema.json\n  clausekit schema report\n\n"
    "\b\nAn editor completes and checks a file with this as its first line:\n"
    "  # yaml-language-server: $schema=clause.schema.json"
)
@click.argument("kind", type=click.Choice(list(SCHEMAS)))
@ui_option
def schema(kind: str) -> None:
    """Print the JSON Schema of a clause, a translation, a template or a deal file, or of the report in JSON.

    It is the same to the byte for the same version of clausekit.
    """
    module, name = SCHEMAS[kind]
    described = getattr(importlib.import_module(module), name)()
    say(json.dumps(described, ensure_ascii=False, indent=2) + "\n")
