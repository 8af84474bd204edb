"""The saved queries: all of them, and one with its form and its answer."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from types import MappingProxyType

from kg.explore.happenings.whereabouts import PRECISIONS, Place, drawn
from kg.explore.results.counting import count, countable
from kg.explore.results.situated import situated
from kg.query import QueryError, SavedQuery, Table, load_saved, run_saved, saved_queries
from kg.query.catalogue import near
from kg.query.run import bind
from kg.serve.pages.charts import Count
from kg.serve.pages.page import Args, BadRequestError, NotFoundError, Page, first
from kg.serve.pages.words import href, spelled
from kg.store import Store

ROWS = 50
"""How many rows a page of an answer has."""
FORMATS = (("csv", "CSV"), ("tsv", "TSV"), ("json", "JSON"), ("xml", "XML"))
OURS = ("saved", "page", "chart")
"""What the URL of the page of a query holds beside the query's own parameters."""
_EXAMPLE = " --param "
_NAMED_BY = MappingProxyType(
    {
        "article": ("title",),
        "casualty": ("kind",),
        "claim": ("type", "content"),
        "entity": ("name",),
        "event": ("type", "kind", "name"),
    }
)
"""The columns whose words can stand for the IRI of a thing, the best first, where no column has its own name."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column as the page shows it.

    Attributes:
        at: Its place in the rows.
        link: The place of the IRI that its words lead to; None where they lead nowhere.
        head: What stands over it.
        numeric: Whether it has numbers alone.
    """

    name: str
    at: int
    link: int | None
    head: str
    numeric: bool


def queries_page(store: Store, args: Args) -> Page:  # noqa: ARG001 - the list is the same for every store
    """The list of saved queries; those with a ``tag`` only, where one is given."""
    listed = saved_queries()
    tags = sorted({tag for query in listed for tag in query.tags})
    tag = first(args, "tag")
    if tag is not None and tag not in tags:
        raise NotFoundError(f"no saved query is tagged {tag!r}; there are {', '.join(tags)}")
    shown = [query for query in listed if tag is None or tag in query.tags]
    return Page("queries.html", {"section": "queries", "queries": shown, "tags": tags, "tag": tag})


def query_page(store: Store, args: Args) -> Page:
    """One saved query, named by ``saved``: its manual, its form, and its answer as table, chart and map.

    A value that does not fit is told beside its field, with status 400.

    Raises:
        NotFoundError: There is no such query.
        BadRequestError: It has no such parameter, or ``page`` or ``chart`` is none.
    """
    try:
        query = load_saved(first(args, "saved") or "")
    except QueryError as error:
        raise NotFoundError(str(error)) from error
    given = _given(query, args)
    wrong = {name: _fault(query, name, text) for name, text in given.items()}
    wrong = {name: fault for name, fault in wrong.items() if fault is not None}
    lacking = [param.name for param in query.params if not param.optional and param.name not in given]
    table = run_saved(store, query.name, given) if not wrong and not lacking else None
    data: dict[str, object] = {
        "section": "queries",
        "query": query,
        "given": given,
        "wrong": wrong,
        "lacking": lacking,
        "example": _example(query),
        "formats": FORMATS,
        "table": table,
    }
    if table is not None:
        data |= {"sparql": bind(query, given), **_answer(store, query, table, args)}
    return Page("query.html", data, 400 if wrong else 200)


def _given(query: SavedQuery, args: Args) -> dict[str, str]:
    names = query.params_by_name()
    for name in args:
        if name not in names and name not in OURS:
            try:
                query.param(name)
            except QueryError as error:
                raise BadRequestError(str(error)) from error
    return {name: text for name in names if (text := first(args, name)) is not None}


def _fault(query: SavedQuery, name: str, text: str) -> str | None:
    """Why a value does not fit its parameter; None where it does."""
    param = query.param(name)
    try:
        bind(replace(query, params=(param,)), {name: text})
    except QueryError as error:
        if param.choices:  # the form shows which there are
            return f"{text!r} is none of the choices{near(text, list(param.choices))}"
        return str(error).removeprefix(f"query {query.name}, parameter {name}: ")
    return None


def _example(query: SavedQuery) -> dict[str, str]:
    """The parameters of the query's example."""
    _, *params = query.example.split(_EXAMPLE)
    pairs = (param.strip().strip("'\"").partition("=") for param in params)
    return {name: value.strip("'\"") for name, _, value in pairs if name in query.params_by_name()}


def _answer(store: Store, query: SavedQuery, table: Table, args: Args) -> dict[str, object]:
    """The rows of one page, and chart and map of all rows."""
    pages = max(-(-len(table.rows) // ROWS), 1)
    number = first(args, "page") or "1"
    if not (number.isascii() and number.isdigit() and 1 <= int(number[:9]) <= pages):
        raise BadRequestError(f"page: {number!r} is none of the {pages} pages of this answer")
    page = int(number)
    charts, columns = countable(table), columns_shown(table)
    chosen = first(args, "chart") or (charts[0] if charts else None)
    if chosen is not None and chosen not in charts:
        raise BadRequestError(f"chart: {chosen!r} cannot be counted here; take {', '.join(charts) or 'none'}")
    counts = count(table, chosen) if chosen is not None else None
    return {
        "rows": table.rows[(page - 1) * ROWS : page * ROWS],
        "page": page,
        "pages": pages,
        "columns": columns,
        "numeric": [place for place, column in enumerate(columns) if column.numeric],
        "charts": charts,
        "counts": counts,
        "bars": [Count(label, number) for label, number in counts.counts] if counts is not None else [],
        "spots": _spots(store, table),
        "joined": query.joined,
    }


def columns_shown(table: Table) -> tuple[Column, ...]:
    """The columns of a table; an IRI is shown as the words that name it, where a column has them.

    >>> [(one.name, one.at, one.link) for one in columns_shown(Table(("eventIri", "event", "articleIri"), ()))]
    [('event', 1, 0), ('articleIri', 2, 2)]
    """
    numeric = _numeric(table)
    links: dict[str, int] = {}
    for at, column in enumerate(table.columns):
        stem = column.removesuffix("Iri")
        names = (stem, *_NAMED_BY.get(stem, ()), column) if stem != column else ()
        for name in [name for name in names if name in table.columns and name not in links][:1]:
            links[name] = at
    return tuple(
        Column(name, at, links.get(name), spelled(name.removesuffix("Iri")), at in numeric)
        for at, name in enumerate(table.columns)
        if not name.endswith("Iri") or name in links
    )


def _numeric(table: Table) -> list[int]:
    """The places of the columns that hold numbers alone."""
    return [
        at
        for at in range(len(table.columns))
        if (cells := [row[at] for row in table.rows if row[at] is not None])
        and all(isinstance(cell, int | float) and not isinstance(cell, bool) for cell in cells)
    ]


def _spots(store: Store, table: Table) -> list[dict[str, object]]:
    """The places of what the rows are of, with how many of it each has; found by IRI, never by name."""
    at = next((at for at, column in enumerate(table.columns) if column.endswith("Iri")), None)
    if at is None or not table.rows:
        return []
    found: Counter[Place] = Counter()
    for some in situated(store, (str(row[at]) for row in table.rows if row[at] is not None)).values():
        found.update(drawn(some))
    ordered = sorted(found.items(), key=lambda one: (-one[1], PRECISIONS.index(one[0].precision), one[0].name))
    return [
        {
            "lat": place.lat,
            "lon": place.lon,
            "exactness": place.precision,
            "name": place.name,
            "at": place.at,
            "path": href(place.iri),
            "size": size,
        }
        for place, size in ordered
    ]
