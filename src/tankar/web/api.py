"""The public API, version 1: every context's router under one description."""

from __future__ import annotations

from ninja import NinjaAPI

from tankar.channels.opendata.api import router as register
from tankar.channels.verify.api import router as channels

__all__ = ["api"]

api = NinjaAPI(
    title="Tankar",
    version="1",
    description="What the city's register of social media says to other programs. Open to all, without a key.",
    urls_namespace="api",
    openapi_url="openapi.json",
    docs_url="docs",
)
api.add_router("", channels)
api.add_router("", register)
