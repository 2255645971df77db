"""Results that are hard to tell from plans: rates by group, verdicts in columns, what was resolved beside what was reached."""

from __future__ import annotations

from typing import Any

from vanthu_factory.compose import deeds, frame, phrases, staff
from vanthu_factory.compose.scene import Scene
from vanthu_factory.compose.sentences import sentence
from vanthu_factory.model import Cell, Grid, Passage, Report, Row, head_row


def groups_table(scene: Scene, report: Report) -> None:
    """How many of each group got which rating, and their share; the heads stand on two levels, or a share stands behind its number."""
    dice = scene.dice
    matter: dict[str, Any] = dice.pick(scene.field.get("rated", scene.words["rated"]))
    report.add(matter["intro"])
    grades, deep = matter["grades"], dice.chance(0.6)
    number, share = dice.pick([("SL", "%"), ("Số lượng", "Tỷ lệ (%)"), ("TS", "TL%")])
    rows: list[Row] = _deep_heads(matter, number, share) if deep else [head_row(matter["of"], matter["total"], *grades)]
    sums = [0] * (len(grades) + 1)
    sign = dice.pick(["", "%"]) if deep else "%"
    for group in matter["groups"][: dice.between(2, 3)]:
        people = dice.between(*matter["size"])
        values = _graded(scene, people, len(grades))
        sums = [a + b for a, b in zip(sums, [people, *values], strict=True)]
        rows.append(_group(group, people, values, (deep, sign)))
    rows.append(_group(dice.pick(["Tổng cộng", "Cộng", "Toàn đơn vị"]), sums[0], sums[1:], (deep, sign)))
    columns = 2 + len(grades) * (1 + deep)
    report.blocks.append(Grid(tuple(rows), 1 + deep, (0.22, *(0.78 / (columns - 1),) * (columns - 1))))


def _deep_heads(matter: dict[str, Any], number: str, share: str) -> list[Row]:
    top: list[Cell | None] = [Cell(Passage(matter[key]), rows=2, bold=True) for key in ("of", "total")]
    for grade in matter["grades"]:
        top += [Cell(Passage(grade), columns=2, bold=True), None]
    return [tuple(top), (None, None, *head_row(*(number, share) * len(matter["grades"])))]


def _graded(scene: Scene, people: int, grades: int) -> list[int]:
    """`people` over the grades: most of them in the first."""
    rest = [scene.dice.between(0, people // 4) for _ in range(grades - 1)]
    return [people - sum(rest), *rest]


def _group(label: str, people: int, values: list[int], manner: tuple[bool, str]) -> Row:
    """A row of the table. Numbers are counts to some readers; the share of nobody may be left out."""
    deep, sign = manner
    cells = [
        Cell(Passage(label)),
        Cell(Passage(str(people)).stating("claims", **phrases.claim("count", people), optional=True)),
    ]
    for value in values:
        figure = round(100 * value / people, 1)
        more = {"optional": True} if value == 0 else {}
        number = Passage(str(value)).stating("claims", **phrases.claim("count", value), optional=True)
        rate = Passage(phrases.decimal(figure) + sign).stating("claims", **phrases.claim("percent", figure), **more)
        cells += [Cell(number), Cell(rate)] if deep else [Cell(number + " (" + rate + ")")]
    return tuple(cells)


MET = (("Đạt", "Chưa đạt"), ("đạt", "không đạt"), ("Đạt", "Không đạt"))


def verdict_columns(scene: Scene, report: Report) -> None:
    """Verdicts in several columns: a column a unit, what the unit says beside what was found, or a cross under the verdict."""
    report.add(scene.text("verdicts_intro"))
    scene.dice.pick([_by_unit, _said_and_found, _crossed])(scene, report)


def _criteria(scene: Scene) -> list[str]:
    return scene.enough(scene.field["verdicts"], 2, 4)


def _by_unit(scene: Scene, report: Report) -> None:
    dice, units = scene.dice, scene.agency["units"][:3]
    yes, no = dice.pick(MET)
    rows: list[Row] = [head_row("TT", dice.pick(["Tiêu chí", "Nội dung"]), *units)]
    for i, name in enumerate(_criteria(scene), 1):
        verdicts = [dice.chance(0.8) for _ in units]
        cells = [Cell(Passage(yes if met else no).stating("claims", **phrases.status(name, met=met, subject=unit)))
                 for met, unit in zip(verdicts, units, strict=True)]  # fmt: skip
        rows.append((Cell(Passage(str(i))), Cell(Passage(name)), *cells))
    report.blocks.append(Grid(tuple(rows), 1, (0.08, 0.35, *(0.57 / len(units),) * len(units))))


def _said_and_found(scene: Scene, report: Report) -> None:
    dice = scene.dice
    yes, no = dice.pick(MET)
    heads = dice.pick([("Tự đánh giá", "Kết quả thẩm định"), ("Đơn vị tự chấm", "Đoàn kiểm tra"), ("Kỳ trước", "Kỳ này")])
    rows: list[Row] = [head_row("TT", "Nội dung tiêu chí", *heads, "Ghi chú")]
    for i, name in enumerate(_criteria(scene), 1):
        said = dice.chance(0.85)
        found = said and dice.chance(0.85)
        cells = [Cell(Passage(yes if met else no).stating("claims", **phrases.status(name, met=met))) for met in (said, found)]
        rows.append((Cell(Passage(str(i))), Cell(Passage(name)), *cells, Cell(Passage())))
    report.blocks.append(Grid(tuple(rows), 1, (0.08, 0.4, 0.18, 0.2, 0.14)))


def _crossed(scene: Scene, report: Report) -> None:
    dice = scene.dice
    cross, heads = dice.pick(["x", "X", "√"]), dice.pick([("Đạt", "Không đạt"), ("Đạt", "Chưa đạt")])
    rows: list[Row] = [head_row("STT", "Tiêu chí", *heads)]
    for i, name in enumerate(_criteria(scene), 1):
        met = dice.chance(0.8)
        mark = Cell(Passage(cross).stating("claims", **phrases.status(name, met=met)))
        rows.append(
            (Cell(Passage(str(i))), Cell(Passage(name)), *((mark, Cell(Passage())) if met else (Cell(Passage()), mark)))
        )
    report.blocks.append(Grid(tuple(rows), 1, (0.1, 0.54, 0.18, 0.18)))


def told(scene: Scene, report: Report) -> None:
    """Results as offices of any field tell them: none of a thing in many words, parts far from what they are a part of, ranks."""
    mark = scene.dice.pick(["", "- ", "+ ", "* "])
    for template in scene.fresh(scene.words["told"], 2, 4):
        report.add(
            mark + sentence(scene, template).with_first_capital() + scene.dice.pick([".", ".", ";"]),
            "bullet" if mark else "text",
            1,
        )


def resolved(scene: Scene, report: Report) -> None:
    """What was resolved, what was reached, and what that is called; what was resolved need not be a row."""
    dice = scene.dice
    heads = [dice.pick(["TT", "STT"]), "Chỉ tiêu", dice.pick(["Nghị quyết", "Chỉ tiêu Nghị quyết", "Kế hoạch"]), dice.pick(["Kết quả", "Thực hiện"]),
             dice.pick(["Đánh giá", "So với nghị quyết"])]  # fmt: skip
    rows: list[Row] = [head_row(*heads)]
    for i, name in enumerate(scene.fresh(scene.words["shares"], 3, 4), 1):
        target, met = dice.pick([85, 90, 95, 98]), dice.chance(0.75)
        figure = round(dice.random.uniform(target, 100) if met else dice.random.uniform(target - 9, target - 1), 1)
        planned = dice.pick(["{}%", "{}% trở lên", "≥ {}%", "trên {}%"]).format(target)
        loose = {"_accept": {"comparator": [">=", ">"]}, "optional": True}
        verdict = "met" if met else "not_met"
        word = dice.pick(["Đạt", "Vượt"]) if met else "Chưa đạt"
        reached = Passage(f"{phrases.decimal(figure)}%").stating(
            "claims",
            **{
                **phrases.claim("percent", figure, criterion=name, subject=name),
                "verdict": verdict,
                "_accept": {"verdict": [None]},
            },
        )
        said = Passage(word).stating("claims", **phrases.status(name, met=met), optional=True)
        cells = (
            Passage(str(i)),
            Passage(name),
            Passage(planned).stating("claims", **phrases.claim("percent", target), **loose),
            reached,
            said,
        )
        rows.append(tuple(Cell(cell) for cell in cells))
    report.blocks.append(Grid(tuple(rows), 1, (0.08, 0.42, 0.17, 0.15, 0.18)))


def resolution(scene: Scene, report: Report) -> None:
    """A resolution: what was reached of the last one, and what is aimed at, which is no claim."""
    dice = scene.dice
    frame.letterhead(scene, report, "NQ")
    frame.named_title(
        scene, report, "NQ", scene.write(dice.pick(scene.words["resolution_titles"]), period=phrases.year(scene.year))
    )
    report.add(scene.text("resolution_start"))
    first, second = dice.pick([("I. ", "II. "), ("Điều 1. ", "Điều 2. "), ("1. ", "2. "), ("A. ", "B. ")])
    report.add(first + dice.pick(scene.words["resolution_results"]), "heading", 1)
    if dice.chance(0.4):
        staff.ratings(scene, report, staff.draw(scene).total)
    parts = dice.some([told, resolved, _deeds], 2, 3)
    for part in parts:
        part(scene, report)
    report.add(second + dice.pick(scene.words["resolution_aims"]), "heading", 1)
    mark = dice.pick(["- ", "+ ", "{}) "])
    for i, template in enumerate(scene.fresh(scene.words["aimed"], 2, 4), 1):
        report.add(mark.format(i) + sentence(scene, template) + dice.pick([".", ";"]), "bullet", 1)
    report.add(scene.text("resolution_ends"))
    frame.signature(scene, report)


def _deeds(scene: Scene, report: Report) -> None:
    mark = scene.manner.bullets[0] + scene.manner.bullet_space
    for template in scene.fresh(scene.field["deeds"], 2, 3):
        report.add(mark + deeds.deed(scene, template) + ".", "bullet", 1)
