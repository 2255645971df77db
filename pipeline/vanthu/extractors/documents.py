"""The document's own row: kind, number, date, issuer, title, period and signature, from the zones of head and foot."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from vanthu.catalogue import Entry, Rule
from vanthu.extractors import Context
from vanthu.extractors._misread import (
    cut_short,
    garbled,
    issuer_meant,
    namesake_misread,
    overlaid,
    uncertain_syllable,
)
from vanthu.extractors._number import dated, gazetted, numbered
from vanthu.extractors._signature import post_of_signer
from vanthu.extractors._zones import UNSURE_NAME, cell, is_ocr, one_line, problem, rule_of, spans, whole
from vanthu.text.dates import DateMatch, find
from vanthu.text.fold import fold
from vanthu.types import Finding, Problem, Span

ORDER = -2

_EDGES = " \t-–—_=*~|.,;:'`\""
_SUBJECT = re.compile(r"^[(\"“]?\s?(?:[Vv]\s?/\s?[Vv]|[Vv]ề\s+việc|VỀ\s+VIỆC)\s{0,3}[:.]?\s{0,3}")
_NO_PERIOD = re.compile(
    r"(?:den|tam nhin|dinh huong|ky niem.{0,60}|ngay thanh lap.{0,40}|ngay sinh.{0,40}|tet.{0,30})[ (]{1,3}$"
)
_WHOSE = {"issuer": "issuing body", "parent_issuer": "body above the issuer"}
_PERIODS = ("period", "month", "quarter", "year")


def extract(context: Context) -> Iterator[Finding | Problem]:
    """Each column that the document states; what cannot be read surely is a problem instead."""
    kind = _kind(context)
    yield from kind
    code = next((str(f.columns["kind_code"]) for f in kind if isinstance(f, Finding) and "kind_code" in f.columns), "")
    gazette = list(gazetted(context))
    yield from gazette
    if not gazette:
        yield from numbered(context, code)
        yield from dated(context)
        yield from _title(context)
    yield from _names(context)
    if not gazette and spans(context, "number") and not spans(context, "issuer"):
        yield problem(context, "no_issuer", "No issuing body was found above the number.", spans(context, "number")[0])
    yield from _signature(context)
    if not gazette and not any(spans(context, zone) for zone in ("national_title", "party_title", "number", "issuer")):
        yield problem(context, "no_head", "No letterhead was found: issuer, number and date are empty.")


def _entry(context: Context, name: str) -> tuple[Entry | None, float]:
    """The kind of document with that name, and how sure it is: a misread name is less sure."""
    entry = context.catalogue.by_form("document_types", name)
    if entry is not None:
        return entry, 1.0
    bare = fold(name).replace(" ", "")
    for entry in context.catalogue.gazetteers["document_types"]:
        for form in entry.forms:
            other = fold(form).replace(" ", "")
            if bare == other or _one_apart(bare, other):
                return entry, 0.9
    return None, 0.0


def _one_apart(a: str, b: str) -> bool:
    """Whether two words of one length differ in one letter, or one lacks a letter of the other."""
    if len(a) == len(b):
        return sum(x != y for x, y in zip(a, b, strict=True)) <= 1
    longer, shorter = (a, b) if len(a) > len(b) else (b, a)
    return len(longer) - len(shorter) == 1 and any(longer[:i] + longer[i + 1 :] == shorter for i in range(len(longer)))


def _kind(context: Context) -> list[Finding | Problem]:
    printed = spans(context, "kind")
    if printed:
        entry, sure = _entry(context, one_line(context, printed).strip(_EDGES))
        if entry is None:
            return [problem(context, "unknown_kind", f"Unknown kind of document: {one_line(context, printed)}", whole(printed))]
        return _kind_cells(context, entry, whole(printed), "kind", confidence=sure)
    subject = spans(context, "subject") or spans(context, "addressee")
    coded = _coded(context)
    if coded is not None:
        return _kind_cells(context, coded[0], coded[1], "kind_from_symbol", inferred=True, confidence=0.8)
    if subject and spans(context, "number"):
        letter = context.catalogue.by_form("document_types", "Công văn")
        if letter is not None:
            return [
                *_kind_cells(context, letter, whole(subject), "letter", inferred=True, confidence=0.9),
                *_letter_code(context),
            ]
    return []


def _letter_code(context: Context) -> Iterator[Finding]:
    """A letter has a type code only where one is printed: the Party's do (`410-CV/BTGTU`), and those of offices that write `88/CV-GD`."""
    rule = rule_of(context, "documents", "letter_code")
    for span in spans(context, "number"):
        match = rule.pattern.search(context.document.text[span.start : span.end])
        if match:
            place = Span(span.start + match.start("code"), span.start + match.end("code"))
            yield cell(context, "kind_code", "CV", place, rule.id)


def _kind_cells(
    context: Context, entry: Entry, span: Span, rule: str, *, inferred: bool = False, confidence: float = 1.0
) -> list[Finding | Problem]:
    cells = [cell(context, "kind", entry.name, span, rule, inferred=inferred, confidence=confidence)]
    if entry.code:
        cells.append(cell(context, "kind_code", entry.code, span, rule, inferred=inferred, confidence=confidence))
    return list(cells)


def _coded(context: Context) -> tuple[Entry, Span] | None:
    """The kind that the symbol's own type code names (`12/BC-UBND`), where no kind line was read."""
    for span in spans(context, "number"):
        match = rule_of(context, "documents", "number").pattern.search(context.document.text[span.start : span.end])
        symbol = (match["symbol"] or match["symbol2"] or match["symbol3"]) if match else ""
        code = re.split(r"[-/]", symbol.replace(" ", ""))[0]
        entry = context.catalogue.by_code("document_types", code)
        if entry is not None and re.search(r"[-/]", symbol):
            return entry, span
    return None


def _names(context: Context) -> Iterator[Finding | Problem]:
    for column in ("issuer", "parent_issuer"):
        printed = spans(context, column)
        if printed:
            if any(is_ocr(context, span) and garbled(context, span) for span in printed):
                yield problem(
                    context, f"unread_{column}", f"The name of the {_WHOSE[column]} cannot be read surely.", whole(printed)
                )
                continue
            lines = [one_line(context, [span]).strip(_EDGES) for span in printed]
            if is_ocr(context, printed[-1]) and cut_short(context, lines[-1], whole(printed)):
                yield problem(
                    context, f"unread_{column}", f"The end of the {_WHOSE[column]}'s name cannot be read.", whole(printed)
                )
                continue
            meant = [
                issuer_meant(n, context.catalogue) if is_ocr(context, s) else n for n, s in zip(lines, printed, strict=True)
            ]
            unsure = is_ocr(context, printed[-1]) and namesake_misread(" ".join(meant), context.catalogue)
            if unsure:
                yield problem(context, "uncertain_name", f"The marks of a name may be misread: {unsure}.", whole(printed))
            sure = UNSURE_NAME if unsure else 1.0 if meant == lines else 0.9
            yield cell(context, column, " ".join(meant), whole(printed), column, confidence=sure)


def _title(context: Context) -> Iterator[Finding]:
    """The title, without the marker of a letter's subject, and the period it names."""
    printed, letter = spans(context, "title"), False
    if not printed:
        printed, letter = spans(context, "subject"), not spans(context, "kind")
    if not printed:
        return
    title = one_line(context, printed).strip(" \t-–—_=*~|,;:")
    if letter:
        title = _SUBJECT.sub("", title)
        title = title[:-1] if title.endswith(("”", '"')) and "“" not in title and title.count('"') < 2 else title
        title = title[:-1] if title.endswith(")") and "(" not in title else title
    span = whole(printed)
    yield cell(context, "title", title, span, "title" if not letter else "subject")
    period = period_of(title, rule_of(context, "documents", "before_plan"))
    if period is not None:
        yield cell(context, "period", period, span, "period_in_title")


def period_of(title: str, before_plan: Rule) -> str | None:
    """The period that a title names, as EDTF; dates of other documents and horizons are none, nor is the period that it only plans.

    `before_plan` finds a period that takes its year from the next one.
    """
    folded = fold(title)
    reported = before_plan.pattern.search(before_plan.form(title))
    for match in find(title):
        if match.precision in _PERIODS and not match.bare and not _NO_PERIOD.search(folded[: match.start]):
            days = len(match.value) == 21
            if not days or "tu" in folded[max(match.start - 12, 0) : match.start + 8].split():
                planned = reported is not None and reported.start() < match.start
                return _year_lent(title[slice(*reported.span("part"))], match) if planned and reported else match.value
    return None


def _year_lent(part: str, planned: DateMatch) -> str | None:
    """`tháng 12` before the plan for `tháng 01 năm 2026`: the last such month before it. None where the plan is for a whole year."""
    if planned.precision == "year" or ("/" in planned.value and planned.value[:4] != planned.value.split("/")[1][:4]):
        return None
    year, part = int(planned.value[:4]), part.lower()
    for candidate in (year, year - 1):
        found = next(find(f"{part} {candidate}" if part.endswith("năm") else f"{part} năm {candidate}"), None)
        if found is not None and _first_month(found.value) < _first_month(planned.value):
            return found.value
    return None


def _first_month(value: str) -> tuple[int, int]:
    """Year and month in which a month, quarter or period within a year begins.

    >>> _first_month("2021-36"), _first_month("2021-01/2021-09")
    ((2021, 10), (2021, 1))
    """
    month = int(value[5:7])
    return int(value[:4]), 3 * (month - 33) + 1 if month > 12 else month


def _signature(context: Context) -> Iterator[Finding | Problem]:
    signer = spans(context, "signer")
    if signer and overlaid(context, signer[0]):
        yield problem(context, "unread_signer", "The signer's name is overlaid and cannot be read surely.", signer[0])
    elif signer:
        unsure = uncertain_syllable(context, signer[0])
        yield cell(
            context, "signer", one_line(context, signer[:1]), signer[0], "signer", confidence=UNSURE_NAME if unsure else 1.0
        )
        if unsure:
            yield problem(context, "uncertain_name", f"The marks of the signer's name may be misread: {unsure}.", signer[0])
    yield from post_of_signer(context)
    yield from _capacity(context, spans(context, "capacity"))
    place = spans(context, "signer_title") or spans(context, "capacity")
    if not signer and place:
        yield problem(context, "no_signer", "No name could be read under the signature.", whole(place))
    elif not signer and (spans(context, "recipients") or all(spans(context, z) for z in ("kind", "body", "number"))):
        beside = spans(context, "recipients") or spans(context, "kind")
        yield problem(context, "no_signer", "No signature was found.", whole(beside))


def _capacity(context: Context, printed: Sequence[Span]) -> Iterator[Finding]:
    rule = rule_of(context, "documents", "capacity")
    for span in printed:
        match = rule.pattern.search(rule.form(context.document.text[span.start : span.end]))
        if match:
            code = next(group for group in match.groups() if group)
            entry = context.catalogue.by_form("capacities", re.sub(r"[\s]", "", code)) or context.catalogue.by_form(
                "capacities", code
            )
            if entry is not None:
                yield cell(
                    context,
                    "signing_capacity",
                    entry.code,
                    Span(span.start + match.start(), span.start + match.end()),
                    "capacity",
                )
                return
