"""A process that answers one job after another, and that can be killed in the midst of one.

Oxigraph cannot be told to stop a query, so what may take long runs where it can be ended from outside. Work comes in on
standard input and results go out on standard output, each as its length and a pickle; only the server that started the
process speaks with it.
"""

from __future__ import annotations

import logging
import os
import pickle
import signal
import sys
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from kg.model import KgError
from kg.serve.pages.page import BadRequestError, NotFoundError
from kg.serve.tasks import TASKS
from kg.serve.wire import LENGTH, READY, Answer, RefusalError, Work, packed
from kg.store import Store, open_store
from kg.store.snapshot import snapshot

log = logging.getLogger(__name__)

_GRACE = 5
"""Seconds after its time limit when a process ends by itself, should nobody be there to end it."""


def main() -> None:
    """Works until the server goes away."""
    logging.basicConfig(format="%(message)s", level=logging.ERROR)
    incoming, outgoing = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever prints must not come between two messages
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the server, who ends its workers
    _hold_to(int(sys.argv[1]))
    bench = _Bench()
    _send(outgoing, READY)
    while (work := _received(incoming)) is not None:
        _send(outgoing, bench.result(work))


def _send(outgoing: BinaryIO, result: Answer | RefusalError) -> None:
    outgoing.write(packed(result))
    outgoing.flush()


def _hold_to(memory: int) -> None:
    try:
        import resource
    except ImportError:  # Windows has no such limits
        return
    resource.setrlimit(resource.RLIMIT_DATA, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _received(incoming: BinaryIO) -> Work | None:
    head = incoming.read(LENGTH.size)
    if len(head) < LENGTH.size:
        return None
    work = pickle.loads(incoming.read(LENGTH.unpack(head)[0]))  # noqa: S301  it comes from our own parent
    assert isinstance(work, Work)  # noqa: S101  nothing else is sent
    return work


class _Bench:
    """The store that is open now."""

    def __init__(self) -> None:
        self._store: Store | None = None
        self._at = ("", True)

    def result(self, work: Work) -> Answer | RefusalError:
        """Does the work; whatever goes wrong is told, and what nobody foresaw only by its name."""
        _end_after(work.seconds)
        try:
            store = self._opened(work.location, work.read_only)
            answer = TASKS[work.job.task](store, **work.job.values)
            if work.snapshot:
                snapshot(store, Path(work.snapshot))
            return answer
        except RefusalError as error:
            return error
        except NotFoundError as error:
            return RefusalError(404, str(error))
        except (BadRequestError, KgError) as error:
            return RefusalError(400, str(error))
        except MemoryError:
            return RefusalError(503, "answering this takes more memory than one request may have; ask for less")
        except Exception:  # a mistake of ours must not end the worker; the log has all of it
            log.exception("the task %s failed", work.job.task)
            return RefusalError(500, "the server made a mistake; its log has more")
        finally:
            _end_after(0)

    def _opened(self, location: str, read_only: bool) -> Store:
        if self._store is None or self._at != (location, read_only):
            if self._store is not None:
                self._store.close()
            self._store = open_store(location, read_only=read_only)
            self._at = (location, read_only)
        return self._store


def _end_after(seconds: float) -> None:
    if hasattr(signal, "alarm"):
        signal.alarm(int(seconds) + _GRACE if seconds else 0)


if __name__ == "__main__":
    with suppress(BrokenPipeError):
        main()
