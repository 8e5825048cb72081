"""The report for a person: the answer first, every sentence with its proof, readable in any width."""

from __future__ import annotations

import re
from typing import Any

import pytest
from analyses import analysis_of, evidence, exit_of
from hypothesis import given
from hypothesis import strategies as st
from sayings import IN_SHORT, SCANNED, about

from clausekit.analysis.values import Analysis, Exit
from clausekit.model import Unread
from clausekit.reporters import Audited, Failure, Look, Report, reporter
from clausekit.reporters.layout import clean, shorten, width_of, wrap
from clausekit.rules import check
from clausekit.saying import Said, said

PLAIN = Look()


def report_of(*analyses: Any, side: str = "provider", errors: tuple[Failure, ...] = ()) -> Report:
    return Report(side, tuple(Audited(analysis, check(analysis, side)) for analysis in analyses), errors)


def shown(*analyses: Analysis, side: str = "provider", look: Look = PLAIN, errors: tuple[Failure, ...] = ()) -> str:
    return reporter("terminal")(report_of(*analyses, side=side, errors=errors), look)


def headline(*exits: Exit, side: str = "provider", doubts: tuple[Said, ...] = ()) -> str:
    return shown(analysis_of(*exits, doubts=doubts), side=side, look=Look(width=200)).splitlines()[1]


@pytest.mark.parametrize(
    ("exits", "sentence"),
    [
        ([exit_of(notice=30)], "You can leave: 30 days' notice, no reason needed."),
        ([exit_of(notice=1)], "You can leave: 1 day's notice, no reason needed."),
        ([exit_of(notice=0)], "You can leave: at once, no reason needed."),
        ([exit_of()], "You can leave: no notice period stated, no reason needed."),
        ([exit_of(notice=60), exit_of(notice=30)], "You can leave: 30 days' notice, no reason needed."),
        (
            [exit_of(notice=30, lock_in=365)],
            "You can leave, but not in the first 365 days: 30 days' notice, no reason needed.",
        ),
        (
            [exit_of(trigger="insolvency"), exit_of(trigger="breach"), exit_of(trigger="nonpayment")],
            "You can leave, but only for a reason: when the client breaks the contract, when the client does not pay "
            "and 1 more reason.",
        ),
        ([exit_of(trigger="non_renewal", notice=60)], "You can leave only when it is renewed: 60 days' notice."),
        ([exit_of("client", notice=30)], "No way out found for you, the provider."),
    ],
)
def test_the_answer_is_one_sentence(exits: list[Exit], sentence: str) -> None:
    assert headline(*exits) == sentence


def test_what_cannot_be_told_is_said_with_the_reason() -> None:
    assert headline(doubts=(SCANNED,)) == f"Cannot tell: {IN_SHORT}."


def test_a_whole_report() -> None:
    analysis = analysis_of(
        exit_of("provider", "convenience", notice=120),
        exit_of("client", "breach", cure=15),
        terms=("pay_for_work_done", "release"),
        unread=(Unread(said("unread.in.paragraph", part="word/document.xml", number=12), said("unread.object")),),
    )
    assert shown(analysis, look=Look(width=72)) == WHOLE


WHOLE = """\
contract.md
You can leave: 120 days' notice, no reason needed.
You, the provider: Studio North LLC (Studio). The client: Mill Ltd
(Client).

Your ways out
  • without any reason: 120 days' notice
    section 12.3: “Either party may end this agreement on 30 days'
    written notice to the other.”

The client's ways out
  • when the provider breaks the contract: after 15 days to put it right

What happens to the money and the work
  Renews by itself         not found
  Pay for work done        yes
    section 12.3: “Either party may end this agreement on 30 days'
    written notice to the other.”
  Refund or credit         not found
  Fee for leaving early    not found
  Substitute or handover   not found
  Nothing owed afterwards  yes
    section 12.3: “Either party may end this agreement on 30 days'
    written notice to the other.”

What to mend
  WARNING EXIT005: You can leave, but only with 120 days' notice; more
    than 90 days is a long time to work for a client gone bad.
    section 12.3: “Either party may end this agreement on 30 days'
    written notice to the other.”
    Why it matters: A right that takes effect when the contract ends
    anyway is no way out.
    Clause that mends it: clausekit clauses show
    termination-for-convenience-mutual

Worth asking for
  • CONDUCT001: Nothing lets you leave at once when the client abuses or
    harasses you or your people. (conduct-leave-at-once)
  • HANDOVER001: The contract does not say who may take the work over,
    or who helps to hand it over. (exit-substitute-or-refund)
  • REFUND001: The contract does not say that fees paid in advance come
    back, or are credited, for work not done.
    (what-is-paid-on-ending-work-done)

  See a clause: clausekit clauses show CLAUSE. More on a rule: clausekit
  explain RULE.

What was read
  1,234 words in 56 paragraphs, markdown, English.
  Not read: an embedded object (word/document.xml, paragraph 12).

clausekit reads words and gives no legal advice.
"""


def test_several_contracts_are_a_summary_with_the_worst_first() -> None:
    good = analysis_of(exit_of(notice=30), path="good.md")
    text = shown(
        good,
        analysis_of(doubts=(SCANNED,), path="unsure.md"),
        analysis_of(path="bad.md"),
        look=Look(width=200),
        errors=(Failure("gone.md", "there is no such file"),),
    )
    assert re.findall(r"\w+\.md", text) == ["bad.md", "unsure.md", "good.md"]
    assert text.startswith("NO WAY OUT   bad.md\n             No way out found for you, the provider. 1 error, ")
    assert (
        "3 contracts, looked at for the provider: 1 without a way out, 1 that cannot be told, 1 with a way out, "
        "1 file could not be read.\n"
    ) in text


def test_no_contract_is_no_report() -> None:
    assert shown(errors=(Failure("gone.md", "there is no such file"),)) == ""


def test_colour_is_only_there_when_asked_for() -> None:
    analysis = analysis_of(exit_of("client"))
    coloured = shown(analysis, look=Look(colour=True))
    assert "\x1b[" in coloured
    assert re.sub(r"\x1b\[[\d;]*m", "", coloured) == shown(analysis)
    assert "\x1b" in shown(analysis, analysis, look=Look(colour=True))
    assert "\x1b" not in shown(analysis, analysis)


def test_a_contract_cannot_steer_the_terminal() -> None:
    nasty = "\x1b]0;owned\x07end \u202eat once\x1b[2J\r\nnow"
    exit_ = exit_of()._replace(evidence=(evidence(nasty),))
    text = shown(analysis_of(exit_, path=f"{nasty}.md", doubts=(about(nasty),)))
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f\x80-\x9f\u202e]", text)
    assert "end at once" in text


def test_a_long_quote_is_shortened_in_the_middle() -> None:
    quote = "Start " + "word " * 200 + "finish"
    text = shown(analysis_of(exit_of()._replace(evidence=(evidence(quote),))))
    assert "“Start word" in text
    assert "…" in text
    assert "word finish”" in text.replace("\n    ", " ")


def test_a_place_without_a_section_is_a_page_or_a_paragraph() -> None:
    assert "page 4: “" in shown(analysis_of(exit_of()._replace(evidence=(evidence(section="", page=4),))))
    assert "paragraph 1: “" in shown(analysis_of(exit_of()._replace(evidence=(evidence(section=""),))))


def test_the_same_way_out_is_named_once() -> None:
    text = shown(analysis_of(exit_of(notice=30), exit_of(notice=30, start=40)))
    assert text.count("without any reason: 30 days' notice") == 1


@given(st.text(max_size=300), st.integers(30, 120))
def test_wrapped_lines_fit_and_lose_no_word(text: str, width: int) -> None:
    lines = wrap(clean(text), width, "  • ", "    ")
    assert " ".join(" ".join(lines).replace("•", " ", 1).split()) == clean(text)
    assert all(width_of(line) <= width or len(line.split()) <= 2 for line in lines)


def test_wide_letters_take_two_columns() -> None:
    assert width_of("계약") == 4
    assert wrap("계약 해지 통지", 9) == ["계약 해지", "통지"]


@given(st.text(), st.integers(20, 200))
def test_a_shortened_text_is_never_longer_than_asked(text: str, length: int) -> None:
    assert len(shorten(text, length)) <= max(length, 0) or text == shorten(text, length)
