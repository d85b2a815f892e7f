"""What comments refuse.

CommentError (a ContentError)
├── NothingSaid      a comment without words
└── TooLateToDelete  it was read by now; answer it instead
"""

from __future__ import annotations

from tankar.content.errors import ContentError

__all__ = ["CommentError", "NothingSaid", "TooLateToDelete"]


class CommentError(ContentError):
    """Anything a comment refuses."""


class NothingSaid(CommentError):
    """A comment needs words."""


class TooLateToDelete(CommentError):
    """It is somebody else's, or older than a quarter of an hour."""
