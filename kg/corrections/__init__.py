"""What people correct: kept as nodes of a graph of their own, and applied to what the machine read."""

from kg.corrections.amending import amended, as_read, settled
from kg.corrections.constraints import Constraints, constraints, links
from kg.corrections.correction import Correction, in_order, make_correction
from kg.corrections.graph import corrections, to_quads
from kg.corrections.lines import read_lines, write_lines
from kg.corrections.things import CorrectionError

__all__ = [
    "Constraints",
    "Correction",
    "CorrectionError",
    "amended",
    "as_read",
    "constraints",
    "corrections",
    "in_order",
    "links",
    "make_correction",
    "read_lines",
    "settled",
    "to_quads",
    "write_lines",
]
