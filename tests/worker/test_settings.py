"""A worker that cannot work says so before it starts."""

import subprocess
import sys

import pytest

from cli.project import ROOT


@pytest.mark.parametrize(
    ("environment", "complaint"),
    [
        ({}, "DATABASE_URL is not set"),
        ({"DATABASE_URL": "x", "HOLDFAST_WORKER_QUEUES": "assignment,mail"}, "may name only"),
        ({"DATABASE_URL": "x", "EMAIL_FROM": "nobody"}, "EMAIL_FROM='nobody' is not one plain"),
    ],
)
def test_a_bad_environment_is_explained(environment: dict[str, str], complaint: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "worker"], cwd=ROOT, env=environment, capture_output=True, text=True
    )
    assert done.returncode == 1
    assert done.stderr.startswith("holdfast worker: ") and complaint in done.stderr
    assert "Traceback" not in done.stderr
