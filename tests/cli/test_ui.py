"""The language of messages: --ui-lang, then the environment, then English."""

from __future__ import annotations

import pytest

from clausekit.cli import ui
from clausekit.cli.main import run


@pytest.fixture(autouse=True)
def with_korean(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ui, "languages", lambda: ("en", "ko", "vi"))


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "en"),
        ({"LANG": "ko_KR.UTF-8"}, "ko"),
        ({"LANG": "ko_KR.UTF-8", "LC_ALL": "vi_VN"}, "vi"),
        ({"LANG": "ko_KR.UTF-8", "LC_MESSAGES": "en_GB"}, "en"),
        ({"LANG": "de_DE.UTF-8", "LANGUAGE": "de:ko:en"}, "ko"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LC_ALL": "C", "LANGUAGE": "ko"}, "en"),
        ({"LANG": "", "LANGUAGE": "ko-KR"}, "ko"),
    ],
)
def test_the_environment_tells_the_language(environment: dict[str, str], language: str) -> None:
    assert ui.from_environment(environment) == language


def test_a_settings_file_stands_above_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "vi_VN")
    assert ui.ui_language("ko") == "ko"
    assert ui.ui_language() == "vi"


def test_an_unknown_language_is_refused_in_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", "--ui-lang", "xx", "EXIT001"]) == 2
    assert "'xx' is not" in capsys.readouterr().err
