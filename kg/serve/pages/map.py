"""The map and the time line, with the list that both show."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from kg.explore.happenings.happenings import LIMIT, Happening, happenings
from kg.explore.happenings.whereabouts import Place, drawn
from kg.explore.happenings.which import Box, Wanted
from kg.graph import BASE
from kg.model.values import EVENT_PARENTS, EVENT_STATUSES, EVENT_TYPES
from kg.serve.pages.incident import named
from kg.serve.pages.page import Args, BadRequestError, Page, first
from kg.serve.pages.words import query, titled
from kg.store import Store

_EXACTNESS = {
    "exact": "",
    "near": "near it",
    "district": "somewhere in the district",
    "province": "somewhere in the province",
    "region": "somewhere in the region",
    "country": "somewhere in the country",
}
"""What is said beside the name of a place that is told less exactly than a town."""
_FILTERS = ("kind", "status", "actor", "source", "since", "until", "country", "bbox", "unplaced")


def map_page(store: Store, args: Args) -> Page:
    """What happened, limited by the filters of the URL (`_FILTERS`).

    The script of the page keeps what it narrows further in ``span``, ``view`` and ``item``, which are not read here.

    Raises:
        BadRequestError: A filter has no such value.
    """
    wanted = Wanted(
        kinds=frozenset(_choices(args, "kind", EVENT_TYPES)),
        statuses=frozenset(_choices(args, "status", EVENT_STATUSES)),
        actor=first(args, "actor"),
        source=first(args, "source"),
        since=_day(args, "since"),
        until=_day(args, "until"),
        country=f"{BASE}{country}" if (country := first(args, "country")) else None,
        box=_box(first(args, "bbox")),
        unplaced=first(args, "unplaced") is not None,
    )
    found = happenings(store, wanted)
    keys = [one.iri.removeprefix(BASE) for one in found.countries]
    given = {name: values for name in _FILTERS if (values := [value for value in args.get(name, ()) if value.strip()])}
    return Page(
        "map.html",
        {
            "section": "map",
            "found": found,
            "limit": LIMIT,
            "given": given,
            "kinds": [(kind, _depth(kind), found.kinds.get(kind, 0)) for kind in _families()],
            "statuses": [(status, found.statuses[status]) for status in EVENT_STATUSES if status in found.statuses],
            "countries": [(key, one.name) for key, one in zip(keys, found.countries, strict=True)],
            "exactness": _EXACTNESS,
            "path": _path,
            "title": _title,
            "placed": sum(bool(drawn(one.places)) for one in found.items),
            "drawn": lambda one: drawn(one.places),
            "shown": {
                "items": [_shown(one, {iri: at for at, iri in enumerate(keys)}) for one in found.items],
                "countries": [
                    {"key": key, "name": one.name, "number": one.number}
                    for key, one in zip(keys, found.countries, strict=True)
                ],
                "exactness": _EXACTNESS,
            },
        },
    )


def _choices(args: Args, name: str, known: Sequence[str]) -> list[str]:
    given = [value.strip() for value in args.get(name, ()) if value.strip()]
    for value in given:
        if value not in known:
            raise BadRequestError(f"{name}: there is no {value!r}; take {', '.join(known)}")
    return given


def _day(args: Args, name: str) -> str | None:
    text = first(args, name)
    if text is None:
        return None
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError as error:
        raise BadRequestError(f"{name}: {text!r} is no day; give one as 2026-03-10") from error


def _box(text: str | None) -> Box | None:
    if text is None:
        return None
    try:
        west, south, east, north = (float(part) for part in text.split(","))
    except ValueError as error:
        raise BadRequestError(f"bbox: {text!r} is no box; give west,south,east,north in degrees") from error
    if not (-180 <= west <= 180 and -180 <= east <= 180 and -90 <= south <= north <= 90):
        raise BadRequestError(f"bbox: {text!r} is not on Earth; west and east go to 180 degrees, south and north to 90")
    return Box(west, south, east, north)


def _families() -> list[str]:
    """The kinds of events, each before the kinds of it."""

    def line(kind: str) -> tuple[str, ...]:
        parent = EVENT_PARENTS.get(kind)
        return (*line(parent), kind) if parent is not None else (kind,)

    return sorted(EVENT_TYPES, key=line)


def _depth(kind: str) -> int:
    parent = EVENT_PARENTS.get(kind)
    return 0 if parent is None else 1 + _depth(parent)


def _path(one: Happening) -> str:
    """Where a happening is told in full."""
    return f"/{one.iri.removeprefix(BASE)}" if one.is_incident else f"/event?{query({'iri': one.iri})}"


def _shown(one: Happening, countries: dict[str, int]) -> dict[str, object]:
    """What the script needs to draw it; its words are in the list."""
    return {
        "key": one.iri.removeprefix(BASE),
        "status": one.status,
        "start": one.start,
        "end": one.end,
        "rough": one.time_precision not in {"day", "range"},
        "points": [_point(place) for place in drawn(one.places)],
        "countries": sorted(
            {
                countries[key]
                for place in one.places
                if place.country is not None and (key := place.country.removeprefix(BASE)) in countries
            }
        ),
    }


def _point(place: Place) -> dict[str, object]:
    return {
        "lat": place.lat,
        "lon": place.lon,
        "name": place.at or place.name,
        "of": place.name if place.at else None,
        "exactness": place.precision,
    }


def _title(one: Happening) -> str:
    """The name of what happened; where it has none its kind, place and day."""
    place = next((place.name for place in one.places), None)
    return titled(one.name) if one.name else named(one.kind, place, one.start, one.end)
