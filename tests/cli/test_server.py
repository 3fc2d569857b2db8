"""The embedded server: started, stopped, and found again after whatever killed it."""

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from cli import server
from cli.postgres import as_server_user

WAIT_SECONDS = 20


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A checkout of its own, and so a cluster of its own, that is removed afterwards."""
    monkeypatch.setattr(server, "ROOT", tmp_path)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    yield tmp_path
    server.remove()


@pytest.fixture
def said() -> list[str]:
    """What the server's commands have said."""
    return []


def _number_of_server(url: str) -> int:
    with psycopg.connect(url.replace("/holdfast?", "/postgres?")) as connection:
        row = connection.execute("select pg_postmaster_start_time()::text, 1").fetchone()
        assert row is not None
        return int(row[1])


def _kill(pid: int | None) -> None:
    assert pid is not None
    os.kill(pid, signal.SIGKILL)
    deadline = time.monotonic() + WAIT_SECONDS
    while server.server_pid() is not None:
        assert time.monotonic() < deadline
        time.sleep(0.02)


def test_it_starts_once_and_stops(checkout: Path, said: list[str]) -> None:
    url = server.start(said.append)
    pid = server.server_pid()
    assert _number_of_server(url) == 1
    assert server.start(said.append) == url
    assert server.server_pid() == pid
    assert server.stop() is True
    assert server.server_pid() is None
    assert server.stop() is False


def test_no_port_is_opened_and_no_other_user_gets_in(checkout: Path, said: list[str]) -> None:
    with psycopg.connect(server.start(said.append).replace("/holdfast?", "/postgres?")) as it:
        assert it.execute("show listen_addresses").fetchone() == ("",)
    for path in (server.home(), server.socket_directory(), server.data_directory()):
        assert path.stat().st_mode & 0o077 == 0


def test_each_checkout_has_a_cluster_of_its_own(
    checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = server.home()
    monkeypatch.setattr(server, "ROOT", checkout / "other")
    assert server.home() != first


def test_a_socket_path_that_is_too_long_goes_elsewhere(
    checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(server, "home", lambda: Path("/", "x" * 120, "name"))
    path = server.socket_directory() / server.SOCKET_NAME
    assert len(os.fsencode(path)) <= server.LONGEST_SOCKET_PATH


def test_what_was_committed_survives_a_killed_server(checkout: Path, said: list[str]) -> None:
    url = server.start(said.append).replace("/holdfast?", "/postgres?")
    with psycopg.connect(url) as connection:
        connection.execute("create table kept as select 42 as number")
    _kill(server.server_pid())
    server.start(said.append)
    assert any("recovers" in line for line in said)
    with psycopg.connect(url) as connection:
        assert connection.execute("select number from kept").fetchone() == (42,)


def test_a_pid_file_that_names_another_process_is_not_believed(
    checkout: Path, said: list[str]
) -> None:
    server.start(said.append)
    pid_file = server.data_directory() / "postmaster.pid"
    old = pid_file.read_text()
    _kill(server.server_pid())
    # As after a restart of the machine, when the number was given to another of our processes.
    with subprocess.Popen(as_server_user("sleep", "600")) as other:
        pid_file.write_text(old.replace(old.split("\n")[0], str(other.pid), 1))
        assert server.server_pid() is None
        server.start(said.append)
        assert server.server_pid() not in {None, other.pid}
        other.kill()


def test_an_interrupted_initdb_is_done_again(checkout: Path, said: list[str]) -> None:
    half_made = server.home() / "data.new" / "base"
    half_made.mkdir(parents=True)
    server.start(said.append)
    assert any("interrupted" in line for line in said)
    assert not half_made.exists()


def test_a_data_directory_that_is_no_cluster_is_put_aside(checkout: Path, said: list[str]) -> None:
    server.data_directory().mkdir(parents=True)
    (server.data_directory() / "precious").write_text("somebody's")
    server.start(said.append)
    aside = next(server.home().glob("data.broken-*"))
    assert (aside / "precious").read_text() == "somebody's"
    assert any(aside.name in line for line in said)


def test_a_server_whose_data_were_deleted_is_ended(checkout: Path, said: list[str]) -> None:
    server.start(said.append)
    orphan = server.server_pid()
    shutil.rmtree(server.data_directory())
    assert server.server_pid() is None
    url = server.start(said.append)
    assert any(f"ending process {orphan}" in line for line in said)
    assert _number_of_server(url) == 1
    assert server.server_pid() not in {None, orphan}


def test_a_server_that_cannot_start_shows_the_end_of_its_log(
    checkout: Path, said: list[str]
) -> None:
    server.start(said.append)
    server.stop()
    configuration = server.data_directory() / "postgresql.conf"
    good = configuration.read_text()
    configuration.write_text(good + "\nno_such_setting = 1\n")
    with pytest.raises(server.ServerDown, match="no_such_setting"):
        server.start(said.append)
    configuration.write_text(good)


def test_without_a_database_the_sentence_says_what_to_run(checkout: Path) -> None:
    with pytest.raises(server.ServerDown, match="holdfast db start"):
        server.database_url()


def test_a_given_database_is_used_and_nothing_is_started(
    checkout: Path, said: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://elsewhere/x")
    assert server.database_url() == "postgresql://elsewhere/x"
    assert server.running_database_url(said.append) == "postgresql://elsewhere/x"
    assert said == [] and server.server_pid() is None
