"""What was reached: figures against plans, verdicts, marks of units, money in and out."""

from __future__ import annotations

from vanthu_factory.compose import deeds, phrases
from vanthu_factory.compose.scene import Scene
from vanthu_factory.model import Cell, Grid, Passage, Report

MONEY = {"đồng": 1, "nghìn đồng": 1000, "triệu đồng": 1_000_000, "tỷ đồng": 1_000_000_000}


UNIT_HEADS = ("Số tiền (nghìn đồng)", "Số tiền (1.000đ)", "Kinh phí (nghìn đồng)", "Thành tiền (1.000 đồng)")


def rates_table(scene: Scene, report: Report) -> None:
    """Plan, result and their ratio for each indicator; rows of money state sums, the others counts that need not be rows."""
    dice = scene.dice
    before = dice.chance(0.35)
    plan = dice.pick([f"Kế hoạch năm {scene.year}", "Kế hoạch", "Chỉ tiêu giao", f"KH {scene.year}"])
    done = dice.pick([f"Thực hiện năm {scene.year}", "Thực hiện", "Kết quả thực hiện", "Ước TH"])
    rate = dice.pick(["Tỷ lệ (%)", "Đạt (%)", "% đạt", "Tỷ lệ đạt (%)", "TH/KH (%)", "So với KH (%)"])
    heads = [
        dice.pick(["TT", "STT"]),
        dice.pick(["Chỉ tiêu", "Nội dung", "Tên chỉ tiêu"]),
        dice.pick(["ĐVT", "Đơn vị tính"]),
        plan,
        done,
        rate,
    ]
    if before:
        heads.append("So với cùng kỳ (%)")
    rows: list[tuple[Cell | None, ...]] = [tuple(Cell(_year_in(scene, t), bold=True) for t in heads)]
    for i, (name, unit, low, high) in enumerate(dice.some(scene.field["indicators"], 3, 6), 1):
        planned = _round(dice.between(low, high))
        reached = int(planned * dice.random.uniform(0.86, 1.22))
        ratio = round(100 * reached / planned, dice.pick([1, 1, 2]))
        cells = [_figure(planned, unit), _figure(reached, unit), _rate(scene, ratio)]
        if before:
            cells.append(_rate(scene, round(dice.random.uniform(88, 131), 1), optional=True))
        rows.append(tuple(Cell(p) for p in (Passage(str(i)), Passage(name), Passage(_short(unit)), *cells)))
    if before:
        widths: tuple[float, ...] = (0.07, 0.28, 0.12, 0.14, 0.14, 0.11, 0.14)
    else:
        widths = (0.07, 0.33, 0.14, 0.16, 0.16, 0.14)
    report.blocks.append(Grid(tuple(rows), 1, widths))


def _year_in(scene: Scene, head: str) -> Passage:
    """A head of a table; the year in it is a date."""
    before, year, after = head.partition(str(scene.year))
    return Passage(before) + (phrases.year(scene.year, year) if year else "") + after


def _round(value: int) -> int:
    """A plan is a round figure."""
    step = int(10 ** max(len(str(value)) - 2, 0))
    return max(value // step * step, 1)


def _short(unit: str) -> str:
    return {"triệu đồng": "triệu đồng", "trường hợp": "TH", "lao động": "LĐ"}.get(unit, unit)


def _figure(value: int, unit: str) -> Passage:
    text = Passage(phrases.thousands(value))
    if unit in MONEY:
        return text.stating("amounts", value=value * MONEY[unit], value_max=None, comparator="=")
    return text.stating(
        "claims", measure="count", value=value, value_max=None, comparator="=", negated=False, verdict=None, optional=True
    )


def _rate(scene: Scene, value: float, *, optional: bool = False) -> Passage:
    sign = scene.dice.pick(["", "", "%"])
    more = {"optional": True} if optional else {}
    return Passage(phrases.decimal(value) + sign).stating("claims", **_percent(value), verdict=None, **more)


def _percent(value: float) -> dict[str, object]:
    return {"measure": "percent", "value": value, "value_max": None, "comparator": "=", "negated": False}


def verdicts(scene: Scene, report: Report) -> None:
    """Criteria and whether they are met, as a list: `- Tiêu chí …: đạt`."""
    dice = scene.dice
    mark = dice.pick(["- ", "+ ", "{}. ", "{}) "])
    met, not_met = dice.pick(
        [("Đạt", "Chưa đạt"), ("đạt", "chưa đạt"), ("ĐẠT", "KHÔNG ĐẠT"), ("đạt yêu cầu", "không đạt yêu cầu")]
    )
    joint = dice.pick([": ", ": ", " - ", " → "])
    for i, name in enumerate(scene.fresh(scene.field["verdicts"], 2, 4), 1):
        good = dice.chance(0.8)
        text = Passage(f"{name}{joint}{met if good else not_met}").stating("claims", **phrases.status(name, met=good))
        report.add(mark.format(i) + text + dice.pick([".", ";", ""]), "bullet", 1)


def ranking(scene: Scene, report: Report) -> None:
    """Marks of units out of a hundred, and what they are rated."""
    dice = scene.dice
    heads = (
        dice.pick(["TT", "STT"]),
        dice.pick(["Đơn vị", "Tên đơn vị"]),
        dice.pick(["Tổng điểm", "Điểm đạt được", "Số điểm"]),
        "Xếp loại",
    )
    rows: list[tuple[Cell | None, ...]] = [tuple(Cell(Passage(t), bold=True) for t in heads)]
    units = dice.some(dict.fromkeys([*scene.field["collectives"], *scene.agency["units"]]), 3, 6)
    marks = sorted((dice.between(276, 398) / 4 for _ in units), reverse=True)
    for i, (unit, mark) in enumerate(zip(units, marks, strict=True), 1):
        grade = "Xuất sắc" if mark >= 95 else "Tốt" if mark >= 85 else "Khá"
        score = Passage(phrases.decimal(mark)).stating(
            "claims",
            measure="score",
            value=mark,
            value_max=None,
            maximum=100,
            comparator="=",
            negated=False,
            verdict=None,
            subject=unit,
        )
        rows.append((Cell(Passage(str(i))), Cell(Passage(unit)), Cell(score), Cell(Passage(grade))))
    report.blocks.append(Grid(tuple(rows), 1, (0.09, 0.51, 0.2, 0.2)))


def prose(scene: Scene, report: Report, low: int, high: int, mark: str = "", **place: object) -> None:
    """Sentences of the field, each with several claims."""
    for template in scene.fresh(scene.field["deeds"], low, high):
        text = deeds.deed(scene, template, **place)
        report.add(mark + text + scene.dice.pick([".", ".", ";"]), "bullet" if mark else "text", 1)


def costs(scene: Scene, report: Report, names: list[str]) -> None:
    """What is asked for, item by item, in a table under its unit or in lines."""
    dice = scene.dice
    items = [(name, dice.between(6, 180) * 500_000) for name in dice.some(names, 2, 4)]
    total = sum(value for _, value in items)
    if dice.chance(0.5):
        for i, (name, value) in enumerate(items, 1):
            report.add(f"{i}. {name}: " + _sum(scene, value) + ";", "bullet", 1)
        report.add("Tổng cộng: " + _sum(scene, total, plain=True) + ".")
        return
    in_head = dice.chance(0.5)
    if not in_head:
        report.add(dice.pick(["Đơn vị tính: nghìn đồng", "ĐVT: nghìn đồng", "(Đơn vị: 1.000 đồng)"]), "note")
    column = dice.pick(UNIT_HEADS) if in_head else "Thành tiền"
    rows: list[tuple[Cell | None, ...]] = [tuple(Cell(Passage(t), bold=True) for t in ("TT", "Nội dung", column))]
    rows += [(Cell(Passage(str(i))), Cell(Passage(name)), Cell(_thousand(value))) for i, (name, value) in enumerate(items, 1)]
    rows.append((Cell(Passage()), Cell(Passage("Tổng cộng"), bold=True), Cell(_thousand(total), bold=True)))
    report.blocks.append(Grid(tuple(rows), 1, (0.1, 0.6, 0.3)))


def accounts(scene: Scene, report: Report) -> None:
    """Income and spending, item by item, with sums and what is left."""
    dice = scene.dice
    income = [(t, dice.between(4, 180) * 50_000) for t in dice.some(scene.words["income"], 3, 4)]
    costs = [(t, dice.between(2, 40) * 50_000) for t in dice.some([*scene.words["costs"], *scene.words["gifts"]], 3, 5)]
    spent, had = sum(v for _, v in costs), sum(v for _, v in income)
    if spent > had:
        income[0] = (income[0][0], income[0][1] + (spent - had) + 1_250_000)
        had = sum(v for _, v in income)
    dice.pick([_lines, _lines, _accounts_table])(scene, report, (income, costs), (had, spent))


Items = list[tuple[str, int]]


def _lines(scene: Scene, report: Report, items: tuple[Items, Items], sums: tuple[int, int]) -> None:
    dice = scene.dice
    heads = dice.pick([("I. PHẦN THU", "II. PHẦN CHI"), ("A- THU", "B- CHI"), ("1. Tổng thu", "2. Tổng chi")])
    joint = dice.pick([": ", " : ", ":        ", f" {'.' * dice.between(8, 22)} "])
    for head, rows, total, word in zip(heads, items, sums, ("Cộng thu", "Cộng chi"), strict=True):
        report.add(head, "heading", 1)
        for i, (name, value) in enumerate(rows, 1):
            report.add(
                f"{i}. {name}"
                + (_times(scene, value) if name in scene.words["gifts"] else Passage())
                + joint
                + _sum(scene, value),
                "bullet",
                1,
            )
        report.add(f"{word}{joint}" + _sum(scene, total, plain=True), "bullet", 1)
    left = sums[0] - sums[1]
    report.add(
        f"{scene.dice.pick(['Tồn quỹ chuyển kỳ sau', 'Còn lại', 'Số dư cuối kỳ'])}{joint}" + _sum(scene, left, plain=True) + "."
    )


def _times(scene: Scene, value: int) -> Passage:
    """Sometimes how the sum came about: ` 14 suất x 50.000đ`."""
    several = [n for n in (3, 5, 8, 10, 14, 20) if value % (n * 10_000) == 0 and value // n >= 50_000]
    if not several or scene.dice.chance(0.7):
        return Passage()
    n = scene.dice.pick(several)
    one = Passage(phrases.thousands(value // n) + "đ").stating("amounts", value=value // n, value_max=None, comparator="=")
    return f" {n} {scene.dice.pick(['suất', 'lượt', 'người'])} x " + one


def _sum(scene: Scene, value: int, *, plain: bool = False) -> Passage:
    columns = {"value": value, "value_max": None, "comparator": "="}
    throw = 1.0 if plain else scene.dice.random.random()
    if throw < 0.15 and value % 100_000 == 0:
        text = f"{phrases.decimal(value / 1_000_000)}{scene.dice.pick([' triệu đồng', scene.manner.millions])}"
    elif throw < 0.3 and value < 10_000_000:
        text = f"{phrases.thousands(value // 1000)} {scene.dice.pick(['nghìn đồng', 'ngàn đồng'])}"
    else:
        unit = scene.manner.units_in_money
        text = phrases.thousands(value) + (unit if unit != "đồng" else " đồng")
    return Passage(text).stating("amounts", **columns)


def _accounts_table(scene: Scene, report: Report, items: tuple[Items, Items], sums: tuple[int, int]) -> None:
    """Cells in thousands of đồng; a note above or the head of the column says so."""
    in_head = scene.dice.chance(0.35)
    if not in_head:
        report.add(scene.dice.pick(["Đơn vị tính: nghìn đồng", "ĐVT: 1.000 đồng", "(Đơn vị: nghìn đồng)"]), "note")
    column = scene.dice.pick(UNIT_HEADS) if in_head else "Số tiền"
    rows: list[tuple[Cell | None, ...]] = [tuple(Cell(Passage(t), bold=True) for t in ("TT", "Nội dung", column, "Ghi chú"))]
    for number, head, part, total in zip(("I", "II"), ("Tổng thu", "Tổng chi"), items, sums, strict=True):
        rows.append(
            (
                Cell(Passage(number), bold=True),
                Cell(Passage(head), bold=True),
                Cell(_thousand(total), bold=True),
                Cell(Passage()),
            )
        )
        for i, (name, value) in enumerate(part, 1):
            rows.append((Cell(Passage(str(i))), Cell(Passage(name)), Cell(_thousand(value)), Cell(Passage())))
    rows.append(
        (
            Cell(Passage("III"), bold=True),
            Cell(Passage("Tồn quỹ"), bold=True),
            Cell(_thousand(sums[0] - sums[1])),
            Cell(Passage()),
        )
    )
    report.blocks.append(Grid(tuple(rows), 1, (0.09, 0.51, 0.22, 0.18)))


def _thousand(value: int) -> Passage:
    columns = {"value": value, "value_max": None, "comparator": "="}
    return Passage(phrases.thousands(value // 1000)).stating("amounts", **columns)
