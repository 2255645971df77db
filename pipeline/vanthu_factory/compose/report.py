"""Whole documents: which parts a kind of document has, in which order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

from vanthu_factory.compose import (
    bestowed,
    counted,
    deeds,
    frame,
    gatherings,
    honours,
    households,
    lists,
    merits,
    outcomes,
    phrases,
    results,
    rolls,
    shares,
    staff,
    sums,
    teams,
    telling,
)
from vanthu_factory.compose.scene import Scene
from vanthu_factory.compose.sentences import sentence
from vanthu_factory.compose.tones import new_tones
from vanthu_factory.model import Block, Columns2, Grid, Para, Passage, Report
from vanthu_factory.words import Dice

# A citation after these words is a basis to some readers, also where it stands in the body.
BASIS_WORDS = ("Trên cơ sở", "Triển khai", "Việc triển khai được thực hiện theo")
ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII")


WEIGHTS = {
    "culture": 3, "general": 3, "staff": 2, "emulation": 2, "rural": 1, "plan": 1.5, "decision": 1, "submission": 1, "letter": 1.5,
    "minutes": 1.5, "results": 3, "notice": 2, "annex": 1.5, "proposal": 1, "board": 1, "funds": 1,
    "merits": 1.5, "personal": 1, "roll": 2, "review": 1.5, "resolution": 1, "sheet": 1.5,
}  # fmt: skip


def compose(split: str, seed: int, index: int, kind: str = "") -> Report:
    """The document `index` of a series: the same arguments give the same document."""
    dice = Dice(f"{split}/{seed}/{index}")
    kind = kind or dice.random.choices(list(WEIGHTS), weights=list(WEIGHTS.values()))[0]
    scene = Scene(split, dice, kind)
    report = Report(f"{split}-{seed}-{index:04d}-{kind}", varied=True)
    WRITERS[kind](scene, report)
    if scene.manner.new_tones:
        report.blocks = [_mapped(block, new_tones) for block in report.blocks]
    return report


def _mapped(block: Block, change: Callable[[str], str]) -> Block:
    if isinstance(block, Para):
        return replace(block, passage=block.passage.mapped(change))
    if isinstance(block, Columns2):
        left, right = (tuple(replace(x, passage=x.passage.mapped(change)) for x in side) for side in (block.left, block.right))
        return replace(block, left=left, right=right)
    rows = tuple(tuple(c and replace(c, passage=c.passage.mapped(change)) for c in row) for row in block.rows)
    return Grid(rows, block.head, block.widths)


class Sections:
    """Numbers the main headings of one document."""

    def __init__(self, scene: Scene, report: Report) -> None:
        self.scene, self.report, self.count = scene, report, 0

    def head(self, key: str) -> None:
        self.count += 1
        scene, dice = self.scene, self.scene.dice
        numbers = "ABCDEFG" if scene.manner.heads.startswith("A") else ROMAN
        mark = scene.manner.heads.replace("I", "{}", 1).replace("A", "{}", 1)
        number = ("{}-" if scene.agency.get("party") else mark).format(numbers[self.count - 1])
        text = dice.pick(scene.words["headings"][key])
        if scene.manner.quiet_heads:
            text = text[:1] + text[1:].lower()
        if dice.chance(scene.manner.typos / 6):
            self.report.add(f"{number} {text[:1]}", "heading", 1)
            self.report.add(text[1:], "heading", 1)
            return
        self.report.add(f"{number} {text}", "heading", 1)


def _begin(scene: Scene, report: Report, code: str, key: str) -> dict[str, Any]:
    words, columns = phrases.period(scene, _period_kind(scene, key))
    frame.letterhead(scene, report, code)
    frame.title(scene, report, code, key, columns, words)
    if code == "BC" and scene.dice.chance(0.3):
        report.add(f"Kính gửi: {scene.names['above']}", "centre")
    return columns


def _period_kind(scene: Scene, key: str) -> str:
    return {
        "culture": "span",
        "rural": "year",
        "emulation": "year",
        "decision": "year",
        "results": "year",
        "funds": "year",
    }.get(key, "")


def _bases(scene: Scene, report: Report) -> None:
    bases = [phrases.citation(scene, "legal_basis") for _ in range(scene.dice.between(0, 3))]
    for basis in {basis.text: basis for basis in bases}.values():
        report.add(scene.text("bases", ref=basis), "basis")
    report.add(scene.text("basis_end"))


def _citing(scene: Scene, report: Report, most: int = 3) -> None:
    mark = scene.manner.bullets[0] + scene.manner.bullet_space
    for template in scene.dice.some(scene.words["citing"], 1, most):
        also = ("legal_basis",) if template.startswith(BASIS_WORDS) else ()
        report.add(mark + scene.write(template, ref=phrases.citation(scene, also=also)), "bullet", 1)


def _extras(scene: Scene, report: Report, people: int) -> None:
    """What some clerks also put in: dates of events, ratings of the `people` there are, an annex and its decision."""
    dice = scene.dice
    if dice.chance(0.5) and not scene.field.get("alone"):
        deeds.happenings(scene, report)
    if dice.chance(0.3) and not scene.field.get("alone"):
        staff.ratings(scene, report, people)
    if dice.chance(0.25):
        symbol = str(report.document.get("symbol") or "").rpartition("-")[2] or scene.agency["symbol"]
        report.add(scene.text("attachments", ref=phrases.own_decision(scene, f"QĐ-{symbol}")))


def _people(scene: Scene, report: Report, counts: staff.Staff) -> None:
    """The people of the agency in a manner that suits them."""
    if scene.agency["staff"] == "armed":
        teams.strength(scene, report, counts)
        return
    hard = [teams.nested, teams.nested, teams.levels_table, teams.transposed, teams.merged_levels]
    hard += [counted.in_short, counted.inline_bullets, counted.offices]
    if scene.agency["staff"] != "worker":
        hard.append(counted.quality_table)  # few enough people for narrow columns
    if "trades" in scene.agency:
        hard.append(teams.professions)
    if _has_posts(scene):
        hard += [teams.posts, teams.posts_table]
    scene.dice.pick([staff.write] * len(hard) + hard)(scene, report, counts)


def _has_posts(scene: Scene) -> bool:
    """Whether the state allots posts to the agency's units."""
    return scene.agency["staff"] not in ("mass", "worker") and not scene.agency.get("party")


def _awards(scene: Scene, report: Report) -> None:
    """What the agency and its people were given, as a list, a table over years or in running text."""
    manners = [
        lists.write,
        lists.write,
        merits.write,
        merits.write,
        telling.write,
        telling.write,
        telling.year_by_year,
        telling.in_a_line,
        bestowed.write,
        bestowed.write,
        bestowed.write,
        bestowed.write,
    ]
    if scene.families:
        manners.append(households.write)
    for manner in dict.fromkeys(scene.dice.some(manners, 1, 2)):
        manner(scene, report)


def _tasks(scene: Scene, report: Report) -> None:
    for text in scene.fresh(scene.pool("tasks"), 2, 4):
        report.add(scene.manner.bullets[0] + scene.manner.bullet_space + scene.local(text), "bullet", 1)


def _closing(scene: Scene, report: Report, sections: Sections) -> None:
    sections.head("tasks")
    _tasks(scene, report)
    if scene.dice.chance(0.5) and not scene.field.get("alone"):
        report.add(scene.dice.pick(scene.words["targets"]))
    if scene.dice.chance(0.5):
        sections.head("proposals")
        report.add(scene.text("proposals"))
    report.add(scene.text("closings", period_word="kết quả thực hiện"))
    frame.signature(scene, report)


def culture(scene: Scene, report: Report) -> None:
    """A report against the standards of a framework."""
    _begin(scene, report, "BC", "culture")
    _bases(scene, report)
    sections = Sections(scene, report)
    sections.head("situation")
    counts = staff.draw(scene)
    _people(scene, report, counts)
    sections.head("result")
    report.add(f"1. {scene.dice.pick(scene.words['headings']['direction'])}", "heading", 2)
    _citing(scene, report)
    framework = scene.dice.pick([f for f in scene.words["frameworks"] if f["from"] <= scene.year])
    form = scene.dice.pick(
        ["{n}. Tiêu chuẩn {i}: {text}", "{c}) Tiêu chuẩn {i}: {text}", "Tiêu chuẩn {i}: {text}", "* Tiêu chuẩn {i}. {text}"]
    )
    for i, text in enumerate(framework["standards"], 1):
        report.add(form.format(n=i + 1, c="abcd"[i - 1], i=i, text=text), "heading", 2)
        deeds.claims(scene, report, framework["id"], i)
    if scene.dice.chance(0.3):
        shares.write(scene, report)
    _extras(scene, report, counts.total)
    if scene.dice.chance(0.35):
        report.add(scene.dice.pick(["Bảng tự chấm điểm:", "Kết quả tự chấm điểm như sau:"]))
        deeds.score_table(scene, report, framework["standards"])
    if scene.dice.chance(0.6):
        sections.head("awards")
        _awards(scene, report)
    _closing(scene, report, sections)


def general(scene: Scene, report: Report) -> None:
    """An activity report."""
    _begin(scene, report, "BC", "general")
    _bases(scene, report)
    sections = Sections(scene, report)
    sections.head("situation")
    if scene.dice.chance(0.4):
        for head, pool in zip(scene.dice.pick(scene.words["conditions"]), ("eases", "hardships"), strict=True):
            report.add(head, "heading", 2)
            report.add(scene.local(scene.fresh(scene.words[pool], 1, 1)[0]))
    else:
        deeds.fillers(scene, report, 1, 2)
    counts = staff.draw(scene)
    if scene.dice.chance(0.7):
        _people(scene, report, counts)
    sections.head("result")
    _citing(scene, report)
    deeds.claims(scene, report, None, None)
    if scene.dice.chance(0.4) and not scene.field.get("alone"):
        outcomes.told(scene, report)
    if scene.dice.chance(0.4):
        shares.write(scene, report)
    deeds.fillers(scene, report, 1, 3)
    _extras(scene, report, counts.total)
    sections.head("money")
    deeds.spending(scene, report)
    if scene.dice.chance(0.4):
        sections.head("awards")
        _awards(scene, report)
    _closing(scene, report, sections)


def staff_report(scene: Scene, report: Report) -> None:
    """Statistics of the staff."""
    _begin(scene, report, "BC", "staff")
    _bases(scene, report)
    counts = staff.draw(scene)
    manners = [
        staff.units_table,
        staff.list_table,
        staff.bullets,
        teams.nested,
        teams.levels_table,
        teams.transposed,
        teams.merged_levels,
        counted.in_short,
        counted.offices,
    ]
    if scene.agency["staff"] != "worker":
        manners += [counted.quality_table] * 2
    if _has_posts(scene):
        manners += [teams.posts, teams.posts_table]
    first, second = scene.dice.random.sample(manners, 2)
    first(scene, report, counts)
    if scene.dice.chance(0.4) and (first in TABLES) != (second in TABLES):
        second(scene, report, counts)
    deeds.fillers(scene, report, 1, 2)
    report.add(scene.text("closings", period_word="số liệu"))
    frame.signature(scene, report)


def emulation(scene: Scene, report: Report) -> None:
    """A report on emulation and commendation."""
    _begin(scene, report, "BC", "emulation")
    sections = Sections(scene, report)
    sections.head("result")
    _citing(scene, report)
    deeds.claims(scene, report, None, None)
    _extras(scene, report, staff.draw(scene).total)
    sections.head("awards")
    _awards(scene, report)
    if scene.dice.chance(0.4):
        honours.table(scene, report)
    _closing(scene, report, sections)


def rural(scene: Scene, report: Report) -> None:
    """A new-rural report: the table of nineteen criteria."""
    _begin(scene, report, "BC", "rural")
    _bases(scene, report)
    deeds.rural_table(scene, report)
    sections = Sections(scene, report)
    sections.head("money")
    deeds.spending(scene, report)
    _closing(scene, report, sections)


def plan(scene: Scene, report: Report) -> None:
    """A plan: what for, what is to be done and by when, what it may cost; targets are no claims."""
    dice = scene.dice
    matter: dict[str, Any] = dice.pick(scene.words["plans"])
    frame.letterhead(scene, report, "KH")
    frame.named_title(scene, report, "KH", scene.write(matter["title"], period=phrases.year(scene.year)))
    report.add(scene.text("bases", ref=phrases.citation(scene, "legal_basis")), "basis")
    report.add(scene.text("plan_start"))
    sections = Sections(scene, report)
    mark = scene.manner.bullets[0] + scene.manner.bullet_space
    if dice.chance(0.5):
        sections.head("past")
        with scene.a_year_back():
            _achieved(scene, report)
            if dice.chance(0.4):
                bestowed.told(scene, report)
    for key, part in (("aim", "aims"), ("purpose", "steps")):
        sections.head(key)
        chosen = dice.some(matter[part], 2, 4)
        for template in (step for step in matter[part] if step in chosen):
            report.add(mark + sentence(scene, template), "bullet", 1)
    if dice.chance(0.6):
        report.add(matter["target"])
    sections.head("cost")
    report.add(sentence(scene, dice.pick(scene.words["plan_money"])))
    report.add(scene.text("plan_end"))
    frame.signature(scene, report)


def _achieved(scene: Scene, report: Report) -> None:
    """What was reached, in sentences and at times as shares of a whole."""
    deeds.claims(scene, report, None, None)
    if scene.dice.chance(0.4):
        shares.write(scene, report)


def decision(scene: Scene, report: Report) -> None:
    """A decision to commend."""
    year = scene.year
    words, columns = phrases.year(year), {"value": str(year)}
    frame.letterhead(scene, report, "QĐ")
    frame.title(scene, report, "QĐ", "decision", columns, words)
    report.add(frame.authority(scene, report), "centre")
    honours.bases(scene, report)
    report.add("QUYẾT ĐỊNH:", "centre")
    number = 2
    if scene.dice.chance(0.5):
        number = lists.articles(scene, report, year)
    else:
        honours.honours_list(scene, report, year)
    amount = phrases.each(scene, scene.dice.between(6, 40) * 50_000)
    report.add(f"Điều {number}. " + scene.text("decision_money", amount=amount))
    report.add(f"Điều {number + 1}. " + scene.text("decision_end"))
    frame.signature(scene, report)


def submission(scene: Scene, report: Report) -> None:
    """A submission to the body above: why, and how much for what."""
    matter = _asking(scene, report, "TTr", "submissions")
    results.costs(scene, report, matter["costs"])
    report.add(scene.text("asking_ends"))
    frame.signature(scene, report)


def letter(scene: Scene, report: Report) -> None:
    """An official letter, with or without figures; it asks for an answer, or gives one."""
    matter = _asking(scene, report, "CV", "letters")
    if matter.get("results"):
        report.add(scene.text("letter_results"), "text")
        _achieved(scene, report)
        report.add(scene.text("letter_awards"), "text")
        _awards(scene, report)
    if matter.get("figures"):
        _people(scene, report, staff.draw(scene))
    if matter.get("answer_due"):
        due = phrases.day(scene, scene.issued + timedelta(days=scene.dice.between(5, 40)), "dd/mm/yyyy")
        report.add(scene.text("letter_deadline", when=due))
    else:
        report.add(scene.text("letter_ends"))
    frame.signature(scene, report)


def _asking(scene: Scene, report: Report, code: str, key: str) -> dict[str, Any]:
    """Head, addressee and the sentences that belong to the matter, which is returned."""
    matter: dict[str, Any] = scene.dice.pick(scene.words[key])
    frame.letterhead(scene, report, code)
    frame.named_title(scene, report, code, Passage(matter["title"]))
    to = scene.dice.pick(scene.words["below"]) if matter.get("answer_due") else scene.names["above"]
    report.add(f"Kính gửi: {to}", "centre")
    report.add(scene.text("bases", ref=phrases.citation(scene, "legal_basis")), "basis")
    for template in matter["body"]:
        report.add(sentence(scene, template))
    return matter


def outcome(scene: Scene, report: Report) -> None:
    """A report of what was reached against what was planned: sentences, a table of rates, verdicts."""
    dice = scene.dice
    _begin(scene, report, "BC", "results")
    if dice.chance(0.6):
        _bases(scene, report)
    sections = Sections(scene, report)
    counts = staff.draw(scene)
    if dice.chance(0.6):
        sections.head("situation")
        _people(scene, report, counts)
    sections.head("result")
    parts = dice.some(
        [
            results.rates_table,
            _told,
            results.verdicts,
            outcomes.groups_table,
            outcomes.verdict_columns,
            outcomes.told,
            shares.write,
            shares.write,
        ],
        2,
        4,
    )
    for part in dict.fromkeys(parts):
        if part is results.rates_table:
            report.add(scene.text("rates_intro"))
        elif part is results.verdicts:
            report.add(scene.text("verdicts_intro"))
        part(scene, report)
    if dice.chance(0.6):
        sections.head("money")
        deeds.money_sentences(scene, report, 1, 3)
    if dice.chance(0.5):
        sections.head("awards")
        _awards(scene, report)
    _closing(scene, report, sections)


def _told(scene: Scene, report: Report) -> None:
    """Sentences about results, as paragraphs, bullets or numbered, between sentences without facts."""
    mark = scene.dice.pick(["", "- ", "+ ", "{}. "])
    for i, template in enumerate(scene.fresh(scene.field["deeds"], 3, 5), 1):
        report.add(
            mark.format(i) + deeds.deed(scene, template) + scene.dice.pick([".", ".", ";"]), "bullet" if mark else "text", 1
        )
        if scene.dice.chance(0.3):
            deeds.fillers(scene, report, 1, 1)


def notice(scene: Scene, report: Report) -> None:
    """What somebody concluded, or the marks that units got."""
    dice = scene.dice
    frame.letterhead(scene, report, "TB")
    leader, post = scene.person(), scene.head_post()
    concluded = dice.chance(0.5)
    key = "notice_conclusion" if concluded else "notice_result"
    title = scene.write(
        dice.pick(scene.words["titles"][key]), period=phrases.year(scene.year), post=post, person=gatherings.named(leader)
    )
    frame.named_title(scene, report, "TB", title)
    held, basis = phrases.day(scene, scene.day_before(12)), phrases.citation(scene, "legal_basis", also=("mention",))
    report.add(scene.text(key, day=held, person=gatherings.named(leader), ref=basis).with_first_capital())
    number = 0
    if not concluded:
        number += 1
        report.add(f"{number}. {dice.pick(scene.words['ranking_intro'])}", "heading", 2)
        results.ranking(scene, report)
    for template in scene.fresh(scene.field["deeds"], 2, 4):
        number += 1
        report.add(f"{number}. " + deeds.deed(scene, template) + ".")
    if dice.chance(0.5):
        deeds.fillers(scene, report, 1, 1, f"{number + 1}. ")
    if not concluded and dice.chance(0.6):
        report.add(scene.text("awards_intro"))
        _awards(scene, report)
    if dice.chance(0.5):
        deeds.money_sentences(scene, report, 1, 1)
    report.add(scene.text("notice_end"))
    frame.signature(scene, report)


def funds(scene: Scene, report: Report) -> None:
    """A fund's income and spending."""
    _begin(scene, report, "BC", "funds")
    if scene.dice.chance(0.5):
        report.add(scene.text("bases", ref=phrases.citation(scene, "legal_basis")), "basis")
    report.add(scene.text("funds_start"))
    results.accounts(scene, report)
    for template in scene.fresh(scene.field["deeds"], 0, 2):
        report.add(deeds.deed(scene, template) + ".")
    report.add(scene.text("closings", period_word="tình hình thu, chi"))
    frame.signature(scene, report)


SHEETS = (
    shares.reached_table,
    shares.sides_table,
    shares.yearly_table,
    shares.required_table,
    results.rates_table,
    outcomes.groups_table,
    sums.by_whom,
    sums.by_year,
    sums.with_decisions,
    merits.of_all,
    merits.of_persons,
    merits.of_years,
    merits.matrix,
)


def sheet(scene: Scene, report: Report) -> None:
    """Tables that go with a report, as a file of their own, mostly a workbook; it has no head of its own to judge."""
    dice = scene.dice
    report.scored = ("references", "dates", "awards", "people", "claims", "amounts")
    report.sheet = dice.chance(0.7)
    issuer = scene.local(dice.pick(scene.agency["issuer"]).partition("#")[0].replace("|", " ")).upper()
    report.add(issuer, "centre")
    report.add(f"{dice.pick(scene.words['sheet_titles'])} " + phrases.year(scene.year, f"NĂM {scene.year}"), "title")
    for i, part in enumerate(dice.some(SHEETS, 2, 3), 1):
        report.add(f"{dice.pick(['Biểu số', 'Biểu', 'Bảng'])} {i}", "heading", 2)
        part(scene, report)


TABLES = (staff.units_table, staff.list_table, teams.levels_table, teams.transposed, teams.merged_levels, teams.posts_table,
          counted.quality_table)  # fmt: skip
WRITERS: dict[str, Callable[[Scene, Report], None]] = {
    "culture": culture, "general": general, "staff": staff_report, "emulation": emulation, "rural": rural, "plan": plan,
    "decision": decision, "submission": submission, "letter": letter, "minutes": gatherings.minutes,
    "merits": merits.submission, "personal": merits.personal, "roll": rolls.roll, "review": rolls.review, "resolution": outcomes.resolution,
    "results": outcome, "notice": notice, "sheet": sheet, "annex": lists.annex, "proposal": lists.proposal, "board": gatherings.board, "funds": funds,
}  # fmt: skip
