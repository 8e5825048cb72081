"""Reading clausekit.toml. Every mistake in it is told at file:line:column."""

from __future__ import annotations

from pathlib import Path

from clausekit import tomlfile
from clausekit.errors import SourceErrors
from clausekit.settings.checking import mistakes
from clausekit.settings.ruleset import rules_of
from clausekit.settings.values import Settings, Suppression


def read_settings(path: Path) -> Settings:
    """The settings in the file at `path`. Raises SourceError or SourceErrors with every mistake in it."""
    source = tomlfile.load(path)
    found = tuple(mistakes(source))
    if found:
        raise SourceErrors(found)
    data, folder = source.data, path.parent
    rules = rules_of(source, folder)
    codes = {name: rule.code for rule in rules for name in rule.names()}
    suppressions = tuple(
        Suppression(
            codes.get(entry["rule"], entry["rule"]),
            entry["file"],
            entry["reason"],
            str(entry["until"]),
            f"{path}:{source.places[('suppress', index)].line}",
        )
        for index, entry in enumerate(data.get("suppress", ()))
    )
    return Settings(
        path=str(path),
        folder=folder,
        rules=rules,
        side=data.get("side"),
        language=data.get("language", ""),
        fail_on=data.get("fail_on"),
        suppressions=suppressions,
        baseline=folder / data["baseline"] if "baseline" in data else None,
        author=data.get("author", ""),
    )
