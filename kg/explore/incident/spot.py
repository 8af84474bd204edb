"""Places of events and where on the map they lie, as far as articles and gazetteers know."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kg.explore.happenings.whereabouts import in_order, located
from kg.explore.sparql import one_of
from kg.explore.told.things import Thing
from kg.query.asking import ask
from kg.store import Store


@dataclass(frozen=True, slots=True)
class Spot:
    """A place.

    Attributes:
        lat: Degrees north (WGS 84), of the place itself, else of the nearest larger one that is known, else None.
        lon: Degrees east.
        at: The name of that larger place; None where the position is its own.
    """

    place: Thing
    lat: float | None
    lon: float | None
    at: str | None = None


def spots(store: Store, places: Iterable[Thing]) -> tuple[Spot, ...]:
    """Where each place lies, in the order given; a place that is there twice is found once.

    Args:
        store: One that holds the gazetteer too, where there is one.
        places: Places by the IRI of their identity, where they have one.
    """
    wanted = tuple({place.iri: place for place in places}.values())
    found = ask(
        store,
        f"""SELECT DISTINCT ?place ?entity WHERE {{
          {one_of("place", (place.iri for place in wanted))}
          GRAPH graph:identity {{ ?entity cn:identifiedAs ?place }}
        }} ORDER BY ?place ?entity""",
    )
    members = {place.iri: [place.iri] for place in wanted}
    for iri, entity in found:
        members[str(iri)].append(str(entity))
    known = located(store, (one for some in members.values() for one in some))
    made = []
    for place in wanted:
        some = in_order(known[one] for one in members[place.iri] if one in known and known[one].lat is not None)
        own = next((one for one in some if one.at is None), some[0] if some else None)
        made.append(Spot(place, own.lat, own.lon, own.at) if own else Spot(place, None, None))
    return tuple(made)
