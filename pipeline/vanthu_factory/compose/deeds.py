"""What the agency claims, spent and was awarded."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from vanthu_factory.compose import phrases
from vanthu_factory.compose.scene import Scene
from vanthu_factory.model import Cell, Fact, Grid, Passage, Report
from vanthu_factory.words import categories


def claim(scene: Scene, kind: str, framework: str | None, standard: int | None) -> Passage:
    """A clause that states one claim."""
    dice = scene.dice
    group = dice.pick(scene.words["groups"])
    template = dice.pick(scene.words["claims"][kind])
    columns: dict[str, Any] = {"measure": kind, "value": None, "value_max": None, "comparator": "=", "negated": False}
    slots: dict[str, Passage | str] = {"group": group}
    if kind == "percent":
        slots["q"], more = phrases.share(scene)
        columns.update(more)
    elif kind == "ratio":
        return _ratio(scene, template, slots, {"framework": framework, "standard": standard})
    elif kind == "zero":
        columns.update(value=0, negated=True)
    elif kind == "all":
        columns.update(value=100, optional=True)
    else:
        value = dice.between(1, 12)
        columns.update(value=value)
        slots["n"] = f"{value:02d}" if dice.chance(0.6) else str(value)
    text = scene.write(template, **slots)
    if "gia đình văn hóa" in template:
        text = text.stating("awards", year=None, award="DH.GDVH", label="gia đình văn hóa", optional=True)
    if kind == "count" and "viên chức" in template:  # people counted in passing: a row of staff to some readers
        text = text.stating("staff_counts", category="STAFF.VC", label="viên chức", value=columns["value"], optional=True)
    return text.stating("claims", framework=framework, standard=standard, verdict=None, **columns)


def _ratio(scene: Scene, template: str, slots: dict[str, Passage | str], place: dict[str, Any]) -> Passage:
    """`14/15 đồng chí …, đạt 93,3%`: the share is the claim; the count may be one too."""
    whole = scene.dice.between(6, 30)
    part = whole - scene.dice.pick([0, 0, 1, 2])
    share = round(100 * part / whole, 1)
    slots.update(k=f"{part:02d}", m=f"{whole:02d}", q=f"{phrases.decimal(share)}{scene.manner.percent_space}%")
    common = {"value_max": None, "comparator": "=", "negated": False, **place}
    text = scene.write(template, **slots).stating("claims", measure="percent", value=share, verdict=None, **common)
    if "thôn văn hóa" in template:  # a title given to hamlets: an award to some readers
        text = text.stating("awards", year=None, award="DH.TVH", label="thôn văn hóa", count=part, optional=True)
    return text.stating("claims", measure="count", value=part, optional=True, **common)


def happenings(scene: Scene, report: Report) -> None:
    """A sentence that says when something was, in one of the short ways of writing dates."""
    on, first = scene.day_before(400), scene.year - scene.dice.between(2, 4)
    text = scene.text(
        "date_sentences",
        day=phrases.day(scene, on),
        monthday=Passage("8/3").stating("dates", value="XXXX-03-08"),
        month=Passage(f"{on.month}/{on.year}").stating("dates", value=f"{on.year}-{on.month:02d}"),
        y1=phrases.year(first, str(first)),
        y2=phrases.year(first + 1, str(first + 1)),
    )
    at = next((at for at in (text.text.find("20/10"), text.text.find("20/11")) if at >= 0), -1)
    if at >= 0:
        value = "XXXX-10-20" if text.text[at : at + 5] == "20/10" else "XXXX-11-20"
        text = replace(text, facts=(*text.facts, Fact("dates", {"value": value}, at, at + 5)))
    report.add(scene.manner.bullets[0] + scene.manner.bullet_space + text, "bullet", 1)


def claims(scene: Scene, report: Report, framework: str | None, standard: int | None) -> None:
    """A few bullets of claims between sentences without facts."""
    dice = scene.dice
    mark = scene.manner.bullets[0] + scene.manner.bullet_space
    for kind in dice.random.choices(
        ["percent", "ratio", "zero", "count", "all"], weights=[4, 1, 3, 2, 1], k=dice.between(2, 4)
    ):
        clause = claim(scene, kind, framework, standard)
        opener = dice.pick(scene.words["openers"])
        text = opener + clause if opener else clause.with_first_capital()
        if dice.chance(0.25):
            text = text + ", " + claim(scene, "zero", framework, standard)
        report.add(mark + text + dice.pick([".", ";"]), "bullet", 1)
        if dice.chance(0.5):
            report.add(mark + filler(scene), "bullet", 1)


def filler(scene: Scene) -> Passage:
    """A sentence without facts, sometimes with a slip of the pen."""
    text = scene.text("filler").text
    if scene.dice.chance(scene.manner.typos):
        text = slip(scene, text)
    return Passage(text)


def slip(scene: Scene, text: str) -> str:
    """A letter doubled, a space lost or doubled."""
    spaces = [i for i, c in enumerate(text) if c == " "]
    at = scene.dice.pick(spaces)
    change = scene.dice.pick(["  ", "", "letter"])
    return text[:at] + text[at - 1] + text[at:] if change == "letter" else text[:at] + change + text[at + 1 :]


def score_table(scene: Scene, report: Report, standards: list[str]) -> None:
    """Marks the agency gives itself: the most a standard can bring, and what it brought."""
    heads = ("TT", "Nội dung tiêu chuẩn", "Điểm tối đa", "Điểm tự chấm")
    rows: list[tuple[Cell | None, ...]] = [tuple(Cell(Passage(t), bold=True) for t in heads)]
    most = {3: [40, 30, 30], 4: [30, 25, 20, 25]}[len(standards)]
    marks = [m - scene.dice.pick([0, 0, 0.5, 1, 2]) for m in most]
    for i, (text, high, mark) in enumerate(zip(standards, most, marks, strict=True), 1):
        rows.append((Cell(Passage(str(i))), Cell(Passage(text)), Cell(Passage(str(high))), Cell(_mark(mark, high))))
    total = Passage(phrases.decimal(sum(marks))).stating("claims", **_score(sum(marks), sum(most)), optional=True)
    rows.append((Cell(Passage()), Cell(Passage("Tổng điểm"), bold=True), Cell(Passage(str(sum(most)))), Cell(total)))
    report.blocks.append(Grid(tuple(rows), 1, (0.08, 0.56, 0.18, 0.18)))


def _score(mark: float, most: float) -> dict[str, Any]:
    return {"measure": "score", "value": mark, "value_max": None, "maximum": most, "comparator": "=", "negated": False}


def _mark(mark: float, most: float) -> Passage:
    return Passage(phrases.decimal(mark)).stating("claims", **_score(mark, most), verdict=None)


def rural_table(scene: Scene, report: Report) -> None:
    """The criteria of the new-rural programme with targets, results and verdicts."""
    dice = scene.dice
    heads = ("TT", "Tên tiêu chí", "Chỉ tiêu", "Kết quả thực hiện", "Đánh giá")
    rows: list[tuple[Cell | None, ...]] = [tuple(Cell(Passage(t), bold=True) for t in heads)]
    for i, name in enumerate(categories()["rural"], 1):
        met = dice.chance(0.85)
        printed = "Đạt" if met else dice.pick(["Chưa đạt", "Không đạt"])
        verdict = "met" if met else "not_met"
        result, target = Passage("Đạt" if met else "Chưa đạt"), "Đạt"
        if dice.chance(0.4):
            share = dice.pick([95, 98.5, 100, 92.4, 88]) if met else dice.pick([61.5, 70, 74.2])
            target = dice.pick(["≥ 80%", "≥75%", "80% trở lên"])
            columns = {
                "measure": "percent",
                "value": share,
                "value_max": None,
                "comparator": "=",
                "negated": False,
                "verdict": verdict,
            }
            result = Passage(f"{phrases.decimal(share)}%").stating("claims", criterion=name, subject=name, **columns)
        status = {
            "measure": "status",
            "value": None,
            "value_max": None,
            "negated": False,
            "verdict": verdict,
            "criterion": name,
            "subject": name,
        }
        verdict_cell = Passage(printed).stating(
            "claims", **status, _accept={"negated": [True], "value": [0, 1]}, optional=bool(result.facts)
        )
        rows.append((Cell(Passage(str(i))), Cell(Passage(name)), Cell(Passage(target)), Cell(result), Cell(verdict_cell)))
    report.blocks.append(Grid(tuple(rows), 1, (0.07, 0.38, 0.17, 0.21, 0.17)))


def spending(scene: Scene, report: Report) -> None:
    """Money in sentences, or as a table in thousands."""
    mark = scene.manner.bullets[0] + scene.manner.bullet_space
    if scene.dice.chance(0.25):
        spending_table(scene, report)
        return
    for template in scene.dice.some(scene.words["money"], 1, 3):
        report.add(mark + scene.write(template, amount=phrases.money(scene)), "bullet", 1)


def spending_table(scene: Scene, report: Report) -> None:
    """Cells hold thousands of đồng; whether they are rows is the reader's choice, so they are optional."""
    report.add("Đơn vị tính: nghìn đồng", "note")
    head, *items = scene.words["money_table"]
    rows: list[tuple[Cell | None, ...]] = [tuple(Cell(Passage(t), bold=True) for t in ("STT", head, "Số tiền"))]
    total = 0
    for i, item in enumerate(items, 1):
        value = scene.dice.between(2, 90) * 500
        total += value
        rows.append((Cell(Passage(str(i))), Cell(Passage(item)), Cell(_thousands(value))))
    rows.append((Cell(Passage()), Cell(Passage("Tổng cộng"), bold=True), Cell(_thousands(total))))
    report.blocks.append(Grid(tuple(rows), 1, (0.1, 0.6, 0.3)))


def _thousands(value: int) -> Passage:
    columns = {"value": value * 1000, "value_max": None, "comparator": "=", "optional": True}
    return Passage(f"{value:,}".replace(",", ".")).stating("amounts", **columns)
