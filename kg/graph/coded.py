"""What a row of a table says beside its records: its id there, and the codes that it gives."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import NamedNode, Quad

from kg.graph.iris import BASE, article_graph, article_iri, local
from kg.graph.literals import text
from kg.graph.terms import term
from kg.tables import TableRow


def coded_quads(row: TableRow) -> Iterator[Quad]:
    """The table that a row is of, the id of its event there, and the codes of the event and of who takes part.

    Codes are SKOS concepts, linked by ``dcterms:type``: they say how the table codes it, not what class it is.
    """
    article, one = row.extraction.article, row.happening
    graph = NamedNode(article_graph(article))
    scheme = NamedNode(f"{BASE}codes/{one.coded_by}#scheme")
    yield Quad(NamedNode(article_iri(article)), term("dcterms:conformsTo"), scheme, graph)
    for record in row.extraction.events:
        event = NamedNode(local(article, "event", record.trigger))
        yield Quad(event, term("dcterms:identifier"), text(one.id), graph)
        for code in (*one.codes, *one.spot.codes):
            yield Quad(event, term("dcterms:type"), NamedNode(code), graph)
    for span, code in row.entity_codes:
        yield Quad(NamedNode(local(article, "entity", span)), term("dcterms:type"), NamedNode(code), graph)
