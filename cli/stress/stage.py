"""What the crowd meets: a durable server, workers, one shim and a mail server, all thrown away."""

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from pathlib import Path

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session
from psycopg import Connection
from psycopg.conninfo import make_conninfo

from cli.bench.progress import Narrator
from cli.bench.server import BenchServer, bench_server
from cli.bench.session import deploy
from cli.children import Child, child
from cli.ports import any_free
from cli.project import VENUES, build_directory
from cli.shim import HOST, READY_SECONDS, base_url, running_shim
from cli.stress.demand import VENUE
from cli.venue import load_file

DATABASE = "holdfast"

IS_WAITING = """
select exists (select from pgmq.q_assignment) or exists (select from pgmq.q_notification)
"""


# Without slots: the mail server looks at every member, and Python before 3.11.3 breaks at one that
# slots leave behind.
@dataclass(frozen=True)
class MailBag:
    """Counts the e-mails that arrive, by their Message-ID."""

    copies: Counter[str] = field(default_factory=Counter)

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:
        message = message_from_bytes(envelope.original_content or b"", policy=policy.default)
        self.copies[str(message["Message-ID"])] += 1
        return "250 2.0.0 counted"


@dataclass(frozen=True, slots=True)
class Stage:
    """Everything that runs."""

    connection: Connection
    base_url: str
    mails: MailBag
    processes: Sequence[Child]

    def wait_until_settled(self, seconds: float) -> None:
        """Until both queues are empty; raises Problem when a process ended or it takes longer."""
        self.processes[0].wait_until(self._is_settled, seconds)

    def _is_settled(self) -> bool:
        for process in self.processes:
            process.check()
        return self.connection.execute(IS_WAITING).fetchone() == (False,)


@contextmanager
def set_stage(place: Path, workers: int, narrator: Narrator) -> Iterator[Stage]:
    """A deployed database with the pub, and the processes beside it, as long as the context."""
    with ExitStack() as stack:
        server = stack.enter_context(bench_server(place, narrator.say))
        with narrator.step("set-up: deploying Holdfast, loading the pub"):
            deploy(server.url(DATABASE))
            connection = stack.enter_context(server.connect(DATABASE))
            load_file(connection, VENUES / f"{VENUE}.json")
            connection.execute("vacuum analyze")
        mails = MailBag()
        mail_port = any_free()
        controller = Controller(mails, hostname=HOST, port=mail_port)
        controller.start()
        stack.callback(controller.stop)
        with narrator.step(f"set-up: {workers} workers, one shim, a mail server"):
            address, shim = _start_shim(stack, server)
            crew = [_start_worker(stack, server, n, mail_port) for n in range(1, workers + 1)]
        yield Stage(connection, address, mails, [shim, *crew])


def _start_shim(stack: ExitStack, server: BenchServer) -> tuple[str, Child]:
    port, url = any_free(), make_conninfo(server.url(DATABASE), user="holdfast_http")
    folder = build_directory("stress")
    return base_url(port), stack.enter_context(running_shim("stress-shim", url, port, folder))


def _start_worker(stack: ExitStack, server: BenchServer, number: int, mail_port: int) -> Child:
    environment = {
        "DATABASE_URL": server.url(DATABASE, role="holdfast_worker"),
        "SMTP_HOST": HOST,
        "SMTP_PORT": str(mail_port),
        "SMTP_USERNAME": "",
        "SMTP_TLS": "",
    }
    folder, name = build_directory("stress"), f"stress-worker-{number}"
    process = stack.enter_context(child(name, "worker", environment=environment, folder=folder))
    process.wait_until(lambda: b"worker_started" in process.log.read_bytes(), READY_SECONDS)
    return process
