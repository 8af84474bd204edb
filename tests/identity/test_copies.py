"""Reprints are known as copies of the earliest, and other reports of the same event are not."""

import random

import pytest

from kg.graph import GraphError
from kg.graph.signature import signature
from kg.identity.copies import block_keys, copy_of, likeness

AGENCY = """Gunmen kill nine in attack on grain depot near Merrin

MERRIN, Kardovia (KPA) - Gunmen on motorcycles attacked a grain depot outside the northern town of Merrin before dawn
on Tuesday, killing nine labourers and setting fire to two warehouses, police and hospital staff said.

The attackers came from the direction of the Ruvanian border shortly after four o'clock and fired at workers who were
loading lorries for the weekly market, regional police chief Pavel Drost told reporters at the scene. "They shot at
everyone who ran," Drost said. He added that a guard had wounded one of the gunmen, who was carried away by the others.

Doctors at the hospital of Merrin said that they had received nine bodies and eleven people with bullet wounds, four of
whom were in danger of their lives. Among the dead was the foreman of the depot, Tomas Harel, a father of five.

No group claimed the attack. The government of President Ilka Maren has blamed earlier raids on grain stores on the
Halvan Liberation Front, which has fought for the independence of the north since 2019. The front did not answer
calls on Tuesday.

The depot belongs to the state grain board and holds a tenth of the harvest of the region. The board said that the fire
had destroyed some three hundred tonnes of wheat and that deliveries to bakeries in the capital, Tesk, would be late by
a week. Opposition leaders called on the government to send soldiers to the remaining depots.

The United Nations has warned that food prices in the north have doubled within a year as farmers flee their fields.
"""

REPRINT = """Nine dead as raiders torch wheat store

Gunmen on motorcycles attacked a grain depot outside the northern town of Merrin before dawn on Tuesday, killing nine
laborers and setting fire to two warehouses, police and hospital staff said.

The attackers came from the direction of the Ruvanian border shortly after four o'clock and fired at workers who were
loading lorries for the weekly market, regional police chief Pavel Drost told reporters at the scene. "They shot at
everyone who ran," Drost said. He added that a guard had wounded one of the gunmen, who was carried away by the others.

Doctors at the hospital of Merrin said that they had received nine bodies and eleven people with bullet wounds, four of
whom were in danger of their lives. Among the dead was the foreman of the depot, Tomas Harel, a father of five.

No group claimed the attack.
"""

INDEPENDENT = """Merrin mourns its grain workers

By our correspondent

The smoke could still be seen over Merrin at noon. Nine people died here when armed men rode up to the grain depot in
the dark on Tuesday morning, and hardly a family in the lower town has not lost somebody. "They shot at everyone who
ran," said Pavel Drost, the regional police chief, standing among sacks of burnt wheat.

Tomas Harel had been foreman of the depot for twelve years. His brother waited outside the hospital of Merrin with
other relatives; eleven wounded lay inside. He had warned the grain board in January, he said, that one old guard with
a rifle was no protection so close to the border with Ruvania.

Many in the town suspect the Halvan Liberation Front, as President Ilka Maren has done after other raids, although
nobody has taken responsibility. Shops stayed shut, and at the bakery by the bridge the queue reached the square, since
word had gone round that the fire had eaten three hundred tonnes of wheat.
"""


def signed(text):
    found = signature(text)
    assert found is not None
    return found


AGENCYS, REPRINTS, OTHERS = map(signed, (AGENCY, REPRINT, INDEPENDENT))


def test_a_reprint_with_another_headline_and_cut_is_a_copy():
    assert copy_of(("2026-03-11", "gazette", REPRINTS), [("2026-03-10", "agency", AGENCYS)]) == "agency"
    assert set(block_keys(REPRINTS)) & set(block_keys(AGENCYS))


def test_an_independent_report_with_the_same_names_and_quote_is_none():
    candidates = [("2026-03-10", "agency", AGENCYS), ("2026-03-10", "gazette", REPRINTS)]
    assert copy_of(("2026-03-11", "own", OTHERS), candidates) is None
    assert not set(block_keys(OTHERS)) & set(block_keys(AGENCYS))


def test_likeness_is_about_the_share_of_runs_in_common():
    assert likeness(AGENCYS, AGENCYS) == 1
    assert likeness(AGENCYS, REPRINTS) == likeness(REPRINTS, AGENCYS) == pytest.approx(0.5, abs=0.1)
    assert likeness(AGENCYS, OTHERS) < 0.1


def test_a_copy_is_of_the_earliest_in_whatever_order_the_candidates_come():
    papers = [
        (day, key, AGENCYS)
        for day, key in (
            ("2026-03-11", "c"),
            ("2026-03-10", "b"),
            ("2026-03-10", "a"),
            (None, "0"),
            ("2026-03-12", "d"),
        )
    ]
    earliest = {"a": None, "b": "a", "c": "a", "d": "a", "0": "a"}
    for seed in range(5):
        random.Random(seed).shuffle(papers)  # noqa: S311  any order will do
        assert {paper[1]: copy_of(paper, papers) for paper in papers} == earliest


def test_of_undated_articles_the_first_key_counts_as_the_earliest():
    papers = [(None, "b", AGENCYS), (None, "a", AGENCYS)]
    assert [copy_of(paper, papers) for paper in papers] == ["a", None]


def test_the_earlier_is_no_copy_of_the_later():
    assert copy_of(("2026-03-10", "agency", AGENCYS), [("2026-03-11", "gazette", REPRINTS)]) is None


def test_the_earliest_counts_only_where_it_is_alike():
    candidates = [("2026-03-09", "other", OTHERS), ("2026-03-10", "agency", AGENCYS)]
    assert copy_of(("2026-03-11", "gazette", REPRINTS), candidates) == "agency"
    assert copy_of(("2026-03-11", "gazette", REPRINTS), []) is None


def test_block_keys_are_distinct_and_tell_their_place():
    keys = block_keys(AGENCYS)
    assert len(set(keys)) == len(keys) == 42
    assert keys[0].startswith("text-0-") and keys[41].startswith("text-41-")


def test_a_broken_signature_is_told():
    with pytest.raises(GraphError, match="is no signature of an article"):
        copy_of(("2026-03-11", "gazette", "broken"), [("2026-03-10", "agency", AGENCYS)])
