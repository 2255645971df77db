"""What a run may be told. Made once by the caller, passed down; nothing below reads the environment."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Settings:
    """Options of reading and extraction.

    `languages`: Tesseract languages. `engine`: name of a module in `vanthu.ocr.engines`. `dpi`: resolution for rendering.
    `password`: tried on encrypted files. `max_pages`, `max_bytes` (of a file, and of what an archive unpacks to) and `max_pixels`
    (of an image) bound hostile input. `timeout`: seconds for a document.
    """

    languages: str = "vie"
    engine: str = "tesseract"
    dpi: int = 300
    password: str | None = field(default=None, repr=False)  # in no message and in no store
    max_pages: int = 2000
    max_bytes: int = 1 << 29
    max_pixels: int = 200_000_000
    timeout: float = 1800.0
    force_ocr: bool = False
