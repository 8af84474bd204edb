"""The workers: turns, limits, and that nothing slow holds up what is quick."""

import asyncio
import time
from contextlib import asynccontextmanager
from dataclasses import replace

import pytest

from kg.serve.limits import Limits
from kg.serve.pool import Pool, Writer
from kg.serve.wire import Job, RefusalError
from kg.store import open_store

LIMITS = Limits(query_seconds=2, quick_seconds=0.3, update_seconds=10, workers=2, slow_workers=2, waiting=50)
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"


def asks(sparql, limit=1 << 20):
    return Job(
        "query",
        {"sparql": sparql, "default": (), "named": (), "base": "http://x/", "accept": "text/csv", "limit": limit},
    )


def writes(sparql):
    return Job("update", {"sparql": sparql, "default": (), "named": (), "base": "http://x/"})


@asynccontextmanager
async def pool_of(store, limits=LIMITS):
    pool = Pool(str(store), limits)
    await pool.start()
    try:
        yield pool
    finally:
        await pool.close()


async def slow_ones(pool, count):
    """Waits until so many jobs are set apart."""
    while pool.slow < count:
        await asyncio.sleep(0.02)


async def outcome(work):
    try:
        return (await work).body
    except RefusalError as error:
        return error.status, str(error)


def test_a_query_over_its_time_is_stopped_and_the_next_one_answered(samples):
    async def go():
        async with pool_of(samples) as pool:
            began = time.monotonic()
            told = await outcome(pool.run(asks(ENDLESS)))
            return (
                told,
                time.monotonic() - began,
                await outcome(pool.run(asks("ASK {}"))),
                dict(pool.stopped),
                pool.slow,
            )

    told, seconds, after, stopped, slow = asyncio.run(go())
    assert told == (503, "the request was stopped: it took longer than 2 seconds; ask for less")
    assert 1.9 < seconds < 4
    assert after == b"true\n"
    assert stopped == {"time": 1}
    assert slow == 0


def test_lookups_are_answered_while_slow_queries_run_and_one_slow_query_too_many_is_refused(samples):
    async def go():
        async with pool_of(samples, replace(LIMITS, query_seconds=6, quick_seconds=1)) as pool:
            slow = [asyncio.ensure_future(outcome(pool.run(asks(ENDLESS)))) for _ in range(2)]
            await slow_ones(pool, 2)
            crowd = asyncio.ensure_future(outcome(pool.run(asks(ENDLESS))))
            quick = [await outcome(pool.run(asks("ASK {}"))) for _ in range(20)]
            assert not any(task.done() for task in slow)
            return await crowd, quick, await asyncio.gather(*slow)

    crowd, quick, slow = asyncio.run(go())
    assert quick == [b"true\n"] * 20
    assert crowd == (503, "the request was stopped: 2 slow requests run already; try again later, or ask for less")
    assert {status for status, _ in slow} == {503}


def test_a_slow_query_that_ends_in_time_is_answered(samples):
    async def go():
        async with pool_of(samples, replace(LIMITS, quick_seconds=0.001, query_seconds=30)) as pool:
            return [await outcome(pool.run(asks("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?c ?e ?f }"))) for _ in range(3)]

    answers = asyncio.run(go())
    assert answers[0].startswith(b"n\r\n")
    assert answers == answers[:1] * 3


def test_who_finds_too_many_waiting_is_told_to_come_again(samples):
    async def go():
        limits = replace(LIMITS, workers=1, waiting=3, quick_seconds=1.9)
        async with pool_of(samples, limits) as pool:
            first = asyncio.ensure_future(outcome(pool.run(asks(ENDLESS))))
            await asyncio.sleep(0.2)
            others = [asyncio.ensure_future(outcome(pool.run(asks("ASK {}")))) for _ in range(5)]
            return await first, await asyncio.gather(*others)

    first, others = asyncio.run(go())
    assert first[0] == 503
    assert others[:3] == [b"true\n"] * 3
    assert others[3:] == [(429, "3 requests wait already; try again in a moment")] * 2


def test_an_answer_over_the_limit_is_refused_whole(samples):
    async def go():
        async with pool_of(samples) as pool:
            return await outcome(pool.run(asks("SELECT * { ?s ?p ?o }", limit=100_000)))

    status, said = asyncio.run(go())
    assert status == 413
    assert said.endswith("so none of it is sent; ask for less (LIMIT)")


def test_a_query_that_takes_too_much_memory_dies_alone(samples):
    async def go():
        async with pool_of(samples, replace(LIMITS, memory_bytes=300 << 20, query_seconds=60)) as pool:
            told = await outcome(pool.run(asks("SELECT * { ?a ?b ?c . ?d ?e ?f } ORDER BY ?a ?f ?e LIMIT 5")))
            return told, await outcome(pool.run(asks("ASK {}")))

    told, after = asyncio.run(go())
    assert told[0] == 503
    assert "memory" in told[1]
    assert after == b"true\n"


def test_a_cancelled_job_leaves_no_process_behind_and_a_worker_in_its_place(samples):
    async def go():
        async with pool_of(samples, replace(LIMITS, query_seconds=60)) as pool:
            job = asyncio.ensure_future(pool.run(asks(ENDLESS)))
            await slow_ones(pool, 1)
            job.cancel()
            with pytest.raises(asyncio.CancelledError):
                await job
            assert pool.slow == 0
            while len(pool._all) < 2:
                await asyncio.sleep(0.02)
            return [await outcome(pool.run(asks("ASK {}"))) for _ in range(5)]

    assert asyncio.run(go()) == [b"true\n"] * 5


def test_readers_see_whole_updates_one_after_another_and_the_store_stays(tmp_path):
    store = tmp_path / "store"
    open_store(str(store)).close()
    count = "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }"

    async def go():
        async with pool_of(store) as pool:
            writer = Writer(str(store), pool, LIMITS)
            await writer.start()
            seen = set()
            done = asyncio.Event()

            async def reader():
                while not done.is_set():
                    seen.add((await pool.run(asks(count))).body)

            reading = asyncio.ensure_future(reader())
            for number in range(10):
                pair = " ".join(f"<http://x/{number}> <http://x/p> {one} ." for one in (1, 2))
                await writer.run(writes(f"INSERT DATA {{ GRAPH <http://x/g> {{ {pair} }} }}"))
                now = (await pool.run(asks(count))).body
                assert now == f"n\r\n{2 * number + 2}\r\n".encode()
            done.set()
            await reading
            refused = await outcome(writer.run(writes("INSERT DATA { broken")))
            copies = len(list((store / "snapshots").iterdir()))
            await writer.close()
            return seen, refused, copies

    seen, refused, copies = asyncio.run(go())
    assert all(int(body.split()[1]) % 2 == 0 for body in seen)
    assert refused[0] == 400
    assert copies <= 2
    assert not (store / "snapshots").exists()
    with open_store(str(store), read_only=True) as after:
        assert after.count() == 20


def test_an_update_over_its_time_changes_nothing(samples, tmp_path):
    import shutil

    store = tmp_path / "store"
    shutil.copytree(samples, store)
    with open_store(str(store), read_only=True) as before:
        expected = before.count()

    async def go():
        limits = replace(LIMITS, update_seconds=3)
        async with pool_of(store, limits) as pool:
            writer = Writer(str(store), pool, limits)
            await writer.start()
            slow = "INSERT { GRAPH <http://x/g> { ?a ?b ?f } } WHERE { GRAPH ?g { ?a ?b ?c } GRAPH ?h { ?d ?e ?f } }"
            told = await outcome(writer.run(writes(slow)))
            again = await outcome(
                writer.run(writes("INSERT DATA { GRAPH <http://x/g> { <http://x/a> <http://x/b> 1 } }"))
            )
            await writer.close()
            return told, again

    told, again = asyncio.run(go())
    assert told == (503, "the update took longer than 3 seconds")
    assert again == b""
    with open_store(str(store), read_only=True) as after:
        assert after.count() == expected + 1
