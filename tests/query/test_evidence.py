"""On what a statement rests: sentence, words, rule, and who says so."""

import pytest

from kg.query import QueryError, Voice, explain
from kg.store import open_store

BASE = "https://w3id.org/conflict-news/"
CN = f"PREFIX cn: <{BASE}ontology#>"


def article(rest):
    return f"{BASE}article/{rest}"


def words(found):
    return [found.sentence[start:end] for start, end in found.highlights]


def sources(found):
    return [[voice.source for voice in chain] for chain in found.voices]


def test_an_event_told_by_the_article_and_claimed_within_a_claim(mini):
    found = explain(mini, article("alpha#event-2-6"))
    assert (found.iri, found.kind, found.label, found.rule) == (
        article("alpha#event-2-6"), "Bombing", "bomb", "noun trigger",
    )  # fmt: skip
    assert (found.article, found.published) == ("Bomb in Arvo", "2026-02-04")
    assert found.sentence == "A bomb killed at least 24 people, three of them children, in Arvo on Monday."
    assert words(found) == ["bomb"]
    assert found.dates == ("2026-02-02", "2026-02-02")
    assert found.mentions == ("bomb",)
    assert found.voices == (
        (
            Voice(
                article("alpha#claim-218-225"), "ResponsibilityClaim", "Kestrel Front", "claimed", "the attack", None,
            ),
            Voice(
                article("alpha#claim-199-203"), "Statement", "A minister", "said",
                "the front had claimed the attack", None,
            ),
        ),
    )  # fmt: skip


def test_a_toll_of_a_sentence_that_does_not_begin_the_text(mini):
    found = explain(mini, article("alpha#toll-91-93"))
    assert (found.kind, words(found), sources(found)) == ("Toll", ["30"], [["The army"]])
    assert found.voices[0][0].date == "2026-02-04"


def test_the_period_of_a_toll_is_its_time(mini):
    found = explain(mini, article("alpha#toll-14-25"))
    assert (found.dates, found.voices) == (("2026-02-02", "2026-02-02"), ())


def test_a_beginning_without_an_end(mini):
    assert explain(mini, article("alpha#event-301-315")).dates == ("2026-02-03", None)


def test_a_claim_begins_its_own_chain(mini):
    assert sources(explain(mini, article("alpha#claim-218-225"))) == [["Kestrel Front", "A minister"]]
    found = explain(mini, article("alpha#claim-114-120"))
    assert (found.kind, sources(found), words(found)) == ("Accusation", [["The army"]], ["the bombing"])


def test_impersonal_speech_has_no_source(mini):
    assert sources(explain(mini, article("alpha#event-264-271"))) == [[None]]


def test_a_source_without_an_entity_has_its_words(mini):
    assert sources(explain(mini, article("beta#toll-66-74"))) == [["A spokesman"]]


def test_two_who_speak_as_one(mini):
    assert sources(explain(mini, article("beta#claim-153-162"))) == [["Kestrel Front | Norland"]]


def test_a_relation(mini):
    found = explain(mini, article("alpha#relation-173-186"))
    assert (found.kind, found.label, words(found), found.rule) == ("Relation", None, ["Kestrel Front"], "apposition")


def test_an_entity_has_its_mentions_from_all_articles(mini):
    found = explain(mini, "entity/Country/norland")
    assert (found.iri, found.kind, found.label) == (f"{BASE}entity/Country/norland", "Country", "Norland")
    assert (found.sentence, found.highlights, found.rule, found.voices) == (None, (), None, ())
    assert explain(mini, "entity/ArmedGroup/kestrel-front").mentions == ("Kestrel Front",)


def test_an_article(mini):
    found = explain(mini, article("beta"))
    assert (found.kind, found.label, found.published) == ("Article", "Raid on Arvo | The Post", None)


@pytest.mark.parametrize(
    "iri", ["article/alpha#event-2-6", f"<{BASE}article/alpha#event-2-6>", "  article/alpha#event-2-6 "]
)
def test_an_iri_may_be_written_short_or_in_brackets(mini, iri):
    assert explain(mini, iri) == explain(mini, article("alpha#event-2-6"))


def test_words_that_are_broken_are_each_marked(quads):
    with open_store("memory:") as store:
        store.add(quads)
        more = "oa:start 146 ; oa:end 153 ; oa:exact 'Norland'"
        store.update(
            f"BASE <{BASE}> {CN} PREFIX oa: <http://www.w3.org/ns/oa#> INSERT DATA {{ GRAPH <graph/alpha> {{ "
            f"<article/alpha#evidence-claim-154-160> cn:highlights <article/alpha#char-146-153> . "
            f"<article/alpha#char-146-153> {more} }} }}"
        )
        assert words(explain(store, "article/alpha#claim-154-160")) == ["Norland", "backing the Kestrel Front"]


def test_claims_in_a_circle_end(quads):
    with open_store("memory:") as store:
        store.add(quads)
        store.update(
            f"BASE <{BASE}> {CN} INSERT DATA {{ GRAPH <graph/alpha> {{ "
            "<article/alpha#claim-199-203> cn:within <article/alpha#claim-218-225> } }"
        )
        assert sources(explain(store, "article/alpha#claim-199-203")) == [["A minister", "Kestrel Front"]]


def test_inferred_types_do_not_hide_the_type_told(quads):
    with open_store("memory:") as store:
        store.add(quads)
        store.update(
            f"BASE <{BASE}> {CN} INSERT DATA {{ GRAPH <graph/inferred> {{ <article/alpha#event-2-6> a cn:Attack }} }}"
        )
        store.update(f"BASE <{BASE}> {CN} INSERT DATA {{ GRAPH <graph/inferred> {{ <entity/City/arvo> a cn:Actor }} }}")
        assert explain(store, "entity/City/arvo").kind == "City"
        found = explain(store, "article/alpha#event-2-6")
        assert (found.kind, words(found)) == ("Bombing", ["bomb"])


def test_every_back_end_explains_alike(store, mini, quads):
    store.add(quads)
    subjects = {quad.subject.value for quad in quads if "#evidence" not in quad.subject.value}
    marks = ("#event", "#claim-1", "/kestrel-front", "/norland")
    things = sorted(iri for iri in subjects if any(mark in iri for mark in marks))
    assert len(things) > 10
    for iri in things:
        assert explain(store, iri) == explain(mini, iri)


@pytest.mark.parametrize(
    ("iri", "message"),
    [
        ("article/gamma", f"the store memory: holds no {BASE}article/gamma; take an IRI from a row of kg query"),
        (
            "https://example.org/x",
            "the store memory: holds no https://example.org/x; take an IRI from a row of kg query",
        ),
        ("http://a b> } DROP ALL", "'http://a b> } DROP ALL' is not an IRI; take one from a row of kg query"),
        ("a b", "'a b' is not an IRI; take one from a row of kg query"),
        ("", f"the store memory: holds no {BASE}; take an IRI from a row of kg query"),
    ],
)
def test_what_is_not_there_says_so_in_a_line(mini, iri, message):
    with pytest.raises(QueryError) as caught:
        explain(mini, iri)
    assert str(caught.value) == message


def test_a_claim_that_is_only_named_is_an_error(quads):
    with open_store("memory:") as store:
        store.add(quad for quad in quads if quad.subject.value != article("alpha#claim-199-203"))
        with pytest.raises(QueryError, match=r"names the claim .*claim-199-203 but does not hold it; build it anew"):
            explain(store, "article/alpha#claim-218-225")
