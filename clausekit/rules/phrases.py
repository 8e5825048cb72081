"""The words of reports in the user's language: one file a language under data/messages, the same keys in each."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple

from clausekit import resources
from clausekit.rules.values import Texts
from clausekit.saying import Said, Value, Word


class Phrases(NamedTuple):
    """`texts` is nested: phrase("answer.missing", side="provider") is texts["answer"]["missing"], filled in."""

    language: str
    texts: Mapping[str, Any]

    def phrase(self, key: str, **values: object) -> str:
        """The words under the dotted `key` with its {places} filled in. Raises KeyError where there are none."""
        found: Any = self.texts
        for part in key.split("."):
            found = found[part]
        return str(found).format_map(values)

    def counted(self, key: str, number: int, **values: object) -> str:
        """The same for words that differ by number, with {n} for the number itself."""
        return self.phrase(f"{key}.{'one' if number == 1 else 'other'}", n=f"{number:,}", **values)

    def said(self, what: Value) -> str:
        """The words of a saying, with whatever is said in its places; several with a comma between; text as it is."""
        if isinstance(what, Said):
            values: dict[str, Any] = {name: self.said(value) for name, value in what.values if name != "n"}
            numbers = [value for name, value in what.values if name == "n" and isinstance(value, int)]
            return self.counted(what.key, *numbers, **values) if numbers else self.phrase(what.key, **values)
        if isinstance(what, tuple):
            return ", ".join(map(self.said, what))
        return str(what)

    def word(self, word: Word) -> str:
        """A word as the messages have it, as it is in English and where they have none."""
        found: Any = {} if self.language == "en" else self.texts
        for part in word.key.split("."):
            found = found.get(part, {})
        return found if isinstance(found, str) else str(word)

    def words(self, texts: Texts) -> str:
        """The words of `texts` in this language, in English where there are none."""
        return texts.get(self.language, texts["en"])


@cache
def phrases(language: str = "en") -> Phrases:
    """The phrases of `language`, a file under data/messages."""
    return Phrases(language, resources.load("messages", language))
