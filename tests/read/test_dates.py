import pytest

from kg.read.datelines import Dateline, find_dateline
from kg.read.dates import complete, day_in_url, find_day, parse_day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("5 Feb 2026", "2026-02-05"),
        ("Feb. 5, 2026", "2026-02-05"),
        ("March 5th, 2026", "2026-03-05"),
        ("Thursday, 5th of February 2026", "2026-02-05"),
        ("2026-02-05T23:30:00+05:00", "2026-02-05"),
        ("2026/2/5", "2026-02-05"),
        ("Thu, 05 Feb 2026 10:00:00 GMT", "2026-02-05"),
        ("25/02/2026", "2026-02-25"),
        ("02/25/2026", "2026-02-25"),
        ("05/05/2026", "2026-05-05"),
        ("05/02/2026", None),
        ("31 February 2026", None),
        ("5 Feb", None),
        ("in 2026", None),
        ("1 Sept 1989", "1989-09-01"),
    ],
)
def test_days_are_read_where_nothing_is_guessed(text: str, day: str | None) -> None:
    assert find_day(text) == day


@pytest.mark.parametrize(("value", "day"), [("20260205", "2026-02-05"), (20260205, None), (None, None), ("soon", None)])
def test_metadata_values(value: object, day: str | None) -> None:
    assert parse_day(value) == day


@pytest.mark.parametrize(
    ("written", "near", "day"),
    [
        ("Feb 5", "2026-02-07", "2026-02-05"),
        ("Dec 31", "2026-01-02", "2025-12-31"),
        ("Feb 5", None, None),
        ("3 APR 90", None, "1990-04-03"),
        ("3 Apr 15", None, "2015-04-03"),
        ("10 March 2026", "1999-01-01", "2026-03-10"),
        ("29 Feb", "2025-03-01", None),
    ],
)
def test_a_year_is_taken_from_a_date_nearby_or_not_at_all(written: str, near: str | None, day: str | None) -> None:
    assert complete(written, near) == day


def test_urls_with_a_day() -> None:
    assert day_in_url("https://kpa.example/2026/03/10/market") == "2026-03-10"
    assert day_in_url("https://kpa.example/world/2026/mar/10/market") == "2026-03-10"
    assert day_in_url("https://kpa.example/2026/market") is None
    assert day_in_url(None) is None


@pytest.mark.parametrize(
    ("text", "dateline"),
    [
        ("QUETTA, Pakistan, Feb 5 (Agency) - Gunmen attacked", Dateline("Feb 5", "Agency")),
        ("MERRIN, Kardovia, 10 March 2026 (KPA) — Gunmen attacked", Dateline("10 March 2026", "KPA")),
        ("SAN SALVADOR, 3 APR 90 (ACAN-EFE) -- [TEXT] GUERRILLAS ATTACKED", Dateline("3 APR 90", "ACAN-EFE")),
        ("Merrin (AFP) – Gunmen attacked", Dateline(None, "AFP")),
        ("MERRIN--(Wire - December 23, 2010)-- Gunmen attacked", Dateline("December 23, 2010", "Wire")),
        ("MERRIN (Wire - December 23, 2010) -- Gunmen attacked", Dateline("December 23, 2010", "Wire")),
        ("MERRIN, Kardovia – Doctors said", None),
        ("Halvan Liberation Front (HLF) - the largest group - said", None),
        ("The army said on 5 March 2026 - a day after the attack - that", None),
        ("Gunmen attacked a market on Tuesday.", None),
    ],
)
def test_datelines(text: str, dateline: Dateline | None) -> None:
    assert find_dateline(text) == dateline
