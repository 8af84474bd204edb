"""Words found in names, incidents, titles and what is quoted."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from pyoxigraph import Literal

from kg.explore.alike import expression, plain
from kg.explore.lists.called import identities, names
from kg.explore.sparql import one_of
from kg.query.asking import ask, text
from kg.query.table import Cell
from kg.store import Store

GROUPS = ("names", "incidents", "articles", "said", "sentences")
"""What can be searched: names of entities and identities, labels of incidents, titles, what claims say, sentences."""
MOST = 500
"""Hits of a group that are looked at; there may be more."""
_TERM = re.compile(r'"([^"]+)"|(\S+)')
_LONGEST = 320
_PREFIXES = "PREFIX skos: <http://www.w3.org/2004/02/skos/core#>\nPREFIX dcterms: <http://purl.org/dc/terms/>\n"

# The texts are read first, and only what has the words is looked up further.
_TEXTS = {
    "names": """SELECT DISTINCT ?one ?text WHERE {
      { SELECT ?g ?one ?text WHERE { VALUES ?p { rdfs:label skos:altLabel } GRAPH ?g { ?one ?p ?text } FILTER(%s) } }
      FILTER(EXISTS { GRAPH ?g { ?one cn:isNamed true } } || EXISTS { GRAPH ?g { ?one a cn:Identity } })
    }""",
    "incidents": """SELECT ?one ?text WHERE {
      GRAPH graph:identity { ?one a cn:Incident ; rdfs:label ?text } FILTER(%s)
    }""",
    "articles": "SELECT ?one ?text WHERE { GRAPH ?g { ?one a cn:Article ; rdfs:label ?text } FILTER(%s) }",
    "said": "SELECT ?one ?text WHERE { GRAPH ?g { ?one cn:content ?text } FILTER(%s) }",
    "sentences": """SELECT DISTINCT ?one ?text WHERE {
      { SELECT ?g ?one ?text WHERE { GRAPH ?g { ?one oa:exact ?text } FILTER(%s) } }
      FILTER EXISTS { GRAPH ?g { ?evidence oa:hasSelector ?one } }
    }""",
}


@dataclass(frozen=True, slots=True)
class Hit:
    """Something in which all words are found.

    Attributes:
        iri: Of an entity that is identified across articles, its identity.
        pieces: The text in pieces, each with whether it is one of the words.
        kind: The name of its class: of a name that of the thing, of words said that of the claim.
        label: What it is called, where the words stand in another name of it; else None.
        who: Who says it, as IRI and name; the IRI is None where the article has only words for them.
        paper: The article that it stands in.
        title: The article's title.
        day: The day on which the article was published.
        articles: In how many articles a thing is named.
    """

    iri: str
    pieces: tuple[tuple[str, bool], ...]
    kind: str | None = None
    label: str | None = None
    who: tuple[str | None, str] | None = None
    paper: str | None = None
    title: str | None = None
    day: str | None = None
    articles: int | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """Hits of one group.

    Attributes:
        count: How many there are, ``MOST`` at most.
        more: Whether there may be more than were counted.
        hits: Those of this page.
    """

    group: str
    count: int
    more: bool
    hits: tuple[Hit, ...]


def terms(asked: str) -> tuple[str, ...]:
    """The words of a question, each once; what stands between double quotes is one.

    >>> terms('Merrin "market attack" merrin')
    ('merrin', 'market attack')
    """
    words = ((phrase or word).strip().lower() for phrase, word in _TERM.findall(asked))
    return tuple(dict.fromkeys(word for word in words if plain(word)))


def search(store: Store, words: Sequence[str], group: str, *, page: int = 1, size: int = 20) -> Found:
    """Looks for texts that have all words, in any case and order, with or without accents.

    Args:
        store: Where to look.
        words: One at least.
        group: One of ``GROUPS``.
        page: From one.
        size: Hits on a page.
    """
    holds = " && ".join(f'REGEX(STR(?text), {Literal(expression(word))}, "i")' for word in words)
    found = ask(store, _PREFIXES + _TEXTS[group] % holds + f" LIMIT {MOST + 1}")
    hits = [(str(one), str(text)) for one, text in found[:MOST]]
    if group == "names":
        hits = _once(store, hits, words)
    elif group in {"said", "sentences", "articles"}:
        days = _days(store, {one.partition("#")[0] for one, _ in hits})
        hits.sort(key=lambda hit: hit[0])
        hits.sort(key=lambda hit: days.get(hit[0].partition("#")[0], ""), reverse=True)
    else:
        hits.sort(key=lambda hit: (_rank(hit[1], words), hit))
    shown = hits[(page - 1) * size : page * size]
    return Found(group, len(hits), len(found) > MOST, tuple(_DETAILS[group](store, shown, words)))


def _rank(label: str, words: Sequence[str]) -> int:
    """How well a name fits: as it is, from its beginning, from the beginning of a word, else inside one."""
    name, given = plain(label), [plain(word) for word in words]
    if name == " ".join(given):
        return 0
    if name.startswith(given[0]):
        return 1
    return 2 if all(re.search(rf"\b{re.escape(word)}", name) for word in given) else 3


def _once(store: Store, hits: Iterable[tuple[str, str]], words: Sequence[str]) -> list[tuple[str, str]]:
    """Each thing once, under the name that fits best; the best first, of equals what most articles name."""
    hits = list(hits)
    same = identities(store, sorted({one for one, _ in hits}))
    best: dict[str, tuple[int, int, str]] = {}
    for one, label in hits:
        who = same.get(one, one)
        best[who] = min(best.get(who, (9, 0, "")), (_rank(label, words), len(label), label))
    often = _articles_naming(store, best)
    order = sorted(best, key=lambda who: (best[who][0], -often.get(who, 0), best[who], who))
    return [(who, best[who][2]) for who in order]


def _articles_naming(store: Store, iris: Iterable[str]) -> dict[str, int]:
    sparql = f"""SELECT ?who (COUNT(DISTINCT ?paper) AS ?number) WHERE {{
      {one_of("who", sorted(iris))}
      {{ GRAPH ?paper {{ ?who cn:isNamed true }} }}
      UNION {{ GRAPH graph:identity {{ ?thing cn:identifiedAs ?who }} BIND(STRBEFORE(STR(?thing), "#") AS ?paper) }}
    }} GROUP BY ?who"""
    return {str(who): int(number or 0) for who, number in ask(store, sparql)}


def _named(store: Store, hits: list[tuple[str, str]], words: Sequence[str]) -> Iterable[Hit]:
    called = names(store, [one for one, _ in hits])
    often = _articles_naming(store, [one for one, _ in hits])
    for one, label in hits:
        name, kind = called.get(one, (label, "Entity"))
        own = all(plain(word) in plain(name) for word in words)
        yield Hit(one, pieces(name if own else label, words), kind, None if own else name, articles=often.get(one, 0))


def _incidents(store: Store, hits: list[tuple[str, str]], words: Sequence[str]) -> Iterable[Hit]:
    pattern = f"{one_of('one', [one for one, _ in hits])} GRAPH graph:identity {{ ?one cn:takenAs ?kind }}"
    found = ask(store, f"SELECT ?one ?kind WHERE {{ {pattern} }}")
    kinds = {str(one): str(kind).rpartition("#")[2] for one, kind in found}
    for one, label in hits:
        yield Hit(one, pieces(label, words), kinds.get(one))


def _articles(store: Store, hits: list[tuple[str, str]], words: Sequence[str]) -> Iterable[Hit]:
    days = _days(store, {one for one, _ in hits})
    for one, title in hits:
        yield Hit(one, pieces(title, words), paper=one, title=title, day=days.get(one))


def _said(store: Store, hits: list[tuple[str, str]], words: Sequence[str]) -> Iterable[Hit]:
    sparql = f"""SELECT ?claim ?class ?speaker ?said WHERE {{
      {one_of("claim", [one for one, _ in hits])}
      GRAPH ?g {{ ?claim cn:content ?any ; a ?class }}
      OPTIONAL {{ GRAPH ?g {{ ?claim cn:attributedTo ?speaker }} }}
      OPTIONAL {{ GRAPH ?g {{ ?claim cn:sourceText ?said }} }}
    }} ORDER BY DESC(?speaker)"""
    claims = {str(claim): rest for claim, *rest in ask(store, sparql)}
    speakers = sorted({str(speaker) for _, speaker, _ in claims.values() if speaker is not None})
    same = identities(store, speakers)
    called = names(store, sorted({*speakers, *same.values()}))
    for hit in _in_papers(store, hits, words):
        kind, speaker, said = claims[hit.iri]
        who = same.get(str(speaker), text(speaker))
        name = called[who][0] if who in called else text(said)
        yield Hit(
            hit.iri,
            hit.pieces,
            kind=str(kind).rpartition("#")[2],
            who=(who, name) if name else None,
            paper=hit.paper,
            title=hit.title,
            day=hit.day,
        )


def _in_papers(store: Store, hits: list[tuple[str, str]], words: Sequence[str]) -> Iterable[Hit]:
    papers = {one.partition("#")[0] for one, _ in hits}
    pattern = f"{one_of('one', sorted(papers))} GRAPH ?g {{ ?one rdfs:label ?title }}"
    titled = ask(store, f"SELECT ?one ?title WHERE {{ {pattern} }}")
    titles, days = {str(one): str(title) for one, title in titled}, _days(store, papers)
    for one, said in hits:
        paper = one.partition("#")[0]
        yield Hit(one, pieces(said, words), paper=paper, title=titles.get(paper, paper), day=days.get(paper))


def _days(store: Store, papers: Iterable[str]) -> dict[str, str]:
    pattern = f"{one_of('paper', sorted(papers))} GRAPH ?g {{ ?paper schema:datePublished ?day }}"
    found: list[tuple[Cell, ...]] = ask(store, f"SELECT ?paper ?day WHERE {{ {pattern} }}")
    return {str(paper): str(day) for paper, day in found}


_DETAILS: dict[str, Callable[[Store, list[tuple[str, str]], Sequence[str]], Iterable[Hit]]] = {
    "names": _named,
    "incidents": _incidents,
    "articles": _articles,
    "said": _said,
    "sentences": _in_papers,
}


def pieces(words_of: str, words: Sequence[str]) -> tuple[tuple[str, bool], ...]:
    """A text cut at the words found; a long one is cut short around the first of them.

    >>> pieces("An attack on Merrin", ["merrin", "attack"])
    (('An ', False), ('attack', True), (' on ', False), ('Merrin', True))
    >>> pieces("Luis García", ["garcia"])
    (('Luis ', False), ('García', True))
    """
    one_of_them = re.compile("|".join(map(expression, sorted(words, key=len, reverse=True))), re.IGNORECASE)
    if len(words_of) > _LONGEST:
        first = one_of_them.search(words_of)
        start = max(0, (first.start() if first else 0) - _LONGEST // 2)
        cut = words_of[start : start + _LONGEST]
        words_of = ("… " if start else "") + cut + (" …" if start + _LONGEST < len(words_of) else "")
    found: list[tuple[str, bool]] = []
    done = 0
    for match in one_of_them.finditer(words_of):
        found += [(words_of[done : match.start()], False), (match.group(), True)]
        done = match.end()
    found.append((words_of[done:], False))
    return tuple(piece for piece in found if piece[0])
