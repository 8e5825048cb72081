"""The library as a value: clauses by id, variants by full id, and where each stands in its file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import NamedTuple

from clausekit.errors import LibraryError
from clausekit.library.models import Clause, Parameter, Variant
from clausekit.library.spelling import WordingName
from clausekit.library.suggestions import suggestion
from clausekit.library.translations import Translated, text_trail
from clausekit.saying import told
from clausekit.yamlfile import Origin, Source, Trail, source_of


class Entry(NamedTuple):
    """A clause, the file that it comes from, and by language the files that its other words come from."""

    clause: Clause
    origin: Origin
    translations: Mapping[str, Translated] = MappingProxyType({})

    @property
    def source(self) -> Source:
        """The file, to point at the line of a mistake in it."""
        return source_of(self.origin)

    @property
    def variants(self) -> tuple[FullVariant, ...]:
        """The variants in the order of the file."""
        return tuple(FullVariant(self.clause, name) for name in self.clause.variants)

    def place(self, variant: str, language: str, wording: WordingName) -> tuple[Source, Trail]:
        """The file in which these words stand, and where in it, for `Source.error_in_words`."""
        if language in self.translations:
            return self.translations[language].source, text_trail(variant, wording)
        return self.source, ("variants", variant, "text", language, wording)


class FullVariant(NamedTuple):
    """A variant together with the clause it belongs to; `name` is its name within the clause."""

    clause: Clause
    name: str

    @property
    def id(self) -> str:
        """The full id, as rules and reports print it: "exit-substitute-first"."""
        return f"{self.clause.clause}-{self.name}"

    @property
    def variant(self) -> Variant:
        return self.clause.variants[self.name]

    @property
    def parameters(self) -> Mapping[str, Parameter]:
        """The facts that the words need: those of the clause, then those of the variant alone."""
        return {**self.clause.parameters, **self.variant.parameters}

    def words(self, language: str, wording: WordingName) -> str:
        """The words before the facts are filled in. Raises LibraryError where there are none in this language."""
        if language not in self.variant.text:
            there = ", ".join(self.variant.text)
            raise LibraryError(
                told(
                    "the clause {id!r} has no words in {language!r}; it has: {there}",
                    id=self.id,
                    language=language,
                    there=there,
                )
            )
        return self.variant.text[language].of(wording)


@dataclass(frozen=True, eq=False)
class Library(Mapping[str, Clause]):
    """Clauses by id, sorted. It is read from files that were checked against each other (`load_library`)."""

    entries: Mapping[str, Entry]

    def __getitem__(self, clause: str) -> Clause:
        return self.entries[clause].clause

    def __contains__(self, clause: object) -> bool:
        return clause in self.entries

    def __iter__(self) -> Iterator[str]:
        return iter(self.entries)

    def __len__(self) -> int:
        return len(self.entries)

    @property
    def variants(self) -> tuple[FullVariant, ...]:
        """Every variant, by clause, in the order of its file."""
        return tuple(variant for entry in self.entries.values() for variant in entry.variants)

    def clause(self, id: str) -> Clause:
        """The clause `id` ("exit"). Raises LibraryError, with the nearest id, where there is none."""
        if id not in self.entries:
            raise LibraryError(
                told(
                    "there is no clause {id!r}{hint} (`clausekit clauses list` shows them all)",
                    id=id,
                    hint=suggestion(id, self),
                )
            )
        return self[id]

    def variant(self, id: str | tuple[str, str]) -> FullVariant:
        """A variant by its full id ("exit-substitute-first") or as a pair ("exit", "substitute-first").

        Raises LibraryError, with the nearest id, where there is none.
        """
        if isinstance(id, tuple):
            clause, name = self.clause(id[0]), id[1]
            if name not in clause.variants:
                known = ", ".join(clause.variants)
                hint = suggestion(name, clause.variants)
                raise LibraryError(
                    told(
                        "the clause {id!r} has no variant {name!r}{hint} (it has: {known})",
                        id=id[0],
                        name=name,
                        hint=hint,
                        known=known,
                    )
                )
            return FullVariant(clause, name)
        found = self._variant(id)
        if found is None:
            hint = suggestion(id, (variant.id for variant in self.variants))
            raise LibraryError(
                told("there is no variant {id!r}{hint} (`clausekit clauses list` shows the clauses)", id=id, hint=hint)
            )
        return found

    def names(self, id: str) -> bool:
        """Whether `id` is the id of a clause, or the full id of a variant."""
        return id in self or self._variant(id) is not None

    def _variant(self, id: str) -> FullVariant | None:
        owners = (clause for clause in self if id.startswith(f"{clause}-"))
        found = ((clause, id.removeprefix(f"{clause}-")) for clause in owners)
        return next((FullVariant(self[clause], name) for clause, name in found if name in self[clause].variants), None)

    def source(self, clause: str) -> Source:
        """The file of a clause, to point at the line of a mistake in it. Raises LibraryError as `clause` does."""
        self.clause(clause)
        return self.entries[clause].source

    def place(self, full: FullVariant, language: str, wording: WordingName) -> tuple[Source, Trail]:
        """Where the words of a variant stand: the file, and where in it."""
        return self.entries[full.clause.clause].place(full.name, language, wording)
