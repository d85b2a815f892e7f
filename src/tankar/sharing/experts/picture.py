"""The picture of a profile: a file of its own, which leaves the disk with it."""

from __future__ import annotations

from tankar.content.media.store import VARIANTS, path_of
from tankar.content.models import Asset
from tankar.sharing.models import ExpertProfile

__all__ = ["forget_picture"]


def forget_picture(sha256: str, content_type: str) -> None:
    """Take the file and its smaller copies off the disk, unless something else shows the same one.

    Called after the transaction: a file does not come back with a roll-back.
    """
    if not sha256 or content_type not in {"image/jpeg", "image/png", "image/webp"}:
        return
    if ExpertProfile.objects.filter(picture=sha256).exists() or Asset.objects.filter(sha256=sha256).exists():
        return
    for width in (None, *VARIANTS):
        path_of(sha256, content_type, width).unlink(missing_ok=True)
