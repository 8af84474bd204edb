"""The page for questions in SPARQL."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kg.graph import PREFIXES
from kg.graph.terms import CN_TERMS
from kg.query import saved_queries
from kg.query.run import bind
from kg.serve.pages.page import Args, Page, first
from kg.store import Store

_EXAMPLES = Path(__file__).parent.parent / "examples"
FORMATS = (("csv", "CSV"), ("tsv", "TSV"), ("json", "JSON"), ("xml", "XML"), ("turtle", "Turtle"))
"""In what a browser without scripts can have an answer; the last is for CONSTRUCT and DESCRIBE."""


@dataclass(frozen=True, slots=True)
class Example:
    """A query to begin with; ``title`` and ``why`` are its first two lines, and ``sparql`` is all the rest."""

    name: str
    title: str
    why: str
    sparql: str


def sparql_page(store: Store, args: Args) -> Page:  # noqa: ARG001 - the queries on it are asked from the browser
    """An editor with examples; ``query`` is what stands in it at first."""
    shown = examples()
    saved = saved_queries()
    given = first(args, "query")
    return Page(
        "sparql.html",
        {
            "section": "sparql",
            "sparql": given or shown[0].sparql,
            "formats": FORMATS,
            "examples": shown,
            "saved": saved,
            "editor": {
                "given": given is not None,
                "prefixes": dict(PREFIXES),
                "terms": sorted(PREFIXES["cn"] + name for name in CN_TERMS),
                "examples": {
                    **{one.name: one.sparql for one in shown},
                    **{
                        f"queries/{query.name}": bind(query, {})
                        for query in saved
                        if all(one.optional for one in query.params)
                    },
                },
            },
        },
    )


@cache
def examples() -> tuple[Example, ...]:
    """Small queries that teach the model, in order."""
    return tuple(_read(path) for path in sorted(_EXAMPLES.glob("*.rq")))


def _read(path: Path) -> Example:
    title, why, sparql = path.read_text(encoding="utf-8").split("\n", 2)
    return Example(path.stem.partition("-")[2], title.removeprefix("# "), why.removeprefix("# "), sparql.strip() + "\n")
