"""What the vault says when it cannot.

VaultError
├── Missing       nothing is stored under that name
├── KeyMissing    there is ciphertext, but no key file: nothing starts, and no new key is made beside it
└── CannotOpen    none of the keys opens what is stored
"""

from __future__ import annotations

__all__ = ["CannotOpen", "KeyMissing", "Missing", "VaultError"]


class VaultError(Exception):
    """Anything the vault refuses; the text is a sentence, and never holds a secret."""


class Missing(VaultError):
    """Nothing is stored under that name."""


class KeyMissing(VaultError):
    """The key file is gone, while encrypted credentials are there."""


class CannotOpen(VaultError):
    """What is stored was encrypted with another key, or was changed."""
