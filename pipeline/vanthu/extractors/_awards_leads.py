"""Who stands before the colon of a line: those who get what it lists, or the one who gives it."""

from __future__ import annotations

import re

from vanthu.extractors import Context
from vanthu.extractors._awards_beside import NAMED_LEAD, Beside
from vanthu.extractors._awards_givers import ONE_BODY
from vanthu.extractors._awards_named import MARKER, named_in, person_of
from vanthu.extractors._awards_words import Vocabulary
from vanthu.text.fold import fold

_LEVELS = (  # of those who commend, the highest first
    (4, re.compile(r"(?<![a-z])(?:thu tuong|ttg|chinh phu|chu tich nuoc|quoc hoi|bo truong|trung uong|tw|tong (?:cuc|lien doan|ldld))(?![a-z])|^bo (?!phan|chi huy)")),
    (3, re.compile(r"(?<![a-z])(?:tinh(?! doi)|so|quan khu|cuc)(?![a-z])")),
    (2, re.compile(r"(?<![a-z])(?:huyen|quan|thi xa|thanh pho|tp|thanh doan|thanh uy|quan uy|thi uy)(?![a-z])")),
    (1, re.compile(r"(?<![a-z])(?:xa|phuong|thi tran)(?![a-z])")),
)  # fmt: skip
_COMMENDS = re.compile(r"\s(?:đã\s)?(?:khen(?:\sthưởng)?|tặng(?:\sthưởng)?|trao(?:\stặng)?)$", re.IGNORECASE)
_GIVES = re.compile(
    r"(?:ubnd|uỷ ban|ủy ban|thường trực|btv|ban (?:thường vụ|chấp hành|giám đốc|giám hiệu)|bch|đảng (?:ủy|uỷ)|(?:huyện|tỉnh|thành|thị|quận) (?:ủy|uỷ|đoàn)"
    r"|hội|đoàn|liên đoàn|lđlđ|công đoàn|chủ tịch|giám đốc|hiệu trưởng|thủ tướng|bộ|sở|trung ương|tổng|chính phủ|công an|mttq|ubmttq|cục|quân khu|mặt trận)(?!\w)",
    re.IGNORECASE,
)
_OWN_NAME = re.compile(
    r"^[ ]{0,8}(?:[-+*•]|\d{1,2}[.)])?[ ]{0,3}Họ (?:và |, )?tên(?: khai sinh)?(?: \([^()\n]{1,40}\))?[ ]{0,2}:[ ]{0,4}(?P<name>(?:[A-ZĐÀ-Ỹ]\w{0,7}[ ]{0,2}){2,5})",
    re.MULTILINE,
)
_DASHED_LEAD = re.compile(
    r"(?:^|[:;.\n])\s*(?:[-+*•–]\s+)?(?P<who>[^\W\d][^:;.\n]{2,120}?)\s{1,3}[-–]\s{1,3}(?:danh hiệu\s{0,2})?[\"“]?$"
)
_BARE_NAME = re.compile(r"(?:[A-ZĐÀ-Ỹ][^\W\d_]{0,7}\s){2,4}[A-ZĐÀ-Ỹ][^\W\d_]{0,7}")
_LONGEST_GIVER = 60
_HANDS = re.compile(r"\s{1,3}(?:đã\s)?(?:tặng|trao|khen)(?!\w)", re.IGNORECASE)


def leading(vocabulary: Vocabulary, beside: Beside) -> list[str]:
    """Those who stand before the colon in front of a title: `- Đại úy Lò Văn Ín: danh hiệu …`, `- Ông A, Hạt trưởng; bà B: Giấy khen`."""
    if beside.own.rstrip(' "“').endswith(("-", "–")):  # `Lò Thị Ín, Chủ tịch Hội - Giấy khen; Vàng Văn Sỹ - Bằng khen`
        dashed = _DASHED_LEAD.search(beside.own)
        person = person_of(vocabulary, dashed["who"]) if dashed else None
        if person:
            return [person]
    lead = NAMED_LEAD.search(beside.own)
    who = lead["who"].strip() if lead else ""
    named = named_in(vocabulary, who) or ([who] if ONE_BODY.fullmatch(who) else [])
    own = beside.title.code in vocabulary.personal and _BARE_NAME.fullmatch(who) is not None and _opens(beside)
    person = vocabulary.person(who, addressed=True) if own and not named else None  # of a family that is not known
    return named or ([person] if person else [])


def _opens(beside: Beside) -> bool:
    """Whether nothing but a number stands in front of a name and its colon: `2. Lò Văn Ín: CSTĐCS năm 2020`."""
    lead = MARKER.sub("", beside.own, count=1)
    return beside.earlier is None and lead.count(":") == 1 and "." not in lead


def level_of(body: str) -> int:
    """How high a body stands, from the communes up; 0 where its name does not say it.

    >>> level_of("UBND tỉnh"), level_of("Bộ Y tế"), level_of("Huyện đoàn"), level_of("Trường THCS Sơn Ca")
    (3, 4, 2, 0)
    """
    folded = fold(body)
    return next((level for level, rule in _LEVELS if rule.search(folded)), 0)


def giver_of(context: Context, vocabulary: Vocabulary, line: str, *, told: bool) -> str | None:
    """The one before the first colon of a line who gives what the line lists; `told`: the line says who gets it.

    `- UBND tỉnh: Cờ thi đua; Bằng khen cho 02 tập thể`; a body that is not above the one that reports is taken for a giver only
    where the line says who gets it.
    """
    before, colon, rest = line.partition(":")
    who = " ".join(MARKER.sub("", before, count=1).split())
    commends = _COMMENDS.search(who)
    who = who[: commends.start()] if commends else who
    if not colon or not _GIVES.match(who) or len(who) > _LONGEST_GIVER or person_of(vocabulary, who):
        return None
    told = told or commends is not None or _HANDS.match(rest) is not None
    return who if told or level_of(who) > _level_of_issuer(context) else None


def reporter(context: Context, vocabulary: Vocabulary) -> str | None:
    """The person whose own achievements a document reports: `1. Họ và tên: Lò Văn Ín` below a title that says `thành tích`."""
    title = " ".join(
        context.flow[span.start : span.end] for zone in ("kind", "title") for span in context.outline.zones.get(zone, ())
    )
    named = list(_OWN_NAME.finditer(context.flow)) if "thanh tich" in fold(title) else []
    return vocabulary.person(" ".join(named[0]["name"].split()).strip(" .,;"), addressed=True) if len(named) == 1 else None


def _level_of_issuer(context: Context) -> int:
    """How high the body stands that reports: by its own name, else right below its parent; the highest where nothing is known of it."""
    for finding in context.of("documents"):
        issuer, parent = (str(finding.columns.get(column) or "") for column in ("issuer", "parent_issuer"))
        if issuer:
            return level_of(issuer) or max(level_of(parent) - 1, 0)
    return _LEVELS[0][0]
