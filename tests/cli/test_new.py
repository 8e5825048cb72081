"""`clausekit new deal` and `clausekit build` without a deal, which asks."""

from __future__ import annotations

import os
import pty
import re
import select
import signal
import sys
import time
from pathlib import Path

import pytest

from clausekit import yamlfile
from clausekit.builder.template import template_names
from clausekit.cli.main import run
from clausekit.cli.ui import languages
from clausekit.readers import read

Printed = pytest.CaptureFixture[str]

LANGUAGES = languages()


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_deal_is_written_to_be_filled_in(here: Path, capsys: Printed) -> None:
    assert run(["new", "deal", "--template", "retainer"]) == 0
    assert capsys.readouterr().out.startswith("retainer.yaml is written. Fill in what is empty")
    assert yamlfile.load(here / "retainer.yaml").data["template"] == "retainer"


def test_it_goes_into_the_folder_of_deals(here: Path) -> None:
    (here / "deals").mkdir()
    assert run(["new", "deal", "--template", "retainer"]) == 0
    assert (here / "deals" / "retainer.yaml").is_file()


def test_a_file_that_is_there_stays_as_it_is(here: Path, capsys: Printed) -> None:
    (here / "mine.yaml").write_text("mine", encoding="utf-8")
    assert run(["new", "deal", "--template", "retainer", "-o", "mine.yaml"]) == 2
    assert "is there already" in capsys.readouterr().err
    assert (here / "mine.yaml").read_text(encoding="utf-8") == "mine"


def test_the_facts_are_those_of_the_variants_chosen(here: Path) -> None:
    assert run(["new", "deal", "--template", "freelance-project", "--clause", "fees=hourly", "-o", "a.yaml"]) == 0
    assert set(yamlfile.load(here / "a.yaml").data["facts"]["fees"]) == {"currency", "rate", "estimate_hours"}


def test_variants_that_do_not_go_together_are_told(here: Path, capsys: Printed) -> None:
    assert run(["new", "deal", "--template", "event-day", "--clause", "fees=hourly"]) == 2
    assert "'cancellation-event-date' does not go together with 'fees-hourly'" in capsys.readouterr().err


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("template", template_names())
def test_a_new_deal_in_any_language_tells_all_of_its_blanks_at_once(
    here: Path, capsys: Printed, template: str, language: str
) -> None:
    assert run(["--ui-lang", language, "new", "deal", "--template", template]) == 0
    file = here / f"{template}.yaml"
    data = yamlfile.load(file).data
    assert data["language"] == language
    blank = [name for facts in data["facts"].values() for name, value in (facts or {}).items() if value is None]
    capsys.readouterr()
    assert run(["--ui-lang", language, "build", file.name]) == 2
    told = capsys.readouterr().err
    lines = [line for line in told.splitlines() if f"{file.name}:" in line]
    assert blank
    # The date and the names of the two sides are blank as well.
    assert len(lines) == len(blank) + 3
    assert [name for name in blank if f".{name}" not in told] == []


@pytest.mark.parametrize("asked", ["ko", "en+vi", "hi+pa"])
def test_the_blanks_are_told_of_the_language_that_is_asked_for_too(here: Path, capsys: Printed, asked: str) -> None:
    assert run(["new", "deal", "--template", "retainer"]) == 0
    capsys.readouterr()
    assert run(["build", "retainer.yaml", "--lang", asked]) == 2
    told = capsys.readouterr().err
    assert "facts.governing-law.courts" in told
    assert "has no words" not in told


def test_a_choice_that_cannot_be_is_told_without_a_file_that_is_not_there(here: Path, capsys: Printed) -> None:
    assert run(["new", "deal", "--template", "retainer", "--clause", "foo=bar"]) == 2
    assert capsys.readouterr().err.startswith("error: the template 'retainer' has no place for 'foo'")


@pytest.mark.parametrize("blank", [True, False], ids=["with blanks", "with missing facts alone"])
def test_what_a_missing_fact_means_is_said_in_the_language_of_the_person(
    here: Path, capsys: Printed, blank: bool
) -> None:
    assert run(["new", "deal", "--template", "retainer"]) == 0
    text = (here / "retainer.yaml").read_text(encoding="utf-8")
    if not blank:
        text = re.sub(r"^  name:", "  name: A", re.sub(r"(?m)^date:", "date: 2026-03-02", text), flags=re.MULTILINE)
        (here / "retainer.yaml").write_text(text, encoding="utf-8")
    capsys.readouterr()
    assert run(["build", "retainer.yaml", "--ui-lang", "ko"]) == 2
    said = capsys.readouterr().err
    assert "facts.fees.currency: 값이 빠졌습니다 (글: 계약의 모든 금액의 통화를 세 글자로." in said
    assert "The currency" not in said


def test_a_mistake_in_clauses_of_a_language_that_only_messages_are_in_hides_nothing(
    here: Path, capsys: Printed
) -> None:
    assert run(["new", "deal", "--template", "retainer"]) == 0
    (here / "own" / "ko").mkdir(parents=True)
    (here / "own" / "ko" / "fees.yaml").write_text("title: 대금\nvariants: 1\n", encoding="utf-8")
    capsys.readouterr()
    assert run(["build", "retainer.yaml", "--clauses", str(here / "own"), "--ui-lang", "ko"]) == 2
    said = capsys.readouterr().err
    assert "The currency of every amount" in said
    assert "own/ko" not in said


def test_building_without_a_deal_and_without_a_terminal_says_what_to_do(here: Path, capsys: Printed) -> None:
    assert run(["build"]) == 2
    assert "clausekit new deal" in capsys.readouterr().err


class Terminal:
    """clausekit at a terminal: what it says, and a person who types."""

    def __init__(self, *words: str) -> None:
        self.said, self._heard = "", 0
        self._pid, self._fd = pty.fork()
        if self._pid == 0:
            os.execv(sys.executable, [sys.executable, "-m", "clausekit", *words])

    def listen(self, until: str) -> None:
        """Wait for `until` in what was not listened to yet."""
        end = time.monotonic() + 30
        while until not in self.said[self._heard :] and time.monotonic() < end:
            if select.select([self._fd], [], [], 0.5)[0]:
                try:
                    self.said += os.read(self._fd, 65536).decode()
                except OSError:
                    break
        assert until in self.said[self._heard :], self.said[self._heard :]
        self._heard = self.said.index(until, self._heard) + len(until)

    def type(self, *answers: str) -> None:
        """Answer questions, each when it is asked."""
        for answer in answers:
            self.answer("> ", answer)

    def answer(self, prompt: str, answer: str) -> None:
        self.listen(prompt)
        self.press(f"{answer}\n")
        self.listen("\r\n")

    def press(self, keys: str) -> None:
        os.write(self._fd, keys.encode())

    def leave(self) -> int:
        """Wait for the end and give the status; a program that does not end is stopped."""
        end = time.monotonic() + 30
        while not (ended := os.waitpid(self._pid, os.WNOHANG))[0]:
            if time.monotonic() > end:
                os.kill(self._pid, signal.SIGKILL)
            time.sleep(0.02)
        os.close(self._fd)
        return os.waitstatus_to_exitcode(ended[1])


def test_a_person_without_a_deal_is_asked_and_gets_deal_and_agreement(here: Path) -> None:
    terminal = Terminal("build", "--template", "letter-agreement")
    terminal.type("1", "", "2026-06-01", "Owen Pryce", "Designer", "", "", "", "", "Salt & “Sour” {{ x }}", "<")
    terminal.type("Salt & Sour", "", "", "", "", "", "design a logo", "the logo; the bag", "2026-06-08", "soon")
    terminal.type("2026-07-17", "GBP", "1,400", "", "120", "Wales", "Conwy")
    terminal.answer("to change: ", "23")
    terminal.type("130")
    terminal.answer("to change: ", "")
    terminal.answer("Save the deal as", "")
    terminal.listen("gives no legal advice")
    assert terminal.leave() == 0
    assert "must be a date such as 2026-03-02" in terminal.said
    data = yamlfile.load(here / "salt-sour.yaml").data
    assert data["client"]["name"] == "Salt & Sour"
    assert data["facts"]["revision-rounds"]["round_price"] == 130
    assert data["facts"]["services"]["deliverables"] == ["the logo", "the bag"]
    assert "a logo" in read(str(here / "salt-sour.docx")).text


def test_a_kind_of_agreement_is_asked_for_first(here: Path) -> None:
    terminal = Terminal("build")
    terminal.listen("Which kind of agreement?")
    terminal.type("event-day")
    terminal.listen("Plain words")
    terminal.press("\x03")
    assert terminal.leave() == 2
    assert list(here.iterdir()) == []


def test_a_deal_to_fill_in_speaks_the_language_of_the_person(here: Path, capsys: Printed) -> None:
    assert run(["new", "deal", "--template", "retainer", "--ui-lang", "vi"]) == 0
    assert capsys.readouterr().out.startswith("Đã viết retainer.yaml. Hãy điền chỗ trống")
    text = (here / "retainer.yaml").read_text(encoding="utf-8")
    assert "# Bạn: bên thực hiện dịch vụ." in text
    assert yamlfile.load(here / "retainer.yaml").data["language"] == "vi"


def test_a_deal_to_fill_in_may_be_for_an_agreement_in_another_language(here: Path) -> None:
    assert run(["new", "deal", "--template", "retainer", "--ui-lang", "vi", "--lang", "en-GB"]) == 0
    assert yamlfile.load(here / "retainer.yaml").data["language"] == "en-GB"


def test_a_person_is_asked_in_their_language(here: Path) -> None:
    terminal = Terminal("build", "--template", "letter-agreement", "--ui-lang", "ko")
    terminal.type("", "", "2026-06-01", "김하늘", "", "", "", "", "", "노을 빵집", "", "", "", "", "")
    terminal.type("빵집의 로고를 디자인하는 일", "로고; 명함", "언젠가", "2026-06-08", "2026-07-17", "KRW", "1400000")
    terminal.type("", "120000", "대한민국", "서울")
    terminal.answer(": ", "")
    terminal.answer("]: ", "")
    terminal.listen("법률 자문을 하지 않습니다")
    assert terminal.leave() == 0
    assert "이렇게 적어 주십시오: 날짜, 이를테면 2026-03-02" in terminal.said
    assert yamlfile.load(here / "노을-빵집.yaml").data["language"] == "ko"
    assert "1,400,000" in read(str(here / "노을-빵집.docx")).text


def test_who_wants_two_languages_is_asked_in_the_first_and_each_column_says_its_own_words(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    terminal = Terminal("build", "--template", "letter-agreement", "--lang", "vi+en")
    terminal.type("", "", "2026-06-01", "An Nguyễn", "", "", "", "", "", "Bánh Mì Ltd", "", "", "", "", "")
    terminal.type("thiết kế logo", "logo", "một ngày nào đó", "2026-06-08", "2026-07-17", "VND", "1400000")
    terminal.type("", "120000", "Việt Nam", "Hà Nội")
    terminal.answer(": ", "")
    terminal.answer("]: ", "")
    terminal.listen("không tư vấn pháp luật")
    assert terminal.leave() == 0
    assert "Which" not in terminal.said
    (deal,) = here.glob("*.yaml")
    data = yamlfile.load(deal).data
    assert data["language"] == "vi+en"
    assert "term" not in data["provider"]
    text = read(str(deal.with_suffix(".docx"))).text
    assert "bên cung cấp" in text.lower()
    assert "the provider" in text.lower()


def test_two_languages_are_asked_for_in_a_third_where_that_is_the_language_of_messages(here: Path) -> None:
    terminal = Terminal("build", "--template", "retainer", "--lang", "en+vi", "--ui-lang", "ko")
    terminal.listen("쉬운 말")
    terminal.press("\x03")
    assert terminal.leave() == 2


def test_a_deal_for_two_languages_leaves_out_what_each_says_in_its_own_words(here: Path) -> None:
    command = ["new", "deal", "--template", "retainer", "--clause", "boundaries=urgent-rate"]
    for language, hours in (("vi", "thứ Hai đến thứ Sáu, từ 9 giờ đến 17 giờ"), ("vi+en", None)):
        assert run([*command, "--lang", language, "-o", f"{language}.yaml"]) == 0
        data = yamlfile.load(here / f"{language}.yaml").data
        assert (data["language"], data["facts"]["boundaries"]["hours"]) == (language, hours)
