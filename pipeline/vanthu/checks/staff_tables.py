"""Whether tables of staff add up, and agree with the text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from vanthu.checks.facts import Facts, added, made, named, number_of, shown, text_of
from vanthu.types import Check, Finding


def table_checks(facts: Facts) -> Iterator[Check]:
    """`sum` for each column with a totals row and for rows whose parts make their total, `table_vs_prose` for figures in both."""
    tabled = [f for f in facts.staff if facts.in_table(f)]
    yield from _column_sums(facts, tabled)
    yield from _row_sums(facts, tabled)
    yield from _against_prose(tabled, [f for f in facts.staff if not facts.in_table(f)])


def _column_sums(facts: Facts, tabled: Sequence[Finding]) -> Iterator[Check]:
    columns: dict[tuple[object, ...], list[Finding]] = defaultdict(list)
    for finding in tabled:
        columns[_column_of(facts, finding)].append(finding)
    for column in columns.values():
        totals = [f for f in column if f.rule == "staff-table-column" and not _is_part(f)]
        parts = [f for f in column if _is_part(f) or f.rule == "staff-table-row"]
        if len(totals) == 1 and len(parts) > 1 and _divide(parts):
            yield _column_sum(totals[0], parts, unread=_unread(facts, tabled, parts))


def _column_of(facts: Facts, finding: Finding) -> tuple[object, ...]:
    """The place of a column; in plain text, where tables have no places, what tells columns apart."""
    block = facts.block(finding)
    if block is not None and block.table >= 0:
        return block.table, block.column
    return -1, *(finding.columns.get(name) for name in ("category", "label", "qualifier", "as_of", "status"))


def _is_part(finding: Finding) -> bool:
    return bool(finding.columns.get("unit_name"))


def _divide(parts: Sequence[Finding]) -> bool:
    """Whether the rows of a column divide the same people: organisations, posts, or levels of one kind."""
    named = [text_of(f, "category") for f in parts if not _is_part(f)]
    if not named:
        return True
    groups = {code.split(".")[0] for code in named}
    return len(named) == len(parts) and "STAFF.TOTAL" not in named and groups in ({"STAFF"}, {"EDU"})


def _unread(facts: Facts, tabled: Sequence[Finding], parts: Sequence[Finding]) -> bool:
    """Whether cells of a column may be missing: on page images, where other columns have figures for more organisations."""
    if facts.document.text_source not in ("ocr", "mixed"):
        return False
    block = facts.block(parts[0])
    own = [f for f in tabled if (other := facts.block(f)) is not None and block is not None and other.table == block.table]
    return len({text_of(f, "unit_name") for f in own} - {""}) > len({text_of(f, "unit_name") for f in parts} - {""})


def _column_sum(total: Finding, units: Sequence[Finding], *, unread: bool) -> Check:
    made_up, whole = sum(number_of(f) for f in units), number_of(total)
    label = text_of(total, "label")
    if made_up == whole:
        return made("sum", "pass", f"Column “{label}”: {added(units)} = {shown(whole)}, as in the totals row.", [total, *units])
    outer = _outer(units)
    if sum(map(number_of, outer)) == whole:
        return made("sum", "pass", f"Column “{label}”: {added(outer)} = {shown(whole)}, as in the totals row.", [total, *outer])
    message = f"Column “{label}”: {added(units)} = {shown(made_up)}, but the totals row says {shown(whole)}"
    if made_up > whole and len(outer) < len(units):
        return made("sum", "unknown", f"{message}; some rows add up others.", [total, *units])
    if unread and made_up < whole:
        return made("sum", "unknown", f"{message}; not every cell was read.", [total, *units])
    return made("sum", "fail", f"{message}.", [total, *units])


def _outer(units: Sequence[Finding]) -> list[Finding]:
    """`units` without those that a row right above them adds up: the offices below `I. Khối hành chính`."""
    outer: list[Finding] = []
    i = 0
    while i < len(units):
        outer.append(units[i])
        within, j = 0.0, i + 1
        while j < len(units) and within < number_of(units[i]):
            within += number_of(units[j])
            j += 1
        i = j if within == number_of(units[i]) and j > i + 2 else i + 1
    return outer


def _row_sums(facts: Facts, tabled: Sequence[Finding]) -> Iterator[Check]:
    """Rows in which posts, levels or sexes make the row's total; a way of dividing that fits no row is not one of the total."""
    rows: dict[tuple[object, ...], list[Finding]] = defaultdict(list)
    for finding in tabled:
        block = facts.block(finding)
        if not (finding.columns.get("qualifier") or finding.columns.get("status")):
            same = (finding.columns.get("unit_name"), finding.columns.get("as_of"))
            rows[block.table if block else -1, block.row if block else -1, *same].append(finding)
    for table in {key[0] for key in rows}:
        own = [row for key, row in rows.items() if key[0] == table]
        for prefixes in (("EDU",), ("STAFF",), ("DEM.NU", "DEM.NAM")):
            yield from _rows_check(
                [_divided(row, prefixes) for row in own], scanned=facts.document.text_source in ("ocr", "mixed")
            )


def _divided(row: Sequence[Finding], prefixes: tuple[str, ...]) -> tuple[Finding | None, list[Finding]]:
    """The total of a row and its parts whose codes begin with one of `prefixes`."""
    totals = [f for f in row if f.columns["category"] == "STAFF.TOTAL"]
    parts = [f for f in row if f.columns["category"] != "STAFF.TOTAL" and text_of(f, "category").startswith(prefixes)]
    return (totals[0] if len(totals) == 1 else None), parts


def _rows_check(rows: Sequence[tuple[Finding | None, list[Finding]]], *, scanned: bool) -> Iterator[Check]:
    divided = [(total, parts) for total, parts in rows if total is not None and len(parts) > 1]
    right = [(total, parts) for total, parts in divided if sum(map(number_of, parts)) == number_of(total)]
    if not right or len(right) * 2 < len(divided):
        return
    most = max(len(parts) for _, parts in divided)
    for total, parts in divided:
        if sum(map(number_of, parts)) != number_of(total) and not (scanned and len(parts) < most):
            labels = ", ".join(text_of(f, "label") for f in parts)
            message = f"{added(parts)} = {shown(sum(map(number_of, parts)))} ({labels}), but the row says {named(total)}."
            yield made("sum", "fail", message, [total, *parts])
    labels = ", ".join(text_of(f, "label") for f in right[0][1])
    message = f"In {len(right)} of {len(divided)} rows {labels} add up to {text_of(right[0][0], 'label')}."
    yield made("sum", "pass", message, [f for total, parts in right for f in (total, *parts)])


def _against_prose(tabled: Sequence[Finding], prose: Sequence[Finding]) -> Iterator[Check]:
    for written in prose:
        if _narrowed(written):
            continue
        same = [f for f in tabled if f.columns["category"] == written.columns["category"] and not _narrowed(f)]
        if len(same) != 1:
            continue
        agree = number_of(same[0]) == number_of(written)
        relation = "agrees with" if agree else "differs from"
        message = f"{named(written)} in the text {relation} {named(same[0])} in the table."
        yield made("table_vs_prose", "pass" if agree else "fail", message, [written, same[0]])


def _narrowed(finding: Finding) -> bool:
    """Counts of one unit, of some of the people or of another time are not the same fact."""
    return any(finding.columns.get(name) for name in ("unit_name", "qualifier", "status"))
