"""B-cubed and CEAF-e: the worked examples of those who proposed them, and what holds of any two partitions."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.evaluate.clusters import b_cubed, best_pairing, ceaf_e

KEY = ("12345", "67", "89ABC")
RESPONSES = {
    "a": ("12345", "6789ABC"),
    "b": ("1234589ABC", "67"),
    "one": ("123456789ABC",),
    "none": tuple("123456789ABC"),
}


def partition(clusters):
    return {mention: name for name in clusters for mention in name}


@pytest.mark.parametrize(
    ("response", "p", "r"),
    [
        ("a", 76.2, 100.0),  # Bagga and Baldwin 1998, "Algorithms for Scoring Coreference Chains": 76 %, 100 %
        ("b", 58.3, 100.0),  # ibid.: 58 %, 100 %
        ("one", 37.5, 100.0),
        ("none", 100.0, 25.0),
    ],
)
def test_b_cubed_of_its_authors(response, p, r):
    found = b_cubed(partition(KEY), partition(RESPONSES[response]))
    assert (round(found.p, 1), round(found.r, 1)) == (p, r)


@pytest.mark.parametrize(
    ("response", "of_b_cubed", "of_ceaf"),
    # Luo 2005, "On Coreference Resolution Performance Metrics", scores these four responses to the same key.
    [("a", 86.5, 73.3), ("b", 73.7, 66.7), ("one", 54.5, 29.4), ("none", 40.0, 17.8)],
)
def test_f1_as_luo_has_it(response, of_b_cubed, of_ceaf):
    key, ours = partition(KEY), partition(RESPONSES[response])
    assert (round(b_cubed(key, ours).f1, 1), round(ceaf_e(key, ours).f1, 1)) == (of_b_cubed, of_ceaf)


def test_ceaf_divides_by_the_clusters_of_each_side():
    found = ceaf_e(partition(KEY), partition(RESPONSES["a"]))  # 1 and 2 * 5 / (7 + 5) of two clusters, and of three
    assert (round(found.p, 1), round(found.r, 1)) == (91.7, 61.1)


def test_what_the_system_lacks_stands_alone_and_what_it_has_more_is_left_out():
    gold = {1: "a", 2: "a", 3: "b"}
    for score in (b_cubed, ceaf_e):
        assert score(gold, {1: "x"}) == score(gold, {1: "x", 2: "y", 3: "z"})
        assert score(gold, {1: 2, 9: 2}) == score(gold, {1: "x"})  # a name is none of a mention that is lacking
        assert score(gold, {1: "x", 2: "x", 3: "y", 4: "x"}).f1 == 100


def test_nothing_to_score():
    assert (b_cubed({}, {}).f1, ceaf_e({}, {}).f1, best_pairing([])) == (0, 0, 0)


partitions = st.integers(1, 12).flatmap(
    lambda n: st.tuples(*[st.lists(st.integers(0, 5), min_size=n, max_size=n).map(lambda x: dict(enumerate(x)))] * 2)
)


@given(partitions)
def test_a_partition_is_perfect_to_itself_whatever_its_names(both):
    gold, _ = both
    for score in (b_cubed, ceaf_e):
        found = score(gold, {mention: f"-{name}" for mention, name in gold.items()})
        assert (found.p, found.r, found.f1) == pytest.approx((100, 100, 100))


@given(partitions)
def test_roles_are_symmetric_and_only_the_same_is_perfect(both):
    gold, ours = both
    same = {(a, b) for a in gold for b in gold if gold[a] == gold[b]} == {
        (a, b) for a in ours for b in ours if ours[a] == ours[b]
    }
    for score in (b_cubed, ceaf_e):
        there, back = score(gold, ours), score(ours, gold)
        assert (there.p, there.r, there.f1) == pytest.approx((back.r, back.p, back.f1))
        assert 0 < there.f1 <= 100 + 1e-9
        assert (there.f1 > 100 - 1e-9) == same


@given(partitions)
def test_one_cluster_has_all_and_singletons_are_pure(both):
    gold, _ = both
    one, alone = dict.fromkeys(gold, "x"), {}
    sizes = [list(gold.values()).count(name) for name in set(gold.values())]
    assert b_cubed(gold, one).r == pytest.approx(100)
    assert b_cubed(gold, one).p == pytest.approx(100 * sum(n * n for n in sizes) / len(gold) ** 2)
    assert b_cubed(gold, alone).p == pytest.approx(100)
    assert b_cubed(gold, alone).r == pytest.approx(100 * len(sizes) / len(gold))
    assert ceaf_e(gold, one).p == pytest.approx(100 * 2 * max(sizes) / (max(sizes) + len(gold)))
    assert ceaf_e(gold, alone).r == pytest.approx(100 * sum(2 / (1 + n) for n in sizes) / len(sizes))


grids = st.tuples(st.integers(1, 5), st.integers(1, 5)).flatmap(
    lambda s: st.lists(st.lists(st.integers(0, 9), min_size=s[1], max_size=s[1]), min_size=s[0], max_size=s[0])
)


@given(grids)
def test_no_pairing_is_better_than_the_best(weights):
    rows = weights if len(weights) <= len(weights[0]) else list(zip(*weights, strict=True))
    every = permutations(range(len(rows[0])), len(rows))
    assert best_pairing(weights) == max(sum(row[j] for row, j in zip(rows, order, strict=True)) for order in every)
