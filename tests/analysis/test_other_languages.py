"""Tables like the English ones for each further language: `exits_LL.yaml`, `openings_LL.yaml`, `terms_LL.yaml`, and
`exits_hard_LL.yaml`, `terms_hard_LL.yaml` where there are any.

A language joins by its files alone.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from clausekit import yamlfile
from clausekit.analysis import analyse
from clausekit.analysis.analysis import analyse_with
from clausekit.analysis.values import SIDES, TERM_NAMES, Exit, Party, TermName
from clausekit.language import pack as packs
from clausekit.model import Block, document_of
from clausekit.readers import read

HERE = Path(__file__).parent
CODES = [code for code in packs.codes() if code != "en" and (HERE / f"exits_{code}.yaml").exists()]


def _table(kind: str, code: str) -> Any:
    return yamlfile.load(HERE / f"{kind}_{code}.yaml").data


def _tables(kind: str, code: str) -> list[Any]:
    return [yamlfile.load(path).data for path in sorted(HERE.glob(f"{kind}*_{code}.yaml"))]


def _shown(exit_: Exit, wanted: str) -> str:
    """An exit as the tables write it, with the days that `wanted` speaks of."""
    notice = f"/{exit_.notice_days}" if "/" in wanted else ""
    cure = f"+{exit_.cure_days}" if "+" in wanted else ""
    return f"{exit_.side}.{exit_.trigger}{notice}{cure}"


@pytest.mark.parametrize(
    ("code", "case"),
    [(code, case) for code in CODES for table in _tables("exits", code) for case in table],
    ids=lambda one: str(one)[:60],
)
def test_the_words_give_these_exits_and_no_other(code: str, case: dict[str, Any]) -> None:
    openings = _table("openings", code)
    opening = openings[case.get("opening", next(iter(openings)))]
    analysis = analyse(read("clause.txt", f"{opening}\n9. {case['words']}\n".encode()))
    by_name = {re.split("[/+]", one)[0]: one for one in case["exits"]}
    told = {_shown(exit_, by_name.get(f"{exit_.side}.{exit_.trigger}", "")) for exit_ in analysis.exits}
    assert told == set(case["exits"])


def _sentences(kind: str) -> list[tuple[str, TermName, str]]:
    return [
        (code, name, words)
        for code in CODES
        for table in _tables("terms", code)
        for name in TERM_NAMES
        for words in table[name][kind]
    ]


def _answer(code: str, name: TermName, words: str) -> str:
    table = _table("terms", code)
    parties = tuple(Party(side, table["parties"][side], (table["parties"][side],)) for side in SIDES)
    blocks = [Block(table["heading"], 0, "heading", 1), Block(words, 0)]
    return analyse_with(document_of("contract.txt", "text", blocks), packs.load(code), parties).terms[name].answer


@pytest.mark.parametrize(("code", "name", "words"), _sentences("says"))
def test_a_way_of_saying_a_term_is_found(code: str, name: TermName, words: str) -> None:
    assert _answer(code, name, words) == "present"


@pytest.mark.parametrize(("code", "name", "words"), _sentences("not"))
def test_a_near_miss_is_not_taken_for_a_term(code: str, name: TermName, words: str) -> None:
    assert _answer(code, name, words) != "present"
