"""Search over names, incidents, titles and quotes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.explore.lists.called import apart
from kg.explore.lists.search import GROUPS, MOST, Found, pieces, search, terms
from kg.serve.pages.page import Args, BadRequestError, Page, first
from kg.serve.pages.paging import choice, page_number
from kg.serve.pages.words import titled
from kg.store import Store

_LONGEST = 200
_MOST_WORDS = 8
_EVERYWHERE = "all"
_FEW = 5
_SIZE = 20


def find(store: Store, args: Args) -> Page:
    """What has all words of ``q``: a few hits of each group, or with ``in`` one group page by page.

    Raises:
        BadRequestError: The question is too long, or the group or page is none.
    """
    asked = first(args, "q") or ""
    words = terms(asked)
    if len(asked) > _LONGEST or len(words) > _MOST_WORDS:
        raise BadRequestError(f"q is too long; give at most {_MOST_WORDS} words and {_LONGEST} characters")
    group, page = choice(args, "in", (_EVERYWHERE, *GROUPS), _EVERYWHERE), page_number(args)
    one = group != _EVERYWHERE
    found = [
        _in_words(search(store, words, each, page=page if each == group else 1, size=_SIZE if one else _FEW), words)
        for each in GROUPS
        if words
    ]
    pages = next((max(1, -(-each.count // _SIZE)) for each in found if each.group == group), 1)
    named = [(hit.iri, hit.label or "".join(piece for piece, _ in hit.pieces)) for one in found[:1] for hit in one.hits]
    data = {
        "apart": apart(store, named),
        "q": asked,
        "words": words,
        "group": group,
        "found": found,
        "page": page,
        "pages": pages,
        "most": MOST,
    }
    return Page("search.html", data)


def _in_words(found: Found, words: Sequence[str]) -> Found:
    """The same hits, with the days in labels of incidents in words."""
    if found.group != "incidents":
        return found
    labels = (titled("".join(piece for piece, _ in hit.pieces)) for hit in found.hits)
    hits = (replace(hit, pieces=pieces(label, words)) for hit, label in zip(found.hits, labels, strict=True))
    return replace(found, hits=tuple(hits))
