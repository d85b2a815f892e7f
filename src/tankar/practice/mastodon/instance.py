"""What the server says of itself: ``/api/v2/instance``, ``/api/v1/instance``, the OAuth metadata."""

from __future__ import annotations

from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from tankar.practice.files import VIDEOS

from .counting import ADDRESS_COUNTS, LONGEST_TEXT
from .gate import Me, base_of, gate, store_of
from .media import LARGEST_IMAGE, LARGEST_VIDEO, LONGEST_DESCRIPTION, MOST_PIXELS, PICTURES
from .posting import MOST_MEDIA

VERSION = "4.5.0+practice"
SCOPES = [
    "read",
    "read:accounts",
    "read:statuses",
    "read:notifications",
    "read:favourites",
    "write",
    "write:statuses",
    "write:media",
    "write:favourites",
    "write:accounts",
    "profile",
    "push",
]
ABOUT = "Practice network: nothing leaves this machine."


def _limits() -> dict[str, Any]:
    return {
        "accounts": {"max_featured_tags": 10, "max_pinned_statuses": 5},
        "statuses": {
            "max_characters": LONGEST_TEXT,
            "max_media_attachments": MOST_MEDIA,
            "characters_reserved_per_url": ADDRESS_COUNTS,
        },
        "media_attachments": {
            "supported_mime_types": [*PICTURES, *VIDEOS],
            "description_limit": LONGEST_DESCRIPTION,
            "image_size_limit": LARGEST_IMAGE,
            "image_matrix_limit": MOST_PIXELS,
            "video_size_limit": LARGEST_VIDEO,
            "video_frame_rate_limit": 120,
            "video_matrix_limit": 8_294_400,
        },
        "polls": {
            "max_options": 4,
            "max_characters_per_option": 50,
            "min_expiration": 300,
            "max_expiration": 2_629_746,
        },
    }


@gate("", is_open=True)
async def instance_v2(request: Request, _me: Me) -> Response:
    base = base_of(request)
    return JSONResponse(
        {
            "domain": request.url.netloc,
            "title": "Tankar practice network",
            "version": VERSION,
            "source_url": base,
            "description": ABOUT,
            "usage": {"users": {"active_month": store_of(request).number("SELECT count(*) FROM accounts")}},
            "thumbnail": {"url": f"{base}/static/account.svg"},
            "languages": ["sv", "fi", "en"],
            "configuration": {
                "urls": {"streaming": None, "status": None, "about": f"{base}/"},
                "vapid": {"public_key": ""},
                **_limits(),
                "translation": {"enabled": False},
            },
            "registrations": {"enabled": False, "approval_required": False, "message": None, "url": None},
            "api_versions": {"mastodon": 7},
            "contact": {"email": "practice@demo.example", "account": None},
            "rules": [],
        }
    )


@gate("", is_open=True)
async def instance_v1(request: Request, _me: Me) -> Response:
    store = store_of(request)
    return JSONResponse(
        {
            "uri": request.url.netloc,
            "title": "Tankar practice network",
            "short_description": ABOUT,
            "description": ABOUT,
            "email": "practice@demo.example",
            "version": VERSION,
            "urls": {},
            "stats": {
                "user_count": store.number("SELECT count(*) FROM accounts"),
                "status_count": store.number("SELECT count(*) FROM statuses WHERE gone IS NULL"),
                "domain_count": 1,
            },
            "thumbnail": None,
            "languages": ["sv", "fi", "en"],
            "registrations": False,
            "approval_required": False,
            "invites_enabled": False,
            "configuration": _limits(),
            "contact_account": None,
            "rules": [],
        }
    )


async def oauth_metadata(request: Request) -> Response:
    base = base_of(request)
    return JSONResponse(
        {
            "issuer": f"{base}/",
            "service_documentation": f"{base}/",
            "authorization_endpoint": f"{base}/oauth/authorize",
            "token_endpoint": f"{base}/oauth/token",
            "revocation_endpoint": f"{base}/oauth/revoke",
            "app_registration_endpoint": f"{base}/api/v1/apps",
            "scopes_supported": SCOPES,
            "response_types_supported": ["code"],
            "response_modes_supported": ["query"],
            "grant_types_supported": ["authorization_code", "client_credentials"],
            "token_endpoint_auth_methods_supported": ["client_secret_basic", "client_secret_post"],
            "code_challenge_methods_supported": ["S256"],
        }
    )
