"""Who writes, when and in which manner: what stays the same through one document."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
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
    typos: float  # chance of a slip in a sentence
    units_in_money: str
    millions: str  # how `triệu đồng` is shortened
    symbol_joint: str  # between kind and office: BC-UBND, BC/UBND
    dashes: str  # a line drawn with the keyboard under the issuer
    heads: str  # how main headings are numbered: `I.`, `A-`, `1.`
    quiet_heads: bool  # headings in small letters


class Scene:
    """The agency, its place, the days and the clerk of one document."""

    def __init__(self, split: str, dice: Dice, kind: str) -> None:
        self.split, self.dice = split, dice
        self.words: Mapping[str, Any] = vocabulary(split)
        fields = self.words["fields"]
        self.agency: dict[str, Any] = dice.pick([a for a in self.words["agencies"] if kind in fields[a["field"]]["kinds"]])
        self.field: dict[str, Any] = fields[self.agency["field"]]
        self.used: set[str] = set()
        self.names = {
            "commune": dice.pick(self.words["communes"]),
            "district": dice.pick(self.words["districts"]),
            "province": dice.pick(self.words["provinces"]),
        }
        self.issued = _issued(dice, self.agency, kind)
        self.due = self.issued  # the day up to which something was asked for
        self.year = self.issued.year - (kind in ANNUAL and self.issued.month < 9)  # the year that is written about
        self.manner = _manner(dice)
        own = self.local(dice.pick(self.agency["self"]))
        self.names.update(self=own, Self=own[:1].upper() + own[1:], above=self.local(self.agency["above"]))
        self.names["venue"] = self.dice.pick(self.field.get("venues", self.words["venues"]))
        self.names["initials"] = "".join(word[0] for word in self.names["commune"].split())
        upper, _, symbol = str(self.agency.get("upper", "UBND huyện {district}#UBND")).partition("#")
        self.names.update(upper=self.local(upper), upper_symbol=symbol)

    def local(self, template: str) -> str:
        """A template of the vocabulary with the names of this scene."""
        return fill(template, self.names).text

    def write(self, template: str, **slots: Passage | str) -> Passage:
        """A sentence of the vocabulary, slots filled."""
        return fill(template, {**self.names, **slots})

    def text(self, key: str, **slots: Passage | str) -> Passage:
        """Any sentence of the list `key`: of the field's own, or of the vocabulary's."""
        return self.write(self.dice.pick(self.field.get(key, self.words[key])), **slots)

    def pool(self, key: str) -> list[str]:
        """What the field has under `key`, and what every office says unless the field stands alone."""
        own = list(self.field[key])
        return own if self.field.get("alone") else own + list(self.words[key])

    def fresh(self, pool: list[str], low: int, high: int) -> list[str]:
        """Between `low` and `high` of the pool that this document does not have yet; fewer where it has them all."""
        chosen = self.dice.some([text for text in pool if text not in self.used], low, high)
        self.used.update(chosen)
        return chosen

    def enough(self, pool: list[str], low: int, high: int) -> list[str]:
        """The same, but never fewer than `low` while the pool has so many: the rest stood in the document before."""
        chosen = self.fresh(pool, low, high)
        missing = low - len(chosen)
        return (
            chosen + self.dice.some([text for text in pool if text not in chosen], missing, missing) if missing > 0 else chosen
        )

    def text_of(self, key: str, part: str) -> Passage:
        """Any sentence of a part of the vocabulary."""
        return self.write(self.dice.pick(self.words[key][part]))

    def person(self) -> str:
        """A name that is put together, of nobody, and of nobody else in the document."""
        while (name := self._name()) in self.used:
            pass
        self.used.add(name)
        return name

    def _name(self) -> str:
        pick = self.dice.pick
        if self.dice.chance(0.06):
            return str(pick(self.words["mountain_names"]))
        middles = self.words["female"][:1] if self.field.get("women") else self.words["middles"]
        parts = [pick(self.words["surnames"]), pick(middles), pick(self.words["givens"])]
        if self.dice.chance(0.2):
            parts.insert(2, pick([g for g in self.words["givens"] if g != parts[-1]]))
        return " ".join(parts)

    def address(self, name: str, others: tuple[str, ...] = ("Đồng chí ", "Đ/c ")) -> str:
        """`Ông ` or `Bà ` as the middle name says, or one of the others that fit anybody."""
        words = set(name.split()) if not self.field.get("women") else set(self.words["female"])
        fitting = (
            ["Ông "] if words & set(self.words["male"]) else ["Bà "] if words & set(self.words["female"]) else ["Ông ", "Bà "]
        )
        return str(self.dice.pick([*fitting * 2, *others]))

    def called(self, name: str) -> str:
        """What people of the field are called: `thầy `, `BS.CKI `, `cụ `; at times, and where they are called anything."""
        called = self.field.get("called")
        if not called or self.dice.chance(0.5):
            return ""
        words = set(name.split())
        men, women = called
        fitting = men if words & set(self.words["male"]) else women if words & set(self.words["female"]) else [*men, *women]
        return f"{self.dice.pick(fitting)} "

    @contextmanager
    def a_year_back(self) -> Iterator[None]:
        """What is written inside is about the year before."""
        self.year -= 1
        yield
        self.year += 1

    @property
    def families(self) -> bool:
        """Whether the people of whom the agency reports are families."""
        return self.agency["field"] in ("commune", "ward", "front", "hamlet", "village")

    def head_post(self) -> str:
        """The post of one who leads the agency, as it stands in a sentence: `Phó Giám đốc`."""
        leading = [post for capacity, post in self.agency["signing"] if not capacity.startswith(("TUQ", "TL"))]
        text = self.local(self.dice.pick(leading)).lower()
        deputy = text.startswith("phó ")
        text = text.removeprefix("phó ")
        text = (text[:1].upper() + text[1:]).replace("công an", "Công an").replace("văn phòng", "Văn phòng")
        return f"Phó {text}" if deputy else text

    def day_before(self, most: int = 700) -> date:
        """A day before the document's own."""
        return working_day(self.issued - timedelta(days=self.dice.between(3, most)))

    def count(self, value: int) -> str:
        """A number of people as this clerk writes it."""
        return f"{value:02d}" if self.manner.padded else str(value)


TWO_TIERS = date(2025, 7, 1)  # from this day on there are no districts


def _issued(dice: Dice, agency: Mapping[str, Any], kind: str) -> date:
    """A day on which the agency existed; what looks back on a year is mostly written in winter."""
    return working_day(_drawn_day(dice, agency, kind))


def working_day(on: date) -> date:
    """Papers are dated on working days: the Friday before a weekend, the day before a feast."""
    if (on.month, on.day) in ((1, 1), (4, 30), (5, 1), (9, 2)):
        on -= timedelta(days=1 if on.day != 1 or on.month == 1 else 2)
    return on - timedelta(days=max(on.weekday() - 4, 0))


def _drawn_day(dice: Dice, agency: Mapping[str, Any], kind: str) -> date:
    if agency.get("new"):
        return TWO_TIERS + timedelta(days=dice.between(60, 420))
    first = {"culture": 2015, "rural": 2017}.get(kind, 2009)
    year = dice.between(max(first, agency.get("from", 2009)), 2024)
    if kind in ANNUAL and (kind in ("minutes", "review") or dice.chance(0.93)):
        return date(year, 1, 1) + timedelta(days=dice.pick([dice.between(300, 362), dice.between(8, 45)]))
    return date(year, 1, 1) + timedelta(days=dice.between(8, 362))


ANNUAL = ("culture", "rural", "emulation", "results", "notice", "proposal", "annex", "decision", "minutes", "funds", "merits", "personal", "roll",
          "review", "resolution", "sheet")  # fmt: skip


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
        typos=dice.pick([0, 0, 0.05, 0.15]),
        units_in_money=dice.pick(["đồng", "đồng", "đ", " đ"]),
        millions=dice.pick([" triệu", "trđ", " trđ", " tr.đ", " triệu đ"]),
        symbol_joint=dice.pick(["-"] * 9 + ["/"]),
        dashes=dice.pick([""] * 6 + ["-------", "________", "***"]),
        heads=dice.pick(["I.", "I.", "I.", "I/", "A.", "A-", "I)", "Phần I."]),
        quiet_heads=dice.chance(0.2),
    )
