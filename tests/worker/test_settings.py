"""A worker that cannot work says so before it starts."""

import subprocess
import sys

import pytest

from cli.project import ROOT
from runtime.settings import Settings, SettingsError


@pytest.mark.parametrize(
    ("environment", "complaint"),
    [
        ({}, "DATABASE_URL is not set"),
        ({"DATABASE_URL": "garbage"}, "DATABASE_URL cannot be read: set it to a libpq URL"),
        (
            {"DATABASE_URL": "dbname=x", "HOLDFAST_WORKER_QUEUES": "assignment,mail"},
            "may name only",
        ),
        (
            {"DATABASE_URL": "dbname=x", "EMAIL_FROM": "nobody"},
            "EMAIL_FROM='nobody' is not one plain",
        ),
    ],
)
def test_a_bad_environment_is_explained(environment: dict[str, str], complaint: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "worker"], cwd=ROOT, env=environment, capture_output=True, text=True
    )
    assert done.returncode == 1
    assert done.stderr.startswith("holdfast worker: ") and complaint in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    "url",
    [
        "hunter2",
        "postgresql://u:hunter2%zz@host/x",
        "postgresql://u:hunter2@hunter2@host/x",
        "postgresql://u:hunter2/hunter2@host/x",
        "postgresql://u:1/hunter2@host/x",
        "postgresql://u:p?a@hunter2@host/x",
        "postgresql://u:p?a@b/hunter2@host/x",
        "host=there port=hunter2",
        "postgresql://host/x?hunter2=1",
    ],
)
def test_a_url_that_cannot_be_read_is_refused_and_not_quoted(url: str) -> None:
    with pytest.raises(SettingsError, match="DATABASE_URL cannot be read") as caught:
        Settings.from_environment({"DATABASE_URL": url})
    assert "hunter2" not in str(caught.value)


@pytest.mark.parametrize(
    "url",
    [
        "dbname=x",
        "postgresql:///x?host=/run/a@b&port=5432",
        "postgresql://u:p%40ss@a,b:5433/x?options=-c%20role%3Dholdfast_worker",
        "postgresql://[::1]:5432/x",
        "postgresql://@/x?host=/tmp",
        "postgresql://host/x%40y",
        "host=a,b port=1,2 password=p@ss",
        "host=a port='5432 ' password=a://b@c",
    ],
)
def test_a_url_of_any_kind_is_taken(url: str) -> None:
    assert Settings.from_environment({"DATABASE_URL": url}).database_url == url
