"""The vocabulary of a split and the dice: everything random comes from one seeded generator."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import yaml

DATA = Path(__file__).parent / "data"
SPLITS = ("train", "test")


@cache
def vocabulary(split: str) -> dict[str, Any]:
    """What the clerks of `split` write; `train` and `test` share no sentence, place or name."""
    if split not in SPLITS:
        raise ValueError(f"unknown split {split!r}; there are {', '.join(SPLITS)}")
    loaded: dict[str, Any] = yaml.safe_load((DATA / f"{split}.yaml").read_text(encoding="utf-8"))
    loaded.update(yaml.safe_load((DATA / f"{split}-telling.yaml").read_text(encoding="utf-8")))
    loaded["counted"] = yaml.safe_load((DATA / f"{split}-counted.yaml").read_text(encoding="utf-8"))
    loaded["fields"] = yaml.safe_load((DATA / f"{split}-fields.yaml").read_text(encoding="utf-8"))
    return loaded


@cache
def categories() -> dict[str, Any]:
    """Labels of staff categories and awards with their codes, common to both splits: they are the subject, not the wording."""
    loaded: dict[str, Any] = yaml.safe_load((DATA / "categories.yaml").read_text(encoding="utf-8"))
    return loaded


class Dice:
    """A seeded generator with the few throws that composing needs."""

    def __init__(self, seed: str) -> None:
        self.random = Random(seed)

    def pick(self, items: Any) -> Any:
        return self.random.choice(list(items))

    def some(self, items: Any, low: int, high: int) -> list[Any]:
        """Between `low` and `high` different items, in random order."""
        pool = list(items)
        return self.random.sample(pool, min(len(pool), self.random.randint(low, high)))

    def chance(self, share: float) -> bool:
        return self.random.random() < share

    def between(self, low: int, high: int) -> int:
        return self.random.randint(low, high)


NUMERALS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")


def in_words(value: int) -> str:
    """A number below a thousand in words.

    >>> in_words(28), in_words(15), in_words(21), in_words(105), in_words(44)
    ('hai mươi tám', 'mười lăm', 'hai mươi mốt', 'một trăm linh năm', 'bốn mươi bốn')
    """
    hundreds, rest = divmod(value, 100)
    tens, ones = divmod(rest, 10)
    words = [NUMERALS[hundreds], "trăm"] if hundreds else []
    if tens == 0:
        words += (["linh", NUMERALS[ones]] if words else [NUMERALS[ones]]) if ones or not words else []
    else:
        words += ["mười"] if tens == 1 else [NUMERALS[tens], "mươi"]
        if ones:
            words.append("lăm" if ones == 5 else "mốt" if ones == 1 and tens > 1 else NUMERALS[ones])
    return " ".join(words)
