"""The client API of Mastodon, as its public documentation describes it (read for version 4.5).

Not practised: polls, quotes, streaming, push, grouped notifications, follows, blocks, and other servers.
"""

from __future__ import annotations

from starlette.routing import Route

from . import accounts, instance, media, oauth, past, scheduled, statuses, talk

__all__ = ["ROUTES", "past", "talk"]

V1 = "/api/v1"
ROUTES = [
    Route("/.well-known/oauth-authorization-server", instance.oauth_metadata),
    Route("/oauth/token", oauth.post_token, methods=["POST"]),
    Route("/oauth/revoke", oauth.post_revoke, methods=["POST"]),
    Route(f"{V1}/apps", oauth.post_app, methods=["POST"]),
    Route("/api/v2/instance", instance.instance_v2),
    Route(f"{V1}/instance", instance.instance_v1),
    Route("/api/v2/media", media.post_media, methods=["POST"]),
    Route(f"{V1}/media", media.post_media, methods=["POST"]),
    Route(f"{V1}/media/{{id}}", media.get_media, methods=["GET"]),
    Route(f"{V1}/media/{{id}}", media.put_media, methods=["PUT"]),
    Route(f"{V1}/accounts/verify_credentials", accounts.verify_credentials),
    Route(f"{V1}/accounts/lookup", accounts.lookup),
    Route(f"{V1}/accounts/{{id}}", accounts.get_account),
    Route(f"{V1}/accounts/{{id}}/statuses", accounts.account_statuses),
    Route(f"{V1}/notifications", accounts.notifications),
    Route(f"{V1}/notifications/requests", accounts.notification_requests),
    Route(f"{V1}/scheduled_statuses", scheduled.list_scheduled),
    Route(f"{V1}/scheduled_statuses/{{id}}", scheduled.get_scheduled, methods=["GET"]),
    Route(f"{V1}/scheduled_statuses/{{id}}", scheduled.delete_scheduled, methods=["DELETE"]),
    Route(f"{V1}/statuses", statuses.post_status, methods=["POST"]),
    Route(f"{V1}/statuses/{{id}}", statuses.get_status, methods=["GET"]),
    Route(f"{V1}/statuses/{{id}}", statuses.put_status, methods=["PUT"]),
    Route(f"{V1}/statuses/{{id}}", statuses.delete_status, methods=["DELETE"]),
    Route(f"{V1}/statuses/{{id}}/source", statuses.get_source),
    Route(f"{V1}/statuses/{{id}}/history", statuses.get_history),
    Route(f"{V1}/statuses/{{id}}/context", statuses.get_context),
    Route(f"{V1}/statuses/{{id}}/favourited_by", accounts.favourited_by),
    Route(f"{V1}/statuses/{{id}}/reblogged_by", accounts.reblogged_by),
    Route(f"{V1}/statuses/{{id}}/favourite", statuses.favourite, methods=["POST"]),
    Route(f"{V1}/statuses/{{id}}/unfavourite", statuses.unfavourite, methods=["POST"]),
    Route(f"{V1}/statuses/{{id}}/reblog", statuses.reblog, methods=["POST"]),
    Route(f"{V1}/statuses/{{id}}/unreblog", statuses.unreblog, methods=["POST"]),
]
