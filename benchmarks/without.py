"""``kg`` without one stage or feature of extraction: ``python benchmarks/without.py dates extract FILE``."""

import sys

from kg.cli.app import app

READS_ONLY = frozenset({"query", "sparql", "export", "stats", "explain"})
"""Commands that extract nothing, so that there is nothing to leave out; much need not be loaded for them."""


def main() -> None:
    """Runs what the command would, on the arguments after the first."""
    name, *arguments = sys.argv[1:] or [""]
    if READS_ONLY & set(arguments[:1]):
        app(arguments, prog_name="kg")
    from kg import pipeline
    from kg.evaluate import EvaluationError, without

    try:
        with without(name) as extract:
            pipeline.extract = extract
            app(arguments, prog_name="kg")
    except EvaluationError as error:
        sys.exit(f"without.py: {error}")


if __name__ == "__main__":
    main()
