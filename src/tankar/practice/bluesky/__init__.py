"""Bluesky: an account's own server (PDS), what readers are shown (AppView) and the video service, as the public
lexicons describe them (read 2026-08), with the answers that were measured on a real server.

All of it answers under ``/bluesky/xrpc/``; the video service also under ``/bluesky/video/xrpc/``.

Not practised: OAuth, chat, moderation, the firehose.
"""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from . import notifications, past, repo, sessions, talk, threads, video, views
from .posting import as_html
from .views import post_path, profile_path

__all__ = ["ROUTES", "as_html", "past", "post_path", "profile_path", "talk", "unknown_method"]


async def health(_request: Request) -> Response:
    return JSONResponse({"version": "practice"})


def unknown_method(_request: Request) -> Response:
    return JSONResponse({"error": "MethodNotImplemented", "message": "Method Not Implemented"}, 501)


QUERIES = {
    "_health": health,
    "com.atproto.server.describeServer": sessions.describe_server,
    "com.atproto.server.getSession": sessions.get_session,
    "com.atproto.server.getServiceAuth": sessions.get_service_auth,
    "com.atproto.identity.resolveHandle": sessions.resolve_handle,
    "com.atproto.repo.getRecord": repo.get_record,
    "com.atproto.repo.listRecords": repo.list_records,
    "com.atproto.repo.describeRepo": repo.describe_repo,
    "app.bsky.actor.getProfile": views.get_profile,
    "app.bsky.feed.getAuthorFeed": views.get_author_feed,
    "app.bsky.feed.getPosts": views.get_posts,
    "app.bsky.feed.getPostThread": threads.get_post_thread,
    "app.bsky.feed.getLikes": threads.get_likes,
    "app.bsky.feed.getRepostedBy": threads.get_reposted_by,
    "app.bsky.feed.getQuotes": threads.get_quotes,
    "app.bsky.notification.listNotifications": notifications.list_notifications,
    "app.bsky.notification.getUnreadCount": notifications.get_unread_count,
    "app.bsky.video.getJobStatus": video.get_job_status,
    "app.bsky.video.getUploadLimits": video.get_upload_limits,
}
PROCEDURES = {
    "com.atproto.server.createSession": sessions.create_session,
    "com.atproto.server.refreshSession": sessions.refresh_session,
    "com.atproto.server.deleteSession": sessions.delete_session,
    "com.atproto.repo.createRecord": repo.create_record,
    "com.atproto.repo.putRecord": repo.put_record,
    "com.atproto.repo.deleteRecord": repo.delete_record,
    "com.atproto.repo.uploadBlob": repo.upload_blob,
    "app.bsky.notification.updateSeen": notifications.update_seen,
    "app.bsky.video.uploadVideo": video.upload_video,
}
ROUTES = [
    Route("/bluesky/plc/{did}", sessions.did_json),
    *(
        Route(f"/bluesky{service}/xrpc/{name}", handler, methods=[method])
        for service in ("", "/video")
        for method, table in (("GET", QUERIES), ("POST", PROCEDURES))
        for name, handler in table.items()
    ),
]
