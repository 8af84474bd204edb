"""Extraction with one part left out: a stage of its catalogue, or a feature inside a stage (``features.toml``)."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from kg.evaluate.sets import EvaluationError
from kg.extract import extract
from kg.extract.catalogue import STAGES, Stage
from kg.model import Article, Extraction

if TYPE_CHECKING:
    from spacy.tokens import Doc

Extractor: TypeAlias = "Callable[[Article, Doc], Extraction]"


@dataclass(frozen=True, slots=True)
class Variant:
    """What is left out.

    Attributes:
        kind: ``stage`` or ``feature``.
        needed_by: Later stages that require something which, of all before them, this stage alone yields.
    """

    name: str
    kind: str
    needed_by: tuple[str, ...] = ()


def variants() -> tuple[Variant, ...]:
    """All that can be left out: the stages in their order, then the features."""
    stages = tuple(Variant(stage.name, "stage", _needed_by(stage)) for stage in STAGES)
    return stages + tuple(Variant(name, "feature") for name in _features())


@contextmanager
def without(name: str) -> Iterator[Extractor]:
    """Extraction without one stage or feature, as long as the context lasts.

    Raises:
        EvaluationError: There is no such stage or feature.
    """
    if name in {stage.name for stage in STAGES}:
        yield partial(extract, stages=tuple(stage for stage in STAGES if stage.name != name))
        return
    if name not in _features():
        raise EvaluationError(f"no stage or feature {name!r}; there are {', '.join(v.name for v in variants())}")
    feature = _features()[name]
    where, _, function = feature["function"].partition(":")
    module = import_module(where)
    switched_on = getattr(module, function)
    setattr(module, function, lambda *_, **__: feature.get("answer"))
    try:
        yield extract
    finally:
        setattr(module, function, switched_on)


@cache
def _features() -> dict[str, dict[str, Any]]:
    return tomllib.loads(Path(__file__).with_name("features.toml").read_text(encoding="utf-8"))


def _needed_by(stage: Stage) -> tuple[str, ...]:
    at = STAGES.index(stage)
    found = []
    for later in range(at + 1, len(STAGES)):
        others = {what for one in STAGES[:later] if one is not stage for what in one.yields}
        if set(stage.yields) & set(STAGES[later].requires) - others:
            found.append(STAGES[later].name)
    return tuple(found)
