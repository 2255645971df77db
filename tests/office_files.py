"""Small office files built in memory for the tests."""

from __future__ import annotations

import io
import zipfile

from vanthu.readers import read
from vanthu.settings import Settings
from vanthu.types import Document, Reading, Source

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_OTHERS = (
    f' xmlns:r="{_R}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml"'
)
_KINDS = {"styles": "styles", "numbering": "numbering", "footnotes": "footnotes", "header": "header", "footer": "footer"}
BORDERS = "<w:tblPr><w:tblBorders>" + "".join(
    f'<w:{side} w:val="single"/>' for side in ("top", "bottom", "left", "right", "insideH", "insideV")
) + "</w:tblBorders></w:tblPr>"  # fmt: skip


def zipped(parts: dict[str, str | bytes]) -> bytes:
    """A zip file of these members."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def docx(body: str, **parts: str) -> bytes:
    """A .docx with this body; `styles`, `numbering`, `footnotes`, `header`, `footer` hold the inside of their part."""
    roots = {"header": "hdr", "footer": "ftr"}
    relations = "".join(f'<Relationship Id="{k}" Type="{_R}/{_KINDS[k]}" Target="{k}.xml"/>' for k in parts)
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    return zipped(
        {
            "[Content_Types].xml": "<Types/>",
            "word/document.xml": f"<w:document {W}{_OTHERS}><w:body>{body}</w:body></w:document>",
            "word/_rels/document.xml.rels": f'<Relationships xmlns="{package}">{relations}</Relationships>',
            **{f"word/{k}.xml": f"<w:{roots.get(k, k)} {W}>{v}</w:{roots.get(k, k)}>" for k, v in parts.items()},
        }
    )


def p(text: str, properties: str = "", run: str = "") -> str:
    """A paragraph of one run."""
    ppr = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    return f'<w:p>{ppr}<w:r><w:rPr>{run}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def table(*rows: list[str], properties: str = BORDERS) -> str:
    """A table; a cell that starts with `<w:tcPr>` or `<w:p>` is used as it is."""
    lines = []
    for row in rows:
        cells = "".join(f"<w:tc>{cell if cell.startswith('<w:') else p(cell)}</w:tc>" for cell in row)
        lines.append(f"<w:tr>{cells}</w:tr>")
    return f"<w:tbl>{properties}{''.join(lines)}</w:tbl>"


def reading_of(data: bytes, settings: Settings | None = None) -> Reading:
    """What the reader of its kind makes of these bytes."""
    return read(Source("file", data), settings or Settings())


def document_of(data: bytes) -> Document:
    """The document of these bytes."""
    source = Source("file", data)
    return Document.from_reading(source, read(source, Settings()))


def text_of(data: bytes) -> str:
    """The text of these bytes."""
    return document_of(data).text


def grid_of(document: Document, number: int = 0) -> dict[tuple[int, int], str]:
    """The text of each cell of a table by (row, column)."""
    cells = document.tables[number].cells
    return {(c.row, c.column): document.text[slice(*document.span_of_words(c.first, c.last))] for c in cells}
