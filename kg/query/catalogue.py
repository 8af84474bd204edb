"""The saved queries: each a SPARQL file whose ``#+`` lines, read as TOML, are its manual."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from kg import settings
from kg.model import values
from kg.query.parameters import TYPES, QueryError

PREFIX = "p_"
"""Parameter ``actor`` is the variable ``?p_actor`` of the query."""

_SLOT = re.compile(r"VALUES\s*\(\s*([^)]*?)\s*\)\s*\{\s*\(\s*(?:UNDEF\s*)+\)\s*\}")


@dataclass(frozen=True, slots=True)
class Parameter:
    """A value that a query takes.

    Attributes:
        type: ``string``, ``iri``, ``date``, ``integer`` or ``boolean``.
        choices: The values allowed; empty where any is.
    """

    name: str
    type: str
    help: str
    optional: bool = True
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SavedQuery:
    """A saved query and its manual.

    Attributes:
        columns: What it answers with, in order.
        joined: Those of the columns that hold several values in one cell.
        before: The SPARQL text before the place of the parameters.
        after: The SPARQL text after it.
    """

    name: str
    summary: str
    description: str
    tags: tuple[str, ...]
    columns: tuple[str, ...]
    joined: tuple[str, ...]
    params: tuple[Parameter, ...]
    example: str
    before: str
    after: str

    def param(self, name: str) -> Parameter:
        """The parameter of this name.

        Raises:
            QueryError: It has none.
        """
        for param in self.params:
            if param.name == name:
                return param
        known = ", ".join(param.name for param in self.params) or "none"
        raise QueryError(
            f"query {self.name} has no parameter {name!r}{near(name, self.params_by_name())}; it has {known}"
        )

    def params_by_name(self) -> Mapping[str, Parameter]:
        """The parameters under their names."""
        return {param.name: param for param in self.params}


def saved_queries(folder: Path | None = None) -> tuple[SavedQuery, ...]:
    """All saved queries, by name."""
    paths = sorted((folder or settings.queries_dir()).glob("*.rq"))
    return tuple(_read(path) for path in paths)


def load_saved(name: str, folder: Path | None = None) -> SavedQuery:
    """The saved query of this name.

    Raises:
        QueryError: There is none, or its file is not as it should be.
    """
    folder = folder or settings.queries_dir()
    names = sorted(path.stem for path in folder.glob("*.rq"))
    if name not in names:
        raise QueryError(f"there is no saved query {name!r}{near(name, names)}; there are {', '.join(names)}")
    return _read(folder / f"{name}.rq")


def near(name: str, names: Mapping[str, object] | list[str]) -> str:
    """A hint at names that look alike."""
    close = get_close_matches(name, list(names), n=2, cutoff=0.7)
    return f" (did you mean {' or '.join(close)}?)" if close else ""


def _read(path: Path) -> SavedQuery:
    text = path.read_text(encoding="utf-8")
    lines = text.splitlines()
    try:
        head = tomllib.loads("\n".join(line[2:].removeprefix(" ") for line in lines if line.startswith("#+")))
        return _query(path.stem, head, "\n".join(line for line in lines if not line.startswith("#+")).strip() + "\n")
    except (tomllib.TOMLDecodeError, KeyError, AttributeError, TypeError) as error:
        raise QueryError(f"{path}: the head of the query cannot be read ({error!r}); see docs/queries.md") from error


def _query(name: str, head: dict[str, Any], sparql: str) -> SavedQuery:
    params = tuple(_parameter(name, key, spec) for key, spec in head.get("params", {}).items())
    slots = list(_SLOT.finditer(sparql))
    wanted = [f"?{PREFIX}{param.name}" for param in params]
    if len(slots) != bool(params) or (slots and slots[0][1].split() != wanted):
        raise QueryError(
            f"query {name} needs one line VALUES ({' '.join(wanted)}) {{ (UNDEF ...) }} for its parameters"
        )
    start, end = slots[0].span() if slots else (len(sparql), len(sparql))
    return SavedQuery(
        name=name,
        summary=head["summary"],
        description=head["description"].strip(),
        tags=tuple(head["tags"]),
        columns=tuple(head["columns"]),
        joined=tuple(head["joined"]),
        params=params,
        example=head["example"],
        before=sparql[:start],
        after=sparql[end:],
    )


def _parameter(query: str, name: str, spec: dict[str, Any]) -> Parameter:
    if spec["type"] not in TYPES:
        raise QueryError(
            f"query {query}: parameter {name} is of no known type {spec['type']!r}; take {', '.join(TYPES)}"
        )
    choices = spec.get("choices", ())
    if isinstance(choices, str):
        choices = getattr(values, choices)
    return Parameter(name, spec["type"], spec["help"], spec.get("optional", True), tuple(choices))
