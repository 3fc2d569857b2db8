"""`holdfast bench quality`: how many guests are seated, measured on the real functions.

`command` is the command; here is the quick look that `holdfast bench` takes among its parts.
"""

from typing import Any

from rich.table import Table

from cli.bench.quality import report
from cli.bench.quality.plot import draw
from cli.bench.quality.run import QUICK, run
from cli.bench.quality.session import Session
from cli.bench.quality.solved import Solved
from cli.bench.session import Bench

NAME = "quality"


def measure(bench: Bench) -> dict[str, Any]:
    """A few golden evenings, on a database of their own."""
    database = bench.make_database(NAME)
    session = Session(bench.server.url(database), jobs=1)
    return {"rows": run(session, QUICK, Solved(), bench.narrator)}


def tables(figures: dict[str, Any]) -> list[Table]:
    """Whom they seat, and what that costs."""
    return report.tables(figures["rows"])


def pictures(figures: dict[str, Any]) -> dict[str, str]:
    """Covers by load, a line a policy."""
    return {"Covers in percent of the optimum": draw(figures["rows"])}
