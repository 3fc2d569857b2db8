"""The command `holdfast` and its table of commands."""

from importlib import import_module
from typing import Any

import click
import psycopg

from cli.problem import Problem, phrase
from runtime.settings import SettingsError

COMMANDS = {
    "backfill": "cli.backfill:backfill",
    "bench": "cli.bench.command:bench",
    "book": "cli.book.command:book",
    "booking": "cli.booking:booking",
    "check": "cli.check:check",
    "db": "cli.database:db",
    "demo": "cli.demo:demo",
    "doctor": "cli.doctor:doctor",
    "flag": "cli.flags:flag",
    "flow": "cli.flow:flow",
    "import": "cli.imports:import_group",
    "queue": "cli.queues:queue",
    "optimize": "cli.optimize.command:optimize",
    "mail": "cli.letters:mail",
    "replay": "cli.replay:replay",
    "serve": "cli.processes:serve",
    "slot-fill": "cli.slotfill.command:slot_fill",
    "stamp": "cli.stamp:stamp",
    "stress": "cli.stress.command:stress",
    "tz": "cli.tz:tz",
    "venue": "cli.venue:venue",
    "worker": "cli.processes:worker",
}

INTERRUPTED = 130
"""The exit code of a command that Ctrl-C ended."""


class Commands(click.Group):
    """Imports a command when it is asked for, so that `holdfast doctor` runs on half a set-up."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module, name = COMMANDS[cmd_name].split(":")
        command: click.Command = getattr(import_module(module), name)
        return command

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; what a user can mend is told in a sentence, without a traceback."""
        try:
            return super().invoke(ctx)
        except psycopg.Error as error:
            raise Problem(phrase(error)) from error
        except SettingsError as error:
            raise Problem(str(error)) from error
        except KeyboardInterrupt:
            # Click would end with 1, as a command does that has failed.
            click.echo("\ninterrupted", err=True)
            raise click.exceptions.Exit(INTERRUPTED) from None


@click.command(cls=Commands)
@click.version_option(package_name="holdfast")
def main() -> None:
    """A reservation engine that lives inside Postgres."""
