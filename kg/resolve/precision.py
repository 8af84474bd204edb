"""How exactly an article tells where something happened: by what its place is, and by the words around it."""

import re
from collections.abc import Mapping
from dataclasses import replace

from kg.model import Argument, Event
from kg.model.values import PLACE_PRECISIONS

_OF_KIND = {
    "settlement": "exact",
    "capital": "exact",
    "secondLevelDivision": "district",
    "firstLevelDivision": "province",
    "country": "country",
}
_QUARTER = r"(?:(?:north|south|east|west)(?:-?(?:east|west))?(?:ern)?)"
_TOWN = r"(?:the )?(?:(?:city|town|village|port) of )?$"
_BESIDE = re.compile(
    r"\b(?:near|close to|outside|around|beyond|(?:vicinity|outskirts|edge|suburbs?|gates) of"
    rf"|{_QUARTER} of) {_TOWN}",
    re.IGNORECASE,
)
_AWAY = re.compile(
    r"\b(?P<count>\d+(?:[.,]\d+)?)(?: |-)?(?P<unit>km|kilomet(?:er|re)s?|miles?|mi)\b"
    rf"(?: \([^()]{{1,20}}\))?(?: (?:to the )?{_QUARTER}(?: of)?| away| outside| off| from)+ {_TOWN}",
    re.IGNORECASE,
)
_BEHIND = re.compile(r"(?:['’]s)? (?:outskirts|countryside|surroundings|suburbs)\b")
_LOOKED_BACK = 80
_NEAR = 25.0
"""Kilometres from a town within which a place is near it."""
_MILE = 1.609


def told(event: Event, text: str, kinds: Mapping[str, str]) -> Event:
    """An event with how exactly its most specific place is told.

    Args:
        event: The event.
        text: The article's text, which spans count in.
        kinds: By the id of an entity that is tied to a place: what that is, one of ``values.PLACE_KINDS``.
    """
    known = ((place, kinds.get(place.entity or "")) for place in event.places)
    found = [_of(place, text, kind) for place, kind in known if kind is not None]
    best = min(found, key=PLACE_PRECISIONS.index, default="unknown")
    return event if best == event.place_precision else replace(event, place_precision=best)


def _of(place: Argument, text: str, kind: str) -> str:
    precision = _OF_KIND.get(kind, "unknown")
    if precision != "exact":
        return precision
    start, end = place.span
    lead = text[max(0, start - _LOOKED_BACK) : start]
    if (away := _AWAY.search(lead)) is not None:
        unit = _MILE if away["unit"].lower().startswith("mi") else 1.0
        return "near" if float(away["count"].replace(",", ".")) * unit <= _NEAR else "district"
    return "near" if _BESIDE.search(lead) or _BEHIND.match(text, end) else "exact"
