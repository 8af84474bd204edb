import re
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, RdfFormat, parse

import kg.graph
from kg.graph import PREFIXES, GraphError, cn, term
from kg.graph.terms import CN_TERMS, CODES
from kg.settings import ontology_files

ROOT = Path(__file__).parents[2]
SOURCES = sorted(Path(kg.graph.__file__).parent.glob("*.py"))


def declared() -> dict[str, set[str]]:
    """Local names in the ontology with the values of their skos:notation."""
    names: dict[str, set[str]] = {}
    for quad in (q for path in ontology_files() for q in parse(path=path, format=RdfFormat.TURTLE)):
        if isinstance(quad.subject, NamedNode) and quad.subject.value.startswith(PREFIXES["cn"]):
            notations = names.setdefault(quad.subject.value.removeprefix(PREFIXES["cn"]), set())
            if quad.predicate.value == PREFIXES["skos"] + "notation":
                notations.add(quad.object.value)
    return names


def test_the_ontology_declares_every_term() -> None:
    assert sorted(CN_TERMS - declared().keys()) == []


def test_codes_carry_the_string_of_the_record_as_their_notation() -> None:
    names = declared()
    wrong = {
        f"{kind}-{value}"
        for kind, values in CODES.items()
        for value in values
        if value not in names.get(f"{kind}-{value}", set())
    }
    assert wrong == set()


def test_terms_written_out_in_the_code_are_in_the_catalogue() -> None:
    code = "\n".join(path.read_text("utf-8") for path in SOURCES)
    own = re.findall(r'\bcn\("([^"]+)"\)', code)
    all_ = re.findall(r'\bterm\("([^"]+)"\)', code)
    assert len(own) > 30
    assert len(all_) > 30
    for name in own:
        cn(name)
    for name in all_:
        term(name)


def test_saved_queries_use_only_terms_that_are_written() -> None:
    used = {
        name
        for path in (ROOT / "queries").glob("*.rq")
        for name in re.findall(r"\bcn:([A-Za-z][\w-]*)", path.read_text("utf-8"))
    }
    assert used
    assert sorted(used - CN_TERMS) == []


def test_a_term_outside_the_catalogue_cannot_be_written() -> None:
    with pytest.raises(GraphError, match="no term cn:hasAgents"):
        cn("hasAgents")
    with pytest.raises(GraphError, match="no term foaf:name"):
        term("foaf:name")
