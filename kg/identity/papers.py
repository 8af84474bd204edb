"""From the graph of an article to what identity looks at."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache

from pyoxigraph import Literal, NamedNode

from kg.graph import BASE, PREFIXES, cn, term
from kg.identity.model import Count, Paper, Report, Thing
from kg.identity.places import country_of
from kg.identity.stems import stems
from kg.identity.traits import SETTLEMENTS, actors, countries, hit, kinds, kinds_within, regions, sorts, towns, traits
from kg.identity.when import span_of
from kg.model.values import EVENT_TYPES, lineage
from kg.resolve.folding import fold
from kg.store import Solutions, Store

_CN = PREFIXES["cn"]
_READ = (
    "rdf:type", "rdfs:label", "skos:altLabel", "schema:datePublished", "dcterms:title", "dcterms:publisher",
    "cn:minHash",
    "cn:isNamed", "cn:hasMention", "geo:hasGeometry", "geo:asWKT",
    "cn:status", "cn:alsoOfType", "cn:operationName", "cn:hasAgent", "cn:hasTarget", "cn:hasPlace", "cn:hasTime",
    "time:hasBeginning", "time:hasEnd",
    "cn:hasEvidence", "oa:hasSelector", "oa:exact", "cn:ofEvent", "cn:casualtyKind", "cn:minimum", "cn:maximum",
)  # fmt: skip
"""Predicates that are read; quotes, offsets and evidence, most of a graph, are not."""
_WANTED = frozenset(f"{PREFIXES[p]}{name}" for p, name in (curie.split(":") for curie in _READ))
_TYPE = f"{PREFIXES['rdf']}type"
_POINT = re.compile(r"POINT\s*\(\s*(\S+)\s+(\S+)\s*\)")
_OFFSET = re.compile(r"#\w+-(\d+)-\d+")
_DAY = f"{BASE}date/"

_Node = Mapping[str, list[str]]
_VALUED = (NamedNode, Literal)


def article_graphs(store: Store) -> tuple[str, ...]:
    """IRIs of the graphs of all articles, sorted."""
    derived = f"?g {term('prov:wasDerivedFrom')} ?article"
    found = store.query(f"SELECT ?g WHERE {{ GRAPH ?g {{ {derived} . ?article a {cn('Article')} }} }}")
    return (
        tuple(sorted(g.value for (g,) in found.rows if isinstance(g, NamedNode)))
        if isinstance(found, Solutions)
        else ()
    )


def read_paper(store: Store, graph: str) -> Paper:
    """What identity looks at of one article.

    Args:
        store: Where the article is.
        graph: IRI of its graph.
    """
    nodes: dict[str, dict[str, list[str]]] = {}
    for quad in store.quads(graph):  # to pick out in the store what is wanted takes longer
        predicate = quad.predicate.value
        if predicate in _WANTED:
            value = quad.object.value if isinstance(quad.object, _VALUED) else str(quad.object)
            if predicate != _TYPE or value.startswith(_CN):
                subject = quad.subject.value if isinstance(quad.subject, _VALUED) else str(quad.subject)
                nodes.setdefault(subject, {}).setdefault(predicate, []).append(value)
    for node in nodes.values():
        for values in node.values():
            values.sort()
    said = {iri: words for iri, node in nodes.items() if (words := _sentence(node, nodes))}
    return _paper(graph, said, nodes)


def _paper(graph: str, said: Mapping[str, str], nodes: Mapping[str, _Node]) -> Paper:
    iri = f"{BASE}article/{graph.removeprefix(f'{BASE}graph/')}"
    things = {name: _thing(name, node, nodes) for name, node in nodes.items() if f"{_CN}isNamed" in node}
    counts = _counts(nodes)
    own = nodes.get(iri, {})
    published = _one(own, f"{PREFIXES['schema']}datePublished")
    reports = (
        _report(name, (graph, published), node, nodes, things, counts.get(name, ()), said.get(name, ""))
        for name, node in nodes.items()
        if f"{_CN}status" in node
    )
    places = [t for t in things.values() if t.named and t.type in {"Country", "Region", *SETTLEMENTS}]
    return Paper(
        graph=graph,
        iri=iri,
        key=iri.removeprefix(f"{BASE}article/"),
        published=published,
        reports=tuple(sorted(reports, key=lambda report: (report.at, report.iri))),
        named=tuple(sorted((t for t in things.values() if t.named and not t.keyed), key=lambda t: t.iri)),
        countries=_shares(places),
        home=tuple(sorted((t for t in places if t.type in SETTLEMENTS), key=lambda t: (-t.mentions, t.iri))),
        signature=_one(own, f"{_CN}minHash"),
        names=_particular(things.values(), plain(_one(own, f"{PREFIXES['dcterms']}publisher") or "-")),
        places=frozenset(t.iri for t in places if t.keyed),
        sites=frozenset(name for t in things.values() if _is_site(t) for name in t.names if len(name) > 2),
        title=stems(_one(own, f"{PREFIXES['dcterms']}title") or ""),
    )


def _thing(iri: str, node: _Node, nodes: Mapping[str, _Node]) -> Thing:
    names = [*node.get(f"{PREFIXES['rdfs']}label", ()), *node.get(f"{PREFIXES['skos']}altLabel", ())]
    geometry = nodes.get(_one(node, f"{PREFIXES['geo']}hasGeometry") or "", {})
    point = _POINT.fullmatch(_one(geometry, f"{PREFIXES['geo']}asWKT") or "")
    return Thing(
        iri=iri,
        type=_class(node),
        label=names[0] if names else "",
        names=frozenset(folded for name in names if (folded := plain(name))),
        named=_one(node, f"{_CN}isNamed") == "true",
        mentions=len(node.get(f"{_CN}hasMention", ())),
        lat=float(point[2]) if point else None,
        lon=float(point[1]) if point else None,
        aliases=tuple(names[1:]),
    )


@lru_cache(maxsize=65536)
def plain(name: str) -> str:
    """A name in one spelling, without its article; what is not in Latin letters stays as it is."""
    folded = " ".join(fold(name).replace('"', "").split()).removeprefix("the ").removesuffix("s'").strip()
    return folded or " ".join(name.lower().split())


def _report(
    iri: str,
    article: tuple[str, str | None],
    node: _Node,
    nodes: Mapping[str, _Node],
    things: Mapping[str, Thing],
    counts: tuple[Count, ...],
    sentence: str,
) -> Report:
    when = nodes.get(_one(node, f"{_CN}hasTime") or "", {})
    type_ = _class(node)
    further = (value.removeprefix(_CN) for value in node.get(f"{_CN}alsoOfType", ()))
    place = _OFFSET.search(iri)
    name = _one(node, f"{_CN}operationName")
    roles = (
        tuple(things[one] for one in node.get(f"{_CN}{role}", ()) if one in things)
        for role in ("hasAgent", "hasTarget", "hasPlace")
    )
    agents, targets, places = roles
    types = frozenset(kind for one in (type_, *further) for kind in lineage(one))
    struck = hit(targets, places)
    days = (_day(when, f"{PREFIXES['time']}hasBeginning"), _day(when, f"{PREFIXES['time']}hasEnd"))
    return Report(
        iri=iri,
        graph=article[0],
        at=int(place[1]) if place else 0,
        type=type_,
        types=types,
        status=(_one(node, f"{_CN}status") or "").rpartition("-")[2],
        label=_one(node, f"{PREFIXES['rdfs']}label") or "",
        span=span_of(types, days, article[1]),
        operation=plain(name) if name else None,
        agents=agents,
        targets=targets,
        places=places,
        counts=counts,
        actors=actors(agents),
        doers=kinds(agents),
        hit=struck,
        kinds=kinds(struck),
        within=(of := kinds_within(struck)),
        sorts=sorts(struck),
        towns=towns(targets, places),
        regions=regions(places),
        countries=countries(places),
        words=stems(sentence),
        traits=traits((*agents, *targets, *places), counts, of),
    )


def _counts(nodes: Mapping[str, _Node]) -> dict[str, tuple[Count, ...]]:
    found: defaultdict[str, list[Count]] = defaultdict(list)
    for _, node in sorted(nodes.items()):
        event, kind = _one(node, f"{_CN}ofEvent"), _one(node, f"{_CN}casualtyKind")
        if event and kind:
            least, most = _one(node, f"{_CN}minimum"), _one(node, f"{_CN}maximum")
            kind = kind.rpartition("-")[2]
            found[event].append(Count(kind, int(least) if least else None, int(most) if most else None))
    return {event: tuple(counts) for event, counts in found.items()}


def _shares(places: Iterable[Thing]) -> tuple[tuple[str, float], ...]:
    """Share of each country in what is said of countries and of places in them."""
    spoken: Counter[str] = Counter()
    for place in places:
        if place.type == "Country":
            spoken[place.iri if place.keyed else f"name:{min(place.names, default='')}"] += place.mentions
        elif (country := country_of(place.iri)) is not None:
            spoken[country] += place.mentions
    total = spoken.total()
    return tuple(sorted(((key, count / total) for key, count in spoken.items()), key=lambda one: (-one[1], one[0])))


def _is_site(thing: Thing) -> bool:
    return thing.named and thing.type in {"Region", "Facility", *SETTLEMENTS}


def _particular(things: Iterable[Thing], publisher: str) -> frozenset[str]:
    """Names that few articles have: not those of countries, nor of bodies and people that a table knows."""
    own = (t for t in things if t.named and (not t.keyed or t.type in {"Region", "City", "Place", "Facility"}))
    return frozenset(name for t in own if t.type != "Country" for name in t.names if len(name) > 2) - {publisher}


def _class(node: _Node) -> str:
    types = [t.removeprefix(_CN) for t in node.get(_TYPE, ())]
    return next((t for t in types if t in EVENT_TYPES), types[0] if types else "")


def _day(when: _Node, edge: str) -> str | None:
    day = _one(when, edge)
    return day.removeprefix(_DAY) if day else None


def _sentence(node: _Node, nodes: Mapping[str, _Node]) -> str | None:
    """The words that an event rests on; None for what is none."""
    if f"{_CN}status" not in node:
        return None
    proof = nodes.get(_one(node, f"{_CN}hasEvidence") or "", {})
    return _one(nodes.get(_one(proof, f"{PREFIXES['oa']}hasSelector") or "", {}), f"{PREFIXES['oa']}exact")


def _one(node: _Node, predicate: str) -> str | None:
    values = node.get(predicate)
    return values[0] if values else None
