"""From tolls side by side to the numbers of a table: picked, never made."""

import pytest

from kg.export.toll_numbers import Toll, deaths, injured


def numbers(*tolls):
    found = deaths(tolls, frozenset({"a"}), frozenset({"b"}), None)
    return (found.best, found.low, found.high), (found.side_a, found.side_b, found.civilians, found.unknown), found.told


def counted(best, class_="unknown", told="x", low=None, high=None, by=(), kind="killed"):
    low, high = (best if low is None else low), (best if high is None else high)
    return Toll(kind, class_, "", low, high, best, frozenset(by), frozenset({told}))


@pytest.mark.parametrize(
    ("tolls", "totals", "parts"),
    [
        ([], (None, None, None), (None, None, None, None)),
        ([counted(8)], (8, 8, 8), (None, None, None, 8)),
        ([counted(0)], (0, 0, 0), (None, None, None, 0)),
        ([counted(24, told="x"), counted(31, told="y")], (None, 24, 31), (None, None, None, None)),
        ([counted(24, told="x"), counted(24, told="y")], (24, 24, 24), (None, None, None, 24)),
        ([counted(8), counted(5, "civilian")], (8, 8, 8), (None, None, 5, 8)),
        ([counted(5, "combatant", by="a"), counted(3, "civilian")], (None, None, None), (None, 5, 3, None)),
        ([counted(5, "securityForces", by="b")], (5, 5, 5), (5, None, None, None)),
        ([counted(5, "combatant", by="ab")], (5, 5, 5), (None, None, None, None)),
        ([counted(5, "combatant")], (5, 5, 5), (None, None, None, None)),
        (
            [counted(9, told="x"), counted(12, "civilian", "y"), counted(2, "combatant", "y")],
            (None, 9, 9),
            (None, None, 12, 9),
        ),
        ([counted(9, kind="injured")], (None, None, None), (None, None, None, None)),
    ],
)
def test_numbers_are_picked_never_made(tolls, totals, parts):
    assert numbers(*tolls)[:2] == (totals, parts)


def test_an_open_end_leaves_the_bound_open():
    open_above = Toll("killed", "unknown", "", 701, None, 701, frozenset(), frozenset({"x"}))
    assert numbers(open_above, counted(10, told="y"))[0] == (None, 10, None)
    assert injured([counted(4, kind="injured"), counted(4, kind="injured", told="y")]) == (4, "x; y")
