"""Where the time of an audit goes: the share of each step, over files and folders that are read one after the other.

    python benchmarks/steps.py contract.txt folder

The shares come from Python's own profiler, which makes what calls many small functions look slower than it is; the
first line is the time without it. What a step asks of another step counts for that one only.
"""

from __future__ import annotations

import argparse
import cProfile
import pstats
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from clausekit.cli.auditing import Task, audit_one
from clausekit.rules import shipped

READ = (".txt", ".md", ".docx", ".pdf", ".html")
STEPS = {
    "files into blocks": ("readers/__init__.py", "read"),
    "which language": ("analysis/tongues.py", "spoken"),
    "who is who": ("analysis/parties.py", "find_parties"),
    "section numbers and headings": ("analysis/outline.py", "places"),
    "words that matter": ("language/tagging.py", "places"),
    "sentences and lists": ("analysis/units.py", "units"),
    "words into concepts": ("language/tagging.py", "tag"),
    "exits": ("analysis/exits.py", "find_exits"),
    "the six terms": ("analysis/terms.py", "find_terms"),
    "law, dates, form of notices": ("analysis/facts.py", "find_facts"),
    "rules": ("rules/engine.py", "check"),
}
"""Step → the function that does it: the end of its file's path, and its name."""


def tasks(paths: Sequence[Path]) -> list[Task]:
    """The files of these paths, as audits for the provider."""
    files = [file for path in paths for file in (sorted(path.rglob("*")) if path.is_dir() else [path])]
    return [Task(str(file), "provider", shipped()) for file in files if file.suffix in READ]


def seconds(wanted: Sequence[Task]) -> float:
    """Processor time of auditing them all."""
    start = time.process_time()
    for task in wanted:
        audit_one(task)
    return time.process_time() - start


def shares(wanted: Sequence[Task]) -> dict[str, float]:
    """Step → its part of the whole, as the profiler sees it."""
    profile = cProfile.Profile()
    profile.enable()
    seconds(wanted)
    profile.disable()
    found = pstats.Stats(profile)
    times = {(path, name): row[3] for (path, _, name), row in found.stats.items()}  # type: ignore[attr-defined]
    return {
        step: sum(spent for (path, name), spent in times.items() if name == called and path.endswith(file))
        / found.total_tt  # type: ignore[attr-defined]
        for step, (file, called) in STEPS.items()
    }


def main() -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="+", type=Path, metavar="FILE|FOLDER")
    wanted = tasks(parser.parse_args().paths)
    if not wanted:
        sys.exit(f"no file there that ends in {', '.join(READ)}")
    seconds(wanted[:1])
    spent = seconds(wanted)
    print(f"{len(wanted)} files, {spent:.1f} s, {1000 * spent / len(wanted):.1f} ms a file")
    for step, share in sorted(shares(wanted).items(), key=lambda one: -one[1]):
        print(f"{share:6.1%}  {step}")


if __name__ == "__main__":
    main()
