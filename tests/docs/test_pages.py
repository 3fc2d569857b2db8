"""What the pages name is there: files, links, folders, dependencies."""

import re
import tomllib
from pathlib import Path

import pytest

from cli.project import ROOT

PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
FOLDERS = "api|cli|deploy|docs|revert|runtime|scripts|sql|tests|venues|verify|worker"
PATH = re.compile(rf"`((?:{FOLDERS}|\.ci)/[\w./-]*)`")
LINK = re.compile(r"\]\((?!https?:)([^)#]*)(#[^)]*)?\)")
NOT_OURS = {"build", "node_modules"}


def anchors(page: Path) -> set[str]:
    """The anchors that a reader's program makes of a page's headings."""
    headings = re.findall(r"^#+ (.*)$", page.read_text(), re.M)
    words = [re.sub(r"[^\w\- ]", "", heading.lower()) for heading in headings]
    return {"#" + word.strip().replace(" ", "-") for word in words}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_path_exists(page: Path) -> None:
    missing = [path for path in PATH.findall(page.read_text()) if not (ROOT / path).exists()]
    assert missing == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_link_leads_somewhere(page: Path) -> None:
    for path, anchor in LINK.findall(page.read_text()):
        target = page.parent / path if path else page
        assert target.exists(), path
        assert not anchor or anchor in anchors(target), f"{path}{anchor}"


def test_every_folder_is_on_the_code_map() -> None:
    section = (ROOT / "docs" / "architecture.md").read_text().split("\n## Code map\n")[1]
    mapped = set(re.findall(r"`([\w.-]+)/", section.split("\n## ")[0]))
    there = {
        path.name
        for path in ROOT.iterdir()
        if path.is_dir() and not path.name.startswith(".") and not path.name.endswith(".egg-info")
    }
    assert there - NOT_OURS == mapped - {".ci"}


def test_every_page_can_be_found_from_the_first_one() -> None:
    seen: set[Path] = set()
    waiting = [ROOT / "README.md"]
    while waiting:
        page = waiting.pop()
        if page not in seen:
            seen.add(page)
            links = (page.parent / path for path, _ in LINK.findall(page.read_text()) if path)
            waiting += [link.resolve() for link in links if link.suffix == ".md"]
    assert {page for page in PAGES if page not in seen} == set()


def test_every_dependency_is_explained() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    groups = [project["dependencies"], *project["optional-dependencies"].values()]
    wanted = {re.split(r"[\[<>= ]", word)[0] for group in groups for word in group} - {"holdfast"}
    page = (ROOT / "docs" / "dependencies.md").read_text()
    assert set(re.findall(r"^\| `([\w.-]+)`", page, re.M)) == wanted
