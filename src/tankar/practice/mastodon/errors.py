"""Refusals in Mastodon's own words and shape: ``{"error": …, "error_description"?: …}``."""

from __future__ import annotations

from starlette.responses import JSONResponse

from tankar.practice import manners


class Refused(manners.Refused):
    def __init__(self, status: int, error: str, description: str | None = None) -> None:
        body = {"error": error}
        if description:
            body["error_description"] = description
        super().__init__(JSONResponse(body, status), error)
        self.description = description


def not_found() -> Refused:
    return Refused(404, "Record not found")


def invalid(reason: str) -> Refused:
    return Refused(422, f"Validation failed: {reason}")
