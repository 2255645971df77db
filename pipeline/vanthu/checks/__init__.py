"""Arithmetic and logic over findings: one module a kind of check. A check explains itself and corrects nothing."""

from __future__ import annotations

from collections.abc import Sequence

from vanthu.catalogue import Catalogue
from vanthu.checks.citations import citation_checks
from vanthu.checks.facts import Facts
from vanthu.checks.figures import figure_checks
from vanthu.checks.scores import score_checks
from vanthu.checks.staff import staff_checks
from vanthu.checks.staff_tables import table_checks
from vanthu.checks.thresholds import threshold_checks
from vanthu.types import Check, Document, Finding, Outline


def check(document: Document, outline: Outline, findings: Sequence[Finding], catalogue: Catalogue) -> list[Check]:
    """All checks that can be made over `findings`."""
    facts = Facts(document, outline, tuple(findings))
    return [
        *staff_checks(facts),
        *table_checks(facts),
        *score_checks(facts),
        *figure_checks(facts),
        *citation_checks(facts),
        *threshold_checks(facts, catalogue),
    ]
