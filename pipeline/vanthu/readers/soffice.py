"""LibreOffice without a window, kept warm: one process of ours that converts old formats, within a time limit.

A second `soffice` with the same profile hands its request to the first and ends when that is done (0.1 s). An open blank document
keeps the first one alive; where it died, the second converts by itself (2 s). A shell that waits on our pipe ends LibreOffice when
this process ends, however it ends.
"""

from __future__ import annotations

import atexit
import contextlib
import hashlib
import os
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path

from vanthu.errors import ReadError

_WATCH = 'out="$0" pipe="$1"; shift; "$@" </dev/null >/dev/null 2>&1 & trap "" TERM; read -r _; kill -TERM 0; sleep 1; rm -rf -- "$out" "$pipe"; kill -KILL 0'
_START_LIMIT = 45.0  # seconds until the blank document is open
_ATTEMPTS = 2
_OPTIONS = ("--headless", "--norestore", "--nologo", "--nolockcheck", "--nofirststartwizard")
# No macros, no links followed, no network: documents come from anywhere.
_PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>2</value></prop></item>
<item oor:path="/org.openoffice.Office.Calc/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>2</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetProxyType" oor:op="fuse"><value>2</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetHTTPProxyName" oor:op="fuse"><value>127.0.0.1</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetHTTPProxyPort" oor:op="fuse"><value>9</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetHTTPSProxyName" oor:op="fuse"><value>127.0.0.1</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetHTTPSProxyPort" oor:op="fuse"><value>9</value></prop></item>
</oor:items>
"""


def program() -> str | None:
    """The path of LibreOffice; None where it is not installed."""
    return shutil.which("soffice") or shutil.which("libreoffice")


def convert(data: bytes, suffix: str, target: str, *, timeout: float) -> bytes:
    """The bytes of a file of kind `suffix` as a file of kind `target` (`docx`, `xlsx`); raises ReadError."""
    path = program()
    if path is None:
        raise ReadError(
            "missing_program",
            f"Reading .{suffix} needs LibreOffice: apt install libreoffice-writer-nogui libreoffice-calc-nogui",
        )
    with tempfile.TemporaryDirectory(prefix="vanthu-") as folder:
        source, made = Path(folder, f"report.{suffix}"), Path(folder, f"report.{target}")
        source.write_bytes(data)
        for _ in range(_ATTEMPTS):
            office = _office(path)
            office.run(source, target, timeout)
            if made.is_file():
                return made.read_bytes()
            office.stop()  # the file may have ended it, or it was ended before
    raise ReadError("corrupt", "LibreOffice cannot open the file; it is damaged or protected by a password.")


class _Office:
    """LibreOffice with a profile of its own, for the life of this process."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.process_id = os.getpid()
        self.folder = Path(tempfile.mkdtemp(prefix="vanthu-office-")).absolute()
        self._server: subprocess.Popen[bytes] | None = None
        self._environment = {**os.environ, "TMPDIR": str(self.folder)}  # what it leaves when it is killed goes with the folder
        self._pipe = _pipe(self.folder.as_uri())
        user = self.folder / "user"
        user.mkdir()
        (user / "registrymodifications.xcu").write_text(_PROFILE, encoding="utf-8")
        (self.folder / "blank.txt").write_text(" ", encoding="utf-8")

    def _command(self, *arguments: str) -> list[str]:
        return [self.path, *_OPTIONS, f"-env:UserInstallation={self.folder.as_uri()}", *arguments]

    def _start(self) -> None:
        lock = self.folder / ".~lock.blank.txt#"
        lock.unlink(missing_ok=True)
        self._server = subprocess.Popen(
            ["sh", "-c", _WATCH, str(self.folder), str(self._pipe), *self._command(str(self.folder / "blank.txt"))],
            stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
            env=self._environment,
        )  # fmt: skip
        until = time.monotonic() + _START_LIMIT
        while not lock.exists() and time.monotonic() < until:
            time.sleep(0.05)

    def run(self, source: Path, target: str, timeout: float) -> None:
        """Converts `source` beside itself; a conversion that takes too long ends LibreOffice."""
        if self._server is None:
            self._start()
        command = self._command("--convert-to", target, "--outdir", str(source.parent), str(source))
        client = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
            env=self._environment,
        )  # fmt: skip
        try:
            client.wait(timeout)
        except subprocess.TimeoutExpired as error:
            _kill_group(client)
            self.stop()
            raise ReadError("unreadable", f"LibreOffice did not finish within {timeout:.0f} seconds.") from error

    def stop(self) -> None:
        """Ends LibreOffice; the next conversion starts it anew."""
        server, self._server = self._server, None
        if server is not None:
            _kill_group(server)
            self._pipe.unlink(missing_ok=True)


def _pipe(profile: str) -> Path:
    """Where LibreOffice listens for a second one with the same profile: always in /tmp, and left there when it is killed."""
    digest = hashlib.md5(profile.encode("utf-16-le"), usedforsecurity=False).digest()
    return Path("/tmp", f"OSL_PIPE_{os.getuid()}_SingleOfficeIPC_{''.join(f'{byte:x}' for byte in digest)}")


def _kill_group(process: subprocess.Popen[bytes]) -> None:
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


_started: list[_Office] = []


def _office(path: str) -> _Office:
    """The office of this process; a forked child starts its own."""
    if not _started or _started[0].process_id != os.getpid() or not _started[0].folder.is_dir():
        _started[:] = [_Office(path)]
        atexit.register(_close, _started[0])
    return _started[0]


def _close(office: _Office) -> None:
    if office.process_id == os.getpid():
        office.stop()
        shutil.rmtree(office.folder, ignore_errors=True)
