#!/usr/bin/env python3
"""Make `.venv` with everything Tankar needs, from locks with hashes. Standard library only.

    python3.11 tools/install.py            what it needs to run
    python3.11 tools/install.py --tests    and what its tests need: a browser and language packages too

Does only what has changed since the last time. Every failure ends in one sentence with what to do.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
NEEDED_BYTES = {False: 700 * 1024**2, True: 1800 * 1024**2}
UNREACHABLE = (
    "connection", "timed out", "timeout", "name resolution", "resolve", "network", "unreachable", "proxy",
    "certificate", "dns", "error sending request",
)  # fmt: skip
# What the browser stories need from Debian: command to look for, packages that bring it.
DEBIAN = {"chromium": ["chromium", "fonts-noto-color-emoji"]}
# Finnish spelling: the one part of the text engine that no Python package brings.
FINNISH = ["libvoikko1", "voikko-fi"]


def stop(sentence: str) -> None:
    print(f"\n{sentence}", file=sys.stderr)
    sys.exit(1)


def check_machine(tests: bool) -> None:
    if sys.version_info < (3, 11):  # noqa: UP036 - this file is what tells an older Python
        found = ".".join(map(str, sys.version_info[:2]))
        stop(
            f"Tankar needs Python 3.11 or newer; this is {found}. Install it (Debian 12: apt-get install python3.11 "
            "python3-venv) or name another: make run PYTHON=/usr/bin/python3.11"
        )
    if importlib.util.find_spec("ensurepip") is None:
        stop("Python here cannot make virtual environments. On Debian: apt-get install python3-venv")
    free = shutil.disk_usage(ROOT).free
    if free < NEEDED_BYTES[tests] and not VENV.exists():
        stop(
            f"The disk has {free // 1024**2} MB free and Tankar needs {NEEDED_BYTES[tests] // 1024**2} MB. "
            "Nothing was changed; make room and try again."
        )


def run(what: str, command: list[str], remedy: str = "") -> None:
    """Run one step quietly; on failure say which step it was, why, and what to do."""
    print(f"· {what}", flush=True)
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode == 0:
        return
    said = (done.stderr + done.stdout).strip()
    if "No space left" in said:
        stop(f"“{what}” stopped because the disk is full. Make room and run the same command again.")
    if any(word in said.lower() for word in UNREACHABLE):
        stop(
            f"“{what}” could not reach the package registry. Check the network (and PIP_INDEX_URL or npm's "
            f"settings, if you use a mirror) and run the same command again; what is done stays done.\n{tail(said)}"
        )
    stop(f"“{what}” failed. {remedy}\n{tail(said)}")


def tail(said: str) -> str:
    return "\n".join(f"  {line}" for line in said.splitlines()[-6:])


def digest(*paths: Path) -> str:
    together = hashlib.sha256()
    for path in paths:
        together.update(path.read_bytes())
    return together.hexdigest()


def once(name: str, mark: str) -> bool:
    """True when step `name` was done for this very `mark`."""
    stamp = VENV / f".{name}"
    return stamp.exists() and stamp.read_text() == mark


def done(name: str, mark: str) -> None:
    (VENV / f".{name}").write_text(mark)


def install_python(tests: bool) -> None:
    python = VENV / "bin" / "python"
    if not python.exists():
        run("make the virtual environment", [sys.executable, "-m", "venv", str(VENV)])
    locks = ROOT / "requirements"
    mark = digest(locks / "install.lock")
    pip = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--require-hashes"]
    if not once("installer", mark):
        run("fetch the installer", [*pip, "-r", str(locks / "install.lock")])
        done("installer", mark)
    lock = locks / ("test.lock" if tests else "run.lock")
    mark = digest(lock, ROOT / "pyproject.toml")
    if once("test.lock", digest(locks / "test.lock", ROOT / "pyproject.toml")) or once(lock.name, mark):
        return
    uv = [str(VENV / "bin" / "uv"), "pip", "install", "--quiet", "--python", str(python)]
    index = os.environ.get("UV_DEFAULT_INDEX") or os.environ.get("PIP_INDEX_URL")
    mirror = ["--default-index", index] if index else []
    run("fetch the Python parts", [*uv, *mirror, "--require-hashes", "-r", str(lock)])
    run(
        "install the tankar command",
        [*uv, "--no-deps", "--no-build-isolation", "--offline", "--editable", "."],
    )
    done(lock.name, mark)


def install_debian() -> None:
    """The browser for the stories: installed where this user may, else named."""
    packages = [p for command, names in DEBIAN.items() if shutil.which(command) is None for p in names]
    if not packages:
        return
    if not may_install():
        stop(f"The tests need a browser. Install it and run again: sudo apt-get install {' '.join(packages)}")
    install_packages("install the browser", packages)


def install_finnish(tests: bool) -> None:
    """Finnish spelling: installed for the tests where this user may, else named. Tankar works without it too."""
    asks = "from tankar.texts.spelling.voikko import voikko; raise SystemExit(voikko() is None)"
    asked = [str(VENV / "bin" / "python"), "-c", asks]
    if subprocess.run(asked, cwd=ROOT, capture_output=True, check=False).returncode == 0:
        return
    if tests and may_install():
        install_packages("install Finnish spelling", FINNISH)
    else:
        print(f"· Finnish spelling is switched off; this brings it: sudo apt-get install {' '.join(FINNISH)}")


def may_install() -> bool:
    return os.geteuid() == 0 and shutil.which("apt-get") is not None


def install_packages(what: str, packages: list[str]) -> None:
    run("look for Debian's packages", ["apt-get", "update", "-qq"])
    environment = ["env", "DEBIAN_FRONTEND=noninteractive"]
    run(what, [*environment, "apt-get", "install", "-y", "-qq", *packages])


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--tests", action="store_true", help="also what the tests need")
    tests = parser.parse_args().tests
    check_machine(tests)
    install_python(tests)
    python = str(VENV / "bin" / "python")
    run("fetch the front-end parts", [python, "tools/assets.py", *(["--tests"] if tests else [])])
    run("compile the Swedish and Finnish texts", [python, "tools/messages.py", "--compile"])
    if tests:
        install_debian()
    install_finnish(tests)


if __name__ == "__main__":
    main()
