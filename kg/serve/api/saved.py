"""The saved queries, as workers answer them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import orjson
import pyoxigraph as ox

from kg.query import QueryError, Table, load_saved, render, run_saved
from kg.query.table import Cell
from kg.serve.http.formats import text
from kg.serve.wire import Answer, RefusalError
from kg.store import Store

JSON = "application/sparql-results+json"
XML = "application/sparql-results+xml"
AS_TABLE: Mapping[str, str] = {
    "application/json": "json",
    "text/csv": "csv",
    "text/tab-separated-values": "tsv",
    "text/markdown": "markdown",
}
OFFERS = (*AS_TABLE, JSON, XML)
"""Media types of answers, the one first that a client gets who does not say."""

_XSD = "http://www.w3.org/2001/XMLSchema#"


def saved(
    store: Store,
    *,
    name: str,
    params: Mapping[str, str],
    media_type: str,
    offset: int,
    limit: int | None,
    most: int,
) -> Answer:
    """Answers a saved query.

    Args:
        store: Where to ask.
        name: Name of the query.
        params: Values as typed, under the names of its parameters.
        media_type: One of ``OFFERS``.
        offset: How many rows to leave out at the beginning.
        limit: How many to give at most; None for all.
        most: Bytes that the answer may have.

    Returns:
        The rows; the header ``X-Total-Count`` says how many there are in all.

    Raises:
        RefusalError: 400 for what is no parameter or does not fit one, 413.
    """
    try:
        found = run_saved(store, name, params)
    except QueryError as error:
        raise RefusalError(400, str(error)) from error
    part = Table(found.columns, found.rows[offset : None if limit is None else offset + limit])
    body = render(part, AS_TABLE[media_type]).encode() if media_type in AS_TABLE else _results(part, name, media_type)
    if len(body) > most:
        raise RefusalError(413, f"the answer is longer than {most >> 20} MiB, so none of it is sent; give a limit")
    return Answer(body, text(media_type), headers={"X-Total-Count": str(len(found.rows))})


def _results(table: Table, name: str, media_type: str) -> bytes:
    iris = {column for column in table.columns if column.endswith("Iri")} - set(load_saved(name).joined)
    document = {
        "head": {"vars": table.columns},
        "results": {"bindings": [_bindings(table.columns, row, iris) for row in table.rows]},
    }
    written = orjson.dumps(document)
    if media_type == JSON:
        return written
    parsed = ox.parse_query_results(written, format=ox.QueryResultsFormat.JSON)
    assert isinstance(parsed, ox.QuerySolutions)  # noqa: S101  we wrote them
    return parsed.serialize(format=ox.QueryResultsFormat.XML) or b""


def _bindings(columns: Sequence[str], row: Sequence[Cell], iris: set[str]) -> dict[str, dict[str, str]]:
    pairs = zip(columns, row, strict=True)
    return {column: _term(value, column in iris) for column, value in pairs if value is not None}


def _term(value: Cell, iri: bool) -> dict[str, str]:
    if isinstance(value, bool):
        return {"type": "literal", "value": str(value).lower(), "datatype": f"{_XSD}boolean"}
    if isinstance(value, int | float):
        number = "integer" if isinstance(value, int) else "double"
        return {"type": "literal", "value": str(value), "datatype": _XSD + number}
    return {"type": "uri" if iri else "literal", "value": str(value)}
