"""`holdfast flow`: one booking, driven from the public HTTP API to confirmed tables.

In charge of asking, waiting and showing; every decision about the booking is the database's.
Other commands call `run_flow`.
"""

from cli.flow.command import flow
from cli.flow.failure import FlowError
from cli.flow.journal import Event
from cli.flow.options import FlowOptions
from cli.flow.report import JsonReport, PrettyReport
from cli.flow.run import run_flow
from cli.flow.summary import FlowSummary

__all__ = [
    "Event",
    "FlowError",
    "FlowOptions",
    "FlowSummary",
    "JsonReport",
    "PrettyReport",
    "flow",
    "run_flow",
]
