"""The commands on the pages are there: `holdfast` with its options, `make` with its targets."""

import re
import shlex
from pathlib import Path

import click
import pytest

from cli.main import main
from cli.project import ROOT

PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
MAKEFILE = (ROOT / "Makefile").read_text()
CODE = re.compile(r"```\w*\n(.*?)```|((?:^    [^\n]*\n)+)|`([^`\n]+)`", re.M | re.S)
HOLDFAST = re.compile(r"(?:^|[ /(])holdfast ([a-z].*)")
MAKE = re.compile(r"(?:^|&& |[A-Z]=\S+ )make (?!room)([a-z-]+)")
CHANGE = re.compile(r"--to(?:-change)? (\w+/\w+)")
TARGET = re.compile(r"^([a-z-]+):", re.M)


def lines(page: Path) -> list[str]:
    """Each line of code on a page, continued lines joined."""
    return [
        line.strip().removeprefix("$ ")
        for block in CODE.findall(page.read_text())
        for line in "".join(block).replace("\\\n", " ").splitlines()
    ]


def words(text: str) -> list[str]:
    """The words of a command, up to what the shell would take for something else."""
    return shlex.split(re.split(r"\s*[#|>)]|\s&&", text)[0])


def fault(text: str) -> str | None:
    """What of a command there is not, if anything."""
    command: click.Command = main
    context = click.Context(main)
    for word in words(text):
        if word.startswith("-"):
            known = {name for item in command.params for name in [*item.opts, *item.secondary_opts]}
            if word.split("=")[0] not in known | {"--help", "--version"}:
                return word
        elif isinstance(command, click.Group):
            child = command.get_command(context, word)
            if child is None:
                return word
            command = child
    return None


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_command_is_there(page: Path) -> None:
    commands = {found[1] for line in lines(page) if (found := HOLDFAST.search(line))}
    assert {command: wrong for command in commands if (wrong := fault(command))} == {}


def test_what_is_not_there_is_found() -> None:
    assert fault("db frobnicate") == "frobnicate"
    assert fault("flow --pretty --frobnicate") == "--frobnicate"


def test_every_target_is_there() -> None:
    named = {target for page in PAGES for line in lines(page) for target in MAKE.findall(line)}
    assert named - set(TARGET.findall(MAKEFILE)) == set()
    assert {"demo", "test", "deploy"} <= named


def test_every_change_is_in_the_plan() -> None:
    plan = re.findall(r"^(\w+/\w+) ", (ROOT / "sqitch.plan").read_text(), re.M)
    code = [line for page in PAGES for line in lines(page)] + MAKEFILE.splitlines()
    named = {change for line in code for change in CHANGE.findall(line)}
    assert named - set(plan) == set()
    first_function = next(n for n, change in enumerate(plan) if change.startswith("core/"))
    assert plan[first_function - 1] in named, "what keeps all tables, for the rollback of functions"


def test_every_target_is_explained_and_no_file() -> None:
    targets = TARGET.findall(MAKEFILE)
    assert re.findall(r"^([a-z-]+):[^#\n]*## \w", MAKEFILE, re.M) == targets
    phony = re.search(r"^\.PHONY: (.*)", MAKEFILE, re.M)
    assert phony and phony[1].split() == targets
