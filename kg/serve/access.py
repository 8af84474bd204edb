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
    token = front(request).settings.token
    if token is None:
        raise RefusalError(403, "this server only answers questions; start it with --token to write")
    scheme, _, sent = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not hmac.compare_digest(sent.strip().encode(), token.encode()):
        raise RefusalError(
            401, "writing needs the server's token; send Authorization: Bearer TOKEN", {"WWW-Authenticate": "Bearer"}
        )
