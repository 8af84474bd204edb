"""What passes between the server and its workers: jobs one way, answers the other."""

from __future__ import annotations

import pickle
import struct
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from kg.model import KgError

LENGTH = struct.Struct(">Q")
"""How the length of a message is written before it."""


@dataclass(frozen=True, slots=True)
class Job:
    """A task of ``kg/serve/tasks`` by its name, and what it is called with."""

    task: str
    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Answer:
    """A whole answer: nothing is sent before all of it is there."""

    body: bytes
    media_type: str
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)


READY = Answer(b"", "text/plain", 204)
"""What a worker says before its first job."""


class RefusalError(KgError):
    """A request that is not answered; the message is one line that says why and what to do.

    Attributes:
        status: HTTP status code.
        headers: Headers that belong to it, such as ``Retry-After``.
    """

    def __init__(self, status: int, message: str, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(status, message, headers)  # all of them, or it could not cross to another process
        self.status = status
        self.message = message
        self.headers = dict(headers or {})

    def __str__(self) -> str:
        return self.message


@dataclass(frozen=True, slots=True)
class Work:
    """A job, and the store that it is done on."""

    job: Job
    location: str
    seconds: float
    read_only: bool = True
    snapshot: str | None = None
    """Folder to which the store's state is copied once the job is done."""


def packed(message: object) -> bytes:
    """A message as it is sent."""
    body = pickle.dumps(message, protocol=pickle.HIGHEST_PROTOCOL)
    return LENGTH.pack(len(body)) + body
