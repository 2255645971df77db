"""Nơi nhận: one printed line a row, without bullet, `Lưu:` and `(b/c)`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from vanthu.catalogue import Catalogue
from vanthu.extractors import Context
from vanthu.extractors._zones import is_ocr, problem, rule_of, spans
from vanthu.text.fold import plain
from vanthu.types import Finding, Problem, Span, Value

ORDER = -1

_BULLET = re.compile(r"^\s*(?:[.](?=\s)|[-–—−~+*•·●○]|\d{1,2}[.)]|[a-zđ]\))\s*")
_INNER = re.compile(r"(?<=[;.])\s*[-–—+•]\s*(?=\S)|;\s*(?=[^\s}⎫⎬⎭])")
_ENDS = re.compile(r"[;.]\s*$")
_OPEN = re.compile(r"(?:[,&(–-]|\b(?:và|các|của|cho))\s*$")
_BRACE = re.compile(r"[}⎫⎬⎭]")
_GOVERNS = re.compile(r":\s*$")
_FILED = re.compile(r"L[uư]u(?!\w)")
_WORD = re.compile(r"[^\W\d_]{2,}")
_READ = 0.6  # how sure the least sure word of a line is, from which the line was read
_NO_ABBREVIATION = re.compile(r"(?<!\w)[A-ZĐ]{0,6}[FJZ®©#][A-ZĐ®©#]{0,6}(?!\w)")  # signs that no abbreviation of an office has


@dataclass
class _Entry:
    """One recipient: where it is printed, its name, why it gets the paper, and whether a brace holds it together with others."""

    span: Span
    name: str
    purpose: str | None
    rule: str
    braced: bool


def extract(context: Context) -> Iterator[Finding | Problem]:
    """The printed lines of Nơi nhận; wrapped lines are joined, several on a line are parted."""
    for entry in _governed(context):
        if is_ocr(context, entry.span) and _NO_ABBREVIATION.search(entry.name):
            message = f"An abbreviation in Nơi nhận cannot be read surely: {entry.name}"
            yield problem(context, "unread_recipient", message, entry.span)
            continue
        if _is_noise(context, entry):
            message = f"A line of Nơi nhận cannot be read surely: {entry.name}"
            yield problem(context, "unread_recipient", message, entry.span)
            continue
        columns: dict[str, Value] = {"name": entry.name, "purpose": entry.purpose}
        yield context.document.finding("recipients", columns, entry.span, entry.rule)


def _is_noise(context: Context, entry: _Entry) -> bool:
    """Whether a line of a page image was read with little certainty and holds no word that names of receivers are made of.

    The copy that is filed goes by abbreviations only.
    """
    if entry.purpose == "file" or not is_ocr(context, entry.span):
        return False
    if context.document.evidence(entry.span).confidence >= _READ:
        return False
    rule = rule_of(context, "recipients", "receiver")
    known = context.catalogue.made(_words_of_bodies)
    return known.isdisjoint(_WORD.findall(plain(entry.name))) and not rule.pattern.search(rule.form(entry.name))


def _words_of_bodies(catalogue: Catalogue) -> frozenset[str]:
    """The words and abbreviations in names of bodies and posts."""
    forms = (form for name in ("issuers", "posts") for entry in catalogue.gazetteers[name] for form in entry.forms)
    return frozenset(word for form in forms for word in _WORD.findall(plain(form)))


def _governed(context: Context) -> list[_Entry]:
    """The entries, each with the purpose printed for it, for the lines below (`Báo cáo:`) or for all that one brace holds."""
    governing = rule_of(context, "recipients", "governing")
    entries: list[_Entry] = []
    purpose: str | None = None
    for item in _items(context):
        text = _BULLET.sub("", _printed(context, item))
        match = governing.pattern.match(governing.form(text))
        own = next((name for name in ("report", "inform") if match and match[name]), None)
        if match and not any(c.isalnum() for c in text[match.end() :]):
            purpose = own
            continue
        filed = False
        for part in _parted(context, item):
            entry = _entry(context, part)
            if entry is not None:
                purpose = None if entry.purpose == "file" else purpose
                kept = "file" if filed and " " not in entry.name else None  # `Lưu: VT; VHXH`
                filed = entry.purpose == "file" or kept is not None
                entry.purpose = entry.purpose or kept or own or purpose
                entries.append(entry)
    for above, below in pairwise(entries):
        if above.braced and below.braced:
            below.purpose = below.purpose or above.purpose
    for below, above in pairwise(reversed(entries)):
        if above.braced and below.braced:
            above.purpose = above.purpose or below.purpose
    return entries


def _printed(context: Context, parts: Sequence[Span]) -> str:
    text = context.document.text
    return " ".join(text[s.start : s.end] for s in parts).replace("\t", " ")


def _items(context: Context) -> list[list[Span]]:
    """The lines of the zone grouped to entries: a bullet starts one, a line without bullet goes on with it."""
    lines = spans(context, "recipients")
    text = context.document.text
    bulleted = sum(bool(_BULLET.match(text[s.start : s.end])) for s in lines)
    items: list[list[Span]] = []
    for span in lines:
        line = text[span.start : span.end]
        if not any(c.isalnum() for c in line) and not (items and _BRACE.match(line)):
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
    if _GOVERNS.search(above) or _FILED.match(line):
        return False
    if _OPEN.search(above):
        return True
    if above.rstrip().endswith(";") and line[0].isupper():
        return False  # its bullet was forgotten
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


def _entry(context: Context, parts: list[Span]) -> _Entry | None:
    printed = _printed(context, parts)
    braced = bool(_BRACE.search(printed))
    name = _BULLET.sub("", _BRACE.sub(" ", printed))
    governing = rule_of(context, "recipients", "governing")
    match = governing.pattern.match(governing.form(name))
    name = name[match.end() :] if match else name
    filed = rule_of(context, "recipients", "file")
    purpose, rule = None, "line"
    match = filed.pattern.match(filed.form(name))
    if match:
        bare = not any(c.isalpha() for c in name[match.end() :])
        name, purpose, rule = name if bare else name[match.end() :], "file", filed.id  # `Lưu.` alone names nobody else
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
    return _Entry(Span(parts[0].start, parts[-1].end), name, purpose, rule, braced)
