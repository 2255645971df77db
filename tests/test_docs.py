"""What the documents say is what there is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import typer.main

from vanthu.cli.app import app
from vanthu.contract import contract
from vanthu.errors import ExitCode
from vanthu.writers import FORMATS

ROOT = Path(__file__).parent.parent
README, COMMANDS, CONTRIBUTING = (
    (ROOT / name).read_text(encoding="utf-8") for name in ("README.md", "docs/commands.md", "CONTRIBUTING.md")
)
GROUP = typer.main.get_command(app)


def commands() -> dict[str, object]:
    return dict(GROUP.commands)  # type: ignore[attr-defined]


def section(name: str) -> str:
    found = re.search(rf"^## vanthu {name}\b.*?(?=^## |\Z)", COMMANDS, re.MULTILINE | re.DOTALL)
    assert found, f"docs/commands.md has no section 'vanthu {name}'"
    return found[0]


@pytest.mark.parametrize("name", sorted(commands()))
def test_every_command_and_option_is_documented_and_nothing_else(name: str) -> None:
    assert f"vanthu {name}" in README
    command = commands()[name]
    options = {o for p in command.params for o in p.opts if o.startswith("--")} - {"--help"}  # type: ignore[attr-defined]
    text = section(name)
    assert {o for o in options if f"{o}`" not in text and f"{o} " not in text} == set()
    stated = set(re.findall(r"`(--[a-z-]+)", text))
    assert stated - options - ({"--out"} if name == "extract" else set()) == set(), "options that there are not"


@pytest.mark.parametrize("name", sorted(commands()))
def test_every_command_has_an_example(name: str) -> None:
    command = commands()[name]
    assert f"\n  vanthu {name}" in command.epilog  # type: ignore[attr-defined]


@pytest.mark.parametrize("text", [README, COMMANDS], ids=["README", "commands"])
def test_the_exit_codes_are_those_of_the_program(text: str) -> None:
    stated = [int(code) for code in re.findall(r"^\| (\d+) \|", text[text.index("| Exit code |") :], re.MULTILINE)]
    assert stated == [code.value for code in ExitCode]
    assert all(re.search(rf"\b{code.value} ", GROUP.epilog or "") for code in ExitCode)


def test_every_table_and_format_is_in_the_readme() -> None:
    assert [name for name in contract() if f"`{name}`" not in README] == []
    assert [name for name in FORMATS if name not in README] == []


def test_every_make_target_is_in_contributing() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z][a-z-]*):(?!=)", makefile, re.MULTILINE))
    listed = CONTRIBUTING[: CONTRIBUTING.index("\n## ")]
    assert {t for t in targets if not re.search(rf"(?:make |, ){t}\b", listed)} == set()


@pytest.mark.parametrize(
    "path", [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "docs" / "commands.md"], ids=lambda p: p.name
)
def test_links_lead_somewhere(path: Path) -> None:
    links = re.findall(r"\]\(([^)#:]+)\)", path.read_text(encoding="utf-8"))
    assert [link for link in links if not (path.parent / link).exists()] == []
