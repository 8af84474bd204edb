"""Names of towns that were taken for something else, or for nothing: told by where they stand in the text.

"EDMONTON, Ky. (Wire) --" opens a report, "in Winnipeg" and "Hornsey, Tottenham and Walthamstow" name towns whatever a
language model takes them for. Whether there is such a town, and which, is for the gazetteer and the article to say:
what is proposed here counts only where it is found.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg.model import Entity, Extraction, Span
from kg.resolve import gazetteer
from kg.resolve.candidates import candidates, settlements
from kg.resolve.folding import fold
from kg.resolve.tables import heads, keys_by_name, known

_MISTAKEN = frozenset({"Organization", "Person", "Facility", "PoliticalParty"})
"""What models take towns for."""
_PLACES = frozenset({"Country", "Region", "City", "Place"})
_SIDES = (
    r"(?:(?:the|northern|southern|eastern|western|central|north|south|east|west|nearby|downtown|(?:city|town) of) )*"
)
_INSIDE = re.compile(rf"\b(?:in|near|outside|inside|around|throughout|across|into) {_SIDES}$", re.IGNORECASE)
_TOWARDS = re.compile(rf"\b(?:to|from|of|for|towards?|between) {_SIDES}$", re.IGNORECASE)
_LISTED_BEFORE = re.compile(r"(?:,| and|, and| or) $")
_LISTED_BEHIND = re.compile(r"(?:, and |, | and | or )")
_DATELINE = re.compile(
    r"\s*(?P<town>[^\W\d_][\w'’-]+(?: [^\W\d_a-z][\w'’-]+){0,2})(?P<state>, [^\W\d_a-z][\w. ]{1,20})?"
    r"(?:, [^\W\d_a-z]\w{2,8}\.? \d{1,2}(?:, \d{4})?)?\s*(?:\([^()\n]{2,40}\)\s*)?(?:--|—|–|-)\s"
)
_WIRE = re.compile(
    r"\s*(?P<town>[^\W\d_a-z]{4,}(?: [^\W\d_a-z]{3,}){0,2})(?P<state>, [^\W\d_a-z][\w.]{1,20})? (?=[A-Z])"
)
"""As wires without a dash open a report: "AUSTIN, Texas A man"."""
_STATE = re.compile(r", (?P<state>[A-Z][A-Za-z]{1,5}\.?|[A-Z]\. ?[A-Z]\.)(?![\w'’])")
_SHORT = 3
"""Letters of a name that is rather an acronym."""
_LOOKED_BACK = 40


@dataclass(frozen=True, slots=True)
class Recovered:
    """An article with the places that it may name beside those that were read.

    Attributes:
        suspects: Ids of entities that may be towns, and whether the place in the text is that of a town for sure.
    """

    extraction: Extraction
    suspects: dict[str, bool]


def recover(extraction: Extraction) -> Recovered:
    """An article whose datelines and abbreviated states are places, with what else may be one."""
    extraction = _with_states(_with_dateline(extraction))
    text = extraction.article.text
    places = [m for e in extraction.entities if e.named and e.type in _PLACES for m in e.mentions]
    starts, ends = {start for start, _ in places}, {end for _, end in places}
    suspects = {}
    for entity in extraction.entities:
        if _may_be_town(entity, text):
            where = [_stands(entity, span, text, starts, ends) for span in _by_name(entity, text)]
            if any(known_ is not None for known_ in where):
                suspects[entity.id] = any(where)
                starts |= {start for start, _ in entity.mentions} if any(where) else set()
                ends |= {end for _, end in entity.mentions} if any(where) else set()
    return Recovered(extraction, suspects)


def _may_be_town(entity: Entity, text: str) -> bool:
    if not entity.named or entity.key is not None or entity.type not in _MISTAKEN or len(entity.name) <= _SHORT:
        return False
    if fold(entity.name).rsplit(" ", 1)[-1] in heads():
        return False
    if entity.type == "Person" and len(_by_name(entity, text)) < len(entity.mentions):
        return False  # somebody who is "he" elsewhere
    return not any(mark.isdigit() for mark in entity.name) and bool(settlements(candidates(entity)))


def _by_name(entity: Entity, text: str) -> list[Span]:
    """Where an entity is called by its name, not by a pronoun."""
    return [(start, end) for start, end in entity.mentions if fold(text[start:end]) == fold(entity.name)]


def _stands(entity: Entity, span: Span, text: str, starts: set[int], ends: set[int]) -> bool | None:
    """Whether a name stands where a town does: for sure, perhaps (False), or not (None)."""
    lead = text[max(0, span[0] - _LOOKED_BACK) : span[0]]
    opening = _opening(text)
    if opening is not None and opening[0] == span:
        return True
    before, behind = _LISTED_BEFORE.search(lead), _LISTED_BEHIND.match(text, span[1])
    if before is not None and span[0] - len(lead) + before.start() in ends:
        return True
    if (behind is not None and behind.end() in starts) or _INSIDE.search(lead):
        return True
    return False if entity.type != "Person" and _TOWARDS.search(lead) else None


def _opening(text: str) -> tuple[Span, str | None] | None:
    """The town of the dateline that opens an article, and the state or country behind it."""
    match = _DATELINE.match(text) or _WIRE.match(text)
    if match is None or not (match["town"].isupper() or match.re is _DATELINE):
        return None
    return match.span("town"), match["state"].removeprefix(", ") if match["state"] else None


def _with_dateline(extraction: Extraction) -> Extraction:
    """An article whose dateline names a town as a mention of it, where nothing was read there."""
    opening = _opening(extraction.article.text)
    if opening is None:
        return extraction
    (start, end), _ = opening
    name = extraction.article.text[start:end]
    free = all(end <= s or e <= start for entity in extraction.entities for s, e in entity.mentions)
    entity = Entity("", "City", name.title() if name.isupper() else name)
    return _with_mention(extraction, entity, (start, end)) if free and settlements(candidates(entity)) else extraction


def _with_states(extraction: Extraction) -> Extraction:
    """An article whose abbreviated states behind towns ("Danbury, Conn.", "Louisville, KY") are mentions of these."""
    text = extraction.article.text
    for entity in extraction.entities:
        if not entity.named or entity.type not in _MISTAKEN | _PLACES:
            continue
        for _, end in entity.mentions:
            match = _STATE.match(text, end)
            number = _state(match["state"], entity) if match is not None else None
            if match is not None and number is not None:
                extraction = _with_state(extraction, number, match.span("state"))
    return extraction


def _state(words: str, town: Entity) -> int | None:
    """GeoNames number of the state that an abbreviation stands for, where it holds a town of the name."""
    key = keys_by_name().get(fold(words))
    row = known().get(key) if key is not None else None
    numbers = {entry.geonames for entry in gazetteer.postal(words)} | ({row.geonames} if row is not None else set())
    within = {number for entry in settlements(candidates(town)) for number in entry.within}
    return next((number for number in sorted(number for number in numbers if number) if number in within), None)


def _with_state(extraction: Extraction, number: int, span: Span) -> Extraction:
    row = next((row for row in known().values() if row.geonames == number), None)
    if row is None or row.type != "Region":
        return extraction
    there = [e for e in extraction.entities if any(s < span[1] and span[0] < t for s, t in e.mentions)]
    if any(e.type in _PLACES for e in there):
        return extraction
    if there:
        wrong = [
            e for e in there if len(e.mentions) == 1 and fold(e.name) == fold(extraction.article.text[slice(*span)])
        ]
        changed = {e.id: replace(e, type="Region", key=row.key) for e in wrong}
        return replace(extraction, entities=tuple(changed.get(e.id, e) for e in extraction.entities))
    return _with_mention(extraction, Entity("", "Region", row.name, key=row.key), span)


def _with_mention(extraction: Extraction, entity: Entity, span: Span) -> Extraction:
    """An article with a mention of a place more: of the one it has of the same key or name, else of a new one."""
    for known_ in extraction.entities:
        if known_.named and known_.type in _PLACES and _is_same(known_, entity):
            more = replace(known_, mentions=tuple(sorted({*known_.mentions, span})))
            return replace(extraction, entities=tuple(more if e is known_ else e for e in extraction.entities))
    new = replace(entity, id=f"e{max(_numbers(extraction), default=0) + 1}", mentions=(span,))
    return replace(extraction, entities=(*extraction.entities, new))


def _is_same(one: Entity, other: Entity) -> bool:
    return one.key == other.key if other.key is not None else fold(one.name) == fold(other.name)


def _numbers(extraction: Extraction) -> Iterator[int]:
    return (int(digits) for e in extraction.entities if (digits := e.id.lstrip("e")).isdigit())
