"""Who gets an award: the persons and bodies that a line of a list, a bracket or the words around a title name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from vanthu.extractors import Context
from vanthu.extractors._awards_words import Vocabulary, name_in, remembered
from vanthu.text.fold import fold
from vanthu.text.printed import words_at
from vanthu.types import Block, Span, Value

MARKER = re.compile(r"^\s*(?:[-+*•–]|\d{1,3}[ ]?[.)/-]|[a-zđ][.)])\s*")
_GROUP = re.compile(
    r"(?:các )?(?:\d{1,3} )?(?:(?:về )?(?:tập thể|cá nhân|hộ gia đình|gia đình|hộ)|(?:các )?(?:đồng chí|ông(?:,? bà)?|đ/c)|gồm(?: có)?)"
    r"(?: (?:gồm(?: có)?|sau|là|tiêu biểu|xuất sắc|sau đây))?\s?[:–-]\s*",
    re.IGNORECASE,
)
_GROUP_HEADS = frozenset(
    ("tap the", "ca nhan", "ho gia dinh", "gia dinh", "cac tap the", "cac ca nhan", "ve tap the", "ve ca nhan")
)
_ADDRESS = re.compile(
    r"(?:(?P<several>các|hai|ba|\d{1,3}) |(?:và|cùng|cho|hộ|gia đình|cá nhân) ){0,2}(?:cá nhân|ông(?:,? bà)?|bà|đồng chí|đ/c|anh|chị|em|cháu|cô(?: giáo)?|thầy(?: giáo)?|(?:phó )?giáo sư|pgs|gs|tiến sĩ|ts|thạc sĩ|ths|dược sĩ|ds|kỹ sư|bác sĩ|bs|học sinh"
    r"|(?:đại|thượng|trung|thiếu) (?:tướng|tá|[uú][yý])|(?:thượng|trung|hạ) s[ĩỹ]|binh nh[ấì]t?|chiến s[ĩỹ]|giáo viên|hội viên|đoàn viên|đảng viên)"
    r"(?: qncn)?\.?\s?:?\s{1,2}(?=[A-ZĐÀ-Ỹ])",
    re.IGNORECASE,
)
_TEAM = re.compile(r"tập thể\s+(?=\w)", re.IGNORECASE)
_OWN_BODY = re.compile(  # the one that reports: `Tập thể Ban`
    r"(?:Ban|Trường|Phòng|Trung tâm|Chi cục|Cục|Sở|Cơ quan|Đơn vị|Nhà trường|Bệnh viện|Công ty|Chi bộ|Văn phòng|Viện|Trạm|Hạt|Hội|Công đoàn)"
)
_BODY = re.compile(
    r"(?:trường|tổ|phòng|chi (?:hội|bộ|đoàn|cục)|công (?:an|đoàn|ty)|hội|đoàn|ban|trạm|khoa|đội|xã|phường|thị trấn|thôn|bản|ấp|xóm|làng|buôn|khu|đảng bộ"
    r"|(?:tiểu|trung|đại|liên) đội|câu lạc bộ|clb|bộ phận|khối|nhóm|nhà trường|trung tâm|hợp tác xã|htx|bệnh viện|ubnd|cơ quan|đơn vị|lớp|hạt|quỹ|xưởng|cụm|ủy ban|uỷ ban|mttq|nhà máy|văn phòng|xí nghiệp|hđnd|đảng ủy|cđcs|sở|vụ|viện|học viện|cục|tổng cục|tạp chí|báo|đài|chi nhánh|liên đoàn|hiệp hội|tổng công ty|kho bạc|t[oò][àa] án|đồn|binh (?:chủng|đoàn)|(?:sư|lữ|trung) đoàn|thanh tra|ngân hàng|tập đoàn|điện lực|bưu điện|ban quản lý|cán bộ và nhân dân|nhân dân và cán bộ)"
    r"\s{1,2}(?!(?-i:trưởng|phó|viên|chức|nghị|thi(?! đua)|diễn|kết|hành|ngũ|chống|hợp|thân|vực|đất|hữu|hội|hiến|tham|bổ|bảo(?! vệ)|việc|án|tai|cháy|cáo))(?:(?:[^\W\d_]+\s{1,2}){0,3}?(?=[A-ZĐÀ-Ỹ\d])|(?=[^\W\d_]))",
    re.IGNORECASE,
)
_GIVES = re.compile(r"\s(?:tặng|trao|công nhận)\s")  # `…; UBND tỉnh tặng` names who gives the next one
_APART = re.compile(r"\s{0,2}(?P<mark>,|(?<=\s)(?:và|cùng)(?=\s))\s{0,2}")
_NAMES_ALONE = re.compile(  # `Lý Hải Âu, Phó Đức Long, Tạ Văn Ngoan`
    r"[\s.:]*(?:(?!(?:Phó|Tổng) (?:Giám|Chủ|Hiệu|Bí|Trưởng|Ban|Cục|Vụ|Viện)|Trưởng|Chủ Tịch|Giám Đốc|Hiệu Trưởng|Bí Thư|Công An|Uỷ Viên|Ủy Viên)[A-ZĐÀ-Ỹ][^\W\d_]{0,7}(?:\s[A-ZĐÀ-Ỹ][^\W\d_]{0,7}){2,4}(?:\s?,\s?|\svà\s|[\s.]*$)){3,60}"
)
_AREAS = tuple(
    re.compile(rf"(?:{words})\s{{1,2}}(?=[A-ZĐÀ-Ỹ\d])", re.IGNORECASE)
    for words in (
        "thôn|xóm|ấp|bản|buôn|làng|khu phố|khóm|tổ dân phố",
        "(?:ubnd )?(?:xã|phường|thị trấn)",
        "(?:ubnd )?(?:huyện|quận|thị xã|thành phố)",
        "(?:ubnd )?tỉnh",
    )
)
_MOST_SYLLABLES = 6
_USUAL_SYLLABLES = 4
_POSTS = frozenset(
    ["Cục", "Vụ", "Viện", "Trưởng", "Phó", "Giám", "Chủ", "Bí", "Hiệu", "Chánh", "Tổng"]
)  # behind a name they begin a post
_POST_LEADS = re.compile(
    r"(?:(?:Tổng |Phó )?Giám đốc|(?:Phó )?Chủ tịch|(?:Phó )?Bí thư|(?:Phó )?Hiệu trưởng|(?:Phó )?[Tt]rưởng (?:[Pp]hòng|[Bb]an|thôn|trạm|khoa|buôn|bản|Công an)"
    r"|(?:Tổ|Trạm|Chi hội|Đội|Hạt) trưởng|Chánh Văn phòng|Chỉ huy trưởng|Kế toán(?: trưởng)?)\s"
)
_FORMER = re.compile(r"(?:nguyên|quyền|cựu)\s{1,2}", re.IGNORECASE)
_NAMED_AFTER = re.compile(  # what is called after somebody
    r"[xX]ã|huyện|tỉnh|[pP]hường|phố|thôn|bản|ấp|buôn|làng|đường|quận|THCS|THPT|TH|học|non|[tT]rường|chuyên|(?:PT)?DT[BN]T|TNHH|ty|viện|TP\.?|MN|MG"
)
_SAID_OF = re.compile(
    r"\s{1,2}[-–]\s{1,2}(?![A-ZĐÀ-Ỹ])|\s{0,2}[(:.]|\s{1,2}(?:và|cùng|với)\s(?=\d)|\s{1,2}(?:có|đã|vì|về|là|được|đạt|năm)\s"
)
_TITLES = re.compile(r"^(?:tập thể|ông|bà|đồng chí|cá nhân|em|cháu|hộ)\s+(?=[A-ZĐÀ-Ỹ])", re.IGNORECASE)
_SPACES = re.compile(r"\s{2,}")  # where a line is indented
_BRACKETS = re.compile(r"\(([^()\n]{1,300})\)")
_BESIDE = re.compile(r"\s{0,2}\((?P<who>[^()\n]{3,300})\)")  # `02 cá nhân (ông A, bà B)`
_NAMED_AS = re.compile(r"\s{1,2}(?:là|gồm(?: có)?|đó là)\s?:?\s{1,2}(?P<who>[^\W\d][^.;\n()]{3,300})")  # `01 cá nhân là ông A`
_NUMBER_BESIDE = re.compile(r"\d{1,4}\s{0,2}\(([^()\n]{3,300})\)")  # `02 (cô A, cô B)`
_COUNT_OF_THEM = re.compile(
    r"\d{1,4}\s[^\d,;:.()]{1,30}?,?\s(?:gồm|là|đó là)(?: có)?\s?:?\s", re.IGNORECASE
)  # `02 đ/c, gồm A, B`
_AND = re.compile(
    r"(?:\s[^\W\d_][\w-]{0,11}){0,7}?\s*(?:,|;|và|,\s*và|cùng)\s*(?:có\s)?"
)  # `02 tập thể tiêu biểu và 05 cá nhân`
_FURTHER = re.compile(r"\s{0,2}(?:,\s{0,2})?(?:và|cùng)\s{1,2}(?P<who>[^\W\d][^.;\n()]{3,300})")
_GOT = re.compile(r"(?: [a-z\d-]{1,9}){0,14}?\s*(?:da |vinh du )?(?:duoc|dat|nhan|tang|don nhan)(?![a-z])")
_JOINED = re.compile(r"(?:,|\s(?:và|cùng))\s{1,2}$")  # `tổ Văn và 11 cá nhân`
KIND = r"(?:(?:về\s)?(?:thành tích\s)?(?:đột xuất|chuyên đề|thường xuyên|toàn diện)\s)"  # of a commendation, behind its title
_CLASS = (
    rf"(?:{KIND})?" r"(?:(?:các\s)?hạng\s(?:\w{1,4}\s)?|[“\"][^”\"\n]{2,80}[”\"]\s{0,2})?"
)  # or what it is called: `Kỷ niệm chương “Vì …”`
_BY = r"(?:\s?(?:của|cấp|ubnd|lđlđ|thủ tướng|chủ tịch|bộ|sở|tỉnh|huyện|ban|hội|công đoàn)\s(?:[^.;,:\n]{1,40}?\s)?)?"  # who gave it
_CALLED = r"(?:(?=[A-ZĐ])(?:(?!cho\s)[A-ZĐÀ-Ỹa-zà-ỹđ]+\s){1,8}(?=(?:năm\s\d{4}\s)?cho\s))?"  # `kỷ niệm chương Cựu chiến binh Việt Nam cho …`
_FOR = re.compile(
    rf"(?i:[\"”)]?\s{{0,2}}{_CLASS}{_BY}){_CALLED}(?:(?:đợt|năm(?: học)?|giai đoạn)\s[\d/ –-]{{1,13}}\s)?(?:(?:cho|đối với)\s{{1,2}})?(?:(?:các|trên|hơn|gần|khoảng)\s)?"
    r"(?=(?:\d{1,3}(?:\.\d{3})+|\d{1,4})\s{1,2}(?!tháng|năm|ngày)[^\W\d])"
)
_FOR_NAMES = re.compile(
    rf"(?i:[\"”)]?\s{{0,2}}(?:{KIND})?(?:hạng\s\w{{1,4}}\s)?(?:{_BY}(?P<to>cho|tặng)\s|(?:của\s[^.;,:\n]{{2,40}}?\s)?))(?:các\s)?"
    r"(?P<who>[^\W\d](?:[^.;\n]|;(?=\s(?:và\s)?(?:(?:ông|bà|đ/c|đồng chí)\s|[A-ZĐÀ-Ỹ]))){2,300})"
)
_THOSE = re.compile(
    r"[\"”)]{0,2}(?:\s{1,2}[“\"][^”\"\n]{2,80}[”\"])?(?:[^.;:\n\"“(]|\([^()\n]{0,80}\)){0,120}?(?::|\s(?:là|gồm(?: có)?|đó là):?(?=\s{1,2}(?!\d)))\s{0,3}(?=\w)"
)
_MAY_TELL = re.compile(r"[:(]|\s(?:là|gồm)[:\s]")
_IN_BRACKETS = re.compile(r"[\"”)]{0,2}[^.;:,\n(]{0,60}\(([^()\n]{3,300})\)\s{0,2}(?:[.;]|$)")
_BRACKET_LAST = re.compile(r"\d\s[^\d(),.;]{2,40}\(([^()\n]{3,300})\)\s{0,2}(?:đã\s)?$")
OF_WHOM = re.compile(  # a title behind these words says who gets another one: `tặng Giấy khen cho 15 hộ gia đình văn hóa`
    r"(?<![a-z])cho (?:cac |nhung )?(?:\d[\d.]* )?(?:(?:ho|ca nhan|tap the|dong chi|gia dinh|thon|khu dan cu|don vi)(?: [a-z]+){0,2} )?(?:dat )?(?:danh hieu )?[\"“]?$"
    r"|(?<![a-z])cho \d[^.;]{0,120}\d (?:[a-z]+ ){1,4}dat (?:danh hieu )?[\"“]?$"
)
_TIME_FIRST = re.compile(
    r"\W*(?:(?:(?:công tác |kết quả )?(?:khen thưởng|thi đua)|tập thể|cá nhân|cụ thể|trong đó)[^:,]{0,30}:\s|(?:trong |đầu |cuối )?năm(?: học)? [\d\s–-]{4,13},\s|có\s|trong đó,?\s)",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d+")
_NAME_ENDS = re.compile(r"[,;:()]")
_LONGEST_NAME = 80
_LONGEST_ITEM = 160  # letters of a line that names somebody
_THESE = re.compile(r"(?<![a-z])(?:gom(?: co)?|sau(?: day)?|ten) ?:\s*$")
_DEED = re.compile(r"(?:vì|đã|có|do|nhờ|để|với|về|là|trong)\s")  # a line that goes on with the sentence over the list
_ABOUT_DEEDS = re.compile(r"[.;]\s|(?<![a-z])(?:vi|do|nho)(?= )")


def named_in(vocabulary: Vocabulary, text: str) -> list[str]:
    """The persons and bodies that `text` lists; a post or an office behind a person's name is no further one.

    `Cá nhân: bà Lê Thị Én, Hiệu trưởng; ông Sùng A Páo, bảo vệ` names two, `Trường Mầm non Sao Mai, Tổ Văn phòng` two bodies.
    """
    return list(_named_in(vocabulary, text))


@remembered
def _named_in(vocabulary: Vocabulary, text: str) -> tuple[str, ...]:
    text = _SPACES.sub(" ", text)
    if "(" in text:  # what is said of one in brackets parts no names
        text = _BRACKETS.sub(lambda aside: f"({' ' * len(aside[1])})", text)
    text = _GROUP.sub("", MARKER.sub("", text, count=1), count=1)
    found: list[str] = []
    for part in text.split(";"):
        if names := _names_alone(vocabulary, part):
            found += names
            continue
        persons, several, start, mark = False, False, 0, ""
        for joint in [*_joints(vocabulary, part), None]:
            piece = part[start : joint.start() if joint else len(part)].strip(" .,:")
            person = person_of(vocabulary, f"ông {piece}" if several and piece[:1].isupper() else piece)
            if found and not persons and (mark or ",") == "," and _rank(piece) > _rank(found[-1]):
                start, mark = (joint.end(), joint["mark"]) if joint else (len(part), "")
                continue  # `Khu dân cư số 5, thị trấn Vĩnh An`: where it is
            apart = _TEAM.match(piece) or (mark or ",") != ","  # `ông A, Tổ Văn` is of it, `ông A và Tổ Văn` are two
            body = None if person or (persons and not apart) else _body(piece)
            if person or body:
                found.append(person or body or "")
            elif start == 0 and piece:
                break  # what does not begin with a name lists none
            persons = persons or person is not None
            address = _ADDRESS.match(piece)
            several = several or (address is not None and address["several"] is not None)  # the next ones are addressed too
            start, mark = (joint.end(), joint["mark"]) if joint else (len(part), "")
    return tuple(found)


def _names_alone(vocabulary: Vocabulary, part: str) -> list[str]:
    """The names that a part of a list is and nothing else, most of them of known families."""
    if _NAMES_ALONE.fullmatch(part) is None:
        return []
    names = [name.strip(" .:") for name in _APART.sub(",", part).split(",")]
    known = sum(person_of(vocabulary, name) is not None for name in names)
    return names if 2 * known > len(names) else []


def _rank(body: str) -> int:
    """How high an area is that a piece names and nothing else; 0 where it names no area."""
    return next((rank for rank, area in enumerate(_AREAS, 1) if area.match(body)), 0)


def _joints(vocabulary: Vocabulary, part: str) -> list[re.Match[str]]:
    """Where one name ends and another one begins: at commas, and at an `và` before a name, unlike `Phòng Giáo dục và Đào tạo`."""
    return [
        joint for joint in _APART.finditer(part)
        if joint["mark"] == "," or person_of(vocabulary, part[joint.end() :]) or _body(part[joint.end() :])
    ]  # fmt: skip


@remembered
def person_of(vocabulary: Vocabulary, piece: str) -> str | None:
    """The person that a piece between commas begins with; without a form of address the family name must be known."""
    address, end = _ADDRESS.match(piece), 0
    further = address
    while further:  # `đ/c Đại úy`
        end = further.end()
        further = _ADDRESS.match(piece, end)
    words = _NAME_ENDS.split(piece[end:], maxsplit=1)[0].split()[:_MOST_SYLLABLES]
    post = next((i for i, word in enumerate(words) if i > 1 and word in _POSTS), len(words))
    name = " ".join(takewhile(lambda word: word[0].isupper(), words[:post])).rstrip(".")
    person = vocabulary.person(name, addressed=address is not None) if name else None
    return person or (
        person_behind_post(vocabulary, piece[end:]) if address or _POST_LEADS.match(_FORMER.sub("", piece, count=1)) else None
    )


def person_behind_post(vocabulary: Vocabulary, piece: str) -> str | None:
    """The person whose post stands in front of the name: `Giám đốc HTX Lê Văn Sỹ`, unlike `Hiệu trưởng Trường THCS Lê Văn Tám`."""
    piece = _FORMER.sub("", piece, count=1)
    post = _POST_LEADS.match(piece)
    words = _NAME_ENDS.split(piece[post.end() :], maxsplit=1)[0].split() if post else []
    for i in range(len(words) - 2):
        name = list(takewhile(lambda word: word[0].isupper(), words[i : i + _MOST_SYLLABLES]))
        fits = 2 < len(name) <= _USUAL_SYLLABLES  # `Trung ương Hà Nội Trịnh Đình Hải`
        person = vocabulary.person(" ".join(name), addressed=False) if fits else None
        if person and (i == 0 or not _NAMED_AFTER.fullmatch(words[i - 1])):
            return person
    return None


def _body(piece: str) -> str | None:
    """The body that a piece between commas names: `Trường Mầm non Sao Mai`, `tập thể tổ 3`."""
    team = _TEAM.match(piece)
    rest = piece[team.end() if team else 0 :]
    if team and _OWN_BODY.fullmatch(rest):
        return piece
    if not _BODY.match(rest) or _GIVES.search(rest):
        return None
    name = " ".join(_SAID_OF.split(rest, maxsplit=1)[0].split())
    return name[:_LONGEST_NAME] if any(char.isupper() or char.isdigit() for char in name) else None


def groups_in(vocabulary: Vocabulary, text: str) -> tuple[list[dict[str, Value]], int]:
    """The groups that `text` begins with, and where they end: `01 tập thể (Trường A), 02 cá nhân`; names stand for their number."""
    found: list[dict[str, Value]] = []
    end = 0
    for number, group in vocabulary.counted(text):
        if not _AND.fullmatch(text, end, group.start()) if found else group.start() > 0:
            break
        beside = _BESIDE.match(text, group.end()) or _NAMED_AS.match(text, group.end())
        names = named_in(vocabulary, beside["who"]) if beside else []
        counted: dict[str, Value] = {"count": number, "recipient": text[group.start("who") : group.end("who")]}
        named: list[dict[str, Value]] = [{"recipient": name} for name in names]
        found += named if len(named) == number else [counted]
        end = beside.end() if beside else group.end()
    further = _FURTHER.match(text, end) if found else None
    if further:  # `01 tập thể (Công an xã) và ông A, thôn 3`
        found += [{"recipient": name} for name in named_in(vocabulary, further["who"])]
    return found, end


def told_behind(vocabulary: Vocabulary, after: str) -> list[dict[str, Value]]:
    """Who is named or counted behind the colon of a title, or named in brackets behind it.

    `02 đ/c CSTĐ cơ sở: Thiếu tá X, Đại uý Y`, `Bằng khen của Bộ: 01 tập thể, 02 cá nhân`, `… Giấy khen (Công an xã A)`.
    """
    if not _MAY_TELL.search(after):
        return []
    after = _SPACES.sub(" ", after)
    opened = _FOR.match(after)
    if opened and len(several_groups := groups_in(vocabulary, after[opened.end() :])[0]) > 1:
        return several_groups
    colon = _THOSE.match(after)
    if colon:
        rest = after[colon.end() :]
        beside = _NUMBER_BESIDE.match(rest)
        named = _COUNT_OF_THEM.match(rest)
        names = named_in(vocabulary, beside[1] if beside else rest[named.end() if named else 0 :])
        counted = vocabulary.groups(after[: colon.end()])
        if len(counted) == 1 and 0 < len(names) < counted[0][0]:
            return [{"count": counted[0][0], "recipient": counted[0][1]}]  # not all of them are known
        groups = [] if names else groups_in(vocabulary, rest)[0]
        several = len(groups) > 1 or any("count" not in group for group in groups)
        return [{"recipient": name} for name in names] or (groups if several else [])
    bracket = _IN_BRACKETS.match(after)
    return [{"recipient": name} for name in named_in(vocabulary, bracket[1])] if bracket else []


def told_before(vocabulary: Vocabulary, own: str) -> list[dict[str, Value]]:
    """Several who are named or counted in front of what they got: `Các đồng chí: A, B và C được công nhận …`; one alone is the subject."""
    granted = vocabulary.search("granted?", own)
    words = own[: granted.start()] if granted else ""
    bracket = _BRACKET_LAST.search(words)
    names = named_in(vocabulary, bracket[1] if bracket else _TIME_FIRST.sub("", words, count=1))
    at = next((group.start() for _, group in vocabulary.counted(own)), len(own))
    groups, end = groups_in(vocabulary, own[at:])
    got = _GOT.match(fold(own[at + end :])) is not None
    if got and groups and (len(groups) > 1 or "count" not in groups[0]):
        return groups
    beside = groups if got and not bracket and _JOINED.search(own[:at]) else []
    told: list[dict[str, Value]] = [{"recipient": name} for name in names]
    return [*told, *beside] if len(names) > 1 or bracket or (names and beside) else []


def told_for(vocabulary: Vocabulary, after: str, *, gives: bool) -> list[dict[str, Value]]:
    """All who get it, behind the title: `… Bằng khen cho 01 tập thể, 02 cá nhân`, `… cho đồng chí A, đồng chí B`.

    Where the sentence says who gives (`gives`), `cho` may be left out: `Huyện ủy tặng Giấy khen chi bộ Ấp 3 và đồng chí A`.
    """
    after = _SPACES.sub(" ", after)
    opened = _FOR.match(after)
    if opened:
        return groups_in(vocabulary, after[opened.end() :])[0]
    names = _FOR_NAMES.match(after)
    named = named_in(vocabulary, names["who"]) if names and (names["to"] or gives) else []
    return [{"recipient": name} for name in named] if len(named) > 1 else []


def heads_list(text: str) -> bool:
    """Whether a line stands over the names of a group and names none itself: `1. Tập thể:`."""
    return text.rstrip().endswith(":") or fold(MARKER.sub("", text)).strip(" .:;") in _GROUP_HEADS


def lists_group(text: str) -> bool:
    """Whether a line names those of a group: `Tập thể: Tổ 1; Tổ 2.`."""
    return _GROUP.match(text) is not None and not heads_list(text)


def one_named(vocabulary: Vocabulary, text: str) -> Value:
    """Who is named in a line of a list that names one: up to the first comma, without the word of address."""
    name = name_in(vocabulary, text)
    if name:
        return name
    words = _TITLES.sub("", re.split(r"[,;:(]|\s[-–]\s(?![A-ZĐÀ-Ỹ])", MARKER.sub("", text), maxsplit=1)[0].strip(" ."))
    return " ".join(words.split())[:_LONGEST_NAME] or None


def below(context: Context, index: int) -> Iterator[Block]:
    """The lines of the list that block `index` introduces, up to one that counts on with its own number."""
    blocks = context.outline.blocks
    lead = blocks[index]
    own = _DIGITS.sub("1", lead.marker)
    first = _DIGITS.sub("1", blocks[index + 1].marker) if index + 1 < len(blocks) else ""
    for i in range(index + 1, len(blocks)):
        marker = _DIGITS.sub("1", blocks[i].marker)
        beside = (
            first not in ("", own) and marker == first and blocks[i].kind != "heading"
        )  # `1)` under `+`, to the outline no child
        beside = beside or _goes_on(context, blocks[i - 1], blocks[i])
        if blocks[i].kind == "cell" or not (beside or lead in context.outline.ancestors(i)) or (own and marker == own):
            return
        yield blocks[i]


def _goes_on(context: Context, above: Block, block: Block) -> bool:
    """Whether a line of a list goes on in `block`, to the outline a paragraph: `bà Lò Thị Ín,` over `Chủ tịch Hội xã; bà Vàng Thị Én.`."""
    text = context.flow[above.span.start : above.span.end].rstrip()
    return above.marker != "" and block.kind == "paragraph" and not block.marker and text.endswith((",", ";"))


def listed_below(context: Context, vocabulary: Vocabulary, index: int, after: str) -> list[tuple[Span, dict[str, Value]]]:
    """Those whom the list under block `index` names or counts, each with its place; `after` stands between title and colon.

    A list of deeds under `được tặng Bằng khen vì:` names nobody: most lines must begin with a name.
    """
    if _ABOUT_DEEDS.search(fold(after)):
        return []
    lines = ((b, context.flow[b.span.start : b.span.end].strip()) for b in below(context, index))
    own = takewhile(lambda line: not vocabulary.titles(line[1]), lines)  # the others are awards of their own
    items = [(block, text) for block, text in own if not heads_list(text) and not _DEED.match(text)]
    if not items or any(len(text) > _LONGEST_ITEM and not named_in(vocabulary, text) for _, text in items):
        return []
    told = [(block, text, _told(vocabulary, text)) for block, text in items]
    named = sum(bool(own) for *_, own in told)
    if not named or (2 * named <= len(told) and not _THESE.search(fold(after))):
        return []
    return [
        (_until(context, block, own), own)
        for block, text, owns in told
        for own in owns or [{"recipient": one_named(vocabulary, text)}]
    ]


def _until(context: Context, block: Block, columns: dict[str, Value]) -> Span:
    """A line of a list up to the end of the name that is meant."""
    found = next(words_at(str(columns["recipient"] or ""), context.flow, *block.span), None)
    return Span(block.span.start, found.end if found else block.span.end)


def _told(vocabulary: Vocabulary, text: str) -> list[dict[str, Value]]:
    """What a line of such a list says: names, or how many of whom."""
    named: Sequence[str] = named_in(vocabulary, text)
    counted = [] if named else vocabulary.groups(MARKER.sub("", text, count=1))
    return [{"recipient": name} for name in named] or [{"count": count, "recipient": who} for count, who in counted]
