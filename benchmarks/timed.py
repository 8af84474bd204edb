"""One process of ``speed.py``: ``timed.py bare FILE MODEL`` or ``timed.py parts FILE MODEL``; prints seconds as JSON.

``bare`` is the spaCy pipeline alone, with all components that its package has, as its makers deliver it. ``parts`` is
what ``kg extract`` does, step by step.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Callable
from importlib import import_module, util
from pathlib import Path
from time import perf_counter
from typing import TypeVar

BATCH_SIZE = 16
"""Articles; larger batches gain nothing."""
_T = TypeVar("_T")


def bare(file: str, model: str) -> dict[str, float]:
    """Seconds that the model takes by itself."""
    import spacy

    start = perf_counter()
    nlp = import_module(model).load() if util.find_spec(model) else spacy.load(model)
    with Path(file).open(encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in lines]
    loaded = perf_counter()
    for _ in nlp.pipe(texts, batch_size=BATCH_SIZE):
        pass
    return {"load": loaded - start, "pipe": perf_counter() - loaded}


def parts(file: str, model: str) -> dict[str, float]:
    """Seconds that each step of extraction takes."""
    start = perf_counter()
    from kg.annotate import annotate, load_model
    from kg.export import records_json
    from kg.extract import extract
    from kg.model import Article
    from kg.read import read
    from kg.resolve import link

    load_model(model)
    spent = Counter({"load": perf_counter() - start})

    def clocked(step: str, work: Callable[[], _T]) -> _T:
        begun = perf_counter()
        made = work()
        spent[step] += perf_counter() - begun
        return made

    articles = clocked("read", lambda: [item for item in read([file]) if isinstance(item, Article)])
    parsed = annotate(articles, model)
    while (pair := clocked("model", lambda: next(parsed, None))) is not None:
        found = clocked("rules", lambda pair=pair: extract(*pair))
        linked = clocked("links", lambda found=found: link(found))
        clocked("write", lambda linked=linked: json.dumps(records_json(linked), ensure_ascii=False))
    return dict(spent)


def main() -> None:
    """Runs what was asked for."""
    what, file, model = sys.argv[1:]
    json.dump({"bare": bare, "parts": parts}[what](file, model), sys.stdout)


if __name__ == "__main__":
    main()
