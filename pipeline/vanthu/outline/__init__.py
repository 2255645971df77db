"""The structure of a document: lines, paragraphs, bullets, sections, tables and the zones of head and foot."""

from __future__ import annotations

from vanthu.catalogue import Catalogue
from vanthu.outline.anchors import Anchors
from vanthu.outline.blocks import Builder, drafts_of
from vanthu.outline.flow import flow_of
from vanthu.outline.lines import cells_by_word, lines_of
from vanthu.outline.upright import upright
from vanthu.outline.zones import FOOT, zones_of
from vanthu.types import Document, Outline


def outline_of(document: Document, catalogue: Catalogue) -> Outline:
    """The outline of `document`."""
    paper = upright(document)
    lines = lines_of(paper)
    cells = cells_by_word(paper)
    zones, parted = zones_of(paper, lines, cells, catalogue.made(Anchors))
    flow = flow_of(paper, lines, cells, parted, zones)
    builder = Builder(paper)
    foot = [span for name in FOOT for span in zones.get(name, ())]
    for draft in drafts_of(paper, flow, cells, foot):
        builder.add(draft)
    blocks, sections = builder.result()
    return Outline(flow, lines if paper is document else lines_of(document), blocks, sections, zones)
