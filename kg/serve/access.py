"""Who may write."""

from __future__ import annotations

import hmac

from starlette.requests import Request

from kg.serve.front import front
from kg.serve.wire import RefusalError


def may_write(request: Request) -> None:
    """Lets only those pass who send the token.

    Raises:
        RefusalError: 403 where nobody may write, 401 where the token is missing or wrong.
    """
    if not front(request).settings.writable:
        raise RefusalError(403, "this server only answers questions; start it with --token to write")
    if not has_token(request):
        raise RefusalError(
            401, "writing needs the server's token; send Authorization: Bearer TOKEN", {"WWW-Authenticate": "Bearer"}
        )


def has_token(request: Request) -> bool:
    """Whether the client sends the token."""
    token = front(request).settings.token
    scheme, _, sent = request.headers.get("authorization", "").partition(" ")
    return (
        token is not None and scheme.lower() == "bearer" and hmac.compare_digest(sent.strip().encode(), token.encode())
    )
