"""What an engine finds in a graph."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """One node that is not as a shape says, in whichever graph it is.

    Attributes:
        shape: Name of the shape.
        node: IRI of the node.
        path: The property at fault, where it is one.
        value: What the property holds, where it holds something.
        message: What should be, and what to mend.
        severity: ``violation``, ``warning`` or ``info``.
    """

    shape: str
    node: str
    path: str | None
    value: str | None
    message: str
    severity: str
