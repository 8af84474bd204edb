"""Content negotiation."""

import pytest

from kg.serve.http.accept import best
from kg.serve.http.formats import RESULTS, TRIPLES, chosen, wanted
from kg.serve.wire import RefusalError

ROWS = tuple(RESULTS)
JSON, XML, CSV, TSV = ROWS


@pytest.mark.parametrize(
    ("accept", "expected"),
    [
        (None, JSON),
        ("", JSON),
        ("*/*", JSON),
        ("*", JSON),
        ("text/csv", CSV),
        ("TEXT/CSV", CSV),
        ("text/csv; charset=utf-8", CSV),
        ("text/csv;q=0.9, application/sparql-results+xml", XML),
        ("text/csv;q=0.2, application/sparql-results+xml;q=0.1", CSV),
        ("application/*;q=0.2, text/*;q=0.8", CSV),
        ("text/*, text/csv;q=0.1", TSV),
        ("*/*, application/sparql-results+json;q=0", XML),
        ("text/html, application/xhtml+xml, */*;q=0.8", JSON),
        ("text/csv;q=nonsense, text/tab-separated-values", TSV),
        ("text/csv;q=2, text/tab-separated-values;q=0.1", TSV),
        ("garbage, text/csv", CSV),
        (",,;;,text/csv;;q=1", CSV),
        ("text/html", None),
        ("*/*;q=0", None),
        ("garbage", None),
    ],
)
def test_the_most_exact_range_decides_and_what_cannot_be_read_is_skipped(accept, expected):
    assert best(accept, ROWS) == expected


@pytest.mark.parametrize(
    ("accept", "expected"),
    [
        ("application/json", JSON),
        ("text/xml", XML),
        ("application/json;q=0.5, text/csv", CSV),
        ("application/json, text/csv;q=0.5", JSON),
    ],
)
def test_looser_types_get_what_they_stand_for(accept, expected):
    assert chosen(accept, ROWS) == expected


def test_plain_text_is_n_triples():
    assert chosen("text/plain", tuple(TRIPLES)) == "application/n-triples"


def test_what_we_lack_is_not_acceptable():
    with pytest.raises(RefusalError, match=r"take one of application/sparql-results\+json, ") as caught:
        chosen("image/png", ROWS)
    assert caught.value.status == 406


@pytest.mark.parametrize(
    ("accept", "name", "expected"),
    [
        ("text/csv", None, CSV),
        ("text/csv", "json", JSON),
        (None, "tsv", TSV),
        (None, "text/csv", CSV),
        (None, "application/sparql-results xml", XML),
    ],
)
def test_a_format_in_the_url_goes_before_the_header(accept, name, expected):
    assert chosen(wanted(accept, name), ROWS) == expected


def test_an_unknown_name_of_a_format_is_not_acceptable():
    with pytest.raises(RefusalError, match="there is no format") as caught:
        wanted(None, "docx")
    assert caught.value.status == 406


def test_one_name_serves_rows_and_triples():
    assert chosen(wanted(None, "json"), tuple(TRIPLES)) == "application/ld+json"
