from kg.explore.results.counting import Counts, count, countable
from kg.query import Table, run_saved


def table(column, *values):
    return Table((column,), tuple((value,) for value in values))


def test_days_close_together_are_counted_day_by_day_and_empty_days_are_there_too():
    days = table("start", "2026-02-28", "2026-03-02", "2026-03-02", None, "2026-02-30")
    assert count(days, "start") == Counts(
        "start", "day", (("2026-02-28", 1), ("2026-03-01", 0), ("2026-03-02", 2)), 0, 1
    )


def test_days_further_apart_are_counted_by_month_and_by_year():
    months = count(table("date", "2025-11-03", "2026-02-01"), "date")
    assert (months.unit, months.counts) == (
        "month",
        (("2025-11", 1), ("2025-12", 0), ("2026-01", 0), ("2026-02", 1)),
    )
    years = count(table("date", "2019-01-01", "2026-02-01"), "date")
    assert (years.unit, years.counts[0], len(years.counts)) == ("year", ("2019", 1), 8)


def test_a_row_with_several_values_counts_for_each_and_what_is_left_out_is_said():
    both = count(table("agents", "army | police", "army", None), "agents")
    assert (both.counts, both.missing, both.others) == ((("army", 2), ("police", 1)), 1, 0)
    many = count(table("source", *(f"s{number:02}" for number in range(20))), "source")
    assert (len(many.counts), many.counts[0], many.others) == (15, ("s00", 1), 5)


def test_what_can_be_counted_begins_with_days_where_most_rows_have_one():
    columns = ("type", "start", "quote")
    dated = Table(columns, (("Ambush", "2026-03-01", "x"), ("Arson", "2026-03-02", "y")))
    undated = Table(columns, (("Ambush", "2026-03-01", "x"), ("Arson", "2026-03-02", "y"), *[("Arson", None, "")] * 3))
    assert (countable(dated), countable(undated)) == (("start", "type"), ("type", "start"))
    assert countable(Table(columns, ())) == ()


def test_the_tolls_of_the_samples_are_counted_by_kind(samples_store):
    tolls = run_saved(samples_store, "tolls")
    assert countable(tolls)[0] == "published"
    kinds = (("killed", 22), ("injured", 3), ("detained", 2), ("displaced", 2), ("kidnapped", 1))
    assert count(tolls, "kind") == Counts("kind", None, kinds, 0, 0)
