"""Which claims are answered by whom, exactly."""

import pytest

from kg.explore.lists.disputes import KINDS, disputes
from tests.explore.across import across

BASE = "https://w3id.org/conflict-news/"


def pairs(found):
    """Type and speaker of each claim, None for none, and who denies it."""
    return [
        (item.claim and (item.claim.type, item.claim.voice.name), [denial.voice.name for denial in item.denials])
        for item in found.items
    ]


def test_all_of_the_samples(samples_store):
    found = disputes(samples_store)
    assert pairs(found) == [
        (("Statement", "company"), ["Northern Dawn Movement"]),
        (None, ["Halvan Liberation Front"]),
        (("ResponsibilityClaim", "Halvan Liberation Front"), []),
        (None, ["Northern Dawn Movement"]),
        (("Accusation", "local officials"), ["Halvan Liberation Front"]),
        (("Accusation", "Kardovian army"), ["Halvan Liberation Front"]),
        (("Accusation", "Pavel Drost"), ["Halvan Liberation Front"]),
        (("Accusation", "Arno Tesh"), []),
        (("Accusation", "Ilka Maren"), ["Ruvania"]),
        (("Accusation", "Ilka Maren"), ["Ruvania"]),
        (("Accusation", "Tomas Belk"), ["Kardovian army"]),
        (("Accusation", "Halvan Liberation Front"), ["Kardovian army"]),
        (None, ["army"]),
    ]
    assert (found.total, found.unanswered) == (13, 2)


def test_a_pair_has_both_words(samples_store):
    item = next(item for item in disputes(samples_store, actor="Belk").items if item.claim)
    assert item.claim.content == "Kardovia of shelling a Ruvanian border post on Friday"
    assert [one.label for one in item.claim.accused] == ["Kardovia"]
    assert [(denial.content, denial.paper.title) for denial in item.denials] == [
        ("that it had shelled the post", "Ruvania rejects Kardovian accusation that it arms rebels")
    ]
    assert [(one.type, one.day, one.lone) for one in item.about] == [("Shelling", "2026-03-13", True)]


def test_an_event_is_named_by_kind_place_and_day(samples_store):
    item = next(item for item in disputes(samples_store, actor="Drost").items)
    assert [(one.type, one.place, one.day) for one in item.about] == [("Shelling", "Ordun", "2026-03-16")]


def test_incidents_stand_for_their_events(samples_store):
    about = [one for item in disputes(samples_store, kind="ResponsibilityClaim").items for one in item.about]
    assert [(one.iri, one.lone) for one in about] == [
        (f"{BASE}incident/kpa.example-2026-03-10-merrin-market-event-7-15", False)
    ]


@pytest.mark.parametrize(
    "filters, total",
    [
        ({"kind": "Accusation"}, 8),
        ({"kind": "ResponsibilityClaim"}, 1),
        ({"kind": "Statement"}, 1),
        ({"kind": "Denial"}, 3),
        ({"answered": False}, 2),
        ({"answered": True}, 8),
        ({"actor": "ruvania"}, 2),
        ({"actor": "hlf"}, 6),
        ({"actor": "NDM"}, 2),
        ({"actor": 'nobody") } #'}, 0),
        ({"place": "ORDUN"}, 4),
        ({"place": "Merrin"}, 2),
        ({"since": "2026-03-18"}, 4),
        ({"until": "2026-03-13"}, 2),
        ({"since": "2026-03-14", "until": "2026-03-17", "kind": "Accusation"}, 7),
    ],
)
def test_filters(samples_store, filters, total):
    assert disputes(samples_store, **filters).total == total


def test_unanswered_are_those_shown(samples_store):
    assert disputes(samples_store, answered=True).unanswered == 0
    assert disputes(samples_store, answered=False).unanswered == 2
    assert disputes(samples_store, kind="Denial").unanswered == 0


def test_kinds_are_all_there_is(samples_store):
    each = [disputes(samples_store, kind=kind).total for kind in KINDS]
    assert sum(each) == disputes(samples_store).total


def test_pages_follow_one_another(samples_store):
    whole = pairs(disputes(samples_store, limit=100))
    parts = [disputes(samples_store, offset=offset, limit=5) for offset in (0, 5, 10, 15)]
    assert [pair for part in parts for pair in pairs(part)] == whole
    assert {part.total for part in parts} == {13}


def test_a_denial_in_another_article_answers_too():
    accusation = next(item for item in disputes(across()).items if item.claim.type == "Accusation")
    denials = [(denial.voice.name, denial.paper.iri) for denial in accusation.denials]
    assert accusation.claim.paper.iri == f"{BASE}article/wire"
    assert denials == [("Halvan Liberation Front", f"{BASE}article/herald")]


def test_copies_are_left_out():
    store = across()
    total = disputes(store).total
    store.update(
        f"""PREFIX cn: <{BASE}ontology#> INSERT DATA {{ GRAPH <{BASE}graph/gazette> {{
          <{BASE}article/gazette#claim-72-78> a cn:Accusation ; cn:content "the HLF" }} }}"""
    )
    assert disputes(store).total == total
    store.update(
        f"""PREFIX cn: <{BASE}ontology#> DELETE WHERE {{ GRAPH ?g {{ <{BASE}article/gazette> cn:copyOf ?first }} }}"""
    )
    assert disputes(store).total == total + 1
