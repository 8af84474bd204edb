"""How the tolls of two reports agree."""

from __future__ import annotations

from kg.identity.model import Case, Count

_MANY, _SOME = 10, 3
_TIMES = 3.0
"""How many times larger a later toll may well be than an earlier one."""
_CLOSE = 0.25
"""Share by which two counts of one thing on one day may well differ."""
_KINDS = ("killed", "injured", "kidnapped", "detained", "displaced")


def compare_tolls(ours: tuple[Count, ...], theirs: tuple[Count, ...]) -> Case | None:
    """The case of the weights that holds for two tolls; None where there is nothing to compare.

    The best match of any number of one with one of the other counts, else how far the largest are apart.
    """
    if not ours or not theirs:
        return None
    equal = [
        (one.least or one.most or 0, one.kind)
        for one in ours
        if one in theirs and (one.least is not None or one.most is not None)
    ]
    if equal:
        number, kind = max(equal)
        return "many" if number >= _MANY else "some" if number >= _SOME else "few", number, kind
    for kind in _KINDS:
        one, other = _largest(ours, kind), _largest(theirs, kind)
        if one is not None and other is not None:
            return _numbers(one, other), _count(one), _count(other), kind
    return None


def _numbers(one: Count, other: Count) -> str:
    low, high = sorted((one.least or one.most or 1, other.least or other.most or 1))
    meets = _low(one) <= _high(other) and _low(other) <= _high(one)
    if meets and high <= _TIMES * max(low, 1):  # "at least 8" and "more than 60" meet as well, but tell of two
        return "meets"
    if high - low <= max(1, _CLOSE * high):
        return "close"
    return "far" if high > _TIMES * max(low, 1) else "other"


def _largest(counts: tuple[Count, ...], kind: str) -> Count | None:
    told = [c for c in counts if c.kind == kind and (c.least is not None or c.most is not None)]
    return max(told, key=lambda c: (c.least or c.most or 0, c.most or 0)) if told else None


def _low(count: Count) -> float:
    return count.least if count.least is not None else 0


def _high(count: Count) -> float:
    return count.most if count.most is not None else float("inf")


def _count(count: Count) -> str:
    if count.least == count.most:
        return str(count.least)
    return f"{count.least if count.least is not None else '?'} to {count.most if count.most is not None else '?'}"
