"""Imports point down, and modules of one floor do not import each other."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "pipeline" / "vanthu"

# The part of the package (first name below `vanthu`) and its floor.
FLOORS = {
    "__init__": 0,
    "types": 0,
    "errors": 0,
    "settings": 0,
    "text": 1,
    "contract": 1,
    "catalogue": 2,
    "review": 2,
    "language": 3,
    "ocr": 3,
    "readers": 4,
    "outline": 4,
    "extractors": 4,
    "relate": 4,
    "checks": 4,
    "tables": 4,
    "writers": 4,
    "run": 5,
    "batch": 6,
    "evaluate": 6,
    "evidence": 6,
    "consolidate": 6,
    "doctor": 6,
    "cli": 7,
}
# Floor 0 is one set of values; a writer is given the tables' schema.
ALLOWED_SAME_FLOOR = {("types", "errors"), ("settings", "types"), ("writers", "tables")}


def part_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported_parts(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names: list[str] = []
        if isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            names = [f"{node.module}.{alias.name}" if node.module == "vanthu" else node.module for alias in node.names]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        for name in names:
            if name.startswith("vanthu."):
                yield name.split(".")[1]


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.py")), ids=lambda p: str(p.relative_to(PACKAGE)))
def test_imports_point_down(path: Path) -> None:
    part = part_of(path)
    assert part in FLOORS, f"say in FLOORS on which floor vanthu.{part} stands"
    for other in imported_parts(path):
        if other in (part, "__version__"):
            continue
        assert other in FLOORS, f"vanthu.{other} has no floor"
        if (part, other) not in ALLOWED_SAME_FLOOR:
            assert FLOORS[other] < FLOORS[part], f"{path.name}: vanthu.{part} must not import vanthu.{other}"


def test_only_the_command_line_reads_the_environment() -> None:
    """Elsewhere `os.environ` only passes on to a child process: `{**os.environ, …}`."""
    offenders = [
        f"{path.name}: {line.strip()}"
        for path in PACKAGE.rglob("*.py")
        if part_of(path) not in ("cli", "doctor")
        for line in path.read_text(encoding="utf-8").splitlines()
        if "os.environ" in line and "**os.environ" not in line
    ]
    assert not offenders
