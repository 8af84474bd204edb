"""What people have judged of identities, and what follows for units: which are one and which are not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from itertools import pairwise

from kg.corrections import constraints, corrections, links
from kg.corrections.things import kind_of, short
from kg.graph import BASE
from kg.identity.names import last
from kg.identity.quads import path_iri
from kg.identity.units import Path, Unit
from kg.store import Store

_OURS = frozenset({"entity", "identity"})


@dataclass(frozen=True, slots=True)
class Judged:
    """Corrections of identities and entities.

    Attributes:
        together: Pairs of IRIs that are one.
        apart: Pairs that are not.
        links: The same elsewhere, by IRI of an identity.
        own: Entities of articles that have an identity of their own.
        why: Reasons by pair.
    """

    together: tuple[tuple[str, str], ...] = ()
    apart: tuple[tuple[str, str], ...] = ()
    links: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    own: frozenset[str] = frozenset()
    why: Mapping[tuple[str, str], str] = field(default_factory=dict)

    @property
    def named(self) -> frozenset[str]:
        """All IRIs that are judged."""
        return frozenset(iri for pair in (*self.together, *self.apart) for iri in pair)

    def own_unit(self, entity: str, unit: Unit) -> Unit:
        """The unit of an entity: where somebody has set it apart, one of its own."""
        if entity not in self.own:
            return unit
        return replace(unit, path=(*unit.path[:3], short(entity).removeprefix("article/").replace("#", "-", 1)))


def is_keyed(iri: str) -> bool:
    """Whether it is an entity of a table."""
    return iri.startswith(f"{BASE}entity/")


def judged(store: Store) -> Judged:
    """What the corrections of a store say of identities and entities.

    An entity that is set apart gets an identity of its own; of two entities of articles the later in the order of IRIs.
    """
    found = constraints(store)
    together, apart = (
        tuple(pair for pair in pairs if kind_of(pair[0]) in _OURS) for pairs in (found.together, found.apart)
    )
    own = {max(local) for pair in apart if (local := [iri for iri in pair if "#" in iri])}
    whys = {pair: one.why for one in corrections(store) if one.kind == "merge" for pair in pairwise(one.things)}
    return Judged(together, apart, links(store), frozenset(own), whys)


def set_apart(units: Mapping[Path, Unit], pairs: Iterable[tuple[Path, Path]]) -> dict[Path, Unit]:
    """Units by path, of each pair the shorter name without its longer one, so that the two are not one by names.

    Args:
        units: All that are looked at.
        pairs: Units that are not one. Where neither is short for the other, the later in the order of paths is parted.
    """
    cut = dict(units)
    for one, other in pairs:
        if last(one, cut) == last(other, cut):
            first, second = sorted((one, other))
            shorter = first if second in _chain(first, cut) else second
            cut[shorter] = replace(cut[shorter], longer=None)
    return cut


def _chain(path: Path, units: Mapping[Path, Unit]) -> list[Path]:
    found = [path]
    while (further := units[found[-1]].longer) is not None:
        found.append(further)
    return found


@dataclass(frozen=True, slots=True)
class Merged:
    """Where groups of units go, by correction.

    Attributes:
        node: For an IRI of an identity or of a table's entity that is merged, the IRI that all have.
        because: Why, by that IRI.
    """

    node: Mapping[str, str]
    because: Mapping[str, tuple[str, ...]]


def merged(said: Judged, roots: Mapping[str, str]) -> Merged:
    """What is one by correction: an entity of a table gives its IRI, else the first of all in order.

    Args:
        said: The corrections.
        roots: By IRI of what is judged, the IRI of the identity that it is of by its names; what is not there is left
            out, but for entities of tables.
    """
    groups: dict[str, frozenset[str]] = {}
    whys: dict[str, set[str]] = {}
    for pair in said.together:
        ends = [iri if is_keyed(iri) else roots.get(iri) for iri in pair]
        one, other = ends
        if one is None or other is None:
            continue
        both = groups.get(one, frozenset({one})) | groups.get(other, frozenset({other}))
        groups.update(dict.fromkeys(both, both))
        whys.setdefault(one, set()).add(f"somebody has said so, by a correction: {said.why[pair]}")
    node = {iri: min(group, key=lambda one: (not is_keyed(one), one)) for iri, group in groups.items()}
    reasons: dict[str, set[str]] = {}
    for iri, some in whys.items():
        reasons.setdefault(node[iri], set()).update(some)
    return Merged(node, {iri: tuple(sorted(some)) for iri, some in reasons.items()})


def paths_by_iri(units: Iterable[Path]) -> dict[str, Path]:
    """Units by the IRI that an identity of this name has."""
    return {path_iri(path).value: path for path in units}
