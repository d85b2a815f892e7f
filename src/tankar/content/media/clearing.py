"""What is cleared away by itself."""

from __future__ import annotations

from tankar.content.media.uploads import forget_leftovers, forget_old
from tankar.work.periodic import every

__all__ = ["clear_uploads"]


@every(seconds=3600, name="content.clear_uploads")
def clear_uploads() -> None:
    """Uploads that stopped halfway leave the disk after a week, what a killed process left after a day."""
    forget_old()
    forget_leftovers()
