"""A TCP proxy in front of Postgres that cuts a connection at a COMMIT."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Literal

from psycopg.conninfo import conninfo_to_dict, make_conninfo

CHUNK = 65536
COMMIT = b"COMMIT\0"

Moment = Literal["before", "during", "after"]


@dataclass
class Proxy:
    """`cut_at` is when the next COMMIT loses its connection: before it reaches the server, with
    its answer still under way, or after the server has answered."""

    listener: socket.socket
    server: str
    cut_at: Moment | None = None
    cut: threading.Event = field(default_factory=threading.Event)

    def serve(self) -> None:
        while True:
            try:
                client, _ = self.listener.accept()
            except OSError:
                return
            server = socket.socket(socket.AF_UNIX)
            server.connect(self.server)
            for source, sink, carry in (
                (client, server, self._carry_up),
                (server, client, self._carry_down),
            ):
                threading.Thread(target=carry, args=(source, sink), daemon=True).start()

    def _carry_up(self, client: socket.socket, server: socket.socket) -> None:
        """From the client to the server."""
        with suppress(OSError):
            while chunk := client.recv(CHUNK):
                moment = self.cut_at if COMMIT in chunk else None
                if moment:
                    self.cut_at = None
                    self._cut(moment, chunk, client, server)
                    return
                server.sendall(chunk)
        _close(client, server)

    def _carry_down(self, server: socket.socket, client: socket.socket) -> None:
        with suppress(OSError):
            while chunk := server.recv(CHUNK):
                client.sendall(chunk)
        _close(client, server)

    def _cut(
        self, moment: Moment, commit: bytes, client: socket.socket, server: socket.socket
    ) -> None:
        # Gone first, so that no answer gets through.
        with suppress(OSError):
            client.shutdown(socket.SHUT_RDWR)
        if moment != "before":
            server.sendall(commit)
        if moment == "after":
            # The server says nothing more: by then it has committed and noticed that we left.
            with suppress(OSError):
                server.shutdown(socket.SHUT_WR)
                while server.recv(CHUNK):
                    pass
        _close(client, server)
        self.cut.set()


def _close(*sockets: socket.socket) -> None:
    for one in sockets:
        with suppress(OSError):
            one.shutdown(socket.SHUT_RDWR)
        one.close()


@contextmanager
def proxy(url: str) -> Iterator[tuple[Proxy, str]]:
    """A proxy to the database of a URL on a Unix socket, and the URL that goes through it."""
    where = conninfo_to_dict(url)
    with socket.create_server(("127.0.0.1", 0)) as listener:
        one = Proxy(listener, f"{where['host']}/.s.PGSQL.{where['port']}")
        threading.Thread(target=one.serve, daemon=True).start()
        port = listener.getsockname()[1]
        yield one, make_conninfo(url, host="127.0.0.1", port=port, sslmode="disable")
