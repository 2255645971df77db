"""Places whose grammar admits of one reading only prove themselves by their examples and rejects."""

from __future__ import annotations

import pytest

from vanthu.ocr.layout import in_reading_order
from vanthu.ocr.places import RESOLVED, Place, as_printed, places
from vanthu.types import Box, Word

PLACES = [pytest.param(place, id=place.id) for place in places()]


def line(text: str) -> list[Word]:
    words, x = [], 0.0
    for part in text.split():
        words.append(Word(part, box=Box(x, 0, x + 10 * len(part), 20), confidence=0.95))
        x += 10 * len(part) + 6
    return words


def printed(text: str) -> str:
    return " ".join(w.text for w in as_printed(line(text)))


@pytest.mark.parametrize("place", PLACES)
def test_a_place_is_read_as_it_is_printed(place: Place) -> None:
    assert place.examples
    assert {text: printed(text) for text in place.examples} == place.examples


@pytest.mark.parametrize("place", PLACES)
def test_a_place_leaves_what_may_be_printed(place: Place) -> None:
    assert [text for text in place.rejects if printed(text) != text] == []


def test_a_word_read_otherwise_than_the_engine_read_it_is_doubted() -> None:
    assert [w.confidence for w in as_printed(line("- Lưu: VF, TH."))] == [0.95, 0.95, RESOLVED, 0.95]


def test_what_the_engine_took_a_word_for_is_kept_with_the_word_in_its_place_on_the_page() -> None:
    laid = in_reading_order(as_printed(line("- Lưu: VF, TH.")))
    assert [(w.text, w.raw) for w in laid.words] == [("-", ""), ("Lưu:", ""), ("VT,", "VF,"), ("TH.", "")]
