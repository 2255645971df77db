"""Sentences of the vocabulary that say themselves which facts they state: `[%|doanh thu đạt {q 96 118} kế hoạch]`.

A mark is `[code|text]`; marks nest, and a `?` behind the code makes the fact optional:

    %  a share: the last `{q …}` in it      z  none of a thing       a  all of a thing      n  a count: the last `{n …}`
    %-  a share of those who did not: it may be read as denied       x  by how much something was exceeded: the last `{q …}`
    #  a part of a whole that is not worked out as a share: the last `{k …}`
    +  a verdict: met      -  a verdict: not met                     s  a score: `{score most}`
    staff CODE[/CODE] label  people counted: the last `{n …}`; further codes are right too
    gk CODE  a title mentioned, which may be left out

Slots draw their values and keep them for the mark around them:

    {q low high}   a bare percentage         {Q low high}  one with `trên`, `gần`, a range …
    {low low high} one with an upper bound: `dưới`, `không quá` …    {high low high}  one with a lower bound: `tối thiểu`, `≥` …
    {aim low high} a percentage that is aimed at: a round one
    {n low high}   a number of things        {k low high}  a part of a whole; `{of}` the whole, `{share}` its share
    {money low high}  money, in millions     {words low high}  money with its words     {range low high}  from … to …
    {guess low high}  a sum that is expected: behind `ước`, `dự kiến`
    {per low high}  what each gets, in thousands
    {paid low high}  a part of a sum, in milliards: `12,4/18 tỷ đồng`; `{share}` its share
    {y -1}  a year, counted from the document's        {month}  {day}  {due}  a day that is still to come, one after the other
    {person}  a person who is named          every other name is one of the scene's
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from vanthu_factory.compose import phrases
from vanthu_factory.compose.scene import Scene
from vanthu_factory.model import Passage

Drawn = dict[str, Any]
TOKEN = re.compile(r"\[(?P<code>[^|\[\]]{1,60})\||(?P<close>\])|\{(?P<slot>[^{}]{1,40})\}")


def sentence(scene: Scene, template: str, **place: Any) -> Passage:
    """The template written by the clerk of `scene`; `place` is added to each of its claims (framework, standard)."""
    passage, _, _ = _written(scene, template, 0, {}, place)
    return passage


def _written(scene: Scene, template: str, at: int, drawn: Drawn, place: Drawn) -> tuple[Passage, int, Drawn]:
    """The passage from `at` to the bracket that closes it, where that is, and what was drawn in it."""
    passage = Passage()
    while match := TOKEN.search(template, at):
        passage = passage + template[at : match.start()]
        at = match.end()
        if match["close"]:
            return passage, at, drawn
        if match["code"]:
            inner, at, within = _written(scene, template, at, dict(drawn), place)
            passage = passage + _stated(match["code"], inner, within, place)
            drawn.update(within)
        else:
            passage = passage + _slot(scene, match["slot"], drawn)
    return passage + template[at:], len(template), drawn


def _stated(code: str, inner: Passage, drawn: Drawn, place: Drawn) -> Passage:
    optional = {"optional": True} if code.split()[0].endswith("?") else {}
    name, *arguments = code.split(" ", 2)
    name = name.removesuffix("?")
    if name == "staff":
        (category, *also), label = arguments[0].split("/"), arguments[1]
        accept = {"_accept": {"category": also}} if also else {}
        return inner.stating("staff_counts", category=category, label=label, value=drawn["n"], **accept, **optional)
    if name == "gk":
        return inner.stating("awards", year=None, award=arguments[0], label=inner.text, optional=True)
    claim = {"measure": "percent", "value": None, "value_max": None, "comparator": "=", "negated": False, "verdict": None}
    if name == "#":
        return inner.stating("claims", **{**claim, **phrases.part_of(drawn["n"], drawn["whole"]), **place}, **optional)
    stated = inner.stating("claims", **{**claim, **_claimed(name, drawn), **place}, **optional)
    if name == "%" and "of" in drawn:  # the part itself is a count to some readers
        return stated.stating("claims", **{**claim, "measure": "count", "value": drawn["n"], **place}, optional=True)
    return stated


def _claimed(name: str, drawn: Drawn) -> Drawn:
    """The columns of a claim of the kind `name`."""
    if name == "%":
        return dict(drawn["q"])
    if name == "%-":
        return {**drawn["q"], "_accept": {"negated": [True]}}
    if name == "x":
        more = drawn["q"]["value"]
        return {**drawn["q"], "_accept": {"value": [round(100 + more, 2)], "comparator": [">"]}}
    if name == "s":
        return {"measure": "score", **drawn["score"], "_accept": {"verdict": ["met"]}}
    plain_claims: dict[str, Drawn] = {
        "z": {"measure": "zero", "value": 0, "negated": True},
        "a": {"measure": "all", "value": 100},
        "n": {"measure": "count", "value": drawn.get("n")},
        "+": {"measure": "status", "verdict": "met", "_accept": {"value": [1]}},
        "-": {"measure": "status", "verdict": "not_met", "_accept": {"value": [0], "negated": [True]}},
    }
    return plain_claims[name]


def _slot(scene: Scene, slot: str, drawn: Drawn) -> Passage:
    name, *arguments = slot.split()
    if name in SLOTS:
        return SLOTS[name](scene, drawn, *arguments)
    if name in drawn:
        return Passage(str(drawn[name]))
    return Passage(scene.local("{" + name + "}"))


def _share(scene: Scene, drawn: Drawn, low: str, high: str) -> Passage:
    value = phrases.between(scene, float(low), float(high))
    drawn["q"] = {"value": value}
    return Passage(phrases.percent(scene, value))


def _aim(scene: Scene, drawn: Drawn, low: str, high: str) -> Passage:
    value = scene.dice.between(int(low), int(high))
    drawn["q"] = {"value": value}
    return Passage(phrases.percent(scene, value))


def _loose_share(scene: Scene, drawn: Drawn, low: str, high: str) -> Passage:
    text, drawn["q"] = phrases.about(scene, phrases.between(scene, float(low), float(high)))
    return Passage(text)


def _low_share(scene: Scene, drawn: Drawn, low: str, high: str) -> Passage:
    text, drawn["q"] = phrases.at_most(scene, phrases.between(scene, float(low), float(high)))
    return Passage(text)


def _high_share(scene: Scene, drawn: Drawn, low: str, high: str) -> Passage:
    text, drawn["q"] = phrases.at_least(scene, phrases.between(scene, float(low), float(high)))
    return Passage(text)


def _number(scene: Scene, drawn: Drawn, low: str, high: str) -> Passage:
    drawn["n"] = scene.dice.between(int(low), int(high))
    return Passage(phrases.thousands(drawn["n"]) if drawn["n"] > 999 else scene.count(drawn["n"]))


def _part(scene: Scene, drawn: Drawn, low: str, high: str) -> Passage:
    whole = scene.dice.between(int(low), int(high))
    part = whole - scene.dice.pick([0, 1, 2, 3])
    share = round(100 * part / whole, scene.dice.pick([1, 1, 2]))
    drawn.update(n=part, whole=whole, of=scene.count(whole), share=phrases.percent(scene, share), q={"value": share})
    return Passage(scene.count(part))


def _score(scene: Scene, drawn: Drawn, most: str) -> Passage:
    high = int(most)
    value = round(high * scene.dice.random.uniform(0.82, 1.0) * 4) / 4
    drawn["score"] = {"value": value, "maximum": high}
    return Passage(phrases.decimal(value))


def _money(scene: Scene, drawn: Drawn, low: str, high: str) -> Passage:
    return phrases.sum_of(scene, scene.dice.between(int(low) * 10, int(high) * 10) * 100_000)


def _guess(scene: Scene, drawn: Drawn, low: str, high: str) -> Passage:
    text, value = phrases.written_sum(scene, scene.dice.between(int(low) * 10, int(high) * 10) * 100_000)
    return Passage(text).stating("amounts", value=value, value_max=None, comparator="~", _accept={"comparator": ["="]})


def _paid(scene: Scene, drawn: Drawn, low: str, high: str) -> Passage:
    whole = scene.dice.between(int(low) * 10, int(high) * 10)
    part = int(whole * scene.dice.random.uniform(0.55, 1))
    share = round(100 * part / whole, 1)
    drawn.update(share=phrases.percent(scene, share), q={"value": share})
    one, other = (phrases.decimal(value / 10) for value in (part, whole))
    text = Passage(one).stating("amounts", value=part * 100_000_000, value_max=None, comparator="=")
    return (
        text + "/" + Passage(f"{other} tỷ đồng").stating("amounts", value=whole * 100_000_000, value_max=None, comparator="=")
    )


def _in_words(scene: Scene, drawn: Drawn, low: str, high: str) -> Passage:
    return phrases.money_in_words(scene, scene.dice.between(int(low), int(high)))


def _range(scene: Scene, drawn: Drawn, low: str, high: str) -> Passage:
    return phrases.money_range(scene, int(low), int(high))


def _each(scene: Scene, drawn: Drawn, low: str, high: str) -> Passage:
    return phrases.each(scene, scene.dice.between(int(low) // 50, int(high) // 50) * 50_000)


def _year(scene: Scene, drawn: Drawn, back: str = "0") -> Passage:
    return phrases.year(scene.year + int(back), str(scene.year + int(back)))


def _day(scene: Scene, drawn: Drawn) -> Passage:
    return phrases.day(scene, scene.day_before(200))


def _due(scene: Scene, drawn: Drawn) -> Passage:
    scene.due += timedelta(days=scene.dice.between(4, 16))
    return phrases.day(scene, scene.due, "dd/mm/yyyy")


def _month(scene: Scene, drawn: Drawn) -> Passage:
    on: date = scene.day_before(300)
    return Passage(f"{on.month}/{on.year}").stating("dates", value=f"{on.year}-{on.month:02d}")


def _person(scene: Scene, drawn: Drawn) -> Passage:
    name = scene.person()
    return Passage(name).stating("people", name=name, role="mentioned")


SLOTS: dict[str, Callable[..., Passage]] = {
    "q": _share, "aim": _aim, "Q": _loose_share, "low": _low_share, "high": _high_share, "n": _number, "k": _part, "score": _score, "money": _money, "per": _each, "words": _in_words, "range": _range, "guess": _guess, "paid": _paid, "y": _year,
    "day": _day, "due": _due, "month": _month, "person": _person,
}  # fmt: skip
