"""Graphs with corrections: just what changes, and back to what was read in whatever order."""

import re

import pyoxigraph as ox
import pytest

from kg.corrections import amended, as_read, settled
from kg.graph import cn, term
from kg.reason import validate

from .conftest import ARTICLES, BASE, changes, correction, graph
from .conftest import kind as kind_named

FRONT = "entity/ArmedGroup/actor/kestrel-front"
ARMY = "entity/MilitaryForce/actor/kardovian-army"
FIRE = "article/broken-ceasefire"
HANGS_ON = re.compile(r"date/|\S+#(char|evidence|time)-")


def gone(before, after):
    """Of what can be corrected, what nothing is said of any more."""
    subjects = [{quad.subject.value for quad in quads} for quads in (before, after)]
    return {iri.removeprefix(BASE) for iri in subjects[0] - subjects[1] if kind_named(iri)}


@pytest.mark.parametrize(
    ("name", "kind", "thing", "more", "lost", "new"),
    [
        (
            "broken-ceasefire",
            "retype",
            f"{FIRE}#event-199-207",
            {"target": "Bombing"},
            [f"{FIRE}#event-199-207 rdf:type cn:Shelling"],
            [f"{FIRE}#event-199-207 rdf:type cn:Bombing"],
        ),
        (
            "balochistan",
            "retype",
            "entity/City/geonames/1138958",
            {"target": "Government"},
            [
                "entity/City/geonames/1138958 geo:hasGeometry entity/City/geonames/1138958/geometry",
                "entity/City/geonames/1138958 rdf:type cn:City",
                'entity/City/geonames/1138958/geometry geo:asWKT "POINT(69.17233 34.52813)"^^geo:wktLiteral',
                "entity/City/geonames/1138958/geometry rdf:type geo:Geometry",
            ],
            ["entity/City/geonames/1138958 rdf:type cn:Government"],
        ),
        (
            "broken-ceasefire",
            "relink",
            "entity/City/ordun",
            {"target": "https://www.geonames.org/12/ordun.html"},
            [],
            ["entity/City/ordun skos:exactMatch https://sws.geonames.org/12/"],
        ),
        (
            "balochistan",
            "relink",
            "entity/Country/IN",
            {"target": "http://www.wikidata.org/entity/Q7"},
            ["entity/Country/IN skos:exactMatch http://www.wikidata.org/entity/Q668"],
            ["entity/Country/IN skos:exactMatch http://www.wikidata.org/entity/Q7"],
        ),
        (
            "balochistan",
            "relink",
            "entity/Country/IN",
            {"target": None},
            ["entity/Country/IN skos:exactMatch http://www.wikidata.org/entity/Q668"],
            [],
        ),
        (
            "balochistan",
            "relink",
            "entity/City/geonames/1138958",
            {"target": "https://sws.geonames.org/77/"},
            [
                "entity/City/geonames/1138958 cn:hasMention article/balochistan#char-485-490",
                'entity/City/geonames/1138958 cn:isNamed "true"^^xsd:boolean',
                "entity/City/geonames/1138958 cn:mentionedIn article/balochistan",
                "entity/City/geonames/1138958 geo:hasGeometry entity/City/geonames/1138958/geometry",
                "entity/City/geonames/1138958 rdf:type cn:City",
                'entity/City/geonames/1138958 rdfs:label "Kabul"',
                'entity/City/geonames/1138958/geometry geo:asWKT "POINT(69.17233 34.52813)"^^geo:wktLiteral',
                "entity/City/geonames/1138958/geometry rdf:type geo:Geometry",
            ],
            [
                "entity/City/geonames/77 cn:hasMention article/balochistan#char-485-490",
                'entity/City/geonames/77 cn:isNamed "true"^^xsd:boolean',
                "entity/City/geonames/77 cn:mentionedIn article/balochistan",
                "entity/City/geonames/77 rdf:type cn:City",
                'entity/City/geonames/77 rdfs:label "Kabul"',
                "entity/City/geonames/77 skos:exactMatch https://sws.geonames.org/77/",
            ],
        ),
        (  # an entity that the article has already: one node for both, with two names
            "broken-ceasefire",
            "relink",
            f"{FIRE}#entity-0-8",
            {"target": ARMY},
            [
                f"{FIRE}#entity-0-8 cn:hasMention {FIRE}#char-0-8",
                f"{FIRE}#entity-0-8 cn:hasMention {FIRE}#char-720-728",
                f'{FIRE}#entity-0-8 cn:isNamed "false"^^xsd:boolean',
                f"{FIRE}#entity-0-8 cn:mentionedIn {FIRE}",
                f"{FIRE}#entity-0-8 rdf:type cn:MilitaryForce",
                f'{FIRE}#entity-0-8 rdfs:label "soldiers"',
                f"{FIRE}#event-22-29 cn:hasAgent {FIRE}#entity-0-8",
            ],
            [
                f"{FIRE}#event-22-29 cn:hasAgent {ARMY}",
                f"{ARMY} cn:hasMention {FIRE}#char-0-8",
                f"{ARMY} cn:hasMention {FIRE}#char-720-728",
                f'{ARMY} skos:altLabel "soldiers"',
            ],
        ),
    ],
)
def test_just_this_is_said_otherwise(name, kind, thing, more, lost, new):
    read = graph(name)
    out, refused = settled(read, [correction(kind, thing, **more)])
    assert (changes(read, out), refused) == ((lost, new), {})


@pytest.mark.parametrize(
    ("name", "thing", "along", "left"),
    [
        # a toll, with what points at it
        ("broken-ceasefire", f"{FIRE}#toll-714-719", (), [f"{FIRE}#claim-704-708 cn:asserts {FIRE}#toll-714-719"]),
        # an event that the article tells; its toll has a voice of its own
        (
            "broken-ceasefire",
            f"{FIRE}#event-22-29",
            (),
            [f"{FIRE} cn:reports {FIRE}#event-22-29", f"{FIRE}#toll-714-719 cn:ofEvent {FIRE}#event-22-29"],
        ),
        # a claim, with the claim told within it and the event that only that one tells
        (
            "broken-ceasefire",
            f"{FIRE}#claim-419-423",
            (f"{FIRE}#claim-451-458", f"{FIRE}#event-463-470"),
            [],
        ),
        # an accusation: the relation that it asserts would be the article's own word, the event is still disputed
        (
            "broken-ceasefire",
            f"{FIRE}#claim-153-160",
            (),
            [f"{FIRE}#claim-227-233 cn:disputes {FIRE}#claim-153-160"],
        ),
        # a relation, with the direct tie
        (
            "broken-ceasefire",
            f"{FIRE}#relation-684-702",
            (),
            [f"entity/MilitaryForce/actor/halvan-brigade cn:partOf {ARMY}"],
        ),
        # an entity, with the relation that it is an end of; its claim keeps the words of its source
        (
            "broken-ceasefire",
            f"{FIRE}#entity-652-660",
            (f"{FIRE}#relation-643-682",),
            [f"{FIRE}#claim-704-708 cn:attributedTo {FIRE}#entity-652-660"],
        ),
    ],
)
def test_what_is_rejected_goes_with_what_only_hung_on_it(name, thing, along, left):
    read = graph(name)
    out, refused = settled(read, [correction("reject", thing)])
    lost, new = changes(read, out)
    assert gone(read, out) == {thing, *along}
    about_others = [line for line in lost if line.split()[0] not in {thing, *along} and not HANGS_ON.match(line)]
    assert about_others == left
    assert (new, refused) == ([], {})


def test_an_accusation_takes_along_what_it_alone_asserts():
    read, claim = graph("ruvania"), "article/ruvania#claim-45-52"
    out, _ = settled(read, [correction("reject", claim)])
    assert gone(read, out) == {claim, "article/ruvania#event-64-70", "article/ruvania#relation-64-88"}
    assert not [quad for quad in out if quad.predicate == cn("supports")]


def test_an_event_that_loses_its_last_agent_has_no_ground_for_one():
    read = graph("clear-path")
    [(event, agent)] = [
        (quad.subject, quad.object)
        for quad in read
        if quad.predicate == cn("hasAgent")
        and "#entity-" in quad.object.value
        and "#event-220-226" in quad.subject.value
    ]
    out = amended(read, [correction("reject", agent.value)])
    ground = {quad.object for quad in out if quad.subject == event and quad.predicate == cn("agentConfidence")}
    assert ground == {cn("confidence-unknown")}


def test_words_that_were_an_argument_only_go_with_it():
    read, stones = graph("ordun-school"), "article/ordun-school#entity-602-608"
    out = amended(read, [correction("reject", "article/ordun-school#event-579-587")])
    assert gone(read, out) == {"article/ordun-school#event-579-587", stones}


@pytest.mark.parametrize("name", ARTICLES)
def test_whatever_is_rejected_the_graph_conforms_and_nothing_speaks_of_it(name):
    read = graph(name)
    things = sorted({quad.subject.value for quad in read if kind_named(quad.subject.value)})
    assert len(things) > 5
    for thing in things[::3]:
        out, refused = settled(read, [correction("reject", thing)])
        assert refused == {}
        assert thing not in {getattr(end, "value", "") for quad in out for end in (quad.subject, quad.object)}
        assert set(as_read(out)) == set(read)
    assert validate(amended(read, [correction("reject", thing) for thing in things])) == ()


def test_a_correction_that_would_break_a_shape_is_left_out_and_told():
    read = graph("ruvania")
    bad = correction("retype", "entity/City/tesk", target="Person")
    good = correction("retype", "article/ruvania#event-527-536", target="Arrest", minute=1)
    out, refused = settled(read, [good, bad])
    assert out == settled(read, [good])[0]
    assert refused == {
        bad.iri: "it breaks the shape place: class at entity/City/tesk: People, weapons and documents are no places; "
        "mend the class of the entity, or take cn:hasPlace away."
    }


def test_faults_of_what_was_read_stop_no_correction():
    read = [quad for quad in graph("ruvania") if quad.predicate != cn("foundBy")]
    one = correction("reject", "entity/City/tesk")
    assert settled(read, [one]) == (amended(read, [one]), {})


def test_the_later_correction_wins_and_the_order_of_giving_does_not_matter():
    read = graph("broken-ceasefire")
    thing = f"{FIRE}#event-199-207"
    first, last = (correction("retype", thing, target=type_, minute=n) for n, type_ in enumerate(("Bombing", "Siege")))
    assert amended(read, [first, last]) == amended(read, [last, first])
    assert changes(read, amended(read, [last, first]))[1] == [f"{thing} rdf:type cn:Siege"]


def test_a_correction_may_be_of_what_an_earlier_one_made():
    read = graph("broken-ceasefire")
    relink = correction("relink", f"{FIRE}#entity-652-660", target="entity/Person/marn")
    retype = correction("retype", "entity/Person/marn", target="Organization", minute=1)
    made = {
        quad.object for quad in amended(read, [relink, retype]) if quad.subject.value == f"{BASE}entity/Person/marn"
    }
    assert cn("Organization") in made
    assert amended(read, [retype]) == read


def test_a_correction_of_one_article_leaves_others_alone():
    here = correction("reject", FRONT, article="broken-ceasefire")
    assert amended(graph("ruvania"), [here]) == graph("ruvania")
    assert gone(graph("broken-ceasefire"), amended(graph("broken-ceasefire"), [here])) == {FRONT}


def test_the_marks_are_sorted_lines_on_the_graph_itself():
    read = graph("broken-ceasefire")
    out = amended(read, [correction("retype", f"{FIRE}#event-199-207", target="Bombing")])
    subject, type_, ours = f"<{BASE}{FIRE}#event-199-207>", term("rdf:type"), f"<{BASE}ontology#"
    assert {(str(quad.subject), quad.predicate, quad.object.value) for quad in set(out) - set(read)} == {
        (subject, type_, f"{BASE}ontology#Bombing"),
        (f"<{BASE}graph/broken-ceasefire>", cn("withdrawn"), f"{subject} {type_} {ours}Shelling> .\n"),
        (f"<{BASE}graph/broken-ceasefire>", cn("amended"), f"{subject} {type_} {ours}Bombing> .\n"),
    }


def test_a_graph_of_no_article_is_left_alone():
    assert amended([], [correction("reject", FRONT)]) == []
    quads = [ox.Quad(ox.NamedNode(BASE + FRONT), term("rdf:type"), cn("ArmedGroup"))]
    assert amended(quads, [correction("reject", FRONT)]) == quads
