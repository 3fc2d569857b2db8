"""`python -m worker`."""

import sys

from runtime.settings import SettingsError
from worker.main import run

if __name__ == "__main__":
    try:
        sys.exit(run())
    except SettingsError as error:
        sys.exit(f"holdfast worker: {error}")
