"""``/graph-store``: the Graph Store Protocol, with graphs named in the URL (``?graph=``, ``?default``) or by it."""

from __future__ import annotations

from urllib.parse import quote
from uuid import uuid4

from starlette.requests import Request
from starlette.responses import Response

from kg.serve.access import may_write
from kg.serve.front import accepted, front, in_url, origin, read, write
from kg.serve.http import body
from kg.serve.wire import RefusalError

PATH = "graph-store"


async def graph_store(request: Request) -> Response:
    """Reads, replaces, adds to or removes a graph."""
    graph = _graph(request)
    limits = front(request).settings.limits
    if request.method in {"GET", "HEAD"}:
        asked = {"graph": graph, "accept": accepted(request), "limit": limits.answer_bytes}
        return await read(request, "read-graph", asked)
    may_write(request)
    if request.method == "DELETE":
        return await write(request, "drop-graph", {"graph": graph})
    sent = await body.documents(request, await body.whole(request, limits.upload_bytes, limits.body_seconds))
    values = {"graph": graph, "parts": sent, "base": graph or origin(request) + PATH}
    done = await write(request, "replace-graph" if request.method == "PUT" else "add-to-graph", values)
    if done.status_code == 201 and graph:
        done.headers["Location"] = quote(graph, safe=":/?#[]@!$&'()*+,;=%~")
    return done


def _graph(request: Request) -> str | None:
    """The IRI of the graph that is meant; None for the default graph."""
    given = in_url(request)
    if path := request.path_params.get("path", ""):
        return f"{origin(request)}{PATH}/{quote(path)}"
    if len(given.get("graph", ())) > 1 or ("graph" in given and "default" in given):
        raise RefusalError(400, "more than one graph is named; name one by graph=IRI, or default")
    if "graph" in given:
        return given["graph"][0]
    if "default" in given:
        return None
    if request.method == "POST":
        return f"{origin(request)}{PATH}/{uuid4()}"
    raise RefusalError(400, "no graph is named; add ?graph=IRI or ?default to the URL")
