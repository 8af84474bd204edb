"""How much one request may take."""

from __future__ import annotations

import os
from dataclasses import dataclass


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds, bytes and numbers of processes that requests are held to."""

    query_seconds: float = 30
    """After this a query is stopped: 503."""
    update_seconds: float = 120
    """The same for an update, which then has changed nothing."""
    quick_seconds: float = 0.5
    """A request that takes longer is set apart, so that others go on."""
    turn_seconds: float = 10
    """A request that does not come to its turn by then: 503."""
    answer_bytes: int = 64 << 20
    """A longer answer: 413."""
    memory_bytes: int = 2 << 30
    """A query that takes more memory dies: 503. It has no bearing on systems without such a limit."""
    query_bytes: int = 1 << 20
    """A longer request: 413."""
    upload_bytes: int = 256 << 20
    """The same for what writes."""
    head_bytes: int = 64 << 10
    """A longer request line with its headers: 431."""
    head_seconds: float = 10
    """A client that is slower to say what it wants: 408."""
    body_seconds: float = 60
    """The same for the body."""
    answer_seconds: float = 30
    """A client that takes next to nothing of its answer for so long is cut off, since the rest is held in memory."""
    workers: int = _cores() + 1
    """Processes for quick requests; one is free while another one is set apart and has no replacement yet."""
    slow_workers: int = max(2, _cores())
    """Requests that may take longer at the same time; one more: 503."""
    waiting: int = 256
    """Requests that may wait for their turn; one more: 429."""
    connections: int = 2000
    """Connections at the same time; one more: 503."""
