"""Claimed shares against the thresholds of a criteria framework, only where the framework's threshold is sourced."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from vanthu.catalogue import Catalogue
from vanthu.checks.facts import Facts, made, number_of, shown, text_of
from vanthu.text.fold import fold
from vanthu.types import Check, Finding


def threshold_checks(facts: Facts, catalogue: Catalogue) -> Iterator[Check]:
    """`threshold`: a percentage claimed under a standard whose point has a sourced minimum."""
    frameworks = {str(f["code"]): f for f in catalogue.frameworks if "code" in f}
    for claim in facts.of("claims"):
        framework = frameworks.get(text_of(claim, "framework"))
        if framework is None or claim.columns.get("measure") not in ("percent", "all") or claim.columns.get("value") is None:
            continue
        for point in _points(framework, claim):
            yield _check(framework, point, claim)


def _points(framework: Mapping[str, Any], claim: Finding) -> Iterator[Mapping[str, Any]]:
    """The points of the claim's standard with a sourced threshold whose words the claim uses."""
    statement = fold(" ".join(f"{text_of(claim, 'subject')} {text_of(claim, 'statement')}".split()))
    for standard in framework.get("standards", ()):
        if str(standard.get("number")) != text_of(claim, "standard"):
            continue
        for point in standard.get("points", ()):
            sourced = point.get("status") == "sourced" and point.get("threshold", {}).get("comparator") in (">=", ">")
            if sourced and any(fold(word) in statement for word in point.get("words", ())):
                yield point


def _check(framework: Mapping[str, Any], point: Mapping[str, Any], claim: Finding) -> Check:
    threshold, value = point["threshold"], number_of(claim)
    limit = float(threshold["value"])
    reached = value > limit or (value == limit and threshold["comparator"] == ">=")
    sign = text_of(claim, "comparator")
    if sign in ("<", "<=", "~") or (sign == ">" and not reached):
        verdict = "unknown" if not (sign in ("<", "<=") and value <= limit) else "fail"
    else:
        verdict = "pass" if reached else "fail"
    relation = {"pass": "reaches", "fail": "does not reach", "unknown": "may or may not reach"}[verdict]
    where = f"{framework['code']}, point {point['id']}"
    message = f"The claimed {shown(value)} % {relation} the {threshold['comparator']} {shown(limit)} % of {where}."
    return made("threshold", verdict, message, [claim])
