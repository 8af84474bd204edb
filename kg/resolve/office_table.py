"""The tables of offices and of those who held them."""

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from kg.resolve.folding import fold
from kg.resolve.states import slug
from kg.settings import cell_values, lexicon_rows


@dataclass(frozen=True, slots=True)
class Term:
    """One person's time in one office.

    Attributes:
        of: Key of the state, region or body whose office it is.
        names: The full name and others of several words, folded; ``surnames`` are those of one word.
        common: Whether many people bear the name.
        first: First day, ``YYYY-MM-DD``; ``last`` is the last one that the table is sure of.
    """

    office: str
    of: str
    name: str
    names: frozenset[str]
    surnames: frozenset[str]
    common: bool
    wikidata: str
    first: str
    last: str

    @property
    def key(self) -> str:
        """Canonical key of the person."""
        return f"person/{slug(self.name)}"


@dataclass(frozen=True, slots=True)
class Office:
    """What words for an office mean: ``only`` are the keys of those who call it so, the rest is as in the table."""

    name: str
    only: frozenset[str]
    bare: str
    head: bool


@cache
def offices() -> MappingProxyType[str, tuple[Office, ...]]:
    """Offices by the words that mean them, in lower case."""
    found: defaultdict[str, list[Office]] = defaultdict(list)
    for row in lexicon_rows("held_offices.csv"):
        office = Office(row["office"], frozenset(cell_values(row["only"])), row["bare"], row["head"] == "yes")
        for words in cell_values(row["words"]):
            found[words].append(office)
    return MappingProxyType({words: tuple(offices) for words, offices in found.items()})


@cache
def terms() -> tuple[Term, ...]:
    """All rows of the table of office holders."""
    return tuple(_term(row) for row in lexicon_rows("holders.csv"))


def _term(row: dict[str, str]) -> Term:
    names = (row["name"], *cell_values(row["aliases"]))
    single = [n for n in names[1:] if " " not in n] or [row["name"].split()[-1]]
    return Term(
        office=row["office"],
        of=row["of"],
        name=row["name"],
        names=frozenset(fold(n) for n in names if " " in n),
        surnames=frozenset(fold(n) for n in single),
        common=row["common"] == "yes",
        wikidata=row["wikidata"],
        first=_day(row["first"], "-01"),
        last=_day(row["last"], "-31"),
    )


def _day(cell_: str, end: str) -> str:
    """A day, from a date that may lack it: the first or the last of the month."""
    return cell_ if len(cell_) == 10 else cell_ + end


@cache
def holders() -> MappingProxyType[tuple[str, str], tuple[Term, ...]]:
    """Terms by office and key of whose it is."""
    found: defaultdict[tuple[str, str], list[Term]] = defaultdict(list)
    for term in terms():
        found[term.office, term.of].append(term)
    return MappingProxyType({pair: tuple(group) for pair, group in found.items()})


@cache
def by_name() -> MappingProxyType[str, tuple[Term, ...]]:
    """Terms by folded names of several words."""
    return _indexed("names")


@cache
def by_surname() -> MappingProxyType[str, tuple[Term, ...]]:
    """Terms by the folded word that the person is called by alone."""
    return _indexed("surnames")


def _indexed(field: str) -> MappingProxyType[str, tuple[Term, ...]]:
    found: defaultdict[str, list[Term]] = defaultdict(list)
    for term in terms():
        for form in sorted(getattr(term, field)):
            found[form].append(term)
    return MappingProxyType({form: tuple(group) for form, group in found.items()})
