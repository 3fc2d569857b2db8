"""The figures of the view ops.metric as Prometheus reads them, beside those of this process."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from prometheus_client import (
    CONTENT_TYPE_LATEST,
    GC_COLLECTOR,
    PLATFORM_COLLECTOR,
    PROCESS_COLLECTOR,
    CollectorRegistry,
    generate_latest,
)
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector

CONTENT_TYPE = CONTENT_TYPE_LATEST

HELP = {
    "assignment_success_rate": "Share confirmed of the bookings decided, last hour.",
    "bookings": "Bookings asked for, last hour.",
    "manual_review_share": "Share of bookings that came before a person, last hour.",
    "manual_review": "Bookings to come that wait for a person.",
    "confirmation_seconds_bucket": "Bookings confirmed within le seconds of waiting, last hour.",
    "attempts": "Attempts by outcome (retry, aborted: a conflict) and reason, last hour.",
    "lock_wait_ms": "Wait for a service day's lock, last hour.",
    "lock_waiting": "Sessions that wait for a service day's lock now.",
    "notifications": "E-mails that were due, by kind and status, last hour.",
    "queue_messages": "Messages in a queue.",
    "queue_oldest_seconds": "Age of a queue's oldest message.",
    "breaker_failures": "Technical failures in a row of a venue's assignments, by breaker state.",
    "optimizer_score_delta": "What the latest plan for a venue's days would gain, by outcome.",
    "alert_value": "A watched figure of ops.alert.",
    "alert_baseline": "Its mean over seven days.",
    "alert_firing": "Whether it is at least twice that, and enough to matter.",
}
"""What each name means; one that is missing here is shown without."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A row of ops.metric."""

    name: str
    labels: Mapping[str, str]
    value: float


class DatabaseCollector(Collector):
    """Asks for the figures at every scrape; holdfast_up is 0 when they are not to be had."""

    def __init__(self, ask: Callable[[], Iterable[Figure] | None]) -> None:
        self._ask = ask

    def collect(self) -> Iterator[GaugeMetricFamily]:
        figures = self._ask()
        is_up = GaugeMetricFamily("holdfast_up", "Whether the database answered.")
        is_up.add_metric([], 0 if figures is None else 1)
        yield is_up
        grouped = defaultdict(list)
        for figure in figures or ():
            grouped[figure.name].append(figure)
        for name, members in grouped.items():
            names = sorted(members[0].labels)
            family = GaugeMetricFamily(f"holdfast_{name}", HELP.get(name, ""), labels=names)
            for figure in members:
                family.add_metric([figure.labels[label] for label in names], figure.value)
            yield family


def make_registry(ask: Callable[[], Iterable[Figure] | None]) -> CollectorRegistry:
    """What a scrape shows: the database's figures, and this process's memory, time and files."""
    registry = CollectorRegistry(auto_describe=False)
    for collector in (PROCESS_COLLECTOR, PLATFORM_COLLECTOR, GC_COLLECTOR):
        registry.register(collector)
    registry.register(DatabaseCollector(ask))
    return registry


def exposition(figures: Iterable[Figure] | None) -> bytes:
    """The text of one scrape."""
    return generate_latest(make_registry(lambda: figures))
