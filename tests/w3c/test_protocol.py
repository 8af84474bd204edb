"""The W3C tests of the SPARQL 1.1 Protocol."""

from dataclasses import replace

import pytest

from .client import Server
from .manifest import Case, cases, judge, needs_suite
from .requests import graph_data, play, read

needs_suite()

PROTOCOL = cases("protocol")


@pytest.mark.parametrize("case", PROTOCOL, ids=[case.id for case in PROTOCOL])
def test_protocol(case: Case, server: Server) -> None:
    server.hold(graph_data(case))
    requests = [replace(request, path=request.path.replace("/sparql/", server.query_path, 1)) for request in read(case)]
    judge(case, play(requests, server))


def test_none_is_missing() -> None:
    assert len(PROTOCOL) == 34
