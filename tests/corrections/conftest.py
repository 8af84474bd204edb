"""Graphs of articles to correct: those that the questions of the ontology are asked of."""

from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.corrections import make_correction
from kg.graph import PREFIXES

FIXTURE = Path(__file__).parent.parent.parent / "ontology" / "competency" / "fixture"
ARTICLES = tuple(sorted({path.stem for path in FIXTURE.glob("*.trig")} - {"dataset", "corrections", "identity"}))
BASE = "https://w3id.org/conflict-news/"


@cache
def _quads(name):
    return tuple(ox.parse(path=FIXTURE / f"{name}.trig"))


def graph(name):
    """The graph of an article, by the name of the article."""
    return list(_quads(name))


def correction(kind, *things, minute=0, by="Ana", **more):
    """A correction with less to say."""
    return make_correction(kind, things, why="seen so", by=by, at=f"2026-03-12T10:{minute:02}:00Z", **more)


def lines(quads):
    """Statements in short, without the marks of corrections."""
    said = (quad for quad in quads if not str(quad.predicate).endswith(("#withdrawn>", "#amended>")))
    return {_short(str(quad.triple)) for quad in said}


def changes(before, after):
    """What was said before and is not now, and what is said now and was not."""
    return sorted(lines(before) - lines(after)), sorted(lines(after) - lines(before))


def _short(line):
    for prefix, iri in PREFIXES.items():
        line = line.replace(f"<{iri}", f"<{prefix}:")
    return line.replace(BASE, "").replace("<", "").replace(">", "")


@pytest.fixture(scope="session")
def every_graph():
    """All graphs of articles, by name."""
    return {name: graph(name) for name in ARTICLES}
