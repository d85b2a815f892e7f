"""Encrypted credentials, and the keys that open them.

    vault.store("channel:abc", {"access_token": "…"})
    vault.reveal("channel:abc")["access_token"]

The names below are fetched when first asked for: the settings read `vault.keys` before Django exists.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tankar.vault.safe import check, check_keys, close, forget, opened, reveal, rotate, store

__all__ = ["check", "check_keys", "close", "forget", "opened", "reveal", "rotate", "store"]


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.safe"), name)
