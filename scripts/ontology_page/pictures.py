"""The pictures of the page, as SVG: the main classes with what joins them, and trees of classes.

Colours come from the style sheet of the page, so that they fit a light and a dark screen.
"""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from markupsafe import Markup
from rdflib import Graph, URIRef
from rdflib.namespace import OWL, RDF, RDFS, XSD

from ontology_page.terms import Ontology
from ontology_page.words import CN, label, local, named_parts

WIDE, ROW, HEAD = 230, 18, 32
"""Width of a box, height of a row, height of the name of a box, in pixels."""

DEEP, STEP = 180, 24
"""From one level of a tree to the next, and from one row to the next."""

_DATA = {XSD.string: "text", XSD.boolean: "yes or no", XSD.nonNegativeInteger: "number", RDFS.Literal: "day"}
_TIME = "http://www.w3.org/2006/time#"


@dataclass(frozen=True, slots=True)
class Box:
    """A class in the overview: its place, and its rows of a property and where it leads."""

    iri: URIRef
    name: str
    x: int
    y: int
    rows: tuple[tuple[URIRef, str], ...]

    @property
    def height(self) -> int:
        """Its height in pixels."""
        return HEAD + ROW * len(self.rows) + (8 if self.rows else 0)

    @property
    def centre(self) -> tuple[float, float]:
        """Its middle."""
        return self.x + WIDE / 2, self.y + self.height / 2


def overview(ontology: Ontology) -> Markup:
    """The main classes, the properties that graphs hold of them, and the arrows between them."""
    plan = tomllib.loads(Path(__file__).with_name("overview.toml").read_text(encoding="utf-8"))
    own, tops = ontology.own, {_iri(name): place for name, place in plan["boxes"].items()}
    joins = _joins(ontology, set(tops))
    arrows = [(_iri(start), _iri(end)) for start, end in plan["arrows"]]
    boxes = {
        iri: Box(iri, _name(iri, own), x, y, tuple(_rows(iri, ontology, joins, set(arrows), plan["words"])))
        for iri, (x, y) in tops.items()
    }
    lines = [_arrow(boxes[start], boxes[end], joins[start, end], own) for start, end in arrows]
    wide, high = plan["size"]
    frames = [_box(box, own) for box in boxes.values()]
    return _svg(wide, high, "Main classes and the properties between them", [*lines, *frames])


def _iri(name: str) -> URIRef:
    return URIRef(_TIME + name.removeprefix("time:") if name.startswith("time:") else CN + name)


def _name(class_: URIRef, own: Graph) -> str:
    return label(class_, own).rpartition(":")[2].lower()


def _joins(ontology: Ontology, tops: set[URIRef]) -> dict[tuple[URIRef, URIRef], list[URIRef]]:
    """The properties that graphs hold, by the boxes that they lead from and to, in the order of the files."""
    own, joins = ontology.own, defaultdict(list)
    for name in ontology.declared:
        property_ = URIRef(CN + name)
        if name in ontology.written and (property_, RDF.type, OWL.ObjectProperty) in own:
            for start in sorted(_boxed(property_, RDFS.domain, own, tops)):
                for end in sorted(_boxed(property_, RDFS.range, own, tops)):
                    joins[start, end].append(property_)
    return dict(joins)


def _boxed(property_: URIRef, end: URIRef, own: Graph, tops: set[URIRef]) -> set[URIRef]:
    """The boxes that the domain or range of a property falls into."""
    parts = {part for class_ in own.objects(property_, end) for part in named_parts(class_, own)}
    return {above for part in parts for above in own.transitive_objects(part, RDFS.subClassOf) if above in tops}


def _rows(
    box: URIRef,
    ontology: Ontology,
    joins: dict[tuple[URIRef, URIRef], list[URIRef]],
    drawn: set[tuple[URIRef, URIRef]],
    words: dict[str, str],
) -> Iterator[tuple[URIRef, str]]:
    """What a box says of itself: each property that no arrow bears, with what it holds or where it leads.

    Those of few classes come first.
    """
    own = ontology.own
    properties = (URIRef(CN + name) for name in ontology.declared if name in ontology.written)
    of_box = (one for one in properties if _boxed(one, RDFS.domain, own, {box}))
    for property_ in sorted(of_box, key=lambda one: len(_boxed(one, RDFS.domain, own, set(_tops(joins))))):
        ends = [end for (start, end), found in joins.items() if start == box and property_ in found]
        rest = [_name(end, own) for end in ends if (box, end) not in drawn]
        range_ = own.value(property_, RDFS.range)
        if rest:
            yield property_, f"→ {', '.join(rest)}"
        elif not ends:
            yield property_, words.get(str(range_)) or _DATA.get(range_, "code")


def _tops(joins: dict[tuple[URIRef, URIRef], list[URIRef]]) -> Iterator[URIRef]:
    for pair in joins:
        yield from pair


def _box(box: Box, own: Graph) -> Markup:
    rows = Markup("").join(
        Markup('<a href="#{}"><text x="{}" y="{}">{}</text></a><text class="to" x="{}" y="{}">{}</text>').format(
            local(property_), box.x + 12, box.y + HEAD + ROW * row + 14, label(property_, own),
            box.x + WIDE - 12, box.y + HEAD + ROW * row + 14, where,
        )
        for row, (property_, where) in enumerate(box.rows)
    )  # fmt: skip
    name = Markup('<text class="name" x="{}" y="{}">{}</text>').format(box.x + 12, box.y + 21, box.name)
    if local(box.iri):
        name = Markup('<a href="#{}">{}</a>').format(local(box.iri), name)
    frame = Markup('<rect x="{}" y="{}" width="{}" height="{}" rx="6"/>').format(box.x, box.y, WIDE, box.height)
    line = Markup('<path class="rule" d="M{} {}h{}"/>').format(box.x, box.y + HEAD - 2, WIDE) if box.rows else ""
    return Markup('<g class="box">{}{}{}{}</g>').format(frame, line, name, rows)


def _arrow(start: Box, end: Box, properties: Iterable[URIRef], own: Graph) -> Markup:
    """A straight arrow between two boxes with the names of properties on it, or beside it where it runs down."""
    (x1, y1), (x2, y2) = _between(start, end)
    names = [(local(one), label(one, own)) for one in properties]
    side, x = ("beside", x1 + 10) if x1 == x2 else ("on", (x1 + x2) / 2)
    y = (y1 + y2) / 2 - (len(names) - 1) * ROW / 2 + 4
    words = Markup("").join(
        Markup('<a href="#{}"><text class="{}" x="{:.0f}" y="{:.0f}">{}</text></a>').format(
            name, side, x, y + ROW * row, word
        )
        for row, (name, word) in enumerate(names)
    )
    line = Markup('<path class="arrow" marker-end="url(#section-tip)" d="M{:.0f} {:.0f}L{:.0f} {:.0f}"/>')
    return Markup("<g>{}{}</g>").format(line.format(x1, y1, x2, y2), words)


def _between(start: Box, end: Box) -> tuple[tuple[float, float], tuple[float, float]]:
    """Where an arrow leaves one box and meets another: straight across or down where they face each other."""
    low, high = max(start.y, end.y), min(start.y + start.height, end.y + end.height)
    if start.x == end.x:
        x = start.x + WIDE / 2
        down = start.y < end.y
        return (x, start.y + (start.height if down else 0)), (x, end.y + (0 if down else end.height))
    right = start.x < end.x
    x1, x2 = start.x + (WIDE if right else 0), end.x + (0 if right else WIDE)
    if low + 2 * ROW < high:
        y = (low + high) / 2
        return (x1, y), (x2, y)
    down = start.y < end.y
    return (x1, start.y + (start.height - 30 if down else 30)), (x2, end.y + (30 if down else end.height - 30))


def tree(top: str, ontology: Ontology) -> Markup:
    """A class with all that is below it, from left to right; one with several parents stands below each of them.

    Args:
        top: Local name of the class.
        ontology: What to read it from.
    """
    own = ontology.own
    leaves = _leaves(URIRef(CN + top), 0, own)
    branches, words, seen, deepest = [], [], set(), 0
    for node, depth, row, rows_below in leaves:
        x, y, name = 10 + depth * DEEP, 20 + row * STEP, label(node, own)
        fork, tip = x + DEEP - 50, x + DEEP - 8
        if rows_below:
            branches.append(f"M{min(x + round(6.9 * len(name)) + 6, fork)} {y:.0f}H{fork}")
        branches += [
            f"M{fork} {y:.0f}C{fork + 25} {y:.0f} {fork + 15} {height:.0f} {tip} {height:.0f}"
            for height in (20 + below * STEP for below in rows_below)
        ]
        kind = "again" if node in seen else "leaf"
        words.append(
            Markup('<a href="#{}"><text class="{}" x="{}" y="{:.0f}">{}</text></a>').format(
                local(node), kind, x, y + 4, name
            )
        )
        seen.add(node)
        deepest = max(deepest, depth)
    high = 40 + max(row for _, _, row, _ in leaves) * STEP
    drawn = Markup('<path class="branch" d="{}"/>').format("".join(branches))
    return _svg((deepest + 1) * DEEP, int(high), f"Kinds of {label(URIRef(CN + top), own)}", [drawn, *words])


def _leaves(node: URIRef, depth: int, own: Graph, free: int = 0) -> list[tuple[URIRef, int, float, list[float]]]:
    """A class and all below it: each with its depth, its row, and the rows of those right below.

    Args:
        node: The class.
        depth: How deep it stands.
        own: The ontology.
        free: The first row that is free.
    """
    below = sorted(set(_below(node, own)), key=lambda one: label(one, own))
    found: list[tuple[URIRef, int, float, list[float]]] = []
    rows: list[float] = []
    for one in below:
        branch = _leaves(one, depth + 1, own, free)
        rows.append(branch[0][2])
        free = 1 + int(max(row for _, _, row, _ in branch))
        found += branch
    return [(node, depth, (rows[0] + rows[-1]) / 2 if rows else free, rows), *found]


def _below(node: URIRef, own: Graph) -> Iterator[URIRef]:
    """The classes right below one, and those that are of its kind or another."""
    for class_, above in own.subject_objects(RDFS.subClassOf):
        if node in named_parts(above, own) and isinstance(class_, URIRef):
            yield class_


def _svg(wide: int, high: int, title: str, parts: Iterable[Markup]) -> Markup:
    return Markup('<svg viewBox="0 0 {0} {1}" width="{0}" height="{1}" role="group" aria-label="{2}">{3}</svg>').format(
        wide, high, title, Markup("\n").join(parts)
    )
