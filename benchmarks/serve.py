"""How long ``kg serve`` takes to answer a crowd, beside ``oxigraph serve-read-only`` on a copy of the same store.

    python benchmarks/serve.py [--quads 1000000] [--clients 50] [--seconds 60] [--store DIR] [--keep]

The articles are invented (``invented.py``). The clients (``crowd.py``) are a process of their own, and ask again once
they are answered: nearly all are lookups, and one in fifty is heavier. Both servers are asked the same. Then lookups
alone, while queries run beside them that take longer than the server lets them. ``--store`` keeps the store, or takes
the one that is there. ``--keep`` writes ``benchmarks/results/serve.json``. Where any answer is an error, the exit
status is 1.
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from random import Random
from statistics import quantiles
from typing import Any

from invented import articles
from kept import keep
from newsroom import graph

from kg.evaluate import commit
from kg.graph import BASE
from kg.identity import settle
from kg.model import Claim, Content, Cue, Extraction, KgError, Source
from kg.query import Table, render
from kg.store import Solutions, Store, open_store

CROWD = Path(__file__).with_name("crowd.py")
PREFIXES = f"PREFIX cn: <{BASE}ontology#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> "
SAMPLE = 2000
"""How many things of each sort are looked up."""
BATCH = 200
"""Articles that are stored together."""
LOOKUPS = {
    "an event": ("?iri cn:agentConfidence ?x", "DESCRIBE <{}>"),
    "claims of an article": (
        "?iri a cn:Article",
        "SELECT ?claim ?source ?cue ?event {{ <{}> ^<http://www.w3.org/ns/prov#wasDerivedFrom> ?g "
        "GRAPH ?g {{ ?claim cn:attributedTo ?source ; cn:cue ?cue ; cn:asserts ?event }} }}",
    ),
    "mentions of an actor": (
        "?iri cn:isNamed true",
        "SELECT ?article ?quote {{ <{}> cn:mentionedIn ?article ; cn:hasMention ?place . "
        "?place <http://www.w3.org/ns/oa#exact> ?quote }} LIMIT 100",
    ),
    "yes or no": ("?iri cn:agentConfidence ?x", "ASK {{ <{}> cn:hasAgent ?agent }}"),
}
"""What is looked up: which things, and the query for each."""
HEAVIER = {
    "events of a place": (
        "?x cn:hasPlace ?iri . ?iri a cn:City",
        "SELECT ?kind (COUNT(*) AS ?n) {{ ?event cn:hasPlace <{}> ; a ?kind ; cn:hasTime ?time }} GROUP BY ?kind",
    ),
    "tolls of a day": (
        "?x <http://www.w3.org/2006/time#hasBeginning> ?iri",
        "SELECT ?place (SUM(?most) AS ?dead) {{ ?time <http://www.w3.org/2006/time#hasBeginning> <{}> . "
        "?event cn:hasTime ?time ; cn:hasPlace/rdfs:label ?place . ?toll cn:ofEvent ?event ; cn:maximum ?most }} "
        "GROUP BY ?place ORDER BY DESC(?dead)",
    ),
}
"""The same for what is heavier."""
SLOW = "SELECT (COUNT(*) AS ?n) { ?a cn:hasPlace ?b . ?c cn:hasPlace ?d . ?e cn:hasPlace ?f }"
"""Takes longer than any server lets it."""
SLOW_CLIENTS = 2
HEAVY_PART = 0.02
"""How much of the mix is heavier."""


def filled(folder: Path, quads: int) -> None:
    """Makes a store of so many quads of articles, and of all that is the same in them."""
    with open_store(str(folder)) as store:
        held, batch = 0, []
        for number, one in enumerate(articles(quads), start=1):
            batch += graph(claimed(one))
            if number % BATCH == 0 or held + len(batch) >= quads:
                store.add(batch)
                held += len(batch)
                batch = []
            if held >= quads:
                break
        settle(store)


def claimed(told: Extraction) -> Extraction:
    """An article in which everything is said by somebody."""
    speakers = [entity for entity in told.entities if entity.named]
    claims = tuple(
        Claim(
            f"c{number}", "Statement", Content(told.article.text[slice(*event.sentence)], (event.sentence,)),
            event.sentence, "invented", Source(speaker.name, speaker.mentions[0], speaker.id),
            Cue(told.article.text[slice(*event.trigger)], event.trigger), asserts=(event.id,),
        )
        for number, event in enumerate(told.events)
        for speaker in speakers[number % len(speakers) : number % len(speakers) + 1]
    )  # fmt: skip
    return replace(told, claims=claims)


def asked_of(store: Store) -> dict[str, list[str]]:
    """The queries of each kind, about things that the store holds."""
    return {kind: list(_queries(store, *how)) for kind, how in {**LOOKUPS, **HEAVIER}.items()}


def _queries(store: Store, which: str, query: str) -> Iterator[str]:
    found = store.query(f"{PREFIXES} SELECT DISTINCT ?iri {{ {which} }} ORDER BY ?iri")
    assert isinstance(found, Solutions)  # noqa: S101  it is a SELECT
    iris = [row[0].value for row in found.rows]
    for iri in Random(1).sample(iris, min(SAMPLE, len(iris))):  # noqa: S311
        yield PREFIXES + query.format(iri)


@contextmanager
def kg_serve(folder: Path) -> Iterator[str]:
    """The endpoint of ``kg serve``."""
    command = [sys.executable, "-m", "kg", "serve", "--store", str(folder), "--port", "0", "--time-limit", "10"]
    with tempfile.TemporaryFile("w") as log:
        server = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)  # noqa: S603
        assert server.stderr  # noqa: S101  it is a pipe
        said = server.stderr.readline()
        drain = subprocess.Popen(["cat"], stdin=server.stderr, stdout=log)  # noqa: S607
        try:
            if not (found := re.search(r"http://\S+/", said)):
                raise KgError(f"kg serve does not start: {said.strip()}")
            yield f"{found[0]}sparql"
        finally:
            server.terminate()
            server.wait()
            drain.wait()


@contextmanager
def oxigraph_serve(folder: Path) -> Iterator[str]:
    """The endpoint of ``oxigraph serve-read-only``."""
    binary = Path(sys.executable).with_name("oxigraph")
    if not binary.exists():
        raise KgError("there is no oxigraph beside this Python; install the package oxigraph")
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [str(binary), "serve-read-only", "--location", str(folder), "--bind", f"127.0.0.1:{port}"]
    command += ["--union-default-graph"]
    server = subprocess.Popen(command, stderr=subprocess.DEVNULL)  # noqa: S603
    url = f"http://127.0.0.1:{port}/query"
    try:
        for _ in range(200):
            try:
                socket.create_connection(("127.0.0.1", port)).close()
                break
            except OSError:
                time.sleep(0.05)
        yield url
    finally:
        server.terminate()
        server.wait()


def crowd(
    url: str, queries: Mapping[str, Sequence[str]], mix: Mapping[str, float], clients: int, seconds: float
) -> Any:
    """What a crowd hears; see ``crowd.py``."""
    told = {"queries": queries, "mix": mix, "clients": clients, "seconds": seconds}
    command = [sys.executable, str(CROWD), url]
    done = subprocess.run(command, input=json.dumps(told), capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode:
        raise KgError(f"the clients failed: {done.stderr.strip().splitlines()[-1]}")
    return json.loads(done.stdout)


def figures(found: Any) -> dict[str, Any]:
    """What is told of what a crowd heard; times are milliseconds."""
    times = found["times"]
    sorts = {"lookups": LOOKUPS, "heavier": HEAVIER}
    spent = {sort: [time for kind in kinds for time in times.get(kind, ())] for sort, kinds in sorts.items()}
    answered = sum(map(len, spent.values()))
    return {
        "requests": answered,
        "errors": found["errors"],
        "a_second": round(answered / found["seconds"]),
        **{sort: _percentiles(some) for sort, some in spent.items() if len(some) > 1},
        "kinds": {kind: _percentiles(some) for kind, some in sorted(times.items()) if len(some) > 1},
    }


def _percentiles(seconds: Sequence[float]) -> dict[str, float]:
    cuts = quantiles(seconds, n=100)
    return {f"p{part}": round(1000 * cuts[part - 1], 1) for part in (50, 95, 99)}


def beside_slow(url: str, queries: Mapping[str, Sequence[str]], clients: int, seconds: float) -> Any:
    """What a crowd hears that looks up, while others ask what takes too long; and what these hear."""
    with ThreadPoolExecutor() as threads:
        slow = threads.submit(crowd, url, {"slow": [SLOW]}, {"slow": 1}, SLOW_CLIENTS, seconds)
        return crowd(url, queries, dict.fromkeys(LOOKUPS, 1), clients, seconds), slow.result()["errors"]


def measured(folder: Path, copy: Path, clients: int, seconds: float) -> dict[str, Any]:
    """All figures of both servers."""
    with open_store(str(folder), read_only=True) as store:
        queries, quads = asked_of(store), store.count()
    mix = {kind: 1 / len(LOOKUPS) for kind in LOOKUPS} | {kind: HEAVY_PART / len(HEAVIER) for kind in HEAVIER}
    shutil.copytree(folder / "oxigraph", copy)
    found: dict[str, Any] = {"quads": quads, "clients": clients, "seconds": seconds}
    for name, server, at in (("kg", kg_serve, folder), ("oxigraph", oxigraph_serve, copy)):
        with server(at) as url:
            crowd(url, queries, mix, clients, min(3, seconds))  # so that files are in memory
            found[name] = figures(crowd(url, queries, mix, clients, seconds))
            found[f"{name}_alone"] = figures(crowd(url, queries, mix, 1, min(10, seconds)))
            if name == "kg":
                lookups, slow = beside_slow(url, queries, clients, seconds)
                found["kg_beside_slow"] = {**figures(lookups), "slow": slow}
    found["ratio"] = round(found["kg"]["lookups"]["p95"] / found["oxigraph"]["lookups"]["p95"], 2)
    return found


def main() -> int:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quads", type=int, default=1_000_000)
    parser.add_argument("--clients", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--store", type=Path, help="folder of the store, which is made where there is none")
    parser.add_argument("--keep", action="store_true", help="keep the result; the checkout must be clean")
    options = parser.parse_args()
    if min(options.quads, options.clients, options.seconds) < 1:
        parser.error("--quads, --clients and --seconds must be 1 or more")
    try:
        at = commit() if options.keep else None
        with tempfile.TemporaryDirectory() as temporary:
            folder = options.store or Path(temporary) / "store"
            if not folder.exists():
                filled(folder, options.quads)
            found = measured(folder, Path(temporary) / "copy", options.clients, options.seconds)
    except KgError as error:
        sys.stderr.write(f"serve.py: {error}\n")
        return 2
    servers = [name for name in found if isinstance(found[name], dict)]
    rows = tuple(
        (name, sort, found[name]["a_second"], *found[name][sort].values(), sum(found[name]["errors"].values()))
        for name in servers
        for sort in ("lookups", "heavier")
        if sort in found[name]
    )
    columns = ("server", "what", "a second", "p50 ms", "p95 ms", "p99 ms", "errors")
    sys.stdout.write(render(Table(columns, rows), width=100))
    sys.stdout.write(f"{found['quads']:,} quads; p95 of lookups beside oxigraph: {found['ratio']}\n")
    if at is not None:
        keep("serve", at, found)
    return int(any(found[name]["errors"] for name in servers))


if __name__ == "__main__":
    raise SystemExit(main())
