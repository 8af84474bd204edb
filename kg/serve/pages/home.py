"""The first page: what is in the graph, and what is new in it."""

from __future__ import annotations

from kg.explore.lists.actors_met import most_told
from kg.explore.lists.course import Course, course
from kg.explore.lists.latest import latest_articles, latest_disputes, latest_incidents
from kg.explore.lists.overview import overview
from kg.serve.pages.charts import Count
from kg.serve.pages.page import Args, Page
from kg.store import Store


def home(store: Store, args: Args) -> Page:  # noqa: ARG001  (every page takes parameters; this one has none)
    """Counts, events over time, those told of most, and what was told last."""
    held = overview(store)
    events = course(store, held.first, held.last)
    return Page(
        "home.html",
        {
            "held": held,
            "events": events,
            "charts": _charts(events),
            "top": max((number for kind in events.kinds for number in kind.counts), default=0),
            "actors": most_told(store),
            "incidents": latest_incidents(store),
            "disputes": latest_disputes(store),
            "articles": latest_articles(store),
        },
    )


def _charts(events: Course) -> list[tuple[str | None, int, list[Count]]]:
    """Name, total and bars of each kind."""
    return [
        (kind.name, kind.total, [Count(*pair) for pair in zip(events.steps, kind.counts, strict=True)])
        for kind in events.kinds
    ]
