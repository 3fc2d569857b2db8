"""`holdfast mail`: see every e-mail before a guest does."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

import click
from jinja2 import Environment, PackageLoader, select_autoescape

from cli.problem import Problem
from cli.project import build_directory
from runtime.settings import Settings
from worker.mailer import Mailer
from worker.render import AddressError, plain_address, render
from worker.samples import LANGUAGES, SAMPLES, SENDER, WRITTEN_AT, Sample

_HEADERS = (
    "From", "To", "Reply-To", "Subject", "Date", "Message-ID", "Auto-Submitted",
    "List-Unsubscribe", "List-Unsubscribe-Post",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Example:
    """An example e-mail as it goes on the wire, and what a reader finds in it by file ending."""

    name: str
    language: str
    subject: str
    raw: bytes
    parts: dict[str, str]

    @property
    def path(self) -> str:
        """Without its ending: `de/confirmed`."""
        return f"{self.language}/{self.name}"

    @property
    def endings(self) -> list[str]:
        """The files of this example: html, txt, eml, and ics where there is an invitation."""
        return [*self.parts, "eml"]


def examples(languages: tuple[str, ...] = LANGUAGES) -> Iterator[Example]:
    """Every kind of e-mail in every language."""
    for language in languages:
        for sample in SAMPLES:
            yield write_example(sample, language)


def write_example(sample: Sample, language: str) -> Example:
    """One example, read back from the bytes that would be sent."""
    at = datetime.fromisoformat(WRITTEN_AT)
    raw = render(sample.notification(language), sender=SENDER, at=at).body
    message = message_from_bytes(raw, policy=policy.default)
    headers = "".join(f"{name}: {message[name]}\n" for name in _HEADERS if message[name])
    parts = {
        "html": _read(message, "text/html"),
        "txt": headers + "\n" + _read(message, "text/plain"),
    }
    calendar = _read(message, "text/calendar")
    if calendar:
        parts["ics"] = calendar
    return Example(sample.name, language, str(message["Subject"]), raw, parts)


def _read(message: EmailMessage, kind: str) -> str:
    return next(
        (str(part.get_content()) for part in message.walk() if part.get_content_type() == kind), ""
    )


@click.group()
def mail() -> None:
    """E-mails: look at all of them, or send one to yourself."""


@mail.command()
@click.option(
    "--to",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder to write to; build/mail-preview without it.",
)
@click.option(
    "--language",
    "languages",
    multiple=True,
    type=click.Choice(LANGUAGES),
    help="A language, such as de; several times for several. All that there are without it.",
)
def preview(folder: Path | None, languages: tuple[str, ...]) -> None:
    """Write every kind of e-mail in every language to files, and a page that shows them all.

    Nothing is sent and no database is needed: the guests and venues are examples.
    """
    folder = folder or build_directory("mail-preview")
    written = list(examples(languages or LANGUAGES))
    for example in written:
        path = folder / example.path
        path.parent.mkdir(parents=True, exist_ok=True)
        for ending, text in example.parts.items():
            path.with_suffix(f".{ending}").write_text(text, newline="")
        path.with_suffix(".eml").write_bytes(example.raw)
    sheet = folder / "index.html"
    sheet.write_text(_contact_sheet(written))
    click.echo(f"{len(written)} e-mails: open {sheet}")


@mail.command("send-test")
@click.argument("address")
@click.option(
    "--kind",
    "name",
    default="confirmed",
    show_default=True,
    type=click.Choice([sample.name for sample in SAMPLES]),
    help="Which example.",
)
@click.option(
    "--language",
    default="en",
    show_default=True,
    type=click.Choice(LANGUAGES),
    help="A language, such as de.",
)
def send_test(address: str, name: str, language: str) -> None:
    """Send one example to ADDRESS through the mail server that the worker would use.

    SMTP_HOST and its siblings say which; what the server answers is printed.
    """
    settings = Settings.from_environment()
    sample = next(sample for sample in SAMPLES if sample.name == name)
    notification = replace(sample.notification(language), recipient_email=address)
    sender = _read_address(f"EMAIL_FROM={settings.email_from!r}", _bare(settings.email_from))
    _read_address(repr(address), address)
    email = render(notification, sender=sender, at=datetime.now(UTC))
    server = f"{settings.smtp_host}:{settings.smtp_port}"
    with Mailer(settings) as mailer:
        delivery = mailer.send(email)
    if delivery.outcome != "sent":
        raise Problem(f"{server} did not take it: {delivery.error}; see SMTP_HOST, SMTP_PORT")
    click.echo(f"{server} took it as {delivery.provider_id}")


def _read_address(name: str, text: str) -> str:
    try:
        return plain_address(text)
    except AddressError as error:
        raise Problem(f"{name}: {error}; give one such as guest@example.com") from None


def _bare(address: str) -> str:
    return address.rpartition("<")[2].rstrip("> ") if "<" in address else address


def _contact_sheet(written: list[Example]) -> str:
    environment = Environment(
        loader=PackageLoader("cli"),
        autoescape=select_autoescape(["html"]),
        trim_blocks=True,
        lstrip_blocks=True,
    )
    languages = list(dict.fromkeys(example.language for example in written))
    page = environment.get_template("contact_sheet.html")
    return page.render(letters=written, languages=languages) + "\n"
