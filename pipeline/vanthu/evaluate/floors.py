"""The figures below which a change is not accepted."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from vanthu.errors import VanthuError


def below_floor(report: Mapping[str, Any], floors: Mapping[str, Any]) -> list[str]:
    """One sentence for each floor that is not reached; an empty list is a pass.

    `floors` has for each table the least `f1`, `precision`, `recall`, or `columns: {column: least accuracy}`; and under `sure_right`
    the least share of right rows among the confident ones; and under `cer` the greatest character error rate. `report` is what
    `Evaluation.as_json` gives. A floor for a table that was not scored is not reached.

    >>> below_floor({"overall": {"dates": {"f1": 0.91}}}, {"dates": {"f1": 0.95}})
    ['dates: f1 is 0.910, the floor is 0.950']
    """
    failures = []
    for table, wanted in floors.items():
        if table == "sure_right":
            failures += _least("confidence", "sure_right", report.get("calibration", {}).get("sure_right"), wanted)
        elif table == "cer":
            rate = (report.get("characters") or {}).get("cer")
            if rate is None or rate > wanted:
                failures.append(f"characters: error rate is {rate}, the most allowed is {wanted}")
        elif not isinstance(wanted, Mapping):
            raise VanthuError(f'--floors: {table} needs an object such as {{"f1": 0.9}}.')
        else:
            failures += _table(table, report["overall"].get(table, {}), wanted)
    return failures


def _table(table: str, got: Mapping[str, Any], wanted: Mapping[str, Any]) -> list[str]:
    failures = []
    for measure, floor in wanted.items():
        if measure != "columns":
            failures += _least(table, measure, got.get(measure), floor)
            continue
        for column, least in floor.items():
            accuracy = got.get("columns", {}).get(column, {}).get("accuracy")
            failures += _least(table, column, accuracy, least)
    return failures


def _least(table: str, measure: str, value: float | None, floor: float) -> list[str]:
    if value is not None and value >= floor:
        return []
    return [f"{table}: {measure} is {'not there' if value is None else f'{value:.3f}'}, the floor is {floor:.3f}"]
