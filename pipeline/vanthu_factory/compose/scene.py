"""Who writes, when and in which manner: what stays the same through one document."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from vanthu_factory.model import Passage, fill
from vanthu_factory.words import Dice, vocabulary


@dataclass(frozen=True)
class Manner:
    """A clerk's habits."""

    new_tones: bool  # hoà rather than hòa
    bullets: tuple[str, str]  # outer, inner
    bullet_space: str
    date_form: str  # d/m/yyyy | dd/mm/yyyy | d-m-yyyy | d.m.yyyy | words
    unit: str  # người | đồng chí | đ/c
    padded: bool  # 05 rather than 5
    percent_space: str
    number_form: str
    roman: bool  # I. rather than A.
    typos: float  # chance of a slip in a sentence
    units_in_money: str


class Scene:
    """The agency, its place, the days and the clerk of one document."""

    def __init__(self, split: str, dice: Dice) -> None:
        self.split, self.dice = split, dice
        self.words: Mapping[str, Any] = vocabulary(split)
        self.agency: dict[str, Any] = dice.pick(self.words["agencies"])
        self.names = {
            "commune": dice.pick(self.words["communes"]),
            "district": dice.pick(self.words["districts"]),
            "province": dice.pick(self.words["provinces"]),
        }
        self.year = dice.between(2012, 2025)
        self.issued = date(self.year, 1, 1) + timedelta(days=dice.between(0, 364))
        self.manner = _manner(dice)
        own = self.local(dice.pick(self.agency["self"]))
        self.names.update(self=own, Self=own[:1].upper() + own[1:], above=self.local(self.agency["above"]))

    def local(self, template: str) -> str:
        """A template of the vocabulary with the names of this scene."""
        return fill(template, self.names).text

    def write(self, template: str, **slots: Passage | str) -> Passage:
        """A sentence of the vocabulary, slots filled."""
        return fill(template, {**self.names, **slots})

    def text(self, key: str, **slots: Passage | str) -> Passage:
        """Any sentence of the vocabulary's list `key`."""
        return self.write(self.dice.pick(self.words[key]), **slots)

    def text_of(self, key: str, part: str) -> Passage:
        """Any sentence of a part of the vocabulary."""
        return self.write(self.dice.pick(self.words[key][part]))

    def person(self) -> str:
        """A name that is put together, of nobody."""
        pick = self.dice.pick
        parts = [pick(self.words["surnames"]), pick(self.words["middles"]), pick(self.words["givens"])]
        if self.dice.chance(0.2):
            parts.insert(2, pick([g for g in self.words["givens"] if g != parts[-1]]))
        return " ".join(parts)

    def day_before(self, most: int = 700) -> date:
        """A day before the document's own."""
        return self.issued - timedelta(days=self.dice.between(3, most))

    def count(self, value: int) -> str:
        """A number of people as this clerk writes it."""
        return f"{value:02d}" if self.manner.padded else str(value)


def _manner(dice: Dice) -> Manner:
    return Manner(
        new_tones=dice.chance(0.4),
        bullets=dice.pick([("-", "+"), ("-", "+"), ("-", "*"), ("•", "-"), ("*", "-"), ("+", "-")]),
        bullet_space=dice.pick([" ", " ", " ", ""]),
        date_form=dice.pick(["d/m/yyyy", "dd/mm/yyyy", "dd/mm/yyyy", "d-m-yyyy", "d.m.yyyy", "words"]),
        unit=dice.pick(["người", "đồng chí", "đ/c", "người"]),
        padded=dice.chance(0.5),
        percent_space=dice.pick(["", "", "", " "]),
        number_form=dice.pick(["Số: {n}/{s}", "Số: {n}/{s}", "Số:{n}/{s}", "Số : {n}/{s}", "Số: {n} /{s}"]),
        roman=dice.chance(0.85),
        typos=dice.pick([0, 0, 0.05, 0.15]),
        units_in_money=dice.pick(["đồng", "đồng", "đ", " đ"]),
    )
