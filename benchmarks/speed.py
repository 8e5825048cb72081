"""How long an audit takes, beside contract-lint on the same files and in the same minutes.

Whole processes are timed from outside, start-up included, because that is what a person waits for. The commands run in
turn (A, B, A, B, …) so that a machine that slows down slows both; the figures are medians, and the ratio is the median
of the ratios pair by pair. Nothing is written but the table.

    python3 -m venv /tmp/bench
    /tmp/bench/bin/pip install '.[bench]'
    /tmp/bench/bin/python benchmarks/speed.py                       # a text of 30 kB made from samples/
    /tmp/bench/bin/python benchmarks/speed.py contract.txt folder   # your own files and folders
"""

from __future__ import annotations

import argparse
import itertools
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

SAMPLES = Path(__file__).parent.parent / "samples" / "contracts"
READ_BY_BOTH = (".txt", ".md")


class Timing(NamedTuple):
    """Whole-process wall times in seconds, run by run, of the two commands in turn."""

    ours: list[float]
    theirs: list[float]

    @property
    def ratio(self) -> float:
        """The median of ours/theirs, pair by pair."""
        return statistics.median(a / b for a, b in zip(self.ours, self.theirs, strict=True))


def program(name: str) -> str:
    """The path of a program in the environment that runs this script, or on the PATH."""
    beside = Path(sys.executable).parent / name
    found = str(beside) if beside.exists() else shutil.which(name)
    if not found:
        sys.exit(f"{name} is not installed here; install what is measured: pip install '.[bench]'")
    return found


def seconds(command: list[str]) -> float:
    """Run once and return the wall time. Status 0 and 1 (findings) are good runs; any other ends it."""
    start = time.perf_counter()
    run = subprocess.run(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    )
    elapsed = time.perf_counter() - start
    if run.returncode not in (0, 1):
        sys.exit(f"{' '.join(command[:3])} … ended with status {run.returncode}:\n{run.stderr.strip()}")
    return elapsed


def measure(ours: list[str], theirs: list[str], runs: int) -> Timing:
    """Time both commands `runs` times in turn, after one run of each that is not counted."""
    seconds(ours), seconds(theirs)
    pairs = [(seconds(ours), seconds(theirs)) for _ in range(runs)]
    return Timing([a for a, _ in pairs], [b for _, b in pairs])


def text_of(size: int) -> str:
    """A contract text of about `size` bytes: the samples one after the other, again and again, cut at a line."""
    sources = [path.read_text(encoding="utf-8") for path in sorted(SAMPLES.iterdir()) if path.suffix in READ_BY_BOTH]
    if not sources:
        sys.exit(f"there is no sample contract in {SAMPLES}; name a file or a folder")
    lines: list[str] = []
    length = 0
    for line in itertools.cycle("\n\n".join(sources).splitlines()):
        if length > size:
            break
        lines.append(line)
        length += len(line.encode()) + 1
    return "\n".join(lines) + "\n"


def files_under(path: Path) -> list[str]:
    """The files that both programs read: the path itself, or what lies in the folder."""
    if path.is_file():
        return [str(path)]
    return sorted(str(file) for file in path.rglob("*") if file.suffix in READ_BY_BOTH)


def counted(files: int) -> str:
    """The number of files in words for the table."""
    return "1 file" if files == 1 else f"{files} files"


def is_editable() -> bool:
    """True where clausekit runs from a checkout, whose YAML is parsed at each start: slower than what users install."""
    where = subprocess.run(
        [sys.executable, "-P", "-c", "import clausekit; print(clausekit.__file__)"], capture_output=True, text=True
    )
    return "site-packages" not in where.stdout


def main() -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="*", type=Path, metavar="FILE|FOLDER", help="default: 30 kB made from samples/")
    parser.add_argument("--runs", type=int, default=11, help="counted runs of each command (default 11)")
    parser.add_argument("--side", choices=("provider", "client"), default="provider", help="whose exit clausekit seeks")
    options = parser.parse_args()
    clausekit, contract_lint = program("clausekit"), program("contract-lint")
    if is_editable():
        print("note: clausekit is installed from a checkout (editable); a wheel starts faster", file=sys.stderr)

    with tempfile.TemporaryDirectory() as folder:
        paths = options.paths
        if not paths:
            paths = [Path(folder, "samples-30kB.txt")]
            paths[0].write_text(text_of(30_000), encoding="utf-8")
        rows = []
        for path in paths:
            files = files_under(path)
            if not files:
                sys.exit(f"{path}: no {' or '.join(READ_BY_BOTH)} file there")
            size = sum(Path(file).stat().st_size for file in files)
            print(f"measuring {path} ({counted(len(files))}, {size / 1000:.0f} kB) …", file=sys.stderr)
            ours = [clausekit, "audit", "--side", options.side, *files]
            rows.append((path.name, len(files), size, measure(ours, [contract_lint, "lint", *files], options.runs)))

    print(f"{'whole process, median of ' + str(options.runs):<34} {'clausekit':>11} {'contract-lint':>14} {'ratio':>6}")
    for name, count, size, timing in rows:
        what = f"{name[:16]} ({counted(count)}, {size / 1000:.0f} kB)"
        ours_ms, theirs_ms = statistics.median(timing.ours) * 1000, statistics.median(timing.theirs) * 1000
        print(f"{what:<34} {ours_ms:>8.0f} ms {theirs_ms:>11.0f} ms {timing.ratio:>6.2f}")


if __name__ == "__main__":
    main()
