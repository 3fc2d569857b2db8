"""The one way in which a command gives up."""

import click


class Problem(click.ClickException):
    """A command cannot go on; the message says why, and what to run or to change."""
