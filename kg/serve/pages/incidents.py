"""The list of incidents."""

from __future__ import annotations

from kg.model.values import EVENT_TYPES
from kg.query import run_saved
from kg.query.table import SEPARATOR, Cell
from kg.serve.pages.page import Args, Page, first
from kg.serve.pages.paging import choice, day, given, page_number, part
from kg.store import Store

ORDERS = {
    "newest": "latest first",
    "oldest": "earliest first",
    "reports": "most reports first",
    "killed": "most killed first",
}
_ANY = ""
_SIZE = 50


def incidents(store: Store, args: Args) -> Page:
    """Incidents by place, kind, actor and days, with the span of the numbers of dead that reports give.

    Raises:
        BadRequestError: The kind, a day, the order or the page is none.
    """
    filters = {
        "place": first(args, "place"),
        "type": choice(args, "type", (_ANY, *EVENT_TYPES), _ANY) or None,
        "actor": first(args, "actor"),
        "since": day(args, "since"),
        "until": day(args, "until"),
    }
    order = choice(args, "sort", tuple(ORDERS), "newest")
    rows = run_saved(store, "incidents", given(filters)).records()  # by first day; those without one last
    if order == "newest":
        rows.sort(key=lambda row: str(row["end"] or row["start"] or ""), reverse=True)
    elif order == "reports":
        rows.sort(key=lambda row: -int(row["reports"] or 0))
    elif order == "killed":
        rows.sort(key=lambda row: -int(row["killedMax"] or row["killedMin"] or 0))
    return Page(
        "incidents.html",
        {
            "part": part([_told(row) for row in rows], page_number(args), _SIZE),
            "filters": filters,
            "order": order,
            "orders": tuple(ORDERS.items()),
            "types": EVENT_TYPES,
        },
    )


def _told(row: dict[str, Cell]) -> dict[str, object]:
    """A row with its joined cells apart."""
    several = ("places", "agents", "publishers")
    return {**row, **{name: str(row[name]).split(SEPARATOR) if row[name] else [] for name in several}}
