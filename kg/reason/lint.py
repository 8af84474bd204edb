"""What an expert would mark in an ontology: the checks of ``ontology/lint/*.rq``, each asked of the files as SPARQL."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from kg.model import KgError
from kg.reason.turtle import reading
from kg.settings import ontology_dir

LEVELS = ("error", "warn", "info")
_OWN = "https://w3id.org/conflict-news/ontology#"
_LINT = "https://w3id.org/conflict-news/lint#"
_NAMES = ox.NamedNode(f"{_LINT}names")
_NAMED = re.compile(r"\bcn:([A-Za-z][\w-]*)")


@dataclass(frozen=True, slots=True)
class Check:
    """One question to an ontology.

    Attributes:
        name: The name of its file, such as ``missing-label``.
        summary: What is wrong where it answers.
        level: ``error``, ``warn`` or ``info``.
        hint: What to do about it.
        bad: Turtle without prefixes in which it finds something, or TriG whose graphs stand for files beside it.
        sparql: A SELECT of ``?term`` and, where there is more to say, ``?words``.
    """

    name: str
    summary: str
    level: str
    hint: str
    bad: str
    sparql: str


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing that a check found.

    Attributes:
        check: Name of the check.
        level: ``error``, ``warn`` or ``info``.
        term: IRI of the term at fault; empty where it is a node without a name that no term leads to.
        words: What is wrong with it.
        hint: What to do.
    """

    check: str
    level: str
    term: str
    words: str
    hint: str


def checks(folder: Path | None = None) -> tuple[Check, ...]:
    """The checks of a folder, by name; those of the ontology where none is named.

    Raises:
        KgError: The head of one cannot be read.
    """
    return tuple(_read(path) for path in sorted((folder or lint_dir()).glob("*.rq")))


def lint_dir() -> Path:
    """Folder of the checks and of what they share."""
    return ontology_dir() / "lint"


def lint(files: Iterable[Path], beside: Iterable[Path] = (), written: Iterable[str] = ()) -> tuple[Remark, ...]:
    """What the checks find in an ontology, errors first, then by check and term.

    Args:
        files: Its Turtle files. Imports are not followed: name every file.
        beside: Files that use its terms: Turtle, or SPARQL of which only the names after ``cn:`` are read.
        written: Local names of terms that a program writes.

    Raises:
        KgError: A file cannot be read, or a check cannot be run.
    """
    store = ox.Store()
    for path in files:
        _load(store, path, ox.DefaultGraph())
    for path in beside:
        graph = ox.NamedNode(_LINT + path.name)
        if path.suffix == ".rq":
            _note(store, _NAMED.findall(_text(path)), graph)
        else:
            _load(store, path, graph)
    _note(store, written, ox.NamedNode(f"{_LINT}program"))
    return findings(store)


def findings(store: ox.Store, chosen: Iterable[Check] | None = None) -> tuple[Remark, ...]:
    """What checks find in a store, to which what they share is added.

    Args:
        store: The ontology in the default graph, the files beside it in one named graph each.
        chosen: The checks; all of the ontology's where none are named.
    """
    store.update((lint_dir() / "derive.ru").read_text(encoding="utf-8"))
    found = {one for check in (checks() if chosen is None else chosen) for one in _ask(store, check)}
    return tuple(sorted(found, key=lambda one: (LEVELS.index(one.level), one.check, one.term, one.words)))


def _ask(store: ox.Store, check: Check) -> Iterator[Remark]:
    try:
        answer = store.query(check.sparql)
    except SyntaxError as error:
        raise KgError(f"{check.name}.rq is not SPARQL ({error}); mend it") from error
    if not isinstance(answer, ox.QuerySolutions):
        raise KgError(f"{check.name}.rq does not SELECT; make it a SELECT of ?term and, if need be, ?words")
    has_words = "words" in {variable.value for variable in answer.variables}
    for row in answer:
        term, words = row["term"], row["words"] if has_words else None
        more = words.value if isinstance(words, ox.Literal) else ""
        yield Remark(
            check=check.name,
            level=check.level,
            term=term.value if isinstance(term, ox.NamedNode) else "",
            words=f"{check.summary}: {more}" if more else check.summary,
            hint=check.hint,
        )


def _read(path: Path) -> Check:
    lines = _text(path).splitlines()
    try:
        head = tomllib.loads("\n".join(line[2:].removeprefix(" ") for line in lines if line.startswith("#+")))
        if head["level"] not in LEVELS:
            raise ValueError(f"level {head['level']!r}")
        return Check(
            name=path.stem,
            summary=head["summary"],
            level=head["level"],
            hint=head["hint"],
            bad=head["bad"],
            sparql="\n".join(line for line in lines if not line.startswith("#+")).strip() + "\n",
        )
    except (tomllib.TOMLDecodeError, KeyError, ValueError) as error:
        raise KgError(
            f"{path}: the head cannot be read ({error}); give it summary, level ({', '.join(LEVELS)}), hint and bad"
        ) from error


def _load(store: ox.Store, path: Path, graph: ox.NamedNode | ox.DefaultGraph) -> None:
    with reading(path):
        store.load(path=path, format=ox.RdfFormat.TURTLE, to_graph=graph)


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise KgError(f"{path} cannot be read ({error}); mend it") from error


def _note(store: ox.Store, names: Iterable[str], graph: ox.NamedNode) -> None:
    """Keeps that something names these terms of the ontology."""
    store.extend(ox.Quad(graph, _NAMES, ox.NamedNode(_OWN + name), graph) for name in names)
