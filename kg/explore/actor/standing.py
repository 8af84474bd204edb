"""How somebody stands to others: offices, memberships, alliances and the like, and who says so."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kg.explore.sparql import local, one_of
from kg.explore.told.things import Paper, Sentence, Thing, papers, sentences, things
from kg.explore.told.voice import Voice, voices
from kg.query.asking import ask
from kg.store import Store

_SIDES = {"other": "relationObject", "subject": "relationSubject"}


@dataclass(frozen=True, slots=True)
class Bond:
    """One kind of relation to one other, over all articles that tell of it.

    Attributes:
        kind: The kind, such as ``holdsOffice``.
        forward: Whether it leads to the other; else it comes from the other.
        own_voice: Whether an article tells it itself.
        voices: Who says so where no article does itself; else who says so too.
        papers: The articles, by day.
        sentences: What the first of them says.
    """

    kind: str
    forward: bool
    other: Thing
    own_voice: bool
    voices: tuple[Voice, ...]
    papers: tuple[Paper, ...]
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class _Told:
    iri: str
    kind: str
    forward: bool


def bonds(store: Store, members: Iterable[str], most: int) -> tuple[tuple[Bond, ...], int]:
    """The relations of somebody, those that most articles tell first, and how many there are.

    Args:
        store: Where to look.
        members: The IRIs that count as one.
        most: At most so many are answered.
    """
    members = tuple(members)
    told = [*_told(store, members, forward=True), *_told(store, members, forward=False)]
    iris = [one.iri for one in told]
    ends = things(store, iris, _SIDES)
    gathered: dict[tuple[str, bool, str], list[_Told]] = {}
    others: dict[str, Thing] = {}
    for one in told:
        for other in ends.get(one.iri, {}).get("other" if one.forward else "subject", ()):
            if other.iri not in members:
                others.setdefault(other.iri, other)
                gathered.setdefault((one.kind, one.forward, other.iri), []).append(one)
    order = sorted(gathered, key=lambda key: (-len(gathered[key]), key[0], not key[1], others[key[2]].label, key[2]))
    shown = [one.iri for key in order[:most] for one in gathered[key]]
    read, words, said = papers(store, shown), sentences(store, shown), voices(store, shown)
    made = []
    for kind, forward, other_iri in order[:most]:
        tellings = sorted(
            (one.iri for one in gathered[kind, forward, other_iri] if one.iri in read),
            key=lambda iri: (read[iri].published or "9999", read[iri].iri, iri),
        )
        if tellings:
            by = dict.fromkeys(voice for iri in tellings for voice in said.get(iri, ()))
            made.append(
                Bond(
                    kind=kind,
                    forward=forward,
                    other=others[other_iri],
                    own_voice=any(iri not in said for iri in tellings),
                    voices=tuple(by),
                    papers=tuple(dict.fromkeys(read[iri] for iri in tellings)),
                    sentences=words.get(tellings[0], ()),
                )
            )
    return tuple(made), len(order)


def _told(store: Store, members: Iterable[str], *, forward: bool) -> Iterable[_Told]:
    mine = "relationSubject" if forward else "relationObject"
    rows = ask(
        store,
        f"""SELECT DISTINCT ?relation ?kind WHERE {{
          GRAPH ?g {{ {one_of("me", members)} ?relation cn:{mine} ?me ; cn:relationKind ?kind }}
        }} ORDER BY ?relation ?kind""",
    )
    return (_Told(str(relation), local(kind), forward) for relation, kind in rows)
