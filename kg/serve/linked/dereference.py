"""Linked data: an IRI of the graph leads to the same path here, to a page for people and to RDF for programs."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import Response

from kg.explore.graph.vocabulary import documents
from kg.serve.front import accepted, front, in_url, origin, read, response, show
from kg.serve.http.formats import NAMES, chosen
from kg.serve.linked import vocabularies

_HTML = "text/html"
_OFFERS = {**NAMES, _HTML: "html"}
"""Formats by the names that ``?format=`` knows."""


async def thing(request: Request) -> Response:
    """Answers with what is known of the thing whose IRI has this path."""
    base = front(request).settings.base
    paths = tuple(dict.fromkeys(_paths(request)))
    media_type = chosen(accepted(request), tuple(_OFFERS))
    iris = [base + path for path in paths]
    terms = next((iri for iri in iris if iri in documents()), None)
    if terms:
        answer = response(request, await asyncio.to_thread(vocabularies.answer, terms, media_type))
    elif media_type == _HTML:
        answer = await show(request, "thing-page", {"paths": paths, "base": base, "args": in_url(request)})
    else:
        limit = front(request).settings.limits.answer_bytes
        answer = await read(request, "about", {"iris": iris, "media_type": media_type, "limit": limit})
    address = origin(request) + quote(paths[0])
    others = ((other, name) for other, name in _OFFERS.items() if other != media_type)
    answer.headers["Link"] = ", ".join(
        f'<{address}?format={name}>; rel="alternate"; type="{other}"' for other, name in others
    )
    return answer


def _paths(request: Request) -> Iterator[str]:
    """What the path may mean: characters beyond ASCII are escaped on the way, others may be so in the IRI itself."""
    yield str(request.path_params["path"])
    yield request.scope["raw_path"].decode("latin-1").removeprefix("/")
