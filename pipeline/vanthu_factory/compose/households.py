"""Households that were given a title, as villages and wards list them."""

from __future__ import annotations

from vanthu_factory.compose import honours, phrases
from vanthu_factory.compose.lists import stated
from vanthu_factory.compose.scene import Scene
from vanthu_factory.model import Cell, Grid, Passage, Report, Row, head_row


def write(scene: Scene, report: Report) -> None:
    """Households that were found to be families of culture, by a decision, in a list or a table."""
    dice, year = scene.dice, scene.year - scene.dice.between(0, 1)
    decision, decided = honours.decision(scene, year, honours.SPOKEN)
    label = dice.pick(["Gia đình văn hóa", "gia đình văn hóa", "Gia đình văn hoá"])
    report.add(scene.text("household_intro", award=label, when=phrases.year(year), ref=decision).with_first_capital())
    columns = {"year": year, "award": "DH.GDVH", "label": label, **decided, "_accept": {"number": [None], "symbol": [None]}}
    names = [scene.person() for _ in range(dice.between(3, 5))]
    if dice.chance(0.4):
        rows: list[Row] = [head_row("TT", dice.pick(["Chủ hộ", "Họ và tên chủ hộ"]), dice.pick(["Ghi chú", "Ký nhận"]))]
        rows += [(Cell(Passage(str(i))), Cell(stated(name, True, columns)), Cell(Passage())) for i, name in enumerate(names, 1)]
        report.blocks.append(Grid(tuple(rows), 1, (0.12, 0.56, 0.32)))
        return
    word, mark = dice.pick(["Hộ ", "Gia đình ", ""]), dice.pick(["{}. ", "{}) ", "- "])
    for i, name in enumerate(names, 1):
        rank = scene.address(name, ()) if not word else word + scene.address(name, ()).lower()
        report.add(mark.format(i) + stated(name, True, columns, rank) + dice.pick([";", ".", ""]), "bullet", 1)
