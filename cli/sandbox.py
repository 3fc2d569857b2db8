"""What may be emptied: the checkout's own server, and databases named for trying things."""

import re

import psycopg
from psycopg.conninfo import conninfo_to_dict

from cli import server
from cli.problem import Problem

TRIAL = re.compile(r"(^|[^a-z])(demo|test|tests|trial|bench|scratch)([^a-z]|$)")


def require_sandbox(url: str) -> None:
    """Raises Problem unless the database is one whose days may be emptied or made up."""
    if url == server.embedded_url():
        return
    name = str(conninfo_to_dict(url).get("dbname") or "")
    if not name:
        with psycopg.connect(url) as connection:
            name = connection.info.dbname
    if not TRIAL.search(name.lower()):
        raise Problem(
            f"{name} is neither this checkout's own database nor named for a demo or a test: "
            "its days are not emptied or made up. Use one that is, such as holdfast_demo"
        )
