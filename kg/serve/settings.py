"""What a server is told when it starts."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.graph import BASE
from kg.serve.limits import Limits


@dataclass(frozen=True, slots=True)
class Settings:
    """A store, and how it is served.

    Attributes:
        store: Folder of the store.
        host: Address to listen at.
        port: Port to listen at; 0 for any that is free.
        token: Who sends it may write; None where nobody may.
        public_url: Under which people reach the server, with a slash at its end; None for the address that they used.
        base: IRIs that begin so are served under the same path here.
        cors: Origins whose pages may read answers; ``*`` for all.
        limits: How much one request may take.
    """

    store: str
    host: str = "127.0.0.1"
    port: int = 8000
    token: str | None = None
    public_url: str | None = None
    base: str = BASE
    cors: tuple[str, ...] = ("*",)
    limits: Limits = field(default_factory=Limits)

    @property
    def writable(self) -> bool:
        """Whether anybody may write."""
        return self.token is not None
