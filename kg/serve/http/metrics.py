"""Figures for Prometheus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.serve.pool import Pool

CONTENT_TYPE = CONTENT_TYPE_LATEST
_BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 120)


class _Workers(Collector):
    """What the pool is doing at the moment it is asked."""

    def __init__(self, pool: Pool) -> None:
        self._pool = pool

    def collect(self) -> Iterator[Metric]:
        yield GaugeMetricFamily("kg_requests_waiting", "Requests that wait for a worker.", self._pool.waiting)
        yield GaugeMetricFamily("kg_requests_slow", "Requests that have taken long and still run.", self._pool.slow)
        stopped = CounterMetricFamily("kg_requests_stopped", "Requests that were stopped.", labels=["reason"])
        for reason, count in sorted(self._pool.stopped.items()):
            stopped.add_metric([reason], count)
        yield stopped


class Metrics:
    """The figures of one server."""

    def __init__(self, pool: Pool) -> None:
        self._registry = CollectorRegistry()
        self._registry.register(_Workers(pool))
        labels = ("handler", "method", "status")
        self._requests = Counter("kg_requests", "Requests answered.", labels, registry=self._registry)
        self._seconds = Histogram(
            "kg_request_seconds", "Seconds to answer.", ("handler",), buckets=_BUCKETS, registry=self._registry
        )

    def count(self, handler: str, method: str, status: int, seconds: float) -> None:
        """Adds one request."""
        known = method if method in {"GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS"} else "other"
        self._requests.labels(handler, known, str(status)).inc()
        self._seconds.labels(handler).observe(seconds)

    def text(self) -> bytes:
        """All figures, as Prometheus reads them."""
        return generate_latest(self._registry)
