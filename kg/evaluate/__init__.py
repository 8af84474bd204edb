"""How well extraction does: scores on benchmark sets that stand beside the project, and what each stage adds."""

from kg.evaluate.provenance import commit
from kg.evaluate.results import Result, compared, flat, keep, kept, overview
from kg.evaluate.scoring import Measured, ask, measure, score
from kg.evaluate.sets import DEV, Benchmark, EvaluationError, benchmark, benchmarks, gold_file
from kg.evaluate.variants import Variant, variants, without

__all__ = [
    "DEV",
    "Benchmark",
    "EvaluationError",
    "Measured",
    "Result",
    "Variant",
    "ask",
    "benchmark",
    "benchmarks",
    "commit",
    "compared",
    "flat",
    "gold_file",
    "keep",
    "kept",
    "measure",
    "overview",
    "score",
    "variants",
    "without",
]
