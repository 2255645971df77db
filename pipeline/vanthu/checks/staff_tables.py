"""Whether tables of staff add up, and agree with the text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from vanthu.checks.facts import Facts, added, made, named, number_of, shown, text_of
from vanthu.types import Check, Finding


def table_checks(facts: Facts) -> Iterator[Check]:
    """`sum` for each column with a totals row, `table_vs_prose` for figures that stand in both."""
    tabled = [f for f in facts.staff if facts.in_table(f)]
    yield from _column_sums(facts, tabled)
    yield from _against_prose(tabled, [f for f in facts.staff if not facts.in_table(f)])


def _column_sums(facts: Facts, tabled: Sequence[Finding]) -> Iterator[Check]:
    columns: dict[tuple[object, ...], list[Finding]] = defaultdict(list)
    for finding in tabled:
        block = facts.block(finding)
        same = tuple(finding.columns.get(name) for name in ("category", "label", "qualifier", "as_of"))
        columns[block.table if block else -1, *same].append(finding)
    for column in columns.values():
        units = [f for f in column if f.columns.get("unit_name")]
        totals = [f for f in column if not f.columns.get("unit_name")]
        if len(units) > 1 and len(totals) == 1:
            yield _column_sum(totals[0], units)


def _column_sum(total: Finding, units: Sequence[Finding]) -> Check:
    made_up, whole = sum(number_of(f) for f in units), number_of(total)
    label = text_of(total, "label")
    if made_up == whole:
        return made("sum", "pass", f"Column “{label}”: {added(units)} = {shown(whole)}, as in the totals row.", [total, *units])
    message = f"Column “{label}”: {added(units)} = {shown(made_up)}, but the totals row says {shown(whole)}."
    return made("sum", "fail", message, [total, *units])


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
