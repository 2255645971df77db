"""Awards by who gave them and whom: names with their posts, bodies before a colon, counts side by side, years before titles."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from vanthu_factory.compose import honours, phrases
from vanthu_factory.compose.lists import ranked, stated
from vanthu_factory.compose.scene import Scene
from vanthu_factory.model import Passage, Report
from vanthu_factory.words import categories


@dataclass(frozen=True)
class Gift:
    """A title or commendation and who gives it; `symbol` is that of the giver's decisions."""

    code: str
    label: str
    body: str
    symbol: str

    @property
    def verb(self) -> str:
        return "công nhận" if self.code.startswith("DH") and not self.code.startswith("DH.CO") else "tặng"

    def columns(self, year: int | None, **more: Any) -> dict[str, Any]:
        return {"year": year, "award": self.code, "label": self.label, **more}


ONLY_BODIES = ("DH.CO", "DH.TT")  # titles of collectives


def gift(scene: Scene, whom: str, high: float = 0.3) -> Gift:
    """What the body above gives to `whom` (one, many), or with the chance `high` what the province or the state gives."""
    dice = scene.dice
    if scene.field["honours"] == "civil" and dice.chance(high):
        data = [row for row in categories()["high"] if whom == "many" or not row[0].startswith(ONLY_BODIES)]
        code, label, body, symbol, _ = dice.pick(data)
        return Gift(code, label, body, symbol)
    code, labels = dice.pick([title for title in honours.pool(scene, whom) if title[0] != "KNC"])
    return Gift(code, dice.pick(labels), scene.names["upper"], f"QĐ-{scene.names['upper_symbol']}")


def _commendation(scene: Scene) -> Gift:
    """A certificate of the body above, which may go to many."""
    code, labels = scene.dice.pick([title for title in honours.pool(scene, "many") if title[0] in ("GK", "BK.BT")])
    return Gift(code, scene.dice.pick(labels), scene.names["upper"], f"QĐ-{scene.names['upper_symbol']}")


def _decision(scene: Scene, given: Gift, year: int) -> tuple[Passage, dict[str, Any]]:
    return honours.decided(scene, year, (given.symbol, given.body), honours.SPOKEN)


def _said(template: str, year: int) -> dict[str, Any]:
    """Which years are right: that of the sentence, else that of the decision or of the report, or none."""
    return {} if "{when}" in template or "{years}" in template else {"year": [None, year - 1, year + 1]}


def _quoted(scene: Scene, label: str) -> str:
    opened, closed = scene.dice.pick([("", "")] * 4 + [("“", "”"), ('"', '"')])
    return f"{opened}{label}{closed}"


def write(scene: Scene, report: Report) -> None:
    """By the body that gives, under a heading with its year, or two to four paragraphs each in another manner."""
    scene.dice.pick([by_giver, headed_by_year, told, told, told])(scene, report)


def told(scene: Scene, report: Report) -> None:
    """Two to four paragraphs, each in another manner."""
    dice = scene.dice
    mark = dice.pick([scene.manner.bullets[0] + scene.manner.bullet_space, "", "{}. ", "+ ", "{}) "])
    manners: list[Callable[[Scene], Passage]] = [
        joined,
        joined,
        announced,
        sides,
        named_counts,
        recognised,
        chained,
        several_years,
        deserving,
    ]
    if scene.field["honours"] == "civil":
        manners += [of_the_state, badges]
    if scene.families:
        manners.append(of_places)
    for i, manner in enumerate(dict.fromkeys(dice.some(manners, 2, 4)), 1):
        text = mark.format(i) + manner(scene).with_first_capital() + dice.pick([".", ".", ";"])
        report.add(text, "bullet" if mark else "text", 1)


def _with_posts(scene: Scene, columns: dict[str, Any], low: int, high: int) -> Passage:
    """`ông A, Trưởng thôn và bà B, kế toán`: persons with their posts in this clerk's manner."""
    dice = scene.dice
    form: str = dice.pick([", {}", " - {}", " – {}", " ({})"])
    posts = scene.enough(scene.field["posts"], low, high)
    text = Passage()
    for i, post in enumerate(posts):
        name = scene.person()
        joint = "" if i == 0 else " và " if i == len(posts) - 1 else "; " if form.startswith(", ") else ", "
        text = text + joint + stated(name, True, columns, ranked(scene, name)) + form.format(post)
    return text


def _bodies(scene: Scene, columns: dict[str, Any], low: int, high: int) -> Passage:
    """`Tổ A, Tổ B và Tổ C`."""
    names = scene.enough(scene.field["collectives"], low, high)
    last: str = scene.dice.pick([" và ", ", "])
    text = Passage()
    for i, name in enumerate(names):
        text = text + ("" if i == 0 else last if i == len(names) - 1 else ", ") + stated(name, False, columns)
    return text


def _named(scene: Scene, whom: str, columns: dict[str, Any], low: int, high: int) -> Passage:
    return (_with_posts if whom == "one" else _bodies)(scene, columns, low, high)


def _told(scene: Scene, key: str, back: int) -> tuple[str, Gift, int, Passage, dict[str, Any], str]:
    """A sentence of the list `key` and what it tells: the gift of one of the last `back` years, its decision and columns, to one or many."""
    whom = scene.dice.pick(["one", "one", "many"])
    given, year = gift(scene, whom), scene.year - scene.dice.between(0, back)
    template = scene.dice.pick(scene.words[key])
    reference, decided = _decision(scene, given, year)
    columns = given.columns(year, **(decided if "{ref}" in template else {}), _accept=_said(template, year))
    return template, given, year, reference, columns, whom


def joined(scene: Scene) -> Passage:
    """Several with their posts before the giver and the title: all of them were given it."""
    template, given, year, reference, columns, whom = _told(scene, "told_joined", 1)
    names = _named(scene, whom, columns, 2, 3)
    return scene.write(
        template,
        names=names,
        body=given.body,
        verb=given.verb,
        award=_quoted(scene, given.label),
        when=phrases.year(year),
        ref=reference,
    )


def announced(scene: Scene) -> Passage:
    """`Bà X, nguyên Chủ tịch …: Huân chương …`: the title behind a colon."""
    template, given, year, reference, columns, whom = _told(scene, "told_announced", 2)
    who = _named(scene, whom, columns, 1, 1)
    return scene.write(
        template, who=who, award=_quoted(scene, given.label), body=given.body, when=phrases.year(year), ref=reference
    )


def _counted(scene: Scene, value: int, word: str, columns: dict[str, Any]) -> Passage:
    """`14 tập thể`: so many were given it, nobody is named; the number may be a claim to some readers."""
    text = Passage(f"{scene.count(value)} {word}").stating("claims", **phrases.claim("count", value), optional=True)
    accept = {**columns.get("_accept", {}), "recipient": [None, word]}
    return text.stating("awards", **{**columns, "recipient": text.text, "count": value, "_accept": accept})


def _whom(scene: Scene, few: bool) -> list[tuple[int, str]]:
    """How many of which kind: collectives and persons, where people are families now and then these."""
    dice = scene.dice
    if few:
        return [(dice.between(1, 3), "tập thể"), (dice.between(1, 6), "cá nhân")]
    if scene.families and dice.chance(0.4):
        return [(dice.between(4, 30), "cá nhân"), (dice.between(2, 9), "hộ gia đình")]
    return [(dice.between(2, 12), "tập thể"), (dice.between(4, 45), dice.pick(["cá nhân", "cá nhân", "đồng chí"]))]


def _side_by_side(scene: Scene, columns: dict[str, Any], few: bool = False) -> Passage:
    joint: str = scene.dice.pick([", ", " và ", ", "])
    (one, of), (other, too) = _whom(scene, few)
    return _counted(scene, one, of, columns) + joint + _counted(scene, other, too, columns)


def sides(scene: Scene) -> Passage:
    """`tặng Giấy khen cho 04 tập thể, 11 cá nhân`: two awards, each with its count."""
    given, year = _commendation(scene), scene.year
    template = scene.dice.pick(scene.words["told_sides"])
    reference, decided = _decision(scene, given, year)
    columns = given.columns(year, **(decided if "{ref}" in template else {}), _accept=_said(template, year))
    return scene.write(template, body=given.body, award=given.label, counts=_side_by_side(scene, columns), ref=reference)


def deserving(scene: Scene) -> Passage:
    """`31 hộ hiến đất làm đường được … tặng Giấy khen`: why they were given it stands between them and the giver."""
    dice, given = scene.dice, _commendation(scene)
    word, most = ("hộ", 30) if scene.families and dice.chance(0.6) else dice.pick([("cá nhân", 30), ("tập thể", 9)])
    columns = given.columns(scene.year, _accept={"year": [None, scene.year - 1]})
    count = _counted(scene, dice.between(2, most), word, columns)
    return scene.write(
        dice.pick(scene.words["told_deserving"]),
        count=count,
        why=dice.pick(scene.words["deserving"]),
        body=given.body,
        award=given.label,
    )


def named_counts(scene: Scene) -> Passage:
    """`02 viên chức (bà X, bà Y) đạt …`: a count and those it counts; the count need not be a row."""
    dice, whom = scene.dice, scene.dice.pick(["one", "many"])
    given, year = gift(scene, whom, 0.15), scene.year
    template = dice.pick(scene.words["told_named_counts"])
    columns = given.columns(year, _accept=_said(template, year))
    names = _bodies(scene, columns, 2, 3) if whom == "many" else _bare_names(scene, columns, dice.between(2, 3))
    value = sum(fact.table == "awards" for fact in names.facts)
    word = "tập thể" if whom == "many" else scene.manner.unit.replace("người", "cá nhân")
    text = scene.write(
        template,
        n=scene.count(value),
        word=word,
        names=names,
        award=_quoted(scene, given.label),
        body=given.body,
        verb=given.verb,
    )
    text = text.stating("claims", **phrases.claim("count", value), optional=True)
    return text.stating("awards", **{**columns, "count": value, "recipient": f"{scene.count(value)} {word}"}, optional=True)


def _bare_names(scene: Scene, columns: dict[str, Any], count: int) -> Passage:
    """`bà X, bà Y`; what stands behind a name in brackets is where they work."""
    text = Passage()
    noted = scene.dice.chance(0.3)
    for i, post in enumerate(scene.enough(scene.field["posts"], count, count)):
        name = scene.person()
        text = text + (", " if i else "") + stated(name, True, columns, ranked(scene, name)) + (f" ({post})" if noted else "")
    return text


def recognised(scene: Scene) -> Passage:
    """`Tại Quyết định …, thủ trưởng đã công nhận: 06 Tập thể lao động tiên tiến; 128 Lao động tiên tiến`: titles counted like things."""
    dice, year = scene.dice, scene.year
    given = Gift("", "", scene.names["upper"], f"QĐ-{scene.names['upper_symbol']}")
    reference, decided = _decision(scene, given, year)
    titles = [title for title in [*honours.pool(scene, "many"), *honours.pool(scene, "counted")] if title[0].startswith("DH")]
    joint, text = dice.pick(["; ", ", "]), Passage()
    for i, (code, labels) in enumerate(dict(titles).items()):
        label = dice.pick(labels)
        value = dice.between(2, 9) if code.startswith(("DH.TT", "DH.CSTD", "DH.DV", "DH.CO")) else dice.between(20, 130)
        part = Passage(f"{scene.count(value)} {label}").stating("claims", **phrases.claim("count", value), optional=True)
        accept = {"year": [None, year - 1, year + 1], "number": [None], "symbol": [None]}
        columns = Gift(code, label, given.body, given.symbol).columns(year, count=value, **decided, _accept=accept)
        text = text + (joint if i else "") + part.stating("awards", **columns)
    return scene.write(dice.pick(scene.words["told_recognised"]), ref=reference, counts=text)


def chained(scene: Scene) -> Passage:
    """Clauses with another award each: the agency, one of its people, some that are counted and named."""
    dice, year = scene.dice, scene.year
    accept = {"_accept": {"year": [None, year - 1]}}
    first, who = _commendation(scene), _agency(scene)
    reference, decided = _decision(scene, first, year)
    clause = scene.write(dice.pick(scene.words["told_gets"]), body=first.body, award=first.label).stating(
        "awards", **first.columns(year, **decided, recipient=who, _accept={"year": [year + 1, None]})
    )
    text = Passage(f"{who} ") + clause + " (" + reference + ")"
    titles = [title for title in honours.pool(scene, "one") if title[0].startswith("DH")]
    for code, labels in dice.some(titles, 1, 2):
        label = dice.pick(labels)
        columns = {"year": year, "award": code, "label": label, **accept}
        verb = scene.write(dice.pick(scene.words["told_reaches"]), award=label)
        text = text + "; " + _with_posts(scene, columns, 1, 1) + " " + verb
    return text


def several_years(scene: Scene) -> Passage:
    """`Năm 2015, 2016: Cờ thi đua của …`, `Liên tục 4 năm … được tặng …`: an award for each of the years."""
    dice = scene.dice
    given = _of_the_province(scene) if scene.field["honours"] == "civil" and dice.chance(0.5) else _commendation(scene)
    template = dice.pick(scene.words["told_several_years"])
    last = scene.year - dice.between(0, 1)
    years = list(range(last - dice.between(1, 3), last + 1))
    if len(years) > 2 and "iên tục" not in template and dice.chance(0.4):
        years = [years[0], *years[2:]]
    joint = dice.pick([", ", " và ", " và năm "])
    listed = Passage()
    for i, year in enumerate(years):
        listed = listed + ("" if i == 0 else joint if i == len(years) - 1 else ", ") + phrases.year(year, str(year))
    if template.startswith("{years}"):
        listed = "Năm " + listed
    counted = dice.pick([f"{len(years):02d}", ["hai", "ba", "bốn"][len(years) - 2]])
    who = _agency(scene)
    text = scene.write(template, years=listed, award=given.label, body=given.body, who=who, n=counted)
    whom = {"recipient": who} if "{who}" in template else {}
    for year in years:
        text = text.stating("awards", **given.columns(year, **whom))
    return text


def _agency(scene: Scene) -> str:
    """The agency as it calls itself in a sentence about what it was given."""
    own: str = scene.dice.pick([scene.names["self"], *scene.words["told_self"]])
    return own


def _of_the_province(scene: Scene) -> Gift:
    """A flag or certificate that a body may be given year after year."""
    code, label, body, symbol, _ = scene.dice.pick([row for row in categories()["high"] if row[0] in ("DH.CO.BT", "BK.BT")])
    return Gift(code, label, body, symbol)


def of_the_state(scene: Scene) -> Passage:
    """`Nhân dân và cán bộ … được Chủ tịch nước tặng thưởng Huân chương …`."""
    dice, year = scene.dice, scene.year - scene.dice.between(0, 3)
    code, label, body, symbol, _ = dice.pick([row for row in categories()["high"] if row[0] in ("BK.TTg", "HC.LD", "BK.BT")])
    given = Gift(code, label, body, symbol)
    template = dice.pick(scene.words["told_high"])
    reference, decided = _decision(scene, given, year)
    columns = given.columns(year, **(decided if "{ref}" in template else {}))
    who = _named(scene, dice.pick(["one", "many"]), columns, 1, 1)
    return scene.write(template, who=who, body=body, award=label, when=phrases.year(year), ref=reference)


def badges(scene: Scene) -> Passage:
    """`Kỷ niệm chương “…”: 85 người`: a badge whose inscription belongs to its name, for so many or for one who is named."""
    dice, year = scene.dice, scene.year
    given = Gift("KNC", dice.pick(categories()["medals"]), dice.pick(scene.words["high_bodies"]), "")
    accept = {"year": [None, year - 1], "label": ["Kỷ niệm chương"]}
    columns = given.columns(year, _accept=accept)
    if dice.chance(0.5):
        counts = _counted(scene, dice.between(3, 40), scene.manner.unit, columns)
        return scene.write(dice.pick(scene.words["told_sides_plain"]), body=given.body, award=given.label, counts=counts)
    who = _with_posts(scene, columns, 1, 1)
    return scene.write(dice.pick(scene.words["told_badge"]), who=who, body=given.body, award=given.label)


def of_places(scene: Scene) -> Passage:
    """`Xã … được công nhận đạt chuẩn nông thôn mới năm 2018 (QĐ …)`: places are given titles too."""
    dice, year = scene.dice, scene.year - scene.dice.between(0, 3)
    reference, decided = honours.decision(scene, year, honours.SPOKEN)
    rural = scene.agency["field"] not in ("ward", "hamlet")
    title = dice.pick([title for title in scene.words["places"] if rural or "rural" not in title])
    code, label = ("DH.NTM", title["rural"]) if "rural" in title else ("DH.TVH", title["hamlet"])
    place = scene.local(dice.pick(title["names"]))
    columns = Gift(code, label, "", "").columns(year, **decided, recipient=place)
    text = scene.write(dice.pick(scene.words["told_places"]), place=place, award=label, when=phrases.year(year), ref=reference)
    return text.stating("awards", **columns)


def by_giver(scene: Scene, report: Report) -> None:
    """A bullet for each body that gave: `- UBND tỉnh: Cờ thi đua năm 2010; Bằng khen cho 02 tập thể (A, B)`."""
    dice = scene.dice
    bodies = [_commendation(scene)]
    if scene.field["honours"] == "civil":
        rows = dice.some([row for row in categories()["high"] if row[0] != "DH.TTLDXS"], 1, 1)
        bodies += [Gift(row[0], row[1], row[2], row[3]) for row in rows]
        bodies.append(Gift("BK.BT", "Bằng khen", dice.pick(scene.words["high_bodies"]), ""))
    form, mark = dice.pick(scene.words["giver_line"]), dice.pick(["- ", "+ ", "{}. ", "{}) "])
    for i, given in enumerate(dict.fromkeys(reversed(bodies)), 1):
        manners = [_of_a_year, _to_named, _to_counted]
        if given.code.startswith(ONLY_BODIES) or given.code == "HC.LD":
            manners = [_of_a_year]
        elif given.code in ("GK", "BK.BT"):
            manners += [_certificates, _to_counted]
        what = Passage()
        for j, manner in enumerate(dice.some(dict.fromkeys(manners), 1, 2)):
            what = what + ("; " if j else "") + manner(scene, given)
        report.add(
            mark.format(i) + scene.write(form.removesuffix("."), body=given.body, what=what) + dice.pick([".", ";"]),
            "bullet",
            1,
        )


def _of_a_year(scene: Scene, given: Gift) -> Passage:
    """The agency itself: `Cờ thi đua năm 2010`."""
    year = scene.year - scene.dice.between(0, 2)
    return (f"{given.label} " + phrases.year(year)).stating("awards", **given.columns(year))


def _loose(scene: Scene) -> dict[str, Any]:
    return {"_accept": {"year": [None, scene.year - 1]}}


def _to_named(scene: Scene, given: Gift) -> Passage:
    """`Bằng khen cho 02 tập thể (A, B) và 01 cá nhân là ông C, kế toán`, or only for persons."""
    columns = given.columns(scene.year, **_loose(scene))
    if scene.dice.chance(0.3):
        return f"{given.label} cho " + _with_posts(scene, columns, 1, 2)
    names = _bodies(scene, columns, 1, 2)
    value = sum(fact.table == "awards" for fact in names.facts)
    text = f"{given.label} cho {scene.count(value)} tập thể (" + names + ")"
    if scene.dice.chance(0.6):
        text = text + f" và {scene.count(1)} cá nhân là " + _with_posts(scene, columns, 1, 1)
    return text


def _to_counted(scene: Scene, given: Gift) -> Passage:
    """`Bằng khen 04 tập thể, 09 cá nhân`."""
    return f"{given.label}{scene.dice.pick([' ', ' cho ', ': '])}" + _side_by_side(
        scene, given.columns(scene.year, **_loose(scene)), few=given.body != scene.names["upper"]
    )


def _certificates(scene: Scene, given: Gift) -> Passage:
    """`28 Giấy khen tập thể; 75 Giấy khen cá nhân`."""
    text = Passage()
    for value, word in _whom(scene, given.body != scene.names["upper"]):
        word = word.replace("đồng chí", "cá nhân")
        part = Passage(f"{scene.count(value)} {given.label} {word}").stating(
            "claims", **phrases.claim("count", value), optional=True
        )
        accept = {"year": [None, scene.year - 1], "recipient": [None, f"{scene.count(value)} {word}"]}
        columns = given.columns(scene.year, recipient=word, count=value, _accept=accept)
        text = text + ("; " if text.text else "") + part.stating("awards", **columns)
    return text


def headed_by_year(scene: Scene, report: Report) -> None:
    """A heading that says the year, below it titles with how many got them."""
    dice, year = scene.dice, scene.year - scene.dice.between(0, 2)
    report.add(scene.text("year_heads", when=phrases.year(year)), "heading", 2)
    mark, end = dice.pick(["- ", "+ ", "* "]), dice.pick([".", ";"])
    titles = {code: labels for code, labels in [*honours.pool(scene, "many"), *honours.pool(scene, "counted")] if code != "KNC"}
    for code, labels in titles.items():
        label = dice.pick(labels)
        columns = Gift(code, label, "", "").columns(year)
        if code in ("GK", "BK.BT"):
            counts = _side_by_side(scene, columns)
        elif code.startswith((*ONLY_BODIES, "DH.DV", "DH.TSVM")):
            counts = _counted(scene, dice.between(2, 8), "tập thể", columns)
        else:
            most = 9 if code.startswith("DH.CSTD") else 70
            counts = _counted(scene, dice.between(most // 8, most), dice.pick(["cá nhân", scene.manner.unit]), columns)
        prefix = dice.pick(["Danh hiệu ", ""]) if code.startswith("DH") and code != "DH.CO.BT" else ""
        head = prefix + (label if prefix else label[:1].upper() + label[1:])
        report.add(mark + f"{head}: " + counts + end, "bullet", 1)
