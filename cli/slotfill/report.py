"""What a run leaves behind: a page, JSON, CSV, the raw log, and the verification."""

import csv
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape
from markupsafe import Markup

from cli import plots
from cli.slotfill.figures import Measured
from cli.slotfill.outcome import Outcome
from cli.slotfill.stages import STAGES

REMEDIES = {
    "shim": "Give the shim more processes or a larger HOLDFAST_POOL_SIZE, or call it from nearer.",
    "request": "Look at the disk's commit time, and at the indexes of core.booking.",
    "queue wait": "Run more workers, or lower HOLDFAST_WORKER_POLL_IDLE where bookings are rare.",
    "lock wait": "All of these bookings want the same day of the same venue, and decide in turn; "
    "shorten what is done under the lock (planning, constraint), not the wait.",
    "planning": "Fewer seatings (combination_size_max), or a faster machine.",
    "constraint": "When many were seated by making room, lower make_room_probes or "
    "make_room_depth; else look at the disk.",
    "commit": "A faster disk; `commit_delay` lets commits share one flush.",
}


@dataclass(frozen=True, slots=True)
class Report:
    """A run as it is reported. `checks`: broken promises by when they were looked for; `stopped`:
    why it ended early, None when it did not."""

    options: Mapping[str, Any]
    measured: Sequence[Measured]
    occupancy: Mapping[str, Sequence[tuple[str, float]]]
    checks: Mapping[str, Sequence[Mapping[str, Any]]]
    stopped: str | None

    @property
    def bottleneck(self) -> tuple[str, Measured] | None:
        """The slowest stage, at the level at which it costs most."""
        known = [(m.slowest, m) for m in self.measured if m.slowest is not None]
        return max(known, key=lambda pair: pair[1].stages[pair[0]], default=None)

    def to_json(self) -> dict[str, Any]:
        slowest = self.bottleneck
        return {
            "options": self.options,
            "stopped": self.stopped,
            "bottleneck": None if slowest is None else slowest[0],
            "bottleneckConcurrency": None if slowest is None else slowest[1].level.concurrency,
            "levels": [measured.to_json() for measured in self.measured],
            "occupancy": self.occupancy,
            "brokenPromises": self.checks,
        }


def write(report: Report, folder: Path) -> list[Path]:
    """Write everything but the raw logs, which are there already; the paths, the page first."""
    files = {
        "report.html": _page(report),
        "report.json": json.dumps(report.to_json(), indent=2, default=str) + "\n",
        "verification.md": _verification(report, folder),
    }
    for name, content in files.items():
        (folder / name).write_text(content)
    with (folder / "bookings.csv").open("w", newline="") as file:
        writer = csv.DictWriter(file, [field.name for field in fields(Outcome)])
        writer.writeheader()
        for measured in report.measured:
            for outcome in measured.level.outcomes:
                writer.writerow({**outcome.to_json(), "tables": "+".join(outcome.tables)})
    return [folder / name for name in (*files, "bookings.csv")]


def raw_log(folder: Path, concurrency: int) -> Path:
    """A line for each booking of a level, written as they end."""
    return folder / f"raw-c{concurrency}.jsonl"


def _page(report: Report) -> str:
    told = report.to_json()
    environment = Environment(
        loader=PackageLoader("cli.slotfill"),
        autoescape=select_autoescape(),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    latency = {
        f"{level['concurrency']} at a time": {
            f"{title} {quantile}": level[name][quantile]
            for name, title in (("submitDurationMs", "submit"), ("inlineDurationMs", "wait"))
            for quantile in ("p50", "p95")
            if level[name]
        }
        for level in told["levels"]
    }
    stages = {
        f"{level['concurrency']}": {
            name: ms for name, ms in level["stagesMs"].items() if name != "e-mail"
        }
        for level in told["levels"]
    }
    reasons = {
        f"{level['concurrency']} at a time": level["failureReasons"] for level in told["levels"]
    }
    pictures = {
        "latency": plots.grouped_bars(latency, "ms"),
        "occupancy": plots.lines(report.occupancy, "%"),
        "stages": plots.stacked_bars(stages, "ms"),
        "reasons": plots.grouped_bars(reasons, "") if any(reasons.values()) else "",
    }
    return environment.get_template("report.html").render(
        told=told,
        plots={name: Markup(picture) for name, picture in pictures.items()},
        stage_names=STAGES,
        proof=_proof(report),
        remedy=REMEDIES.get(told["bottleneck"] or "", ""),
    )


def _proof(report: Report) -> list[dict[str, Any]]:
    """The bookings that waited longest in the slowest stage."""
    slowest = report.bottleneck
    if slowest is None:
        return []
    stage, measured = slowest
    return [
        {
            "reference": timing.reference,
            "slot": timing.slot,
            "ms": round(timing.stages[stage], 1),
            "total": round(timing.total, 1),
        }
        for timing in measured.worst(stage)
    ]


def _verification(report: Report, folder: Path) -> str:
    told = report.to_json()
    lines = ["# Verification", "", "## Evidence", ""]
    for level in told["levels"]:
        wait = level["inlineDurationMs"] or {}
        lines.append(
            f"- {level['concurrency']} at a time: {level['confirmed']} of {level['count']} "
            f"confirmed in {level['seconds']} s; wait p50 {wait.get('p50')} ms, "
            f"p95 {wait.get('p95')} ms; outcomes {level['outcomes']}; not seated: "
            f"{level['failureReasons'] or 'none'}"
        )
    for when, rows in report.checks.items():
        lines.append(f"- `holdfast check` {when}: {len(rows) or 'no'} broken promises")
    if report.stopped:
        lines.append(f"- ended early: {report.stopped}")
    lines += ["", "## The bottleneck", "", *_bottleneck(report, folder)]
    lines += ["", "## Artifacts", ""]
    names = ["report.html", "report.json", "bookings.csv"]
    names += [raw_log(folder, m.level.concurrency).name for m in report.measured]
    lines += [f"- [{name}]({name})" for name in names]
    return "\n".join(lines) + "\n"


def _bottleneck(report: Report, folder: Path) -> list[str]:
    slowest = report.bottleneck
    if slowest is None:
        return ["No booking got far enough to tell."]
    stage, measured = slowest
    log = raw_log(folder, measured.level.concurrency)
    stages = sorted(measured.stages.items(), key=lambda pair: -pair[1])
    found = [
        f"**{stage}** ({STAGES[stage]}): {measured.stages[stage]:.1f} ms a booking in the mean, "
        f"with {measured.level.concurrency} at a time.",
        "",
        "| Stage | Mean, ms |",
        "|---|---:|",
        *(f"| {name} | {ms:.1f} |" for name, ms in stages),
        "",
        "Who waited longest there; the rows are core.booking_state_history and "
        "core.booking_attempt of the reference:",
        "",
    ]
    for timing in measured.worst(stage):
        found.append(
            f"- {timing.reference} at {timing.slot}: {timing.stages[stage]:.1f} of "
            f"{timing.total:.1f} ms; {log.name}, line {_line(log, timing.reference)}"
        )
    return [*found, "", f"Remedy: {REMEDIES.get(stage, 'none known')}"]


def _line(log: Path, reference: str) -> str:
    """Where in the raw log a booking stands."""
    lines = log.read_text().splitlines() if log.exists() else []
    return next((str(n) for n, line in enumerate(lines, start=1) if reference in line), "?")
