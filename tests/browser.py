"""A headless Chromium spoken to over a pipe: open a page, run a script in it, press the mouse, take a picture."""

from __future__ import annotations

import base64
import json
import os
import shutil
import subprocess
import time
from pathlib import Path
from types import TracebackType
from typing import Any, Self

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
_OPTIONS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run", "--disable-sync",
    "--hide-scrollbars", "--remote-debugging-pipe",
)  # fmt: skip


class Browser:
    """One page of a browser whose profile is the folder `profile`."""

    def __init__(self, profile: Path) -> None:
        to_browser, self._to = os.pipe()
        self._from, from_browser = os.pipe()
        # The browser reads at descriptor 3 and writes at 4; a shell puts the pipes there, whatever their numbers.
        shell = f'exec "$0" "$@" 3<&{to_browser} 4>&{from_browser}'
        command = ["bash", "-c", shell, str(CHROMIUM), *_OPTIONS, f"--user-data-dir={profile}"]
        self._process = subprocess.Popen(
            command, pass_fds=(to_browser, from_browser), stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        os.close(to_browser)
        os.close(from_browser)
        self._number, self._rest, self._events = 0, b"", list[dict[str, Any]]()
        self._session: str | None = None
        target = self._call("Target.createTarget", url="about:blank")["targetId"]
        self._session = self._call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log"):
            self._call(f"{domain}.enable")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._process.terminate()
        self._process.wait()
        os.close(self._to)
        os.close(self._from)

    def open(self, page: Path, fragment: str = "", *, width: int = 1280, height: int = 800, language: str = "vi") -> None:
        """Load a file at this size of the window, in this language of the evidence pages."""
        self._call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)
        self._events.clear()
        self._call("Page.navigate", url="about:blank")
        self._call("Page.navigate", url=page.as_uri() + (f"#{fragment}" if fragment else ""))
        while self.run("location.protocol + document.readyState") != "file:complete":
            time.sleep(0.02)
        if self.run("document.documentElement.lang") != language:
            self.run("document.getElementById('language').click()")

    def run(self, script: str) -> Any:
        """The value of a script in the page."""
        return self._call("Runtime.evaluate", expression=script, returnByValue=True)["result"].get("value")

    def press(self, selector: str) -> None:
        """Press the mouse on an element, at its left, for its right may lie outside what it scrolls in."""
        place = f"(() => {{ const e = document.querySelector({json.dumps(selector)}); e.scrollIntoView({{block: 'center'}});"
        left, top, width, height = self.run(
            place + " const b = e.getBoundingClientRect(); return [b.x, b.y, b.width, b.height] })()"
        )
        for kind in ("mousePressed", "mouseReleased"):
            at = {"x": left + min(width, 16) / 2, "y": top + height / 2}
            self._call("Input.dispatchMouseEvent", type=kind, button="left", clickCount=1, **at)

    def picture(self) -> bytes:
        """What the window shows, as PNG."""
        return base64.b64decode(self._call("Page.captureScreenshot", format="png")["data"])

    def printed(self) -> bytes:
        """The page as PDF."""
        return base64.b64decode(self._call("Page.printToPDF", printBackground=True)["data"])

    def complaints(self) -> list[str]:
        """What went wrong in the page since it was opened: errors of scripts, what its policy has blocked."""
        logged = [e["params"]["entry"]["text"] for e in self._events if e["method"] == "Log.entryAdded"]
        return logged + [str(e["params"]) for e in self._events if e["method"] == "Runtime.exceptionThrown"]

    def _call(self, method: str, **parameters: Any) -> dict[str, Any]:
        self._number += 1
        number = self._number
        session = {"sessionId": self._session} if self._session else {}
        os.write(self._to, json.dumps({"id": number, "method": method, "params": parameters, **session}).encode() + b"\0")
        while True:
            answer = self._read()
            if answer.get("id") == number:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']}")
                result: dict[str, Any] = answer["result"]
                return result

    def _read(self) -> dict[str, Any]:
        while b"\0" not in self._rest:
            part = os.read(self._from, 1 << 20)
            if not part:
                raise RuntimeError("The browser has ended.")
            self._rest += part
        line, _, self._rest = self._rest.partition(b"\0")
        message: dict[str, Any] = json.loads(line)
        if "method" in message:
            self._events.append(message)
        return message
