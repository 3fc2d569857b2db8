"""How much memory the processes of a run take: each one's proportional share, so that what they
share counts once."""

import re
from collections.abc import Mapping
from pathlib import Path
from statistics import fmean

from psycopg import Connection

from cli.children import Child

_PSS = re.compile(r"^Pss: +(\d+) kB$", re.MULTILINE)
_BACKENDS = """
select a.application_name, array_agg(a.pid)
  from pg_stat_activity as a
 where a.datname = current_database() and a.pid <> pg_backend_pid() and a.application_name <> ''
 group by 1
 order by 1
"""


def read_memory(connection: Connection, children: Mapping[str, Child]) -> dict[str, float]:
    """Megabytes of each child, and in the mean of the database's sessions of each name; a process
    that this user may not look into is left out."""
    pids = {name: [child.process.pid] for name, child in children.items()}
    for name, found in connection.execute(_BACKENDS).fetchall():
        pids[f"session of {name}"] = found
    read = {name: [_megabytes(pid) for pid in mine] for name, mine in pids.items()}
    return {
        name: fmean(known) for name, mine in read.items() if (known := [mb for mb in mine if mb])
    }


def _megabytes(pid: int) -> float | None:
    try:
        found = _PSS.search(Path(f"/proc/{pid}/smaps_rollup").read_text())
    except OSError:
        return None
    return int(found[1]) / 1024 if found else None
