"""Which row of the output is which item of the gold, and which columns are judged.

An item and a row belong together by their key: references by number, year and symbol; dates by value; staff counts by category
and value; claims by measure and values; amounts by value; awards by year and code; people and recipients by name. Likeness of
quotes and of the other columns decides between several that fit. Matching is one to one, best pair first.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from vanthu.evaluate import compare_values as v

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Pairing:
    """How a table is matched: `fit` is 0 for no match, else the greater the better; `columns` are judged on matched rows."""

    fit: Callable[[Row, Row], float]
    columns: Mapping[str, v.Same]


def right(item: Row, row: Row, column: str, same: v.Same) -> bool:
    """The row's cell is what the gold says, or one of the further answers it accepts."""
    answers = [item.get(column), *item.get("_accept", {}).get(column, [])]
    return any(same(answer, row.get(column)) for answer in answers)


def _reference(item: Row, row: Row) -> float:
    if not _same_citation(item, row):
        return 0.0
    near = right(item, row, "issued_on", v.same_text) + right(item, row, "kind", v.same_kind)
    return 1 + near + v.overlap(item.get("quote"), row.get("quote")) / 10


def _same_citation(item: Row, row: Row) -> bool:
    if v.tidy(item.get("symbol")):
        keys: dict[str, v.Same] = {"number": v.same_text, "year": v.same_number, "symbol": v.same_symbol}
        return all(right(item, row, column, same) for column, same in keys.items())
    if v.tidy(row.get("symbol")) or not right(item, row, "kind", v.same_kind):
        return False
    if v.tidy(item.get("number")):
        return right(item, row, "number", v.same_text)
    if v.tidy(row.get("number")):
        return False
    if v.tidy(item.get("issued_on")) and v.tidy(row.get("issued_on")):
        return right(item, row, "issued_on", v.same_text)
    return v.overlap(_joined(item, "title", "quote"), _joined(row, "title", "quote")) >= 0.5


def _joined(row: Row, *columns: str) -> str:
    return " ".join(v.tidy(row.get(column)) for column in columns)


def _date(item: Row, row: Row) -> float:
    if not v.tidy(item.get("value")):  # an item without a date, such as "hàng năm", is known by its words
        return float(v.same_name(item.get("quote"), row.get("quote")))
    return right(item, row, "value", v.same_text) * (1 + v.overlap(item.get("quote"), row.get("quote")))


def _staff(item: Row, row: Row) -> float:
    key = right(item, row, "category", v.same_text) and right(item, row, "value", v.same_number)
    return key * (1 + v.overlap(item.get("label"), row.get("label")))


def _claim(item: Row, row: Row) -> float:
    one, other = _with_claimed_value(item), _with_claimed_value(row)
    keys: dict[str, v.Same] = {
        "measure": v.same_text, "value": v.same_number, "value_max": v.same_number, "negated": v.same_truth,
    }  # fmt: skip
    if not all(right(one, other, column, same) for column, same in keys.items()):
        return 0.0
    words = [_joined(x, "subject", "statement", "quote") for x in (one, other)]
    return 1 + v.overlap(*words) + right(one, other, "standard", v.same_number) / 10


def _with_claimed_value(row: Row) -> Row:
    """`all` means 100 and `zero` 0 also where the value is left out; a range from 5 to 5 is no range."""
    changed = dict(row)
    if v.number(row.get("value")) is None:
        changed["value"] = {"zero": 0, "all": 100}.get(v.tidy(row.get("measure")))
    if v.same_number(row.get("value"), row.get("value_max")):
        changed["value_max"] = None
    return changed


def _amount(item: Row, row: Row) -> float:
    key = right(item, row, "value", v.same_number) and right(item, row, "comparator", v.same_comparator)
    return key * (1 + v.overlap(item.get("quote"), row.get("quote")))


def _award(item: Row, row: Row) -> float:
    if not (right(item, row, "year", v.same_number) and right(item, row, "award", v.same_text)):
        return 0.0
    near = right(item, row, "number", v.same_text) + right(item, row, "symbol", v.same_symbol)
    return 1 + near + v.overlap(*(x.get("label") or x.get("quote") for x in (item, row)))


def _person(item: Row, row: Row) -> float:
    return right(item, row, "name", v.same_name) * (1.0 + right(item, row, "role", v.same_text))


def _recipient(item: Row, row: Row) -> float:
    key = right(item, row, "name", v.same_recipient)
    return key * (2 - v.distance(v.recipient(item.get("name")), v.recipient(row.get("name"))))


PAIRINGS: dict[str, Pairing] = {
    "references": Pairing(
        _reference, {"kind": v.same_kind, "issued_on": v.same_text, "issuer": v.same_or_part, "role": v.same_text}
    ),
    "dates": Pairing(_date, {}),
    "staff_counts": Pairing(_staff, {"label": v.same_or_part}),
    "claims": Pairing(_claim, {"standard": v.same_number, "comparator": v.same_comparator, "verdict": v.same_text}),
    "amounts": Pairing(_amount, {"value_max": v.same_number}),
    "awards": Pairing(_award, {"number": v.same_text, "symbol": v.same_symbol, "recipient": v.same_or_part}),
    "people": Pairing(_person, {"role": v.same_text}),
    "recipients": Pairing(_recipient, {"purpose": v.same_text}),
}

DOCUMENT: dict[str, v.Same] = {
    "kind": v.same_kind, "kind_code": v.same_text, "number": v.same_text, "year": v.same_number, "symbol": v.same_text,
    "issued_on": v.same_text, "place": v.same_name, "issuer": v.same_name, "parent_issuer": v.same_name, "title": v.same_title,
    "period": v.same_text, "signer": v.same_name, "signer_title": v.same_name, "signing_capacity": v.same_capacity,
}  # fmt: skip


def match(pairing: Pairing, items: Sequence[Row], rows: Sequence[Row]) -> dict[int, int]:
    """Item index → row index, one to one, the best pairs first; ties go to the earlier item, then to the earlier row."""
    fits = [(pairing.fit(item, row), i, j) for i, item in enumerate(items) for j, row in enumerate(rows)]
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in sorted((f for f in fits if f[0] > 0), key=lambda f: (-f[0], f[1], f[2])):
        if i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    return pairs
