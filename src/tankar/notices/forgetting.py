"""Notices about something whose people are forgotten are gone as well: they name who was told."""

from __future__ import annotations

from collections.abc import Iterable

from tankar.notices.models import Notice

__all__ = ["forget"]


def forget(what: str, public_ids: Iterable[str]) -> int:
    """Delete the notices about these things, read or not; how many. `what` is the first part of their `about`."""
    gone, _by_model = Notice.objects.filter(about__in=[f"{what}:{one}" for one in public_ids]).delete()
    return gone
