"""Writes ``docs/questions.md`` from the competency questions and their answers.

``--check`` only says whether the page is up to date; ``--answer NAME...`` writes the answers of questions as they are
now, for somebody to read before they are kept.
"""

from __future__ import annotations

import csv
import re
import sys
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from kg.reason import infer

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "ontology" / "competency"
PAGE = ROOT / "docs" / "questions.md"
_TERM = re.compile(r"\b(?:cn|oa|skos):\w+\+?")
THEMES = ("Claims", "Tolls", "Events", "Certainty", "Actors and places", "Incidents and identities", "Evidence")
HEAD = """# Questions that the graph answers

Written by `scripts/competency_docs.py` from `ontology/competency/*.rq` and the answers beside them; do not edit.

These are the tests of the ontology, and a way to learn it: each question is asked of a small graph written by hand,
and a test compares every row. Within a theme the questions go from short to long, those that need inference last.

The graph is that of the articles below, in `ontology/competency/fixture/`, one named graph each, with one more for
what is the same across them. Kardovia does not exist; the article about Balochistan retells public facts.

{articles}
A question runs as it is on any store that `kg` has built, and names in it can be changed:

```sh
kg sparql ontology/competency/accusations.rq
```

Where a question says that it **needs inference**, what follows from the ontology must be there as well, in a graph of
its own:

```sh
kg reason
kg sparql ontology/competency/who-blames-whom.rq
```

Other SPARQL 1.1 engines must take the union of the named graphs as their default graph. `GRAPH` stands where it matters
in which article's graph something is. Where nothing is known, a cell is empty.

Prefixes are left out below; the files have them. `cn:` is `https://w3id.org/conflict-news/ontology#`, `oa:` the Web
Annotation vocabulary, `time:` OWL-Time, `prov:` PROV-O, `geo:` GeoSPARQL, `schema:` schema.org, `dcterms:` Dublin Core.
"""
TAIL = """
## Adding one

A question is a file `ontology/competency/NAME.rq`. Its lines that begin with `#+` are TOML:

| key | what |
|---|---|
| `question` | in plain English |
| `theme` | the part of this page in which it stands |
| `about` | the files of the ontology that it tests |
| `explanation` | two or three sentences that teach how the graph answers |
| `infers` | whether it needs what follows from the ontology |

Sort the rows by all that tells them apart, give each value a row of its own, and write `DISTINCT`: the union of graphs
may hold a triple twice. If the articles lack what the question needs, add a sentence to one in
`ontology/competency/articles/`, say in `ontology/competency/identity.toml` who and what in it other articles have too,
and run `python scripts/competency_fixture.py`. Then
`python scripts/competency_docs.py --answer NAME` writes the answer. Read it against the articles before you commit it:
it is what the test will hold the ontology to. Every class and property must be asked for by some question, or stand in
`ontology/competency/unasked.csv` with the reason.
"""


@dataclass(frozen=True)
class Question:
    """A competency question, as its file has it; ``sparql`` is the text without the head."""

    name: str
    question: str
    theme: str
    about: tuple[str, ...]
    explanation: str
    infers: bool
    sparql: str


def questions() -> tuple[Question, ...]:
    """All questions, by name."""
    return tuple(map(_read, sorted(FOLDER.glob("*.rq"))))


def _read(path: Path) -> Question:
    lines = path.read_text(encoding="utf-8").splitlines()
    head = tomllib.loads("\n".join(line.removeprefix("#+").strip() for line in lines if line.startswith("#+")))
    sparql = "\n".join(line for line in lines if not line.startswith("#+")).strip() + "\n"
    head |= {"about": tuple(head["about"]), "explanation": " ".join(head["explanation"].split())}
    return Question(name=path.stem, sparql=sparql, **head)


def expected(name: str) -> list[list[str]]:
    """The answer that is kept: the names of the columns, then the rows."""
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.reader(lines))


def fixture() -> list[ox.Quad]:
    """The graphs that questions are asked of."""
    return [quad for path in sorted((FOLDER / "fixture").glob("*.trig")) for quad in ox.parse(path=path)]


def asked(store: ox.Store, question: Question) -> list[list[str]]:
    """The answer of a store: the names of the columns, then the rows; an empty string where nothing is known."""
    found = store.query(question.sparql, use_default_graph_as_union=True)
    if not isinstance(found, ox.QuerySolutions):
        raise TypeError(f"{question.name} is no SELECT")
    names = [variable.value for variable in found.variables]
    return [names, *(["" if term is None else term.value for term in row] for row in found)]


def stores(quads: Iterable[ox.Quad]) -> dict[bool, ox.Store]:
    """Two stores of the quads: under False as they are, under True with what follows from them."""
    told = list(quads)
    return {False: _store(told), True: _store([*told, *infer(told)])}


def _store(quads: Iterable[ox.Quad]) -> ox.Store:
    store = ox.Store()
    store.extend(quads)
    return store


def section(question: Question) -> Iterator[str]:
    """What the page says of one question."""
    needs = " · **needs inference**" if question.infers else ""
    query = "\n".join(line for line in question.sparql.splitlines() if not line.startswith("PREFIX")).strip()
    explanation = _TERM.sub(r"`\g<0>`", question.explanation)
    columns, *rows = expected(question.name)
    yield f"\n### {question.question}\n\n{explanation}\n\n"
    yield f"[`{question.name}.rq`](../ontology/competency/{question.name}.rq) · {', '.join(question.about)}{needs}\n\n"
    yield f"```sparql\n{query}\n```\n\n"
    yield from _table(columns, rows)


def _table(columns: list[str], rows: Iterable[list[str]]) -> Iterator[str]:
    yield f"| {' | '.join(columns)} |\n|{'---|' * len(columns)}\n"
    for row in rows:
        yield f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in row)} |\n"


def articles() -> str:
    """A table of the articles, by day."""
    rows = []
    for path in (FOLDER / "articles").glob("*.toml"):
        article = tomllib.loads(path.read_text(encoding="utf-8"))
        title = f"[{article['title']}](../ontology/competency/articles/{path.name})"
        rows.append([str(article["published"]), article["publisher"], title])
    return "".join(_table(["day", "paper", "title"], sorted(rows)))


def page() -> str:
    """The whole page: for each theme its questions, the simple ones first."""
    known = sorted(questions(), key=lambda one: (one.infers, len(one.sparql), one.name))
    parts = [HEAD.replace("{articles}", articles())]
    for theme in THEMES:
        parts.append(f"\n## {theme}\n")
        parts += ["".join(section(question)) for question in known if question.theme == theme]
    return "".join([*parts, TAIL])


def answer(names: list[str]) -> None:
    """Writes the answers of the questions named."""
    by_name = {question.name: question for question in questions()}
    asked_of = stores(fixture())
    for name in names:
        rows = asked(asked_of[by_name[name].infers], by_name[name])
        with (FOLDER / f"{name}.csv").open("w", encoding="utf-8", newline="") as lines:
            csv.writer(lines, lineterminator="\n").writerows(rows)


def main() -> int:
    """Writes the page or an answer, or checks the page."""
    if "--answer" in sys.argv[1:]:
        answer(sys.argv[2:])
        return 0
    if "--check" in sys.argv[1:]:
        if not PAGE.is_file() or PAGE.read_text(encoding="utf-8") != page():
            sys.stderr.write("docs/questions.md is out of date; run: python scripts/competency_docs.py\n")
            return 1
        return 0
    PAGE.write_text(page(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
