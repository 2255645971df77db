"""The post of the signer: what is printed last above the name, as far as seal and ink leave it readable."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from vanthu.extractors import Context
from vanthu.extractors._misread import off_axis, post_meant, post_printed
from vanthu.extractors._zones import cell, is_ocr, one_line, problem, rule_of, spans, whole
from vanthu.text.fold import fold
from vanthu.types import Finding, Problem, Span


def post_of_signer(context: Context) -> Iterator[Finding | Problem]:
    """The post printed last above the name, else the one in brackets below it; one half hidden by the seal is neither."""
    for zone in ("signer_title", "signer_title_below"):
        post = spans(context, zone)
        if not post:
            continue
        printed = one_line(context, post).strip(" ().,;:")
        scanned = is_ocr(context, post[0])
        signer = spans(context, "signer")
        read = post_printed(printed, context.catalogue) if scanned else printed
        last = _place_of(context, post[-1], read) if len(post) == 1 else post[-1]
        hidden = scanned and zone == "signer_title" and bool(signer) and off_axis(context, last, signer[0])
        if hidden or _signs_for_itself(context, post) or not read:
            yield problem(
                context, "unread_title", f"The post cannot be read surely, part of it may be hidden: {printed}", whole(post)
            )
            continue
        meant = post_meant(read, context.catalogue) if scanned else printed
        place = last if scanned and len(post) == 1 else whole(post)
        yield cell(context, "signer_title", meant, place, zone, confidence=1.0 if meant == printed else 0.9)
        return
    if not spans(context, "signer_title") and not spans(context, "signer_title_below"):
        yield from _not_understood(context)


def _not_understood(context: Context) -> Iterator[Problem]:
    """What stands between the office signed for and the name, where no post was read in it: letters torn apart, or a post unheard of."""
    office, signer = spans(context, "capacity"), spans(context, "signer")
    if not office or not signer or office[-1].end >= signer[0].start:
        return
    known = [s for zone in ("recipients", "recipients_heading", "second_signer", "second_title") for s in spans(context, zone)]
    within = context.document.words_in(Span(office[-1].end, signer[0].start))
    between = [
        context.document.words[i].text for i in within if not any(s.start <= context.document.starts[i] < s.end for s in known)
    ]
    text = " ".join(between)
    signed = rule_of(context, "outline", "signed")
    if sum(map(str.isalpha, text)) > 1 and not signed.pattern.search(signed.form(text)):
        message = f"No post was read between the office signed for and the signer's name: {text}"
        yield problem(context, "unread_title", message, Span(office[-1].end, signer[0].start))


def _place_of(context: Context, span: Span, text: str) -> Span:
    """Where `text` stands in `span`; `span` where it does not stand so."""
    at = context.document.text.find(text, span.start, span.end) if text else -1
    return Span(at, at + len(text)) if at >= 0 else span


def _signs_for_itself(context: Context, post: Sequence[Span]) -> bool:
    """`KT. CHỦ TỊCH` over `CHỦ TỊCH`: a deputy signs, so the word PHÓ was lost, usually under the seal."""
    office = one_line(context, spans(context, "capacity")[-1:])
    return bool(re.match(r"k\W{0,2}t\W", fold(office))) and fold(office).endswith(fold(one_line(context, post)))
