from __future__ import annotations

from tankar.channels.testing.networks import harbour

__all__ = ["harbour"]
