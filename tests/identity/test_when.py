"""When an event was, by what is told of it and by the day of its article."""

from __future__ import annotations

from datetime import date

import pytest

from kg.identity.model import Span
from kg.identity.when import span_of

from .desk import Called, Told, article, incidents, settled

ATTACK, SIEGE = frozenset({"Attack"}), frozenset({"Attack", "Siege"})


def span(first, last, **how):
    return Span(date.fromisoformat(first), date.fromisoformat(last), **how)


@pytest.mark.parametrize(
    ("types", "told", "article", "wanted"),
    [
        (ATTACK, ("2026-03-10", "2026-03-10"), None, span("2026-03-10", "2026-03-10", exact=True)),
        (ATTACK, ("2026-03-10", None), "2026-03-12", span("2026-03-10", "2026-03-12")),
        (ATTACK, ("2026-03-10", None), "2026-06-01", span("2026-03-10", "2026-04-10")),
        (ATTACK, (None, "2026-04-10"), None, span("2026-03-10", "2026-04-10")),
        (ATTACK, (None, None), "2026-03-12", span("2026-03-02", "2026-03-12", guessed=True)),
        (SIEGE, (None, None), "2026-03-12", span("2026-02-09", "2026-03-12", guessed=True)),
        (ATTACK, (None, None), None, None),
        (ATTACK, (None, "0001-01-02"), None, span("0001-01-01", "0001-01-02")),
        (SIEGE, (None, None), "0001-01-20", span("0001-01-01", "0001-01-20", guessed=True)),
        (ATTACK, ("9999-12-30", None), "9999-12-31", span("9999-12-30", "9999-12-31")),
    ],
    ids=[
        "a day",
        "from a day to that of the article",
        "from a day, in an article of months later",
        "up to a day",
        "news",
        "news of a siege",
        "no day at all",
        "up to one of the first days",
        "news of the first days",
        "from one of the last days",
    ],
)
def test_when_an_event_was(types, told, article, wanted):
    assert span_of(types, told, article) == wanted


@pytest.mark.parametrize("told", [True, False], ids=["told", "not told"])
@pytest.mark.parametrize("day", ["0001-01-01", "0001-01-02", "9999-12-30", "9999-12-31"])
def test_reports_of_the_first_and_last_days_are_joined_as_others_are(day, told):
    attack = Told("Attack", "attacked", day if told else None, (Called("City", "Merrin"),), killed=(24, 24))
    papers = (article(key, day, [attack], [Called("Country", "Kardovia")]) for key in "ab")
    assert incidents(settled(papers)) == [["a", "b"]]
