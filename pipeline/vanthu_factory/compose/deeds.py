"""What the agency claims, spent and was awarded."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from vanthu_factory.compose import phrases
from vanthu_factory.compose.scene import Scene
from vanthu_factory.compose.sentences import sentence
from vanthu_factory.model import Cell, Fact, Grid, Passage, Report, Row, head_row
from vanthu_factory.words import categories


def claim(scene: Scene, kind: str, framework: str | None, standard: int | None) -> Passage:
    """A clause that states one claim."""
    dice = scene.dice
    group = dice.pick(scene.field.get("groups", scene.words["groups"]))
    template = scene.fresh(scene.words["claims"][kind], 1, 1)[0]
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
    text = _with_titles(scene.write(template, **slots))
    if kind == "count" and "viên chức" in template:  # people counted in passing: a row of staff to some readers
        text = text.stating("staff_counts", category="STAFF.VC", label="viên chức", value=columns["value"], optional=True)
    return text.stating("claims", framework=framework, standard=standard, verdict=None, **columns)


# Titles that a claim speaks of: awards to some readers.
TITLES = {"gia đình văn hóa": "DH.GDVH", "thôn văn hóa": "DH.TVH", "trong sạch, vững mạnh": "DH.TSVM"}


def _with_titles(text: Passage) -> Passage:
    for label, code in TITLES.items():
        if label in text.text:
            text = text.stating("awards", year=None, award=code, label=label, optional=True)
    return text


def deed(scene: Scene, template: str, **place: Any) -> Passage:
    """A sentence of the field with its claims; `place` is the framework and standard it stands under."""
    opener = scene.dice.pick(["", "", "", *scene.fresh(scene.words["openers"], 0, 1)])
    text = _with_titles(sentence(scene, template, **place))
    return opener + text if opener else text.with_first_capital()


def _ratio(scene: Scene, template: str, slots: dict[str, Passage | str], place: dict[str, Any]) -> Passage:
    """`14/15 đồng chí …, đạt 93,3%`: the share is the claim; the count may be one too."""
    whole = scene.dice.between(6, 30)
    part = whole - scene.dice.pick([0, 0, 1, 2])
    share = round(100 * part / whole, 1)
    slots.update(k=f"{part:02d}", m=f"{whole:02d}", q=f"{phrases.decimal(share)}{scene.manner.percent_space}%")
    common = {"value_max": None, "comparator": "=", "negated": False, **place}
    text = scene.write(template, **slots).stating("claims", measure="percent", value=share, verdict=None, **common)
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
    for _ in range(dice.between(2, 4)):
        kinds = {kind: weight for kind, weight in KINDS.items() if _left(scene, kind)}
        if not kinds:
            return
        kind = dice.random.choices(list(kinds), weights=list(kinds.values()))[0]
        report.add(mark + _claim_sentence(scene, kind, framework, standard) + dice.pick([".", ";"]), "bullet", 1)
        if dice.chance(0.4):
            fillers(scene, report, 1, 1, mark)


KINDS = {"field": 5, "told": 4, "percent": 2, "ratio": 1, "zero": 1, "count": 1, "all": 1}


def _left(scene: Scene, kind: str) -> bool:
    """Whether the document may have one more sentence of the kind without repeating itself."""
    if kind != "field" and scene.field.get("alone"):
        return False
    pools = {"field": scene.field["deeds"], "told": scene.words["told"]}
    pool = pools.get(kind) or scene.words["claims"][kind]
    return any(template not in scene.used for template in pool)


def _claim_sentence(scene: Scene, kind: str, framework: str | None, standard: int | None) -> Passage:
    if kind == "field":
        return deed(scene, scene.fresh(scene.field["deeds"], 1, 1)[0], framework=framework, standard=standard)
    if kind == "told":
        template = scene.fresh(scene.words["told"], 1, 1)[0]
        return sentence(scene, template, framework=framework, standard=standard).with_first_capital()
    clause = claim(scene, kind, framework, standard)
    opener = scene.dice.pick(["", "", *scene.fresh(scene.words["openers"], 0, 1)])
    text = opener + clause if opener else clause.with_first_capital()
    if scene.dice.chance(0.25) and _left(scene, "zero"):
        text = text + ", " + claim(scene, "zero", framework, standard)
    return text


def fillers(scene: Scene, report: Report, low: int, high: int, mark: str = "") -> None:
    """Sentences without facts that the document does not have yet, sometimes with a slip of the pen."""
    for template in scene.fresh(scene.pool("filler"), low, high):
        text = scene.local(template)
        if scene.dice.chance(scene.manner.typos):
            text = slip(scene, text)
        report.add(mark + text, "bullet" if mark else "text", 1)


def slip(scene: Scene, text: str) -> str:
    """A consonant typed twice, a space lost or doubled."""
    at = scene.dice.pick([i for i, c in enumerate(text) if c == " "])
    if text[at - 1] in "nghcmt" and scene.dice.chance(0.5):
        return text[:at] + text[at - 1] + text[at:]
    gap: str = scene.dice.pick(["  ", ""])
    return text[:at] + gap + text[at + 1 :]


def score_table(scene: Scene, report: Report, standards: list[str]) -> None:
    """Marks the agency gives itself: the most a standard can bring, and what it brought; by its parts, with shares or verdicts."""
    dice = scene.dice
    last = dice.pick(["", "", dice.pick(["Tỷ lệ", "Tỷ lệ (%)"]), dice.pick(["Tự đánh giá", "Đánh giá"])])
    first = (dice.pick(["TT", "STT"]), dice.pick(["Nội dung tiêu chuẩn", "Nội dung", "Tiêu chuẩn"]))
    heads = (*first, dice.pick(["Điểm tối đa", "Điểm chuẩn"]), dice.pick(["Điểm tự chấm", "Điểm đạt"]), *[last] * bool(last))
    rows: list[Row] = [head_row(*heads)]
    most = {3: [40, 30, 30], 4: [30, 25, 20, 25]}[len(standards)]
    parts = dice.chance(0.5)
    total = 0.0
    for i, (text, high) in enumerate(zip(standards, most, strict=True), 1):
        pieces = [high - high // 2, high // 2] if parts else [high]
        marks = [piece - dice.pick([0, 0, 0.5, 1, 2]) for piece in pieces]
        total += sum(marks)
        number = ("I", "II", "III", "IV")[i - 1] if parts else str(i)
        rows.append(_scored(number, text, (sum(marks), high), "" if parts and "giá" in last else last))
        names = scene.fresh(scene.words["score_parts"], 2, 2) if parts else []
        for j, (name, mark, piece) in enumerate(zip(names, marks, pieces, strict=False), 1):
            rows.append(_scored(f"{i}.{j}", name, (mark, piece), last))
        if last and parts and "giá" in last:
            rows[-len(names) - 1] = (*rows[-len(names) - 1], Cell(Passage()))
    end = [Cell(_share_of(total, sum(most), last))] if last else []
    rows.append(
        (
            Cell(Passage()),
            Cell(Passage("Tổng điểm"), bold=True),
            Cell(Passage(str(sum(most)))),
            Cell(_mark(total, sum(most))),
            *end,
        )
    )
    report.blocks.append(Grid(tuple(rows), 1, (0.08, 0.47, 0.15, 0.15, 0.15) if last else (0.08, 0.56, 0.18, 0.18)))


def _scored(number: str, text: str, marks: tuple[float, int], last: str) -> Row:
    """A row of the score table; `last` is the head of a further column, if there is one."""
    mark, high = marks
    cells = [Cell(Passage(number)), Cell(Passage(text)), Cell(Passage(str(high)))]
    met = mark > 0.9 * high
    if "giá" not in last:
        return (*cells, Cell(_mark(mark, high)), *[Cell(_share_of(mark, high, last))] * bool(last))
    score = {**_score(mark, high), "verdict": "met" if met else "not_met", "_accept": {"verdict": [None]}}
    said = Passage("Đạt" if met else "Chưa đạt").stating("claims", **phrases.status(text, met=met), optional=True)
    return (*cells, Cell(Passage(phrases.decimal(mark)).stating("claims", **score)), Cell(said))


def _share_of(mark: float, high: int, head: str) -> Passage:
    """What the marks are of the most that can be had, under a head of shares."""
    if not head.startswith("Tỷ lệ"):
        return Passage()
    share = round(100 * mark / high, 2)
    sign = "" if "%" in head else "%"
    return Passage(phrases.decimal(share) + sign).stating("claims", **phrases.claim("percent", share))


def _score(mark: float, most: float) -> dict[str, Any]:
    return {"measure": "score", "value": mark, "value_max": None, "maximum": most, "comparator": "=", "negated": False}


def _mark(mark: float, most: float) -> Passage:
    return Passage(phrases.decimal(mark)).stating("claims", **_score(mark, most), verdict=None)


def rural_table(scene: Scene, report: Report) -> None:
    """The criteria of the new-rural programme with targets, results and verdicts."""
    dice = scene.dice
    heads = ("TT", "Tên tiêu chí", "Chỉ tiêu", "Kết quả thực hiện", "Đánh giá")
    rows: list[tuple[Cell | None, ...]] = [tuple(Cell(Passage(t), bold=True) for t in heads)]
    for i, (name, least) in enumerate(categories()["rural"], 1):
        met = dice.chance(0.85)
        printed = "Đạt" if met else dice.pick(["Chưa đạt", "Không đạt"])
        verdict = "met" if met else "not_met"
        result, target = Passage("Đạt" if met else "Chưa đạt"), "Đạt"
        if least and dice.chance(0.6):
            share = phrases.between(scene, *((least, 100) if met else (least - 20, least - 2)))
            target = dice.pick([f"≥ {least}%", f"≥{least}%", f"{least}% trở lên"])
            columns = {
                "measure": "percent",
                "value": share,
                "value_max": None,
                "comparator": "=",
                "negated": False,
                "verdict": verdict,
            }
            result = Passage(f"{phrases.decimal(share)}%").stating("claims", criterion=name, subject=name, **columns)
        status: dict[str, Any] = {
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
    if scene.dice.chance(0.25):
        spending_table(scene, report)
        return
    money_sentences(scene, report, 1, 3)


def money_sentences(scene: Scene, report: Report, low: int, high: int) -> None:
    """What was spent and raised, one a bullet."""
    mark = scene.manner.bullets[0] + scene.manner.bullet_space
    for template in scene.fresh(scene.pool("money"), low, high):
        report.add(mark + sentence(scene, template), "bullet", 1)


def spending_table(scene: Scene, report: Report) -> None:
    """Cells hold thousands of đồng, as a note above says."""
    unit, factor = scene.dice.pick([("nghìn đồng", 1000), ("triệu đồng", 1_000_000), ("1.000 đồng", 1000)])
    report.add(scene.dice.pick(["Đơn vị tính: {}", "ĐVT: {}", "(Đơn vị: {})"]).format(unit), "note")
    head, *items = scene.words["money_table"]
    years = scene.dice.chance(0.4)
    heads = [Passage("STT"), Passage(head)]
    heads += [_of_year(scene, -1), _of_year(scene, 0)] if years else [Passage("Số tiền")]
    rows: list[tuple[Cell | None, ...]] = [tuple(Cell(t, bold=True) for t in heads)]
    sums = [0, 0]
    for i, item in enumerate(items, 1):
        first = scene.dice.between(30, 900)
        spent = [first, int(first * scene.dice.random.uniform(0.9, 1.2))] if years else [first]
        values = [value * (1 if factor > 1000 else 500) for value in spent]
        sums = [a + b for a, b in zip(sums, [*values, 0], strict=False)]
        rows.append((Cell(Passage(str(i))), Cell(Passage(item)), *(Cell(_scaled(v, factor)) for v in values)))
    totals = [Cell(_scaled(v, factor), bold=True) for v in sums[: len(heads) - 2]]
    rows.append((Cell(Passage()), Cell(Passage("Tổng cộng"), bold=True), *totals))
    report.blocks.append(Grid(tuple(rows), 1, (0.1, 0.46, 0.22, 0.22) if years else (0.1, 0.6, 0.3)))


def _of_year(scene: Scene, back: int) -> Passage:
    return "Năm " + phrases.year(scene.year + back, str(scene.year + back))


def _scaled(value: int, factor: int) -> Passage:
    columns = {"value": value * factor, "value_max": None, "comparator": "="}
    return Passage(phrases.thousands(value)).stating("amounts", **columns)
