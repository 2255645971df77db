"""Whether counts of staff add up: parts to totals, levels of qualification to the people who have them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from vanthu.checks.facts import Facts, added, made, named, number_of, shown, text_of
from vanthu.types import Check, Finding, Value

# Ways to divide the same people; a list may mix them, and only figures of one way add up.
_BY_CONTRACT = ("STAFF.BIENCHE", "STAFF.BC_GIAO", "STAFF.BC_CO", "STAFF.HD")
# Ways to divide people that cross each other: by rank, by work, by contract.
_BY_RANK = ("STAFF.CB", "STAFF.CC", "STAFF.CBCC", "STAFF.VC")
_BY_WORK = ("STAFF.CBQL", "STAFF.GV", "STAFF.NV", "STAFF.NLD")
_MEMBERSHIPS = {"chính thức", "dự bị"}
# A number that may be one of people, no share, date or part of a code.
_UNREAD = re.compile(r"(?<![\w/.,-])\d{1,4}(?![\w%/]|[.,]\d|[ ]?%)")
_QUALIFICATIONS = ("EDU", "POLTH", "RANK", "EVAL")


def staff_checks(facts: Facts) -> Iterator[Check]:
    """`sum` for each total with parts, `qualification` for each list of levels, for the counts outside tables."""
    staff = [f for f in facts.staff if not facts.in_table(f)]
    parts: dict[Value, list[Finding]] = {}
    for part in staff:
        parts.setdefault(part.columns.get("parent"), []).append(part)
    for total in staff:
        if total.fact_id in parts:
            yield from _of_total(facts, total, parts[total.fact_id], staff)
    tabled = [f for f in facts.staff if facts.in_table(f) and not (f.columns.get("unit_name") or f.columns.get("qualifier"))]
    everybody = [*staff, *tabled]
    people = {kind: [f for f in everybody if _group(f) == kind and not f.columns.get("status")] for kind in ("STAFF", "POL")}
    by_id: dict[Value, Finding] = {f.fact_id: f for f in everybody}
    for group in _lists(staff):
        bases = people["POL" if _of_members(facts, group) else "STAFF"]
        beside = [f for f in people["POL"] if f not in bases and _stands_before(facts, f, group[0])]
        yield from _qualification(group, [*bases, *beside] if bases else [], by_id.get(group[0].columns.get("parent")))


def _group(finding: Finding) -> str:
    return text_of(finding, "category").split(".")[0]


def _of_total(facts: Facts, total: Finding, parts: Sequence[Finding], staff: Sequence[Finding]) -> Iterator[Check]:
    employed = [f for f in parts if _group(f) == "STAFF" and not _set_apart(f)]
    by_contract = [f for f in employed if f.columns["category"] in _BY_CONTRACT]
    by_post = [f for f in employed if f.columns["category"] not in _BY_CONTRACT[:3]]
    if len(by_contract) == len(employed) or len(by_post) == len(employed):
        ways = [employed]
    else:
        ways = [by_contract, [f for f in by_post if f not in by_contract] if _sum(by_post) != number_of(total) else by_post]
    for way in ways:
        if len(way) > 1:
            apart = [f for f in way if f.columns["category"] not in _BY_WORK]
            divided = apart if len(apart) > 1 and _sum(apart) == number_of(total) else way
            yield _judged(facts, _sum_check(total, divided, _apart_from(divided, staff)), total, divided)
    genders = [f for f in parts if f.columns["category"] in ("DEM.NU", "DEM.NAM") and not f.columns.get("qualifier")]
    if {f.columns["category"] for f in genders} == {"DEM.NU", "DEM.NAM"} and len(genders) == 2:
        yield _sum_check(total, genders, [])
    kinds = [f for f in parts if f.columns["category"] == total.columns["category"] and f.columns.get("qualifier")]
    divide = {text_of(f, "qualifier").lower() for f in kinds} == _MEMBERSHIPS
    if len(kinds) > 1 and (divide or _sum(kinds) == number_of(total)):  # who is excused and who is new divide nobody
        yield _sum_check(total, kinds, [])
    for part in parts:
        if number_of(part) > number_of(total):
            message = f"The part {named(part)} is larger than the whole {named(total)}."
            yield made("sum", "fail", message, [total, part])


def _judged(facts: Facts, check: Check, total: Finding, parts: Sequence[Finding]) -> Check:
    """`check`, undecided where parts may have been left unread, or may be counted twice."""
    if check.verdict != "fail":
        return check
    if _sum(parts) < number_of(total) and _says_more(facts, total, parts):
        return replace(check, verdict="unknown", message=f"{check.message} Not every number beside them was read.")
    if _sum(parts) > number_of(total) and _cross(parts):
        return replace(check, verdict="unknown", message=f"{check.message} Some may be counted twice.")
    return check


def _cross(parts: Sequence[Finding]) -> bool:
    """Whether some of `parts` may be among others of them: managers among officials, contracts among teachers."""
    kinds = {f.columns["category"] for f in parts}
    return len([way for way in (_BY_RANK, _BY_WORK, ("STAFF.HD",)) if kinds & set(way)]) > 1 and bool(kinds & set(_BY_WORK))


def _says_more(facts: Facts, total: Finding, parts: Sequence[Finding]) -> bool:
    """Whether numbers stand among the parts, to the end of their list, that were not read: `Quản lý 2, Tổng phụ trách 1, giáo viên 25`."""
    last = facts.outline.block_at(parts[-1].evidence.span.start)
    end = facts.outline.blocks[last].span.end if last >= 0 else parts[-1].evidence.span.end
    while 0 <= last < len(facts.outline.blocks) - 1 and _goes_on(facts, last):
        last += 1
        end = facts.outline.blocks[last].span.end
    between, start = "", total.evidence.span.end
    for finding in [f for f in facts.staff if total.evidence.span.end <= f.evidence.span.start < end]:
        between += facts.plain[start : max(start, finding.evidence.span.start)] + " "
        start = max(start, finding.evidence.span.end)
    return _UNREAD.search(between + facts.plain[start:end]) is not None


def _goes_on(facts: Facts, index: int) -> bool:
    """Whether the block behind `index` is the next item of the same list."""
    block, behind = facts.outline.blocks[index], facts.outline.blocks[index + 1]
    return bool(block.marker) and (behind.parent, behind.level) == (block.parent, block.level)


def _sum(findings: Sequence[Finding]) -> float:
    return sum(number_of(f) for f in findings)


def _set_apart(finding: Finding) -> bool:
    """A count that the text sets apart from another (`không tính 5 công an chính quy`)."""
    return (
        text_of(finding, "qualifier").lower().startswith(("không", "chưa", "ngoại", "trừ"))
        and finding.rule == "staff-number-label"
    )


def _apart_from(parts: Sequence[Finding], staff: Sequence[Finding]) -> list[Finding]:
    """The counts set apart right behind one of `parts`."""
    found = []
    for before, after in pairwise(staff):
        if before in parts and _set_apart(after):
            found.append(after)
    return found


def _sum_check(total: Finding, parts: Sequence[Finding], apart: Sequence[Finding]) -> Check:
    whole, made_up, beside = number_of(total), _sum(parts), _sum(apart)
    everything = [total, *parts, *apart]
    if made_up == whole and not apart:
        return made("sum", "pass", f"{added(parts)} = {shown(whole)}, the total of {named(total)}.", everything)
    if made_up == whole:
        message = f"{added(parts)} = {shown(whole)}, the total of {named(total)}; {_apart(apart)} is counted in none of them."
        return made("sum", "pass", message, everything)
    if apart and made_up + beside == whole:
        message = (
            f"{added([parts[0], *apart, *parts[1:]])} = {shown(whole)}, the total of {named(total)}: the {_apart(apart)} "
            f"must be added, without it the parts make {shown(made_up)}."
        )
        return made("sum", "pass", message, everything)
    difference = f"{shown(abs(whole - made_up))} {'fewer' if made_up < whole else 'more'} than"
    extra = f", or {shown(made_up + beside)} with the {_apart(apart)}" if apart else ""
    message = f"{added(parts)} = {shown(made_up)}{extra}: {difference} the total of {named(total)}."
    return made("sum", "fail", message, everything)


def _apart(apart: Sequence[Finding]) -> str:
    return " and ".join(f"{shown(number_of(f))} “{text_of(f, 'label')}” (“{text_of(f, 'qualifier')}”)" for f in apart)


def _lists(staff: Sequence[Finding]) -> Iterator[list[Finding]]:
    """Runs of at least two levels of one dimension that stand one after the other, people still studying left out."""
    run: list[Finding] = []
    for finding in [f for f in staff if not f.columns.get("status")]:
        if run and (_group(finding) != _group(run[0]) or finding.columns["category"] in {f.columns["category"] for f in run}):
            if len(run) > 1:
                yield run
            run = []
        if _group(finding) in _QUALIFICATIONS and finding.columns["category"] != "RANK.QLNN":
            run.append(finding)
    if len(run) > 1:
        yield run


def _stands_before(facts: Facts, whole: Finding, level: Finding) -> bool:
    """Whether a number of members stands in front of a level in one block: `1.011 đoàn viên; có 16 thạc sĩ, 778 đại học`."""
    places = (whole.evidence.span.start, level.evidence.span.start)
    return places[0] < places[1] and len({facts.outline.block_at(place) for place in places}) == 1


def _of_members(facts: Facts, group: Sequence[Finding]) -> bool:
    """Whether a list of ratings is one of Party members, by the words of its own block and of those above it."""
    index = facts.outline.block_at(group[0].evidence.span.start)
    if _group(group[0]) != "EVAL" or index < 0:
        return False
    start = facts.outline.blocks[index].span.start
    texts = [facts.plain[start : group[0].evidence.span.start]]
    texts += [facts.plain[b.span.start : b.span.end] for b in facts.outline.ancestors(index)]
    return any("đảng viên" in text for text in texts)


def _qualification(group: Sequence[Finding], bases: Sequence[Finding], parent: Finding | None) -> Iterator[Check]:
    """A list of levels against the numbers of people (`bases`) that the document states; nothing where it states none."""
    made_up = _sum(group)
    total = next((f for f in bases if f.columns["category"] == "STAFF.TOTAL"), None)
    levels = f"{added(group)} = {shown(made_up)} ({', '.join(text_of(f, 'label') for f in group)})"
    ordered = [b for b in (parent, total, *bases) if b is not None]
    if not ordered:
        return
    base = next((b for b in ordered if number_of(b) == made_up), None)
    largest = max(ordered, key=number_of)
    if base is not None:
        other = f", not the total of {named(total)}" if total is not None and number_of(total) != made_up else ""
        yield made("qualification", "pass", f"{levels} equals {named(base)}{other}.", [*group, base])
    elif made_up > number_of(largest) and largest not in (parent, total) and len(bases) > 1:
        message = f"{levels} is more than {named(largest)}; no total is known."
        yield made("qualification", "unknown", message, [*group, largest])
    elif made_up > number_of(largest):
        yield made("qualification", "fail", f"{levels} is more than {named(largest)}.", [*group, largest])
    elif _group(group[0]) == "EDU":  # everyone has a level of schooling, not everyone one of political theory
        fewer = f"{shown(number_of(largest) - made_up)} fewer than {named(largest)}"
        yield made(
            "qualification", "unknown", f"{levels} equals none of the stated numbers of people; {fewer}.", [*group, largest]
        )
