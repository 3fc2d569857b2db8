"""What is remembered of a run, so that an interrupted one goes on at its next slot."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4

from cli.slotfill.demand import Slot
from cli.slotfill.level import Level
from cli.slotfill.outcome import Outcome
from cli.slotfill.report import raw_log
from cli.slotfill.stages import Timing

FILE = "run.json"


@dataclass(slots=True)
class State:
    """`run` names it in request ids and keys; `finished` are the levels that are over."""

    folder: Path
    run: str
    finished: list[int]
    is_resumed: bool

    def save(self, options: Mapping[str, Any], *, is_over: bool = False) -> None:
        told = {
            "run": self.run,
            "finished": self.finished,
            "isOver": is_over,
            "options": dict(options),
        }
        (self.folder / FILE).write_text(json.dumps(told, indent=2, default=str) + "\n")

    def outcomes(self, concurrency: int, slots: Sequence[Slot]) -> list[Outcome]:
        """What is known of a level, in whole slots; the log keeps no more than that either."""
        path = raw_log(self.folder, concurrency)
        if not self.is_resumed or not path.exists():
            path.unlink(missing_ok=True)
            return []
        known = [_read(line) for line in path.read_text().splitlines()]
        whole = {f"{slot.time:%H:%M}": len(slot.wishes) for slot in slots}
        kept = [o for o in known if sum(k.slot == o.slot for k in known) == whole.get(o.slot)]
        path.write_text("".join(json.dumps(outcome.to_json()) + "\n" for outcome in kept))
        return kept

    def keep_level(
        self, level: Level, timings: Sequence[Timing], occupancy: Sequence[tuple[str, float]]
    ) -> None:
        """What only the database knew of a level, before its day is emptied."""
        told = {
            "seconds": level.seconds,
            "loweredTo": level.lowered_to,
            "timings": [asdict(timing) for timing in timings],
            "occupancy": list(occupancy),
        }
        self._level_file(level.concurrency).write_text(json.dumps(told) + "\n")

    def recall_level(
        self, concurrency: int, outcomes: Sequence[Outcome]
    ) -> tuple[Level, list[Timing], list[tuple[str, float]]]:
        """A level as it was kept."""
        told = json.loads(self._level_file(concurrency).read_text())
        level = Level(concurrency, tuple(outcomes), told["seconds"], told["loweredTo"])
        occupancy = [(clock, share) for clock, share in told["occupancy"]]
        return level, [Timing(**timing) for timing in told["timings"]], occupancy

    def _level_file(self, concurrency: int) -> Path:
        return self.folder / f"stages-c{concurrency}.json"

    def keep(self, outcome: Outcome) -> None:
        with raw_log(self.folder, outcome.concurrency).open("a") as log:
            log.write(json.dumps(outcome.to_json()) + "\n")


def open_state(folder: Path, options: Mapping[str, Any], *, is_fresh: bool) -> State:
    """The run that was interrupted in this folder with the same options, or a new one."""
    path = folder / FILE
    told = json.loads(path.read_text()) if path.exists() and not is_fresh else {}
    wanted = json.loads(json.dumps(dict(options), default=str))
    if told.get("options") == wanted and not told["isOver"]:
        return State(folder, told["run"], told["finished"], is_resumed=True)
    return State(folder, f"slot-{uuid4().hex[:8]}", [], is_resumed=False)


def _read(line: str) -> Outcome:
    fields = json.loads(line)
    return Outcome(**{**fields, "tables": tuple(fields["tables"])})
