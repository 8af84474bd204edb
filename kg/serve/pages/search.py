"""Search over names, incidents, titles and quotes."""

from __future__ import annotations

from kg.explore.lists.search import GROUPS, MOST, search, terms
from kg.serve.pages.page import Args, BadRequestError, Page, first
from kg.serve.pages.paging import choice, page_number
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
        search(store, words, each, page=page if each == group else 1, size=_SIZE if one else _FEW)
        for each in GROUPS
        if words
    ]
    pages = next((max(1, -(-each.count // _SIZE)) for each in found if each.group == group), 1)
    data = {"q": asked, "words": words, "group": group, "found": found, "page": page, "pages": pages, "most": MOST}
    return Page("search.html", data)
