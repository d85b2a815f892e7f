"""Refusals as XRPC writes them: ``{"error": "Name", "message": "…"}``."""

from __future__ import annotations

from starlette.responses import JSONResponse

from tankar.practice import manners


class Refused(manners.Refused):
    def __init__(self, name: str, message: str, status: int = 400) -> None:
        super().__init__(JSONResponse({"error": name, "message": message}, status), message)


def invalid(message: str) -> Refused:
    return Refused("InvalidRequest", message)
