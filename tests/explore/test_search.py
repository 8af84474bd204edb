"""Words found in names, incidents, titles and quotes."""

import doctest

import pytest

from kg.explore import alike
from kg.explore.lists import search as search_module
from kg.explore.lists.actors import actors
from kg.explore.lists.search import GROUPS, Hit, search, terms
from kg.store import open_store

BASE = "https://w3id.org/conflict-news/"


def shown(pieces):
    return "".join(f"[{piece}]" if found else piece for piece, found in pieces)


def hits(store, asked, group, **options):
    return [shown(hit.pieces) for hit in search(store, terms(asked), group, **options).hits]


@pytest.mark.parametrize("module", [search_module, alike])
def test_examples_hold(module):
    assert doctest.testmod(module).failed == 0


def test_a_name_is_found_under_its_identity(samples_store):
    found = search(samples_store, ["ruvania"], "names")
    assert (found.count, found.more) == (1, False)
    assert found.hits == (
        Hit(f"{BASE}identity/place/ruvania/kardovia", (("Ruvania", True),), "Country", None, articles=3),
    )


def test_another_name_says_whose_it_is(samples_store):
    [hit] = search(samples_store, ["hlf"], "names").hits
    assert (shown(hit.pieces), hit.label, hit.kind) == ("[HLF]", "Halvan Liberation Front", "ArmedGroup")


def test_incidents_and_titles(samples_store):
    [hit] = search(samples_store, ["merrin"], "incidents").hits
    assert (hit.kind, shown(hit.pieces)) == ("Attack", "Attack, [Merrin], 2026-03-10")
    assert hits(samples_store, "MARKET attack", "articles") == [  # the latest first
        "Halvan Liberation Front claims responsibility for [market] [attack]",
        "Kardovian army launches operation in Halvan after [market] [attack]",
        "Merrin hospital puts [market] [attack] toll at 31",
        "Gunmen kill at least 24 people in [attack] on [market] in northern Kardovia",
    ]


def test_what_was_said_has_its_source_and_article(samples_store):
    [hit] = search(samples_store, terms('"rifles and money"'), "said").hits
    article = f"{BASE}article/f95d9d79ba30a443"
    assert hit == Hit(
        f"{article}#claim-193-197",
        (
            ("that Ruvania had supplied ", False),
            ("rifles and money", True),
            (" to the Halvan Liberation Front (HLF)", False),
        ),
        "Accusation",
        who=(f"{BASE}identity/person/ilka-maren/kardovia", "Ilka Maren"),
        paper=article,
        title="Ruvania rejects Kardovian accusation that it arms rebels",
        day="2026-03-15",
    )


def test_sentences(samples_store):
    [hit] = search(samples_store, terms("suicide bomber railway"), "sentences").hits
    assert shown(hit.pieces).endswith("when a [suicide] [bomber] killed 38 people at a [railway] station in Tesk.")
    assert (hit.paper, hit.day) == (f"{BASE}article/e10bdce23bbf0ca5", "2026-03-13")


@pytest.fixture
def accented():
    names = ("Luis García", "Garcia Paz", "Recep Erdoğan", "Łódź", "Lodz’s mayor")
    with open_store("memory:") as store:
        for number, name in enumerate(names):
            thing = f"<{BASE}article/a#entity-{number}-9>"
            store.update(
                f"""PREFIX cn: <{BASE}ontology#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
                INSERT DATA {{ GRAPH <{BASE}graph/a> {{
                  {thing} a cn:Person ; cn:isNamed true ; rdfs:label "{name}" ;
                    cn:hasMention <{BASE}article/a#char-{number}-9>
                }} }}"""
            )
        yield store


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("garcia", ["[Garcia] Paz", "Luis [García]"]),
        ("GARCÍA", ["[Garcia] Paz", "Luis [García]"]),
        ("Garci\u0301a", ["[Garcia] Paz", "Luis [García]"]),
        ("erdogan", ["Recep [Erdoğan]"]),
        ("lodz", ["[Łódź]", "[Lodz]’s mayor"]),
        ("lodz's", ["[Lodz’s] mayor"]),
        ("gar.ia", []),
        ("[a-z]", []),
        ("\u0301", []),
    ],
)
def test_accents_and_curly_quotes_make_no_difference(accented, asked, found):
    assert (hits(accented, asked, "names") if terms(asked) else []) == found


def test_the_list_of_actors_finds_names_without_accents_too(accented):
    assert [entry.thing.label for entry in actors(accented, name="garcia").entries.items] == [
        "Luis García",
        "Garcia Paz",
    ]


def test_pages_follow_each_other(samples_store):
    every = hits(samples_store, "merrin", "sentences")
    assert len(every) == search(samples_store, ["merrin"], "sentences").count == 8
    assert [
        each for page in (1, 2, 3, 4) for each in hits(samples_store, "merrin", "sentences", page=page, size=3)
    ] == every


@pytest.mark.parametrize("group", GROUPS)
@pytest.mark.parametrize("asked", ["zzz", '")) } #', "\\", "%s %d", "a\x00b", "' || true || '", "(", "[x"])
def test_odd_words_find_nothing(samples_store, group, asked):
    assert search(samples_store, terms(asked), group).count == 0 or asked == "("


def test_words_of_expressions_are_taken_as_they_are(samples_store):
    assert all("[(]" in text for text in hits(samples_store, "(", "said"))


def test_names_that_fit_best_come_first():
    with open_store("memory:") as store:
        store.update(
            """PREFIX cn: <https://w3id.org/conflict-news/ontology#>
            PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
            INSERT DATA {
              GRAPH <urn:g> {
                <urn:1> a cn:Person ; rdfs:label "Rearmy" ; cn:isNamed true .
                <urn:2> a cn:ArmedGroup ; rdfs:label "Free Army" ; cn:isNamed true .
                <urn:3> a cn:ArmedGroup ; rdfs:label "Army of Tesk" ; cn:isNamed true .
                <urn:4> a cn:MilitaryForce ; rdfs:label "Army" ; cn:isNamed true .
                <urn:5> a cn:MilitaryForce ; rdfs:label "the army" ; cn:isNamed false .
                <urn:6> a cn:ArmedGroup ; rdfs:label "Old Army" ; cn:isNamed true .
              }
              GRAPH <urn:h> { <urn:6> a cn:ArmedGroup ; rdfs:label "Old Army" ; cn:isNamed true }
            }"""
        )
        assert hits(store, "army", "names") == ["[Army]", "[Army] of Tesk", "Old [Army]", "Free [Army]", "Re[army]"]


def test_more_than_is_looked_at_is_said(monkeypatch, samples_store):
    monkeypatch.setattr(search_module, "MOST", 3)
    found = search(samples_store, ["merrin"], "sentences")
    assert (found.count, found.more, len(found.hits)) == (3, True, 3)
