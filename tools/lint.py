#!/usr/bin/env python3
"""Look at the code without running it. Each check's own words are shown when it complains."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
CHECKS = {
    "format": [f"{BIN}/ruff", "format", "--check", "--quiet", "."],
    "style": [f"{BIN}/ruff", "check", "--quiet", "."],
    "layers": [f"{BIN}/lint-imports", "--no-cache"],
    "templates": [f"{BIN}/djlint", "src", "--lint", "--quiet"],
    "texts": [sys.executable, "tools/messages.py", "--check"],
    "types": [f"{BIN}/mypy"],
}


def main() -> int:
    with tempfile.TemporaryDirectory(prefix="tankar-lint-") as data:
        return _look({**os.environ, "DATA": data})


def _look(environment: dict[str, str]) -> int:
    """`environment` names a data folder of its own: to know its types, mypy reads the settings."""
    failed = []
    for name, command in CHECKS.items():
        begun = time.monotonic()
        done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
        print(
            f"lint: {name}: {'ok' if done.returncode == 0 else 'FAILED'} ({time.monotonic() - begun:.1f} s)",
            flush=True,
        )
        if done.returncode:
            print((done.stdout + done.stderr)[-6000:])
            failed.append(name)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
