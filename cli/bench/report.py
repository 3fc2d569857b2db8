"""The report of a bench: one JSON file with every figure, and what it was measured with."""

import json
import os
import platform
import subprocess
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from cli.bench.session import Bench
from cli.project import ROOT, build_directory


def describe(bench: Bench) -> dict[str, Any]:
    """When, where, on which state of the code and with which settings it was measured."""
    return {
        "measured_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "size": bench.size.name,
        "code": _code(),
        "machine": {
            "processors": os.cpu_count(),
            "architecture": platform.machine(),
            "kernel": platform.release(),
            "load_average_before": bench.load_before,
        },
        "server": bench.server.describe(),
    }


def write(name: str, figures: dict[str, Any]) -> Path:
    """Write build/<name>.json; returns where."""
    path = build_directory() / f"{name}.json"
    path.write_text(json.dumps(figures, indent=1, default=str) + "\n")
    return path


def _code() -> str:
    """The commit, marked when there are changes on top; unknown outside of a git checkout."""
    said = subprocess.run(
        ["git", "-C", ROOT, "describe", "--always", "--dirty"], capture_output=True, text=True
    )
    return said.stdout.strip() or "unknown"
