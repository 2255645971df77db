"""The domain data proves itself: every rule matches its examples and not its rejects, quickly; gazetteers are well formed."""

from __future__ import annotations

import unicodedata
from itertools import chain

import pytest

from papers import catalogue
from vanthu.catalogue import Rule
from vanthu.text.fold import fold, plain

RULES = [pytest.param(rule, id=f"{rule.table}-{rule.id}") for rules in catalogue().rules.values() for rule in rules]
GAZETTEERS = sorted(catalogue().gazetteers)

# Lines that make careless patterns run long: the same sign again and again, and nearly a match at every place.
HOSTILE = [
    "a " * 2000, "1" * 4000, "-" * 4000, ". " * 2000, "Nguyễn " * 800, "ngày " * 800, "số " * 1000, "1/" * 2000, "1.1." * 1000,
    "(" * 4000, "QĐ-" * 1000, "UBND " * 800, "và " * 1300, "100% " * 800, "năm 2020 " * 400, "Chủ tịch " * 400, " " * 4000,
    "đồng chí " * 400, ", " * 2000, "; - " * 1000, "Số: " * 800, "1.000.000 " * 400, "tháng " * 600, "A" * 4000,
]  # fmt: skip


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_matches_its_examples(rule: Rule) -> None:
    assert rule.examples
    assert [text for text in rule.examples if not rule.pattern.search(rule.form(text))] == []


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_leaves_its_rejects(rule: Rule) -> None:
    assert [text for text in rule.rejects if rule.pattern.search(rule.form(text))] == []


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_misses_nothing_by_looking_first_whether_it_may_match(rule: Rule) -> None:
    for text in chain(rule.examples, rule.rejects, HOSTILE):
        form = rule.form(text)
        assert [match.span() for match in rule.matches(form)] == [match.span() for match in rule.pattern.finditer(form)]
        assert (rule.search(form) is None) == (rule.pattern.search(form) is None)


@pytest.mark.parametrize("rule", RULES)
def test_no_line_hangs_a_rule(rule: Rule) -> None:
    for text in chain(rule.examples, rule.rejects, HOSTILE, ((text + " ") * 40 for text in rule.examples[:2])):
        form = rule.form(text)
        assert all(0 <= match.start() <= match.end() <= len(form) for match in rule.matches(form))


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_is_written_in_the_form_it_reads(rule: Rule) -> None:
    """A folded rule with a mark or a capital in it can never match."""
    letters = "".join(c for c in rule.pattern.pattern if c.isalpha() and not c.isascii())
    if rule.matching == "fold":
        assert [c for c in letters if fold(c) != c and c not in "đ"] == []
    if rule.matching == "plain":
        assert [c for c in letters if plain(c) != c] == []


def test_rule_ids_are_unique_in_a_file() -> None:
    for table, rules in catalogue().rules.items():
        ids = [rule.id for rule in rules]
        assert len(set(ids)) == len(ids), table


@pytest.mark.parametrize("name", GAZETTEERS)
def test_a_gazetteer_is_nfc_and_says_where_it_comes_from(name: str) -> None:
    for entry in catalogue().gazetteers[name]:
        cells = [entry.code, *entry.forms, entry.source, entry.status, *entry.extra.values()]
        assert [cell for cell in cells if cell != unicodedata.normalize("NFC", cell) or cell != cell.strip()] == [], entry
        assert entry.code or entry.name
        assert entry.source, entry
        assert entry.status in ("sourced", "known"), entry
        assert not entry.valid_to or not entry.valid_from or entry.valid_from < entry.valid_to, entry


@pytest.mark.parametrize("name", GAZETTEERS)
def test_the_forms_of_an_entry_are_given_once(name: str) -> None:
    for entry in catalogue().gazetteers[name]:
        assert len(set(entry.forms)) == len(entry.forms), entry


@pytest.mark.parametrize("name", ["document_types", "capacities", "posts", "surnames"])
def test_a_code_and_a_name_have_one_entry(name: str) -> None:
    codes = [entry.code for entry in catalogue().gazetteers[name] if entry.code]
    names = [plain(entry.name) for entry in catalogue().gazetteers[name]]
    assert len(set(codes)) == len(codes)
    assert len(set(names)) == len(names)


def test_a_kind_of_document_is_found_by_code_and_by_name() -> None:
    report = catalogue().by_code("document_types", "BC")
    assert report is not None
    assert report.name == "Báo cáo"
    assert catalogue().by_form("document_types", "BÁO  CÁO") == report
    assert catalogue().by_form("document_types", "Báo") is None
