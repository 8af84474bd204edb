"""The page of accusations and other claims with what answers them."""

from __future__ import annotations

from kg.explore.lists.disputes import KINDS, disputes
from kg.serve.pages.incident import named
from kg.serve.pages.page import Args, Page, first
from kg.serve.pages.paging import choice, day, page_number
from kg.serve.pages.words import titled
from kg.store import Store

_EACH = 20
_ANSWERS = {"denied": True, "open": False}


def disputes_page(store: Store, args: Args) -> Page:
    """The page of ``/disputes``; takes ``actor``, ``place``, ``since``, ``until``, ``kind``, ``answer`` and ``page``.

    Raises:
        BadRequestError: A parameter makes no sense.
    """
    kind, answer = choice(args, "kind", ("", *KINDS), "") or None, choice(args, "answer", ("", *_ANSWERS), "") or None
    asked = {
        "actor": first(args, "actor"),
        "place": first(args, "place"),
        "since": day(args, "since"),
        "until": day(args, "until"),
        "kind": kind,
        "answer": answer,
    }
    page = page_number(args)
    found = disputes(
        store,
        actor=asked["actor"],
        place=asked["place"],
        since=asked["since"],
        until=asked["until"],
        kind=kind,
        answered=_ANSWERS[answer] if answer else None,
        offset=(page - 1) * _EACH,
        limit=_EACH,
    )
    data = {
        "section": "disputes",
        "asked": asked,
        "found": found,
        "titles": {
            one.iri: named(one.type, one.place, one.day, one.end) if one.lone else titled(one.label)
            for item in found.items
            for one in item.about
        },
        "page": page,
        "pages": max(1, -(-found.total // _EACH)),
        "more": page * _EACH < found.total,
    }
    return Page("disputes.html", data)
