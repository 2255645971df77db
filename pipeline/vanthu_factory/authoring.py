"""Reports written by hand, with the facts marked in the text: `[[d 2023-05-12|ngày 12/5/2023]]`.

A source file begins with `name: value` lines for the table `document` (`value | value`: further
right answers; `_optional`: columns that are not asked), then a line `---`, then one line a block:

    < left head line      > right head line      << left foot line     >> right foot line (in the order they are printed)
    # kind   ## abstract  = heading   ~ basis    ^ centred line        anything else: a paragraph
    | cell | cell |       a row of a ruled table; `!` before the first row's first bar makes it a head row

Marks nest. Their arguments are separated by semicolons; an empty one is "the document does not say":

    d value                                        a date
    staff category;value;label                     people counted; category/category: either is right
    ref kind;number;year;symbol;issued_on;issuer;role
    claim measure;value;value_max;comparator;standard;verdict      `.` for the standard: it is not judged
    money value;comparator
    award year;code;label;recipient;number;symbol
    person role                                    the marked text is the name
    to purpose                                     the marked text is the name of a line of Nơi nhận
A `?` before the name of a mark makes the item optional.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from vanthu_factory.model import Block, Cell, Columns2, Fact, Grid, Line, Passage, Report

KINDS = {"#": "title", "##": "abstract", "=": "heading", "~": "basis", "^": "centre"}


def _number(text: str) -> int | float | None:
    if not text:
        return None
    value = float(text)
    return int(value) if value.is_integer() else value


def _date(arguments: list[str], text: str) -> tuple[str, dict[str, Any]]:
    return "dates", {"value": arguments[0] or None}


def _staff(arguments: list[str], text: str) -> tuple[str, dict[str, Any]]:
    (category, *also), value, label = arguments[0].split("/"), *arguments[1:]
    accept = {"_accept": {"category": also}} if also else {}
    return "staff_counts", {"category": category, "value": _number(value), "label": label, **accept}


def _reference(arguments: list[str], text: str) -> tuple[str, dict[str, Any]]:
    names = ("kind", "number", "year", "symbol", "issued_on", "issuer", "role")
    columns: dict[str, Any] = {name: value or None for name, value in zip(names, arguments, strict=True)}
    return "references", {**columns, "year": _number(arguments[2])}


def _claim(arguments: list[str], text: str) -> tuple[str, dict[str, Any]]:
    measure, value, value_max, comparator, standard, verdict = arguments
    columns: dict[str, Any] = {
        "measure": measure, "value": _number(value), "value_max": _number(value_max), "comparator": comparator or "=",
        "negated": measure == "zero", "verdict": verdict or None,
    }  # fmt: skip
    return "claims", columns if standard == "." else {**columns, "standard": _number(standard)}


def _money(arguments: list[str], text: str) -> tuple[str, dict[str, Any]]:
    return "amounts", {"value": _number(arguments[0]), "value_max": None, "comparator": arguments[1] or "="}


def _award(arguments: list[str], text: str) -> tuple[str, dict[str, Any]]:
    year, code, label, recipient, number, symbol = (a or None for a in arguments)
    columns = {"year": _number(year or ""), "award": code, "label": label, "number": number, "symbol": symbol}
    return "awards", {**columns, **({"recipient": recipient} if recipient else {})}


def _person(arguments: list[str], text: str) -> tuple[str, dict[str, Any]]:
    return "people", {"name": text, "role": arguments[0]}


def _recipient(arguments: list[str], text: str) -> tuple[str, dict[str, Any]]:
    purpose = arguments[0] or None
    return "recipients", {"name": text, "purpose": purpose, **({} if purpose else {"_accept": {"purpose": ["inform"]}})}


MARKS: dict[str, Callable[[list[str], str], tuple[str, dict[str, Any]]]] = {
    "d": _date, "staff": _staff, "ref": _reference, "claim": _claim, "money": _money, "award": _award, "person": _person, "to": _recipient,
}  # fmt: skip


def marked(source: str) -> Passage:
    """The text of a line without its marks, and their facts.

    >>> p = marked("đến [[d 2023-05-12|ngày 12/5/2023]] có [[staff STAFF.TOTAL;28;cán bộ|28 cán bộ]]")
    >>> p.text, [f.table for f in p.facts]
    ('đến ngày 12/5/2023 có 28 cán bộ', ['dates', 'staff_counts'])
    """
    passage, _ = _parse(source, 0)
    return passage


def _parse(source: str, at: int) -> tuple[Passage, int]:
    """The passage from `at` to the bracket that closes it, or to the end; and where that is."""
    passage = Passage()
    while at < len(source):
        opening, closing = source.find("[[", at), source.find("]]", at)
        if closing >= 0 and (opening < 0 or closing < opening):
            return passage + source[at:closing], closing + 2
        if opening < 0:
            return passage + source[at:], len(source)
        bar = source.index("|", opening)
        inner, end = _parse(source, bar + 1)
        passage = passage + source[at:opening] + _stated(source[opening + 2 : bar], inner)
        at = end
    return passage, at


def _stated(head: str, inner: Passage) -> Passage:
    optional = head.startswith("?")
    name, _, arguments = head.removeprefix("?").partition(" ")
    table, columns = MARKS[name](arguments.split(";"), inner.text)
    return inner.stating(table, **columns, **({"optional": True} if optional else {}))


def report(path: Path) -> Report:
    """The report written in the source file `path`."""
    head, _, body = path.read_text(encoding="utf-8").partition("\n---\n")
    made = Report(path.stem)
    made.document = _document(head)
    table: list[list[str]] = []
    widths: tuple[float, ...] = ()
    for line in [*body.splitlines(), ""]:
        if line.startswith("%"):
            widths = tuple(float(w) for w in line[1:].split())
            continue
        if line.startswith(("|", "!")):
            table.append([("!" if line.startswith("!") else "") + c.strip() for c in _cells(line)])
            continue
        if table:
            made.blocks.append(_grid(table, widths))
            table, widths = [], ()
        if line.strip():
            _block(made, line)
    return made


def _cells(line: str) -> list[str]:
    """The cells of a row: bars inside marks do not separate."""
    cells, depth, current = [], 0, ""
    for char in line.strip().lstrip("!").removeprefix("|").removesuffix("|") + "|":
        depth += (char == "[") - (char == "]")
        if char == "|" and depth == 0:
            cells.append(current)
            current = ""
        else:
            current += char
    return cells


def _document(head: str) -> dict[str, Any]:
    columns: dict[str, Any] = {}
    for line in head.splitlines():
        name, _, value = line.partition(":")
        columns[name.strip()] = value.strip() or None
    if columns.get("year"):
        columns["year"] = int(columns["year"])
    for name, value in list(columns.items()):
        if value and " | " in value:
            columns[name], *also = value.split(" | ")
            columns.setdefault("_accept", {})[name] = also
    if "_optional" in columns:
        columns["_optional"] = columns["_optional"].split(", ")
    return columns


def _grid(rows: list[list[str]], widths: tuple[float, ...]) -> Grid:
    heads = sum(row[0].startswith("!") for row in rows)
    cells = tuple(tuple(Cell(marked(c.lstrip("!")), bold=c.startswith("!")) for c in row) for row in rows)
    cells = (*cells[:heads], *map(_with_subjects, cells[heads:]))
    return Grid(cells, heads, widths or (1 / len(cells[0]),) * len(cells[0]))


def _with_subjects(row: tuple[Cell, ...]) -> tuple[Cell, ...]:
    """A claim in a cell is about what the row is called: its first cell that is not a number."""
    name = next((c.passage.text for c in row if not c.passage.text.isdigit()), "")

    def named(fact: Fact) -> Fact:
        return replace(fact, columns={**fact.columns, "subject": name}) if fact.table == "claims" else fact

    return tuple(replace(c, passage=replace(c.passage, facts=tuple(map(named, c.passage.facts)))) for c in row)


def _block(made: Report, line: str) -> None:
    sign, _, text = line.partition(" ")
    if sign in ("<", ">", "<<", ">>"):
        _column_line(made, sign, text)
    else:
        kind = KINDS.get(sign)
        made.add(marked(text if kind else line), kind or "text")


def _column_line(made: Report, sign: str, text: str) -> None:
    """Add a line to the two-column block that is being written; each block begins with its first left or right line."""
    zone = "foot" if len(sign) == 2 else "head"
    last: Block | None = made.blocks[-1] if made.blocks else None
    if not isinstance(last, Columns2) or last.zone != zone:
        last = Columns2((), (), zone)
        made.blocks.append(last)
    line = _line(text, left=sign[0] == "<", first=not (last.left if sign[0] == "<" else last.right), zone=zone)
    left = (*last.left, line) if sign[0] == "<" else last.left
    right = (*last.right, line) if sign[0] == ">" else last.right
    made.blocks[-1] = Columns2(left, right, zone)


def _line(text: str, *, left: bool, first: bool, zone: str) -> Line:
    passage = marked(text)
    if zone == "head":
        place = not left and ", ngày" in passage.text
        number = left and passage.text.startswith(("Số", "V/v"))
        rule = 1.0 if not left and passage.text.startswith(("Độc lập", "ĐẢNG CỘNG SẢN")) else 0.0
        return Line(
            passage, bold=not place and not number, italic=place, size=12.5, gap=6.0 if place or number else 0.0, rule=rule
        )
    if left:
        return Line(passage, bold=first, italic=first, size=12 if first else 11, centre=False)
    name = any(fact.table == "people" for fact in passage.facts)
    return Line(passage, bold=True, gap=62.0 if name else 0.0)
