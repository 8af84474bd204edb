"""The code lists of ``ontology/codes/`` as tables: which code a kind of event has, and which kind a code means."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from types import MappingProxyType

import pyoxigraph as ox

from kg.model.values import EVENT_TYPES
from kg.settings import codes_files

BASE = "https://w3id.org/conflict-news/codes/"
_CN = "https://w3id.org/conflict-news/ontology#"
_SKOS = "http://www.w3.org/2004/02/skos/core#"
_SEE = "http://www.w3.org/2000/01/rdf-schema#seeAlso"
MATCHES = ("exactMatch", "closeMatch", "broadMatch", "narrowMatch", "relatedMatch")
_OUT = MATCHES[:3]
"""Matches whose code holds for all that is of the kind (or, where close, for nearly all)."""
_IN = ("exactMatch", "closeMatch", "narrowMatch")
"""Matches whose kind holds for all that has the code."""


@dataclass(frozen=True, slots=True)
class Concept:
    """One code.

    Attributes:
        scheme: Short name of its list, such as ``acled`` or ``kind``.
        notation: The code as its users write it.
        broader: IRIs of the codes above it in its list.
        classes: Classes of the ontology that it belongs to.
        matches: IRIs of codes in other lists, by the kind of match.
    """

    iri: str
    scheme: str
    notation: str
    label: str
    definition: str
    broader: tuple[str, ...]
    classes: tuple[str, ...]
    matches: Mapping[str, tuple[str, ...]] = field(hash=False)


@cache
def concepts() -> Mapping[str, Concept]:
    """All codes of all lists by IRI, in the order of the files."""
    said: dict[str, defaultdict[str, list[str]]] = {}
    for path in codes_files():
        for quad in ox.parse(path=path, format=ox.RdfFormat.TURTLE):
            if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode | ox.Literal):
                about = said.setdefault(quad.subject.value, defaultdict(list))
                about[quad.predicate.value.removeprefix(_SKOS)].append(quad.object.value)
    return MappingProxyType({iri: _concept(iri, facts) for iri, facts in said.items() if facts["inScheme"]})


def _concept(iri: str, facts: Mapping[str, list[str]]) -> Concept:
    return Concept(
        iri=iri,
        scheme=facts["inScheme"][0].removeprefix(BASE).partition("#")[0],
        notation=facts["notation"][0],
        label=facts["prefLabel"][0],
        definition=next(iter(facts.get("definition", ())), ""),
        broader=tuple(facts.get("broader", ())),
        classes=tuple(value.removeprefix(_CN) for value in facts.get(_SEE, ()) if value.startswith(_CN)),
        matches=MappingProxyType({match: tuple(facts[match]) for match in MATCHES if facts.get(match)}),
    )


@cache
def in_scheme(scheme: str) -> Mapping[str, Concept]:
    """The codes of one list by notation."""
    return MappingProxyType({one.notation: one for one in concepts().values() if one.scheme == scheme})


def above(concept: Concept) -> Iterator[Concept]:
    """The concept, then those above it, nearest first."""
    level = [concept]
    seen: set[str] = set()
    while level:
        yield from (one for one in level if one.iri not in seen)
        seen.update(one.iri for one in level)
        level = [concepts()[iri] for one in level for iri in one.broader]


def is_a(kind: str, *broader: str) -> bool:
    """Whether a kind of event is one of these kinds, or lies below one."""
    return any(one.notation in broader for one in above(in_scheme("kind")[kind]))


def matched(concept: Concept, matches: Iterable[str], scheme: str) -> Iterator[Concept]:
    """The codes of a list that a concept has such matches with, the first kind of match first."""
    for match in matches:
        yield from (one for iri in concept.matches.get(match, ()) if (one := concepts()[iri]).scheme == scheme)


@cache
def code_of(kind: str, scheme: str) -> Concept | None:
    """The code of a kind of event: its own or, where it has none, that of the nearest kind above it."""
    return next((code for one in above(in_scheme("kind")[kind]) for code in matched(one, _OUT, scheme)), None)


@cache
def narrower_codes(kind: str, scheme: str) -> tuple[Concept, ...]:
    """Codes that only some events of a kind have, its own or those of the nearest kind above it that has some."""
    found = (tuple(matched(one, ("narrowMatch",), scheme)) for one in above(in_scheme("kind")[kind]))
    return next((codes for codes in found if codes), ())


def is_covered(kind: str, scheme: str) -> bool:
    """Whether a list has a code for events of a kind, or for some of them."""
    return code_of(kind, scheme) is not None or bool(narrower_codes(kind, scheme))


@cache
def kind_of(code: Concept) -> str | None:
    """The event type that a code means: by the code itself, else by the nearest code above it."""
    kinds = [in_scheme("kind")[type_] for type_ in EVENT_TYPES]
    for one in above(code):
        for match in _IN:
            found = [kind.notation for kind in kinds if one.iri in kind.matches.get(match, ())]
            if found:
                return found[0]
    return None


@cache
def code_of_class(class_: str, scheme: str) -> Concept | None:
    """The only code of a list that members of a class of the ontology may have; None where there are several."""
    found = [one for one in in_scheme(scheme).values() if class_ in one.classes]
    return found[0] if len(found) == 1 else None


def kept(codes: Iterable[str], scheme: str) -> tuple[Concept, ...]:
    """Those of some IRIs that are codes of a list."""
    return tuple(one for iri in codes if (one := concepts().get(iri)) is not None and one.scheme == scheme)
