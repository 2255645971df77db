"""The commands. A docstring is what `vanthu COMMAND --help` says."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

_EPILOG = (
    "Exit codes: 0 all read; 1 at least one file could not be read; 2 wrong arguments; 3 nothing to read; 4 a needed program is"
    " missing; 5 the output cannot be written; 6 an evaluation fell below its floor; 70 a fault of vanthu itself; 130 stopped by Ctrl-C."
)


def _example(*commands: str) -> str:
    """The end of a command's help; `\\b` keeps the lines as they are."""
    return "\b\nExample:\n" + "\n".join(f"  vanthu {command}" for command in commands)


app = typer.Typer(
    no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None, epilog=_EPILOG
)

Paths = Annotated[
    list[Path],
    typer.Argument(metavar="PATH", readable=False, help="Files and folders. Links, pipes and sockets are not opened."),
]
File = Annotated[Path, typer.Argument(metavar="FILE", readable=False, help="A file.")]
Out = Annotated[Path, typer.Option("--out", help="The output folder of `vanthu extract`.")]
Formats = Annotated[str, typer.Option("--format", help="csv, xlsx, parquet, jsonl, duckdb, text, sqlite; several with commas.")]
Workers = Annotated[int, typer.Option(min=0, help="Worker processes; 0: one a core.")]
Timeout = Annotated[float, typer.Option(min=1, help="Seconds for a document before it is set aside.")]
Memory = Annotated[int, typer.Option(min=0, help="Memory limit of a worker in MB; 0: its share, 2 to 4 GB.")]


def _secret(password: str | None) -> str | None:
    """Tesseract and LibreOffice need not know it."""
    os.environ.pop("VANTHU_PASSWORD", None)
    return password


Password = Annotated[str | None, typer.Option(envvar="VANTHU_PASSWORD", callback=_secret, help="Tried on encrypted files.")]
Dpi = Annotated[int, typer.Option(min=72, max=1200, help="Resolution for reading page images.")]
Engine = Annotated[
    str, typer.Option(help="What reads page images: tesseract or tesserocr; `vanthu doctor` says which are there.")
]
Languages = Annotated[
    str,
    typer.Option(
        metavar="LANG[+LANG]", help="Tesseract languages of page images, such as vie or vie+eng; see `vanthu doctor`."
    ),
]
MaxBytes = Annotated[int, typer.Option(min=1, help="Largest file, and most that an archive may unpack to, in bytes.")]
MaxPages = Annotated[int, typer.Option(min=1, help="Most pages of a document.")]
MaxPixels = Annotated[int, typer.Option(min=1, help="Most pixels of an image.")]
ForceOcr = Annotated[bool, typer.Option("--force-ocr", help="Read page images also where there is a text layer.")]
Json = Annotated[bool, typer.Option("--json", help="Log as JSON lines on standard output.")]


def _version(wanted: bool) -> None:
    if wanted:
        import vanthu

        print(vanthu.__version__)
        raise typer.Exit


def _check(engine: str, languages: str) -> None:
    """The engine and its languages are there; those that are always needed are looked for where a page image is read."""
    if (engine, languages) != ("tesseract", "vie"):
        from vanthu.doctor import require

        require(engine, languages)


@app.callback()
def vanthu_(version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True)] = False) -> None:
    """Vietnamese administrative reports in, normalised tables out: every value with its page, box and words."""


@app.command(epilog=_example("extract reports/ --out out --format csv,xlsx", "extract report.pdf"))
def extract(
    paths: Paths,
    out: Annotated[
        Path | None, typer.Option(help="Output folder. Without it, one file is read and a summary is shown.")
    ] = None,
    format: Formats = "csv",
    to: Annotated[str | None, typer.Option(metavar="URL", help="Also write to a database: postgresql://…")] = None,
    workers: Workers = 0,
    timeout: Timeout = 1800.0,
    memory: Memory = 0,
    password: Password = None,
    dpi: Dpi = 300,
    max_bytes: MaxBytes = 1 << 29,
    max_pages: MaxPages = 2000,
    max_pixels: MaxPixels = 200_000_000,
    engine: Engine = "tesseract",
    languages: Languages = "vie",
    force_ocr: ForceOcr = False,
    retry_failed: Annotated[bool, typer.Option("--retry-failed", help="Read again what failed in an earlier run.")] = False,
    keep: Annotated[bool, typer.Option("--keep", help="Keep rows of files that are not among the inputs of this run.")] = False,
    json: Json = False,
    quiet: Annotated[bool, typer.Option("--quiet", help="Say only the last line.")] = False,
) -> None:
    """Read files and folders and write the tables.

    Only new and changed files are read: the output folder holds what was read before in vanthu.sqlite, and a run that was stopped
    goes on there. Rows of files that are not among PATH are removed, unless --keep is given.
    """
    from vanthu.settings import Settings

    _check(engine, languages)
    settings = Settings(
        languages=languages,
        engine=engine,
        password=password,
        dpi=dpi,
        max_bytes=max_bytes,
        max_pages=max_pages,
        max_pixels=max_pixels,
        timeout=timeout,
        force_ocr=force_ocr,
    )
    if out is None:
        from vanthu.cli.showing import show

        raise typer.Exit(show(paths, settings, json=json))
    from vanthu.cli import extracting

    batch = extracting.batch(format, workers=workers, memory=memory, retry_failed=retry_failed, keep=keep)
    log = "json" if json else "quiet" if quiet else ""
    raise typer.Exit(extracting.extract(paths, out, settings, batch, log=log, to=to))


@app.command(epilog=_example("text report.pdf"))
def text(
    file: File,
    password: Password = None,
    engine: Engine = "tesseract",
    languages: Languages = "vie",
    force_ocr: ForceOcr = False,
) -> None:
    """Show the text of one file as it was read. What could not be read is said on standard error."""
    from vanthu.cli import showing
    from vanthu.settings import Settings

    _check(engine, languages)
    settings = Settings(password=password, engine=engine, languages=languages, force_ocr=force_ocr)
    raise typer.Exit(showing.text(file, settings))


@app.command(epilog=_example("schema > datapackage.json"))
def schema() -> None:
    """Print the contract of the tables as a Frictionless Data Package (JSON)."""
    import json

    from vanthu.contract import data_package

    print(json.dumps(data_package(), ensure_ascii=False, indent=2))


@app.command(epilog=_example("watch inbox/ --out out"))
def watch(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="The folder that files arrive in.")],
    out: Annotated[Path, typer.Option(help="Output folder.")],
    format: Formats = "csv",
    workers: Workers = 0,
    timeout: Timeout = 1800.0,
    memory: Memory = 0,
    password: Password = None,
    engine: Engine = "tesseract",
    languages: Languages = "vie",
    json: Json = False,
) -> None:
    """Read files as they arrive in a folder, until Ctrl-C. A file is read when its size has come to rest."""
    from vanthu.cli import extracting
    from vanthu.settings import Settings

    _check(engine, languages)
    settings = Settings(password=password, timeout=timeout, engine=engine, languages=languages)
    batch = extracting.batch(format, workers=workers, memory=memory, retry_failed=False, keep=True)
    extracting.watch(folder, out, settings, batch, json=json)


@app.command(
    epilog=_example(
        'query "SELECT file, number, symbol FROM documents" --out out',
        'query "SELECT * FROM review WHERE rank = 1" --out out --format csv',
    )
)
def query(
    sql: Annotated[str, typer.Argument(metavar="SQL", help="One SELECT over the tables of the contract.")],
    out: Out,
    format: Annotated[str, typer.Option(help="table, csv or json.")] = "table",
) -> None:
    """Ask the store of an output folder in SQL (SQLite). It is opened for reading only.

    Write "references", "table", "left", "right" and "end" in double quotes: they are words of SQL. An answer too wide for the
    terminal is shown a value a line.
    """
    from vanthu.cli.asking import ask

    ask(sql, out, format)


@app.command(epilog=_example("consolidate out --template staff --format xlsx"))
def consolidate(
    out: Annotated[Path, typer.Argument(metavar="OUT", help="The output folder of `vanthu extract`.")],
    template: Annotated[str, typer.Option(help="cultural, staff, emulation, or a YAML file of your own.")],
    format: Annotated[str, typer.Option(help="xlsx, csv; several with commas.")] = "xlsx",
) -> None:
    """Merge many reports into one table: a row a report, a column for each thing counted, claimed or awarded."""
    from vanthu.cli.asking import merge

    merge(out, template, format)


@app.command(epilog=_example("doctor"))
def doctor() -> None:
    """Say which programs are there, which are missing, and the command that mends it."""
    from vanthu.doctor import examine, report
    from vanthu.errors import ExitCode

    findings = list(examine())
    print(report(findings))
    if any(f.needed and not f.there for f in findings):
        raise typer.Exit(ExitCode.MISSING_PROGRAM)


@app.command(epilog=_example("report out"))
def report(
    out: Annotated[Path, typer.Argument(metavar="OUT", help="The output folder of `vanthu extract`.")],
    password: Password = None,
) -> None:
    """Write evidence pages: each page as an image with a box on each value, its tables beside it, what needs a look first."""
    from vanthu.cli import judging
    from vanthu.settings import Settings

    judging.report(out, Settings(password=password))


@app.command(epilog=_example("evaluate out gold/ --floors floors.json"))
def evaluate(
    out: Annotated[Path, typer.Argument(metavar="OUT", help="The output folder of `vanthu extract`, with CSV.")],
    gold: Annotated[list[Path], typer.Argument(metavar="GOLD", help="*.gold.json files, or folders of them.")],
    json: Annotated[Path | None, typer.Option(metavar="FILE", help="Also write the figures to a file.")] = None,
    floors: Annotated[
        Path | None, typer.Option(metavar="FILE", help="JSON of the least figures; exit code 6 below them.")
    ] = None,
    verbose: Annotated[bool, typer.Option("--verbose", help="Each document, each miss and each false alarm.")] = False,
    all_files: Annotated[bool, typer.Option("--all-files", help="Score a document in each of its forms.")] = False,
) -> None:
    """Score the tables against annotated documents: precision, recall and F1 a table, accuracy a column."""
    from vanthu.cli import judging

    raise typer.Exit(judging.evaluate(out, gold, to_json=json, floors=floors, verbose=verbose, all_files=all_files))
