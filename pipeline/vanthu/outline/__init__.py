"""The structure of a document: lines, paragraphs, bullets, sections, tables and the zones of head and foot."""

from __future__ import annotations

from vanthu.catalogue import Catalogue
from vanthu.types import Document, Outline


def outline_of(document: Document, catalogue: Catalogue) -> Outline:
    """The outline of `document`."""
    return Outline(flow=document.text)
