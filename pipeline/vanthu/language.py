"""Vietnamese words and phrases: a spaCy pipeline whose tokens keep the text, and a phrase finder over gazetteers.

spaCy and underthesea take about a second and 100 MB to import, so they are imported at first use, or by `load`. Segmenting words costs 12 ms a page:
callers ask for it on the clauses where it decides something, never on whole documents.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from vanthu.text.fold import fold
from vanthu.types import Span

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.matcher import PhraseMatcher
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

_PIECE = re.compile(r"\w+|[^\w\s]")
_FINAL_Y = re.compile(r"(?<=[bcdghklmnpqrstvx])y\b")


def norm(text: str) -> str:
    """The form in which words are compared: folded, and `sỹ` as `sĩ`, `kỷ` as `kỉ`; as long as `text`.

    >>> norm("Chiến sỹ") == norm("chiến sĩ"), norm("Kỷ niệm chương")
    (True, 'ki niem chuong')
    """
    return _FINAL_Y.sub("i", fold(text))


def syllables(text: str) -> list[Span]:
    """Runs of letters and digits, and single marks: what needs no segmenter."""
    return [Span(*match.span()) for match in _PIECE.finditer(text)]


@lru_cache(maxsize=8192)
def _words(text: str) -> tuple[Span, ...]:
    """The words that underthesea sees in `text`, as spans; its own spelling is never used.

    Words are counted off by their characters, white space left out. Should the segmenter drop or change a character, syllables
    are given instead: offsets are never guessed.
    """
    from underthesea import word_tokenize

    places = [i for i, char in enumerate(text) if not char.isspace()]
    if not places:
        return ()
    sizes = [len("".join(word.split())) for word in word_tokenize(text, use_token_normalize=False)]
    if sum(sizes) != len(places):
        return tuple(syllables(text))
    spans, at = [], 0
    for size in filter(None, sizes):
        spans.append(Span(places[at], places[at + size - 1] + 1))
        at += size
    return tuple(spans)


class Tokenizer:
    """A spaCy tokeniser over underthesea's words for which `doc.text == text` holds for every text."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        from spacy.tokens import Doc

        words: list[str] = []
        spaces: list[bool] = []
        at = 0
        for span in [*_words(text), Span(len(text), len(text))]:
            gap = text[at : span.start]
            if gap.startswith(" ") and words:
                spaces[-1], gap = True, gap[1:]
            for token in filter(None, (gap, text[span.start : span.end])):
                words.append(token)
                spaces.append(False)
            at = span.end
        return Doc(self.vocab, words=words, spaces=spaces)


@cache
def pipeline() -> Language:
    """A blank spaCy pipeline for `vi` with this module's tokeniser."""
    import spacy

    nlp = spacy.blank("vi", config={"nlp": {"tokenizer": {"use_pyvi": False}}})
    nlp.tokenizer = Tokenizer(nlp.vocab)
    return nlp


def words(text: str) -> list[Span]:
    """The words of a clause as spans of `text`, marks included.

    >>> clause = "02 đồng chí học Đại học"
    >>> [clause[w.start:w.end] for w in words(clause)]
    ['02', 'đồng chí', 'học', 'Đại học']
    """
    return list(_words(text))


def load() -> None:
    """Import spaCy and underthesea and load the model of words now: what a process holds then does not jump at its first clause."""
    pipeline()("cán bộ")


class Phrase(NamedTuple):
    """A gazetteer's form found in a text: which code, and where."""

    code: str
    span: Span


class Phrases:
    """Finds forms of a gazetteer in texts, whatever their case, tone marks and spaces; tokens are syllables.

    Underthesea's words are not used here: what a word is depends on its neighbours, and a phrase must be found beside any.

    >>> finder = Phrases([("GK", ["Giấy khen"]), ("BK", ["Bằng khen"]), ("BK.TTg", ["Bằng khen của Thủ tướng"])])
    >>> [(p.code, *p.span) for p in finder.find("tặng giấy  khen và Bằng khen của Thủ tướng")]
    [('GK', 5, 15), ('BK.TTg', 19, 42)]
    """

    def __init__(self, entries: Iterable[tuple[str, Sequence[str]]]) -> None:
        self._entries = [(code, tuple(forms)) for code, forms in entries]
        self._matcher: PhraseMatcher | None = None

    def _doc(self, text: str, spans: Sequence[Span]) -> Doc:
        """The syllables of `text` in their compared form."""
        from spacy.tokens import Doc

        compared = norm(text)
        return Doc(pipeline().vocab, words=[compared[span.start : span.end] for span in spans])

    def _ready(self) -> PhraseMatcher:
        if self._matcher is None:
            from spacy.matcher import PhraseMatcher

            self._matcher = PhraseMatcher(pipeline().vocab)
            for code, forms in self._entries:
                self._matcher.add(code, [self._doc(form, syllables(form)) for form in forms])
        return self._matcher

    def find(self, text: str) -> list[Phrase]:
        """The forms in `text` in order, the longest where they overlap."""
        from spacy.util import filter_spans

        matcher, spans = self._ready(), syllables(text)
        found = filter_spans(matcher(self._doc(text, spans), as_spans=True))
        return [Phrase(match.label_, Span(spans[match.start].start, spans[match.end - 1].end)) for match in found]
