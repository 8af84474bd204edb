"""What the store holds altogether, counted once for each state of it: counting takes seconds where there is much."""

from __future__ import annotations

import asyncio
import pickle

from kg.explore.graph.survey import Survey
from kg.serve.pool import Pool
from kg.serve.wire import Answer, Job, RefusalError


class Holdings:
    """The survey of the store that a pool reads, which requests share."""

    def __init__(self, pool: Pool) -> None:
        self._pool = pool
        self._location = ""
        self._counting: asyncio.Task[Answer] | None = None

    async def survey(self) -> Survey:
        """The survey of the store as it is now.

        Raises:
            RefusalError: Counting takes too long, or there is no turn for it.
        """
        if self._counting is None or self._location != self._pool.location:
            self._location = self._pool.location
            self._counting = asyncio.create_task(self._pool.run(Job("survey", {})))
        counting = self._counting
        try:
            answer = await asyncio.shield(counting)
        except RefusalError:
            if self._counting is counting:
                self._counting = None
            raise
        found = pickle.loads(answer.body)  # noqa: S301  it comes from our own child
        assert isinstance(found, Survey)  # noqa: S101  the task makes nothing else
        return found
