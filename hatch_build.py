"""Build hook: a wheel carries a JSON copy beside each YAML file of data, because JSON loads in a fiftieth of the time.

What it carries of clauses and templates, which are checked here so that no start needs to, `clausekit.builder.compiled`
says. An editable install gets none of it: people edit these files, and the YAML is read where there is no JSON.
"""

from __future__ import annotations

import importlib
import json
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import yaml
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

DATA = "clausekit/data"


class CompileData(BuildHookInterface):  # type: ignore[type-arg]
    """Adds the JSON copies to a wheel; nothing is written into the checkout."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile every YAML file under clausekit/data. `version` is "editable" for an editable install."""
        if version == "editable":
            return
        root = Path(self.root)
        self.compiled = TemporaryDirectory(prefix="clausekit-data-")
        files = {
            source.relative_to(root / DATA).with_suffix(".json").as_posix(): compiled(source)
            for source in sorted(root.joinpath(DATA).rglob("*.yaml"))
        }
        for number, (name, content) in enumerate({**files, **checked_copies(root)}.items()):
            copy = Path(self.compiled.name, str(number))
            copy.write_bytes(content)
            build_data["force_include"][str(copy)] = f"{DATA}/{name}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Clean up once the wheel is written."""
        if version != "editable":
            self.compiled.cleanup()


def checked_copies(root: Path) -> dict[str, bytes]:
    """The checked copies of clauses and templates, made by the very package that is being built."""
    sys.path.insert(0, str(root))
    try:
        made: dict[str, bytes] = importlib.import_module("clausekit.builder.compiled").compiled()
    finally:
        sys.path.remove(str(root))
    return made


def compiled(source: Path) -> bytes:
    """The YAML file as JSON. Raises ValueError where JSON would say something else (dates, keys that are no text)."""
    data = yaml.load(source.read_text(encoding="utf-8-sig"), getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    try:
        text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    except TypeError as error:
        raise ValueError(f"{source}: {error}; write it in quotes") from None
    if json.loads(text) != data:
        raise ValueError(f"{source}: the key {_odd_key(data)} is not text; write it in quotes")
    return text.encode()


def _odd_key(data: Any) -> Any:
    """The first key, anywhere in `data`, that JSON would turn into text."""
    if isinstance(data, dict):
        return next((key for key in data if not isinstance(key, str)), _odd_key(list(data.values())))
    if isinstance(data, list):
        return next((key for key in map(_odd_key, data) if key is not None), None)
    return None
