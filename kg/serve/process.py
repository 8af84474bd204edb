"""A process that works for the server, as the server sees it."""

from __future__ import annotations

import asyncio
import os
import pickle
import sys
from asyncio.subprocess import PIPE, Process
from contextlib import suppress

from kg.serve.limits import Limits
from kg.serve.wire import LENGTH, Answer, RefusalError, Work, packed

_NICE = 10
"""How far a slow request steps back from the processor, so that quick ones get it."""


class DiedError(Exception):
    """A worker ended in the midst of its work."""


class Worker:
    """One process."""

    def __init__(self, process: Process) -> None:
        self._process = process

    @classmethod
    async def start(cls, limits: Limits) -> Worker:
        """Starts a process, and waits until it can work."""
        command = (sys.executable, "-m", "kg.serve.worker", str(limits.memory_bytes))
        worker = cls(await asyncio.create_subprocess_exec(*command, stdin=PIPE, stdout=PIPE))
        try:
            await worker._result()
        except BaseException:
            await worker.end()
            raise
        return worker

    async def run(self, work: Work) -> Answer:
        """Has the work done.

        Raises:
            RefusalError: The worker refused it.
            DiedError: The worker died of it.
        """
        assert self._process.stdin  # noqa: S101  it is a pipe
        try:
            self._process.stdin.write(packed(work))
            await self._process.stdin.drain()
        except ConnectionError as error:
            raise DiedError from error
        return await self._result()

    async def _result(self) -> Answer:
        assert self._process.stdout  # noqa: S101  it is a pipe
        try:
            head = await self._process.stdout.readexactly(LENGTH.size)
            body = await self._process.stdout.readexactly(LENGTH.unpack(head)[0])
        except (asyncio.IncompleteReadError, ConnectionError) as error:
            raise DiedError from error
        result = pickle.loads(body)  # noqa: S301  it comes from our own child
        if isinstance(result, RefusalError):
            raise result
        assert isinstance(result, Answer)  # noqa: S101  nothing else is sent
        return result

    def step_back(self) -> None:
        """Gives quicker ones precedence from now on."""
        if hasattr(os, "setpriority"):
            with suppress(OSError):  # it has ended
                os.setpriority(os.PRIO_PROCESS, self._process.pid, _NICE)

    async def end(self) -> None:
        """Kills the process and waits until it is gone."""
        with suppress(ProcessLookupError):
            self._process.kill()
        await self._process.wait()
