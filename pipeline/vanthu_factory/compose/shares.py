"""Shares of a whole: by rating in a sentence or under a head, of each unit, over years, and in tables of what was reached and asked for."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

from vanthu_factory.compose import phrases
from vanthu_factory.compose.scene import Scene
from vanthu_factory.model import Cell, Grid, Passage, Report, Row, head_row


def write(scene: Scene, report: Report) -> None:
    """Shares the way the dice say; as often as offices write them so."""
    manners = [
        *[graded] * 3,
        under_head,
        of_units,
        sources,
        *[reached_table] * 3,
        sides_table,
        yearly_table,
        *[required_table] * 2,
    ]
    scene.dice.pick(manners)(scene, report)


@dataclass(frozen=True)
class Rating:
    """How many of the whole got a grade, as this clerk writes it."""

    grade: str
    number: Passage
    share: Passage


def _percent(value: float, text: str, **more: Any) -> Passage:
    return Passage(text).stating("claims", **phrases.claim("percent", value, **more))


def _counted(value: int, text: str) -> Passage:
    """A bare number, which need not be a row."""
    return Passage(text).stating("claims", **phrases.claim("count", value), optional=True)


def _share(part: int, whole: int) -> float:
    return round(100 * part / whole, 1)


def _parts(scene: Scene, whole: int, grades: int) -> list[int]:
    """`whole` over the grades, most of it in the first, something in each."""
    rest = [scene.dice.between(max(whole // 20, 1), max(whole // (3 + 2 * i), 1)) for i in range(grades - 1)]
    return [whole - sum(rest), *rest]


def _ratings(scene: Scene) -> tuple[dict[str, Any], int, list[Rating]]:
    matter: dict[str, Any] = scene.dice.pick(scene.words["graded"])
    whole = scene.dice.between(*matter["size"])
    found = []
    for grade, value in zip(matter["grades"], _parts(scene, whole, len(matter["grades"])), strict=True):
        share = _share(value, whole)
        number = phrases.thousands(value) if value > 999 else scene.count(value)
        found.append(Rating(grade, _counted(value, number), _percent(share, phrases.percent(scene, share))))
    return matter, whole, found


def _spoken(value: int) -> str:
    return phrases.thousands(value)


def graded(scene: Scene, report: Report) -> None:
    """`Xếp loại …: vững mạnh 23 (67,6%), khá 10 (29,4%), trung bình 01 (2,9%)`, perhaps with the grade that nobody got."""
    dice = scene.dice
    matter, whole, (first, *others) = _ratings(scene)
    joint: str = dice.pick([", ", "; "])
    rest = Passage()
    for i, rating in enumerate(others):
        rest = rest + (joint if i else "") + f"{rating.grade} " + rating.number + " (" + rating.share + ")"
    text = Passage()
    template: str = dice.pick(scene.words["graded_forms"])
    before, _, denial = template.partition("; không") if "; không" in template else template.partition(", không")
    slots = {"head": matter["head"], "unit": matter["unit"], "whole": _spoken(whole), "first": first.grade, "n": first.number, "q": first.share,
             "rest": rest, "none": matter["none"]}  # fmt: skip
    text = scene.write(before, **slots)
    if denial:
        text = text + dice.pick(["; ", ", "]) + scene.write("không" + denial, **slots).stating("claims", **NOBODY)
    report.add(_mark(scene) + text.with_first_capital() + ".", "bullet", 1)


NOBODY = {**phrases.claim("zero", 0), "negated": True}


def _mark(scene: Scene) -> str:
    return scene.manner.bullets[0] + scene.manner.bullet_space


def under_head(scene: Scene, report: Report) -> None:
    """The matter stands in a line of its own, each grade with its figures in a bullet below."""
    dice = scene.dice
    matter, whole, ratings = _ratings(scene)
    joint = dice.pick([f" ({_spoken(whole)} {matter['unit']}):", f": {_spoken(whole)} {matter['unit']}, trong đó:", ":"])
    report.add(_mark(scene) + matter["head"] + joint, "bullet", 1)
    form, end = dice.pick(scene.words["graded_lines"]), dice.pick([";", ".", ""])
    mark = scene.manner.bullets[1] + " "
    for rating in ratings:
        text = scene.write(form, grade=rating.grade[:1].upper() + rating.grade[1:], low=rating.grade, n=rating.number, q=rating.share,
                           whole=_spoken(whole), unit=matter["unit"])  # fmt: skip
        report.add(mark + text + end, "bullet", 2)


def of_units(scene: Scene, report: Report) -> None:
    """A share of each unit in one sentence: beside its name, or all of them behind all the names."""
    dice = scene.dice
    what = scene.fresh(scene.words["unit_shares"], 1, 1) or [dice.pick(scene.words["unit_shares"])]
    units = dice.some(scene.agency["units"], 3, 4)
    values = [phrases.between(scene, 71, 99) for _ in units]
    joint, form = dice.pick([": ", " ", " đạt "]), dice.pick(scene.words["unit_forms"])
    listed, names, shares = Passage(), "", Passage()
    for i, (unit, value) in enumerate(zip(units, values, strict=True)):
        said, comma = phrases.percent(scene, value), ", " if i else ""
        listed = listed + comma + _percent(value, f"{unit}{joint}{said}", subject=unit)
        names = names + comma + unit
        shares = shares + comma + _percent(value, said, subject=unit)
    text = scene.write(form, what=what[0], list=listed, units=names, shares=shares)
    report.add(_mark(scene) + text + dice.pick([".", ";"]), "bullet", 1)


def sources(scene: Scene, report: Report) -> None:
    """Where money came from: a sum for each source, and its share of the whole."""
    dice = scene.dice
    names = dice.some(scene.words["sources"], 3, 4)
    millions = [dice.between(3, 90) * 25 for _ in names]
    form, mark = dice.pick(scene.words["source_lines"]), scene.manner.bullets[1] + " "
    whole = _millions(sum(millions))
    report.add(_mark(scene) + scene.write(dice.pick(scene.words["sources_head"]), whole=whole), "bullet", 1)
    for name, value in zip(names, millions, strict=True):
        share = _share(value, sum(millions))
        rate = _percent(share, phrases.percent(scene, share), subject=name)
        report.add(mark + scene.write(form, name=name, sum=_millions(value), q=rate) + dice.pick([";", "."]), "bullet", 2)


def _millions(value: int) -> Passage:
    columns = {"value": value * 1_000_000, "value_max": None, "comparator": "="}
    return Passage(f"{phrases.thousands(value)} triệu đồng").stating("amounts", **columns)


def reached_table(scene: Scene, report: Report) -> None:
    """A row a unit: how many there are, how many did it, their share; the sums in the last row."""
    dice = scene.dice
    matter: dict[str, Any] = dice.pick(scene.words["reached"])
    report.add(matter["intro"])
    numbered, sign = dice.chance(0.5), dice.pick(["", "", "%"])
    heads = [*matter["heads"], dice.pick(["Tỷ lệ (%)", "Tỷ lệ %", "Đạt (%)"] if not sign else ["Tỷ lệ", "Đạt tỷ lệ"])]
    rows: list[Row] = [head_row(*["TT"] * numbered, *heads)]
    sums = [0, 0]
    figures = []
    for name in matter["rows"][: dice.between(3, 5)]:
        whole = dice.between(*matter["size"])
        figures.append((name, whole, whole - dice.between(0, max(whole // 6, 1))))
        sums = [a + b for a, b in zip(sums, figures[-1][1:], strict=True)]
    for i, (name, whole, part) in enumerate([*figures, (dice.pick(["Cộng", "Tổng cộng", "Toàn đơn vị"]), *sums)], 1):
        share = _share(part, whole)
        cells = [Passage(name), _counted(whole, _spoken(whole)), _counted(part, _spoken(part))]
        cells.append(_percent(share, phrases.decimal(share) + sign, subject=name))
        number = [Passage(str(i) if i <= len(figures) else "")] * numbered
        rows.append(tuple(Cell(cell) for cell in (*number, *cells)))
    widths = (0.08, 0.32, 0.2, 0.2, 0.2) if numbered else (0.34, 0.22, 0.22, 0.22)
    report.blocks.append(Grid(tuple(rows), 1, widths))


def sides_table(scene: Scene, report: Report) -> None:
    """A row a grade, two columns for each of two matters: how many, and their share."""
    dice = scene.dice
    matter: dict[str, Any] = dice.pick(scene.words["sides"])
    report.add(matter["intro"])
    number, share = dice.pick([("SL", "%"), ("Số lượng", "Tỷ lệ (%)"), ("SL", "TL (%)")])
    top: list[Cell | None] = [Cell(Passage(matter["of"]), rows=2, bold=True)]
    for name in matter["names"]:
        top += [Cell(Passage(name), columns=2, bold=True), None]
    rows: list[Row] = [tuple(top), (None, *head_row(*(number, share) * len(matter["names"])))]
    whole = dice.between(*matter["size"])
    columns = [_parts(scene, whole, len(matter["grades"])) for _ in matter["names"]]
    for grade, values in zip(matter["grades"], zip(*columns, strict=True), strict=True):
        cells = [Cell(Passage(grade))]
        for value, name in zip(values, matter["names"], strict=True):
            figure = _share(value, whole)
            cells += [
                Cell(_counted(value, str(value))),
                Cell(_percent(figure, phrases.decimal(figure), subject=f"{name} {grade}")),
            ]
        rows.append(tuple(cells))
    report.blocks.append(Grid(tuple(rows), 2, (0.24, *(0.19,) * 4)))


def yearly_table(scene: Scene, report: Report) -> None:
    """A row a share, a column a year; that they are shares stands in the first cell of the row."""
    dice = scene.dice
    matter: dict[str, Any] = dice.pick(scene.words["yearly"])
    report.add(matter["intro"])
    years = range(scene.year - 2, scene.year + 1)
    head = dice.pick(["Năm {}", "{}"])
    heads = [Cell(phrases.year(year, head.format(year)), bold=True) for year in years]
    rows: list[Row] = [(*head_row(dice.pick(["TT", "STT"]), dice.pick(["Chỉ tiêu", "Nội dung"])), *heads)]
    for i, name in enumerate(dice.some(matter["rows"], 2, 2), 1):
        values = _growing(scene, len(years))
        cells = [Cell(_percent(value, phrases.decimal(value), subject=name)) for value in values]
        rows.append((Cell(Passage(str(i))), Cell(Passage(name)), *cells))
    report.blocks.append(Grid(tuple(rows), 1, (0.08, 0.4, *(0.52 / len(heads),) * len(heads))))


def _growing(scene: Scene, count: int) -> list[float]:
    """Shares that get better from year to year."""
    value, found = phrases.between(scene, 62, 84), []
    for _ in range(count):
        found.append(value)
        value = round(value + scene.dice.random.uniform(0.4, 4.5), 1)
    return found


VERDICTS = (("Đạt", "Chưa đạt"), ("Đạt", "Không đạt"), ("đạt", "chưa đạt"), ("Hoàn thành", "Chưa hoàn thành"))


def required_table(scene: Scene, report: Report) -> None:
    """What each criterion asks for, what came of it in whatever form, and the verdict; what is asked for need not be a row."""
    dice = scene.dice
    report.add(scene.text("required_intro"))
    yes, no = dice.pick(VERDICTS)
    heads = (dice.pick(["TT", "STT"]), "Tiêu chí", dice.pick(["Yêu cầu", "Yêu cầu đặt ra", "Nội dung yêu cầu"]),
             dice.pick(["Kết quả thực hiện", "Kết quả", "Thực tế"]), dice.pick(["Đánh giá", "Tự đánh giá", "So với yêu cầu"]))  # fmt: skip
    rows: list[Row] = [head_row(*heads)]
    for i, item in enumerate(dice.some(scene.words["required"], 4, 6), 1):
        met = dice.chance(0.75)
        need, result = REQUIRED[item["kind"]](scene, item, met)
        required = not any(fact.table == "claims" and not fact.columns.get("optional") for fact in result.facts)
        said = Passage(yes if met else no).stating(
            "claims", **phrases.status(item["name"], met=met), **({} if required else {"optional": True})
        )
        cells = (Passage(str(i)), Passage(item["name"]), need, result, said)
        rows.append(tuple(Cell(cell) for cell in cells))
    report.blocks.append(Grid(tuple(rows), 1, (0.07, 0.23, 0.3, 0.22, 0.18)))


def _with_verdict(columns: dict[str, Any], met: bool) -> dict[str, Any]:
    """A figure whose row has a verdict, which it need not repeat."""
    accept = {**columns.get("_accept", {}), "verdict": [None], **({} if met else {"negated": [True]})}
    return {**columns, "verdict": "met" if met else "not_met", "_accept": accept}


def _share_required(scene: Scene, item: dict[str, Any], met: bool) -> tuple[Passage, Passage]:
    least = item["least"]
    value = phrases.between(scene, *((least, 100) if met else (least - 12, least - 1)))
    need = Passage(scene.dice.pick(["≥ {}%", "Từ {}% trở lên", "{}%", "Tối thiểu {}%"]).format(least))
    loose = {"_accept": {"comparator": [">=", ">"]}, "optional": True}
    columns = _with_verdict(phrases.claim("percent", value, criterion=item["name"]), met)
    return need.stating("claims", **phrases.claim("percent", least), **loose), Passage(f"{phrases.decimal(value)}%").stating(
        "claims", **columns
    )


def _part_required(scene: Scene, item: dict[str, Any], met: bool) -> tuple[Passage, Passage]:
    whole, least = scene.dice.between(5, 14), float(item["need"].partition("%")[0])
    enough = math.ceil(whole * least / 100)
    part = scene.dice.between(enough, whole) if met else enough - scene.dice.between(1, 2)
    need = Passage(item["need"])
    columns = _with_verdict(phrases.part_of(part, whole), met)
    text = Passage(f"{scene.count(part)}/{scene.count(whole)} {item['unit']}").stating("claims", **columns)
    return need.stating("claims", **phrases.claim("percent", least), optional=True), text


def _none_required(scene: Scene, item: dict[str, Any], met: bool) -> tuple[Passage, Passage]:
    need = Passage(item["need"]).stating("claims", **NOBODY, optional=True)
    if met:
        return need, Passage(scene.dice.pick(["Không xảy ra", "Không có", "Không phát sinh"])).stating(
            "claims", **NOBODY, optional=True
        )
    return need, _counted(1, scene.dice.pick(["Còn 01 vụ", "Còn 01 trường hợp", "Xảy ra 01 vụ"]))


def _said_required(scene: Scene, item: dict[str, Any], met: bool) -> tuple[Passage, Passage]:
    return Passage(item["need"]), Passage(item["met" if met else "unmet"])


def _money_required(scene: Scene, item: dict[str, Any], met: bool) -> tuple[Passage, Passage]:
    """What each earns, asked for and reached; both are sums of money."""
    tenths = item["need"] * 10 + (scene.dice.between(0, 60) if met else -scene.dice.between(3, 20))
    sums = []
    for value in (item["need"], tenths / 10):
        text = Passage(f"{phrases.decimal(value)} {item['unit'].partition('/')[0]}")
        sums.append(
            text.stating("amounts", value=round(value * 1_000_000), value_max=None, comparator="=")
            + "/"
            + item["unit"].partition("/")[2]
        )
    return sums[0], sums[1]


REQUIRED = {
    "share": _share_required,
    "part": _part_required,
    "none": _none_required,
    "said": _said_required,
    "money": _money_required,
}
