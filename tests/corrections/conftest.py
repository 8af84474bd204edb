"""Graphs of articles to correct: those that the questions of the ontology are asked of."""

from functools import cache
from pathlib import Path

import pyoxigraph as ox

from kg.corrections import CorrectionError, make_correction
from kg.corrections.things import kind_of
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


def kind(iri):
    """What an IRI stands for; None for what only hangs on others."""
    try:
        return kind_of(iri)
    except CorrectionError:
        return None


def lines(quads):
    """Statements in short, without the marks of corrections."""
    said = (quad for quad in quads if not str(quad.predicate).endswith(("#withdrawn>", "#amended>")))
    return {_short(str(quad.triple)) for quad in said}


def changes(before, after):
    """What was said before and is not now, and what is said now and was not."""
    was, is_ = lines(before), lines(after)
    return sorted(was - is_), sorted(is_ - was)


def _short(line):
    for prefix, iri in PREFIXES.items():
        line = line.replace(f"<{iri}", f"<{prefix}:")
    return line.replace(BASE, "").replace("<", "").replace(">", "")
