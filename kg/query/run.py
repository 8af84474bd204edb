"""Asking: a saved query with its parameters, or SPARQL as typed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from kg.query.catalogue import PREFIX, Parameter, SavedQuery, load_saved, near
from kg.query.parameters import QueryError, term
from kg.query.table import MARK, SEPARATOR, Table, from_solutions
from kg.store import Solutions, Store
from kg.store.sparql import Form, form, reaches_out

if TYPE_CHECKING:
    from pyoxigraph import Triple


def run_saved(store: Store, name: str, params: Mapping[str, str] | None = None) -> Table:
    """Runs a saved query.

    Args:
        store: Where to ask.
        name: Name of the query.
        params: Values as typed, under the names of the query's parameters.

    Raises:
        QueryError: There is no such query or parameter, or a value is not of its type.
        StoreError: The store cannot answer.
    """
    query = load_saved(name)
    sparql = bind(query, params or {}).replace(f'SEPARATOR = "{SEPARATOR}"', f'SEPARATOR = "{MARK}"')
    found = store.query(sparql)
    if not isinstance(found, Solutions) or found.variables != query.columns:
        raise QueryError(f"query {name} does not answer with the columns {', '.join(query.columns)}; mend its SELECT")
    return from_solutions(found, query.joined)


def bind(query: SavedQuery, params: Mapping[str, str]) -> str:
    """The SPARQL text of a query with its parameters bound.

    Values become terms first, and terms are serialised by Oxigraph into one VALUES block: any engine reads it, and
    nothing that a user types is ever read as SPARQL.
    """
    given = {name: _term(query, query.param(name), text) for name, text in params.items()}
    for param in query.params:
        if not param.optional and param.name not in given:
            raise QueryError(f"query {query.name} needs the parameter {param.name} ({param.help})")
    if not query.params:
        return query.before + query.after
    names = " ".join(f"?{PREFIX}{param.name}" for param in query.params)
    row = " ".join(given.get(param.name, "UNDEF") for param in query.params)
    return f"{query.before}VALUES ({names}) {{ ({row}) }}{query.after}"


def _term(query: SavedQuery, param: Parameter, text: str) -> str:
    if param.choices:
        text = next((choice for choice in param.choices if choice.lower() == text.strip().lower()), text)
        if text not in param.choices:
            raise QueryError(
                f"query {query.name}, parameter {param.name}: {text!r} is not one of {', '.join(param.choices)}"
                f"{near(text, list(param.choices))}"
            )
    try:
        return str(term(param.type, text))
    except ValueError as error:
        raise QueryError(f"query {query.name}, parameter {param.name}: {text!r} does not fit; {error}") from error


def run_text(store: Store, sparql: str, *, fetch: bool = False) -> Table | bool | tuple[Triple, ...]:
    """Runs a query as typed.

    Args:
        store: Where to ask.
        sparql: A SELECT, ASK, CONSTRUCT or DESCRIBE.
        fetch: Let it reach out to other endpoints (SERVICE).

    Raises:
        QueryError: It is an update, or it would reach out.
        StoreError: It is not valid, or the store cannot answer.
    """
    word = reaches_out(sparql)
    if word == "LOAD" or form(sparql) is Form.UPDATE:
        raise QueryError("this is an update, and only questions are asked here; begin with SELECT, ASK or CONSTRUCT")
    if word and not fetch:
        raise QueryError(f"{word} would ask a server elsewhere, which is not allowed here; ask that server itself")
    found = store.query(sparql)
    return from_solutions(found) if isinstance(found, Solutions) else found
