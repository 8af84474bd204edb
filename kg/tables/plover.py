"""Objects as NGEC writes them, the coder behind POLECAT: events coded by PLOVER."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kg.model.values import TIME_PRECISIONS
from kg.tables.countries import by, three_letters
from kg.tables.happening import Deaths, Happening, Party, RowError, Spot
from kg.tables.layout import (
    OWN,
    Layout,
    Row,
    cell,
    code,
    day,
    days,
    iris,
    number,
    own_cells,
    position,
    precision,
    text,
    with_own,
)  # fmt: skip
from kg.tables.schemes import Concept, code_of, code_of_class, concepts, in_scheme, kept

_FIELDS = (
    "id", "pub_date", "publisher", "headline", "event_text", "event_type", "event_mode", "contexts", "quad_class",
    "date_resolved", "attributes", "event_geolocation", "dead", "injured",
)  # fmt: skip
_OURS = (*OWN, "cn_injured_attributed_to", "cn_start", "cn_end", "cn_time_precision", "cn_url")


def row(happening: Happening) -> dict[str, Any]:
    """An event as an object; what is not known is null or an empty list."""
    event_type, modes = _types(happening)
    deaths = happening.deaths
    known = {
        "id": happening.id,
        "pub_date": happening.published,
        "publisher": happening.publisher,
        "headline": happening.title,
        "event_text": happening.text,
        "event_type": event_type.notation if event_type else None,
        "event_mode": [mode.notation.partition(" ")[2] for mode in modes],
        "contexts": [],
        "quad_class": _quad(event_type),
        "date_resolved": happening.start if days(happening) == 1 else None,
        "attributes": {
            "ACTOR": [_actor(happening, party) for party in happening.side_a],
            "RECIP": [_actor(happening, party) for party in happening.side_b],
            "LOC": [{"text": name} for name in happening.spot.names],
        },
        "event_geolocation": _geolocation(happening.spot),
        "dead": deaths.best,
        "injured": happening.injured,
        **own_cells(happening, deaths.told_best if deaths.best is not None else ""),
        "cn_injured_attributed_to": happening.injured_told if happening.injured is not None else "",
        "cn_start": happening.start,
        "cn_end": happening.end,
        "cn_time_precision": happening.precision if happening.start or happening.end else None,
        "cn_url": happening.url,
    }
    return {name: None if known[name] == "" else known[name] for name in (*_FIELDS, *_OURS)}


def happening(row: Row) -> Happening:
    """An object as an event.

    Raises:
        RowError: A field cannot be read, or the codes mean no kind of event.
    """
    attributes = _object(row, "attributes")
    best, injured = (number(name, cell(row, name)) for name in ("dead", "injured"))
    told = cell(row, "cn_deaths_attributed_to")
    start = day("date_resolved", cell(row, "cn_start") or ("" if _of_publication(row) else cell(row, "date_resolved")))
    known = precision(row, "cn_time_precision", {one: one for one in TIME_PRECISIONS})
    found = Happening(
        id=cell(row, "id"),
        kind="",
        coded_by="plover",
        codes=_codes(row),
        start=start,
        end=day("cn_end", cell(row, "cn_end")) if "cn_end" in row else start,
        precision="day" if start and "cn_time_precision" not in row else known,
        side_a=tuple(_parties(attributes, "ACTOR")),
        side_b=tuple(_parties(attributes, "RECIP")),
        spot=_spot(row, attributes),
        deaths=Deaths(best=best, low=best, high=best, told_best=told, told=told),
        injured=injured,
        injured_told=cell(row, "cn_injured_attributed_to"),
        publisher=cell(row, "publisher") or None,
        published=day("pub_date", cell(row, "pub_date")),
        title=cell(row, "headline") or None,
        url=cell(row, "cn_url") or None,
        text=text(row, "event_text"),
    )
    return with_own(found, row)


def _types(happening: Happening) -> tuple[Concept | None, tuple[Concept, ...]]:
    """The event type and its modes."""
    if happening.coded_by == "plover":
        found = kept(happening.codes, "plover")
    else:
        one = code_of(happening.kind, "plover")
        found = (one,) if one is not None else ()
    modes = tuple(one for one in found if one.broader)
    types = [one for one in found if not one.broader] or [concepts()[mode.broader[0]] for mode in modes]
    return (types[0] if types else None), modes


def _quad(event_type: Concept | None) -> str | None:
    if event_type is None:
        return None
    return concepts()[event_type.matches["broadMatch"][0]].notation


def _actor(happening: Happening, party: Party) -> dict[str, str | None]:
    if happening.coded_by == "plover":
        sector = next(iter(kept(party.codes, "plover-sector")), None)
    else:
        sector = code_of_class(party.type, "plover-sector") if party.type else None
    return {"text": party.name, "country": None, "code_1": sector.notation if sector else None, "code_2": None}


def _geolocation(spot: Spot) -> dict[str, Any] | None:
    if not (spot.country or spot.lat):
        return None
    first, second = (*spot.divisions, None, None)[:2]
    geo = {
        "resolved_placename": spot.names[0] if len(spot.names) == 1 else None,
        "lat": float(spot.lat) if spot.lat else None,
        "lon": float(spot.lon) if spot.lon else None,
        "admin1_name": first,
        "admin2_name": second,
        "country_code3": three_letters().get(spot.country_code or ""),
        "country_name": spot.country,
    }
    return {"geo": geo}


def _codes(row: Row) -> tuple[str, ...]:
    event_type = code("event_type", cell(row, "event_type").upper(), "plover")
    given = row.get("event_mode") or []
    modes = [given] if isinstance(given, str) else given
    if not isinstance(modes, list) or not all(isinstance(mode, str) for mode in modes):
        raise RowError("event_mode is no list of words; mend it or leave it empty")
    if event_type is None:
        return ()
    of_type = [code("event_mode", f"{event_type.notation} {mode.lower()}", "plover") for mode in modes if mode]
    return iris(*(of_type or [event_type]))


def _parties(attributes: Mapping[str, Any], role: str) -> list[Party]:
    found = []
    for one in _objects(attributes, role):
        sector = in_scheme("plover-sector").get(cell(one, "code_1"))  # the list has few of the sectors of NGEC
        if name := cell(one, "text"):
            found.append(Party(name, codes=iris(sector)))
    return found


def _spot(row: Row, attributes: Mapping[str, Any]) -> Spot:
    outer = _object(row, "event_geolocation")
    geo = _object(outer, "geo") if "geo" in outer else outer
    told = tuple(name for one in _objects(attributes, "LOC") if (name := cell(one, "text")))
    resolved = cell(geo, "resolved_placename")
    code3 = cell(geo, "country_code3")
    lat, lon = position(geo, "lat", "lon")
    return Spot(
        names=told or ((resolved,) if resolved else ()),
        lat=lat,
        lon=lon,
        divisions=tuple(name for order in "12" if (name := cell(geo, f"admin{order}_name"))),
        country=cell(geo, "country_name") or code3 or None,
        country_code=by(three_letters(), code3) if code3 else None,
    )


def _of_publication(row: Row) -> bool:
    """Whether NGEC found no date and took that of the publication, which tells nothing of the event."""
    return "--using pub" in cell(row, "date_raw")


def _object(row: Row, name: str) -> Mapping[str, Any]:
    value = row.get(name) or {}
    if not isinstance(value, Mapping):
        raise RowError(f"{name} is no object; mend it or leave it out")
    return value


def _objects(row: Row, name: str) -> list[Mapping[str, Any]]:
    value = row.get(name) or []
    if not isinstance(value, list) or not all(isinstance(one, Mapping) for one in value):
        raise RowError(f"{name} is no list of objects; mend it or leave it out")
    return value


PLOVER = Layout("plover-jsonl", "plover", (*_FIELDS, *_OURS), ("id", "event_type"), row, happening)
