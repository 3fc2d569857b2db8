"""The exact solver's answers, kept in build/ so that no evening is solved twice.

Delete build/quality-solved.json to have everything solved anew.
"""

import hashlib
import json
from dataclasses import replace
from pathlib import Path
from threading import Lock
from typing import Any

from cli.bench.quality.evenings import Evening
from cli.bench.quality.floor import Floor
from cli.bench.quality.oracle import find_ceiling, find_optimum
from cli.project import build_directory


class Solved:
    """Answers by floor and requests; may be asked by several threads."""

    def __init__(self, path: Path | None = None) -> None:
        self._path = path or build_directory() / "quality-solved.json"
        self._lock = Lock()
        self._known: dict[str, Any] = (
            json.loads(self._path.read_text()) if self._path.exists() else {}
        )

    def value(self, evening: Evening, floor: Floor) -> Evening:
        """A free evening with its optimum and its first-come ceiling."""
        known = self._recall("free", evening, floor)
        if known is None:
            optimum = find_optimum(floor, evening.requests)
            ceiling = find_ceiling(floor, evening.requests)
            known = [optimum.covers, optimum.is_proven, ceiling]
            self._remember("free", evening, floor, known)
        covers, is_proven, ceiling = known
        return replace(evening, optimum_covers=covers, is_proven=is_proven, oracle_covers=ceiling)

    def keep_seatable(self, evening: Evening, floor: Floor) -> Evening:
        """The evening with only those requests, in their order, that one plan seats together."""
        places = self._recall("seatable", evening, floor)
        if places is None:
            places = list(find_optimum(floor, evening.requests).seated)
            self._remember("seatable", evening, floor, places)
        kept = replace(evening, requests=tuple(evening.requests[place] for place in places))
        return replace(kept, optimum_covers=kept.covers, oracle_covers=kept.covers)

    def _recall(self, question: str, evening: Evening, floor: Floor) -> Any:
        with self._lock:
            return self._known.get(_key(question, evening, floor))

    def _remember(self, question: str, evening: Evening, floor: Floor, answer: Any) -> None:
        with self._lock:
            self._known[_key(question, evening, floor)] = answer
            self._path.write_text(json.dumps(self._known))


def _key(question: str, evening: Evening, floor: Floor) -> str:
    asked = repr((question, floor, evening.requests))
    return f"{evening.name} {hashlib.sha256(asked.encode()).hexdigest()[:16]}"
