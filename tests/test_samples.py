"""Every sample gives its expected tables, and every value of them can be shown on the page."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest

from golden import EXPECTED, result_of, sample_files, tables_of
from vanthu.types import Result

FILES = sample_files()


@cache
def result(path: Path) -> Result:
    return result_of(path)


def test_there_are_samples_of_every_kind() -> None:
    assert len(FILES) >= 8
    assert {".txt", ".docx", ".pdf", ".jpg"} <= {path.suffix for path in FILES}


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.name)
def test_the_tables_are_the_expected_ones(path: Path) -> None:
    expected = EXPECTED / f"{path.name}.json"
    assert expected.is_file(), f"{expected.name} is missing: make golden, then read it"
    assert tables_of(result(path)) == json.loads(expected.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.name)
def test_every_value_stands_where_it_says(path: Path) -> None:
    done = result(path)
    assert done.document is not None
    sizes = {page.number: page for page in done.document.pages}
    for finding in done.findings:
        span = finding.evidence.span
        assert done.document.text[span.start : span.end] == finding.evidence.quote
        assert 0 <= finding.confidence <= 1
        for region in finding.evidence.regions:
            if region.box and sizes:
                page = sizes[region.page]
                assert -1 <= region.box.left <= region.box.right <= page.width + 1
                assert -1 <= region.box.top <= region.box.bottom <= page.height + 1


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.name)
def test_facts_have_ids_of_their_own(path: Path) -> None:
    ids = [finding.fact_id for finding in result(path).findings]
    assert len(ids) == len(set(ids))
