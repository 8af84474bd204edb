"""What people say: claims with their sources, exact words and what they put forward or dispute."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kg.explore.sparql import local, one_of
from kg.explore.told.things import Paper, Sentence, Thing, papers, sentences, things
from kg.explore.told.voice import Voice, outer_voices, speaking
from kg.model.values import CLAIM_TYPES
from kg.query.asking import ask, text
from kg.store import Store

DENIALS = ("Denial", "ResponsibilityDenial")
"""The types of claims that say no."""


@dataclass(frozen=True, slots=True)
class Linked:
    """What a claim is tied to.

    Attributes:
        relation: ``asserts``, ``about``, ``disputes`` or ``within``.
        words: The content of a claim, else the label of the event, toll or entity.
    """

    relation: str
    iri: str
    words: str


@dataclass(frozen=True, slots=True)
class Claim:
    """What somebody says, in one article.

    Attributes:
        type: The name of its class, such as ``Accusation``.
        voice: Who says so.
        day: The day on which it was said, where the article tells it.
        told_by: Who is quoted as telling of this claim, from the next to the outermost.
    """

    iri: str
    type: str
    voice: Voice
    cue: str | None
    content: str
    quoted: bool
    day: str | None
    accused: tuple[Thing, ...]
    addressees: tuple[Thing, ...]
    linked: tuple[Linked, ...]
    told_by: tuple[Voice, ...]
    paper: Paper
    sentences: tuple[Sentence, ...]

    @property
    def denies(self) -> bool:
        """Whether it says no."""
        return self.type in DENIALS

    def to(self, relation: str) -> tuple[Linked, ...]:
        """What it is tied to in one way."""
        return tuple(link for link in self.linked if link.relation == relation)


def claims(store: Store, iris: Iterable[str]) -> dict[str, Claim]:
    """The claims of these IRIs; what is no claim is missing."""
    wanted = sorted(set(iris))
    found = ask(
        store,
        f"""SELECT DISTINCT ?claim ?kind ?cue ?content ?quoted ?day WHERE {{
          GRAPH ?g {{
            {one_of("claim", wanted)}
            ?claim cn:content ?content ; a ?kind .
            OPTIONAL {{ ?claim cn:cue ?cue }}
            OPTIONAL {{ ?claim cn:isQuoted ?quoted }}
            OPTIONAL {{ ?claim cn:statedOn ?day }}
          }}
        }} ORDER BY ?claim ?kind""",
    )
    roles = things(store, wanted, {"accused": "accuses", "addressee": "addressee"})
    read, shown, linked = papers(store, wanted), sentences(store, wanted), _linked(store, wanted)
    speakers, outer = speaking(store, wanted), outer_voices(store, wanted)
    gathered: dict[str, Claim] = {}
    for iri, kind, cue, content, quoted, day in found:
        if local(kind) not in CLAIM_TYPES or str(iri) in gathered or str(iri) not in read:
            continue
        of = roles.get(str(iri), {})
        gathered[str(iri)] = Claim(
            iri=str(iri),
            type=local(kind),
            voice=speakers[str(iri)],
            cue=text(cue),
            content=str(content),
            quoted=quoted is True,
            day=text(day),
            accused=of.get("accused", ()),
            addressees=of.get("addressee", ()),
            linked=linked.get(str(iri), ()),
            told_by=outer.get(str(iri), ()),
            paper=read[str(iri)],
            sentences=shown.get(str(iri), ()),
        )
    return gathered


def _linked(store: Store, wanted: list[str]) -> dict[str, tuple[Linked, ...]]:
    found = ask(
        store,
        f"""SELECT DISTINCT ?claim ?property ?other ?words WHERE {{
          GRAPH ?g {{
            {one_of("claim", wanted)}
            ?claim ?property ?other .
            OPTIONAL {{ ?other cn:content ?content }}
            OPTIONAL {{ ?other rdfs:label ?label }}
            FILTER(?property IN (cn:asserts, cn:about, cn:disputes, cn:within))
          }}
          BIND(COALESCE(?content, ?label, "") AS ?words)
        }} ORDER BY ?claim ?property ?other ?words""",
    )
    links: dict[str, dict[tuple[str, str], Linked]] = {}
    for claim, property_, other, words in found:
        one = Linked(local(property_), str(other), str(words))
        links.setdefault(str(claim), {}).setdefault((one.relation, one.iri), one)
    return {claim: tuple(ones.values()) for claim, ones in links.items()}
