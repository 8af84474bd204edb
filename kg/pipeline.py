"""The rooms in one line: read, annotate, extract, resolve, graph, validate, store, identify. It composes, no more."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, BinaryIO, TypeVar

from kg.annotate import annotate, load_model, model_id
from kg.corrections import Correction, corrections, settled
from kg.extract import extract
from kg.graph import BASE, article_graph, article_iri, build_quads, cn, make_build, to_quads
from kg.identity import settle, unsettle
from kg.inference import drop_graph, replace_graph
from kg.model import Article, Extraction, KgError, Problem
from kg.read import read
from kg.resolve import link
from kg.store import Solutions, Store

if TYPE_CHECKING:
    from pyoxigraph import Quad
    from spacy.tokens import Doc

log = logging.getLogger(__name__)

BATCH = 32
"""Articles that are parsed together: more gain nothing, and all of them are held in memory."""

RECORDS = ("entities", "events", "casualties", "claims", "relations")
"""The lists of records of an extraction."""

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did.

    Attributes:
        built: Articles whose graph is new or changed.
        unchanged: Articles whose graph was already there.
        counts: How many entities, events, casualties, claims and relations were read now.
        problems: What could not be used, in the order it was met.
    """

    built: int = 0
    unchanged: int = 0
    counts: Mapping[str, int] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()

    @property
    def articles(self) -> int:
        """Articles that are in the store now."""
        return self.built + self.unchanged


def extract_articles(
    inputs: Iterable[str], *, model: str | None = None, stdin: BinaryIO | None = None
) -> Iterator[Extraction | Problem]:
    """Reads inputs and extracts each article, as a stream.

    Args:
        inputs: Files, folders, globs, URLs, or ``-`` for standard input.
        model: Package or folder of the language model, by default the best one that is installed.
        stdin: What ``-`` stands for, by default the process's own standard input.

    Yields:
        What each article says, in the order of the inputs, and a Problem for each that could not be used.

    Raises:
        KgError: There is no such language model.
    """
    for made in _extractions(read(inputs, stdin=stdin), model):
        if not isinstance(made, Article):
            yield made


def _extractions(
    items: Iterable[Article | Problem], model: str | None, skip: Callable[[Article], bool] = lambda _: False
) -> Iterator[Extraction | Problem | Article]:
    """The extraction of each article; the article itself where it is skipped."""
    for batch in _batches(items, BATCH):
        skipped = {id(item) for item in batch if isinstance(item, Article) and skip(item)}
        articles = [item for item in batch if isinstance(item, Article) and id(item) not in skipped]
        if articles:
            load_model(model)  # here, where its absence is one error rather than a problem of each article
        parsed = _parse(articles, model)
        for item in batch:
            made = item if isinstance(item, Problem) or id(item) in skipped else next(parsed)
            yield _guarded(made[0], _records, *made) if isinstance(made, tuple) else made


def build(
    inputs: Iterable[str],
    store: Store,
    *,
    model: str | None = None,
    check: bool = True,
    keep_text: bool = False,
    stdin: BinaryIO | None = None,
    watch: Callable[[Extraction | Article | Problem], None] = lambda _: None,
) -> BuildReport:
    """Builds the graph of every article into a store; what is there already is not touched.

    Args:
        inputs: Files, folders, globs, URLs, or ``-`` for standard input.
        store: Where to put the graphs. Each article's is replaced in one step.
        model: Package or folder of the language model.
        check: Whether a graph must conform to the shapes before it is stored.
        keep_text: Whether the store keeps the whole text of articles too. A store that was built the other way is
            brought in step, article by article.
        stdin: What ``-`` stands for.
        watch: Is told of each article that is stored or was already, and of each problem, as they come.

    Raises:
        KgError: There is no such language model, or the store cannot be written.
    """
    configuration = make_build(model_id(model))
    built = unchanged = 0
    counts: Counter[str] = Counter()
    problems: list[Problem] = []
    write = partial(to_quads, build=configuration, keep_text=keep_text)
    items = _extractions(
        read(inputs, stdin=stdin), model, lambda article: _is_built(store, article, write(Extraction(article)))
    )
    for made in _graphs(items, write, corrections(store), check=check):
        if isinstance(made, Problem):
            problems.append(made)
            watch(made)
            continue
        if isinstance(made, Article):
            unchanged += 1
            watch(made)
            continue
        extraction, quads = made
        if not built + unchanged:
            store.add(build_quads(configuration))
        unsettle(store, article_graph(extraction.article))
        if replace_graph(store, article_graph(extraction.article), quads):
            built += 1
        else:
            unchanged += 1
        counts.update({name: len(getattr(extraction, name)) for name in RECORDS})
        watch(extraction)
    settle(store)
    return BuildReport(built, unchanged, dict(counts), tuple(problems))


def retract(store: Store, article: str) -> bool:
    """Takes out the graph of one article, and what was inferred with its help.

    Args:
        store: Where it is.
        article: Id or IRI of the article, or the IRI of its graph.

    Returns:
        Whether it was there.
    """
    unsettle(store, graph_of(article))
    there = drop_graph(store, graph_of(article))
    settle(store)
    return there


def graph_of(article: str) -> str:
    """The IRI of an article's graph, from the id or IRI of the article or from the graph's own IRI."""
    return article_graph(article.removeprefix(f"{BASE}article/").removeprefix(f"{BASE}graph/"))


def _batches(items: Iterable[_T], size: int) -> Iterator[list[_T]]:
    iterator = iter(items)
    while batch := list(islice(iterator, size)):
        yield batch


def _parse(articles: Sequence[Article], model: str | None) -> Iterator[tuple[Article, Doc] | Problem]:
    """Parses articles together, or one by one where that fails: only the one at fault is lost. One result for each."""
    try:
        yield from list(annotate(articles, model))
    except KgError:
        raise
    except Exception as error:
        if len(articles) == 1:
            yield _internal(articles[0], error)
        else:
            for article in articles:
                yield from _parse([article], model)


def _records(article: Article, doc: Doc) -> Extraction:
    return link(extract(article, doc))


def _graphs(
    items: Iterable[Extraction | Problem | Article],
    write: Callable[[Extraction], list[Quad]],
    corrected: Sequence[Correction],
    *,
    check: bool,
) -> Iterator[tuple[Extraction, list[Quad]] | Problem | Article]:
    """The graph of each article that has one as it should be, with what people have corrected."""

    def graph(extraction: Extraction) -> tuple[Extraction, list[Quad]] | Problem:
        quads = write(extraction)
        problem = _violation(extraction.article, quads) if check else None
        return problem or (extraction, settled(quads, corrected)[0])

    for item in items:
        yield _guarded(item.article, graph, item) if isinstance(item, Extraction) else item


def _is_built(store: Store, article: Article, metadata: Sequence[Quad]) -> bool:
    """Whether the store holds just this article, with the same metadata, by this very configuration."""
    wanted = {(quad.subject, quad.predicate, quad.object) for quad in metadata}
    graph, node = article_graph(article), article_iri(article)
    found = store.query(
        f"SELECT ?s ?p ?o WHERE {{ VALUES ?s {{ <{graph}> <{node}> }} GRAPH <{graph}> {{ ?s ?p ?o }} "
        f"FILTER(?p NOT IN ({', '.join(str(cn(name)) for name in ('reports', 'withdrawn', 'amended'))})) }}"
    )
    return isinstance(found, Solutions) and set(found.rows) == wanted


def _violation(article: Article, quads: Sequence[Quad]) -> Problem | None:
    """The first of the shapes that a graph does not conform to."""
    from kg.reason import validate  # loads much that extraction does without

    found = validate(quads)
    if not found:
        return None
    first, more = found[0], len(found) - 1
    what = f"breaks the shape {first.shape} at {first.node}: {first.message}" + (f" (and {more} more)" if more else "")
    return Problem(
        article.origin or article.id, what, "please report it; --no-validate stores the article all the same"
    )


def _guarded(article: Article, step: Callable[..., _T], *args: object) -> _T | Problem:
    """What a step yields, or a Problem for this one article where the step fails."""
    try:
        return step(*args)
    except KgError:
        raise
    except Exception as error:
        return _internal(article, error)


def _internal(article: Article, error: Exception) -> Problem:
    log.debug("%s", article.origin or article.id, exc_info=error)
    words = " ".join(f"{type(error).__name__}: {error}".split())[:300]
    return Problem(
        article.origin or article.id,
        f"internal error ({words})",
        "please report it; the other articles are not affected",
    )
