"""The list of articles."""

from __future__ import annotations

from kg.explore.lists.overview import overview
from kg.query import run_saved
from kg.serve.pages.page import Args, Page, first
from kg.serve.pages.paging import choice, day, given, page_number, part
from kg.store import Store

ORDERS = {
    "newest": "newest first",
    "oldest": "oldest first",
    "title": "by title",
    "events": "most events first",
    "claims": "most claims first",
}
_SIZE = 50


def articles(store: Store, args: Args) -> Page:
    """Articles by publisher and days, with what was found in each.

    Raises:
        BadRequestError: A day, the order or the page is none.
    """
    filters = {
        "article": first(args, "article"),
        "publisher": first(args, "publisher"),
        "since": day(args, "since"),
        "until": day(args, "until"),
    }
    order = choice(args, "sort", tuple(ORDERS), "newest")
    rows = run_saved(store, "articles", given(filters)).records()  # by day, oldest first; then by title
    if order == "newest":
        rows.sort(key=lambda row: str(row["published"] or ""), reverse=True)
    elif order == "title":
        rows.sort(key=lambda row: str(row["title"]).casefold())
    elif order != "oldest":
        rows.sort(key=lambda row: -int(row[order] or 0))
    return Page(
        "articles.html",
        {
            "part": part(rows, page_number(args), _SIZE),
            "filters": filters,
            "order": order,
            "orders": tuple(ORDERS.items()),
            "publishers": overview(store).publishers,
        },
    )
