"""Writes ``docs/queries.md`` from the heads of the saved queries; ``--check`` only says whether it is up to date."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from kg.query import Parameter, SavedQuery, saved_queries

PAGE = Path(__file__).resolve().parent.parent / "docs" / "queries.md"
HEAD = """# Saved queries

Written by `scripts/query_docs.py` from the heads of `queries/*.rq`; do not edit.

`kg query NAME` asks one, `kg query NAME --show` prints its SPARQL, which any engine reads. A missing value is null (an
empty cell in CSV and tables). Several values in one cell are sorted and joined with ` | `. A column whose name ends in
`Iri` holds an IRI, which `kg explain` takes; all other strings are labels. Days are `YYYY-MM-DD`.

Parameters narrow the answer: `--param NAME=VALUE`, as many as wanted; all must hold. Upper and lower case are the same.
A value becomes an RDF term of the parameter's type before it reaches the query; it is never read as SPARQL.

`--as-of DATE` answers from what had been published by that day, so that one can see what was known when. Two days after
the attack on the market of Merrin, and two weeks after it:

```sh
kg query tolls --as-of 2026-03-12
kg query tolls --as-of 2026-03-24
```

Who and what is the same across articles is found anew from those articles alone. Articles without a date are left out
(a line on standard error says how many), and so is what `kg reason` inferred, since it may rest on later news. The
store is not changed; the answer takes longer, the more articles there are. `kg sparql`, `kg explain`,
`kg stats` and `kg export` take the option too.
"""
TAIL = """## Adding one

A saved query is a file `queries/NAME.rq`. Its lines that begin with `#+` are TOML:

| key | what |
|---|---|
| `summary`, `description` | the question in one line, and what the answer holds |
| `tags` | what it is about |
| `columns` | the variables of the SELECT, in order |
| `joined` | those of them that join several values by `GROUP_CONCAT`, with `SEPARATOR = " \\| "` |
| `example` | a command that asks it |
| `params.NAME.type` | `string`, `iri`, `date`, `integer` or `boolean` |
| `params.NAME.help` | what it does to the answer |
| `params.NAME.optional` | `false` where the query cannot do without it |
| `params.NAME.choices` | the values allowed: a list, or the name of one in `kg/model/values.py` |

The parameter `actor` is the variable `?p_actor`. All parameters stand, in the order of the head, in one line
`VALUES (?p_actor ?p_place) { (UNDEF UNDEF) }`; a value that is given takes the place of its `UNDEF`, so a filter begins
with `!BOUND(?p_actor) ||`. Patterns stand in `GRAPH ?g { ... }`, since not every endpoint's default graph is the union.
"""


def parameter(param: Parameter) -> str:
    """A row of the table of parameters."""
    choices = ": " + ", ".join(f"`{choice}`" for choice in param.choices) if param.choices else ""
    needed = "" if param.optional else " (needed)"
    return f"| `{param.name}` | {param.type}{needed} | {param.help}{choices} |\n"


def section(query: SavedQuery) -> Iterator[str]:
    """What the page says of one query."""
    yield f"## {query.name}\n\n{query.summary}\n\n{query.description}\n\n"
    yield f"Columns: {', '.join(f'`{column}`' for column in query.columns)}\n\n"
    if query.params:
        yield "| parameter | type | what |\n|---|---|---|\n"
        yield from map(parameter, query.params)
        yield "\n"
    yield f"Example: `{query.example}`\n\nAbout: {', '.join(query.tags)}\n"


def page() -> str:
    """The whole page."""
    queries = saved_queries()
    overview = "".join(f"| [{query.name}](#{query.name}) | {query.summary} |\n" for query in queries)
    parts = [HEAD, f"| query | asks |\n|---|---|\n{overview}"]
    parts += ["".join(section(query)) for query in queries]
    return "\n".join([*parts, TAIL])


def main() -> int:
    """Writes the page, or checks it."""
    wanted = page()
    if "--check" in sys.argv[1:]:
        if not PAGE.is_file() or PAGE.read_text(encoding="utf-8") != wanted:
            sys.stderr.write("docs/queries.md is out of date; run: python scripts/query_docs.py\n")
            return 1
        return 0
    PAGE.write_text(wanted, encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
