"""Lints the ontology and asks HermiT about it: prints what is found, fails on errors and on warnings not allowed."""

from __future__ import annotations

import sys
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from kg.graph.terms import CN_TERMS
from kg.model import KgError
from kg.reason import Inconsistent, check_consistency
from kg.reason.lint import Remark, checks, lint, lint_dir
from kg.settings import alignment_files, ontology_dir, ontology_files, queries_dir

OWN = "https://w3id.org/conflict-news/ontology#"


def beside() -> tuple[Path, ...]:
    """The files that use the ontology's terms: what stands in its folders, and the saved queries."""
    own = (path for path in ontology_dir().rglob("*.*") if path.parent not in (ontology_dir(), lint_dir()))
    return tuple(sorted(path for path in (*own, *queries_dir().glob("*.rq")) if path.suffix in (".ttl", ".rq")))


def allowed(path: Path) -> dict[tuple[str, str], str]:
    """The reason for each warning that stays, by check and IRI of its term.

    Raises:
        KgError: The list cannot be read, or one has no reason.
    """
    try:
        entries = tomllib.loads(path.read_text(encoding="utf-8")).get("allowed", [])
        reasons = {(one["check"], iri(one["term"])): str(one["reason"]).strip() for one in entries}
    except (OSError, tomllib.TOMLDecodeError, KeyError, TypeError) as error:
        raise KgError(f"{path}: the list cannot be read ({error!r}); give check, term and reason to each") from error
    for (check, term), reason in reasons.items():
        if not reason:
            raise KgError(f"{path}: {check} of {term} has no reason; give one or take it out")
    return reasons


def iri(term: str) -> str:
    """The IRI of a term given by its local name or in full; nothing stays nothing."""
    return term if not term or "://" in term else OWN + term


def sifted(
    found: Iterable[Remark], reasons: dict[tuple[str, str], str], known: Iterable[str]
) -> tuple[list[Remark], list[Remark]]:
    """What counts, with what the list allows in vain as errors; and what it allows. Errors cannot be allowed."""
    counts: list[Remark] = []
    passed: list[Remark] = []
    for one in found:
        kept = one.level != "error" and (one.check, one.term) in reasons
        (passed if kept else counts).append(one)
    vain = set(reasons) - {(one.check, one.term) for one in passed}
    for check, term in sorted(vain):
        words = "It is allowed and not found" if check in known else "There is no such check to allow it"
        counts.append(Remark(check, "error", term, words, "take it out of allowed.toml"))
    return counts, passed


def table(found: Sequence[Remark]) -> Iterator[str]:
    """One line a finding, in columns."""
    rows = [(one.level, one.check, _short(one.term), f"{_short(one.words)}; {one.hint}") for one in found]
    wide = [max((len(row[column]) for row in rows), default=0) for column in range(3)]
    for row in rows:
        yield "  ".join((*(cell.ljust(width) for cell, width in zip(row, wide, strict=False)), row[3]))


def reasoned() -> Iterator[tuple[str, bool]]:
    """What HermiT says of the ontology alone and with its alignments, and whether that is well."""
    for what, files in (("the ontology", ontology_files()), ("with its alignments", alignment_files())):
        try:
            empty = check_consistency(sorted({*ontology_files(), *files}))
        except Inconsistent as error:
            yield f"HermiT: {what}: {error}", False
            continue
        names = f": {', '.join(empty)}" if empty else ""
        yield f"HermiT: {what}: consistent, {len(empty)} unsatisfiable classes{names}", not empty


def main() -> int:
    """Prints all and says by 1 that something is wrong, by 2 that it could not be found out."""
    out = sys.stdout.write
    try:
        asked = checks()
        found = lint(ontology_files(), beside(), CN_TERMS)
        counts, passed = sifted(found, allowed(lint_dir() / "allowed.toml"), {check.name for check in asked})
        out("".join(f"{line}\n" for line in table(counts)))
        levels = Counter(one.level for one in counts)
        out(f"lint: {len(asked)} checks, {levels['error']} errors, {levels['warn']} warnings, {len(passed)} allowed\n")
        well = not (levels["error"] or levels["warn"])
        for line, sound in reasoned():
            out(f"{line}\n")
            well = well and sound
    except KgError as error:
        sys.stderr.write(f"lint_ontology: {error}\n")
        return 2
    return 0 if well else 1


def _short(text: str) -> str:
    return text.replace(OWN, "cn:")


if __name__ == "__main__":
    raise SystemExit(main())
