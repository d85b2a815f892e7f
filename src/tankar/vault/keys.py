"""Key files: `DATA/keys/<name>`, one key a line, newest first, readable by the owner alone (0600).

Plain Python, since the settings read the signing keys before Django exists.
"""

from __future__ import annotations

import fcntl
import os
from pathlib import Path

from cryptography.fernet import Fernet

__all__ = ["NAMES", "load", "load_or_make", "rotate"]

NAMES = ("signing", "vault", "safety")


def load(folder: Path, name: str) -> list[str]:
    """The keys called `name`, newest first; an empty list when the file is not there."""
    path = folder / name
    if not path.exists():
        return []
    return [line for line in path.read_text("ascii").splitlines() if line]


def load_or_make(folder: Path, name: str) -> list[str]:
    """Load the keys, making the first one when there is none. Of several processes one makes it."""
    return load(folder, name) or _put_first(folder, name, only_if_none=True)


def rotate(folder: Path, name: str) -> list[str]:
    """Put a new key first. The file is replaced in one step, so a killed process leaves one or the other."""
    return _put_first(folder, name, only_if_none=False)


def _put_first(folder: Path, name: str, *, only_if_none: bool) -> list[str]:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    with (folder / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        there = load(folder, name)
        if there and only_if_none:
            return there
        all_keys = [Fernet.generate_key().decode("ascii"), *there]
        fresh = folder / f".{name}.new"
        descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write("\n".join(all_keys) + "\n")
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(folder / name)
        return all_keys
