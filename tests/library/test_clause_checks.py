"""What clauses promise of each other, and mistakes in their sense."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

Mistakes = Callable[..., tuple[str, ...]]

NAMES = {
    "a file that is not named after its clause": (
        [("clause: exit", "clause: way-out")],
        "exit.yaml:1:1: the clause 'way-out' stands in exit.yaml; the file must be named after it",
    ),
    "no default": (
        [("    default: true\n", "")],
        "exit.yaml:6:1: no variant is the default; write 'default: true' in one",
    ),
    "two defaults": (
        [("  credit:\n", "  credit:\n    default: true\n")],
        "exit.yaml:29:5: 'refund' is the default already; there can be only one",
    ),
    "two variants of one rank": ([("rank: 2", "rank: 1")], "exit.yaml:29:5: rank 1 is taken by 'refund'"),
}
PARAMETERS = {
    "a name that has a meaning of its own": (
        [("      notice_days: {type", "      client: {type: text, about: {en: Whom.}}\n      notice_days: {type")],
        "exit.yaml:19:7: 'client' has a meaning of its own in the words; choose another name",
    ),
    "a name that the clause has already": (
        [("variants:", "parameters:\n  notice_days: {type: days, about: {en: Notice.}}\nvariants:")],
        "exit.yaml:21:7: 'notice_days' is a parameter of the whole clause already",
    ),
    "limits that cross": (
        [("default: 14,", "default: 14, min: 20, max: 10,")],
        "exit.yaml:19:46: 'min' is more than 'max'",
    ),
    "limits of a text": (
        [("type: days, default: 14", "type: text, default: soon, max: 3")],
        "exit.yaml:19:48: 'max' is for numbers; this parameter is of type text",
    ),
    "a choice without choices": (
        [("type: days, default: 14", "type: choice, choices: [weekly]")],
        "exit.yaml:19:35: a parameter of type choice needs 'choices' with two or more values",
    ),
    "choices without a choice": (
        [("default: 14,", "choices: [a, b],")],
        "exit.yaml:19:33: 'choices' is for type choice; this is of type days",
    ),
    "a default of another type": (
        [("default: 14", "default: two weeks")],
        "exit.yaml:19:33: 'default' must be a whole number of days, such as 30",
    ),
    "a default below the smallest value": (
        [("default: 14,", "default: 14, min: 30,")],
        "exit.yaml:19:33: 'default' must be 30 or more",
    ),
    "a default above the largest value": (
        [("default: 14,", "default: 14, max: 7,")],
        "exit.yaml:19:33: 'default' must be 7 or less",
    ),
    "a default that is no choice": (
        [("type: days, default: 14", "type: choice, choices: [slow, fast], default: late")],
        "exit.yaml:19:58: 'default' must be one of: slow, fast",
    ),
    "a parameter that the words do not use": (
        [("    parameters:\n", "    parameters:\n      spare: {type: days, about: {en: Nothing.}}\n")],
        "exit.yaml:19:7: the parameter 'spare' is not used in the words of this variant",
    ),
    "a parameter of the clause that no words use": (
        [("variants:", "parameters:\n  spare: {type: days, about: {en: Nothing.}}\nvariants:")],
        "exit.yaml:7:3: the parameter 'spare' is not used in any words",
    ),
}
PROMISES = {
    "days that name nothing": (
        [("notice_days: notice_days}", "notice_days: notice_dayz}")],
        "exit.yaml:14:48: 'notice_days' names 'notice_dayz', which is no parameter of this variant; "
        "did you mean 'notice_days'?",
    ),
    "days that name a parameter of another type": (
        [("{type: days,", "{type: hours,")],
        "exit.yaml:14:48: 'notice_days' names 'notice_days', which is of type hours; it must be of type days or months",
    ),
    "an exit that stands twice": (
        [("      terms:", "        - {side: provider, trigger: inability, notice_days: notice_days}\n      terms:")],
        "exit.yaml:15:11: this exit stands twice",
    ),
    "a term that stands twice": (
        [("[refund_or_credit, release]", "[release, release]")],
        "exit.yaml:15:24: 'release' stands twice",
    ),
}
NEIGHBOURS = {
    "an unknown clause": (
        [("requires: [fees]", "requires: [fee]")],
        "exit.yaml:16:16: there is no clause 'fee'; did you mean 'fees'?",
    ),
    "a variant where a clause belongs": (
        [("requires: [fees]", "requires: [fees-fixed]")],
        "exit.yaml:16:16: 'fees-fixed' is a variant; 'requires' names whole clauses",
    ),
    "a clause that requires itself": (
        [("requires: [fees]", "requires: [fees, exit]")],
        "exit.yaml:16:22: it requires itself",
    ),
    "a clause that is required and excluded": (
        [("conflicts: []", "conflicts: [fees]")],
        "exit.yaml:16:16: 'fees' is required and stands under 'conflicts' too",
    ),
    "a clause that is required with all its variants excluded": (
        [("conflicts: []", "conflicts: [fees-fixed]")],
        "exit.yaml:16:16: 'fees' is required, but no variant of it goes together with 'exit-refund'",
    ),
    "an unknown conflict": (
        [("conflicts: []", "conflicts: [fees-fixd]")],
        "exit.yaml:17:17: there is no clause or variant 'fees-fixd'; did you mean 'fees-fixed'?",
    ),
    "a conflict with itself": (
        [("conflicts: []", "conflicts: [exit-refund]")],
        "exit.yaml:17:17: it conflicts with itself",
    ),
    "a clause required twice": (
        [("requires: [fees]", "requires: [fees, fees]")],
        "exit.yaml:16:22: 'fees' stands twice",
    ),
}
ALL = {**NAMES, **PARAMETERS, **PROMISES, **NEIGHBOURS}


@pytest.mark.parametrize("name", ALL)
def test_a_mistake_in_the_sense_is_told_at_its_place(name: str, mistakes: Mistakes) -> None:
    changes, told = ALL[name]
    assert any(line.startswith(told) for line in mistakes(*changes)), mistakes()


def test_a_clause_that_the_required_one_excludes_is_told_too(mistakes: Mistakes) -> None:
    told = mistakes(("    text:", "    conflicts: [exit]\n    text:"), file="fees.yaml")
    assert told == ("exit.yaml:16:16: 'fees' is required, but no variant of it goes together with 'exit-refund'",)


def test_two_variants_with_one_full_id_are_told(mistakes: Mistakes, folder: Path) -> None:
    text = folder.joinpath("fees.yaml").read_text(encoding="utf-8")
    folder.joinpath("exit-credit.yaml").write_text(
        text.replace("clause: fees", "clause: exit-credit"), encoding="utf-8"
    )
    assert mistakes() == (
        f"exit.yaml:28:3: 'exit-credit' is also an id of {folder}/exit-credit.yaml; rename one of them",
    )


def test_a_parameter_that_only_another_clause_uses_is_used(mistakes: Mistakes, folder: Path) -> None:
    changed = [("  amount:", "  currency: {type: text, about: {en: Which money.}}\n  amount:")]
    assert mistakes(*changed, file="fees.yaml") == ("fees.yaml:7:3: the parameter 'currency' is not used in any words",)
    assert mistakes(("See ", "In {{ facts.fees.currency }}: "), ("notice under", "{{ facts.fees.currency }}")) == ()
