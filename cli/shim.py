"""A shim of this checkout as a process of its own, and whether one is ready."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx2

from cli.children import Child, child

HOST = "127.0.0.1"
READY_SECONDS = 30


@contextmanager
def running_shim(name: str, url: str, port: int, folder: Path) -> Iterator[Child]:
    """`holdfast serve` on a database as long as the context, once it is ready; its log lies in the
    folder under its name. Raises Problem when it ends or is not ready in time."""
    arguments = ("cli", "serve", "--host", HOST, "--port", str(port))
    with child(name, *arguments, environment={"DATABASE_URL": url}, folder=folder) as process:
        process.wait_until(lambda: is_ready(base_url(port)), READY_SECONDS)
        yield process


def base_url(port: int) -> str:
    """Where a shim of this machine answers."""
    return f"http://{HOST}:{port}"


def is_ready(base_url: str) -> bool:
    """Whether a shim that is ready serves there."""
    try:
        # A proxy of the environment cannot reach this machine's own addresses.
        return httpx2.get(f"{base_url}/readyz", timeout=2, trust_env=False).status_code == 200
    except httpx2.HTTPError:
        return False
