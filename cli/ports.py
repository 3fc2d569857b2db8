"""TCP ports of this machine."""

import socket

from cli.problem import Problem

TRIED = 100


def is_free(port: int, host: str = "127.0.0.1") -> bool:
    """Whether a server could listen there now."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        # As servers do: a port whose last connections still linger is free.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
        return True


def any_free(host: str = "127.0.0.1") -> int:
    """A free port that the system chooses: where nobody needs to know it beforehand, because two
    who ask for the next free one at the same time are given the same."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.bind((host, 0))
        port: int = probe.getsockname()[1]
        return port


def next_free(port: int) -> int:
    """The first free port from this one on; raises Problem when there is none near."""
    for candidate in range(port, min(port + TRIED, 65536)):
        if is_free(candidate):
            return candidate
    raise Problem(f"no free port from {port} on: choose another with --port")
