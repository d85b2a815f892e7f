"""Files too big for a page are let past and written nowhere, so that the page can answer with a sentence."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.http import HttpRequest

__all__ = ["BoundedByThePage", "at_most", "was_too_big"]

View = TypeVar("View", bound=Callable[..., Any])
_MOST, _TOO_BIG = "most_upload_bytes", "upload_was_too_big"


def at_most(size: int) -> Callable[[View], View]:
    """The view takes requests of at most so many bytes with files; place it nearest to the function."""

    def mark(view: View) -> View:
        setattr(view, _MOST, size)
        return view

    return mark


def was_too_big(request: HttpRequest) -> bool:
    """Were the files of this request left out for their size?"""
    request.POST  # noqa: B018 - reading it is what lets the files past
    return bool(getattr(request, _TOO_BIG, False))


class BoundedByThePage(FileUploadHandler):
    """Django's upload handler, before those that keep anything."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        match = self.request.resolver_match if self.request else None
        most = getattr(match.func, _MOST, None) if match else None
        length = int(self.request.META.get("CONTENT_LENGTH") or 0) if self.request else 0
        if most is not None and length > most:
            setattr(self.request, _TOO_BIG, True)
            raise SkipFile

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:  # noqa: ARG002 - as Django calls it
        return raw_data

    def file_complete(self, file_size: int) -> None:  # noqa: ARG002 - as Django calls it
        return None
