"""Writes the tables in ``docs/codes.md`` from the SKOS files; ``--check`` only says whether they are up to date."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable
from pathlib import Path

from kg.model.values import EVENT_TYPES
from kg.tables.schemes import MATCHES, Concept, code_of, concepts, in_scheme, kind_of, matched

PAGE = Path(__file__).resolve().parent.parent / "docs" / "codes.md"
PART = re.compile(r"(<!-- (?P<name>[a-z]+) -->\n).*?(<!-- end -->\n)", re.DOTALL)
OUTER = ("acled", "plover", "cameo")
SIGNS = dict(zip(MATCHES, "=≈<>~", strict=True))
READ = ("acled", "plover", "ucdp")


def kinds() -> str:
    """A row for each kind of event: how it relates to the codes of others, and which code its events get."""
    head = "| kind | " + " | ".join(name.upper() for name in OUTER) + " |\n" + "|---" * (1 + len(OUTER)) + "|\n"
    return head + "".join(
        f"| {type_} | " + " | ".join(_related(in_scheme("kind")[type_], scheme) for scheme in OUTER) + " |\n"
        for type_ in EVENT_TYPES
    )


def _related(kind: Concept, scheme: str) -> str:
    """The matches of a kind's own; where it has none, the code of a kind above it, in brackets."""
    own = [f"{SIGNS[match]} {one.notation}" for match in MATCHES for one in matched(kind, (match,), scheme)]
    over = code_of(kind.notation, scheme)
    return ", ".join(own) or (f"({over.notation})" if over is not None else "")


def codes() -> str:
    """A row for each code that can be read: the kind of event it means."""
    rows = ((scheme, one) for scheme in READ for one in in_scheme(scheme).values())
    return "| table | code | is read as | means |\n|---|---|---|---|\n" + "".join(
        f"| {scheme.upper()} | {one.notation} | {kind_of(one) or ''} | {one.definition} |\n" for scheme, one in rows
    )


def lists() -> str:
    """A row for each list of codes."""
    names = dict.fromkeys(one.scheme for one in concepts().values())
    return "| list | codes |\n|---|---|\n" + "".join(f"| `{name}#` | {len(in_scheme(name))} |\n" for name in names)


PARTS = {"kinds": kinds, "codes": codes, "lists": lists}


def page(text: str) -> str:
    """The page with its tables as they should be now."""
    return PART.sub(lambda part: f"{part[1]}{PARTS[part['name']]()}{part[3]}", text)


def main(arguments: Iterable[str]) -> int:
    """Writes the page, or checks it."""
    text = PAGE.read_text(encoding="utf-8")
    wanted = page(text)
    if "--check" not in arguments:
        PAGE.write_text(wanted, encoding="utf-8")
    elif text != wanted:
        sys.stderr.write("docs/codes.md is out of date; run: python scripts/codes_docs.py\n")
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
