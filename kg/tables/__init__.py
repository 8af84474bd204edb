"""Events as rows of tables that others know, and the code lists of those tables: a row out, a row in."""

from kg.tables.acled import ACLED
from kg.tables.happening import Deaths, Happening, Party, RowError, Spot, TableRow
from kg.tables.layout import Layout
from kg.tables.plover import PLOVER
from kg.tables.ucdp import UCDP

LAYOUTS: dict[str, Layout] = {layout.name: layout for layout in (ACLED, UCDP, PLOVER)}
"""The tables by the names of their formats."""

__all__ = ["LAYOUTS", "Deaths", "Happening", "Layout", "Party", "RowError", "Spot", "TableRow"]
