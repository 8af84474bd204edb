"""The page of accusations and other claims with what answers them."""

from __future__ import annotations

from datetime import date

from kg.explore.disputes import KINDS, disputes
from kg.serve.pages.incident import named
from kg.serve.pages.page import Args, BadRequestError, Page, first
from kg.serve.pages.words import titled
from kg.store import Store

_EACH = 20
_MOST_PAGES = 100_000
_ANSWERS = {"denied": True, "open": False}


def disputes_page(store: Store, args: Args) -> Page:
    """The page of ``/disputes``; takes ``actor``, ``place``, ``since``, ``until``, ``kind``, ``answer`` and ``page``.

    Raises:
        BadRequestError: A parameter makes no sense.
    """
    asked = {name: first(args, name) for name in ("actor", "place", "since", "until", "kind", "answer")}
    for name in ("since", "until"):
        _check_day(name, asked[name])
    kind, answer = asked["kind"], asked["answer"]
    if kind and kind not in KINDS:
        raise BadRequestError(f"the parameter kind cannot be {kind!r}; give one of {', '.join(KINDS)}, or leave it out")
    if answer and answer not in _ANSWERS:
        raise BadRequestError(f"the parameter answer cannot be {answer!r}; give denied or open, or leave it out")
    page = _page(first(args, "page"))
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
            one.iri: named(one.type, one.place, one.day) if one.lone else titled(one.label)
            for item in found.items
            for one in item.about
        },
        "page": page,
        "pages": max(1, -(-found.total // _EACH)),
        "more": page * _EACH < found.total,
    }
    return Page("disputes.html", data)


def _page(text: str | None) -> int:
    if text is None:
        return 1
    if not (text.isascii() and text.isdecimal()) or not 1 <= int(text[:9]) <= _MOST_PAGES:
        raise BadRequestError(f"the parameter page cannot be {text[:40]!r}; give a whole number from 1")
    return int(text)


def _check_day(name: str, text: str | None) -> None:
    try:
        good = text is None or date.fromisoformat(text).isoformat() == text
    except ValueError:
        good = False
    if not good:
        raise BadRequestError(f"the parameter {name} cannot be {text!r}; give a day as YYYY-MM-DD, such as 2026-03-10")
