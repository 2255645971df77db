"""What the checks read: findings by table, numbers and labels as printed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from vanthu.text.fold import plain
from vanthu.types import Block, Check, Document, Finding, Outline

_MOST_NAMED = 12


@dataclass(frozen=True)
class Facts:
    """The findings of one document with the document they stand in."""

    document: Document
    outline: Outline
    findings: tuple[Finding, ...]

    def of(self, table: str) -> list[Finding]:
        """The findings of `table` in the order of the text."""
        return sorted((f for f in self.findings if f.table == table), key=lambda f: f.evidence.span)

    @cached_property
    def staff(self) -> list[Finding]:
        return self.of("staff_counts")

    @cached_property
    def plain(self) -> str:
        """The text in its matching form, as long as the text."""
        return plain(self.outline.flow)

    def head(self, column: str) -> Finding | None:
        """The finding that fills `column` of the document's row."""
        return next((f for f in self.of("documents") if f.columns.get(column) is not None), None)

    def block(self, finding: Finding) -> Block | None:
        index = self.outline.block_at(finding.evidence.span.start)
        return self.outline.blocks[index] if index >= 0 else None

    def in_table(self, finding: Finding) -> bool:
        """Whether a staff count was read from a cell of a table."""
        return finding.rule.startswith("staff-table")


def text_of(finding: Finding, column: str) -> str:
    """A column as text, empty where it has no value."""
    value = finding.columns.get(column)
    return "" if value is None else str(value)


def number_of(finding: Finding, column: str = "value") -> float:
    """A column as a number; 0 where it has none, which callers rule out first."""
    value = finding.columns.get(column)
    return float(value) if isinstance(value, int | float) else 0.0


def shown(value: float) -> str:
    """A number as Vietnamese papers print it.

    >>> shown(1245.0), shown(53.6)
    ('1.245', '53,6')
    """
    return f"{int(value):,}".replace(",", ".") if value == int(value) else f"{value:g}".replace(".", ",")


def named(finding: Finding) -> str:
    """A staff count by its printed label and number: `“Đại học” 15`."""
    unit = f" ({text_of(finding, 'unit_name')})" if finding.columns.get("unit_name") else ""
    return f"“{text_of(finding, 'label')}” {shown(number_of(finding))}{unit}"


def added(findings: Iterable[Finding]) -> str:
    """`19 + 5 + 4`; of a long list its ends."""
    numbers = [shown(number_of(f)) for f in findings]
    if len(numbers) > _MOST_NAMED:
        numbers = [*numbers[: _MOST_NAMED - 2], f"… ({len(numbers)} numbers)", numbers[-1]]
    return " + ".join(numbers)


def made(kind: str, verdict: str, message: str, facts: Iterable[Finding]) -> Check:
    """A check over `facts`."""
    return Check(kind, verdict, message, tuple(dict.fromkeys(f.fact_id for f in facts)))
