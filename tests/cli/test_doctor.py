"""`holdfast doctor` says what is wrong and what to run."""

import os
import socket
from pathlib import Path

import pytest
from psycopg.conninfo import make_conninfo

from cli import doctor, server
from cli.plan import Progress


def test_this_machine_has_what_it_needs() -> None:
    checks = (doctor.check_python, doctor.check_postgres, doctor.check_sqitch, doctor.check_pgmq)
    findings = [finding for check in checks for finding in check()]
    assert {finding.level for finding in findings} == {"ok"}, findings
    assert len(findings) == 6


def test_a_missing_program_is_named_with_what_to_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    missing = [finding for finding in doctor.check_sqitch() if finding.level == "wrong"]
    assert [finding.subject for finding in missing] == ["sqitch", "sqitch's Pg driver"]
    assert {finding.remedy for finding in missing} == {"make setup"}


def test_a_busy_port_is_noted() -> None:
    with socket.create_server(("127.0.0.1", 0)) as busy:
        port = busy.getsockname()[1]
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(doctor, "DEMO_PORTS", {port: "HTTP"})
            assert [finding.level for finding in doctor.check_ports()] == ["note"]


def test_a_stopped_server_is_no_fault(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(server, "ROOT", tmp_path)
    assert [finding.level for finding in doctor.check_database()] == ["note"]


def test_a_server_that_is_not_there_is_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", f"postgresql:///x?host=/nowhere-{os.getpid()}")
    (finding,) = doctor.check_database()
    remedy = "start that server, or correct DATABASE_URL"
    assert (finding.level, finding.remedy) == ("wrong", remedy)
    assert "\n" not in finding.fact


def test_a_server_without_the_database_wants_a_deployment(
    server_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", make_conninfo(server_url, dbname="nowhere"))
    (finding,) = doctor.check_database()
    assert (finding.level, finding.remedy) == ("wrong", "make deploy")


def test_a_setting_that_cannot_be_read_is_one_of_the_findings(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("DATABASE_URL", "hunter2")
    (finding,) = doctor.check_database()
    assert (finding.level, finding.subject) == ("wrong", "settings")
    assert "DATABASE_URL cannot be read" in finding.fact and "hunter2" not in finding.fact


def test_a_deployed_database_is_current_and_an_empty_one_is_not(
    database: str, server_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", database)
    assert [finding.level for finding in doctor.check_database()] == ["ok", "ok"]
    monkeypatch.setenv("DATABASE_URL", server_url)
    assert [finding.fact for finding in doctor.check_database()] == ["answers", Progress.EMPTY]
