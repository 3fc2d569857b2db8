"""The tables and pictures of a bench on a page, and how a part's section replaces its last one."""

from pathlib import Path

import pytest
from rich.table import Table

from cli.bench.command import PARTS
from cli.bench.page import BEGIN, END, Section, publish
from cli.problem import Problem

TOLD = {
    "measured_at": "2030-01-02T03:04:05+00:00",
    "code": "abc1234",
    "machine": {"processors": 2, "architecture": "x86_64", "load_average_before": 0.1},
}


def section(part: str, value: str) -> Section:
    table = Table("figure", "value", title="What was found")
    table.add_row("  [bold red]rate", value)
    return Section(
        part, f"holdfast bench {part}", "full", 12.3, TOLD, [table], {"A plot": f"<svg>{value}"}
    )


@pytest.fixture
def page(tmp_path: Path) -> Path:
    """A page with text before and after the room for figures."""
    path = tmp_path / "performance.md"
    path.write_text(f"# Speed\n\n{BEGIN}{END}\n## After\n")
    return path


def test_a_section_says_what_was_run_where_and_when(tmp_path: Path) -> None:
    said = section("stages", "a|b").write(tmp_path, "bench")
    assert "`holdfast bench stages`, full, 2030-01-02T03:04:05+00:00, abc1234, 2 proc" in said
    assert "*What was found*\n\n| figure | value |\n|---|---|\n| &emsp;rate | a\\|b |" in said
    assert "![A plot](bench-stages-1.svg)" in said
    assert (tmp_path / "bench-stages-1.svg").read_text() == "<svg>a|b\n"


def test_the_last_section_of_a_part_is_replaced_and_others_stay(page: Path) -> None:
    publish([section("growth", "1"), section("throughput", "2")], PARTS, page)
    first = page.read_text()
    assert first.index("### throughput") < first.index("### growth")
    publish([section("growth", "3")], PARTS, page)
    text = page.read_text()
    assert "rate | 3 |" in text and "rate | 1 |" not in text and "rate | 2 |" in text
    assert text.startswith("# Speed\n") and text.endswith(f"{END}\n## After\n")
    publish([section("growth", "3")], PARTS, page)
    assert page.read_text() == text


def test_a_page_without_room_is_left_alone(page: Path) -> None:
    page.write_text("# Speed\n")
    with pytest.raises(Problem, match="no room for figures"):
        publish([section("growth", "1")], PARTS, page)
    assert page.read_text() == "# Speed\n"
