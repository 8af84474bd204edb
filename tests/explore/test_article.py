"""What is read in an article, and where in its words: with the text and without it."""

from collections.abc import Iterator

import pytest

from kg import pipeline
from kg.explore.article.page import Article, article
from kg.graph import article_graph
from kg.store import Store, open_store

from .conftest import SAMPLES

KEY = "northern-desk-2026-03-18-claim"
IRI = f"https://w3id.org/conflict-news/article/{KEY}"


@pytest.fixture(scope="module")
def kept_store() -> Iterator[Store]:
    """A store of the samples that keeps their texts."""
    with open_store("memory:") as store:
        pipeline.build([str(SAMPLES)], store, check=False, keep_text=True)
        yield store


@pytest.fixture(scope="module")
def kept(kept_store) -> Article:
    return article(kept_store, KEY)


def texts() -> dict[str, str]:
    return {made.article.title: made.article.text for made in pipeline.extract_articles([str(SAMPLES)])}


def words(found: Article, layer: str, of: str) -> str:
    return "".join(
        piece.text
        for passage in found.passages
        for piece in passage.pieces
        if any(mark.layer == layer and mark.of == of for mark in piece.marks)
    )


def test_the_article(kept):
    assert (kept.paper.title, kept.paper.publisher, kept.paper.published, kept.paper.url) == (
        "Halvan Liberation Front claims responsibility for market attack",
        "Northern Desk",
        "2026-03-18",
        "https://northerndesk.example/hlf-claim",
    )
    assert (kept.key, kept.id, kept.language, kept.length, kept.whole) == (KEY, KEY, "en", 966, True)
    assert kept.copies == () and kept.paper.copy_of is None


def test_who_says_what_in_the_order_of_the_text(kept):
    assert [(claim.type, claim.voice.name, claim.cue) for claim in kept.claims] == [
        ("ResponsibilityClaim", "Halvan Liberation Front", "claimed responsibility"),
        ("Denial", "Halvan Liberation Front", "denied"),
        ("Statement", "Halvan Liberation Front", "said"),
        ("Statement", "Halvan Liberation Front", "said"),
        ("Statement", "Lena Orvall", "said"),
        ("Statement", "Lena Orvall", "told"),
        ("Statement", "newspaper", "reported"),
        ("Statement", "Lena Orvall", "said"),
        ("Statement", "government", "says"),
        ("Statement", "Doctors", "said"),
        ("Condemnation", "Northern Dawn Movement", "condemned"),
        ("ResponsibilityDenial", "Northern Dawn Movement", "denied"),
    ]
    denial = kept.claims[1]
    assert [(link.relation, link.words) for link in denial.linked] == [
        ("disputes", "killed: fighters, HLF → civilians")
    ]


def test_what_it_tells_and_whom_it_names(kept):
    assert [(event.type, event.own_voice) for event in kept.events] == [
        ("Attack", False),
        ("Killing", False),
        ("Killing", False),
        ("Arson", False),
        ("Attack", False),
        ("Killing", False),
    ]
    assert [(count.least, count.most, count.victims, count.own_voice) for count in kept.counts] == [
        (12, 12, "police officers", False),
        (24, 24, "people", False),
        (31, 31, "bodies", False),
    ]
    assert [(named.thing.label, named.mentions) for named in kept.named][:3] == [
        ("Halvan Liberation Front", 8),
        ("Lena Orvall", 6),
        ("Merrin", 4),
    ]
    assert kept.things["entity-4-27"].iri.endswith("identity/body/halvan-liberation-front/kardovia")


def test_the_words_of_each_layer(kept):
    claim = "claim-34-56"
    assert words(kept, "source", claim) == "The Halvan Liberation Front (HLF)"
    assert words(kept, "cue", claim) == "claimed responsibility"
    assert words(kept, "content", claim) == (
        "for an attack on a police station in the Kardovian town of Merrin on 10 March"
    )
    assert words(kept, "event", "event-77-83") == "attackattackedattack"  # with the words that speak of it again
    assert words(kept, "toll", "toll-297-299") == "12"


def test_passages_are_the_lines_of_the_text(kept_store):
    by_title = texts()
    for graph in kept_store.graphs():
        found = article(kept_store, graph.rpartition("/")[2])
        if found is not None:
            text = by_title[found.paper.title]
            joined = ["".join(piece.text for piece in passage.pieces) for passage in found.passages]
            assert [line.strip() for line in joined] == [line.strip() for line in text.split("\n") if line.strip()]
            assert all(text[p.start : p.end] == p.text for passage in found.passages for p in passage.pieces)


@pytest.mark.parametrize("whole", [True, False])
def test_every_fragment_has_one_place_at_the_beginning_of_a_piece(kept_store, samples_store, whole):
    store = kept_store if whole else samples_store
    fragments = {
        quad.subject.value.partition("#")[2]
        for quad in store.quads(article_graph(KEY))
        if quad.subject.value.startswith(f"{IRI}#")
    }
    found = article(store, KEY)
    placed = [fragment for ids in found.anchors.values() for fragment in ids]
    assert sorted(placed) == sorted(fragments)
    assert found.anchors.keys() <= {piece.start for passage in found.passages for piece in passage.pieces}


def test_without_the_text_the_sentences_carry_the_same_marks(samples_store, kept):
    found = article(samples_store, KEY)
    assert not found.whole
    assert "".join(piece.text for piece in found.passages[0].pieces) == (
        "The Halvan Liberation Front (HLF) claimed responsibility on Wednesday for an attack on a police station in "
        "the Kardovian town of Merrin on 10 March, but denied that its fighters had killed civilians."
    )
    starts = [passage.start for passage in found.passages]
    assert starts == sorted(starts) and len(starts) == 9
    for claim in found.claims:
        of = claim.iri.partition("#")[2]
        for layer in ("source", "cue", "content"):
            assert words(found, layer, of) == words(kept, layer, of)
    assert (found.claims, found.counts, found.named) == (kept.claims, kept.counts, kept.named)


def test_a_copy_names_what_it_copies(tmp_path):
    text = (
        "Gunmen attacked a convoy of traders near the town of Merrin on Tuesday and killed four people, police said. "
        "The traders had left the market before noon and were on the road to Tesk with goods for the capital. "
        "Nobody claimed responsibility for the attack, which was the second on that road within a month."
    )
    wire = tmp_path / "wire.jsonl"
    lines = (f'{{"id": "{name}", "text": "{text}", "published": "2026-03-1{name[-1]}"}}\n' for name in ("w-1", "w-2"))
    wire.write_text("".join(lines), encoding="utf-8")
    with open_store("memory:") as store:
        pipeline.build([str(wire)], store, check=False)
        first, second = article(store, "w-1"), article(store, "w-2")
    assert second.paper.copy_of.iri == first.paper.iri
    assert [copy.iri for copy in first.copies] == [second.paper.iri]


def test_what_is_not_there_is_none(samples_store):
    assert article(samples_store, "nothing") is None
    assert article(samples_store, "identity") is None  # a graph of ours, of no article
