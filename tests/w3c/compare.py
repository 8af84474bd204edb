"""Compares results and graphs as the W3C tests mean it: up to blank nodes, order and the spelling of numbers."""

import csv
import io
from collections import Counter
from collections.abc import Iterable, Sequence
from decimal import Decimal, InvalidOperation
from pathlib import Path

import pyoxigraph as ox

XSD = "http://www.w3.org/2001/XMLSchema#"
RS = "http://www.w3.org/2001/sw/DataAccess/tests/result-set#"
_RS_BINDING = ox.NamedNode(RS + "binding")
_FORMATS = {
    ".srx": ox.QueryResultsFormat.XML,
    ".srj": ox.QueryResultsFormat.JSON,
    ".tsv": ox.QueryResultsFormat.TSV,
}
Cell = ox.NamedNode | ox.BlankNode | ox.Literal | str | None
Rows = list[tuple[Cell, ...]]


def plain(term: Cell) -> Cell:
    """A number or truth by its value: ``1.0`` and ``1.00`` are one decimal, ``1`` and ``1.0`` stay two terms.

    The tests leave open how an engine writes a value that it has computed.
    """
    if not isinstance(term, ox.Literal) or not term.datatype.value.startswith(XSD):
        return term
    kind = term.datatype.value.removeprefix(XSD)
    try:
        if kind in {"double", "float"}:
            return ox.Literal(repr(float(term.value)), datatype=term.datatype)
        if kind == "boolean":
            return ox.Literal({"1": "true", "0": "false"}.get(term.value, term.value), datatype=term.datatype)
        if kind in {"decimal", "integer"}:
            return ox.Literal(f"{Decimal(term.value).normalize():f}", datatype=term.datatype)
    except (ValueError, InvalidOperation):  # "abc"^^xsd:integer is what it is
        return term
    return term


def results(text: bytes, suffix: str) -> bool | tuple[list[str], Rows]:
    """A truth, or the variables and the rows of a serialised result set; the suffix tells the format."""
    if suffix == ".csv":
        header, *lines = list(csv.reader(io.StringIO(text.decode("utf-8"), newline="")))
        return header, [tuple(_csv_cell(cell) for cell in line) for line in lines]
    found = ox.parse_query_results(text, _FORMATS[suffix])
    if isinstance(found, ox.QueryBoolean):
        return bool(found)
    names = [variable.value for variable in found.variables]
    return names, [tuple(plain(row[name]) for name in names) for row in found]


def result_set(file: Path, base: str) -> tuple[list[str], Rows]:
    """A result set that is written as a graph."""
    store = ox.Store()
    store.load(path=file, base_iri=base)
    names = [name.value for _, _, name, _ in store.quads_for_pattern(None, ox.NamedNode(RS + "resultVariable"), None)]
    rows = []
    for _, _, solution, _ in store.quads_for_pattern(None, ox.NamedNode(RS + "solution"), None):
        values = dict(_binding(store, pair[2]) for pair in store.quads_for_pattern(solution, _RS_BINDING, None))
        rows.append(tuple(plain(values.get(name)) for name in names))
    return names, rows


def _binding(store: ox.Store, node: ox.BlankNode) -> tuple[str, Cell]:
    told = {quad.predicate.value.removeprefix(RS): quad.object for quad in store.quads_for_pattern(node, None, None)}
    return told["variable"].value, told["value"]


def _csv_cell(text: str) -> Cell:
    """CSV has no datatypes: what reads as a number is one."""
    if text.startswith("_:"):
        return ox.BlankNode(text[2:])
    try:
        return f"{Decimal(text).normalize():f}"
    except InvalidOperation:
        return text


def difference(expected: bool | tuple[list[str], Rows], actual: bool | tuple[list[str], Rows]) -> str | None:
    """How two results differ, if they do."""
    if isinstance(expected, bool) or isinstance(actual, bool):
        return None if expected is actual else f"{actual} in place of {expected}"
    if sorted(expected[0]) != sorted(actual[0]):
        return f"variables {actual[0]} in place of {expected[0]}"
    order = [actual[0].index(name) for name in expected[0]]
    rows = [tuple(row[place] for place in order) for row in actual[1]]
    if same_rows(expected[1], rows):
        return None
    odd, lacking = Counter(rows) - Counter(expected[1]), Counter(expected[1]) - Counter(rows)
    return f"rows {_told(list(odd))} in place of {_told(list(lacking))}"


def same_rows(left: Rows, right: Rows) -> bool:
    """Whether two bags of rows are the same under some renaming of blank nodes."""
    if Counter(map(_shape, left)) != Counter(map(_shape, right)):
        return False
    # Rows without blank nodes are settled by their shapes.
    return _matches([row for row in left if _blank(row)], [row for row in right if _blank(row)], {})


def _shape(row: Sequence[Cell]) -> tuple[Cell, ...]:
    return tuple("_:" if isinstance(cell, ox.BlankNode) else cell for cell in row)


def _blank(row: Sequence[Cell]) -> bool:
    return any(isinstance(cell, ox.BlankNode) for cell in row)


def _matches(left: Rows, right: Rows, names: dict[Cell, Cell]) -> bool:
    if not left:
        return True
    first, rest = left[0], left[1:]
    for place, row in enumerate(right):
        if _shape(row) == _shape(first):
            renamed = _renamed(first, row, names)
            if renamed is not None and _matches(rest, right[:place] + right[place + 1 :], renamed):
                return True
    return False


def _renamed(left: Sequence[Cell], right: Sequence[Cell], names: dict[Cell, Cell]) -> dict[Cell, Cell] | None:
    """The names of blank nodes with those of one more pair of rows, or None where they clash."""
    grown = dict(names)
    for one, other in zip(left, right, strict=True):
        if isinstance(one, ox.BlankNode):
            if grown.setdefault(one, other) != other:
                return None
            if sum(taken == other for taken in grown.values()) > 1:
                return None
    return grown


def graph_difference(expected: Iterable[ox.Quad], actual: Iterable[ox.Quad]) -> str | None:
    """How two data sets differ, if they do: blank nodes and the spelling of numbers aside."""
    left, right = (
        ox.Dataset(ox.Quad(quad.subject, quad.predicate, plain(quad.object), quad.graph_name) for quad in quads)
        for quads in (expected, actual)
    )
    for one in (left, right):
        one.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return (
        None if left == right else f"graph {_told(sorted(map(str, right)))} in place of {_told(sorted(map(str, left)))}"
    )


def _told(found: Sequence[object]) -> str:
    return f"[{len(found)}] " + "; ".join(_row(one) for one in found[:8])


def _row(found: object) -> str:
    return " ".join(map(str, found)) if isinstance(found, tuple) else str(found)
