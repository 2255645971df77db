"""The years of an award that stand apart from its title: above its list, in front of its enumeration, each with a decision."""

from __future__ import annotations

import re

from vanthu.extractors import Context
from vanthu.extractors._awards_beside import Beside
from vanthu.extractors._awards_words import Vocabulary, decision, decisions, year_in
from vanthu.extractors._clauses import Passage
from vanthu.text.fold import fold
from vanthu.types import Span, Value

_YEAR_FIRST = re.compile(
    r"\W*(?:trong |ket qua |tong ket )?nam (?:hoc )?(?:19|20)\d\d(?!.{0,200}(?:phuong huong|phan dau|de nghi))"
)
_LIST_OF_YEAR = re.compile(r"\W{0,4}(?:(?:[a-z]|\d{1,2})[.)]\s)?(?:trong )?nam (?:hoc )?[\d -–]{4,13}:?\W*$")
_ABOUT_AWARDS = re.compile(r"(?<![a-z])(?:thi dua|khen thuong|danh hieu|tang (?:giay|bang) khen)(?![a-z])")
_LIST_YEAR = re.compile(  # `Năm 2022:`, `3. Khen thưởng: năm 2022 Cục được tặng …`, `Cá nhân năm 2022:`
    r"\W{0,6}(?:(?:\d{1,2}(?:\.\d{1,2}){0,2}|[a-z])[.)/] ?)?(?P<about>(?:[a-z]{2,7},? ){0,3}(?:khen thuong|thi dua|tap the|ca nhan|danh hieu|hinh thuc|thanh tich)(?:,? [a-z]{1,7}){0,4}(?P<apart> ?[:,-])? )?(?:trong |ket qua )?nam (?:hoc )?(?P<year>(?:19|20)\d\d)(?: ?[-–] ?(?P<last>(?:19|20)\d\d))?\s?(?:(?P<colon>:)|,|(?=[a-z](?!en nay)))"
)
_YEAR_DECIDED = re.compile(r"(?<!\d)((?:19|20)\d\d)\s?\((?:[^()\n]{0,40}\s)?(?:QĐ|Quyết định|số)\s[^()\n]{3,120}\)")
_OFTEN = re.compile(r"(?<![a-z0-9/])0?(?P<often>[2-9]|hai|ba|bon) lan(?![a-z])")
_OFTEN_REACH = 60
_SHORT = 160  # letters of a block that tells what one year brought
_MOST_LISTED = 60  # lines of a list under such a lead


def year_above(context: Context, vocabulary: Vocabulary, index: int) -> int | None:
    """The year that a line above a list says for all of it: `Năm 2019:`, `Năm học 2022-2023, nhà trường có … được khen thưởng gồm:`."""
    blocks, outline = context.outline.blocks, context.outline
    section = blocks[index].section
    titles = (
        [outline.sections[section].heading] if section >= 0 and outline.sections[section].heading != blocks[index].span else []
    )
    for block in outline.ancestors(index):
        lead = context.flow[block.span.start : block.span.end]
        if len(vocabulary.rules["year?"].pattern.findall(fold(lead))) == 1 or _LIST_OF_YEAR.match(fold(lead)):
            return year_in(vocabulary, lead)
    for title in titles:
        text = context.flow[title.start : title.end]
        if vocabulary.search("section?", text) and (year := year_in(vocabulary, text)):
            return year
    for block in reversed(
        blocks[max(index - _MOST_LISTED, 0) : index]
    ):  # `- Năm 2015` over `* Tập thể: …`, to the outline no child
        if block.kind == "heading":
            break
        if _LIST_OF_YEAR.fullmatch(fold(text := context.flow[block.span.start : block.span.end])):
            if block.marker == blocks[index].marker:
                break
            return year_in(vocabulary, text)
    opening = next((b for b in reversed(blocks[max(index - _MOST_LISTED, 0) : index]) if b.kind == "paragraph"), None)
    lead = context.flow[opening.span.start : opening.span.end].strip() if opening else ""
    if lead.endswith(":") and _YEAR_FIRST.match(fold(lead)) and (year := year_in(vocabulary, lead)):
        return year  # `Năm 2017, công đoàn đã được các cấp khen thưởng:` over numbered parts
    return year_of_title(context, vocabulary)


def year_of_title(context: Context, vocabulary: Vocabulary) -> int | None:
    """The year in the title of a document about awards: `Về việc khen thưởng … có thành tích xuất sắc năm 2020`."""
    titled = " ".join(context.flow[span.start : span.end] for span in context.outline.zones.get("title", ()))
    return year_in(vocabulary, titled) if _ABOUT_AWARDS.search(fold(titled)) else None


def year_of_list(passage: Passage, start: int) -> int | None:
    """The year that a list begins with: `Năm 2018, tập thể …; 298 cá nhân đạt …`."""
    found = (_LIST_YEAR.match(passage.fold, at) for at in (passage.list_start(start), 0))
    match = next((lead for lead in found if lead and (not lead["about"] or lead["apart"] or lead["colon"])), None)
    if match and match.start() == 0 and passage.list_start(start) and not match["colon"] and len(passage.raw) > _SHORT:
        return None  # another sentence, unless all of the block is led by the year
    return int(match["last"] or match["year"]) if match else None


def decided_yearly(context: Context, passage: Passage, start: int, end: int) -> list[dict[str, Value]]:
    """The years of a title, each with its decision: `… xuất sắc năm 2020 (QĐ số 98/QĐ-UBND …), năm 2021 (QĐ số 77/QĐ-UBND …)`."""
    found = list(_YEAR_DECIDED.finditer(passage.raw, start, end))
    spans = [Span(passage.start + match.start(), passage.start + match.end()) for match in found]
    return [
        {"year": int(match[1]), **decision(context, span, span.start)} for match, span in zip(found, spans, strict=True)
    ] if len(found) > 1 else []  # fmt: skip


def often_in(text: str) -> int:
    """How often an award was given, where the text says it: `(02 lần)`; else 0."""
    said = _OFTEN.search(fold(text))
    return {"hai": 2, "ba": 3, "bon": 4}.get(said["often"]) or int(said["often"]) if said else 0


def decided_often(context: Context, passage: Passage, beside: Beside) -> list[dict[str, Value]]:
    """The decisions of a title that was given several times: `02 lần được tặng Bằng khen (QĐ số 12/QĐ-UBND …, QĐ số 15/QĐ-UBND …)`."""
    often = often_in(beside.own[-_OFTEN_REACH:]) or often_in(beside.after[:_OFTEN_REACH])
    cited = decisions(context, Span(passage.start + beside.title.span.end, passage.start + beside.end)) if often else []
    return [{"count": None, **one} for one in cited] if len(cited) == often else []
