"""Figures for a Prometheus server: counted where they happen, read from the services when asked."""

from typing import TYPE_CHECKING

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

if TYPE_CHECKING:
    from antiphon.entry.bootstrap import Services

AREAS = ("api", "v1", "beacon", "storefront", "health", "metrics", "shop")
BUCKETS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5)


class Metrics:
    """One registry for each app, so that two of them in one process (tests) do not meet."""

    def __init__(self, services: "Services") -> None:
        self._services = services
        self._registry = CollectorRegistry()
        self._requests = Counter("antiphon_http_requests", "HTTP requests answered", ["area", "status"], registry=self._registry)
        self._seconds = Histogram("antiphon_http_seconds", "Seconds to the answer", ["area"], buckets=BUCKETS, registry=self._registry)
        self._children: dict[tuple[str, int], tuple[Counter, Histogram]] = {}  # looking them up costs more than counting
        self._commits = Gauge("antiphon_commits", "Commits of this process since it started", registry=self._registry)
        self._items = Gauge("antiphon_committed_items", "Items in those commits", registry=self._registry)
        self._waiting = Gauge("antiphon_waiting_items", "Items waiting to be committed", ["lane"], registry=self._registry)
        self._inbox = Gauge("antiphon_inbox_waiting", "Collected batches not yet digested", registry=self._registry)

    def count_request(self, path: str, status: int, seconds: float) -> None:
        """One request answered."""
        area = path.split("/", 2)[1] if path.startswith("/") else ""
        area = area if area in AREAS else "page"
        children = self._children.get((area, status))
        if children is None:
            children = self._children[area, status] = (self._requests.labels(area, str(status)), self._seconds.labels(area))
        children[0].inc()
        children[1].observe(seconds)

    def render(self) -> bytes:
        """Prometheus' text format."""
        writer = self._services.writer
        self._commits.set(writer.commits)
        self._items.set(writer.items)
        for name, count in writer.waiting().items():
            self._waiting.labels(name).set(count)
        self._inbox.set(self._services.events.count_waiting())
        return generate_latest(self._registry)
