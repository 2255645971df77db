"""Dates and numbers of cited documents: order in time, year of the symbol, one number with two dates, the report's period."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from vanthu.checks.facts import Facts, made, text_of
from vanthu.text.fold import plain
from vanthu.types import Check, Finding

_LONGEST_QUOTE = 100
_DAY = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")


def citation_checks(facts: Facts) -> Iterator[Check]:
    """`date_order`, `citation_year`, `duplicate_number` and `period_cover`."""
    references = facts.of("references")
    cited = [f for f in references if _DAY.fullmatch(text_of(f, "issued_on"))]
    yield from _order(facts, [f for f in references if f in cited or f.columns.get("year") is not None])
    yield from _years(cited)
    yield from _duplicates(cited)
    yield from _period(facts)


def _quote(finding: Finding) -> str:
    """The finding's label or words, cut where they are long."""
    words = " ".join((text_of(finding, "label") or finding.evidence.quote).split())
    return f"“{words if len(words) <= _LONGEST_QUOTE else words[:_LONGEST_QUOTE].rsplit(' ', 1)[0] + ' …'}”"


def _order(facts: Facts, cited: Sequence[Finding]) -> Iterator[Check]:
    """No document cites one that is younger than itself, by its date or by the year in its symbol."""
    own = facts.head("issued_on")
    if own is None or not cited:
        return
    issued = text_of(own, "issued_on")
    late = [f for f in cited if _is_later(text_of(f, "issued_on") or issued, issued)]
    late += [f for f in cited if f not in late and _is_later(text_of(f, "year") or issued, issued)]
    for finding in late:
        dated = text_of(finding, "issued_on")
        said = (
            f"is dated {dated}"
            if _is_later(dated or issued, issued)
            else f"has the year {text_of(finding, 'year')} in its symbol"
        )
        message = f"{_quote(finding)} {said}, after the document's own date {issued}."
        yield made("date_order", "fail", message, [own, finding])
    if not late:
        dates = "The cited date or year is" if len(cited) == 1 else f"All {len(cited)} cited dates and years are"
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
    """The same number and symbol with two dates of one year: numbers begin anew every year, and at every issuer."""
    same: dict[tuple[str, ...], list[Finding]] = defaultdict(list)
    for finding in cited:
        if finding.columns.get("number") and finding.columns.get("symbol"):
            year = text_of(finding, "year") or text_of(finding, "issued_on")[:4]
            same[*(text_of(finding, name) for name in ("number", "symbol")), year].append(finding)
    for group in same.values():
        dates = list(dict.fromkeys(text_of(f, "issued_on") for f in group))
        if any(_is_later(a, b) for a in dates for b in dates):
            issuers = {plain(text_of(f, "issuer")) for f in group} - {""}
            message = f"{_quote(group[0])} is cited with {len(dates)} dates: {', '.join(dates)}"
            if len(issuers) > 1:
                named = " and ".join(dict.fromkeys(text_of(f, "issuer") for f in group if f.columns.get("issuer")))
                yield made("duplicate_number", "unknown", f"{message}, of {named}.", group)
            else:
                yield made("duplicate_number", "fail", f"{message}.", group)
        elif len(group) > 1:
            yield made("duplicate_number", "pass", f"{_quote(group[0])} is cited {len(group)} times with the same date.", group)


def _period(facts: Facts) -> Iterator[Check]:
    """Whether the period can be that of a report of this date, and the years of the awards against both.

    Awards of earlier years are a record of merits, and no contradiction; one of a year after the document's own is.
    """
    period, own = facts.head("period"), facts.head("issued_on")
    first, _, last = text_of(period, "period").partition("/") if period else ("", "", "")
    issued = text_of(own, "issued_on") if own else ""
    if period is None or not (_DAY.fullmatch(first) and (not last or _DAY.fullmatch(last))):
        return
    if (
        own is not None
        and text_of(own, "kind_code") == "BC"
        and _DAY.fullmatch(issued)
        and int(first[:4]) > int(issued[:4]) + 1
    ):
        message = f"The period {text_of(period, 'period')} of the report begins after its own date {issued}."
        yield made("period_cover", "fail", message, [period, own])
    awards = [f for f in facts.of("awards") if f.columns.get("year") is not None]
    yield from _awards(period, own, awards, (int(first[:4]), int((last or first)[:4])))


def _awards(period: Finding, own: Finding | None, awards: Sequence[Finding], years: tuple[int, int]) -> Iterator[Check]:
    span = text_of(period, "period")
    issued = int(text_of(own, "issued_on")[:4]) if own and _DAY.fullmatch(text_of(own, "issued_on")) else 0
    late = [f for f in awards if issued and int(text_of(f, "year")) > max(issued, years[1])]
    for finding in late:
        message = f"{_quote(finding)} is of {text_of(finding, 'year')}, after the period {span} and the document's own date."
        yield made("period_cover", "fail", message, [period, finding])
    inside = [f for f in awards if years[0] <= int(text_of(f, "year")) <= years[1]]
    if inside and len(inside) == len(awards):
        yield made("period_cover", "pass", f"All {len(awards)} awards are of the period {span}.", [period, *awards])
    elif awards and not late:
        message = f"{len(awards) - len(inside)} of {len(awards)} awards are of years outside the period {span}."
        yield made("period_cover", "unknown", message, [period, *awards])
