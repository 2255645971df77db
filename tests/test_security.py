"""What an attacker who sends documents must not get: a call home, the content of other files."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from socketserver import StreamRequestHandler, TCPServer

import pytest

from vanthu.catalogue import load
from vanthu.readers import soffice
from vanthu.run import run
from vanthu.settings import Settings
from vanthu.types import Source

FODT = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"
 xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"
 office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.text"><office:body><office:text>
<text:p>Báo cáo</text:p>
<text:p><draw:frame svg:width="5cm" svg:height="5cm"><draw:image xlink:href="{remote}/a.png" xlink:show="embed"/></draw:frame></text:p>
<text:section text:name="A"><text:section-source xlink:href="{remote}/a.txt"/><text:p>hết</text:p></text:section>
<text:section text:name="B"><text:section-source xlink:href="{local}"/><text:p>hết</text:p></text:section>
</office:text></office:body></office:document>"""
RTF = r"""{{\rtf1\ansi Bao cao {{\field{{\*\fldinst INCLUDEPICTURE "{remote}/a.png" \\d}}{{\fldrslt het}}}}
{{\field{{\*\fldinst INCLUDETEXT "{local}"}}{{\fldrslt het}}}}\par}}"""
HTML = """<html><head><link rel=stylesheet href="{remote}/a.css"><script src="{remote}/a.js"></script></head>
<body><p>Báo cáo<img src="{remote}/a.png"><iframe src="{local}"></iframe><object data="{local}"></object></body></html>"""


@contextmanager
def listening() -> Iterator[tuple[str, list[bytes]]]:
    """The address of a server that notes who calls."""
    calls: list[bytes] = []

    class Handler(StreamRequestHandler):
        def handle(self) -> None:
            calls.append(self.rfile.readline())

    with TCPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}", calls
        server.shutdown()


@pytest.mark.parametrize(("name", "content"), [("a.fodt", FODT), ("a.rtf", RTF), ("a.html", HTML)])
def test_a_document_that_points_elsewhere_gets_nothing_from_there(name: str, content: str, tmp_path: Path) -> None:
    if soffice.program() is None and not name.endswith("html"):
        pytest.skip("needs LibreOffice")
    secret = tmp_path / "secret.txt"
    secret.write_text("mật: 777 người", encoding="utf-8")
    with listening() as (remote, calls):
        data = content.format(remote=remote, local=secret.as_uri()).encode()
        result = run(Source(name, data), load(), Settings())
    assert result.document is not None and "777" not in result.document.text
    assert calls == []
