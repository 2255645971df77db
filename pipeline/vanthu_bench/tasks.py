"""What is measured, one function a task; run as `python -m vanthu_bench.tasks TASK FILE…` in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

import pypdfium2

from vanthu_bench.measure import Cost, Meter, dumped

# A document that needs every library and pattern that is loaded at first use: head, foot, tables of staff and awards, spaCy for its award,
# underthesea for its last clause.
FIRST = """UBND HUYỆN A\t\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
UBND XÃ B\t\tĐộc lập - Tự do - Hạnh phúc
Số: 1/BC-UBND\t\tB, ngày 12 tháng 12 năm 2020

BÁO CÁO
Kết quả công tác năm 2020

Căn cứ Luật Thi đua, Khen thưởng ngày 26/11/2003; Kế hoạch số 5/KH-UBND ngày 3/2/2020 của UBND huyện;
I. ĐẶC ĐIỂM
- Tổng số 28 người, trong đó nữ 12 người; trình độ đại học: 20, trung cấp: 8.
Đơn vị\tTổng số\tNữ\tĐảng viên
Văn phòng\t9\t4\t3
Tài chính\t6\t2\t2
II. KẾT QUẢ
- 100% cán bộ, công chức chấp hành tốt quy định; thu 5 triệu đồng.
- Không có cán bộ vi phạm; 18/20 thôn đạt chuẩn; tự chấm 95/100 điểm.
TT\tTiêu chí\tKết quả\tĐánh giá
1\tQuy hoạch\t100%\tĐạt
2\tGiao thông\t95%\tĐạt
III. KHEN THƯỞNG
- Cơ quan được tặng Giấy khen theo Quyết định số 12/QĐ-UBND ngày 12/12/2019 của Chủ tịch Ủy ban nhân dân huyện.
- Ông Nguyễn Văn A, Trưởng phòng, được tặng Bằng khen của Chủ tịch UBND tỉnh năm 2020.
- 95% số hộ gia đình tích cực tham gia học tập, đã ký cam kết giữ gìn vệ sinh nơi ở.

Nơi nhận:\t\tTM. ỦY BAN NHÂN DÂN
- UBND huyện (b/c);\t\tCHỦ TỊCH
- Lưu: VT.

\t\tTrần Văn B"""


def pages_of(path: Path) -> int:
    """Pages of a PDF; other files count as one page."""
    if path.suffix != ".pdf":
        return 1
    document = pypdfium2.PdfDocument(path)
    count = len(document)
    document.close()
    return count


def vanthu(files: list[Path]) -> Cost:
    """The stages of a run, each with its time. What a process loads once is not counted: catalogue, libraries, compiled patterns."""
    from vanthu import catalogue
    from vanthu.batch.worker import settle
    from vanthu.checks import check
    from vanthu.extractors import extract
    from vanthu.ocr.engines import tesseract
    from vanthu.outline import outline_of
    from vanthu.readers import read
    from vanthu.relate import relate
    from vanthu.run import run
    from vanthu.settings import Settings
    from vanthu.tables import rows
    from vanthu.types import Document, Result, Source
    from vanthu.writers import open_writer

    settings, known = Settings(), catalogue.load()
    run(Source("first.txt", FIRST.encode()), known, settings)
    settle()  # as a worker does once it has everything loaded
    meter, pages = Meter(), 0
    with tempfile.TemporaryDirectory() as folder:
        writer = open_writer("csv", Path(folder))
        for path in files:
            source = Source(path.name, path.read_bytes(), path)
            reading = meter.stage("read", read, source, settings)
            document = Document.from_reading(source, reading)
            outline = meter.stage("outline", outline_of, document, known)
            findings, _ = meter.stage("extract", extract, document, outline, known)
            found = meter.stage("relate, check", relate, document, outline, findings)
            checks = meter.stage("relate, check", check, document, outline, found, known)
            result = Result(source.name, document.id, "ok", document, outline, found, checks, (), reading.format)
            writer.write(meter.stage("write", rows, result))
            pages += max(len(reading.pages), 1)
        meter.stage("write", writer.close)
    meter.stage("read", tesseract.close)  # what a program that is kept running took is known when it has ended
    return meter.done(pages)


def pdfium(files: list[Path]) -> Cost:
    """The text of each page in content order: the least a PDF reader can cost."""
    return _each("text", _pdfium_text, files)


def _pdfium_text(path: Path) -> None:
    document = pypdfium2.PdfDocument(path)
    for page in document:
        page.get_textpage().get_text_range()
    document.close()


def tesseract(files: list[Path]) -> Cost:
    """The plain program on each page image at 300 dpi, one thread; rendering is not counted."""
    return _tesseract(files, lambda page: (page.render(scale=300 / 72).to_pil(), 300))


def tesseract_same(files: list[Path]) -> Cost:
    """The plain program on the very images that the pages are, one thread; taking them out of the file is not counted."""
    return _tesseract(files, _own_image, "tsv")


def _own_image(page: Any) -> tuple[Any, int]:
    """The image that a scanned page is, and its resolution in dpi."""
    pixels = next(page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_IMAGE])).get_bitmap().to_pil()
    return pixels, round(pixels.width / page.get_width() * 72)


def _tesseract(files: list[Path], image_of: Callable[[Any], tuple[Any, int]], *form: str) -> Cost:
    """The plain program on the image and resolution that `image_of` gives for each page; `form`: what it writes, if not text."""
    meter, pages = Meter(), 0
    with tempfile.TemporaryDirectory() as folder:
        image = f"{folder}/page.png"
        for path in files:
            document = pypdfium2.PdfDocument(path)
            for page in document:
                pixels, dpi = image_of(page)
                pixels.save(image, dpi=(dpi, dpi))
                meter.stage("ocr", _one_thread, ["tesseract", image, "-", "-l", "vie", "--psm", "3", *form])
                pages += 1
            document.close()
    return meter.done(pages)


def _one_thread(command: list[str]) -> None:
    subprocess.run(command, check=True, capture_output=True, env={**os.environ, "OMP_THREAD_LIMIT": "1"})


def _each(stage: str, work: Callable[[Path], object], files: list[Path]) -> Cost:
    """`work` done once before the clock starts, so that loading is not counted, then on every file."""
    work(files[0])
    meter = Meter()
    for path in files:
        meter.stage(stage, work, path)
    return meter.done(sum(map(pages_of, files)))


def pdfplumber(files: list[Path]) -> Cost:
    library = import_module("pdfplumber")

    def work(path: Path) -> None:
        with library.open(path) as document:
            for page in document.pages:
                page.extract_text()
                page.extract_tables()

    return _each("text, tables", work, files)


def kreuzberg(files: list[Path]) -> Cost:
    library = import_module("kreuzberg")
    os.environ["OMP_THREAD_LIMIT"] = "1"
    return _each("text", lambda path: library.extract_file_sync(str(path)), files)


def kreuzberg_vie(files: list[Path]) -> Cost:
    """kreuzberg with Tesseract and the Vietnamese model."""
    library = import_module("kreuzberg")
    os.environ["OMP_THREAD_LIMIT"] = "1"
    config = library.ExtractionConfig(force_ocr=True, ocr=library.OcrConfig(backend="tesseract", language="vie"))
    return _each("text", lambda path: library.extract_file_sync(str(path), config=config), files)


def markitdown(files: list[Path]) -> Cost:
    converter = import_module("markitdown").MarkItDown()
    return _each("text", lambda path: converter.convert(str(path)), files)


def ocrmypdf(files: list[Path]) -> Cost:
    import_module("ocrmypdf")
    meter = Meter()
    with tempfile.TemporaryDirectory() as folder:
        for path in files:
            options = ["--force-ocr", "-l", "vie", "--jobs", "1", "--output-type", "pdf"]
            meter.stage("ocr", _one_thread, [sys.executable, "-m", "ocrmypdf", *options, str(path), f"{folder}/out.pdf"])
    return meter.done(sum(map(pages_of, files)))


TASKS: dict[str, Callable[[list[Path]], Cost]] = {
    task.__name__: task
    for task in (vanthu, pdfium, tesseract, tesseract_same, pdfplumber, kreuzberg, kreuzberg_vie, markitdown, ocrmypdf)
}


if __name__ == "__main__":
    print(dumped(TASKS[sys.argv[1]]([Path(name) for name in sys.argv[2:]])))
