"""Who says "I" and who is called "you" where a contract does not define it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from clausekit.analysis.preamble import Actor, Words


def speaking(pair: Sequence[Actor], words: Words) -> list[Actor]:
    """The two parties with the pronouns that are theirs without being defined: who writes of herself as "me, Ann Hale"
    is "I", and where one of them is "we", the other is "you". Not the other way round: in terms of three parties "we"
    need not be the one over against "you"."""
    first, second = (_in_person(actor, words) for actor in pair)
    return [_addressed(first, second, words), _addressed(second, first, words)]


def _in_person(actor: Actor, words: Words) -> Actor:
    """The actor with the pronoun right before its name: "between Bright Ltd and me, Ann Hale ("Writer")"."""
    name = actor.name(words).split()
    at = actor.before.find(name[0]) if name and not _is_one_of(actor, words.calls) else -1
    told = actor.before[: max(at, 0)].rstrip()
    pronoun = told[:-1].split()[-1:] if told.endswith(",") else []
    return actor.also(words.calls[pronoun[0].lower()]) if pronoun and pronoun[0].lower() in words.calls else actor


def _addressed(actor: Actor, other: Actor, words: Words) -> Actor:
    """The actor with the pronoun of whoever `other` speaks to, where `other` speaks and the actor has no pronoun."""
    if _is_one_of(actor, words.calls) or not _is_one_of(other, words.speaking):
        return actor
    return actor.also(form for word in words.spoken_to for form in words.calls[word])


def _is_one_of(actor: Actor, pronouns: Iterable[str]) -> bool:
    return not set(actor.terms).isdisjoint(pronouns)
