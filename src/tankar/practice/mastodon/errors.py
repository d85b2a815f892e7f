"""Refusals in Mastodon's own words and shape: ``{"error": …, "error_description"?: …}``."""

from __future__ import annotations

from starlette.responses import JSONResponse, Response


class Refused(Exception):
    def __init__(self, status: int, error: str, description: str | None = None) -> None:
        super().__init__(error)
        self.status, self.error, self.description = status, error, description

    def response(self) -> Response:
        body = {"error": self.error}
        if self.description:
            body["error_description"] = self.description
        return JSONResponse(body, self.status)


def not_found() -> Refused:
    return Refused(404, "Record not found")


def invalid(reason: str) -> Refused:
    return Refused(422, f"Validation failed: {reason}")
