"""/metrics of the shim and of a worker, as Prometheus reads them."""

import socket

import httpx2
from prometheus_client.parser import text_string_to_metric_families
from psycopg.conninfo import make_conninfo
from starlette.testclient import TestClient

from api.main import create_app
from runtime.settings import Settings
from worker.metrics import serve_metrics


def parse(text: str) -> dict[str, float]:
    """Each sample without labels, and one of each name with them."""
    return {
        sample.name: sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }


def test_the_shim_shows_its_figures_to_staff_alone(
    client: TestClient, staff: dict[str, str]
) -> None:
    assert client.get("/metrics").status_code == 401
    answer = client.get("/metrics", headers=staff)
    assert answer.headers["content-type"].startswith("text/plain; version=")
    found = parse(answer.text)
    assert found["holdfast_up"] == 1
    assert {"holdfast_bookings", "holdfast_queue_messages", "holdfast_alert_firing",
            "process_resident_memory_bytes"} <= set(found)  # fmt: skip


def test_without_a_token_there_is_no_such_page(url: str) -> None:
    with TestClient(create_app(Settings.from_environment({"DATABASE_URL": url}))) as client:
        assert client.get("/metrics").status_code == 404


def test_a_worker_shows_them_on_a_port_of_its_own(url: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    environ = {
        "DATABASE_URL": make_conninfo(url, options="-c role=holdfast_worker"),
        "HOLDFAST_METRICS_PORT": str(port),
    }
    with serve_metrics(Settings.from_environment(environ)):
        found = parse(httpx2.get(f"http://127.0.0.1:{port}/metrics", trust_env=False).text)
    assert found["holdfast_up"] == 1 and "holdfast_bookings" in found


def test_a_database_that_is_away_is_a_figure_too(url: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    away = make_conninfo(url, dbname="nobody_made_this")
    environ = {"DATABASE_URL": away, "HOLDFAST_METRICS_PORT": str(port)}
    with serve_metrics(Settings.from_environment(environ)):
        found = parse(httpx2.get(f"http://127.0.0.1:{port}/metrics", trust_env=False).text)
    assert found["holdfast_up"] == 0 and "holdfast_bookings" not in found
