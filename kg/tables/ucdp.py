"""Rows as the Georeferenced Event Dataset of UCDP has them."""

from __future__ import annotations

from typing import Any

from kg.tables.happening import ARTICLE, NOBODY, UNNAMED, Deaths, Happening, Party, Spot
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
from kg.tables.schemes import code_of_class, in_scheme, is_a, kept

_COLUMNS = (
    "id", "relid", "year", "active_year", "code_status", "type_of_violence", "conflict_dset_id", "conflict_new_id",
    "conflict_name", "dyad_dset_id", "dyad_new_id", "dyad_name", "side_a_dset_id", "side_a_new_id", "side_a",
    "side_b_dset_id", "side_b_new_id", "side_b", "number_of_sources", "source_article", "source_office", "source_date",
    "source_headline", "source_original", "where_prec", "where_coordinates", "where_description", "adm_1", "adm_2",
    "latitude", "longitude", "geom_wkt", "priogrid_gid", "country", "country_id", "region", "event_clarity",
    "date_prec", "date_start", "date_end", "deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown", "best",
    "high", "low", "gwnoa", "gwnob",
)  # fmt: skip
_OURS = (*OWN, "cn_quote")
_COUNTS = ("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown", "best", "high", "low")
_STATE = frozenset({"Government", "MilitaryForce", "SecurityForce", "Country"})
_PRECISIONS = {"1": "day", "2": "range", "3": "week", "4": "month", "5": "year"}
_WHERE = {"exact": "1", "near": "2", "district": "3", "province": "4", "country": "6"}
"""Codes of UCDP for the place precisions of the records."""
_WIDTHS = (("1", 1), ("2", 6), ("3", 7), ("4", 31), ("5", 366))


def row(happening: Happening) -> dict[str, Any]:
    """An event as a row; what is not known is empty."""
    spot, deaths, width = happening.spot, happening.deaths, days(happening)
    counts = (deaths.side_a, deaths.side_b, deaths.civilians, deaths.unknown, deaths.best, deaths.high, deaths.low)
    where = (happening.publisher, happening.published, happening.title)
    known = {
        "id": happening.id,
        "year": (happening.start or happening.end or "")[:4],
        "type_of_violence": _violence(happening),
        "side_a": joined(party.name for party in happening.side_a),
        "side_b": joined(party.name for party in happening.side_b),
        "source_article": ",".join(part for part in where if part),
        "source_office": happening.publisher or "",
        "source_date": happening.published or "",
        "source_headline": happening.title or "",
        "source_original": joined(name for name in names(happening.told) if name not in (ARTICLE, UNNAMED, NOBODY)),
        "where_prec": _where_precision(happening),
        "where_coordinates": joined(spot.names),
        **{f"adm_{order}": name for order, name in enumerate(spot.divisions[:2], 1)},
        "latitude": spot.lat or "",
        "longitude": spot.lon or "",
        "geom_wkt": f"POINT ({spot.lon} {spot.lat})" if spot.lat and spot.lon else "",
        "country": spot.country or "",
        "date_prec": next((code for code, most in _WIDTHS if width is not None and width <= most), ""),
        "date_start": happening.start or "",
        "date_end": happening.end or "",
        **{column: "" if value is None else str(value) for column, value in zip(_COUNTS, counts, strict=True)},
        **own_cells(happening, deaths.told if any(value is not None for value in counts) else ""),
        "cn_quote": happening.text,
    }
    return {column: known.get(column, "") for column in (*_COLUMNS, *_OURS)}


def happening(row: Row) -> Happening:
    """A row as an event.

    Raises:
        RowError: A cell cannot be read, or the codes mean no kind of event.
    """
    side_a, side_b, civilians, unknown, best, high, low = (number(column, cell(row, column)) for column in _COUNTS)
    told, headline = cell(row, "cn_deaths_attributed_to"), text(row, "source_headline")
    found = Happening(
        id=cell(row, "id"),
        kind="",
        coded_by="ucdp",
        codes=iris(code("type_of_violence", cell(row, "type_of_violence"), "ucdp")),
        told=cell(row, "source_original"),
        start=day("date_start", cell(row, "date_start")),
        end=day("date_end", cell(row, "date_end")),
        precision=precision(row, "date_prec", _PRECISIONS),
        side_a=parties(cell(row, "side_a")),
        side_b=parties(cell(row, "side_b")),
        spot=_spot(row),
        deaths=Deaths(best, low, high, side_a, side_b, civilians, unknown, told, told),
        publisher=cell(row, "source_office") or None,
        published=_published(cell(row, "source_date")),
        title=headline.strip() or None,
        text=text(row, "cn_quote") if "cn_quote" in row else headline,
    )
    return with_own(found, row)


def _violence(happening: Happening) -> str:
    """The type of violence: it follows from the sides, and only violence between known kinds of sides has one."""
    if happening.coded_by == "ucdp":
        return next((one.notation for one in kept(happening.codes, "ucdp")), "")
    if not is_a(happening.kind, "ViolentEvent"):
        return ""
    one, other = _kind_of_side(happening.side_a), _kind_of_side(happening.side_b)
    if happening.civilians:
        other = "people"
    codes = {
        frozenset({"state"}): "1",
        frozenset({"state", "group"}): "1",
        frozenset({"group"}): "2",
        frozenset({"state", "people"}): "3",
        frozenset({"group", "people"}): "3",
    }
    return codes.get(frozenset({one, other}), "")


def _kind_of_side(side: tuple[Party, ...]) -> str:
    """Whether a side is of a state or an armed group; empty where that is not told of each party."""
    kinds = {
        "state" if party.type in _STATE
        else "group" if party.type == "ArmedGroup"
        else ""
        for party in side
    }  # fmt: skip
    if kinds == {"state", "group"}:
        return "state"
    return next(iter(kinds)) if len(kinds) == 1 else ""


def _where_precision(happening: Happening) -> str:
    spot = happening.spot
    if happening.coded_by == "ucdp":
        found = next(iter(kept(spot.codes, "ucdp-where")), None)
    elif spot.precision in _WHERE:
        found = in_scheme("ucdp-where")[_WHERE[spot.precision]]
    elif spot.names:
        found = code_of_class(spot.type, "ucdp-where") if spot.type else None
    else:
        found = in_scheme("ucdp-where")["6"] if spot.country else None
    return found.notation if found else ""


def _published(text: str) -> str | None:
    """The day of the source, where there is one: some rows have several."""
    return None if not text or any(mark in text for mark in ";|,") else day("source_date", text)


def _spot(row: Row) -> Spot:
    lat, lon = position(row, "latitude", "longitude")
    return Spot(
        names=names(cell(row, "where_coordinates")),
        codes=iris(code("where_prec", cell(row, "where_prec"), "ucdp-where")),
        lat=lat,
        lon=lon,
        divisions=tuple(name for order in "12" if (name := cell(row, f"adm_{order}"))),
        country=cell(row, "country") or None,
    )


UCDP = Layout("ucdp-csv", "ucdp", (*_COLUMNS, *_OURS), ("id", "type_of_violence", "date_start"), row, happening)
