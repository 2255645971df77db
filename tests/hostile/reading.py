"""A `run` for workers under test: plain text, with words that make the process hang, die or eat memory.

The contract's own function reads real formats; here only the machinery around it is tried.
"""

from __future__ import annotations

import ctypes
import os
import re
import signal
import time
from pathlib import Path

from vanthu.catalogue import Catalogue
from vanthu.errors import ReadError
from vanthu.settings import Settings
from vanthu.types import Document, Problem, Reading, Result, Source, Span, Word


def run(source: Source, catalogue: Catalogue, settings: Settings) -> Result:
    """One count for each number in the text. The first word may be an order: hang, sleep, abort, segv, kill-once, memory, raise, bad."""
    try:
        text = source.data.decode()
        _obey(text, source)
    except ReadError as error:
        return Result(source.name, source.document_id, "failed", problems=[Problem("read", error.code, error.message)])
    text = text.replace("SURROGATE", "\ud83d")  # as broken fonts of a PDF yield it
    words = tuple(Word(m[2], before=m[1]) for m in re.finditer(r"(\s*)(\S+)", text))
    document = Document.from_reading(source, Reading("txt", words))
    findings = [
        document.finding(
            "staff_counts", {"category": "STAFF.TOTAL", "value": int(m[0]), "label": "số"}, Span(*m.span()), "test"
        )
        for m in re.finditer(r"\b\d{1,9}\b", document.text)
    ]
    if issuer := re.search(r"UBND xã \w+", document.text):
        findings.append(document.finding("documents", {"issuer": issuer[0]}, Span(*issuer.span()), "test"))
    return Result(source.name, document.id, "ok", document, None, findings, format="txt")


def run_all(source: Source, catalogue: Catalogue, settings: Settings) -> Result:
    """The pipeline's own `run`; a file that begins with an order is obeyed before it is read."""
    from vanthu.run import run as read

    if len(source.data) < 20:
        _obey(source.data.decode("utf-8", "replace"), source)
    return read(source, catalogue, settings)


def _obey(text: str, source: Source) -> None:
    order, _, rest = text.partition(" ")
    if order == "hang":
        ctypes.CDLL(None).sleep(10_000)  # inside a C library
    elif order == "spin":
        while True:
            pass
    elif order == "sleep":
        time.sleep(float(rest.split()[0]))
    elif order == "abort":
        os.abort()
    elif order == "segv":
        ctypes.string_at(0)
    elif order == "kill-once":
        once = Path(rest.split()[0])
        if not once.exists():
            once.touch()
            os.kill(os.getpid(), signal.SIGKILL)
    elif order == "child":  # a program that was started and never ends
        os.spawnlp(os.P_WAIT, "sleep", "sleep", rest.split()[0])
    elif order == "memory":
        held = [bytearray(1 << 28) for _ in range(1000)]
        raise AssertionError(len(held))
    elif order == "raise":
        raise KeyError("a fault of ours")
    elif order == "bad":
        raise ReadError("corrupt", "The file is damaged.")
