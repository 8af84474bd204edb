"""What a user types becomes a term of the parameter's type, and never SPARQL."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Store

from kg.query import QueryError, load_saved, run_saved
from kg.query.parameters import TYPES, term
from kg.query.run import bind

XSD = "http://www.w3.org/2001/XMLSchema#"
ATTACKS = [
    '"',
    "'",
    '" . } DROP ALL #',
    "> } DROP",
    '"""',
    "\\",
    '\\"',
    "\\u0022 }",
    "x\n} DROP ALL",
    "?p_article",
    "{ ?s ?p ?o }",
    'x") } { ?s ?p ?o } #',
    "UNDEF",
    '<a> "b"@en',
    "$1 \\1 \\g<0>",
    'SEPARATOR = " | "',
]


@pytest.mark.parametrize(
    ("type_", "text", "wanted"),
    [
        ("string", "  Kestrel Front ", Literal("Kestrel Front")),
        ("string", 'the "KF"', Literal('the "KF"')),
        ("iri", "https://example.org/x#y", NamedNode("https://example.org/x#y")),
        ("iri", "urn:a:b", NamedNode("urn:a:b")),
        ("date", "2024-02-29", Literal("2024-02-29", datatype=NamedNode(XSD + "date"))),
        ("integer", "-7", Literal(-7)),
        ("integer", "+007", Literal(7)),
        ("boolean", "Yes", Literal(True)),
        ("boolean", "0", Literal(False)),
    ],
)
def test_a_text_that_fits(type_, text, wanted):
    assert term(type_, text) == wanted


@pytest.mark.parametrize(
    ("type_", "text"),
    [
        ("string", ""), ("string", " \n"),
        ("iri", "x"), ("iri", "<https://example.org/>"), ("iri", "https://a b"), ("iri", "http://a> } DROP ALL"),
        ("iri", "http://a\n"), ("iri", 'http://a"'), ("iri", ""),
        ("date", "2023-02-29"), ("date", "2026-2-1"), ("date", "20260201"), ("date", "2026-02-01T00:00"),
        ("date", "2026-02-01\n"), ("date", "٢٠٢٦-٠٢-٠١"), ("date", "yesterday"), ("date", ""),
        ("integer", "1.5"), ("integer", "1e3"), ("integer", ""), ("integer", "٣"), ("integer", "9" * 19),
        ("boolean", "maybe"), ("boolean", ""), ("boolean", "2"),
    ],
)  # fmt: skip
def test_a_text_that_does_not_fit(type_, text):
    with pytest.raises(ValueError, match=r".+"):
        term(type_, text)


@given(st.sampled_from(sorted(TYPES)), st.text())
def test_whatever_is_typed_is_a_term_or_no_value(type_, text):
    try:
        written = str(term(type_, text))
    except ValueError:
        return
    # read by a parser, it is that one term and nothing else
    (solution,) = Store().query(f"SELECT ?x {{ VALUES ?x {{ {written} }} }}")
    assert solution["x"] == term(type_, text)


@pytest.mark.parametrize("text", ATTACKS)
def test_nothing_that_is_typed_is_sparql(mini, text):
    before = mini.count()
    for name, param in (("events", "actor"), ("claims", "source"), ("disputed", "by"), ("entities", "name")):
        assert run_saved(mini, name, {param: text}).rows == ()
    assert mini.count() == before


@pytest.mark.parametrize("text", ATTACKS)
@pytest.mark.parametrize(("name", "param"), [("events", "since"), ("events", "status"), ("entities", "all")])
def test_what_is_not_of_the_type_is_refused(mini, name, param, text):
    with pytest.raises(QueryError) as caught:
        run_saved(mini, name, {param: text})
    message = str(caught.value)
    assert message.startswith(f"query {name}, parameter {param}: {text!r} ")
    assert "\n" not in message


def test_a_quote_in_the_text_is_found(mini):
    assert len(run_saved(mini, "claims", {"source": "A spokes"}).rows) == 1
    assert not run_saved(mini, "claims", {"source": 'A "spokes'}).rows


def test_values_stand_in_the_place_of_their_parameter():
    query = load_saved("disputed")
    assert bind(query, {}) == query.before + "VALUES (?p_by) { (UNDEF) }" + query.after
    assert 'VALUES (?p_by) { ("a \\"b\\"") }' in bind(query, {"by": 'a "b"'})


@pytest.mark.parametrize(
    ("name", "params", "message"),
    [
        ("events", {"acter": "x"}, "query events has no parameter 'acter' (did you mean actor?); it has type, actor, "),
        ("events", {"zzz": "x"}, "query events has no parameter 'zzz'; it has type, actor, target, "),
        ("events", {"since": "2026-13-01"}, "query events, parameter since: '2026-13-01' does not fit; month must be "),
        ("events", {"since": "monday"}, "'monday' does not fit; a day is needed, as YYYY-MM-DD"),
        ("events", {"actor": "  "}, "'  ' does not fit; some text is needed"),
        ("events", {"type": "Bombng"}, " (did you mean Bombing?)"),
        ("casualties", {"kind": "dead"}, "'dead' is not one of killed, injured, missing, kidnapped, detained, "),
        ("attacks", {"type": "Aid"}, "'Aid' is not one of Attack, ArmedClash, Bombing, "),
        ("entities", {"all": "perhaps"}, "'perhaps' does not fit; true or false is needed"),
    ],
)
def test_what_cannot_be_asked_says_so_in_a_line(mini, name, params, message):
    with pytest.raises(QueryError) as caught:
        run_saved(mini, name, params)
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


def test_what_a_query_needs_is_asked_for(mini, tmp_path, monkeypatch):
    (tmp_path / "day.rq").write_text(
        '#+ summary = "s"\n#+ description = "d"\n#+ tags = []\n#+ columns = ["a", "b", "c"]\n#+ joined = []\n'
        '#+ example = "x"\n#+ params.of = { type = "iri", optional = false, help = "what of" }\n'
        '#+ params.n = { type = "integer", help = "how many" }\n'
        "SELECT ?a ?b ?c WHERE { VALUES (?p_of ?p_n) { (UNDEF UNDEF) }\n"
        "  BIND(STR(?p_of) AS ?a) BIND(?p_n + 1 AS ?b) BIND(isIRI(?p_of) AS ?c) }",
        encoding="utf-8",
    )
    monkeypatch.setattr("kg.settings.queries_dir", lambda: tmp_path)
    with pytest.raises(QueryError, match=r"query day needs the parameter of \(what of\)"):
        run_saved(mini, "day", {"n": "2"})
    assert run_saved(mini, "day", {"of": "urn:x:y", "n": "2"}).rows == (("urn:x:y", 3, True),)
    assert run_saved(mini, "day", {"of": "urn:x:y"}).rows == (("urn:x:y", None, True),)
