"""Texts as they survive a network, to know our own again."""

from __future__ import annotations

import unicodedata


def plain(text: str) -> str:
    """Composed characters, one kind of line end, no blank edges."""
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n")).strip()
