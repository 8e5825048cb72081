"""Ways of saying that a side may end the contract, and near misses, as tables that a lawyer can read."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from clausekit import yamlfile
from clausekit.analysis import analyse
from clausekit.analysis.values import Exit
from clausekit.readers import read

HERE = Path(__file__).parent
CASES = [case for name in ("exits_en.yaml", "exits_hard_en.yaml") for case in yamlfile.load(HERE / name).data]
OPENINGS = yamlfile.load(HERE / "openings_en.yaml").data


def _shown(exit_: Exit) -> str:
    notice = "" if exit_.notice_days is None else f"/{exit_.notice_days}"
    cure = "" if exit_.cure_days is None else f"+{exit_.cure_days}"
    return f"{exit_.side}.{exit_.trigger}{notice}{cure}"


def _told(shown: str, wanted: str) -> str:
    """`shown` without the days that `wanted` does not speak of; "/none" and "+none" are days that are not stated."""
    if "/" not in wanted:
        shown = re.sub(r"/\d+", "", shown)
    if "+" not in wanted:
        shown = re.sub(r"\+\d+", "", shown)
    for mark in "/+":
        shown += f"{mark}none" if f"{mark}none" in wanted and mark not in shown else ""
    return shown


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["words"][:70])
def test_the_words_give_these_exits_and_no_other(case: dict[str, Any]) -> None:
    opening = OPENINGS[case.get("opening", "consulting")]
    analysis = analyse(read("clause.txt", f"{opening}\n9. {case['words']}\n".encode()))
    found = {_shown(exit_) for exit_ in analysis.exits}
    wanted = set(case["exits"])
    by_name = {re.split("[/+]", one)[0]: one for one in wanted}
    told = {_told(one, by_name.get(re.split("[/+]", one)[0], one)) for one in found}
    assert told == wanted
