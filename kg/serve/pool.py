"""The workers: who is free, who waits, who has taken too long."""

from __future__ import annotations

import asyncio
import shutil
from collections import Counter
from collections.abc import Coroutine
from contextlib import suppress
from pathlib import Path
from uuid import uuid4

import structlog

from kg.serve.limits import Limits
from kg.serve.process import DiedError, Worker
from kg.serve.wire import Answer, Job, RefusalError, Work
from kg.store.snapshot import SNAPSHOTS

log = structlog.get_logger("kg.serve")

_AGAIN = 1.0
"""Seconds after which a worker is started anew that could not be started."""
_SOON = {"Retry-After": "2"}
_DIED = "it took more memory than one request may have, or is nested too deeply; {}"


class Pool:
    """Workers that read.

    A few are for quick requests. What takes longer than that keeps its worker, which steps back from the processor, and
    another one takes its place; only so many requests may be slow at a time. So a lookup waits for lookups alone.
    """

    def __init__(self, location: str, limits: Limits) -> None:
        self.location = location
        self.limits = limits
        self.slow = 0
        self.waiting = 0
        self.stopped: Counter[str] = Counter()
        self._free: asyncio.Queue[Worker] = asyncio.Queue()
        self._all: set[Worker] = set()
        self._reading: Counter[str] = Counter()
        self._copies: set[str] = set()
        self._tasks: set[asyncio.Task[None]] = set()

    @property
    def alive(self) -> bool:
        """Whether there is any worker."""
        return bool(self._all)

    async def start(self) -> None:
        """Starts the workers."""
        for worker in await asyncio.gather(*(self._started() for _ in range(self.limits.workers))):
            self._free.put_nowait(worker)

    async def close(self) -> None:
        """Ends all workers."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await asyncio.gather(*(worker.end() for worker in tuple(self._all)))
        self._all.clear()

    async def run(self, job: Job) -> Answer:
        """Has a job done by the next worker that is free. Cancelling it stops the job.

        Raises:
            RefusalError: The job is refused, there is no turn for it, or it takes too long.
        """
        worker = await self._turn()
        location = self.location
        self._reading[location] += 1
        running = asyncio.create_task(worker.run(Work(job, location, self.limits.query_seconds)))
        slow = False
        try:
            if not await _done(running, self.limits.quick_seconds):
                self._set_apart(worker)
                slow = True
                if not await _done(running, self.limits.query_seconds - self.limits.quick_seconds):
                    raise self._stop("time", f"it took longer than {self.limits.query_seconds:g} seconds; ask for less")
            return running.result()
        except DiedError:
            raise self._stop("memory", _DIED.format("ask for less")) from None
        finally:
            self._reading[location] -= 1
            self._forget_old()
            if slow:  # another one has its place already
                self.slow -= 1
                self._later(self._end(worker))
            elif running.done() and not isinstance(running.exception(), DiedError):
                self._free.put_nowait(worker)
            else:
                self._later(self._end(worker))
                self._later(self._another())
            running.cancel()

    def read_from(self, copy: str) -> None:
        """Has all jobs from now on read a copy of the store, which is removed once another one has its place."""
        self._copies.add(copy)
        self.location = copy
        self._forget_old()

    async def _turn(self) -> Worker:
        if self.waiting >= self.limits.waiting:
            raise RefusalError(429, f"{self.waiting} requests wait already; try again in a moment", _SOON)
        self.waiting += 1
        try:
            async with asyncio.timeout(self.limits.turn_seconds):  # wait_for could lose a worker when it is cancelled
                return await self._free.get()
        except TimeoutError:
            raise RefusalError(503, "too many requests came before this one; try again in a moment", _SOON) from None
        finally:
            self.waiting -= 1

    def _set_apart(self, worker: Worker) -> None:
        if self.slow >= self.limits.slow_workers:
            raise self._stop("crowd", f"{self.slow} slow requests run already; try again later, or ask for less")
        self.slow += 1
        worker.step_back()
        self._later(self._another())

    def _stop(self, reason: str, message: str) -> RefusalError:
        self.stopped[reason] += 1
        return RefusalError(503, f"the request was stopped: {message}", _SOON)

    async def _started(self) -> Worker:
        worker = await Worker.start(self.limits)
        self._all.add(worker)
        return worker

    async def _open(self, worker: Worker) -> None:
        """Has the store opened before the first request, for which that would count."""
        location = self.location
        self._reading[location] += 1
        try:
            with suppress(RefusalError):  # whoever asks is told
                await worker.run(Work(Job("nothing", {}), location, self.limits.query_seconds))
        except DiedError:
            await self._end(worker)
            raise
        finally:
            self._reading[location] -= 1
            self._forget_old()

    async def _end(self, worker: Worker) -> None:
        await worker.end()
        self._all.discard(worker)  # only now: should this be broken off, close() ends it

    async def _another(self) -> None:
        """Starts a worker in place of one; where the system cannot just now, again and again."""
        while True:
            try:
                worker = await self._started()
                await self._open(worker)
                return self._free.put_nowait(worker)
            except (DiedError, OSError) as error:
                log.error("no worker can be started", error=repr(error))
                await asyncio.sleep(_AGAIN)

    def _later(self, work: Coroutine[None, None, None]) -> None:
        task = asyncio.ensure_future(work)
        self._tasks.add(task)
        task.add_done_callback(self._settled)

    def _settled(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (error := task.exception()):
            log.error("a worker cannot be started or ended", error=repr(error))

    def _forget_old(self) -> None:
        """Removes copies that nobody reads; never the store itself, which is no copy."""
        for copy in [one for one in self._copies if one != self.location and not self._reading[one]]:
            self._copies.discard(copy)
            shutil.rmtree(copy, ignore_errors=True)


async def _done(running: asyncio.Task[Answer], seconds: float) -> bool:
    done, _ = await asyncio.wait({running}, timeout=seconds)
    return bool(done)


class Writer:
    """The one worker that writes, one job after another. After each one, readers get a copy of the new state.

    Oxigraph's files stand still for readers only while nobody writes them. A copy costs little, as it is hard links to
    files that never change. So readers never see half a change, and never wait for one.
    """

    def __init__(self, location: str, pool: Pool, limits: Limits) -> None:
        self._location = location
        self._pool = pool
        self._limits = limits
        self._turn = asyncio.Lock()
        self._worker: Worker | None = None
        self._copies = Path(location) / SNAPSHOTS

    async def start(self) -> None:
        """Opens the store, or makes one, and a first copy of it.

        Raises:
            RefusalError: There can be no store there, or another process has it.
        """
        await self.run(Job("nothing", {}))
        for copy in self._copies.iterdir():  # of a server that was killed, since the store is ours now
            if str(copy) != self._pool.location:
                shutil.rmtree(copy, ignore_errors=True)

    async def run(self, job: Job) -> Answer:
        """Has a job done when those before it are.

        Raises:
            RefusalError: The job is refused, or takes too long. It then has changed nothing, unless its time ended in
                the moment between the change and the copy.
        """
        async with self._turn:
            if self._worker is None:
                self._worker = await Worker.start(self._limits)
            copy = str(self._copies / uuid4().hex)
            work = Work(job, self._location, self._limits.update_seconds, read_only=False, snapshot=copy)
            running = asyncio.create_task(self._worker.run(work))
            try:
                if not await _done(running, self._limits.update_seconds):
                    raise RefusalError(
                        503, f"the update took longer than {self._limits.update_seconds:g} seconds", _SOON
                    )
                answer = running.result()
            except DiedError:
                raise RefusalError(503, f"the update was stopped: {_DIED.format('write less')}", _SOON) from None
            finally:
                if not running.done() or isinstance(running.exception(), DiedError):
                    running.cancel()
                    await self._end()
            self._pool.read_from(copy)
            return answer

    async def close(self) -> None:
        """Ends the worker, and removes the copies."""
        await self._end()
        shutil.rmtree(self._copies, ignore_errors=True)

    async def _end(self) -> None:
        if self._worker is not None:
            await self._worker.end()
            self._worker = None
