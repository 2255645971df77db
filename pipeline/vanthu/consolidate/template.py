"""What a consolidated table shows: a small declarative template.

title: Tổng hợp …
columns:
  - heading: Đảng viên            # with `spread`: {name}, {category} … are filled in
    from: staff_counts            # a table of the contract
    field: value                  # its column; not needed with pick: count
    where: {category: POL.DV, unit_name: null}   # value, list of values, or null for empty
    pick: only                    # only (default) | first | sum | count | list | max | min
    otherwise: 1                  # the value of a row whose field is empty
    spread: [category]            # a column for each value that occurs
    names: staff_categories       # vocabulary that turns the first code of `spread` into {name}
    total: sum                    # the totals row
    optional: true                # an empty cell is no lack
    width: 14
"""

from __future__ import annotations

import string
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

import yaml

from vanthu.contract import contract
from vanthu.errors import VanthuError
from vanthu.types import Value

PICKS = ("only", "first", "sum", "count", "list", "max", "min")


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the template, or one of those that a `spread` column makes."""

    heading: str
    table: str
    field: str = ""
    where: Mapping[str, Any] | None = None
    pick: str = "only"
    otherwise: Value = None
    spread: tuple[str, ...] = ()
    names: str = ""
    total: str = ""
    optional: bool = False
    width: int = 12

    def takes(self, row: Mapping[str, Value]) -> bool:
        """The row fits `where`."""
        return all(
            row[name] in (wanted if isinstance(wanted, list) else [wanted]) for name, wanted in (self.where or {}).items()
        )


@dataclass(frozen=True, slots=True)
class Template:
    name: str
    title: str
    columns: tuple[Column, ...]


def shipped() -> list[str]:
    """The names of the templates that come with vanthu.

    >>> shipped()
    ['cultural', 'emulation', 'staff']
    """
    folder = files("vanthu") / "data/consolidation"
    return sorted(f.name.removesuffix(".yaml") for f in folder.iterdir() if f.name.endswith(".yaml"))


def load_template(name: str) -> Template:
    """A shipped template by its name, or one of your own by its path; VanthuError says what is wrong with it."""
    try:
        if name in shipped():
            text = (files("vanthu") / f"data/consolidation/{name}.yaml").read_text(encoding="utf-8")
        else:
            text = Path(name).read_text(encoding="utf-8")
        content = yaml.safe_load(text)
    except OSError as error:
        raise VanthuError(f"--template: {name} is none of {', '.join(shipped())} and no file that can be read.") from error
    except UnicodeDecodeError as error:
        raise VanthuError(f"--template {name}: the file is no UTF-8 text.") from error
    except yaml.YAMLError as error:
        raise VanthuError(f"--template {name}: the file is no YAML: {' '.join(str(error).split())}.") from error
    try:
        return _template(Path(name).stem, content)
    except ValueError as error:
        raise VanthuError(f"--template {name}: {error}.") from error


def _template(name: str, content: Any) -> Template:
    """ValueError says what is wrong with what the file holds."""
    if not isinstance(content, dict) or not isinstance(content.get("title"), str):
        raise ValueError("title is missing: the first line is `title: …`")
    items = content.get("columns")
    if not isinstance(items, list) or not items:
        raise ValueError("columns is missing: `columns:` and under it a line `- {heading: …, from: …, field: …}` for each")
    return Template(name, content["title"], tuple(_column(number, item) for number, item in enumerate(items, 1)))


_OPTIONS: Mapping[str, tuple[type, str]] = {
    "heading": (str, "text"), "from": (str, "a table of the contract"), "field": (str, "a column of that table"),
    "where": (dict, "{column: value}"), "pick": (str, "text"), "otherwise": (object, ""), "spread": (list, "a list of columns"),
    "names": (str, "a vocabulary"), "total": (str, "sum"), "optional": (bool, "true or false"), "width": (int, "a whole number"),
}  # fmt: skip


def _column(number: int, item: Any) -> Column:
    if not isinstance(item, dict):
        raise ValueError(f"column {number} is no `{{heading: …, from: …}}`")
    for name, value in item.items():
        if name not in _OPTIONS:
            raise ValueError(f"column {number}: there is no option {name}; there are {', '.join(_OPTIONS)}")
        kind, meaning = _OPTIONS[name]
        if not isinstance(value, kind):
            raise ValueError(f"column {number}: {name} is {meaning}")
    if missing := [name for name in ("heading", "from") if name not in item]:
        raise ValueError(f"column {number}: {missing[0]} is missing")
    options = {name: value for name, value in item.items() if name not in ("from", "spread")}
    column = Column(table=item["from"], spread=tuple(item.get("spread", ())), **options)
    _check(column)
    return column


def _check(column: Column) -> None:
    table = contract().get(column.table)
    if table is None:
        raise ValueError(f"{column.heading}: from: {column.table} is no table of the contract")
    used: Sequence[str] = [*([column.field] if column.field else []), *(column.where or {}), *column.spread]
    if unknown := [name for name in used if name not in table.names]:
        raise ValueError(f"{column.heading}: {column.table} has no column {unknown[0]}")
    if column.pick not in PICKS or column.total not in ("", "sum"):
        raise ValueError(f"{column.heading}: pick is one of {', '.join(PICKS)}; total is sum or left out")
    if column.pick != "count" and not column.field:
        raise ValueError(f"{column.heading}: field is missing")
    known = {"name", *column.spread} if column.spread else set()
    if not _marks(column.heading) <= known:
        raise ValueError(f"{column.heading}: the heading may hold {' '.join(f'{{{n}}}' for n in sorted(known)) or 'no {…}'}")


def _marks(heading: str) -> set[str]:
    """What stands in braces: `{name} {year}`."""
    try:
        return {name for _, name, _, _ in string.Formatter().parse(heading) if name is not None}
    except ValueError as error:
        raise ValueError(f"{heading}: a brace stands alone") from error
