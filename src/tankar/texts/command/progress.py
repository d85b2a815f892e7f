"""A bar on the terminal while long input is read; nothing anywhere else."""

from __future__ import annotations

import sys
import time

__all__ = ["Progress"]

WIDTH = 30
SECONDS = 0.2
PATIENCE = 1.0
"""Seconds after which somebody who waits is told how far it is."""


class Progress:
    def __init__(self, is_wanted: bool) -> None:
        self.is_shown = is_wanted and sys.stderr.isatty()
        self._begun = self._last = time.monotonic()
        self._is_drawn = False

    def show(self, done: int, size: int, count: int) -> None:
        """`done` of `size` bytes (0 when nobody knows), `count` texts."""
        if not self.is_shown:
            return
        now = time.monotonic()
        if now - self._last < SECONDS or now - self._begun < PATIENCE:
            return
        self._last, self._is_drawn = now, True
        part = min(1.0, done / size) if size else 0.0
        bar = f"[{'#' * round(WIDTH * part):<{WIDTH}}] {part:4.0%} " if size else ""
        print(f"\r{bar}{count} texts, {count / (now - self._begun):.0f} a second ", end="", file=sys.stderr)

    def end(self) -> None:
        if self._is_drawn:
            print("\r\x1b[K", end="", file=sys.stderr)
