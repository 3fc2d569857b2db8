"""Where throw-away servers lie, as an option of everything that measures."""

from pathlib import Path

import click

PLACE = Path("/var/tmp")
"""On a disk: /tmp may be memory, where a commit costs nothing."""

place_option = click.option(
    "--place",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=PLACE,
    show_default=True,
    help="Where the throw-away server lies: the disk that is measured.",
)
