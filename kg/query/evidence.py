"""On what a statement of the graph rests: the sentence, the words in it, the rule, and who says so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.query.asking import ask, text
from kg.query.identity import Across, across
from kg.query.parameters import QueryError
from kg.query.table import SEPARATOR
from kg.store import Store, StoreError
from kg.store.update_text import graph_term

if TYPE_CHECKING:
    from pyoxigraph import NamedNode

_BASE = "https://w3id.org/conflict-news/"


@dataclass(frozen=True, slots=True)
class Voice:
    """Who says so, and in what words; ``source`` is None for impersonal speech ("it is claimed")."""

    claim: str
    type: str
    source: str | None
    cue: str | None
    content: str
    date: str | None


@dataclass(frozen=True, slots=True)
class Explanation:
    """What the graph holds of one thing and on what it rests.

    Attributes:
        kind: Its class in the ontology, such as ``Bombing``, ``Toll`` or ``ArmedGroup``.
        sentence: The sentence it was read from; None for entities and articles.
        highlights: The exact words in the sentence, as offsets into it.
        voices: Chains of claims, each from who says it directly outwards to who is said to have said so. Empty
            where the article tells it in its own voice.
        rule: The rule that found it.
        dates: First and last day, as known.
        mentions: The words that refer to it.
        across: The incident or identity that it is or belongs to, or the join that it is; None where there is none.
    """

    iri: str
    kind: str
    label: str | None
    article: str | None
    published: str | None
    sentence: str | None
    highlights: tuple[tuple[int, int], ...]
    voices: tuple[tuple[Voice, ...], ...]
    rule: str | None
    dates: tuple[str | None, str | None]
    mentions: tuple[str, ...]
    across: Across | None


def explain(store: Store, iri: str) -> Explanation:
    """Explains an event, toll, claim, relation, entity, article, incident, identity or join.

    Args:
        store: Where it is.
        iri: Its IRI, with or without the base of this project's IRIs.

    Raises:
        QueryError: The store holds no such thing.
    """
    thing = _node(iri)
    about = ask(
        store,
        f"""SELECT ?class ?label ?rule ?article ?published ?sentence ?at ?from ?to WHERE {{
          GRAPH ?g {{
            {thing} a ?class .
            OPTIONAL {{ {thing} rdfs:label ?label }}
            OPTIONAL {{ {thing} cn:foundBy ?rule }}
            OPTIONAL {{ ?paper a cn:Article ; rdfs:label ?article }}
            OPTIONAL {{ ?paper schema:datePublished ?published }}
            OPTIONAL {{ {thing} cn:hasEvidence/oa:hasSelector ?selector . ?selector oa:exact ?sentence ; oa:start ?at }}
            OPTIONAL {{ {thing} cn:hasTime|cn:hasPeriod ?time . ?time time:hasBeginning/time:inXSDDate ?first }}
            OPTIONAL {{ {thing} cn:hasTime|cn:hasPeriod ?span . ?span time:hasEnd/time:inXSDDate ?last }}
          }}
          FILTER(STRSTARTS(STR(?class), STR(cn:)))
          BIND(STR(?first) AS ?from) BIND(STR(?last) AS ?to)
        }} ORDER BY (!BOUND(?sentence)) (!BOUND(?article)) ?article ?at ?class""",  # what is inferred last
    )
    if not about:
        raise QueryError(f"the store {store.location} holds no {thing.value}; take an IRI from a row of kg query")
    kind, label, rule, article, published, sentence, at, first, last = about[0]
    return Explanation(
        iri=thing.value,
        kind=str(kind).rpartition("#")[2],
        label=text(label),
        article=text(article),
        published=text(published),
        sentence=text(sentence),
        highlights=_highlights(store, thing, at) if isinstance(at, int) else (),
        voices=_voices(store, thing),
        rule=text(rule),
        dates=(text(first), text(last)),
        mentions=_mentions(store, thing),
        across=across(store, thing),
    )


def _node(iri: str) -> NamedNode:
    iri = iri.strip().removeprefix("<").removesuffix(">")
    try:
        return graph_term(iri if "://" in iri else _BASE + iri)
    except StoreError as error:
        raise QueryError(f"{iri!r} is not an IRI; take one from a row of kg query") from error


def _highlights(store: Store, thing: NamedNode, at: int) -> tuple[tuple[int, int], ...]:
    found = ask(
        store,
        f"""SELECT DISTINCT ?start ?end WHERE {{
          GRAPH ?g {{ {thing} cn:hasEvidence/cn:highlights ?words . ?words oa:start ?start ; oa:end ?end }}
        }} ORDER BY ?start""",
    )
    return tuple((start - at, end - at) for start, end in found if isinstance(start, int) and isinstance(end, int))


def _mentions(store: Store, thing: NamedNode) -> tuple[str, ...]:
    found = ask(
        store,
        f"""SELECT DISTINCT ?words WHERE {{
          GRAPH ?g {{ {thing} cn:hasMention/oa:exact ?words }}
        }} ORDER BY ?words""",
    )
    return tuple(str(words) for (words,) in found)


def _voices(store: Store, thing: NamedNode) -> tuple[tuple[Voice, ...], ...]:
    """Chains of claims outwards, one for each claim that puts the thing forward directly, or from the claim itself."""
    direct = ask(
        store,
        f"""SELECT DISTINCT ?claim WHERE {{
          GRAPH ?g {{
            {{ ?claim cn:asserts {thing} }} UNION {{ {thing} cn:content ?content . BIND({thing} AS ?claim) }}
            FILTER NOT EXISTS {{ ?inner cn:within+ ?claim ; cn:asserts {thing} }}
          }}
        }} ORDER BY ?claim""",
    )
    return tuple(_chain(store, str(claim)) for (claim,) in direct)


def _chain(store: Store, claim: str) -> tuple[Voice, ...]:
    chain: list[Voice] = []
    seen: set[str] = set()
    outer: str | None = claim
    while outer is not None and outer not in seen:
        seen.add(outer)
        voice, outer = _voice(store, outer)
        chain.append(voice)
    return tuple(chain)


def _voice(store: Store, claim: str) -> tuple[Voice, str | None]:
    """One claim, and the claim that it is told in."""
    node = graph_term(claim)
    found = ask(
        store,
        f"""SELECT ?class ?name ?words ?cue ?content ?date ?outer WHERE {{
          GRAPH ?g {{
            {node} a ?class ; cn:content ?content .
            OPTIONAL {{ {node} cn:attributedTo/rdfs:label ?name }}
            OPTIONAL {{ {node} cn:sourceText ?words }}
            OPTIONAL {{ {node} cn:cue ?cue }}
            OPTIONAL {{ {node} cn:statedOn ?date }}
            OPTIONAL {{ {node} cn:within ?outer }}
          }}
        }} ORDER BY ?outer ?class ?name""",
    )
    if not found:
        raise QueryError(f"the store {store.location} names the claim {claim} but does not hold it; build it anew")
    kind, _, words, cue, content, date, outer = found[0]
    speakers = sorted({str(name) for _, name, *_ in found if name is not None})
    source = SEPARATOR.join(speakers) or text(words)
    voice = Voice(claim, str(kind).rpartition("#")[2], source, text(cue), str(content), text(date))
    return voice, text(outer)
