"""Articles on an attack in Merrin, and a store that holds their graphs."""

from hashlib import sha256

import pytest

from kg.graph import CORRECTIONS_GRAPH, article_graph, build_quads, make_build, to_quads
from kg.identity import settle
from kg.model import Argument, Article, Casualty, Entity, Event, Extraction
from kg.reason import INFERRED_GRAPH
from kg.store import open_store

BUILD = make_build("model 1")
LATER = "https://example.org/later"


def report(key, published, text, *, at=(), by=(), dead=None):
    """An article that tells of one attack on 10 March.

    Args:
        key: Its id.
        published: Its day, or None.
        text: Its text, in which "attack" stands.
        at: Names and types of places in the text.
        by: Names of an armed group in the text; the first is its label.
        dead: A number in the text.
    """

    def span(words):
        start = text.index(words)
        return start, start + len(words)

    whole = (0, len(text))
    entities = [Entity(name, type_, name, mentions=(span(name),)) for name, type_ in at]
    if by:
        entities.append(Entity("group", "ArmedGroup", by[0], aliases=tuple(by[1:]), mentions=tuple(map(span, by))))
    event = Event(
        "ev1", "Attack", span("attack"), whole, "test", mentions=(span("attack"),),
        agents=(Argument(by[0], span(by[0]), "group"),) if by else (),
        places=tuple(Argument(name, span(name), name) for name, _ in at),
        start="2026-03-10", end="2026-03-10", time_precision="day",
    )  # fmt: skip
    toll = () if dead is None else (
        Casualty("k1", "killed", span(str(dead)), whole, "test", str(dead), "ev1", dead, dead, dead, "exact"),
    )  # fmt: skip
    article = Article(key, text, sha256(text.encode()).hexdigest(), published=published)
    return Extraction(article, tuple(entities), (event,), toll)


REPORTS = (
    report(
        "first", "2026-03-10", "An attack by KF in Merrin killed 24 people.",
        at=[("Merrin", "City")], by=["KF"], dead=24,
    ),
    report(
        "second", "2026-03-11", "The Kestrel Front made an attack in Halvan; 31 people died.",
        at=[("Halvan", "Region")], by=["Kestrel Front"], dead=31,
    ),
    report(
        "third", "2026-03-12", "The Kestrel Front (KF) was behind the attack in Merrin, Halvan, with 31 dead.",
        at=[("Merrin", "City"), ("Halvan", "Region")], by=["Kestrel Front", "KF"], dead=31,
    ),
    report("undated", None, "An attack in Ordun killed 3 people.", at=[("Ordun", "City")], dead=3),
)  # fmt: skip
"""Only the third tells that KF is the Kestrel Front, and that the attack in Merrin is the one in Halvan."""


def loaded(location="memory:"):
    """A store with these reports, their identity, something inferred and something corrected."""
    store = open_store(str(location))
    store.add(build_quads(BUILD))
    for one in REPORTS:
        store.replace_graph(article_graph(one.article), to_quads(one, BUILD))
    for graph, subject in ((INFERRED_GRAPH, LATER), (CORRECTIONS_GRAPH, "https://example.org/correction")):
        store.update(f'INSERT DATA {{ GRAPH <{graph}> {{ <{subject}> <http://purl.org/dc/terms/title> "x" }} }}')
    settle(store)
    return store


@pytest.fixture
def store():
    return loaded()


@pytest.fixture
def folder(tmp_path):
    """The same as a folder, closed."""
    loaded(tmp_path / "store").close()
    return tmp_path / "store"
