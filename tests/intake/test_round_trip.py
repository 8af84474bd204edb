"""A table that was written, read into an empty store and written again is the same, byte for byte."""

import io
from hashlib import sha256
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.export.tables import TABLES, export_table
from kg.graph import make_build, to_quads
from kg.intake import import_tables
from kg.model import (
    Argument,
    Article,
    Attribution,
    Casualty,
    Claim,
    Content,
    Entity,
    Event,
    Extraction,
    Relation,
    Source,
    values,
)
from kg.store import open_store

BUILD = make_build("none")
AWKWARD = (
    "Arvo", "a; b", ";", "x;y; z", 'the "Front"', "one,\ntwo", "tab\there", "Žeměhrad — ნაცარა", "مدينة", "(article)",
    "(unnamed)", "(nobody)", "\r\nlines\r\n", "=SUM(A1)", "Old Guard", "\x00\x0b", "\ud800", "🜂", "''", "State forces",
)  # fmt: skip
words = st.one_of(
    st.sampled_from(AWKWARD),
    st.text(min_size=1, max_size=12),
    st.text(alphabet=" ;,\"'\n\r\tab()", min_size=1, max_size=8),
)
days = st.dates().map(lambda day: day.isoformat())
numbers = st.none() | st.integers(0, 99)
TEXT = "".join(f"{number:04d}" for number in range(400))


def _spans(count):
    """Stretches of the text that do not meet."""
    return [(8 * number, 8 * number + 7) for number in range(count)]


@st.composite
def extractions(draw):
    """An article with one event, its actors and places, tolls by several sources, claims and denials."""
    spans = iter(_spans(90))
    sentence_words = draw(words | st.text(max_size=40) | st.sampled_from((" ", "\t\n", "\u2003", "\x1c")))
    text = sentence_words + TEXT
    shift = len(sentence_words)
    sentence = (0, shift) if sentence_words else (0, 7)

    def span():
        start, end = next(spans)
        return start + shift, end + shift

    entities, relations, arguments = [], [], {}

    def entity(types):
        kind = draw(st.sampled_from(types))
        place = draw(st.none() | st.tuples(st.floats(-90, 90), st.floats(-180, 180)))
        lat, lon = place or (None, None)
        made = Entity(f"e{len(entities)}", kind, draw(words), mentions=(span(),), lat=lat, lon=lon,
                      named=draw(st.booleans()))  # fmt: skip
        entities.append(made)
        return made

    for role, types in (("agents", values.ENTITY_TYPES), ("targets", values.ENTITY_TYPES)):
        made = [entity(types) for _ in range(draw(st.integers(0, 4)))]
        arguments[role] = tuple(Argument(one.name, one.mentions[0], one.id) for one in made)
        if draw(st.booleans()):
            arguments[role] += (Argument(draw(words), span(), None),)
    placed = [entity(("City", "Place", "Facility", "Region", "Country")) for _ in range(draw(st.integers(0, 3)))]
    arguments["places"] = tuple(Argument(one.name, one.mentions[0], one.id) for one in placed)
    held = [*placed, *(entity(("Region", "Country")) for _ in range(draw(st.integers(0, 3))))]
    for inner, outer in pairwise(held):
        if draw(st.booleans()):
            relations.append(Relation("locatedIn", inner.id, outer.id, "in", span(), sentence, "made"))
    claims, tolls = [], []

    def claim(type_, **links):
        source = draw(st.none() | words.map(lambda name: Source(name, sentence, None)))
        made = Claim(f"c{len(claims)}", type_, Content("said", (span(),)), sentence, "made", source, **links)
        claims.append(made)
        return made.id

    told = [claim("Statement") for _ in range(draw(st.integers(0, 2)))]
    if draw(st.booleans()):
        claim("Denial", disputes=("ev",))
    for number in range(draw(st.integers(0, 4))):
        low, high = sorted((draw(st.integers(0, 60)), draw(st.integers(0, 60))))
        teller = draw(st.none() | st.just("new"))
        tolls.append(
            Casualty(
                f"k{number}", draw(st.sampled_from(("killed", "killed", "injured", "missing"))), span(), sentence,
                "made",
                "some", "ev", draw(st.sampled_from((None, low))), draw(st.sampled_from((None, high))), draw(numbers),
                victims=draw(st.none() | words), victim_class=draw(st.sampled_from(values.VICTIM_CLASSES)),
                perpetrators=draw(st.sampled_from((arguments["agents"], arguments["targets"], ()))),
                claim=claim("Statement") if teller else None,
            )
        )  # fmt: skip
    first, last = sorted((draw(days), draw(days)))
    bounds = draw(st.sampled_from(((first, last), (first, None), (None, last), (None, None))))
    event = Event(
        "ev", draw(st.sampled_from(values.EVENT_TYPES)), span(), sentence, "made",
        status=draw(st.sampled_from(values.EVENT_STATUSES)), start=bounds[0], end=bounds[1],
        time_precision=draw(st.sampled_from(values.TIME_PRECISIONS)),
        attributed_to=tuple(Attribution(one) for one in told),
        agent_confidence=draw(st.sampled_from(values.AGENT_CONFIDENCES)), **arguments,
    )  # fmt: skip
    article = Article(
        draw(st.sampled_from(("wire-7", "a b", "ä"))), text, sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        title=draw(st.none() | words), published=draw(st.none() | days), publisher=draw(st.none() | words),
        url=draw(st.none() | st.just("https://post.example/a?b=1,2")),
    )  # fmt: skip
    return Extraction(article, tuple(entities), (event,), tuple(tolls), tuple(claims), tuple(relations))


formats = pytest.mark.parametrize("format_", TABLES)


def written(quads, format_):
    out = io.BytesIO()
    export_table(quads, format_, out, everything=True)
    return out.getvalue()


def read_back(table, format_, *, check):
    with open_store("memory:") as store:
        report = import_tables(["-"], format_, store, check=check, stdin=io.BytesIO(table))
        return report, list(store.quads())


@formats
@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(extraction=extractions())
def test_any_article_comes_back(format_, extraction):
    table = written(to_quads(extraction, BUILD), format_)
    report, quads = read_back(table, format_, check=False)
    assert report.problems == ()
    assert report.imported == 1
    assert written(quads, format_) == table
