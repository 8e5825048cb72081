"""Write the reference pages from what they describe: docs/commands.md, docs/rules.md, docs/clauses.md.

.venv-test/bin/python scripts/reference.py            # writes what has changed
.venv-test/bin/python scripts/reference.py --check    # writes nothing; status 1 when a page is out of date
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from clausekit.cli.main import cli
from clausekit.library import Clause, load_library
from clausekit.library.spelling import GROUPS
from clausekit.rules.catalogue import shipped
from clausekit.rules.values import Rule

DOCS = Path(__file__).parent.parent / "docs"
HEAD = "<!-- Made by scripts/reference.py from the program itself; edits here are lost. -->\n\n"


def leaves(command: click.Command, trail: tuple[str, ...] = ("clausekit",)) -> Iterator[tuple[str, click.Command]]:
    """Every command with the words that call it, groups before what is in them."""
    yield " ".join(trail), command
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            child = command.get_command(context, name)
            if child is not None and not child.hidden:
                yield from leaves(child, (*trail, name))


def commands_page() -> str:
    """The help of every command."""
    parts = ["# Commands\n\nWhat `--help` says of each.\n"]
    for words, command in leaves(cli):
        context = click.Context(command, info_name=words, max_content_width=100, terminal_width=100)
        parts.append(f"## {words}\n\n```text\n{command.get_help(context).rstrip()}\n```\n")
    return "\n".join(parts)


def rules_page() -> str:
    """Every rule: what it looks for, why, an example of each kind, what mends it."""
    rules = sorted(shipped(), key=lambda rule: rule.code)
    parts = ["# Rules\n", "`clausekit explain CODE` says the same in the terminal.\n"]
    parts += ["| code | for | finds |", "| --- | --- | --- |"]
    for rule in rules:
        parts.append(f"| [{rule.code}](#{rule.code.lower()}) | {', '.join(rule.sides)} | {_line(rule.what['en'])} |")
    return "\n".join(parts) + "\n\n" + "\n".join(map(_rule, rules))


def _rule(rule: Rule) -> str:
    severities = ", ".join(f"{rule.severity[side]} for the {side}" for side in rule.sides)
    names = ", ".join(f"`{name}`" for name in rule.names()[1:])
    mended = ", ".join(dict.fromkeys(f"`{clause}`" for clause in rule.fix.values()))
    return (
        f"## {rule.code}\n\n{_line(rule.what['en'])}\n\n"
        f"Also called {names}. Severity: {severities}.\n\n"
        f"**Why it matters.** {_line(rule.why['en'])}\n\n"
        f"**Found in**\n\n{_quoted(rule.bad['en'])}\n\n"
        f"**Not found in**\n\n{_quoted(rule.good['en'])}\n\n"
        f"**To aim for.** {_line(rule.reference['en'])}\n" + (f"\n**Mended by** {mended}.\n" if mended else "")
    )


def _quoted(words: str) -> str:
    return "\n".join(f"> {line}".rstrip() for line in words.strip().splitlines())


def clauses_page() -> str:
    """Every clause and variant by group: what it is for, who gets what."""
    library = load_library()
    clauses = [library[name] for name in sorted(library)]
    parts = ["# Clauses\n\n`clausekit clauses show ID` prints the words.\n"]
    for group in GROUPS:
        parts.append(f"## {group.capitalize()}\n")
        parts += [_clause(clause) for clause in clauses if clause.group == group]
    return "\n".join(parts)


def _clause(clause: Clause) -> str:
    rows = [
        f"| `{clause.clause}-{name}`{' (default)' if variant.default else ''} | {variant.favours} "
        f"| {_line(variant.bargain['en'])} |"
        for name, variant in sorted(clause.variants.items(), key=lambda item: item[1].rank)
    ]
    table = "\n".join(["| variant | favours | bargain |", "| --- | --- | --- |", *rows])
    return f"### {clause.clause}: {clause.title['en']}\n\n{_line(clause.purpose['en'])}\n\n{table}\n"


def _line(words: str) -> str:
    return " ".join(words.split())


PAGES = {"commands.md": commands_page, "rules.md": rules_page, "clauses.md": clauses_page}


def main() -> int:
    """Write or check the pages; return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="write nothing; status 1 when a page is out of date")
    check = parser.parse_args().check
    stale = []
    for name, page in PAGES.items():
        path, text = DOCS / name, HEAD + page().rstrip() + "\n"
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            stale.append(name)
            if not check:
                path.write_text(text, encoding="utf-8")
    if stale:
        print(f"{'out of date; run scripts/reference.py' if check else 'written'}: {', '.join(stale)}")
    return 1 if check and stale else 0


if __name__ == "__main__":
    sys.exit(main())
