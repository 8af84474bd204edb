"""The lexicons of ``kg/lexicon`` as frozen records, loaded once."""

import tomllib
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from kg.settings import cell_values, lexicon_dir, lexicon_rows

ROLES = ("agent", "target", "instrument", "beneficiary", "place")


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word or phrase that tells of an event.

    Attributes:
        words: Lemmas; of a verb the head first, of a noun the head last.
        type: Event type; None for a word that carries a toll alone ("dead").
        needs: Alternatives of which one must be there, each of them roles and classes that must all be.
        kind: Casualty kind of what its target suffers.
        status: Status that the word itself gives the event ("assassination attempt").
        object: Role of the object that is itself one of the words ("destroy cache").
        also: A further type that the word itself gives it (a prisoner swap is an agreement too).
    """

    words: tuple[str, ...]
    pos: str
    type: str | None
    frame: str
    needs: tuple[tuple[tuple[str, str], ...], ...] = ()
    not_with: frozenset[str] = frozenset()
    light: bool = False
    kind: str | None = None
    status: str | None = None
    object: str | None = None
    also: str | None = None


@dataclass(frozen=True, slots=True)
class Cue:
    """A word or phrase that marks speech, thought or text as somebody's."""

    words: tuple[str, ...]
    pos: str
    type: str
    patterns: frozenset[str]
    strength: str
    needs: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class LightVerb:
    """A verb that takes an event noun as subject or object and passes arguments on."""

    words: tuple[str, ...]
    subject: str
    object: str
    status: str | None


@dataclass(frozen=True, slots=True)
class Nominal:
    """A common noun that refers to somebody or something."""

    words: tuple[str, ...]
    type: str
    victim_class: str
    role: str


@dataclass(frozen=True, slots=True)
class Name:
    """A name in a table of actors, countries, regions and capitals; ``shared`` are surfaces that others bear too."""

    key: str
    name: str
    type: str
    country: str
    surfaces: tuple[str, ...]
    shared: tuple[str, ...] = ()
    support: tuple[str, ...] = ()
    since: int = 0
    until: int = 9999


@dataclass(frozen=True, slots=True)
class Count:
    """A vague count ("dozens")."""

    words: tuple[str, ...]
    min: int | None
    max: int | None
    qualifier: str


def _noted(note: str, key: str) -> str | None:
    """What a note says by ``key=value``."""
    return next((n.partition("=")[2].rstrip(";,") for n in note.split() if n.startswith(f"{key}=")), None)


def _needs(value: str) -> tuple[tuple[tuple[str, str], ...], ...]:
    """Alternatives, parted by ``|``, and what must hold together in each, parted by ``&``."""
    parts = (need.split("&") for need in cell_values(value))
    return tuple(tuple((role, group) for role, _, group in (part.partition(":") for part in need)) for need in parts)


def _collocates(value: str) -> frozenset[str]:
    """The words of a cell; ``@ideas`` stands for a list of words.toml."""
    lists = _word_file()["collocates"]
    return frozenset().union(
        *(lists[part[1:]].split() if part.startswith("@") else {part} for part in cell_values(value))
    )


def _number(value: str) -> int | None:
    return int(value) if value else None


@cache
def _word_file() -> dict[str, dict[str, str]]:
    with (lexicon_dir() / "words.toml").open("rb") as file:
        return tomllib.load(file)


@cache
def words(name: str) -> frozenset[str]:
    """A list of words.toml by its name."""
    return frozenset(_word_file()["lists"][name].split())


@cache
def classes(table: str) -> MappingProxyType[str, str]:
    """A table of words.toml, from each word to its class."""
    return MappingProxyType({word: key for key, listed in _word_file()[table].items() for word in listed.split()})


@cache
def frames() -> dict[str, dict[str, str]]:
    """Frame name to syntactic slot to role."""
    with (lexicon_dir() / "frames.toml").open("rb") as file:
        return tomllib.load(file)


@cache
def triggers() -> MappingProxyType[tuple[str, str], tuple[Trigger, ...]]:
    """Triggers by part of speech and head lemma, the longest first; among equals, those that need more."""
    found: defaultdict[tuple[str, str], list[Trigger]] = defaultdict(list)
    for row in (*lexicon_rows("trigger_verbs.csv"), *lexicon_rows("trigger_nouns.csv")):
        words = tuple(row["lemma"].split())
        trigger = Trigger(
            words=words,
            pos=row["pos"],
            type=None if row["type"] == "-" else row["type"],
            frame=row["frame"],
            needs=_needs(row["needs"]),
            not_with=_collocates(row["not_with"]),
            light=row["light"] == "yes",
            kind=row["kind"] or None,
            status=_noted(row["note"], "status"),
            object=_noted(row["note"], "object"),
            also=_noted(row["note"], "also"),
        )
        head = words[-1] if row["pos"] == "noun" else words[0]
        found[row["pos"], head].append(trigger)
    return MappingProxyType({k: tuple(sorted(v, key=lambda t: (-len(t.words), not t.needs))) for k, v in found.items()})


@cache
def cues() -> MappingProxyType[tuple[str, str], tuple[Cue, ...]]:
    """Cues by part of speech and first lemma, the longest first; rows that differ in pattern alone are one."""
    grouped: dict[tuple[tuple[str, ...], str, str], Cue] = {}
    for row in lexicon_rows("cues.csv"):
        words = tuple(row["lemma"].split())
        key = (words, row["pos"], row["type"])
        patterns = frozenset(cell_values(row["pattern"])) | (grouped[key].patterns if key in grouped else frozenset())
        needs = _noted(row["note"], "needs")
        role, _, group = (needs or "").partition(":")
        grouped[key] = Cue(words, row["pos"], row["type"], patterns, row["strength"], (role, group) if needs else None)
    found: defaultdict[tuple[str, str], list[Cue]] = defaultdict(list)
    for cue in grouped.values():
        found[cue.pos, cue.words[0]].append(cue)
    return MappingProxyType({k: tuple(sorted(v, key=lambda c: -len(c.words))) for k, v in found.items()})


@cache
def light_verbs() -> MappingProxyType[str, tuple[LightVerb, ...]]:
    """Light and aspectual verbs by head lemma, the longest first."""
    found: defaultdict[str, list[LightVerb]] = defaultdict(list)
    for row in lexicon_rows("light_verbs.csv"):
        words = tuple(row["lemma"].split())
        found[words[0]].append(LightVerb(words, row["subject"], row["object"], row["status"] or None))
    return MappingProxyType({k: tuple(sorted(v, key=lambda t: -len(t.words))) for k, v in found.items()})


@cache
def means() -> MappingProxyType[str, tuple[str, frozenset[str]]]:
    """Lemma of a means to the event type that it makes, and the types over which it does; no attack is an accident."""
    plain = {"Accident": frozenset[str]()}
    made = ((row["lemma"], row["type"], cell_values(row["over"])) for row in lexicon_rows("means.csv"))
    return MappingProxyType({word: (kind, frozenset(over) | plain.get(kind, {"Attack"})) for word, kind, over in made})


@cache
def nominals() -> MappingProxyType[str, tuple[Nominal, ...]]:
    """Common nouns by head lemma, the longest first."""
    found: defaultdict[str, list[Nominal]] = defaultdict(list)
    for row in lexicon_rows("nominals.csv"):
        words = tuple(row["lemma"].split())
        found[words[-1]].append(Nominal(words, row["type"], row["victim_class"] or "unknown", row["role"]))
    return MappingProxyType({k: tuple(sorted(v, key=lambda n: -len(n.words))) for k, v in found.items()})


def is_nominal(*forms: str) -> bool:
    """Whether one of the forms is a common noun of the lexicons."""
    return any(form in nominals() or form in source_nouns() for form in forms)


@cache
def source_nouns() -> MappingProxyType[str, tuple[str, str]]:
    """Nouns that speak: lemma to entity type and kind (person, people, document, media, body)."""
    return MappingProxyType({row["lemma"]: (row["type"], row["kind"]) for row in lexicon_rows("source_nouns.csv")})


@cache
def offices() -> MappingProxyType[str, tuple[str, str]]:
    """Offices and ranks: lemma to kind and the type of the body they belong to."""
    return MappingProxyType({row["lemma"]: (row["kind"], row["type"]) for row in lexicon_rows("offices.csv")})


@cache
def counts() -> tuple[Count, ...]:
    """Vague counts, the longest first."""
    table = lexicon_rows("counts.csv")
    made = [(tuple(r["lemma"].split()), _number(r["min"]), _number(r["max"]), r["qualifier"]) for r in table]
    return tuple(sorted((Count(*row) for row in made), key=lambda c: -len(c.words)))


@cache
def _count_heads() -> frozenset[str]:
    return frozenset(count.words[-1] for count in counts())


def is_count(word: str) -> bool:
    """Whether a word may stand for people by their number: "dozens were killed", "several died"."""
    return word in _count_heads()


@cache
def names() -> tuple[Name, ...]:
    """All names of the tables; capitals and other seats of government carry the key of their country and type City."""
    found: list[Name] = []
    for row in (*lexicon_rows("actors.csv"), *lexicon_rows("regions.csv")):
        told = (row["key"], row["name"], row["type"], row["country"], (row["name"], *cell_values(row["aliases"])))
        years = int(row.get("since") or 0), int(row.get("until") or 9999)
        found.append(Name(*told, cell_values(row.get("shared", "")), cell_values(row.get("support", "")), *years))
    for row in lexicon_rows("countries.csv"):
        key = f"country/{row['key']}"
        found.append(Name(key, row["name"], "Country", row["key"], (row["name"], *cell_values(row["aliases"]))))
        found.append(Name(f"demonym/{row['key']}", row["name"], "demonym", row["key"], cell_values(row["demonyms"])))
        if row["capital"]:
            found.append(Name(f"capital/{row['key']}", row["capital"], "City", row["key"], (row["capital"],)))
        found.append(Name(f"seat/{row['key']}", row["name"], "seat", row["key"], cell_values(row["seats"])))
        for force in cell_values(row["forces"]):
            slug = "-".join(force.lower().split())
            found.append(Name(f"force/{row['key']}-{slug}", force, "MilitaryForce", row["key"], (force,)))
    return tuple(name for name in found if name.surfaces)


@cache
def city_names() -> frozenset[str]:
    """Names that may be a town's."""
    with (lexicon_dir() / "cities.txt").open(encoding="utf-8") as lines:
        return frozenset(line.strip() for line in lines if line.strip() and not line.startswith("#"))


@cache
def country_names() -> MappingProxyType[str, str]:
    """ISO 3166-1 code to the country's name."""
    return MappingProxyType({row["key"]: row["name"] for row in lexicon_rows("countries.csv")})


@cache
def name_heads() -> MappingProxyType[str, str]:
    """Words inside a name that tell what it names ("Front", "Ministry", "Province") to entity type."""
    return MappingProxyType({row["word"]: row["type"] for row in lexicon_rows("name_heads.csv")})
