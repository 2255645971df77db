"""Words, offsets and evidence: what makes a value traceable."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vanthu.text.fold import fold, plain
from vanthu.types import Box, Document, Region, Span, Word


def document(*words: Word) -> Document:
    return Document("0" * 64, "report.txt", "txt", words)


TWO_LINES = document(
    Word("Tổng", page=1, line=0, box=Box(10, 10, 40, 20), confidence=0.9),
    Word("số:", page=1, line=0, box=Box(45, 10, 60, 20)),
    Word("28", page=1, line=1, box=Box(10, 30, 20, 40), confidence=0.5, before="\n"),
    Word("người", page=2, line=2, box=Box(10, 5, 40, 15), before="\n"),
)


def test_the_text_is_the_words_with_their_white_space() -> None:
    assert TWO_LINES.text == "Tổng số:\n28\nngười"
    assert [TWO_LINES.text[s:][: len(w.text)] for s, w in zip(TWO_LINES.starts, TWO_LINES.words, strict=True)] == [
        w.text for w in TWO_LINES.words
    ]


def test_evidence_has_a_region_a_line_and_the_lowest_confidence() -> None:
    evidence = TWO_LINES.evidence(Span(5, 17))
    assert evidence.quote == "số:\n28\nngười"
    assert evidence.regions == (
        Region(1, Box(45, 10, 60, 20)),
        Region(1, Box(10, 30, 20, 40)),
        Region(2, Box(10, 5, 40, 15)),
    )
    assert evidence.confidence == 0.5


def test_evidence_joins_the_boxes_of_a_line() -> None:
    assert TWO_LINES.evidence(Span(0, 8)).regions == (Region(1, Box(10, 10, 60, 20)),)


def test_evidence_outside_the_text_is_an_error() -> None:
    with pytest.raises(ValueError, match="outside"):
        TWO_LINES.evidence(Span(0, 999))


def test_the_same_fact_has_the_same_id_and_keeps_it_when_linked() -> None:
    first = TWO_LINES.finding("staff_counts", {"value": 28}, Span(9, 11), "r")
    again = TWO_LINES.finding("staff_counts", {"value": 28}, Span(9, 11), "r")
    assert first.fact_id == again.fact_id == first.with_columns(parent="x").fact_id
    assert TWO_LINES.finding("staff_counts", {"value": 29}, Span(9, 11), "r").fact_id != first.fact_id


@given(st.lists(st.text(st.characters(exclude_categories=("Z", "C")), min_size=1, max_size=5), max_size=8), st.data())
def test_any_span_gives_back_its_words(texts: list[str], data: st.DataObject) -> None:
    doc = document(*(Word(t, line=i // 3, before="\n" if i % 3 == 0 else " ") for i, t in enumerate(texts)))
    start = data.draw(st.integers(0, len(doc.text)))
    end = data.draw(st.integers(start, len(doc.text)))
    touched = [i for i, s in enumerate(doc.starts) if s < end and s + len(doc.words[i].text) > start]
    assert list(doc.words_in(Span(start, end))) == touched


@given(st.text())
def test_folding_keeps_the_length(text: str) -> None:
    assert len(fold(text)) == len(plain(text)) == len(text)


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)
