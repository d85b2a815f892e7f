"""Mail leaves through the city's server; in a demo it is kept and shown, never sent."""

from __future__ import annotations

from django.core.mail.backends.locmem import EmailBackend as Backend

__all__ = ["Backend"]
