"""Who holds an office: "the prime minister" is who held it when the article was written, if the table knows.

A wrong person is worse than none: an office whose state or day is not clear, and a namesake without support, stay as
they are.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from types import MappingProxyType
from typing import TypeAlias

from kg.model import Entity, Extraction
from kg.resolve.folding import fold
from kg.resolve.office_table import Term, by_name, by_surname, holders, offices
from kg.resolve.states import WIKIDATA, Scene
from kg.settings import cell_values, lexicon_rows

NAMED_OFTEN = 0.1
"""Share of a state in what an article says of states from which on a bare surname is that of its head."""
_YOUTH = 15
"""Years before the first office within which a full name is taken for that person's."""
_NOW = frozenset({"current", "incumbent", "sitting", "acting", "interim", "caretaker", "transitional"})
_AGED = re.compile(r",? (?:aged )?\d{1,2}\b|, an? (?!former|ex)")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_SENTENCE_END = re.compile(r"[.!?][\"”’]? |\n")
_PRONOUNS = frozenset({"I", "He", "She", "We", "You", "They", "His", "Her", "My", "Our", "Their"})


@dataclass(frozen=True, slots=True)
class _World:
    """What the offices of an article are told by: its day, its states, and its other entities with a key, by name."""

    day: str
    scene: Scene
    keys: MappingProxyType[str, str]
    spots: MappingProxyType[int, str]

    def has(self, key: str) -> bool:
        """Whether the article speaks of the state, region or body."""
        table, _, name = key.partition("/")
        return (table == "country" and self.scene.shares[name] > 0) or key in self.spots.values()


def identify(extraction: Extraction, scene: Scene) -> Iterator[Entity]:
    """The entities of an article; persons whom the table of office holders knows get its key, link and name."""
    keyed = [e for e in extraction.entities if e.key is not None]
    world = _World(
        extraction.article.published or "",
        scene,
        MappingProxyType({n: e.key for e in keyed if e.key for n in (e.name, *e.aliases)}),
        MappingProxyType({start: e.key for e in keyed if e.key for start, _ in e.mentions}),
    )
    people = [e for e in extraction.entities if e.type == "Person"]
    for entity in extraction.entities:
        if entity.type != "Person" or entity.key is not None:
            yield entity
            continue
        term = _bearer(entity, people, world) if entity.named else _holder(entity, world)
        yield entity if term is None else _as_person(entity, term)


def _as_person(entity: Entity, term: Term) -> Entity:
    aliases = (
        entity.aliases if entity.name == term.name else tuple(sorted({*entity.aliases, term.name} - {entity.name}))
    )
    links = (*entity.links, *((WIKIDATA + term.wikidata,) if term.wikidata else ()))
    return replace(entity, key=term.key, aliases=aliases, links=links)


def _holder(entity: Entity, world: _World) -> Term | None:
    """Who holds the office that an unnamed person is called by."""
    found: set[tuple[str, str]] = set()
    bare: list[tuple[str, int]] = []
    for start, end in entity.mentions:
        words = world.scene.text[start:end]
        if " " not in words and words not in offices() and (words[0].islower() or words in _PRONOUNS):
            continue  # "he", "the man"
        read = _read_office(start, end, world)
        if read is None or _of_another_year(start, world):
            return None
        office, of = read
        if of is None:
            bare.append((office, start))
        else:
            found.add((office, of))
    if not found:
        found = {(office, of) for office, start in bare if (of := _unsaid(office, start, world)) is not None}
        bare = [(office, start) for office, start in bare if _unsaid(office, start, world) is None]
    if len(found) != 1 or any(office != next(iter(found))[0] for office, _ in bare):
        return None
    return _in_office(*next(iter(found)), world.day)


def _in_office(office: str, of: str, day: str) -> Term | None:
    terms = [t for t in holders().get((office, of), ()) if day and t.first <= day <= t.last]
    return terms[0] if len({t.name for t in terms}) == 1 else None


def _read_office(start: int, end: int, world: _World) -> tuple[str, str | None] | None:
    """The office that a mention names, and the key of whose it is; None where the table lacks it, or for a past one."""
    scene = world.scene
    words = re.sub(r"'s?$", "", " ".join(scene.text[start:end].split()).replace("’", "'"))
    found = _phrase().fullmatch(words.removeprefix("the "))
    if found is None:
        return None
    owner = " ".join(w for w in (found["owner"] or "").split() if w.lower() not in _NOW)
    before = re.search(r"([\w.'’-]+)[ -]$", scene.text[max(0, start - 30) : start])
    if before is not None and before[1].lower() in _PAST:
        return None
    of = _key(owner, world) if owner else _around(start, end, world)
    if (owner and of is None) or of == "":
        return None
    office = next((o for o in offices()[found["office"].lower()] if not o.only or of in o.only), None)
    if office is None and of is None:
        office = next((o for o in offices()[found["office"].lower()] if len(o.only) == 1), None)
    return None if office is None else (office.name, of)


_PAST = frozenset(
    {
        "former",
        "ex",
        "late",
        "then",
        "vice",
        "deputy",
        "new",
        "next",
        "outgoing",
        "incoming",
        "previous",
        "a",
        "an",
        "any",
    }
    | {
        "his",
        "her",
        "their",
        "its",
        "our",
        "my",
        "whose",
        "every",
        "no",
        "first",
        "assistant",
        "shadow",
        "future",
        "another",
    }
)
"""In front of an office: who held it once, will hold it, or anybody who may."""


def _key(owner: str, world: _World) -> str | None:
    """The key of the state, region or body that words in front of an office name."""
    owner = re.sub(r"'s?$", "", owner)
    state = world.scene.state(owner)
    return f"country/{state}" if state is not None else world.keys.get(owner)


def _around(start: int, end: int, world: _World) -> str | None:
    """The key of whose office it is by what stands right before or behind a mention; "" for something unknown."""
    text = world.scene.text
    if (of := re.compile(r" of (?:the )?").match(text, end)) is not None:
        state = world.scene.after(of.end())
        return world.spots.get(of.end()) or (f"country/{state}" if state else "")
    if (owner := world.scene.before(start)) is not None:
        return world.spots.get(owner[0], f"country/{owner[1]}")
    last = re.search(r"([^\s\"“”]+)['’]s? $", text[max(0, start - 40) : start])
    return "" if last is not None else None


def _unsaid(name: str, at: int, world: _World) -> str | None:
    """The key of whose office a bare one is."""
    bare = next(o.bare for group in offices().values() for o in group if o.name == name)
    state = world.scene.main(at)
    if state is None or not bare:
        return None
    if bare == "yes":
        return f"country/{state}"
    regions = {key for key in world.spots.values() if (name, key) in holders() and not key.startswith("country/")}
    return next(iter(regions)) if len(regions) == 1 and _lies_in(next(iter(regions)), state) else None


def _lies_in(region: str, state: str) -> bool:
    return any(row["key"] == region and state in cell_values(row["country"]) for row in lexicon_rows("regions.csv"))


def _of_another_year(at: int, world: _World) -> bool:
    """Whether the sentence tells of another year than the article's."""
    text = world.scene.text
    first = max((m.end() for m in _SENTENCE_END.finditer(text, max(0, at - 400), at)), default=max(0, at - 400))
    last = _SENTENCE_END.search(text, at)
    years = _YEAR.findall(text[first : last.start() if last else len(text)])
    return any(year != world.day[:4] for year in years)


def _bearer(entity: Entity, people: list[Entity], world: _World) -> Term | None:
    """Whom a named person's name stands for."""
    forms = {fold(name) for name in (entity.name, *entity.aliases)}
    borne = {read for start, end in entity.mentions if (read := _read_office(start, end, world)) is not None}
    borne |= set(_in_front(entity, world))
    if any(" " in form for form in forms):
        return _of_full_name(entity, forms, borne, world)
    return _of_surname(entity, forms, borne, people, world) if world.day else None


_Borne: TypeAlias = set[tuple[str, str | None]]
"""The offices that an article gives a person, each with the key of whose it is, where that is said."""


def _of_full_name(entity: Entity, forms: set[str], borne: _Borne, world: _World) -> Term | None:
    """The one person of the table whose full name it is, if the article speaks of the state or body of an office."""
    found = [t for t in by_name().get(fold(entity.name), ()) if world.has(t.of)]
    if " " not in entity.name:
        found = [t for form in forms for t in by_name().get(form, ()) if world.has(t.of)]
    found = [t for t in found if not t.common or any(office == t.office for office, _ in borne)]
    found = [t for t in found if int(world.day[:4] or 9999) >= int(t.first[:4]) - _YOUTH]
    if len({t.name for t in found}) > 1:
        found = [t for t in found if t.first <= world.day <= t.last]
    if len({t.name for t in found}) != 1 or any(_AGED.match(world.scene.text, end) for _, end in entity.mentions):
        return None
    others = ({t.name for t in by_name().get(form, ())} for form in forms)
    return None if any(names and found[0].name not in names for names in others) else found[0]


def _of_surname(entity: Entity, forms: set[str], borne: _Borne, people: list[Entity], world: _World) -> Term | None:
    """The one person of the table who is called so alone, and is in office: by the office, or as head of the state."""
    found = [t for form in forms for t in by_surname().get(form, ()) if t.first <= world.day <= t.last]
    found = [t for t in found if world.has(t.of)]
    named = [p.name for p in people if p.id != entity.id and p.named and " " in p.name]
    of_others = forms & {fold(word) for name in named for word in name.split()}
    if of_others and not any(fold(name) in t.names for name in named for t in found):
        return None
    found = [t for t in found if _supported(t, borne, world)]
    return found[0] if len({t.name for t in found}) == 1 else None


def _supported(term: Term, borne: _Borne, world: _World) -> bool:
    """Whether the article gives a bare surname the office, or is about the state whose head bears it."""
    if any(office == term.office and of in {None, term.of} for office, of in borne):
        return True
    head = any(o.head for group in offices().values() for o in group if o.name == term.office)
    return head and not borne and not term.common and world.scene.share(term.of.partition("/")[2]) >= NAMED_OFTEN


def _in_front(entity: Entity, world: _World) -> Iterator[tuple[str, str | None]]:
    """Offices that stand in front of a person's name: "Prime Minister X"."""
    for start, end in entity.mentions:
        words = world.scene.text[start:end]
        if not words[:1].isupper():
            continue
        before = _before_name().search(world.scene.text, max(0, start - 60), start)
        if before is not None and (read := _read_office(before.start(1), before.end(1), world)) is not None:
            yield read


@cache
def _before_name() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)((?:{_office_words()}))(?:,|’s|'s)? $", re.IGNORECASE)


def _office_words() -> str:
    return "|".join(re.escape(words) for words in sorted(offices(), key=lambda w: (-len(w), w)))


@cache
def _phrase() -> re.Pattern[str]:
    return re.compile(rf"(?:(?P<owner>.+?) )?(?P<office>{_office_words()})", re.IGNORECASE)
