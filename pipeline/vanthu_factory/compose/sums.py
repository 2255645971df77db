"""Awards as figures: how many got which title, in a table of sums, over years, and in a line with some of the names."""

from __future__ import annotations

from typing import Any

from vanthu_factory.compose import honours, phrases
from vanthu_factory.compose.lists import ranked, recipients, stated
from vanthu_factory.compose.scene import Scene
from vanthu_factory.model import Cell, Grid, Passage, Report, Row, head_row


def write(scene: Scene, report: Report) -> None:
    """Figures of awards the way the dice say."""
    scene.dice.pick([by_whom, by_year, with_names, with_decisions])(scene, report)


def _counted(value: int, columns: dict[str, Any], also: list[str | None]) -> Passage:
    """A number of those who got a title; it may be a claim to some readers."""
    text = Passage(str(value)).stating("claims", **phrases.claim("count", value), optional=True)
    accept = {**columns.pop("_accept", {}), "recipient": also}
    return text.stating("awards", **columns, count=value, recipient=None, _accept=accept)


def _number(scene: Scene, code: str, whom: str) -> int:
    """Few are the best of all, many are good."""
    few = whom == "tập thể" or code.startswith(("DH.CSTD", "BK"))
    return scene.dice.between(1, 8) if few else scene.dice.between(14, 60)


def by_whom(scene: Scene, report: Report) -> None:
    """Title, how many collectives, how many persons; a cell of nobody is empty or nought."""
    dice = scene.dice
    report.add(scene.text("sums_intro", when=phrases.year(scene.year)))
    bodies, people = honours.pool(scene, "many"), honours.pool(scene, "one")
    codes = dict([*bodies, *people])
    rows: list[Row] = [
        head_row(
            dice.pick(["TT", "STT"]),
            dice.pick(["Danh hiệu, hình thức", "Hình thức khen thưởng"]),
            "Tập thể",
            "Cá nhân",
            "Ghi chú",
        )
    ]
    nobody = dice.pick(["", "0", "-"])
    for code, labels in codes.items():
        label = dice.pick(labels)
        cells = []
        for whom, titles in (("tập thể", bodies), ("cá nhân", people)):
            value = _number(scene, code, whom) if any(code == one for one, _ in titles) else 0
            columns = {"year": scene.year, "award": code, "label": label, "_accept": {"year": [None, scene.year - 1]}}
            cells.append(Cell(_counted(value, columns, [None, whom, f"{value} {whom}"]) if value else Passage(nobody)))
        rows.append((Cell(Passage(str(len(rows)))), Cell(Passage(label[:1].upper() + label[1:])), *cells, Cell(Passage())))
    report.blocks.append(Grid(tuple(rows), 1, (0.09, 0.45, 0.15, 0.15, 0.16)))


def by_year(scene: Scene, report: Report) -> None:
    """A row a title and a column a year, or the other way round: how many got it."""
    dice = scene.dice
    report.add(scene.text("sums_years"))
    years = list(range(scene.year - dice.between(2, 3), scene.year + 1))
    titles = [(code, dice.pick(labels)) for code, labels in honours.pool(scene, "counted")]
    heads = [Cell(phrases.year(year, dice.pick(["Năm {}", "{}"]).format(year)), bold=True) for year in years]
    figures = {(year, code): _counted(_number(scene, code, "cá nhân"), {"year": year, "award": code, "label": label}, [None, "người"])
               for code, label in titles for year in years}  # fmt: skip
    if dice.chance(0.6):
        rows: list[Row] = [(*head_row(dice.pick(["Danh hiệu", "Danh hiệu thi đua"])), *heads)]
        rows += [(Cell(Passage(label)), *(Cell(figures[year, code]) for year in years)) for code, label in titles]
    else:
        rows = [head_row("Năm", *(label[:1].upper() + label[1:] for _, label in titles))]
        rows += [(head, *(Cell(figures[year, code]) for code, _ in titles)) for year, head in zip(years, heads, strict=True)]
    columns = len(rows[0]) - 1
    report.blocks.append(Grid(tuple(rows), 1, (0.34, *(0.66 / columns,) * columns)))


def with_decisions(scene: Scene, report: Report) -> None:
    """Title, how many collectives and persons, the decision; a single person may be named beside the number."""
    dice, year = scene.dice, scene.year
    report.add(scene.text("sums_decided", when=phrases.year(year)))
    heads = (
        "TT",
        dice.pick(["Danh hiệu, hình thức", "Hình thức khen"]),
        "Tập thể",
        "Cá nhân",
        dice.pick(["Quyết định", "Số quyết định"]),
    )
    rows: list[Row] = [head_row(*heads)]
    bodies, people = honours.pool(scene, "many"), honours.pool(scene, "one")
    for code, labels in dict([*bodies, *people]).items():
        label, (decision, decided) = dice.pick(labels), honours.decision(scene, year)
        cells = []
        for titles, whom in ((bodies, "tập thể"), (people, "cá nhân")):
            columns = {"year": year, "award": code, "label": label, **decided, "_accept": {"year": [None, year + 1]}}
            if not any(code == one for one, _ in titles):
                cells.append(Cell(Passage()))
            elif whom == "cá nhân" and dice.chance(0.3):
                name = scene.person()
                cells.append(Cell("01 (" + stated(name, True, columns, ranked(scene, name)) + ")"))
            else:
                value = _number(scene, code, whom)
                cells.append(Cell(_counted(value, columns, [None, whom, f"{value} {whom}"])))
        rows.append((Cell(Passage(str(len(rows)))), Cell(Passage(label[:1].upper() + label[1:])), *cells, Cell(decision)))
    report.blocks.append(Grid(tuple(rows), 1, (0.07, 0.29, 0.12, 0.18, 0.34)))


def with_names(scene: Scene, report: Report) -> None:
    """`Giấy khen: 05, trong đó 02 tập thể (A, B) và 03 cá nhân (ông X, bà Y, bà Z)`."""
    dice = scene.dice
    code, labels = dice.pick([p for p in honours.pool(scene, "many") if p[0] in ("GK", "BK.BT")])
    label, found = dice.pick(labels), recipients(scene, (1, 2), (2, 3))
    columns = {"year": scene.year, "award": code, "label": label, "_accept": {"year": [None]}}
    opened, closed = dice.pick([(" (", ")"), (": ", "")])
    parts = []
    for word, wanted in (("tập thể", False), ("cá nhân", True)):
        names = Passage()
        chosen = [one for one in found if one[2] == wanted]
        for i, (name, _, person) in enumerate(chosen):
            names = names + (", " if i else "") + stated(name, person, columns, ranked(scene, name) if person else "")
        parts.append(f"{scene.count(len(chosen))} {word}{opened}" + names + closed)
    said = Passage(f"{label}: {scene.count(len(found))}").stating(
        "awards", **{**columns, "_accept": {"year": [None], "recipient": [None]}}, count=len(found), optional=True
    )
    joint: str = "; " if opened == ": " else dice.pick([" và ", ", "])
    text = (
        said.stating("claims", **phrases.claim("count", len(found)), optional=True)
        + dice.pick([", trong đó ", ", gồm ", " - gồm "])
        + parts[0]
        + joint
        + parts[1]
    )
    report.add(scene.manner.bullets[0] + " " + text.with_first_capital() + ".", "bullet", 1)
