"""The report for people: each part's tables and pictures as Markdown, beside the JSON, and when
asked in docs/performance.md, where a part's section takes the place of its last one."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rich.table import Table
from rich.text import Text

from cli.problem import Problem
from cli.project import ROOT, build_directory

PAGE = ROOT / "docs" / "performance.md"
BEGIN, END = "<!-- figures, as printed -->\n", "<!-- end -->\n"


@dataclass(frozen=True, slots=True)
class Section:
    """A part as it was measured. `told` is the report's head; `pictures` are SVG by caption."""

    part: str
    command: str
    size: str
    seconds: float
    told: Mapping[str, Any]
    tables: Sequence[Table]
    pictures: Mapping[str, str]

    def write(self, folder: Path, prefix: str) -> str:
        """Its Markdown; the pictures are written to the folder."""
        machine = self.told["machine"]
        lines = [
            f"### {self.part}",
            "",
            f"`{self.command}`, {self.size}, {self.told['measured_at']}, {self.told['code']}, "
            f"{machine['processors']} processors ({machine['architecture']}), load before "
            f"{machine['load_average_before']:.2f}, took {self.seconds:.0f} s.",
            "",
        ]
        for table in self.tables:
            lines += [*_rows(table), ""]
        for number, (caption, picture) in enumerate(self.pictures.items(), start=1):
            name = f"{prefix}-{self.part}-{number}.svg"
            (folder / name).write_text(picture + "\n")
            lines += [f"![{caption}]({name})", ""]
        return "\n".join(lines)


def write(report_name: str, sections: Sequence[Section]) -> Path:
    """Write build/<report name>.md and its pictures; returns where."""
    folder = build_directory()
    path = folder / f"{report_name}.md"
    path.write_text("\n".join(section.write(folder, report_name) for section in sections))
    return path


def publish(sections: Sequence[Section], order: Iterable[str], page: Path = PAGE) -> Path:
    """Put the sections between the page's two marks, in this order of the parts, in place of those
    of the same parts; returns where. Raises Problem for a page without marks."""
    text = page.read_text()
    before, begin, rest = text.partition(BEGIN)
    kept, end, after = rest.partition(END)
    if not (begin and end):
        raise Problem(f"{page} has no room for figures: put {BEGIN.strip()} and {END.strip()} in")
    known = {
        found[1]: found[0].strip() + "\n"
        for found in re.finditer(r"^### (.+)\n(?:(?!### ).*\n)*", kept, re.MULTILINE)
    }
    known |= {section.part: section.write(page.parent, page.stem) for section in sections}
    chosen = "\n".join(known[part] for part in order if part in known)
    page.write_text(f"{before}{begin}\n{chosen}\n{end}{after}")
    return page


def _rows(table: Table) -> list[str]:
    """A table as Markdown, its title above and its caption below it."""
    titled = [f"*{_plain(table.title)}*", ""] if table.title else []
    cells = [[_plain(cell) for cell in column.cells] for column in table.columns]
    rows = [_row(_plain(column.header) for column in table.columns), "|---" * len(cells) + "|"]
    rows += [_row(row) for row in zip(*cells, strict=True)]
    return titled + rows + (["", _plain(table.caption)] if table.caption else [])


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _plain(words: Any) -> str:
    """Text without rich's markup, on one line; a leading blank, which indents, is kept."""
    plain = Text.from_markup(str(words)).plain.replace("\n", " ").replace("|", r"\|")
    return "&emsp;" + plain.lstrip() if plain.startswith("  ") else plain
