"""Dates and numbers of cited documents: order in time, year of the symbol, one number with two dates, the report's period."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from vanthu.checks.facts import Facts, made, text_of
from vanthu.types import Check, Finding

_LONGEST_QUOTE = 100
_DAY = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")


def citation_checks(facts: Facts) -> Iterator[Check]:
    """`date_order`, `citation_year`, `duplicate_number` and `period_cover`."""
    cited = [f for f in facts.of("references") if _DAY.fullmatch(text_of(f, "issued_on"))]
    yield from _order(facts, cited)
    yield from _years(cited)
    yield from _duplicates(cited)
    yield from _period(facts)


def _quote(finding: Finding) -> str:
    """The finding's label or words, cut where they are long."""
    words = " ".join((text_of(finding, "label") or finding.evidence.quote).split())
    return f"“{words if len(words) <= _LONGEST_QUOTE else words[:_LONGEST_QUOTE].rsplit(' ', 1)[0] + ' …'}”"


def _order(facts: Facts, cited: Sequence[Finding]) -> Iterator[Check]:
    """No document cites one that is younger than itself."""
    own = facts.head("issued_on")
    if own is None or not cited:
        return
    issued = text_of(own, "issued_on")
    late = [f for f in cited if _is_later(text_of(f, "issued_on"), issued)]
    for finding in late:
        message = f"{_quote(finding)} is dated {text_of(finding, 'issued_on')}, after the document's own date {issued}."
        yield made("date_order", "fail", message, [own, finding])
    if not late:
        dates = "The cited date is" if len(cited) == 1 else f"All {len(cited)} cited dates are"
        yield made("date_order", "pass", f"{dates} on or before the document's own date {issued}.", [own, *cited])


def _is_later(date: str, than: str) -> bool:
    """Whether `date` is certainly later, compared at the precision that both have.

    >>> _is_later("2020-11", "2020-11-04"), _is_later("2021", "2020-11-04"), _is_later("2020-11-05", "2020-11-04")
    (False, True, True)
    """
    shared = min(len(date), len(than))
    return date[:shared] > than[:shared]


def _years(cited: Sequence[Finding]) -> Iterator[Check]:
    """`Thông tư 08/2014/TT-BVHTTDL ngày 24/9/2014`: the year in the symbol is that of the date."""
    dated = [f for f in cited if f.columns.get("year") is not None]
    wrong = [f for f in dated if text_of(f, "year") != text_of(f, "issued_on")[:4]]
    for finding in wrong:
        message = f"{_quote(finding)} has the year {text_of(finding, 'year')} in its symbol, but is dated {text_of(finding, 'issued_on')}."
        yield made("citation_year", "fail", message, [finding])
    if dated and not wrong:
        yield made("citation_year", "pass", f"The years in {len(dated)} cited symbols are those of their dates.", dated)


def _duplicates(cited: Sequence[Finding]) -> Iterator[Check]:
    """The same number and symbol with two dates: two documents cannot have both."""
    same: dict[tuple[str, ...], list[Finding]] = defaultdict(list)
    for finding in cited:
        if finding.columns.get("number") and finding.columns.get("symbol"):
            same[tuple(text_of(finding, name) for name in ("number", "year", "symbol"))].append(finding)
    for group in same.values():
        dates = list(dict.fromkeys(text_of(f, "issued_on") for f in group))
        if any(_is_later(a, b) for a in dates for b in dates):
            message = f"{_quote(group[0])} is cited with {len(dates)} dates: {', '.join(dates)}."
            yield made("duplicate_number", "fail", message, group)
        elif len(group) > 1:
            yield made("duplicate_number", "pass", f"{_quote(group[0])} is cited {len(group)} times with the same date.", group)


def _period(facts: Facts) -> Iterator[Check]:
    """Whether the years of the awards lie in the period that the report is about."""
    period, awards = facts.head("period"), [f for f in facts.of("awards") if f.columns.get("year") is not None]
    if period is None or not awards:
        return
    first, _, last = text_of(period, "period").partition("/")
    if not (_DAY.fullmatch(first) and (not last or _DAY.fullmatch(last))):
        return
    years = (int(first[:4]), int((last or first)[:4]))
    outside = [f for f in awards if not years[0] <= int(text_of(f, "year")) <= years[1]]
    span = text_of(period, "period")
    for finding in outside:
        message = f"{_quote(finding)} is of {text_of(finding, 'year')}, outside the period {span} of the report."
        yield made("period_cover", "fail", message, [period, finding])
    if not outside:
        yield made("period_cover", "pass", f"All {len(awards)} awards are of the period {span}.", [period, *awards])
