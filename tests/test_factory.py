"""The factory: the same seed gives the same bytes, the truth is in the text, and the two vocabularies share nothing."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import openpyxl
import pytest
from PIL import Image

from vanthu.readers import read
from vanthu.settings import Settings
from vanthu.types import Source
from vanthu_factory import authoring
from vanthu_factory.compose import bestowed, compose, counted, deeds, lists, merits, shares, telling
from vanthu_factory.compose import staff as staff_of
from vanthu_factory.compose.report import WRITERS
from vanthu_factory.compose.scene import Scene
from vanthu_factory.compose.sentences import sentence
from vanthu_factory.forms import pdf, txt, xlsx
from vanthu_factory.legacy import tcvn3, vni
from vanthu_factory.model import Cell, Columns, Grid, Para, Passage, Report
from vanthu_factory.produce import produce
from vanthu_factory.samples import AUTHORED, FORMS
from vanthu_factory.truth import TABLES, gold
from vanthu_factory.wear import Wear, wear
from vanthu_factory.words import Dice, vocabulary

# What both splits may say: names of national things, posts and codes, what kinds of bodies are called in a letterhead (their
# places differ), and the wording that a framework itself prescribes.
SHARED = (
    "frameworks",
    "laws",
    "national",
    "local_kinds",
    "signing",
    "symbol",
    "staff",
    "place",
    "party",
    "file",
    "above",
    "bases",
    "upper",
    "parent",
    "issuer",
    "field",
    "kinds",
    "honours",
    "ranks",
    "degrees",
    "award_laws",
    "kind",
    "called",
)
UNITS = {
    "triệu đồng",
    "người",
    "hồ sơ",
    "vụ",
    "con",
    "lớp",
    "lượt",
    "ha",
    "nghìn đồng",
    "triệu đồng/người/năm",
}  # of measure: both splits count in them

needs_font = pytest.mark.skipif(not pdf.FONTS.is_dir(), reason="the font Tinos (fonts-croscore) is not installed")


@pytest.mark.parametrize("kind", sorted(WRITERS))
@pytest.mark.parametrize("split", ["train", "test"])
def test_every_fact_stands_in_the_text(split: str, kind: str) -> None:
    for index in range(12):
        truth = gold(compose(split, 1, index, kind), ["a.txt"])
        for table in TABLES:
            for item in truth[table]:
                assert item["quote"] and item["quote"] in truth["text"], (table, item)


def test_the_same_seed_gives_the_same_document() -> None:
    one, other = (gold(compose("train", 5, 3), ["a.txt"]) for _ in range(2))
    assert one == other
    assert one != gold(compose("train", 6, 3), ["a.txt"])


def strings(value: Any, skip: tuple[str, ...] = ()) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for part in value:
            yield from strings(part, skip)
    elif isinstance(value, dict):
        for key, part in value.items():
            if key not in skip:
                yield from strings(part, skip)


def test_the_splits_share_no_wording_place_or_name() -> None:
    train, test = (set(strings(vocabulary(split), SHARED)) for split in ("train", "test"))
    assert {s for s in train & test if s and s != "VT"} - UNITS == set()


def test_numbers_and_names_differ_from_document_to_document() -> None:
    texts = {gold(compose("test", 7, i), ["a"])["text"] for i in range(40)}
    assert len(texts) == 40


def test_marks_and_slots_of_sentences_are_filled() -> None:
    for kind in sorted(WRITERS):
        for index in range(6):
            text = gold(compose("test", 3, index, kind), ["a"])["text"]
            assert not set("{}[]|") & set(text), (kind, index)


@pytest.mark.parametrize("split", ["train", "test"])
def test_no_document_says_a_sentence_twice(split: str) -> None:
    for index in range(60):
        paragraphs = [
            b.passage.text for b in compose(split, 4, index).blocks if isinstance(b, Para) and b.kind in ("text", "bullet")
        ]
        said = [p.lstrip("-+*• ").rstrip(".;") for p in paragraphs if len(p) > 40]
        assert len(said) == len(set(said)), (index, [p for p in said if said.count(p) > 1])


def test_a_sentence_states_what_is_marked_in_it() -> None:
    scene = Scene("train", Dice("marks"), "general")
    passage = sentence(scene, "[%|thu đạt {q 90 99} dự toán]; [z|không nợ], [n?|mua {n 3 9} máy] hết {money 10 20}", standard=2)
    stated = {(f.table, f.columns.get("measure")): passage.text[f.start : f.end] for f in passage.facts}
    assert set(stated) == {("claims", "percent"), ("claims", "zero"), ("claims", "count"), ("amounts", None)}
    assert stated["claims", "zero"] == "không nợ" and stated["claims", "percent"].startswith("thu đạt ")
    assert [f.columns["standard"] for f in passage.facts if f.table == "claims"] == [2, 2, 2]


def figures(text: str) -> float:
    return float(text.rstrip("%").replace(".", "").replace(",", "."))


def grids(kind: str, count: int = 40) -> Iterator[list[list[str]]]:
    """The tables of `count` documents as texts."""
    for index in range(count):
        for block in compose("test", 8, index, kind).blocks:
            if isinstance(block, Grid):
                yield [[cell.passage.text if cell else "" for cell in row] for row in block.rows]


def test_a_rate_is_that_of_the_figures_beside_it() -> None:
    rows = [row for table in grids("results") if "%" in table[0][-1] and len(table[0]) == 6 for row in table[1:]]
    assert len(rows) > 20
    for row in rows:
        assert figures(row[5]) == pytest.approx(100 * figures(row[4]) / figures(row[3]), abs=0.06), row


def test_what_a_fund_has_left_is_what_came_in_less_what_went_out() -> None:
    tables = [{row[1]: figures(row[2]) for row in table[1:] if row[0] in ("I", "II", "III")} for table in grids("funds")]
    assert len(tables) > 5
    for sums in tables:
        assert sums["Tồn quỹ"] == sums["Tổng thu"] - sums["Tổng chi"] >= 0


def test_units_of_a_table_turned_on_its_side_add_up() -> None:
    rows = [row for table in grids("staff", 60) if table[0][-1] == "Cộng" for row in table[1:]]
    assert rows and all(sum(map(figures, row[1:-1])) == figures(row[-1]) for row in rows)


@pytest.mark.parametrize("split", ["train", "test"])
def test_those_who_sign_are_required_as_signers_though_they_are_named_before(split: str) -> None:
    for index in range(20):
        people = gold(compose(split, 8, index, "minutes"), ["a"])["people"]
        required = [(p["name"], p["role"]) for p in people if not p.get("optional")]
        assert [role for _, role in required].count("signer") == 2 and len(dict(required)) == len(required)


def test_who_is_named_in_an_annex_has_the_award_by_the_decision_it_is_annexed_to() -> None:
    for index in range(20):
        truth = gold(compose("test", 8, index, "annex"), ["a"])
        (attachment,) = [r for r in truth["references"] if r["role"] == "attachment"]
        given = [a for a in truth["awards"] if not a.get("optional")]
        assert len(given) >= 3
        assert {(a["number"], a["symbol"]) for a in given} == {(attachment["number"], attachment["symbol"])}
        assert (attachment["number"], attachment["symbol"]) == (truth["document"]["number"], truth["document"]["symbol"])


def test_what_is_only_asked_for_is_no_award_that_must_be_found_but_what_was_given_before_is() -> None:
    for report, _ in awards("proposal", 30):
        asked = [b.passage for b in report.blocks if isinstance(b, Para) and b.passage.text.startswith("- ")]
        told = [fact.columns for passage in asked for fact in passage.facts if fact.table == "awards"]
        issued = int(report.document["issued_on"][:4])
        assert any(a.get("optional") for a in told)
        assert all(a["year"] < issued for a in told if not a.get("optional"))
    given = [a for _, found in awards("proposal", 30) for a in found if not a.get("optional")]
    assert any("recipient" in a for a in given) and any("recipient" not in a for a in given)


def awards(kind: str, count: int = 20) -> Iterator[tuple[Report, list[dict[str, Any]]]]:
    """Documents of a kind with their awards."""
    for index in range(count):
        report = compose("test", 8, index, kind)
        yield report, gold(report, ["a"])["awards"]


def test_of_a_submission_that_tells_past_awards_only_what_is_asked_for_may_be_left_out() -> None:
    for report, found in awards("merits"):
        issued = int(report.document["issued_on"][:4])
        given = [a for a in found if not a.get("optional")]
        assert given and all(a["recipient"] and a["year"] < issued for a in given)
        assert all("number" not in a for a in found if a.get("optional"))


def test_an_award_of_the_agency_that_is_told_twice_is_required_once_unless_two_decisions_gave_it() -> None:
    def told(number: str | None) -> Passage:
        more = {"number": number} if number else {}
        return Passage("Giấy khen").stating("awards", year=2021, award="GK", label="Giấy khen", **more)

    def required(*numbers: str | None) -> int:
        report = Report("told", [Para(told(number)) for number in numbers])
        return sum(not award.get("optional") for award in gold(report, ["a"])["awards"])

    assert (required(None, None), required(None, "12"), required("12", "15")) == (1, 1, 2)


def test_a_decision_gives_what_its_articles_say_to_those_they_name() -> None:
    for report, found in awards("decision", 30):
        articles = [b.passage.text for b in report.blocks if isinstance(b, Para) and b.passage.text.startswith("Điều ")]
        assert [text[: text.index(".")] for text in articles] == [f"Điều {i}" for i in range(1, len(articles) + 1)]
        assert found and all(a["recipient"] and not a.get("optional") for a in found)


def test_votes_give_nothing_but_a_decision_that_is_read_out_does() -> None:
    given = [a for _, found in awards("review", 30) for a in found if not a.get("optional")]
    read, before = [a for a in given if "number" in a], [a for a in given if "number" not in a]
    assert read and all(a["number"] and a["symbol"] for a in read)
    assert before and all(a["recipient"] for a in before)


def test_all_of_a_roll_are_given_their_title_by_the_decision_above_it() -> None:
    for report, found in awards("roll"):
        (attachment,) = gold(report, ["a"])["references"]
        assert found and {(a["number"], a["symbol"]) for a in found} == {(attachment["number"], attachment["symbol"])}
        assert "document" not in report.scored


def test_a_cross_stands_under_the_title_that_was_given() -> None:
    crossed = 0
    for report, found in awards("roll", 40):
        (table, *_) = [block for block in report.blocks if isinstance(block, Grid)]
        heads, *rows = [[cell.passage.text if cell else "" for cell in row] for row in table.rows]
        marks = [row for row in rows if set(row[3:]) <= {"x", "X", "+", ""} and any(row[3:])]
        for row, award in zip(marks, found, strict=False) if len(marks) == len(rows) else ():
            assert heads[3 + next(i for i, mark in enumerate(row[3:]) if mark)].lower() == award["label"].lower()
            crossed += 1
    assert crossed > 20


def test_a_list_of_years_asks_for_a_row_a_year_and_a_range_for_one_row_at_least() -> None:
    ranges = 0
    for index in range(40):
        passage = telling.over_years(Scene("test", Dice(f"years {index}"), "emulation"))
        found = [fact.columns for fact in passage.facts if fact.table == "awards"]
        required = [columns for columns in found if not columns.get("optional")]
        if len(required) == len(found):
            assert len(found) > 1 and all(str(columns["year"]) in passage.text for columns in found)
            continue
        ranges += 1
        (one,) = required
        assert {columns["year"] for columns in found} - {one["year"]} <= set(one["_accept"]["year"])
    assert 5 < ranges < 35


def test_what_a_resolution_aims_at_is_no_claim_that_must_be_found() -> None:
    for split in ("train", "test"):
        for index in range(15):
            report = compose(split, 8, index, "resolution")
            aims = max(i for i, b in enumerate(report.blocks) if isinstance(b, Para) and b.kind == "heading")
            stated = [
                fact for b in report.blocks[aims:] if isinstance(b, Para) for fact in b.passage.facts if fact.table == "claims"
            ]
            assert stated and all(fact.columns.get("optional") for fact in stated)


def test_rates_of_groups_are_those_of_their_numbers() -> None:
    deep = [table for table in grids("results", 60) if len(table[0]) > 6 and set(table[1][2::2]) <= {"SL", "Số lượng", "TS"}]
    assert len(deep) > 3
    for row in (row for table in deep for row in table[2:]):
        assert sum(map(figures, row[2::2])) == figures(row[1])
        assert all(figures(rate) == pytest.approx(100 * figures(n) / figures(row[1]), abs=0.06)
                   for n, rate in zip(row[2::2], row[3::2], strict=True))  # fmt: skip


def told(fn: Callable[[Scene], Passage], count: int = 30, kind: str = "emulation") -> Iterator[tuple[Passage, list[Columns]]]:
    """Passages of a manner, each with the awards that must be found."""
    for index in range(count):
        passage = fn(Scene("test", Dice(f"told {fn.__name__} {index}"), kind))
        yield passage, [f.columns for f in passage.facts if f.table == "awards" and not f.columns.get("optional")]


def written(
    fn: Callable[[Scene, Report], None], count: int = 30, kind: str = "results"
) -> Iterator[tuple[Report, dict[str, Any]]]:
    """Parts of documents, each with its truth."""
    for index in range(count):
        report = Report("part")
        fn(Scene("test", Dice(f"part {fn.__name__} {index}"), kind), report)
        yield report, gold(report, ["a"])


def required(truth: dict[str, Any], table: str) -> list[dict[str, Any]]:
    return [item for item in truth[table] if not item.get("optional")]


def marked(template: str) -> list[Columns]:
    passage = sentence(Scene("train", Dice(template), "general"), template)
    return [fact.columns for fact in passage.facts if fact.table == "claims" and not fact.columns.get("optional")]


def test_a_part_of_a_whole_is_a_count_that_may_be_read_as_its_share() -> None:
    (claim,) = marked("[#|{k 20 20}/{of} tổ có tủ sách]")
    assert (claim["measure"], claim["maximum"]) == ("count", 20)
    assert round(100 * claim["value"] / 20, 1) in claim["_accept"]["value"]
    assert {"score", "percent"} <= set(claim["_accept"]["measure"])


def test_what_was_exceeded_may_be_read_as_more_than_all() -> None:
    (claim,) = marked("quỹ [x|vượt {q 4 4} kế hoạch]")
    assert claim["value"] == 4 and claim["_accept"] == {"value": [104], "comparator": [">"]}


def test_a_share_of_those_who_did_not_may_be_read_as_denied() -> None:
    (claim,) = marked("[%-|{q 97 97} hộ không vi phạm]")
    assert claim["negated"] is False and claim["_accept"]["negated"] == [True]


BOUNDS = {"dưới": "<", "chưa": "<", "không quá": "<=", "không vượt": "<=", "tối thiểu": ">=", "ít nhất": ">=", "không dưới": ">=", "≥": ">=", "từ": ">=",
          "trên": ">", "hơn": ">", "xấp xỉ": "~"}  # fmt: skip


@pytest.mark.parametrize("slot", ["low", "high"])
def test_a_bound_is_compared_as_its_word_says(slot: str) -> None:
    for index in range(40):
        passage = sentence(Scene("test", Dice(f"bound {slot} {index}"), "general"), f"[%|{{{slot} 80 90}}]")
        (claim,) = [fact.columns for fact in passage.facts]
        (comparator,) = {sign for word, sign in BOUNDS.items() if passage.text.startswith(word)}
        assert claim["comparator"] == comparator, passage.text


def test_shares_of_ratings_are_those_of_their_counts() -> None:
    for report, truth in [*written(shares.graded), *written(shares.under_head)]:
        counts = [item["value"] for item in truth["claims"] if item["measure"] == "count"]
        rates = [item["value"] for item in required(truth, "claims") if item["measure"] == "percent"]
        assert len(counts) == len(rates) == 3
        assert rates == [pytest.approx(100 * count / sum(counts), abs=0.06) for count in counts], report.passages()


def test_what_a_source_gave_is_a_sum_and_its_share_of_the_whole() -> None:
    for _, truth in written(shares.sources):
        whole, *sums = [item["value"] for item in truth["amounts"]]
        rates = [item["value"] for item in required(truth, "claims")]
        assert sum(sums) == whole and rates == [pytest.approx(100 * value / whole, abs=0.06) for value in sums]


def test_a_share_that_stands_behind_all_the_names_belongs_to_the_unit_in_its_place() -> None:
    listed = 0
    for report, truth in written(shares.of_units):
        (text,) = (passage.text for passage in report.passages())
        subjects = [item["subject"] for item in truth["claims"]]
        assert subjects == sorted(subjects, key=text.index)
        listed += "lần lượt" in text
    assert listed > 3


def test_what_was_reached_of_how_many_is_a_share_and_the_sums_too() -> None:
    for report, truth in written(shares.reached_table):
        (table,) = (block for block in report.blocks if isinstance(block, Grid))
        rows = [[cell.passage.text for cell in row if cell][-3:] for row in table.rows[1:]]
        rates = [item["value"] for item in required(truth, "claims")]
        assert len(rates) == len(rows)
        assert rates == [pytest.approx(100 * figures(part) / figures(whole), abs=0.06) for whole, part, _ in rows]
        assert [sum(map(figures, column)) for column in list(zip(*rows[:-1], strict=True))[:2]] == list(
            map(figures, rows[-1][:2])
        )


def test_a_criterion_is_required_once_by_its_figure_or_else_by_its_verdict() -> None:
    measures = set()
    for report, truth in written(shares.required_table):
        (table,) = (block for block in report.blocks if isinstance(block, Grid))
        claims = required(truth, "claims")
        assert len(claims) == len(table.rows) - 1
        said = [row[-1].passage.text.lower() for row in table.rows[1:] if row[-1]]
        assert [claim["verdict"] == "met" for claim in claims] == [not word.startswith(("chưa", "không")) for word in said]
        measures |= {claim["measure"] for claim in claims}
    assert measures == {"percent", "count", "status"}


def test_marks_of_parts_add_up_to_their_standard_and_all_to_the_total() -> None:
    standards = ["Một", "Hai", "Ba"]
    divided = 0
    for report, truth in written(lambda scene, report: deeds.score_table(scene, report, standards), 40, "culture"):
        (table,) = (block for block in report.blocks if isinstance(block, Grid))
        rows = [[cell.passage.text for cell in row if cell] for row in table.rows[1:-1]]
        tops = [row for row in rows if row[1] in standards]
        divided += len(tops) < len(rows)
        if len(tops) < len(rows):
            for i, top in enumerate(tops, 1):
                parts = [row for row in rows if row[0].startswith(f"{i}.")]
                assert [sum(figures(row[at]) for row in parts) for at in (2, 3)] == [figures(top[2]), figures(top[3])]
        total = [item for item in truth["claims"] if item["measure"] == "score"][-1]
        assert (total["value"], total["maximum"]) == (sum(figures(top[3]) for top in tops), 100)
        assert len([item for item in required(truth, "claims") if item["measure"] == "score"]) == len(rows) + 1
    assert 5 < divided < 35


def test_all_who_are_named_before_the_giver_are_given_the_title() -> None:
    for passage, given in told(bestowed.joined):
        assert len(given) >= 2 and len({(a["year"], a["award"], a.get("number")) for a in given}) == 1
        assert all(a["recipient"] in passage.text for a in given)


def test_what_one_was_given_before_is_his_in_each_of_its_years() -> None:
    for index in range(20):
        passage = lists.before(Scene("test", Dice(f"before {index}"), "proposal"), "Bà Hà")
        given = [fact.columns for fact in passage.facts if fact.table == "awards"]
        assert {a["recipient"] for a in given} <= {"Bà Hà"}
        assert [str(a["year"]) for a in given] == re.findall(r"\b20\d\d\b", passage.text)


def test_a_sentence_names_its_persons_though_their_posts_were_all_used_before() -> None:
    scene = Scene("test", Dice("enough"), "emulation")
    pool = ["một", "hai", "ba"]
    assert sorted(scene.enough(pool, 3, 3)) == sorted(scene.enough(pool, 3, 3)) == sorted(pool)


def test_a_badge_is_given_to_a_number_or_to_somebody() -> None:
    for passage, (given,) in told(bestowed.badges):
        assert given["award"] == "KNC" and given["label"] in passage.text
        assert given["recipient"] in passage.text


def test_counts_side_by_side_are_an_award_each() -> None:
    for passage, given in told(bestowed.sides):
        one, other = (a["recipient"] for a in given)
        assert one != other and [a["count"] for a in given] == [int(text.split()[0]) for text in (one, other)]
        assert one in passage.text and other in passage.text


def test_why_they_were_given_it_may_stand_between_those_who_are_counted_and_the_giver() -> None:
    for passage, (given,) in told(bestowed.deserving):
        assert given["recipient"] in passage.text and given["recipient"].startswith((str(given["count"]), f"0{given['count']}"))


def test_titles_that_are_counted_like_things_are_awards_with_their_count() -> None:
    for passage, given in told(bestowed.recognised):
        assert len(given) == len({a["award"] for a in given}) >= 1
        for a in given:
            assert re.search(rf"\b0?{a['count']} {re.escape(a['label'])}", passage.text)


def test_who_is_counted_and_named_is_required_by_name_only() -> None:
    for passage, given in told(bestowed.named_counts):
        assert given and all("count" not in a and a["recipient"] in passage.text for a in given)


def test_years_before_or_behind_a_title_are_an_award_each() -> None:
    for passage, given in told(bestowed.several_years):
        assert [str(a["year"]) for a in given] == re.findall(r"\b20\d\d\b", passage.text)


def test_a_certificate_of_the_prime_minister_is_one_whoever_is_named_behind_the_colon() -> None:
    seen = 0
    for report, truth in written(bestowed.by_giver, 60, "emulation"):
        for line in report.passages():
            codes = {fact.columns["award"] for fact in line.facts if fact.table == "awards"}
            if "Thủ tướng" in line.text:
                seen += 1
                assert codes == {"BK.TTg"}
        assert truth["awards"]
    assert seen > 3


def test_a_heading_says_the_year_of_what_is_counted_below_it() -> None:
    for report, truth in written(bestowed.headed_by_year, 30, "emulation"):
        (year,) = re.findall(r"\b20\d\d\b", report.passages()[0].text)
        assert truth["awards"] and {a["year"] for a in truth["awards"]} == {int(year)}


def test_a_title_in_a_cell_was_given_to_the_person_of_the_row_in_the_year_of_the_column() -> None:
    for report, truth in written(merits.matrix, 30, "emulation"):
        (table,) = (block for block in report.blocks if isinstance(block, Grid))
        heads, *rows = [[cell.passage.text if cell else "" for cell in row] for row in table.rows]
        years = {at: int(head[-4:]) for at, head in enumerate(heads) if head[-4:].isdigit()}
        cells = [(row[1], year, label) for row in rows for at, year in years.items() for label in row[at].split(", ")]
        expected = [cell for cell in cells if cell[2] not in ("", "-", "HTTNV")]
        assert [(a["recipient"], a["year"], a["label"]) for a in truth["awards"]] == expected


def test_tables_that_go_with_a_report_have_no_head_to_judge() -> None:
    for index in range(12):
        report = compose("test", 8, index, "sheet")
        assert "document" not in report.scored and sum(isinstance(block, Grid) for block in report.blocks) >= 2


def test_a_text_may_draw_its_tables_in_any_way_and_keeps_every_cell() -> None:
    report = compose("test", 8, 3, "sheet")
    drawn = {txt.text(report, Dice(f"draw {i}")) for i in range(60)}
    assert any("+---" in text for text in drawn) and any("-|-" in text for text in drawn)
    cells = [
        cell.passage.text for block in report.blocks if isinstance(block, Grid) for row in block.rows for cell in row if cell
    ]
    assert all(" ".join(cell.split()) in " ".join(text.split()) for text in drawn for cell in cells)


def test_figures_of_a_workbook_may_be_numbers(tmp_path: Path) -> None:
    table = Grid(((Cell(Passage("1.738")), Cell(Passage("94,2")), Cell(Passage("07"))),), 0, (0.4, 0.3, 0.3))
    report = Report("figures", [table], sheet=True)
    values = set()
    for index in range(12):
        xlsx.write(report, tmp_path / f"{index}.xlsx", Dice(f"numbers {index}"))
        values.add(tuple(cell.value for cell in next(openpyxl.load_workbook(tmp_path / f"{index}.xlsx").active.iter_rows())))
    assert values == {(1738, 94.2, "07"), ("1.738", "94,2", "07")}


def test_papers_are_dated_on_working_days() -> None:
    assert all(Scene("test", Dice(f"day {i}"), "general").issued.weekday() < 5 for i in range(60))


def test_a_repeated_citation_is_required_once() -> None:
    for index in range(60):
        references = gold(compose("train", 2, index, "culture"), ["a"])["references"]
        required = [(r["kind"], r["number"], r["year"], r["symbol"], r["issued_on"] if not r["number"] else None)
                    for r in references if not r.get("optional")]  # fmt: skip
        assert len(required) == len(set(required))


@needs_font
@pytest.mark.parametrize("format", ["txt", "docx", "html", "rtf", "tcvn3", "tcvn3txt", "vni", "pdf", "fallback"])
def test_files_are_the_same_bytes_each_time(tmp_path: Path, format: str) -> None:
    report = compose("train", 9, 4, "culture")
    digests = set()
    for run in ("one", "two"):
        truth = produce(report, [format], tmp_path / run)
        digests.add(hashlib.sha256((tmp_path / run / truth["file"]).read_bytes()).hexdigest())
    assert len(digests) == 1


def test_a_workbook_is_the_same_bytes_each_time(tmp_path: Path) -> None:
    files = [
        tmp_path / run / produce(compose("train", 9, 4, "roll"), ["xlsx"], tmp_path / run)["file"] for run in ("one", "two")
    ]
    assert all(file.suffix == ".xlsx" for file in files) and files[0].read_bytes() == files[1].read_bytes()


@pytest.mark.parametrize("format", ["docx", "html", "xlsx"])
def test_a_cell_may_have_lines(tmp_path: Path, format: str) -> None:
    report = Report(
        "lines", [Grid(((Cell(Passage("Bà Hà")), Cell(Passage("- 2021: Giấy khen\n- 2022: LĐTT"))),), 0, (0.5, 0.5))]
    )
    produce(report, [format], tmp_path)
    file = next(tmp_path.iterdir())
    words = [word.text for word in read(Source(file.name, file.read_bytes()), Settings()).words]
    assert words == ["Bà", "Hà", "-", "2021:", "Giấy", "khen", "-", "2022:", "LĐTT"]


@pytest.mark.parametrize("format", ["docx", "html", "xlsx"])
def test_a_cell_may_reach_over_several_rows(tmp_path: Path, format: str) -> None:
    """As the name of one who is awarded for three years, written once beside them."""
    year = [Cell(Passage(f"Giấy khen năm {y}")) for y in (2021, 2022, 2023)]
    report = Report(
        "merged", [Grid(((Cell(Passage("Bà Hà"), rows=3), year[0]), (None, year[1]), (None, year[2])), widths=(0.5, 0.5))]
    )
    produce(report, [format], tmp_path)
    file = next(tmp_path.iterdir())
    reading = read(Source(file.name, file.read_bytes()), Settings())
    cells = [reading.words[cell.first : cell.last] for table in reading.tables for cell in table.cells]
    assert [" ".join(word.text for word in cell) for cell in cells if cell] == ["Bà Hà", *(c.passage.text for c in year)]


@needs_font
def test_a_scan_is_an_image_of_the_page(tmp_path: Path) -> None:
    truth = produce(compose("train", 9, 5, "letter"), ["png", "scan"], tmp_path)
    image = Image.open(tmp_path / truth["files"][0])
    assert min(image.size) > 1000
    assert (tmp_path / truth["files"][1]).read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize(
    "how",
    [Wear(skew=1), Wear(noise=0.5), Wear(shade=0.4), Wear(photocopy=0.6), Wear(fax=True), Wear(fold=True), Wear(punch_holes=True),
     Wear(perspective=0.5), Wear(edges=True), Wear(turn=90), Wear(bleed=0.3), Wear(skew=1, shade=0.3, noise=0.4, turn=180)],
    ids=lambda how: str(how)[:60],
)  # fmt: skip
def test_each_wear_changes_the_page_and_leaves_it_a_page(how: Wear) -> None:
    page = np.full((600, 420, 3), 250, np.uint8)
    page[100:110, 50:300] = 20
    page[300:310, 50:300] = 20
    worn, _ = wear(page, how, Dice("x"), back=page)
    assert sorted(worn.shape) == sorted(page.shape) and worn.dtype == np.uint8
    assert not np.array_equal(worn, page)
    assert np.array_equal(worn, wear(page, how, Dice("x"), back=page)[0])
    assert 60 < worn.mean() < 255


def test_old_fonts_store_what_they_showed() -> None:
    assert tcvn3("Cộng hoà xã hội chủ nghĩa", False) == [("Céng hoµ x· héi chñ nghÜa", ".VnTime")]
    assert tcvn3("Ưu tiên", False)[0] == ("¦u tiªn", ".VnTime")
    assert vni("Ủy ban nhân dân, đường, những")[0][0] == "UÛy ban nhaân daân, ñöôøng, nhöõng"


def test_marks_in_authored_texts_nest() -> None:
    passage = authoring.marked(
        "[[ref Luật;;;;2022-06-15;;legal_basis|Luật X ngày [[d 2022-06-15|15/6/2022]]]]; [[?to |Như trên]]"
    )
    assert passage.text == "Luật X ngày 15/6/2022; Như trên"
    assert [(f.table, passage.text[f.start : f.end]) for f in passage.facts] == [
        ("dates", "15/6/2022"),
        ("references", "Luật X ngày 15/6/2022"),
        ("recipients", "Như trên"),
    ]
    assert passage.facts[2].columns["optional"] is True


@pytest.mark.parametrize("source", sorted(AUTHORED.glob("*.source")), ids=lambda p: p.stem)
def test_the_truth_of_a_sample_is_that_of_its_source(source: Path) -> None:
    truth = gold(authoring.report(source), [source.stem + FORMS[source.stem[:2]]])
    stored = json.loads((AUTHORED / f"{source.stem}.gold.json").read_text(encoding="utf-8"))
    assert json.loads(json.dumps(truth)) == stored, "run make samples"
    assert all(item["quote"] in truth["text"] for table in TABLES for item in truth[table])


def test_the_matrix_says_where_a_place_has_gone() -> None:
    page = np.full((600, 420, 3), 250, np.uint8)
    page[198:203, 98:103] = 0
    worn, matrix = wear(page, Wear(skew=3, perspective=0.8, turn=90), Dice("y"))
    x, y, w = matrix @ np.array([100.0, 200.0, 1.0])
    rows, columns = np.nonzero(worn[..., 0] < 60)
    near = (abs(rows - y / w) < 6) & (abs(columns - x / w) < 6)
    assert near.any()


@pytest.mark.parametrize("split", ["train", "test"])
def test_the_people_of_the_offices_and_the_levels_of_a_table_add_up(split: str) -> None:
    listed = tabled = 0
    for index in range(60):
        scene = Scene(split, Dice(f"counted {split} {index}"), "staff")
        staff = staff_of.draw(scene)
        report = Report("counted")
        counted.offices(scene, report, staff)
        units = [f.columns for b in report.blocks if isinstance(b, Para) for f in b.passage.facts if f.columns.get("unit_name")]
        listed += sum(unit["value"] for unit in units) == staff.total
        counted.quality_table(scene, report, staff)
        (table,) = [block for block in report.blocks if isinstance(block, Grid)]
        rows = [
            {f.columns["category"]: f.columns["value"] for cell in row if cell for f in cell.passage.facts}
            for row in table.rows[2:]
        ]
        tabled += all(row["STAFF.TOTAL"] == sum(v for code, v in row.items() if code.startswith("EDU.")) for row in rows)
    assert (listed, tabled) == (60, 60)
