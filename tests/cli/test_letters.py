"""`holdfast mail`: examples to files, and one through a real mail server."""

from email import message_from_bytes, policy
from pathlib import Path

import pytest
from click.testing import CliRunner

from cli.letters import mail
from tests.faults.conftest import PostOffice, open_office
from worker.samples import SAMPLES


def test_preview_writes_every_kind_and_a_page_that_shows_them(tmp_path: Path) -> None:
    done = CliRunner().invoke(mail, ["preview", "--to", str(tmp_path), "--language", "de"])
    assert done.exit_code == 0, done.output
    page = (tmp_path / "index.html").read_text()
    # A column is never wider than the screen of a telephone.
    assert "minmax(min(380px, 100%), 1fr)" in page
    for sample in SAMPLES:
        assert f'src="de/{sample.name}.html"' in page
        assert (tmp_path / "de" / f"{sample.name}.html").exists()
        assert (tmp_path / "de" / f"{sample.name}.ics").exists() == bool(sample.invitation)
        raw = (tmp_path / "de" / f"{sample.name}.eml").read_bytes()
        assert message_from_bytes(raw, policy=policy.default)["Subject"]
    assert "Ihre Buchung ist bestätigt" in (tmp_path / "de" / "confirmed.txt").read_text()


def send(monkeypatch: pytest.MonkeyPatch, port: int, *arguments: str) -> tuple[int, str]:
    monkeypatch.setenv("SMTP_HOST", "127.0.0.1")
    monkeypatch.setenv("SMTP_PORT", str(port))
    monkeypatch.setenv("EMAIL_FROM", "The Pub <bookings@pub.example>")
    done = CliRunner().invoke(mail, ["send-test", *arguments])
    return done.exit_code, done.output


def test_an_example_is_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    with open_office(PostOffice()) as office:
        code, output = send(monkeypatch, office.port, "me@example.org", "--kind", "reminder")
    assert code == 0 and "4XyZ123" in output
    [letter] = office.mails
    assert letter.recipients == ("me@example.org",)
    assert letter.sender == "bookings@pub.example"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["nobody"], "Error: 'nobody': not one plain e-mail address; give one such as"),
        (["me@example.org", "--language", "xx"], "'xx' is not one of 'en', 'de', 'es'"),
        (["me@example.org", "--kind", "gossip"], "'gossip' is not one of"),
    ],
)
def test_nonsense_is_told(monkeypatch: pytest.MonkeyPatch, arguments: list[str], told: str) -> None:
    code, output = send(monkeypatch, 9, *arguments)
    assert code and told in output


def test_a_senders_address_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EMAIL_FROM", "The Pub")
    done = CliRunner().invoke(mail, ["send-test", "me@example.org"])
    assert done.exit_code == 1 and "Error: EMAIL_FROM='The Pub': not one plain" in done.output


def test_a_language_that_is_not_there_is_refused(tmp_path: Path) -> None:
    done = CliRunner().invoke(mail, ["preview", "--to", str(tmp_path), "--language", "xx"])
    assert done.exit_code == 2 and "'xx' is not one of 'en', 'de', 'es'" in done.output
    assert list(tmp_path.iterdir()) == []


def test_a_server_that_refuses_is_quoted(monkeypatch: pytest.MonkeyPatch) -> None:
    office = PostOffice(replies={"RCPT": "550 5.1.1 no such user"})
    with open_office(office):
        code, output = send(monkeypatch, office.port, "me@example.org")
    assert code and "550 5.1.1" in output and "SMTP_HOST" in output
