"""The page of one article: its words, and what is read in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from kg.explore.article.marks import Piece
from kg.explore.article.page import LAYERS, Article, article
from kg.explore.told.things import Thing
from kg.graph.iris import BASE
from kg.serve.pages import words
from kg.serve.pages.page import Args, NotFoundError, Page, first
from kg.store import Store, StoreError

LEGEND = {
    "entity": ("Names", "who and what is named or meant"),
    "source": ("Sources", "who says something"),
    "cue": ("Cues", "the words by which somebody is quoted"),
    "content": ("What is said", "their words, not the article's"),
    "event": ("Events", "what happened, or is said to have"),
    "toll": ("Tolls", "how many people were harmed"),
}
"""The layers of marks: their name, and what they are."""


def article_page(store: Store, args: Args) -> Page:
    """The page of an article, by the last part of its IRI."""
    key = first(args, "key") or ""
    try:
        found = article(store, key)
    except StoreError:
        found = None
    if found is None:
        raise NotFoundError(f"there is no article {key!r} in this store; search for its title")
    own_events = tuple(event for event in found.events if event.own_voice)
    return Page(
        "article.html",
        {
            "section": "articles",
            "article": found,
            "paper": found.paper,
            "legend": LEGEND,
            "passages": [[_shown(found, piece) for piece in passage.pieces] for passage in found.passages],
            "lost": () if found.passages else tuple(one for ids in found.anchors.values() for one in ids),
            "own": (own_events, tuple(count for count in found.counts if count.own_voice)),
            "fragment": lambda iri: str(iri).removeprefix(f"{BASE}article/{key}#"),
        },
    )


def _shown(found: Article, piece: Piece) -> Mapping[str, object]:
    """A piece as the template sees it: the ids that it answers to, the layers and things it carries, where it leads."""
    layers = tuple(layer for layer in LAYERS if any(mark.layer == layer for mark in piece.marks))
    return {
        "text": piece.text,
        "ids": found.anchors.get(piece.start, ()),
        "layers": layers,
        "of": tuple(dict.fromkeys(mark.of for mark in piece.marks)),
        "depth": sum(mark.layer == "content" for mark in piece.marks),
        "href": next(_targets(found, piece), ""),
    }


def _targets(found: Article, piece: Piece) -> Iterator[str]:
    """Where a piece could lead: to what is said, to the number or event, else to the page of who is named."""
    if not any(map(str.isalnum, piece.text)):
        return  # a link has to have a name
    for layer in ("cue", "toll", "event"):
        for mark in piece.marks:
            if mark.layer == layer:
                yield f"#about-{mark.of}"
    for of in _shortest_first(piece):
        thing: Thing | None = found.things.get(of)
        if thing is not None and f"{found.paper.iri}#" not in thing.iri and (target := words.href(thing.iri)):
            yield target


def _shortest_first(piece: Piece) -> Iterable[str]:
    marks = sorted((mark for mark in piece.marks if mark.layer == "entity"), key=lambda mark: mark.end - mark.start)
    return (mark.of for mark in marks)
