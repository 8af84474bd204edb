"""Which states an article speaks of: what a word means, where a story is datelined, what it is mainly about."""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from kg.model import Entity, Extraction
from kg.resolve import gazetteer
from kg.resolve.folding import fold
from kg.settings import cell_values, lexicon_rows

WIKIDATA = "http://www.wikidata.org/entity/"
MAIN = 0.6
"""Share of one state in all words for states from which on the article is about it."""
DATELINED = 0.3
"""The same where the article's dateline lies in that state."""
AROUND = 250
"""Characters on either side within which no other state may be named: what stands there is nearer than the main one."""
_PLACES = frozenset({"Country", "Region", "City", "Place"})
_DATELINE = re.compile(
    r"\s*[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,2}(?:, [A-Z][\w. ]{2,20}?)?(?: \([A-Z][^)\n]{1,30}\))? ?(?:—|–|--| - )"
)
_OWNS = re.compile(r"(?:['’]s?)? ")
_CAPITAL = re.compile(r"\b[A-Z]")
_NAME = re.compile(r"\b[A-Z]\w+")
_CONTINENTS = re.compile(r"(?:Latin|Central|South|North) $")
_OF_STATES = (
    r"army|military|armed forces|air force|navy|president|prime minister|"
    r"(?:foreign|defen[cs]e|interior) minist(?:ry|er)|parliament|supreme court"
)
"""What a town or a province seldom has."""
_NO_STATES = frozenset({"Africa", "Asia", "Europe", "America", "Arab", "Kurd", "Eurasia", "Scandinavia"})
_ENDINGS = ("n", "an", "ian", "ese", "i", "ish", "ic", "er")


@dataclass(frozen=True, slots=True)
class Scene:
    """The states of one article, by ISO code or, where no table knows the state, by the slug of its name.

    Attributes:
        text: The article's text.
        spots: Start, end and state of each word that stands for a state or a place in it, in order.
        shares: How many of these each state has.
        invented: Names and demonyms of states that no table knows, to the slug.
        dateline: The state where the story was filed, if it says so.
    """

    text: str
    spots: tuple[tuple[int, int, str], ...]
    shares: Counter[str]
    invented: MappingProxyType[str, str]
    dateline: str | None

    def state(self, word: str) -> str | None:
        """The state whose name, demonym or abbreviation a word is ("Pakistan", "Pakistani", "Kardovian")."""
        return state_words().get(word) or self.invented.get(word)

    def after(self, at: int) -> str | None:
        """The state that a word or place at a position in the text stands for."""
        index = bisect_left(self.spots, (at,))
        return self.spots[index][2] if index < len(self.spots) and self.spots[index][0] == at else None

    def before(self, at: int) -> tuple[int, str] | None:
        """Where the word for a state starts that owns what is at a position ("Pakistan's army"), and the state."""
        for gap in range(1, 4):
            if _OWNS.fullmatch(self.text, max(0, at - gap), at):
                index = bisect_left(self.spots, (at - gap,), key=lambda spot: (spot[1],))
                if index < len(self.spots) and self.spots[index][1] == at - gap:
                    return self.spots[index][0], self.spots[index][2]
        return None

    def share(self, state: str) -> float:
        """The share of a state in all that the article says of states."""
        return self.shares[state] / max(self.shares.total(), 1)

    def main(self, at: int) -> str | None:
        """The state that something unsaid at a position belongs to: the article's own, and no other is named nearby."""
        if not self.shares:
            return None
        state = self.dateline or min(self.shares, key=lambda s: (-self.shares[s], s))
        if self.share(state) < (DATELINED if self.dateline else MAIN):
            return None
        return state if self.near(at) <= {state} else None

    def near(self, at: int) -> set[str]:
        """The states that are named around a position."""
        return {state for start, end, state in self.spots if start < at + AROUND and end > at - AROUND}


def slug(name: str) -> str:
    """A name as part of a key: lower-case ASCII words joined by hyphens."""
    return "-".join(re.findall(r"[a-z0-9]+", fold(name)))


@cache
def state_words() -> MappingProxyType[str, str]:
    """Names, abbreviations and demonyms of the states that the tables know, to ISO code."""
    found: dict[str, str] = {}
    for row in lexicon_rows("countries.csv"):
        for word in (row["name"], *cell_values(row["aliases"]), *cell_values(row["demonyms"])):
            found.setdefault(word, row["key"])
    return MappingProxyType(found)


@cache
def adjectives() -> MappingProxyType[str, tuple[str, ...]]:
    """ISO code to what stands in front of a state's institutions: its demonyms, then its names."""
    return MappingProxyType(
        {
            r["key"]: (*cell_values(r["demonyms"]), r["name"], *cell_values(r["aliases"]))
            for r in lexicon_rows("countries.csv")
        }
    )


@cache
def seats() -> MappingProxyType[str, str]:
    """Capitals to ISO code."""
    return MappingProxyType({row["capital"]: row["key"] for row in lexicon_rows("countries.csv") if row["capital"]})


@cache
def _by_start() -> MappingProxyType[str, tuple[str, ...]]:
    """The words for states by their first two letters, the longest first."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for word in sorted(state_words(), key=lambda word: (-len(word), word)):
        found[word[:2]].append(word)
    return MappingProxyType({start: tuple(words) for start, words in found.items()})


def _words_in(text: str) -> Iterator[tuple[int, int, str]]:
    """Start, end and ISO code of each word for a state that the tables know."""
    end = 0
    for match in _CAPITAL.finditer(text):
        at = match.start()
        words = _by_start().get(text[at : at + 2], ()) if at >= end else ()
        for word in words:
            if text.startswith(word, at) and not text[at + len(word) : at + len(word) + 1].isalnum():
                end = at + len(word)
                if not (word.startswith("America") and _CONTINENTS.search(text, max(0, at - 8), at)):
                    yield at, end, state_words()[word]
                break


def read_scene(extraction: Extraction) -> Scene:
    """The states of an article whose places have been linked."""
    text = extraction.article.text
    places = [e for e in extraction.entities if e.type in _PLACES]
    words = frozenset(_NAME.findall(text))
    invented = {form: slug(e.name) for e in places if _is_unknown(e) for form in _forms(e, text, words)}
    known = ((e, state_of(e)) for e in places)
    spots = {start: (start, end, code) for e, code in known if code for start, end in e.mentions}
    covered = {at for e in places for start, end in e.mentions for at in range(start, end)}
    spots |= {start: (start, end, code) for start, end, code in _words_in(text) if start not in covered}
    for form in invented:
        for match in re.finditer(rf"(?<!\w){re.escape(form)}(?!\w)", text):
            spots[match.start()] = (*match.span(), invented[form])
    ordered = tuple(spots[start] for start in sorted(spots))
    filed = _DATELINE.match(text)
    return Scene(
        text,
        ordered,
        Counter(state for _, _, state in ordered),
        MappingProxyType(invented),
        next((s for _, end, s in reversed(ordered) if end <= filed.end()), None) if filed else None,
    )


def state_of(place: Entity) -> str | None:
    """ISO code of the one state that a linked place is or lies in; None for one in several or not found."""
    table, _, name = (place.key or "").partition("/")
    if table in {"country", "capital"}:
        return name
    if table == "region":
        codes = _region_states().get(place.key or "", ())
        return codes[0] if len(codes) == 1 else None
    if table == "geonames":
        entries = (e for n in (place.name, *place.aliases) for e in gazetteer.find(n) if str(e.geonames) == name)
        return next((entry.country for entry in entries), None)
    return None


@cache
def _region_states() -> MappingProxyType[str, tuple[str, ...]]:
    return MappingProxyType({row["key"]: cell_values(row["country"]) for row in lexicon_rows("regions.csv")})


def _is_unknown(place: Entity) -> bool:
    """Whether a name may be that of a state that no table knows."""
    plain = re.fullmatch(r"[A-Z]\w+", place.name) is not None and place.name not in _NO_STATES
    return plain and place.named and place.key is None and place.type != "Region"


def _forms(place: Entity, text: str, words: frozenset[str]) -> tuple[str, ...]:
    """The name of a state that no table knows and its demonyms in the text; nothing for what may be a town.

    A state is what the article calls one, or what has an army, a head or a ministry: "the Kardovian army".
    """
    name = place.name
    stems = {name, name.rstrip("aeiouy"), name.removesuffix("e")}
    demonyms = {stem + ending for stem in stems for ending in _ENDINGS if len(stem) > 2} - {name}
    used = tuple(sorted(d for d in demonyms & words if d not in state_words()))
    owns = rf"(?<!\w)(?:{'|'.join(map(re.escape, used))}|{re.escape(name)}['’]s) (?:{_OF_STATES})\b"
    return (name, *used) if used and (place.type == "Country" or re.search(owns, text, re.IGNORECASE)) else ()
