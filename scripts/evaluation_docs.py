"""Writes the tables of ``docs/evaluation.md`` from ``benchmarks/results``; ``--check`` only says if they are current.

Each table stands between ``<!-- NAME -->`` and ``<!-- end -->``; all else on the page is written by hand.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from kg.evaluate import overview
from kg.query import Table, render
from kg.settings import results_dir

PAGE = Path(__file__).resolve().parent.parent / "docs" / "evaluation.md"
BLOCK = re.compile(r"(<!-- (\w+) -->\n).*?(<!-- end -->)", re.DOTALL)
NOTHING = "Nothing is kept yet.\n"
STEPS = {
    "load": "loading the model",
    "read": "reading",
    "model": "the model",
    "rules": "the rules",
    "links": "linking places",
    "write": "writing",
}


def scores() -> str:
    """The chief measures of each set."""
    table = overview(results_dir())
    kept = tuple(row for row in table.rows if row[2] is not None)
    return render(Table(table.columns, kept), "markdown") if kept else NOTHING


def speed() -> str:
    """Extraction beside the bare model."""
    return _from("speed.json", _speed)


def ablation() -> str:
    """What changes where a part is left out."""
    return _from("ablation.json", _ablation)


def inference() -> str:
    """Inference beside owlrl."""
    return _from("reason.json", _inference)


def identity() -> str:
    """Identity across articles, beside how many there are."""
    return _from("identity.json", _identity)


def serving() -> str:
    """The server before a crowd, beside Oxigraph."""
    return _from("serve.json", _serving)


def validation() -> str:
    """The shapes, engine by engine."""
    return _from("validate.json", _validation)


def _from(name: str, lines: Callable[[dict[str, Any]], Iterator[str]]) -> str:
    path = results_dir() / name
    return "\n".join(lines(json.loads(path.read_text(encoding="utf-8")))) + "\n" if path.is_file() else NOTHING


def _speed(found: dict[str, Any]) -> Iterator[str]:
    whole, spent = found["parts"], sum(found["parts"].values())
    yield f"{_how(found)}; {found['articles']} articles, {found['words']:,} words, in seconds, one run after the other."
    yield ""
    yield "| what | runs | `kg extract` takes so many times as long |"
    yield "|---|---|---|"
    for name, key, ratio in (
        ("`kg extract`", "extract", None),
        ("bare model, the whole process", "bare", found["ratio"]),
        ("bare model, `nlp.pipe` alone", "pipe", found["ratio_to_pipe"]),
    ):
        yield f"| {name} | {', '.join(map(str, found[key]))} | {ratio or ''} |"
    yield ""
    yield "| step of `kg extract` | seconds | share |"
    yield "|---|---|---|"
    for step, took in whole.items():
        yield f"| {STEPS[step]} | {took} | {100 * took / spent:.0f} % |"


def _ablation(found: dict[str, Any]) -> Iterator[str]:
    measures = list(found["whole"])
    sets = ", ".join(f"{count} of {name}" for name, count in found["articles"].items())
    yield f"{_how(found)}; articles: {sets}."
    yield ""
    yield f"| without | articles | {' | '.join(measures)} |"
    yield "|---|" + "---|" * (len(measures) + 1)
    yield f"| (nothing left out) | | {' | '.join(str(found['whole'][name]) for name in measures)} |"
    for part in found["without"]:
        if part["failed"]:
            needed = ", ".join(part["needed_by"]) or "nothing that is declared"
            yield f"| {part['name']} | | fails: needed by {needed} |" + " |" * (len(measures) - 1)
        else:
            changes = [f"{part['change'][name]:+g}" if part["change"][name] else "" for name in measures]
            yield f"| {part['name']} | {part['articles']} | {' | '.join(changes)} |"


def _inference(found: dict[str, Any]) -> Iterator[str]:
    yield f"{_how(found)}; {found['triples']:,} statements, from which {found['inferred']:,} follow."
    yield ""
    yield "| what | runs, in seconds |"
    yield "|---|---|"
    yield f"| our rules, in memory | {', '.join(map(str, found['close']))} |"
    yield f"| our rules, from a store into its graph | {', '.join(map(str, found['in_a_store']))} |"
    yield f"| our rules, one more article | {', '.join(map(str, found['one_more_article']))} |"
    yield f"| owlrl, {found['owlrl_triples']:,} statements in memory | {found['owlrl']} |"


def _identity(found: dict[str, Any]) -> Iterator[str]:
    sizes = found["sizes"]
    yield (
        f"{_how(found)}. From {sizes[0]['articles']:,} to {sizes[-1]['articles']:,} articles the time an article grows "
        f"{found['growth']} times; 1 is exactly linear."
    )
    yield ""
    yield "| articles | seconds | ms an article | one more article, in seconds | incidents | identities |"
    yield "|---|---|---|---|---|---|"
    for one in sizes:
        runs, more = (", ".join(map(str, one[key])) for key in ("seconds", "one_more"))
        cells = (
            f"{one['articles']:,}",
            runs,
            one["milliseconds_an_article"],
            more,
            one["incidents"],
            one["identities"],
        )
        yield f"| {' | '.join(map(str, cells))} |"
    yield ""
    yield "![Seconds by articles, beside a straight line](img/identity-growth.svg)"


def _serving(found: dict[str, Any]) -> Iterator[str]:
    servers = {
        "kg": "`kg serve`",
        "oxigraph": "`oxigraph serve-read-only`",
        "kg_beside_slow": "`kg serve` beside slow queries",
        "kg_alone": "`kg serve`, one client",
        "oxigraph_alone": "`oxigraph serve-read-only`, one client",
    }
    yield (
        f"{_how(found)}; {found['quads']:,} quads, {found['clients']} clients, {found['seconds']:g} seconds. "
        f"The p95 of lookups is {found['ratio']} times that of Oxigraph."
    )
    yield ""
    yield "| server | asked | a second | p50, ms | p95, ms | p99, ms | errors |"
    yield "|---|---|---|---|---|---|---|"
    for name, called in servers.items():
        one = found[name]
        for sort in ("lookups", "heavier"):
            if sort in one:
                times = " | ".join(map(str, one[sort].values()))
                yield f"| {called} | {sort} | {one['a_second']:,} | {times} | {sum(one['errors'].values())} |"


def _validation(found: dict[str, Any]) -> Iterator[str]:
    yield f"{_how(found)}; {found['triples']:,} statements in {found['articles']} graphs."
    yield ""
    yield "| engine | as | runs, in seconds |"
    yield "|---|---|---|"
    for one in found["engines"]:
        yield f"| {one['engine']} | `{one['as']}` | {', '.join(map(str, one['runs']))} |"


def _how(found: dict[str, Any]) -> str:
    model = f" with {found['model']}" if "model" in found else ""
    return f"Measured on {found['date']} at commit {found['commit'][:10]}{model}"


BLOCKS = {
    "scores": scores,
    "speed": speed,
    "inference": inference,
    "identity": identity,
    "serving": serving,
    "validation": validation,
    "ablation": ablation,
}


def filled(text: str) -> str:
    """The page with its tables as the results have them now."""
    return BLOCK.sub(lambda block: f"{block[1]}\n{BLOCKS[block[2]]()}\n{block[3]}", text)


def main() -> int:
    """Writes the page, or checks it."""
    text = PAGE.read_text(encoding="utf-8")
    wanted = filled(text)
    if "--check" not in sys.argv[1:]:
        PAGE.write_text(wanted, encoding="utf-8")
    elif text != wanted:
        sys.stderr.write("docs/evaluation.md is out of date; run: python scripts/evaluation_docs.py\n")
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
