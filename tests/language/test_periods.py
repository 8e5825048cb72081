"""Periods in the way other languages write them."""

from __future__ import annotations

from typing import Any

import pytest

from clausekit.language.periods import compile_words, periods
from clausekit.text import fold

BASE: dict[str, Any] = {"tokens": "words", "unit_adjectives": [], "numbers": {"x": 1}}
PACKS: dict[str, dict[str, Any]] = {
    "ko": {
        **BASE,
        "tokens": "characters",
        "numbers": {"한": 1, "두": 2},
        "units": {"일": 1, "개월": 30, "년": 365, "주": 7},
        "not_periods": [r"\d{4}\s*년(?:\s*\d{1,2}\s*월)?(?:\s*\d{1,2}\s*일)?", r"\d{1,2}\s*월\s*\d{1,2}\s*일"],
    },
    "vi": {
        **BASE,
        "numbers": {"một": 1, "hai": 2, "ba": 3, "năm": 5, "lăm": 5, "mười": 10, "mươi": 10, "trăm": 100},
        "multipliers": ["mươi", "trăm"],
        "units": {"ngày": 1, "tháng": 30},
        "unit_adjectives": ["làm việc"],
    },
    "hi": {**BASE, "numbers": {"तीस": 30, "एक": 1}, "units": {"दिन": 1, "दिनों": 1, "माह": 30}},
    "pa": {**BASE, "numbers": {"ਤੀਹ": 30}, "units": {"ਦਿਨ": 1, "ਦਿਨਾਂ": 1}},
}


@pytest.mark.parametrize(
    ("code", "text", "days"),
    [
        ("ko", "30일 전에", [30]),
        ("ko", "３０일간", [30]),
        ("ko", "1개월 이내, 2 개 월", [30, 60]),
        ("ko", "30일(삼십일)의 기간", [30]),
        ("ko", "2026년 3월 1일부터 10일 이내", [10]),
        ("ko", "( )일 이내", [None]),
        ("vi", "30 ngày", [30]),
        ("vi", "30 (ba mươi) ngày", [30]),
        ("vi", "ba mươi (30) ngày", [30]),
        ("vi", "ba mươi lăm ngày", [35]),
        ("vi", "một trăm hai mươi ngày", [120]),
        ("hi", "३० दिन", [30]),
        ("hi", "30 दिनों के भीतर", [30]),
        ("hi", "तीस (30) दिन", [30]),
        ("hi", "एक माह", [30]),
        ("pa", "੩੦ ਦਿਨਾਂ", [30]),
        ("pa", "ਤੀਹ ਦਿਨ", [30]),
    ],
)
def test_a_period_is_read_as_it_is_written(code: str, text: str, days: list[int | None]) -> None:
    assert [period.days for period in periods(fold(text).text, compile_words(PACKS[code]))] == days
