"""An update under the data set that a request names: what ``using-graph-uri`` and ``using-named-graph-uri`` mean."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pyoxigraph import NamedNode

from kg.serve.pages.page import BadRequestError
from kg.store.sparql import Token, tokens


def with_dataset(update: str, default: Sequence[str], named: Sequence[str]) -> str:
    """An update whose patterns are matched in the graphs that a request names.

    Every operation that matches a pattern gets the clauses USING and USING NAMED; operations without a pattern
    (``INSERT DATA``, ``CLEAR`` and the like) stay as they are.

    >>> with_dataset("DELETE { ?s ?p 1 } WHERE { ?s ?p 1 }", ["http://x/g"], [])
    'DELETE { ?s ?p 1 } USING <http://x/g> WHERE { ?s ?p 1 }'

    Args:
        update: A SPARQL update that is syntactically valid.
        default: IRIs of the graphs that together are the default graph.
        named: IRIs of the graphs that ``GRAPH`` sees.

    Raises:
        BadRequestError: A graph is no absolute IRI, or the update names its own data set as well.
    """
    clauses = [f"USING {_term('using-graph-uri', iri)}" for iri in default]
    clauses += [f"USING NAMED {_term('using-named-graph-uri', iri)}" for iri in named]
    if not clauses:
        return update
    found = list(tokens(update))
    for token in found:
        if token.text in {"USING", "WITH"}:
            raise BadRequestError(
                f"the update has {token.text} and the request names graphs as well; "
                "leave out either the clause or using-graph-uri and using-named-graph-uri"
            )
    using = " ".join(clauses)
    pieces, done = [], 0
    for where, template in _patterns(update, found):
        pieces += [update[done:where], f"{template}{using} "]
        done = where
    return "".join([*pieces, update[done:]])


def _patterns(update: str, found: Sequence[Token]) -> Iterator[tuple[int, str]]:
    """Where each operation's WHERE stands, and the template that must come before it.

    ``DELETE WHERE { P }`` takes no USING; ``DELETE { P } USING ... WHERE { P }`` is the same operation, which does.
    """
    depth = 0
    for place, token in enumerate(found):
        if token.text == "{":
            depth += 1
        elif token.text == "}":
            depth -= 1
        elif token.text == "WHERE" and depth == 0:
            short = place > 0 and found[place - 1].text == "DELETE"
            yield token.start, f"{_block(update, found[place + 1 :])} " if short else ""


def _block(update: str, found: Sequence[Token]) -> str:
    """The text of the braces that open here, up to their end."""
    depth = 0
    for token in found:
        depth += {"{": 1, "}": -1}.get(token.text, 0)
        if depth == 0:
            return update[found[0].start : token.end]
    raise BadRequestError("not a valid update: a brace after DELETE WHERE is not closed; close it")


def _term(parameter: str, iri: str) -> str:
    try:
        return str(NamedNode(iri))
    except ValueError as error:
        raise BadRequestError(f"{parameter}: {iri!r} is not an IRI ({error}); give an absolute IRI") from error
