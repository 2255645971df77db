"""Install the Debian packages that are not there yet, or print the exact command and stop.

Run by `make` with the system Python: standard library only. With `--optional` a missing package is said, not an error.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys


def installed(package: str) -> bool:
    query = ["dpkg-query", "-W", "-f=${Status}", package]
    try:
        return "ok installed" in subprocess.run(query, capture_output=True, text=True, check=False).stdout
    except FileNotFoundError:  # not Debian: the programs are judged by `vanthu doctor`
        return False


def main() -> int:
    optional = "--optional" in sys.argv
    packages = [p for p in sys.argv[1:] if not p.startswith("--")]
    missing = [p for p in packages if not installed(p)]
    if not missing:
        return 0
    prefix = [] if os.geteuid() == 0 else ["sudo", "-n"]
    command = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *missing]
    by_hand = f"  sudo apt-get update && sudo apt-get install --no-install-recommends {' '.join(missing)}"
    if shutil.which("apt-get"):
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        print(f"Installing {' '.join(missing)} …", flush=True)
        for step in ([*prefix, "apt-get", "update", "-qq"], [*prefix, *command]):
            result = subprocess.run(step, env=environment, capture_output=True, text=True, check=False)
        if result.returncode == 0:
            return 0
        print(result.stderr.strip()[-600:])
    print(f"{'Not there (optional)' if optional else 'Needed'}: {' '.join(missing)}. Install with:\n{by_hand}")
    return 0 if optional else 4


if __name__ == "__main__":
    sys.exit(main())
