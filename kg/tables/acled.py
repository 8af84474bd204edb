"""Rows as the Armed Conflict Location and Event Data has them."""

from __future__ import annotations

from typing import Any

from kg.tables.countries import by, numbers
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
    joined,
    names,
    number,
    own_cells,
    parties,
    position,
    precision,
    text,
    with_own,
)  # fmt: skip
from kg.tables.schemes import Concept, code_of, code_of_class, concepts, in_scheme, kept, narrower_codes

_COLUMNS = (
    "event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type", "sub_event_type", "actor1",
    "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2", "interaction", "civilian_targeting", "iso",
    "region", "country", "admin1", "admin2", "admin3", "location", "latitude", "longitude", "geo_precision", "source",
    "source_scale", "notes", "fatalities", "tags", "timestamp",
)  # fmt: skip
_NEVER = 10_000
_TARGETING = "Civilian targeting"
_LONGEST = 31
"""Days that event_date may be vague by."""
_WHERE = {"exact": "1", "near": "2", "district": "2", "province": "3", "country": "3"}
"""Codes of ACLED for the place precisions of the records."""
_PRECISIONS = {"1": "day", "2": "week", "3": "month"}


def row(happening: Happening) -> dict[str, Any]:
    """An event as a row; what is not known is empty."""
    event_type, sub_event = _types(happening)
    inter1, inter2 = _inter(happening, happening.side_a, "agent"), _inter(happening, happening.side_b, "target")
    date, width = happening.start or happening.end or "", days(happening)
    year = "" if (happening.end or date)[:4] != date[:4] else date[:4]
    if width is not None and width > _LONGEST:
        date = ""  # of a day in a year or more nobody says more than the year
    spot, best = happening.spot, happening.deaths.best
    known = {
        "event_id_cnty": happening.id,
        "event_date": date,
        "year": year,
        "time_precision": _time_precision(width),
        "disorder_type": joined(_disorder(sub_event or event_type)),
        "event_type": event_type.notation if event_type else "",
        "sub_event_type": sub_event.notation if sub_event else "",
        **_actors("1", happening.side_a, inter1),
        **_actors("2", happening.side_b, inter2),
        "interaction": _interaction(happening, inter1, inter2),
        "civilian_targeting": _TARGETING if _targets_civilians(happening) else "",
        "iso": numbers().get(spot.country_code or "", ""),
        "country": spot.country or "",
        **{f"admin{order}": name for order, name in enumerate(spot.divisions, 1)},
        "location": joined(spot.names),
        "latitude": spot.lat or "",
        "longitude": spot.lon or "",
        "geo_precision": _geo_precision(happening),
        "source": happening.publisher or "",
        "notes": happening.text,
        "fatalities": "" if best is None else str(best),
        **own_cells(happening, happening.deaths.told_best if best is not None else ""),
    }
    return {column: known.get(column, "") for column in (*_COLUMNS, *OWN)}


def happening(row: Row) -> Happening:
    """A row as an event.

    Raises:
        RowError: A cell cannot be read, or the codes mean no kind of event.
    """
    event_type, sub_event = (
        code(column, cell(row, column), "acled") for column in ("event_type", "sub_event_type")
    )  # fmt: skip
    if sub_event is not None and event_type is not None and event_type.iri not in sub_event.broader:
        raise RowError(f"{sub_event.notation!r} is no sub-event type of {event_type.notation!r}; mend one of them")
    targeting = code("civilian_targeting", cell(row, "civilian_targeting"), "acled-targeting")
    known = precision(row, "time_precision", _PRECISIONS)
    date, best = day("event_date", cell(row, "event_date")), number("fatalities", cell(row, "fatalities"))
    told, year = cell(row, "cn_deaths_attributed_to"), number("year", cell(row, "year"))
    in_year = date is None and year is not None and 0 < year < _NEVER
    first, last = (f"{year:04}-01-01", f"{year:04}-12-31") if in_year else (date, date if known == "day" else None)
    found = Happening(
        id=cell(row, "event_id_cnty"),
        kind="",
        coded_by="acled",
        codes=iris(sub_event or event_type, targeting),
        start=first,
        end=last,
        precision="year" if in_year else known,
        side_a=_side(row, "1"),
        side_b=_side(row, "2"),
        spot=_spot(row),
        deaths=Deaths(best=best, low=best, high=best, told_best=told, told=told),
        publisher=cell(row, "source") or None,
        text=text(row, "notes"),
    )
    return with_own(found, row)


def _types(happening: Happening) -> tuple[Concept | None, Concept | None]:
    """The event type and the sub-event type."""
    own = next(iter(kept(happening.codes, "acled")), None)
    found = own if happening.coded_by == "acled" else _coded(happening)
    if found is None or not found.broader:
        return found, None
    return concepts()[found.broader[0]], found


def _coded(happening: Happening) -> Concept | None:
    """The code of the kind; where it depends on who is hit, that of violence against civilians if civilians are."""
    if (found := code_of(happening.kind, "acled")) is not None or not _targets_civilians(happening):
        return found
    if any(party.unrest for party in happening.side_b):
        return None  # violence against protesters is coded otherwise, by how the protest went
    against = in_scheme("acled")["Violence against civilians"].iri
    return next((one for one in narrower_codes(happening.kind, "acled") if against in one.broader), None)


def _disorder(found: Concept | None) -> tuple[str, ...]:
    return tuple(concepts()[iri].notation for iri in found.matches.get("broadMatch", ())) if found else ()


def _inter(happening: Happening, side: tuple[Party, ...], role: str) -> Concept | None:
    """What kind of actor the first of a side is."""
    if not side:
        return None
    if happening.coded_by == "acled":
        return next(iter(kept(side[0].codes, "acled-inter")), None)
    first, list_ = side[0], in_scheme("acled-inter")
    if first.type != "PopulationGroup":
        return code_of_class(first.type, "acled-inter") if first.type else None
    if first.unrest:
        crowds = {"Protest": "Protesters", "Riot": "Rioters"}
        return list_[crowds[next(iter(first.unrest))]] if len(first.unrest) == 1 else None
    return list_["Civilians"] if role == "target" and happening.civilians else None


def _actors(number_: str, side: tuple[Party, ...], inter: Concept | None) -> dict[str, str]:
    first, others = [party.name for party in side[:1]], [party.name for party in side[1:]]
    associated = [name for name in names(joined(others)) if name not in first]
    return {
        f"actor{number_}": first[0] if first else "",
        f"assoc_actor_{number_}": joined(associated),
        f"inter{number_}": inter.notation if inter else "",
    }


def _interaction(happening: Happening, inter1: Concept | None, inter2: Concept | None) -> str:
    if inter1 is not None and not happening.side_b:
        return f"{inter1.notation} only"
    if inter1 is None or inter2 is None:
        return ""
    order = list(in_scheme("acled-inter"))
    return "-".join(sorted((inter1.notation, inter2.notation), key=order.index))


def _targets_civilians(happening: Happening) -> bool:
    if happening.coded_by == "acled":
        return bool(kept(happening.codes, "acled-targeting"))
    return happening.civilians


def _time_precision(width: int | None) -> str:
    limits = (("1", 1), ("2", 7), ("3", 31))
    return next((code for code, most in limits if width is not None and width <= most), "")


def _geo_precision(happening: Happening) -> str:
    spot = happening.spot
    if happening.coded_by == "acled":
        found = next(iter(kept(spot.codes, "acled-geo")), None)
    elif spot.precision in _WHERE:
        found = in_scheme("acled-geo")[_WHERE[spot.precision]]
    elif spot.names:
        found = code_of_class(spot.type, "acled-geo") if spot.type else None
    else:
        found = code_of_class("Country", "acled-geo") if spot.country else None
    return found.notation if found else ""


def _side(row: Row, number_: str) -> tuple[Party, ...]:
    inter = code(f"inter{number_}", cell(row, f"inter{number_}"), "acled-inter")
    first = cell(row, f"actor{number_}")
    named = (Party(first, codes=iris(inter)),) if first else ()
    return (*named, *parties(cell(row, f"assoc_actor_{number_}")))


def _spot(row: Row) -> Spot:
    iso = cell(row, "iso")
    lat, lon = position(row, "latitude", "longitude")
    return Spot(
        names=names(cell(row, "location")),
        codes=iris(code("geo_precision", cell(row, "geo_precision"), "acled-geo")),
        lat=lat,
        lon=lon,
        divisions=tuple(name for order in "123" if (name := cell(row, f"admin{order}"))),
        country=cell(row, "country") or None,
        country_code=by(numbers(), iso.lstrip("0")) if iso else None,
    )


ACLED = Layout("acled-csv", "acled", (*_COLUMNS, *OWN), ("event_id_cnty", "event_date", "event_type"), row, happening)
