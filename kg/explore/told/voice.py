"""Who says something: the sources of claims, and the claims that put something forward directly."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kg.explore.sparql import one_of
from kg.explore.told.things import Thing, things
from kg.query.asking import ask, text
from kg.store import Store


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks in a claim.

    Attributes:
        claim: The IRI of the claim.
        sources: Who says so; several who speak as one are each there.
        words: The words for them in the article; None where it names no source ("it is claimed").
    """

    claim: str
    sources: tuple[Thing, ...]
    words: str | None

    @property
    def name(self) -> str:
        """Who says so, in one line."""
        return ", ".join(source.label for source in self.sources) or self.words or "a source that is not named"


def speaking(store: Store, claims: Iterable[str]) -> dict[str, Voice]:
    """Who speaks in each claim, by its IRI."""
    wanted = sorted(set(claims))
    found = ask(
        store,
        f"""SELECT DISTINCT ?claim ?words WHERE {{
          GRAPH ?g {{
            {one_of("claim", wanted)}
            ?claim cn:content ?content . OPTIONAL {{ ?claim cn:sourceText ?words }}
          }}
        }} ORDER BY ?claim DESC(?words)""",
    )
    sources = things(store, wanted, {"source": "attributedTo"})
    return {
        str(claim): Voice(str(claim), sources.get(str(claim), {}).get("source", ()), text(words))
        for claim, words in found
    }


def voices(store: Store, told: Iterable[str]) -> dict[str, tuple[Voice, ...]]:
    """Who puts each event or toll forward directly; who is only said to have been told of it by others is left out."""
    direct = "?claim cn:asserts ?told . FILTER NOT EXISTS { ?inner cn:within+ ?claim ; cn:asserts ?told }"
    return _speaking_of(store, told, direct)


def denying(store: Store, told: Iterable[str]) -> dict[str, tuple[Voice, ...]]:
    """Who denies each event."""
    return _speaking_of(store, told, "?claim cn:disputes ?told")


def _speaking_of(store: Store, told: Iterable[str], where: str) -> dict[str, tuple[Voice, ...]]:
    found = ask(
        store,
        f"""SELECT DISTINCT ?told ?claim WHERE {{
          GRAPH ?g {{ {one_of("told", sorted(set(told)))} {where} }}
        }} ORDER BY ?told ?claim""",
    )
    by_claim = speaking(store, (str(claim) for _, claim in found))
    gathered: dict[str, tuple[Voice, ...]] = {}
    for thing, claim in found:
        gathered[str(thing)] = (*gathered.get(str(thing), ()), by_claim[str(claim)])
    return gathered


def outer_voices(store: Store, claims: Iterable[str]) -> dict[str, tuple[Voice, ...]]:
    """Who tells of each claim that is told in another, from the next to the outermost."""
    found = ask(
        store,
        f"""SELECT ?claim ?outer (COUNT(DISTINCT ?further) AS ?depth) WHERE {{
          GRAPH ?g {{
            {one_of("claim", sorted(set(claims)))}
            ?claim cn:within+ ?outer . OPTIONAL {{ ?outer cn:within+ ?further }}
          }}
        }} GROUP BY ?claim ?outer ORDER BY ?claim DESC(?depth) ?outer""",
    )
    by_claim = speaking(store, (str(outer) for _, outer, _ in found))
    gathered: dict[str, tuple[Voice, ...]] = {}
    for claim, outer, _ in found:
        gathered[str(claim)] = (*gathered.get(str(claim), ()), by_claim[str(outer)])
    return gathered
