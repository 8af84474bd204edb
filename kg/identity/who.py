"""Finds who and what the named entities of new articles are, from what the store keeps of units: no article is read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace

from pyoxigraph import Literal, NamedNode, Quad

from kg.graph import cn
from kg.identity import lookup, quads
from kg.identity.archive import Archive
from kg.identity.judged import Judged, is_keyed, judged, merged, paths_by_iri, set_apart
from kg.identity.names import identity, last, longer, near
from kg.identity.units import Path, Unit, both, member_key, read, unit_keys, units_of, written
from kg.store import Store


@dataclass(frozen=True, slots=True)
class Change:
    """What is to be taken out of the identity graph, and what to be put in.

    Attributes:
        identities: How many identities were made or made anew.
    """

    removed: frozenset[Quad]
    added: frozenset[Quad]
    identities: int


@dataclass(slots=True)
class _Shelf:
    """The units that are looked at, with what the store has of their identities.

    Attributes:
        at: The node that the store has each unit at.
        nodes: All that the store says of each node.
    """

    store: Store
    new: bool
    units: dict[Path, Unit] = field(default_factory=dict)
    at: dict[Path, str] = field(default_factory=dict)
    nodes: dict[str, frozenset[Quad]] = field(default_factory=dict)
    held: defaultdict[str, set[Path]] = field(default_factory=lambda: defaultdict(set))
    _asked: set[str] = field(default_factory=set)

    def fetch(self, units: Iterable[Unit]) -> None:
        """Reads the identities that share a key with any of some units, or have one of them."""
        if self.new:
            return
        wanted = {unit.path: unit for unit in units}
        keys = {key for unit in wanted.values() for key in unit_keys(unit)} - self._asked
        self._asked |= keys
        self.take(quads.path_iri(path).value for path in wanted if path not in self.at)
        self._note({node for some in lookup.nodes_by_key(self.store, keys).values() for node in some})

    def take(self, iris: Iterable[str]) -> None:
        """Reads the identities that have some IRIs, have had them before they were merged, or are those of entities."""
        if not self.new:
            self._note(_known_as(self.store, frozenset(iris)))

    def _note(self, found: Set[str]) -> None:
        for node, said in lookup.described(self.store, sorted(found - self.nodes.keys())).items():
            self.nodes[node] = said
            for unit in _units_at(said):
                self.at[unit.path] = node
                self.put(unit)

    def put(self, unit: Unit) -> None:
        """Adds what is said of a unit to what is known of it."""
        known = both(self.units.get(unit.path), unit)
        self.units[unit.path] = known
        for key in unit_keys(known):
            self.held[key].add(unit.path)


def _units_at(said: Iterable[Quad]) -> Iterator[Unit]:
    for quad in said:
        if quad.predicate == cn("blockKey") and isinstance(quad.object, Literal):
            unit = read(quad.object.value)
            if unit is not None:
                yield unit


def find_identities(archive: Archive, fresh: Iterable[str]) -> Change:
    """What changes in the identity graph by the named entities of articles.

    A unit of which something new is said may be one with those that share a key with it, and they with it: for these
    it is decided anew. All others stay with the longer name that they are kept with.

    Args:
        archive: The articles.
        fresh: IRIs of the graphs of those that are new.
    """
    judgement = judged(archive.store)
    said = [
        (entity, judgement.own_unit(entity, unit))
        for graph in sorted(fresh)
        for entity, unit in units_of(archive.papers[graph])
    ]
    told: dict[Path, Unit] = {}
    for _, unit in said:
        told[unit.path] = both(told.get(unit.path), unit)
    shelf = _Shelf(archive.store, archive.new)
    shelf.fetch(told.values())
    shelf.take(judgement.named)
    changed = [path for path, unit in told.items() if _is_more(shelf, unit)]
    for path in changed:
        shelf.put(told[path])
    shelf.fetch(shelf.units[path] for path in changed)  # with keys that only the store knew
    concerned = {*changed, *(o.path for path in changed for o in near(shelf.units[path], shelf.held, shelf.units))}
    shelf.fetch([shelf.units[path] for path in concerned])
    for path in sorted(concerned):
        unit = shelf.units[path]
        shelf.units[path] = replace(unit, longer=longer(unit, near(unit, shelf.held, shelf.units)))
    return _change(shelf, {entity: unit.path for entity, unit in said}, judgement)


def _is_more(shelf: _Shelf, unit: Unit) -> bool:
    """Whether something is said of a unit that the store does not know."""
    known = shelf.units.get(unit.path)
    return known is None or replace(both(known, unit), longer=None) != replace(known, longer=None)


def _change(shelf: _Shelf, members: Mapping[str, Path], judgement: Judged) -> Change:
    judged_units = _judged_units(shelf, members, judgement)
    pairs = [(judged_units.get(one), judged_units.get(other)) for one, other in judgement.apart]
    units = set_apart(shelf.units, [(one, other) for one, other in pairs if one and other])
    roots = {iri: quads.path_iri(last(path, units)).value for iri, path in judged_units.items()}
    by_correction = merged(judgement, roots)
    groups: defaultdict[str, list[Unit]] = defaultdict(list)
    for path in sorted(units):
        root = quads.path_iri(last(path, units)).value
        groups[by_correction.node.get(root, root)].append(units[path])
    wanted: set[Quad] = set()
    there: dict[Path, NamedNode] = {}
    identities = 0
    for node, group in groups.items():
        own = set(_described(node, group, shelf, judgement, by_correction.because.get(node, ())))
        identities += not own <= shelf.nodes.get(node, frozenset())
        wanted |= own
        there.update({unit.path: NamedNode(node) for unit in group})
    removed: set[Quad] = set()
    for path, old in shelf.at.items():
        if old != there[path].value:
            for entity in lookup.members(shelf.store, member_key(path)):
                removed.add(Quad(NamedNode(entity), cn("identifiedAs"), NamedNode(old), quads.GRAPH))
                wanted.add(Quad(NamedNode(entity), cn("identifiedAs"), there[path], quads.GRAPH))
    for entity, path in members.items():
        wanted.add(Quad(NamedNode(entity), cn("identifiedAs"), there[path], quads.GRAPH))
        wanted.update(quads.key_quads(entity, [member_key(path)]))
    known = {quad for said in shelf.nodes.values() for quad in said}
    return Change(frozenset((removed | known) - wanted), frozenset(wanted - known), identities)


def _judged_units(shelf: _Shelf, members: Mapping[str, Path], judgement: Judged) -> dict[str, Path]:
    """The units of what is judged, by its IRI."""
    if not judgement.named:
        return {}
    named = paths_by_iri(shelf.units)
    by_key = {member_key(path): path for path in shelf.units}
    found = {iri: named[iri] for iri in judgement.named if iri in named}
    for iri in sorted(judgement.named):
        if iri in members:
            found[iri] = members[iri]
        elif "#" in iri and not shelf.new:
            for quad in lookup.described(shelf.store, [iri]).get(iri, ()):
                if isinstance(quad.object, Literal) and quad.object.value in by_key:
                    found[iri] = by_key[quad.object.value]
    return found


def _described(
    node: str, group: Sequence[Unit], shelf: _Shelf, judgement: Judged, because: Iterable[str]
) -> Iterator[Quad]:
    """What the store has of an identity; of an entity of a table only what units are it."""
    iris = {quads.path_iri(unit.path).value: unit for unit in group}
    keys = {key for unit in group for key in (*unit_keys(unit), written(shelf.units[unit.path]))}
    yield from quads.key_quads(node, keys | {quads.is_key(iri) for iri in iris if iri != node})
    if not is_keyed(node):
        found = identity(iris[node], group)
        matches = {match for iri in iris for match in judgement.links.get(iri, ())}
        more = (*found.because, *because)
        yield from quads.identity_quads(replace(found, because=more, matches=tuple(sorted(matches))))


def _known_as(store: Store, iris: Set[str]) -> set[str]:
    """The nodes that have some IRIs, have had them before they were merged, or are the identities of entities."""
    keyed = lookup.nodes_by_key(store, map(quads.is_key, iris))
    own = lookup.identities_of(store, sorted(iri for iri in iris if "#" in iri))
    return {*(iri for iri in iris if "#" not in iri), *own, *(node for some in keyed.values() for node in some)}


def tie_keyed(store: Store) -> None:
    """Has entities of tables that are one by correction identified as the first of them, where an article has them."""
    said = judged(store)
    keyed = sorted(iri for iri in said.named if is_keyed(iri))
    if not keyed:
        return
    pairs = tuple(pair for pair in said.together if all(map(is_keyed, pair)))
    node = merged(replace(said, together=pairs), {}).node
    tie = cn("identifiedAs")
    wanted = {
        Quad(NamedNode(iri), tie, NamedNode(node[iri]), quads.GRAPH)
        for iri in keyed
        if node.get(iri, iri) != iri and lookup.is_mentioned(store, iri)
    }
    known = {quad for some in lookup.described(store, keyed).values() for quad in some if quad.predicate == tie}
    lookup.exchange(store, known - wanted, wanted - known)


def let_go(store: Store, things: Iterable[str]) -> None:
    """Has what somebody's corrections are of identified anew.

    Args:
        store: Where it is.
        things: IRIs of identities, entities, or anything else, which is passed over.
    """
    named = frozenset(things)
    _part(store, _known_as(store, named))
    lookup.strike_out(store, sorted(filter(is_keyed, named)))


def part_with(store: Store, nodes: Iterable[str]) -> None:
    """Takes out the identities of entities, and those that may be one with them; their articles are to be read anew.

    What an identity owes to one article cannot be told from what it owes to others.

    Args:
        store: Where they are.
        nodes: IRIs of entities; what is none, or has no identity, is passed over.
    """
    _part(store, lookup.identities_of(store, sorted(nodes)))


def _part(store: Store, own: Iterable[str]) -> None:
    about = lookup.described(store, sorted(own))
    keys = {key for said in about.values() for unit in _units_at(said) for key in unit_keys(unit)}
    around = {node for some in lookup.nodes_by_key(store, keys).values() for node in some} - about.keys()
    about |= lookup.described(store, sorted(around))
    paths = sorted({unit.path for said in about.values() for unit in _units_at(said)})
    entities = {entity for path in paths for entity in lookup.members(store, member_key(path))}
    lookup.strike_marks(store, {lookup.graph_of(entity) for entity in entities})
    lookup.strike_out(store, sorted({*about, *entities}))
