"""How corrections stand: in force, waiting for their thing, overruled by later ones, or not fitting what was read."""

from __future__ import annotations

from collections.abc import Iterable

from kg.corrections.amending import amended, settled
from kg.corrections.constraints import weighed
from kg.corrections.correction import Correction
from kg.corrections.effects import EFFECTS
from kg.corrections.things import graph_of, short
from kg.corrections.whereabouts import concerned, graphs_with
from kg.store import Store

IN_FORCE = "in force"


def standing(store: Store, given: Iterable[Correction]) -> dict[str, str]:
    """For the IRI of each correction how it stands, in words.

    Args:
        store: Where the graphs are.
        given: All corrections of the store.
    """
    all_ = list(given)
    found = graphs_with(store, (thing for one in all_ for thing in one.things))
    _, overruled = weighed(all_)
    unfit = _unfit(store, all_)
    said = {}
    for one in all_:
        there = {
            thing: [graph for graph in found.get(thing, ()) if one.article is None or graph == graph_of(one.article)]
            for thing in one.things
        }
        missing = [short(thing) for thing, graphs in there.items() if not graphs]
        if missing:
            where = f" in {short(one.article)}" if one.article else ""
            said[one.iri] = f"waiting for {', '.join(missing)}{where}"
        elif one.iri in overruled:
            said[one.iri] = f"overruled by {short(overruled[one.iri])}"
        else:
            said[one.iri] = f"not applied: {unfit[one.iri]}" if one.iri in unfit else IN_FORCE
    return said


def _unfit(store: Store, given: list[Correction]) -> dict[str, str]:
    """The corrections that graphs are without, since they would break a shape there."""
    effective = [one for one in given if one.kind in EFFECTS]
    found: dict[str, str] = {}
    for graph in concerned(store, effective):
        quads = list(store.quads(graph))
        if set(amended(quads, effective)) != set(quads):  # else there is nothing that did not fit
            found |= settled(quads, effective)[1]
    return found
