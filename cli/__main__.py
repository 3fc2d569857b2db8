"""`python -m cli` is `holdfast`."""

from cli.main import main

main(prog_name="holdfast")
