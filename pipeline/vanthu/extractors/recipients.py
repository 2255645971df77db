"""Nơi nhận: one printed line a row, without bullet, `Lưu:` and `(b/c)`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vanthu.extractors import Context
from vanthu.extractors._zones import is_ocr, problem, rule_of, spans
from vanthu.types import Finding, Problem, Span

ORDER = -1

_BULLET = re.compile(r"^\s*(?:[.](?=\s)|[-–—−~+*•·●○]|\d{1,2}[.)]|[a-zđ]\))\s*")
_INNER = re.compile(r"(?<=[;.])\s*[-–—+•]\s*(?=\S)|;\s*(?=\S)")
_ENDS = re.compile(r"[;.]\s*$")
_OPEN = re.compile(r"(?:[,&(–-]|\b(?:và|các|của|cho))\s*$")


_NO_ABBREVIATION = re.compile(r"(?<!\w)[A-ZĐ]{0,6}[FJZ®©#][A-ZĐ®©#]{0,6}(?!\w)")  # signs that no abbreviation of an office has


def extract(context: Context) -> Iterator[Finding | Problem]:
    """The printed lines of Nơi nhận; wrapped lines are joined, several on a line are parted."""
    for item in _items(context):
        for part in _parted(context, item):
            finding = _row(context, part)
            if finding is None:
                continue
            name, span = str(finding.columns["name"]), finding.evidence.span
            if is_ocr(context, span) and _NO_ABBREVIATION.search(name):
                yield problem(context, "unread_recipient", f"An abbreviation in Nơi nhận cannot be read surely: {name}", span)
                continue
            yield finding


def _items(context: Context) -> list[list[Span]]:
    """The lines of the zone grouped to entries: a bullet starts one, a line without bullet goes on with it."""
    lines = spans(context, "recipients")
    text = context.document.text
    bulleted = sum(bool(_BULLET.match(text[s.start : s.end])) for s in lines)
    items: list[list[Span]] = []
    for span in lines:
        line = text[span.start : span.end]
        if not any(c.isalnum() for c in line):
            continue
        above = text[items[-1][-1].start : items[-1][-1].end] if items else ""
        if items and _goes_on(above, line, bulleted > 1):
            items[-1].append(span)
        else:
            items.append([span])
    return items


def _goes_on(above: str, line: str, bulleted: bool) -> bool:
    """Whether a line goes on with the one above. In a list with bullets every line without one does."""
    if _BULLET.match(line):
        return False
    if _OPEN.search(above):
        return True
    return bulleted or (not _ENDS.search(above) and (line[0].islower() or line.startswith("(")))


def _parted(context: Context, item: list[Span]) -> Iterator[list[Span]]:
    """An entry cut at its semicolons, which part recipients printed on one line."""
    if len(item) > 1 and not any(";" in context.document.text[s.start : s.end - 1] for s in item):
        yield item
        return
    current: list[Span] = []
    for span in item:
        line, start = context.document.text[span.start : span.end], 0
        for match in _INNER.finditer(line):
            if line.count("(", 0, match.start()) > line.count(")", 0, match.start()):
                continue
            yield [*current, Span(span.start + start, span.start + match.start())]
            current, start = [], match.end()
        current.append(Span(span.start + start, span.end))
    yield current


def _row(context: Context, parts: list[Span]) -> Finding | None:
    text = context.document.text
    printed = " ".join(text[s.start : s.end] for s in parts).replace("\t", " ")
    name = _BULLET.sub("", printed)
    filed = rule_of(context, "recipients", "file")
    purpose, rule = None, "line"
    match = filed.pattern.match(filed.form(name))
    if match:
        name, purpose, rule = name[match.end() :], "file", filed.id
    for id in ("report", "inform", "act"):
        note = rule_of(context, "recipients", id)
        found = note.pattern.search(note.form(name))
        if found:
            name = name[: found.start()] + name[found.end() :] if id != "act" else name
            purpose, rule = purpose or ("report" if id == "report" else "inform"), id
    name = " ".join(name.split()).strip(" .,;:-–/")
    name = re.sub(r"\s+([,;])", r"\1", name)
    if not any(c.isalpha() for c in name):
        return None
    span = Span(parts[0].start, parts[-1].end)
    return context.document.finding("recipients", {"name": name, "purpose": purpose}, span, rule)
